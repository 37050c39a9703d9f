"""Files in the manner of exporters and sites give their text whole, with the right day, outlet and title."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "evaluation"))

from made_files import Made, made_files
from score_files import reports_in, verdicts_on

SEEN = [made for made in made_files() if made.half == "seen"]


@pytest.mark.parametrize("made", [pytest.param(made, id=made.exporter) for made in SEEN])
def test_file_gives_its_report(tmp_path: Path, made: Made) -> None:
    path = tmp_path / made.name
    path.write_bytes(made.content)
    verdicts = verdicts_on(made, reports_in(path))

    assert [] == [aspect for aspect, is_right in verdicts.items() if not is_right]


def test_most_files_held_out_give_theirs(tmp_path: Path) -> None:
    held = [made for made in made_files() if made.half == "held"]
    n_right = 0
    for number, made in enumerate(held):
        path = tmp_path / str(number) / made.name
        path.parent.mkdir()
        path.write_bytes(made.content)
        n_right += all(verdicts_on(made, reports_in(path)).values())

    assert 38 <= n_right
