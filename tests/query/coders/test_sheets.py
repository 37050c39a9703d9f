"""Filled sheets: rows made complete, whatever a spreadsheet did to their words."""

from __future__ import annotations

import pytest

from dragoman.errors import ConfigError
from dragoman.model import Span
from dragoman.model.sample import CodedFinding, Sample, SampledPassage, Stratum
from dragoman.query.coders.sheets import read_sheet

TEXT = "He said “we will stay – all of us”. Others left."
FOUND = CodedFinding("s1", (Span(109, 133),), (("act", "SAY"), ("speaker", "He")))
PASSAGE = SampledPassage("q1", "r1", Span(100, 100 + len(TEXT)), TEXT, "NLA", 0, (FOUND,))
SAMPLE = Sample("x1", "statement", (), 0, "", "", 1, 1, (Stratum(("a",), True, 1, 1),), (PASSAGE,), ())
REPORTS = {"r1": {"text": "." * 100 + TEXT, "given_id": "7", "url": None, "source": "a.txt"}}


def row_of(**values: str) -> dict[str, str]:
    return {"sample": "x1", "passage_id": "q1", "sheet": "open", **values}


def read(*rows: dict[str, str]):
    return read_sheet(list(enumerate(rows, start=2)), {"x1": SAMPLE}, REPORTS)


def test_a_judged_finding_gets_its_words_back_and_where_they_stand():
    [(number, row)] = read(row_of(finding="s1", verdict="accept", content="'spoiled")).rows

    assert (2, "accept", "we will stay – all of us", "109") == (
        number, row["verdict"], row["content"], row["content_start"],
    )  # fmt: skip
    assert ("SAY", "7", "a.txt") == (row["machine_act"], row["given_id"], row["source"])


@pytest.mark.parametrize(
    "words", ['"we will stay - all of us"', "we  will\nstay – all of us", "WE WILL STAY – all of us."]
)
def test_added_words_are_found_in_whatever_marks_they_are_typed(words: str):
    [(_, row)] = read(row_of(content=words, new_act="SAY")).rows

    assert row["verdict"] == "add"
    assert "we will stay – all of us" in row["content"]


def test_a_value_on_a_line_that_is_accepted_is_a_change():
    [(_, row)] = read(row_of(finding="s1", verdict="accept", new_act="REJECT")).rows

    assert ("change", "REJECT") == (row["verdict"], row["new_act"])


def test_empty_rows_are_left_out_and_passages_coded_are_told():
    sheet = read(row_of(coded="x"), row_of(), row_of(coded="no"))

    assert ((), (("x1", "q1", "", False),)) == (sheet.rows, sheet.coded)


def test_rows_of_no_sample_are_handed_on():
    other = {"verdict": "accept", "finding": "s9", "kind": "statement"}

    assert ((2, other),) == read(other).rows


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (row_of(content="we will go"), "line 2: the words 'we will go' do not stand in their passage"),
        (row_of(finding="s2", verdict="accept"), "passage q1 has no finding s2"),
        (row_of(verdict="add"), "copy its words"),
        ({**row_of(), "sample": "x2"}, "no passage q1 of a sample 'x2'"),
    ],
)
def test_what_cannot_be_taken_in_is_told_with_its_line(row: dict[str, str], said: str):
    with pytest.raises(ConfigError, match=said):
        read(row)
