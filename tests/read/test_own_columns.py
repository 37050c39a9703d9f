"""Columns that people name, in any language, and those that are no field of a report."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.config import ReadSettings, Settings
from dragoman.errors import ConfigError
from dragoman.model import Issue
from dragoman.read import Item, read_item, walk_inputs
from dragoman.read.columns import fields_called

TEXT = "Mara Lindqvist said on Monday that the talks would go on until the summer, and that nobody would leave."


def reports(path: Path, columns: tuple[str, ...] = ()) -> list[dict[str, object]]:
    """Return title, day, outlet and own columns of the reports of a file."""
    settings = replace(ReadSettings(), columns=columns)
    items = [each for each in walk_inputs([str(path)], settings) if isinstance(each, Item)]
    read = [report for item in items if (report := read_item(item, settings).report) is not None]
    return [
        {"title": each.title, "day": str(each.published), "outlet": each.outlet,
         "own": {own.name: own.value for own in each.columns}}
        for each in read
    ]  # fmt: skip


@pytest.mark.parametrize(
    "head",
    [
        "Datum;Zeitung;Überschrift;Volltext",
        "Date de publication;Journal;Titre;Texte intégral",
        "Fecha;Periódico;Titular;Texto",
        "Дата;Газета;Заголовок;Текст",
    ],
)
def test_columns_are_known_by_their_names_in_other_languages(tmp_path: Path, head: str):
    path = tmp_path / "export.csv"
    path.write_text(f"{head.replace('Periódico', 'Periodico')}\n2024-03-05;Velmar Times;Talks go on;{TEXT}\n", "utf-8")

    assert [{"title": "Talks go on", "day": "2024-03-05", "outlet": "Velmar Times", "own": {}}] == reports(path)


def test_columns_of_any_name_are_what_people_say(tmp_path: Path):
    path = tmp_path / "export.csv"
    path.write_text(f"when,paper,full\n2024-03-05,Velmar Times,{TEXT.replace(',', '')}\n")

    [report] = reports(path, ("date=When", "outlet=paper", "text=full"))

    assert ("2024-03-05", "Velmar Times") == (report["day"], report["outlet"])


def test_a_column_that_people_name_comes_before_one_that_is_known(tmp_path: Path):
    path = tmp_path / "export.jsonl"
    path.write_text(json.dumps({"date": "2024-01-01", "printed": "2024-03-05", "text": TEXT}))

    assert "2024-03-05" == reports(path, ("date=printed",))[0]["day"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("dat=Datum", "did you mean 'date'"),
        ("Datum", "give a field and the name of its column"),
        ("date=", "give a field"),
    ],
)
def test_a_field_that_there_is_not_is_refused(given: str, expected: str):
    with pytest.raises(ConfigError, match=expected):
        fields_called((given,))


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_other_columns_are_kept_with_their_report(tmp_path: Path, form: str):
    path = tmp_path / f"export.{form}"
    row = {"date": "2024-03-05", "section": "Politics", "page": "3", "note": "", "text": TEXT}
    quoted = ",".join(f'"{value}"' for value in row.values())
    path.write_text(json.dumps(row) if form == "jsonl" else f"{','.join(row)}\n{quoted}\n")

    assert {"section": "Politics", "page": "3"} == reports(path)[0]["own"]


def test_a_long_column_is_a_text_of_its_own_and_not_kept(tmp_path: Path):
    path = tmp_path / "export.jsonl"
    path.write_text(json.dumps({"text": TEXT, "comment": "x" * 501}))

    assert {} == reports(path)[0]["own"]


def test_the_first_row_tells_which_columns_are_taken(tmp_path: Path):
    path = tmp_path / "export.csv"
    path.write_text(f'Datum,Rubrik,Text\n2024-03-05,Politik,"{TEXT}"\n2024-03-06,Politik,"{TEXT} Again."\n')

    first, second = (each for each in walk_inputs([str(path)], ReadSettings()) if not isinstance(each, Issue))

    assert first.listing is not None
    assert (dict(first.listing.taken), None) == (
        {"published": "Datum", "title": "Rubrik", "text": "Text"}, second.listing
    )  # fmt: skip


def test_columns_do_not_decide_what_is_found_so_that_a_record_may_learn_more():
    more = replace(Settings(), read=replace(ReadSettings(), columns=("date=Datum",)))

    assert Settings().digest() == more.digest()
