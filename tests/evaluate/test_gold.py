"""Files of coded reports: what is read, what is refused, and which report of a record is meant."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import ConfigError, GoldError
from dragoman.evaluate import Candidate, Coded, GoldReport, load_gold, load_limits, pair_reports, rows_from_marked
from dragoman.model import Span

ROW: dict[str, Any] = {
    "id": "a",
    "text": "Ada said we go.",
    "attributions": [{"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 14]], "kind": "speech"}],
}


def gold_file(folder: Path, *rows: object) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("\n".join(each if isinstance(each, str) else json.dumps(each) for each in rows))
    return path


def test_reports_come_in_the_order_of_their_ids(tmp_path: Path):
    path = gold_file(tmp_path, {**ROW, "id": "b"}, "", ROW)

    assert ["a", "b"] == [report.id for report in load_gold(path)]


def test_spans_and_kind_are_read(tmp_path: Path):
    [report] = load_gold(gold_file(tmp_path, ROW))

    assert (Coded((Span(0, 3),), (Span(4, 8),), (Span(9, 14),), "speech"),) == report.statements


def test_source_and_cue_may_be_left_out(tmp_path: Path):
    [report] = load_gold(gold_file(tmp_path, {**ROW, "attributions": [{"content": [[9, 14]], "source": None}]}))

    assert (Coded((), (), (Span(9, 14),)),) == report.statements


def attribution(**changed: object) -> dict[str, Any]:
    return {**ROW, "attributions": [{**ROW["attributions"][0], **changed}]}


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("{", "gold.jsonl:1: is not JSON"),
        ([], "gold.jsonl:1: is not an object"),
        ({**ROW, "id": None}, "'id' must be a string"),
        ({**ROW, "text": None}, "'text' must be the text"),
        ({**ROW, "attributions": None}, "'attributions' must be a list"),
        (attribution(content=[]), "attribution 1: has no 'content'"),
        (attribution(content=[[9, 99]]), r"attribution 1: 'content': \[9, 99\] lies outside the text, which has 15"),
        (attribution(cue=[4, 8]), "'cue' must be a list of"),
        (attribution(cue="said"), "'cue' must be a list of"),
        (attribution(kind="talk"), "'kind' cannot be 'talk'"),
        ("", "holds no coded report"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(row: object, message: str, tmp_path: Path):
    with pytest.raises(GoldError, match=message):
        load_gold(gold_file(tmp_path, row))


def test_two_reports_of_one_id_are_refused(tmp_path: Path):
    with pytest.raises(GoldError, match=r"gold.jsonl:2: the id 'a' is there already"):
        load_gold(gold_file(tmp_path, ROW, ROW))


def test_a_file_that_is_not_there_is_named():
    with pytest.raises(GoldError, match=r"nowhere.jsonl: cannot be read"):
        load_gold(Path("nowhere.jsonl"))


GOLD = GoldReport("a", "Ada said we go.", ())


@pytest.mark.parametrize(
    ("candidates", "expected"),
    [
        ([Candidate("r1", "a", GOLD.text)], "r1"),
        ([Candidate("a", None, GOLD.text)], "a"),
        ([Candidate("r1", "b", GOLD.text)], "r1"),
        ([Candidate("r1", None, GOLD.text), Candidate("r2", "a", GOLD.text)], "r2"),
        ([Candidate("r1", "a", "Another."), Candidate("r2", None, GOLD.text)], "r2"),
    ],
)
def test_report_is_the_one_of(candidates: list[Candidate], expected: str):
    assert [(GOLD, expected)] == pair_reports([GOLD], candidates)


def test_a_text_that_differs_is_refused_with_the_place():
    with pytest.raises(GoldError, match=r"a: the coded text is not the record's.* from character 9 on \('we go\.'"):
        pair_reports([GOLD], [Candidate("r1", "a", "Ada said they go.")])


def test_a_report_that_is_not_in_the_record_is_refused():
    with pytest.raises(GoldError, match="a: of 1 coded reports 1 is not in the record"):
        pair_reports([GOLD], [])


def test_a_report_that_may_be_missing_has_no_counterpart():
    assert [(GOLD, None)] == pair_reports([GOLD], [], may_be_missing=True)


MARKED = """#id a
#outlet Lakeside Post
{1+2 source:Ada} {1 cue:said} {1 content:“We go,”} and {2 cue:hopes} {2 content belief:{3 source:Bo} {3 cue:says} {3 content:yes}}. {1 content:“Now.”}
#end
"""  # noqa: E501


def test_marks_become_spans_of_the_text_without_them():
    [row] = rows_from_marked(MARKED)

    assert {
        "id": "a",
        "outlet": "Lakeside Post",
        "text": "Ada said “We go,” and hopes Bo says yes. “Now.”",
        "attributions": [
            {"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 17], [41, 47]], "kind": "speech"},
            {"source": [[0, 3]], "cue": [[22, 27]], "content": [[28, 39]], "kind": "belief"},
            {"source": [[28, 30]], "cue": [[31, 35]], "content": [[36, 39]], "kind": "speech"},
        ],
    } == row


def test_lines_about_speakers_are_no_fields():
    [row] = rows_from_marked(
        "#id a\n#who 1 Ada Lund\n#who 2 -\n#actor Ada Lund | - | - | -\n{1 source:Ada} {1 cue:said} {1 content:yes}."
    )

    assert {"id", "text", "attributions"} == set(row)


def test_braces_that_are_no_marks_stay():
    [row] = rows_from_marked("#id a\nSet {x} of {1 content:all}.")

    assert "Set {x} of all." == row["text"]


@pytest.mark.parametrize(
    ("marked", "message"),
    [
        ("#id a\n{1 content:We go", "a: '{1 content:' is not closed"),
        ("#id a\n{1 source:Ada} left", "a: statement 1 has no content"),
        ("#id a\n{1 content talk:We go}", "a: '{1 content talk:' cannot be"),
    ],
)
def test_marks_that_make_no_statement_are_refused(marked: str, message: str):
    with pytest.raises(GoldError, match=message):
        list(rows_from_marked(marked))


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ("[at_least]\nrelation = 60", []),
        ("[at_least]\nrelation = 60.1", ["relation is 60.0; it must be at least 60.1"]),
        ('[at_most]\n"calibration.ece" = 5', ["calibration.ece is 7.0; it must be at most 5"]),
        ("[at_least]\nnosrc_ok = 1", ["nosrc_ok cannot be told; it must be at least 1"]),
    ],
)
def test_a_limit_that_is_not_kept_is_told(limits: str, expected: list[str], tmp_path: Path):
    (tmp_path / "limits.toml").write_text(limits)

    broken = load_limits(tmp_path / "limits.toml").broken_by(
        {"relation": 60.0, "calibration.ece": 7.0, "nosrc_ok": None}
    )

    assert expected == [str(each) for each in broken]


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        ("[at_least]\nrelatoin = 60", "there is no figure 'relatoin'"),
        ("[least]\nrelation = 60", r"has 'least'; there are the sections \[at_least\]"),
        ("[at_least]\nrelation = 'high'", "'relation' must be a number"),
        ("[at_least", "is not TOML"),
    ],
)
def test_wrong_limits_are_refused(limits: str, message: str, tmp_path: Path):
    (tmp_path / "limits.toml").write_text(limits)

    with pytest.raises(ConfigError, match=message):
        load_limits(tmp_path / "limits.toml").broken_by({"relation": 60.0})
