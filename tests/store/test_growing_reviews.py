"""Tables that grow by judgements on findings hold the rows of tables made of everything at once."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from dragoman.model import Coding, FindingJudgement, Findings, Naming, digest_of
from dragoman.resolve import STEPS
from dragoman.store import RecordFolder, build_database, grow_database
from grown import all_rows, write_read
from records import ORIGIN, findings_of, report_of, span_of, with_event
from reviews import addition_of, judgement_of, on, pair_of

KNOWN: dict[str, Any] = {"packs": (), "verdicts": (), "coding": Coding(), "word_vectors": None}
MADE_WITH = "test, people "
NAMES = ("Mara Lindqvist", "Jonas Qassemi", "Ada Okoro")


def report_about(who: str, whom: str, day: str | None, source: str, **fields: object) -> Findings:
    """Return what a report tells: a statement, a meeting, a naming, and words that nothing was found in."""
    text = f"{who} said: we will go to the harbour soon. {who} met {whom}. The regime waited, and the envoy was angry."
    report = report_of(text, published=day, source=source, **fields)
    found = findings_of(report, (who, "said", "we will go to the harbour soon"), about=[whom])
    found = with_event(found, "met", [who], [whom])
    span = span_of(report, "regime")
    naming = Naming(
        digest_of("n", report.id, span), report.id, span, "regime", "actor", None, None, None, None, "report", None,
        False, False, ORIGIN.id,
    )  # fmt: skip
    return Findings(**{**{name: getattr(found, name) for name in _FIELDS}, "namings": (naming,)})


_FIELDS = ("report", "entities", "mentions", "statements", "events", "origins")

REPORTS = [
    report_about(who, whom, day, f"reports/{number}.txt", given_id=f"g{number}")
    for number, (who, whom, day) in enumerate(
        [
            (NAMES[0], NAMES[1], "2021-01-01"),
            (NAMES[0], NAMES[2], "2021-01-02"),
            (NAMES[1], NAMES[2], "2021-01-02"),
            (NAMES[2], NAMES[0], None),
        ]
    )
]


def edited(found: Findings) -> Findings:
    """Return another version of a report at the same place, with a sentence before."""
    who, whom = found.entities[0].name, found.entities[1].name
    source, given = found.report.source, found.report.given_id
    report = report_of(
        f"It rained. {found.report.text}", published=found.report.published, source=source, given_id=given
    )
    again = findings_of(report, (who, "said", "we will go to the harbour soon"), about=[whom])
    return with_event(again, "met", [who], [whom])


def judgements() -> list[FindingJudgement]:
    """Return judgements of every verdict on the reports."""
    one, two, three, four = REPORTS
    made = [
        judgement_of(one, "statement", "reject"),
        judgement_of(one, "event", "change", terms={"type": "ACCUSE", "recipients": NAMES[0]}),
        judgement_of(two, "statement", "change", terms={"speaker": NAMES[2], "act": "ACCUSE"}),
        judgement_of(two, "event", "accept"),
        judgement_of(three, "event", "reject", by="bo"),
        judgement_of(three, "naming", "reject"),
        judgement_of(three, "naming", "accept", by="bo"),
        addition_of(three, "statement", "the envoy was angry", terms={"speaker": NAMES[1]}),
        addition_of(four, "event", "waited", terms={"type": "RETREAT", "actors": NAMES[2]}),
        judgement_of(four, "statement", "note", note="odd"),
        pair_of("copy", "add", one, two, terms={"kind": "edited"}),
        pair_of("story", "add", one, three),
        pair_of("utterance", "add", one, two),
        judgement_of(four, "statement", "change", terms={"speaker": ""}),
    ]
    later = [on("undo", made[number]) for number in (0, 7, 8, 10)]
    return [*made, later[0], on("decide", made[5]), *later[1:], on("undo", later[3]), on("undo", later[0])]


JUDGEMENTS = judgements()


def grow(path: Path, judged: Sequence[FindingJudgement]) -> bool:
    return grow_database(RecordFolder(path), STEPS, {**KNOWN, "finding_verdicts": judged}, MADE_WITH)


def anew(path: Path, judged: Sequence[FindingJudgement]) -> dict[str, list[str]]:
    place = path.parent / "anew"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(path, place)
    build_database(RecordFolder(place), STEPS, {**KNOWN, "finding_verdicts": judged}, MADE_WITH)
    return all_rows(place)


MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("judge"), st.integers(1, 4)),
        st.tuples(st.just("edit"), st.integers(0, 3)),
        st.tuples(st.just("back"), st.integers(0, 3)),
        st.tuples(st.just("forget"), st.integers(1, 2)),
    ),
    min_size=2,
    max_size=4,
)


@settings(max_examples=3, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(moves=MOVES)
def test_tables_that_grow_by_judgements_are_those_made_of_everything(
    tmp_path_factory: pytest.TempPathFactory, moves: list[tuple[str, int]]
):
    path = tmp_path_factory.mktemp("judged") / "record"
    write_read(path, 1, [(found, f"/{number}") for number, found in enumerate(REPORTS)])
    build_database(RecordFolder(path), STEPS, {**KNOWN, "finding_verdicts": ()}, MADE_WITH)
    n_judged, was_grown = 0, True
    for number, (move, value) in enumerate(moves, start=2):
        if move == "judge":
            n_judged = min(len(JUDGEMENTS), n_judged + value)
        elif move == "forget":
            n_judged = max(0, n_judged - value)
        else:
            found = edited(REPORTS[value]) if move == "edit" else REPORTS[value]
            write_read(path, number, [(found, f"/{value}")])
        was_grown = grow(path, JUDGEMENTS[:n_judged]) and was_grown

    assert (True, anew(path, JUDGEMENTS[:n_judged])) == (was_grown, all_rows(path))


def test_all_judgements_at_once_are_those_one_after_another(tmp_path: Path):
    path = tmp_path / "record"
    write_read(path, 1, [(found, f"/{number}") for number, found in enumerate(REPORTS)])
    build_database(RecordFolder(path), STEPS, {**KNOWN, "finding_verdicts": ()}, MADE_WITH)
    for n_judged in (3, 9, 13, 18, len(JUDGEMENTS)):
        assert grow(path, JUDGEMENTS[:n_judged])

    assert anew(path, JUDGEMENTS) == all_rows(path)
