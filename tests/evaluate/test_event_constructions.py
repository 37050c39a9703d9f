"""Parties of events in sentences built from constructions: no figure falls below its floor."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

EVALUATION = Path(__file__).parents[2] / "evaluation"
SCRIPT = EVALUATION / "event_constructions.py"


@pytest.mark.model
@pytest.mark.slow
def test_parties_of_held_sentences_keep_their_floors() -> None:
    floors = EVALUATION / "events" / "constructions" / "floors.toml"
    command = [sys.executable, SCRIPT, "score", "--each", "2", "--limits", floors]
    run = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (0, "") == (run.returncode, run.stderr)


def test_no_word_of_the_held_part_is_learnt_from() -> None:
    written = subprocess.run(
        [sys.executable, SCRIPT, "write", "--each", "2"], capture_output=True, text=True, check=True
    ).stdout
    rows = (EVALUATION / "events" / "constructions" / "words.tsv").read_text(encoding="utf-8").splitlines()
    held = [row.split("\t")[2].split("|")[0] for row in rows if row.startswith(("held\tname", "held\tstate\t"))]

    assert [] == [word for word in held if f"[{word}|" in written]
