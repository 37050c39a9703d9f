"""A record against coded reports."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import ConfigError, GoldError
from dragoman.record import Record
from records import findings_of, make_record, report_of

TEXT = "Ada said we go. Bo hopes it rains."
SAID = {"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 14]]}
HOPES = {"source": [[16, 18]], "cue": [[19, 24]], "content": [[25, 33]]}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    report = report_of(TEXT, given_id="17")
    said = findings_of(report, ("Ada", "said", "we go"), confidence=0.9)
    hopes = findings_of(report, ("Bo", "hopes", "it rains"), kind="belief", confidence=0.4)
    both = type(said)(
        report,
        (*said.entities, *hopes.entities),
        (*said.mentions, *hopes.mentions),
        (*said.statements, *hopes.statements),
        origins=said.origins,
    )
    return Record(make_record(tmp_path_factory.mktemp("codings") / "record", both))


def gold(folder: Path, *attributions: dict[str, Any], identity: str = "17", text: str = TEXT) -> Path:
    path = folder / "gold.jsonl"
    path.write_text(json.dumps({"id": identity, "text": text, "attributions": attributions}))
    return path


@pytest.mark.parametrize("identity", ["17", "another-id"])
def test_a_record_is_compared_by_given_id_or_by_text(identity: str, record: Record, tmp_path: Path):
    found = record.evaluate(gold(tmp_path, SAID, HOPES, identity=identity), boot=0)

    assert [100.0, 100.0, 100.0] == found.to_dict()["relation_strict"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [({"kind": "speech"}, [100.0, 50.0, 66.7]), ({"floor": 0.5}, [100.0, 50.0, 66.7]), ({"floor": 0.95}, [0.0] * 3)],
)
def test_only_statements_of_a_kind_or_sure_enough_are_compared(
    asked: dict, expected: list, record: Record, tmp_path: Path
):
    assert expected == record.evaluate(gold(tmp_path, SAID, HOPES), boot=0, **asked).to_dict()["relation"]


def test_coded_statements_that_tell_another_kind_are_left_out_with_it(record: Record, tmp_path: Path):
    path = gold(tmp_path, {**SAID, "kind": "speech"}, {**HOPES, "kind": "belief"})

    assert [100.0] * 3 == record.evaluate(path, kind="speech", boot=0).to_dict()["relation"]


def test_a_text_that_differs_is_refused(record: Record, tmp_path: Path):
    with pytest.raises(GoldError, match="17: the coded text is not the record's"):
        record.evaluate(gold(tmp_path, SAID, text=TEXT + " More."))


def test_a_report_that_is_not_there_is_refused_unless_it_may_be_missing(record: Record, tmp_path: Path):
    path = gold(tmp_path, SAID, identity="18", text="Ada said we go.")

    with pytest.raises(GoldError, match="18: of 1 coded reports 1 is not in the record"):
        record.evaluate(path)

    assert 1 == record.evaluate(path, missing=True, boot=0).n_missing


@pytest.mark.parametrize(
    ("wrong", "named"), [({"kind": "talk"}, "kind"), ({"floor": -1}, "floor"), ({"boot": -1}, "boot")]
)
def test_a_wrong_wish_is_an_error_that_names_it(wrong: dict, named: str, record: Record, tmp_path: Path):
    with pytest.raises(ConfigError, match=f"'{named}'"):
        record.evaluate(gold(tmp_path, SAID), **wrong)
