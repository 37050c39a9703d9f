"""The names of the lexicon in the places of a sentence where they may stand."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest

import dragoman

_A_REPORT = 12
# Words that are other words too, or that end in what the reports of the lexicon add to them.
_SAID_OTHERWISE = ("newspaper", "magazine")


def _bodies() -> list[dict[str, str]]:
    text = files("dragoman.lexicon").joinpath("data", "organisations.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    rows = [row for row in csv.DictReader(lines, delimiter="\t") if row["name"].split()[-1] not in _SAID_OTHERWISE]
    between_states = [row for row in rows if row["bloc"]]
    return between_states + [row for row in rows if not row["bloc"] and " " in row["name"]][::15]


def _told(row: dict[str, str]) -> tuple[str, str | None, tuple[str, ...]]:
    return row["kind"], row["country"] or None, tuple(sorted(row["sectors"].split("|")) if row["sectors"] else ())


@pytest.mark.model
@pytest.mark.parametrize(
    "sentence",
    [
        "The {} said on Friday that talks would begin.",
        "The {}'s chairman said on Friday that talks would begin.",
        "The chairman of the {} said on Friday that talks would begin.",
        "{} said on Friday that talks would begin.",
        "“We regret it,” the {} said in a statement.",
    ],
)
def test_names_of_bodies_are_known_wherever_they_stand(sentence: str):
    bodies = [row for row in _bodies() if not row["name"].startswith("The ")]
    missed = []
    for begin in range(0, len(bodies), _A_REPORT):
        some = bodies[begin : begin + _A_REPORT]
        found = dragoman.analyse("\n\n".join(sentence.format(row["name"]) for row in some)).findings.entities
        known = {(each.name, each.kind, each.country, tuple(sorted(each.sectors))) for each in found}
        missed.extend(row["name"] for row in some if (row["name"], *_told(row)) not in known)

    assert len(missed) <= len(bodies) // 50, missed
