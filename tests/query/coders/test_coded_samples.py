"""From a record to a sample, through the hands of coders, back, and to what it says of the record."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from pathlib import Path

import pyarrow as pa
import pytest
from coded_records import coded_record

from dragoman.errors import ConfigError, RecordError
from dragoman.export import write_table
from dragoman.record import Record
from dragoman.run import judge_from_file, undo_file

ADDED = "fear {} floods"
Coder = Callable[[dict[str, str]], dict[str, str]]


def write_as_a_spreadsheet(rows: Iterable[dict[str, str]], path: Path) -> Path:
    """Write rows with semicolons, line breaks of Windows and a byte order mark."""
    filled = list(rows)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(filled[0]), delimiter=";", lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(filled)
    return path


def bring(record: Path, who: str, fill: Coder, *, blind: bool = False) -> Path:
    """Draw all 48 passages, let a coder fill in the sheet, and bring it back."""
    with Record(record) as opened:
        rows = opened.sample(n=48, seed=1, blind=blind).to_dicts()
    filled = write_as_a_spreadsheet(map(fill, rows), record.parent / f"{who}.csv")
    judge_from_file(record, filled, by=who)
    return filled


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return coded_record(tmp_path / "record")


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """Return a record of which Ada coded a sample, who is careful, and Ben, who is not."""
    path = coded_record(tmp_path_factory.mktemp("coded") / "record")
    bring(path, "ben", hasty)
    bring(path, "ada", careful)
    return Record(path)


def careful(row: dict[str, str]) -> dict[str, str]:
    """Find all: fears are missed, denials are of another act, the rest is right."""
    mark = {"coded": "x" if row["passage"] else ""}
    if row["finding"]:
        return row | mark | ({"new_act": "SAY"} if row["machine_act"] == "REJECT" else {"verdict": "accept"})
    if row["passage"].startswith("The town of Sela"):
        number = row["passage"].split()[4]
        return row | mark | {"content": ADDED.format(number), "new_act": "SAY", "new_speaker": "Fishers"}
    return row | mark


def hasty(row: dict[str, str]) -> dict[str, str]:
    """Accept all, and add nothing."""
    return row | {"coded": "x" if row["passage"] else "", "verdict": "accept" if row["finding"] else ""}


def blind_coder(row: dict[str, str]) -> dict[str, str]:
    """Find what Mara Lindqvist says, in words of one's own spelling; code act and speaker alone."""
    passage = row["passage"]
    mark = {"coded": "x" if passage else ""}
    if passage.startswith("Mara Lindqvist"):
        number = passage.split()[5]
        return row | mark | {"content": f"The dam {number} is  safe.", "new_act": "SAY", "new_speaker": "Lindqvist"}
    return row | mark


def test_a_coded_sample_tells_what_holds_of_the_record(coded: Record):
    found = {(row["what"], row["value"]): row for row in coded.estimate(coder="ada")}

    # All 48 passages are drawn: 16 findings of the machine are right, 12 more are there, nothing is in doubt.
    everything = found["all", ""]
    assert (16, 16, 12) == (everything["n_machine"], everything["n_right"], everything["n_missed"])
    assert (1.0, 16 / 28, 28.0) == (everything["precision"], everything["recall"], everything["count"])
    assert (28.0, 28.0) == (everything["count_low"], everything["count_high"])
    assert (0.0, 28.0) == (found["type", "REJECT"]["precision"], found["type", "SAY"]["count"])


def test_without_a_coder_who_coded_last_is_right(coded: Record):
    assert {("ada", 28.0)} == {(row["coder"], row["count"]) for row in coded.estimate() if row["what"] == "all"}


def test_coders_are_compared_with_the_machine_and_each_other(coded: Record):
    rows = {(row["first"], row["second"], row["field"]): row for row in coded.agreement()}

    both = rows["ada", "ben", "found"]
    assert {("ada", "ben"), ("ada", "machine"), ("ben", "machine")} == {key[:2] for key in rows}
    assert (16, 12, 0) == (both["n_both"], both["n_only_first"], both["n_only_second"])
    assert 1.0 == rows["ben", "machine", "found"]["f1"]
    assert 12 == rows["ada", "ben", "act"]["n_both"]


def test_between_two_coders_the_first_is_right(coded: Record):
    [row, *_] = coded.agreement(between=("machine", "ada"))

    assert ("machine", "ada", 16 / 28, 1.0) == (row["first"], row["second"], row["precision"], row["recall"])


def test_a_coder_whom_nobody_knows_is_told(coded: Record):
    with pytest.raises(ConfigError, match="nobody called 'eve' coded the sample; there is ada, ben, machine"):
        coded.agreement(between=("ada", "eve"))


def test_what_is_coded_is_judged(coded: Record):
    rows = coded.statements().to_dicts()

    assert {"SAY"} == {row["act"] for row in rows}
    assert {"accepted": 12, "corrected": 4, "added": 12} == {
        review: sum(row["review"] == review for row in rows) for review in ("accepted", "corrected", "added")
    }


def test_a_sample_drawn_after_judgements_holds_what_the_machine_found(coded: Record, record: Path):
    assert Record(record).sample(n=40, seed=2).to_dicts() == coded.sample(n=40, seed=2).to_dicts()


def test_a_blind_sheet_is_compared_by_its_words(record: Path):
    bring(record, "cem", blind_coder, blind=True)
    rows = {row["field"]: row for row in Record(record).agreement()}

    found, act = rows["found"], rows["act"]
    assert (12, 0, 4, "blind") == (found["n_both"], found["n_only_first"], found["n_only_second"], found["sheets"])
    assert (12, 12) == (rows["speaker"]["n_both"], act["n_compared"])
    assert 0 == rows["mode"]["n_compared"]


def test_a_file_brought_twice_counts_once_and_taken_back_no_more(record: Path):
    filled = bring(record, "ada", careful)
    once = Record(record).estimate().to_dicts()
    bring(record, "ada", careful)

    assert once == Record(record).estimate().to_dicts()

    undo_file(record, filled)

    with pytest.raises(RecordError, match="no passage of a sample is coded"):
        Record(record).estimate()


def test_a_passage_with_a_finding_that_waits_for_a_verdict_does_not_count(record: Path):
    bring(record, "ada", lambda row: hasty(row) | ({"verdict": ""} if row["machine_act"] == "REJECT" else {}))

    [row, *_] = Record(record).agreement()

    assert (44, 12) == (row["n_passages"], row["n_both"])


def test_words_that_are_not_in_their_passage_are_told_and_nothing_is_taken_in(record: Path):
    with pytest.raises(ConfigError, match=r"ada.csv: line 6: the words .* do not stand in their passage.* nothing was"):
        bring(record, "ada", lambda row: row | {"coded": "x"} | ({} if row["finding"] else {"content": "no such"}))

    assert 0 == Record(record).samples().to_dicts()[0]["n_coded"]


def test_commands_from_a_sample_to_a_printed_table(dragoman_out, record: Path):
    sheet = csv.DictReader(dragoman_out("sample", record, "-n", "48", ending="csv").splitlines(keepends=True))
    filled = write_as_a_spreadsheet(map(careful, sheet), record.parent / "ada.csv")
    dragoman_out("judge", record, "--from", filled, "--by", "ada")

    table = dragoman_out("estimate", record, "--format", "md", ending="md")

    assert "| statement | all |  | 16 | 16 | 16 | 12 | 1.00 \\[1.00, 1.00\\] | 0.57 \\[0.57, 0.57\\] |" in table


def test_a_workbook_goes_there_and_back(record: Path, tmp_path: Path):
    with Record(record) as opened:
        rows = [careful(row) for row in opened.sample(n=48, seed=1).to_dicts()]
    filled = tmp_path / "ada.xlsx"
    with filled.open("wb") as file:
        write_table(pa.Table.from_pylist(rows), file, "xlsx")

    judge_from_file(record, filled, by="ada")

    assert [28.0] == [row["count"] for row in Record(record).estimate() if row["what"] == "all"]
