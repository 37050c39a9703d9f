"""A record's judgements as training data: what was judged is written in the notation that training reads."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

import dragoman
from dragoman.evaluate.marked import rows_from_marked
from dragoman.run import FindingRequest, judge_findings, resolve_record
from records import findings_of, make_record, report_of, with_event

ROOT = Path(__file__).parents[2]
FIRST = "Mara Lindqvist said the harbour stays open."
SECOND = "Jon Hall met Bo Rask. He slept."
THIRD = "Ada Okoro said nobody had asked."


def recipe(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "training" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


RECIPE = recipe("judged_findings")
REPORT = report_of(f"{FIRST}\n{SECOND}\n{THIRD}", published="2024-03-01", outlet="NLA")
FOUND = with_event(
    findings_of(
        REPORT,
        ("Mara Lindqvist", "said", "the harbour stays open"),
        ("Ada Okoro", "said", "nobody had asked"),
        about=["Jon Hall"],
    ),
    "met",
    ["Jon Hall"],
    ["Bo Rask"],
)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = make_record(tmp_path / "record", FOUND)
    resolve_record(path)
    return path


def test_what_was_judged_is_written_and_what_was_not_is_left(record: Path):
    requests = [
        FindingRequest("change", (FOUND.statements[0].id,), terms=(("kind", "document"),)),
        FindingRequest("change", (FOUND.events[0].id,), terms=(("type", "ACCUSE"),)),
        FindingRequest("add", kind="event", report=REPORT.id, words=("slept",), terms=(("type", "RETREAT"),)),
    ]
    judge_findings(record, requests, by="ada")

    with dragoman.open(record) as opened:
        statements = "".join(RECIPE.marked_paragraphs(opened, RECIPE.Written()))
        events = "".join(RECIPE.marked_sentences(opened, RECIPE.Written()))

    [row] = rows_from_marked(statements)
    start = FIRST.index("the harbour")
    assert (FIRST, [[start, start + len("the harbour stays open")]], "document") == (
        row["text"], row["attributions"][0]["content"], row["attributions"][0]["kind"])  # fmt: skip
    assert [
        "[Jon Hall|a1] [met|e1] [Bo Rask|r1].\t1 ACCUSE - 110 happened",
        "He [slept|e1].\t1 RETREAT - 080 happened",
    ] == events.splitlines()


def test_what_was_rejected_is_written_without_it(record: Path):
    judge_findings(record, [FindingRequest("reject", (FOUND.statements[1].id,))], by="ada")

    with dragoman.open(record) as opened:
        [row] = rows_from_marked("".join(RECIPE.marked_paragraphs(opened, RECIPE.Written())))

    assert (THIRD, []) == (row["text"], row["attributions"])
