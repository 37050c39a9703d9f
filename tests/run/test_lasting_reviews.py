"""Judgements of every verdict on every kind outlive other readings of the machine, edited reports, and kills."""

from __future__ import annotations

import dataclasses
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import dragoman
from dragoman.model import FindingJudgement, Findings, Naming, Span, digest_of
from dragoman.run import resolve_record
from dragoman.store import RecordFolder, append_finding_judgements
from grown import write_read
from records import ORIGIN, findings_of, make_record, report_of, span_of, with_event
from reviews import addition_of, judgement_of, on, pair_of

WORDS = "We stay in the harbour until spring comes."
MARA, JON = "Mara Lindqvist", "Jon Hall"


def naming_of(found: Findings, words: str) -> Naming:
    """Return a naming of nobody known."""
    span = span_of(found.report, words)
    identity, report_id = digest_of("n", found.report.id, span), found.report.id
    return Naming(
        identity, report_id, span, words, "actor", None, None, None, None, "report", None, False, False, ORIGIN.id
    )


def read_from(name: str, before: str = "", **fields: str) -> Findings:
    """Return what is read in a report: a statement, a meeting, a naming; ``before`` stands before its text."""
    text = f"{before}{MARA} of {name} said: “{WORDS}” {JON} of {name} met {MARA} there. The regime of {name} slept."
    report = report_of(text, published="2024-03-01", source=f"{name}.txt", given_id=name)
    found = findings_of(report, (MARA, "said", WORDS), about=[JON], **fields)
    found = with_event(found, "met", [JON], [MARA])
    return dataclasses.replace(found, namings=(naming_of(found, "regime"),))


NAMES = ("Ardal", "Bersk", "Corvo")
ONE, TWO, THREE = READ = [read_from(name) for name in NAMES]
JUDGED: dict[str, FindingJudgement] = {
    "speaker": judgement_of(ONE, "statement", "change", terms={"speaker": JON}),
    "denied": judgement_of(ONE, "event", "change", terms={"status": "denied"}),
    "no naming": judgement_of(ONE, "naming", "reject"),
    "right": judgement_of(TWO, "statement", "accept"),
    "no event": judgement_of(TWO, "event", "reject"),
    "missed": addition_of(TWO, "event", "slept", terms={"type": "RETREAT"}),
    "remark": judgement_of(TWO, "naming", "note", note="is that so?"),
    "no statement": judgement_of(THREE, "statement", "reject"),
    "another voice": judgement_of(THREE, "naming", "change", terms={"voice": "quoted"}),
    "taken back": judgement_of(THREE, "event", "reject"),
    "copies": pair_of("copy", "reject", TWO, ONE),
    "story": pair_of("story", "reject", TWO, ONE),
    "utterance": pair_of("utterance", "add", TWO, ONE),
}
ALL = [*JUDGED.values(), on("undo", JUDGED["taken back"])]


def record_of(path: Path, *read: Findings) -> Path:
    """Return a record that holds what was read, with all judgements."""
    make_record(path, *read)
    append_finding_judgements(RecordFolder(path), ALL)
    resolve_record(path)
    return path


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return record_of(tmp_path_factory.mktemp("lasting") / "record", *READ)


@pytest.fixture
def record(judged: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(judged, tmp_path / "record"))


def waiting(record: Path) -> set[str]:
    """Return the names of the judgements that wait, after a look that none is lost."""
    names = {judgement.id: name for name, judgement in JUDGED.items()}
    with dragoman.open(record) as opened:
        rows = opened.judged().to_dicts()
    assert {each.id for each in ALL} == {row["judgement_id"] for row in rows}
    return {names[row["judgement_id"]] for row in rows if row["state"] == "waiting"}


def shown(record: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return what counts, by the place a report is of."""
    with dragoman.open(record) as opened:
        statements = [(row["source"][:5], row["speaker"], row["review"]) for row in opened.statements()]
        events = [(row["source"][:5], row["type"], row["status"], row["review"]) for row in opened.events()]
        namings = [(row["source"][:5], row["voice"], row["review"]) for row in opened.namings()]
    return {"statements": sorted(statements), "events": sorted(events), "namings": sorted(namings)}


COUNTS = {
    "statements": [("Ardal", JON, "corrected"), ("Bersk", MARA, "accepted")],
    "events": [
        ("Ardal", "CONSULT", "denied", "corrected"),
        ("Bersk", "RETREAT", "happened", "added"),
        ("Corvo", "CONSULT", "happened", "unreviewed"),
    ],
    "namings": [("Bersk", "report", "unreviewed"), ("Corvo", "quoted", "corrected")],
}


def test_judgements_of_every_verdict_count_on_every_kind(record: Path):
    assert (set(), COUNTS) == (waiting(record), shown(record))


def test_they_outlive_edited_reports(record: Path):
    write_read(record, 2, [(read_from(name, "It had rained. "), f"/{number}") for number, name in enumerate(NAMES)])
    resolve_record(record)

    assert (set(), COUNTS) == (waiting(record), shown(record))


def test_they_wait_while_a_report_is_gone_and_count_when_it_is_back(record: Path):
    gone = report_of("Nothing is told any more.", published="2024-03-01", source="Bersk.txt", given_id="Bersk")
    write_read(record, 2, [(findings_of(gone), "/1")])
    resolve_record(record)
    meanwhile = waiting(record)
    write_read(record, 3, [(TWO, "/1")])
    resolve_record(record)

    assert {"right", "no event", "missed", "remark", "utterance"} == meanwhile
    assert (set(), COUNTS) == (waiting(record), shown(record))


def read_otherwise(found: Findings) -> Findings:
    """Return a report as another machine reads it: wider statements by another, other events, and what was missed."""
    report = found.report
    [statement], [event] = found.statements, found.events
    [content] = statement.content
    hall = next(each for each in found.mentions if found.report.text[slice(*each.span)] == JON)
    wider = Span(content.start - 1, content.end + 1)
    other = dataclasses.replace(
        statement, id=digest_of("s", report.id, wider), content=(wider,), speaker=hall.id,
        speaker_entity=hall.entity_id, speaker_span=hall.span, act="ACCUSE",
    )  # fmt: skip
    event = dataclasses.replace(event, id=digest_of("v", report.id, "other"), type="ACCUSE", cameo="110")
    read = with_event(dataclasses.replace(found, statements=(other,), events=(event,)), "slept", type="PROTEST")
    return dataclasses.replace(read, namings=())


def test_of_another_reading_nothing_is_judged_that_nobody_saw(tmp_path: Path):
    record = record_of(tmp_path / "record", *map(read_otherwise, READ))

    assert {"no event", "no naming", "remark", "another voice"} == waiting(record)
    assert {
        "statements": [("Ardal", JON, "accepted"), ("Bersk", MARA, "corrected")],
        "events": [
            ("Ardal", "ACCUSE", "denied", "corrected"),
            ("Ardal", "PROTEST", "happened", "unreviewed"),
            ("Bersk", "ACCUSE", "happened", "unreviewed"),
            ("Bersk", "RETREAT", "happened", "corrected"),
            ("Corvo", "ACCUSE", "happened", "unreviewed"),
            ("Corvo", "PROTEST", "happened", "unreviewed"),
        ],
        "namings": [],
    } == shown(record)


JUDGE = """
import sys
from pathlib import Path
from dragoman.run import FindingRequest, judge_findings
judge_findings(Path(sys.argv[1]), [FindingRequest("undo", (sys.argv[2],))], by="ada")
"""


@pytest.mark.slow
@pytest.mark.parametrize("sign", [".writing-*record.duckdb", "judgements.jsonl"])
def test_a_judgement_whose_process_was_killed_is_whole_or_not_there(record: Path, sign: str):
    before = (record / "judgements.jsonl").stat().st_size
    process = subprocess.Popen([sys.executable, "-c", JUDGE, str(record), JUDGED["no statement"].id])
    end = time.monotonic() + 120
    while time.monotonic() < end and process.poll() is None:
        if any(path.stat().st_size > (before if sign == "judgements.jsonl" else 0) for path in record.glob(sign)):
            break
        time.sleep(0.001)
    process.kill()
    assert -signal.SIGKILL == process.wait()

    resolve_record(record)

    with dragoman.open(record) as opened:
        assert [("Corvo", "unreviewed")] == [
            (row["source"][:5], row["review"]) for row in opened.statements(text=WORDS) if row["source"][:5] == "Corvo"
        ]
