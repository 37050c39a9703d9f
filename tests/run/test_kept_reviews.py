"""Judgements on findings in a record: kept, applied, asked for, taken back, brought from files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import dragoman
from dragoman.errors import ConfigError, RecordError
from dragoman.model import Findings
from dragoman.run import FindingRequest, judge_findings, judge_from_file, resolve_record, undo_file
from grown import write_read
from records import findings_of, make_record, report_of, with_event

TEXT = 'Mara Lindqvist said: "We stay in the harbour until spring." Jon Hall met Mara Lindqvist. Hall was angry.'
REPORT = report_of(TEXT, published="2024-03-01", outlet="NLA", given_id="g1", source="a.txt")
WORDS = "We stay in the harbour until spring."


def read_from(report: dragoman.Report) -> Findings:
    """Return a statement and an event of a report."""
    found = findings_of(report, ("Mara Lindqvist", "said", WORDS), about=["Jon Hall"])
    return with_event(found, "met", ["Jon Hall"], ["Mara Lindqvist"])


FOUND = read_from(REPORT)
[STATEMENT] = FOUND.statements
[EVENT] = FOUND.events


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = make_record(tmp_path_factory.mktemp("reviews") / "record", FOUND)
    resolve_record(path)
    return path


@pytest.fixture
def record(filled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(filled, tmp_path / "record"))


def ask(record: Path, *requests: FindingRequest, by: str = "ada") -> str:
    """Judge, and return the id of the last judgement."""
    made, _ = judge_findings(record, requests, by=by)
    return made[-1].id


def column(table: dragoman.Table, name: str) -> list[object]:
    return [row[name] for row in table]


def edit(record: Path, text: str, read_seq: int = 2) -> None:
    """Have another version of the report in its place."""
    report = report_of(text, published="2024-03-01", outlet="NLA", given_id="g1", source="a.txt")
    write_read(record, read_seq, [(read_from(report), "/0")])
    resolve_record(record)


def test_a_changed_speaker_flows_to_the_statements_of_actors(record: Path):
    ask(record, FindingRequest("change", (STATEMENT.id,), terms=(("speaker", "Jon Hall"),)))

    with dragoman.open(record) as opened:
        told = {row["name"]: row["n_statements"] for row in opened.actors()}
        assert (["Jon Hall"], ["corrected"]) == (column(opened.statements(by="Hall"), "speaker"),
                                                 column(opened.statements(), "review"))  # fmt: skip
        assert {"Jon Hall": 1} == told


def test_a_rejected_statement_counts_nowhere_and_is_there_as_the_machine_has_it(record: Path):
    ask(record, FindingRequest("reject", (STATEMENT.id,)))

    with dragoman.open(record) as opened:
        told = {row["name"]: row["n_statements"] for row in opened.actors(all=True)}
        asked = {way: column(opened.statements(reviewed=way), "review") for way in ("prefer", "only", "any")}
        assert {"prefer": [], "only": [], "any": ["rejected"]} == asked
        assert {"Mara Lindqvist": 0, "Jon Hall": 0} == told


def test_the_machine_keeps_its_own_value_of_what_is_corrected(record: Path):
    ask(record, FindingRequest("change", (EVENT.id,), terms=(("type", "ACCUSE"), ("status", "denied"))))

    with dragoman.open(record) as opened:
        events = {way: [(row["type"], row["status"], row["cameo"]) for row in opened.events(reviewed=way)]
                  for way in ("prefer", "only", "any")}  # fmt: skip
        fields = {(row["field"], row["machine"], row["person"]) for row in opened.reviews()}
        corrected = ("ACCUSE", "denied", "110")
        assert {"prefer": [corrected], "only": [corrected], "any": [("CONSULT", "happened", "040")]} == events
        assert {("type", "CONSULT", "ACCUSE"), ("status", "happened", "denied"), ("cameo", "040", "110")} == fields


def test_exports_and_findings_tell_what_was_reviewed(record: Path):
    ask(record, FindingRequest("accept", (STATEMENT.id,)), FindingRequest("reject", (EVENT.id,)))

    with dragoman.open(record) as opened:
        [(found, _)] = opened.findings()
        [(machine, _)] = opened.findings(reviewed="any")
        assert (["accepted"], []) == ([each.review for each in found.statements], list(found.events))
        assert (["accepted"], ["rejected"]) == ([each.review for each in machine.statements],
                                                [each.review for each in machine.events])  # fmt: skip


def test_a_finding_is_added_by_its_words(record: Path):
    ask(record, FindingRequest("add", kind="event", report="g1", words=("was angry",),
                               terms=(("type", "REJECT"), ("actors", "Jon Hall"))))  # fmt: skip

    with dragoman.open(record) as opened:
        [row] = [row for row in opened.events() if row["review"] == "added"]
        assert ("REJECT", ["Jon Hall"], "was angry") == (row["type"], row["actor_names"], row["trigger"])
        assert 1 == len(opened.events(reviewed="only"))


def test_what_was_undone_is_as_it_was(record: Path):
    made = ask(record, FindingRequest("reject", (STATEMENT.id,)))
    ask(record, FindingRequest("undo", (made,)))

    with dragoman.open(record) as opened:
        assert ["unreviewed"] == column(opened.statements(), "review")
        assert ["undone", "applied"] == column(opened.judged(), "state")


def test_a_judgement_finds_its_statement_in_an_edited_report(record: Path):
    ask(record, FindingRequest("change", (STATEMENT.id,), terms=(("speaker", "Jon Hall"),)))

    edit(record, f"It rained for days. {TEXT}")

    with dragoman.open(record) as opened:
        assert ["Jon Hall"] == column(opened.statements(), "speaker")


def test_a_judgement_whose_words_are_gone_waits_and_is_applied_when_they_are_back(record: Path):
    ask(record, FindingRequest("reject", (EVENT.id,)))
    report = report_of("Nothing happened.", published="2024-03-01", outlet="NLA", given_id="g1", source="a.txt")
    write_read(record, 2, [(findings_of(report), "/0")])
    resolve_record(record)
    with dragoman.open(record) as opened:
        waiting = column(opened.judged(waiting=True), "remark")
    write_read(record, 3, [(FOUND, "/0")])
    resolve_record(record)

    with dragoman.open(record) as opened:
        assert ["the report has no words “met” now"] == waiting
        assert (0, 0) == (len(opened.judged(waiting=True)), len(opened.events()))


def test_a_short_word_among_others_is_not_taken_for_the_one_judged(record: Path):
    ask(record, FindingRequest("reject", (EVENT.id,)))

    edit(record, f'Jon Hall never met anybody else there. Mara Lindqvist said: "{WORDS}"')

    with dragoman.open(record) as opened:
        assert (1, ["the words “met” stand among others now"]) == (
            len(opened.events()), column(opened.judged(waiting=True), "remark"))  # fmt: skip


def test_of_two_people_the_later_counts_with_a_remark(record: Path):
    ask(record, FindingRequest("reject", (STATEMENT.id,)), by="ada")
    ask(record, FindingRequest("accept", (STATEMENT.id,)), by="bo")

    with dragoman.open(record) as opened:
        assert [("outvoted", "disagrees with bo on whether it is one"),
                ("applied", "disagrees with ada on whether it is one")] == [
            (row["state"], row["remark"]) for row in opened.judged()]  # fmt: skip
        assert ["accepted"] == column(opened.statements(), "review")


def test_the_one_decided_on_counts_before_a_later_one(record: Path):
    first = ask(record, FindingRequest("reject", (STATEMENT.id,)), by="ada")
    ask(record, FindingRequest("accept", (STATEMENT.id,)), by="bo")
    ask(record, FindingRequest("decide", (first,)), by="cy")

    with dragoman.open(record) as opened:
        assert [] == column(opened.statements(), "review")


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("act", "SING", "'act' cannot be 'SING'"),
        ("colour", "red", "of a statement 'colour' cannot be changed"),
        ("speaker", "Nobody Here", "neither an actor nor words"),
        ("date", "soon", "give a day such as"),
    ],
)
def test_what_cannot_be_is_told_and_not_kept(record: Path, field: str, value: str, told: str):
    with pytest.raises(ConfigError, match=told):
        ask(record, FindingRequest("change", (STATEMENT.id,), terms=((field, value),)))

    assert not (record / "judgements.jsonl").exists()


def test_an_unknown_finding_is_told(record: Path):
    with pytest.raises(RecordError, match="holds no finding 's1'"):
        ask(record, FindingRequest("accept", ("s1",)))


SHEET = (
    "\ufeffverdict;kind;finding;report_id;content;new_speaker;new_act;note;outlet\r\n"
    f"change;statement;;{REPORT.id};{WORDS};Jon Hall;ACCUSE;sure;NLA\r\n"
    f";statement;;{REPORT.id};{WORDS};;;not coded;NLA\r\n"
)


def test_a_table_from_a_spreadsheet_is_taken_in_once(record: Path, tmp_path: Path):
    file = tmp_path / "coded.csv"
    file.write_bytes(SHEET.encode())

    first, again = (judge_from_file(record, file, by="ada")[:2] for _ in range(2))

    with dragoman.open(record) as opened:
        assert [("Jon Hall", "ACCUSE")] == [(row["speaker"], row["act"]) for row in opened.statements()]
    assert ((1, 0), (0, 1)) == (tuple(map(len, first)), tuple(map(len, again)))


def test_a_file_is_taken_back_as_a_whole_and_can_come_again(record: Path, tmp_path: Path):
    file = tmp_path / "coded.csv"
    file.write_bytes(SHEET.encode())
    judge_from_file(record, file, by="ada")
    undo_file(record, file, by="ada")
    with dragoman.open(record) as opened:
        undone = column(opened.statements(), "act")
    judge_from_file(record, file, by="ada")

    with dragoman.open(record) as opened:
        assert (["SAY"], ["ACCUSE"]) == (undone, column(opened.statements(), "act"))


def test_two_peoples_files_are_merged_each_judgement_once(filled: Path, record: Path, tmp_path: Path):
    ask(record, FindingRequest("reject", (EVENT.id,)))
    ask(record, FindingRequest("accept", (STATEMENT.id,)))
    theirs = tmp_path / "theirs.jsonl"
    theirs.write_bytes((record / "judgements.jsonl").read_bytes())
    other = Path(shutil.copytree(filled, tmp_path / "other"))
    ask(other, FindingRequest("reject", (EVENT.id,)), by="bo")

    for _ in range(2):
        judge_from_file(other, theirs)

    with dragoman.open(other) as opened:
        assert ["ada", "ada", "bo"] == sorted(map(str, column(opened.judged(), "by")))
        assert ["accepted"] == column(opened.statements(), "review")


def test_a_line_that_says_what_cannot_be_is_told_with_its_number(record: Path, tmp_path: Path):
    file = tmp_path / "coded.csv"
    file.write_text("verdict,kind,report_id,content\nmaybe,statement,r1,words\n")

    with pytest.raises(ConfigError, match="line 2: there is no verdict 'maybe'"):
        judge_from_file(record, file)


def test_a_record_in_python_sees_its_judgement(record: Path):
    with dragoman.open(record) as opened:
        opened.judge(STATEMENT.id, "change", speaker="Jon Hall", by="ada")

        assert ["Jon Hall"] == column(opened.statements(), "speaker")


def test_words_that_are_added_count_before_those_that_the_machine_found_there(record: Path):
    words = WORDS.removesuffix(" until spring.")
    ask(record, FindingRequest("add", kind="statement", report="g1", words=(words,)))

    with dragoman.open(record) as opened:
        assert [(words, "corrected")] == [(row["wording"], row["review"]) for row in opened.statements()]
