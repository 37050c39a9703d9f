"""A row with a wrong number of cells is told, and put right only where one reading alone fits."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from readings import codes, read_all, walk, write

from dragoman.read.repair import Column, repaired_cells

LINE = "It rained in the capital for most of the day."


def table_of(folder: Path, header: str, *rows: str) -> tuple[list[str], list[str]]:
    """Return the texts that a table gives, and the codes of its issues."""
    items, issues = walk(write(folder, "table.csv", "\n".join((header, *rows)) + "\n"))
    return [str(item.payload["text"]) for item in items if not isinstance(item.payload, bytes)], codes(issues)


@pytest.mark.parametrize(
    ("header", "row", "text"),
    [
        ("id,text", "1,We will sign,she said.", "We will sign,she said."),
        ("id,text", "1,The minister said no, and left.", "The minister said no, and left."),
        ("id,text,date", "1,He said no, and left, quietly.,2024-03-01", "He said no, and left, quietly."),
        ("date,text,url", "2024-03-01,No,yes,and no.,https://norland.example/a", "No,yes,and no."),
        ("id,title,text", "1,Norland, Osland agree,He said no, and left.", "He said no, and left."),
        ("id;title;text", "1;Norland votes;He said no; then he left.", "He said no; then he left."),
        ("id,title,text", "1,Norland votes,He paid 10,000 crowns, and left.", "He paid 10,000 crowns, and left."),
        ("published,text,language", "March 5, 2024,No, he said.,en", "No, he said."),
        ("text,published", "Rain, wind, and snow fell.,03/04/2024", "Rain, wind, and snow fell."),
    ],
)
def test_unquoted_delimiter_that_fits_in_one_way_is_text(tmp_path: Path, header: str, row: str, text: str) -> None:
    assert ([text], ["mended-row"]) == table_of(tmp_path, header, row)


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("id,title,text", "1,Norland votes,No,and left."),
        ("title,text", "Norland,Osland,agree"),
        ("id,text,notes", "1,He said no,and left,see page 3"),
        ("text,title", "He said no,and left,Norland votes"),
        ("id,text,date", "1,He said no,and left,soon"),
        ("title,text,outlet", "Norland votes,He said no,and left,The Gazette"),
    ],
)
def test_row_that_can_be_read_in_two_ways_or_none_is_not_read(tmp_path: Path, header: str, row: str) -> None:
    assert ([], ["broken-row"]) == table_of(tmp_path, header, row)


def test_row_is_told_with_its_number_and_the_others_are_read(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", f"title,text\nA,{LINE}\nNorland,Osland,agree\nB,{LINE}\n")
    items, [issue] = walk(path)

    assert (2, f"{path}:2", True) == (len(items), issue.source, "row 2 has 3 cells for 2 columns" in issue.message)


def test_other_rows_tell_what_an_unknown_column_holds(tmp_path: Path) -> None:
    rows = (f"1,{LINE},120", f"2,{LINE},7", "3,He said no,and left,12")

    assert ([LINE, LINE, "He said no,and left"], ["mended-row"]) == table_of(tmp_path, "id,text,views", *rows)


def test_empty_cells_beyond_the_columns_say_nothing(tmp_path: Path) -> None:
    assert ([LINE], []) == table_of(tmp_path, "id,text", f"1,{LINE},,")


def test_row_that_is_too_short_is_read_and_told(tmp_path: Path) -> None:
    assert ([LINE], ["short-row"]) == table_of(tmp_path, "id,text,date", f"1,{LINE}")


@pytest.mark.parametrize(
    ("header", "lines", "text"),
    [
        ("id,text,date", ("1,He said no.", "Then he left.,2024-03-01"), "He said no.\nThen he left."),
        (
            "id,text,date",
            ("1,He said no.", "", "He left.", "It rained.,2024-03-01"),
            "He said no.\nHe left.\nIt rained.",
        ),
        ("date,text,url", ("2024-03-01,No.", "Yes.,https://a.example/b"), "No.\nYes."),
        ("id,title,text,date", ("1,Norland votes,No.", "Yes.,2024-03-01"), "No.\nYes."),
        ("id;text;language", ("1;No.", "Yes, he said.;en"), "No.\nYes, he said."),
    ],
)
def test_lines_of_one_text_are_joined(tmp_path: Path, header: str, lines: tuple[str, ...], text: str) -> None:
    assert ([text], ["mended-row"]) == table_of(tmp_path, header, *lines)


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (r'1,"She said \"no, never\" today.",2024-03-01', 'She said "no, never" today.'),
        (r'1,"\"No, never,\" she said.",2024-03-01', '"No, never," she said.'),
        (r'1,"It is in C:\\north, he said \"twice\" today.",2024-03-01', 'It is in C:\\north, he said "twice" today.'),
        ('1,"Two\nlines, \\"no\\" she said.",2024-03-01', 'Two\nlines, "no" she said.'),
        (r'1,"He called it \"a shame, a scandal\".",2024-03-01', 'He called it "a shame, a scandal".'),
    ],
)
def test_marks_with_a_backslash_before_them_are_text(tmp_path: Path, row: str, text: str) -> None:
    rows = (row, f"2,{LINE},2024-03-02")

    assert ([text, LINE], []) == table_of(tmp_path, "id,text,date", *rows)


@pytest.mark.parametrize(
    "row", [r'1,"He keeps it in C:\"', r'1,"A path: C:\north\""quoted\"" there"', r"1,A \ sign", '1,"She said ""no""."']
)
def test_backslashes_of_other_tables_are_kept(tmp_path: Path, row: str) -> None:
    [text], issues = table_of(tmp_path, "id,text", row)

    assert (row.count("\\"), []) == (text.count("\\"), issues)


@pytest.mark.parametrize(
    ("above", "header", "row", "n_told"),
    [
        ("sep=;\n", "id;text", f"1;{LINE}", 1),
        ('"sep=,"\n', "id,text", f"1,{LINE}", 1),
        ("Export of 12 March 2024\n", "id,text", f"1,{LINE}", 1),
        ("Search: harbour, strike\n2 results\n\n", "id,title,text", f"1,Rain,{LINE}", 2),
        ("Media database,,\n", "id,text,date", f"1,{LINE},2024-03-01", 1),
        ("sep=\t\nNorland Press Archive\n", "id\ttext", f"1\t{LINE}", 2),
    ],
)
def test_lines_above_the_header_are_left_out_and_named(
    tmp_path: Path, above: str, header: str, row: str, n_told: int
) -> None:
    path = write(tmp_path, "a.csv", f"\ufeff{above}{header}\n{row}\n")
    items, issues = walk(path)

    assert (f"{path}:1", LINE) == (items[0].source, items[0].payload["text"])  # type: ignore[index]
    assert ["skipped-line"] * n_told == codes(issues)


def test_table_without_names_of_columns_is_not_read(tmp_path: Path) -> None:
    assert ([], ["missing-column"]) == table_of(tmp_path, "1,Rain in the north,2024", f"2,{LINE},News")


def test_repaired_row_becomes_a_report(tmp_path: Path) -> None:
    reports, _ = read_all(write(tmp_path, "a.csv", "id,text,date\n1,He said no, and left.,2024-03-01\n"))

    assert ("He said no, and left.", "2024-03-01") == (reports[0].text, str(reports[0].published))


def test_time_of_a_row_grows_with_its_length_alone() -> None:
    columns = [Column("id", "word"), Column("title"), Column("text"), Column("published"), Column(None)]

    def seconds(n_pieces: int) -> float:
        began = time.process_time()
        repaired_cells(["a, b"] * n_pieces, columns, ",", False)
        return time.process_time() - began

    assert seconds(3200) < 8 * seconds(800) + 0.1
