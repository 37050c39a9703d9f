"""Every tie leads to the passages that it is made of."""

from __future__ import annotations

import pytest
from tied import network

from dragoman.errors import ConfigError

TOLD = [
    ("Ada", "dam", 1, "2024-01-01"),
    ("Ada", "tax", 0, "2024-01-02"),
    ("Bo", "dam", 1, "2024-02-03"),
    ("Bo", "tax", 1, "2024-02-04"),
    ("Bo", "fish", 1, "2024-02-05"),
]


def words(made, *between: str) -> list[str]:
    return made.passages(*between)["wording"]


def test_a_tie_to_an_issue_is_made_of_what_was_said_of_it():
    assert ["words 1"] == words(network(TOLD, "actor,issue"), "Ada", "tax")


def test_congruence_is_made_of_what_both_say_alike():
    assert ["words 0", "words 2"] == words(network(TOLD, aggregate="congruence"), "Ada", "Bo")


def test_conflict_is_made_of_what_they_say_against_each_other():
    assert ["words 1", "words 3"] == words(network(TOLD, aggregate="conflict"), "Bo", "Ada")


def test_a_difference_is_made_of_both():
    assert ["words 0", "words 1", "words 2", "words 3"] == words(
        network([*TOLD, ("Bo", "dam", 1)], aggregate="subtract")
    )[:4]


@pytest.mark.parametrize("aggregate", ["congruence", "conflict", "count"])
def test_a_tie_counts_its_passages_and_tells_their_days(aggregate: str):
    made = network(TOLD, aggregate=aggregate)
    [edge] = made.edges
    days = [row["date"] for row in made.passages()]

    assert (edge["n"], edge["first"], edge["last"]) == (len(days), min(days), max(days))


def test_passages_of_a_window_are_of_its_days():
    made = network([*TOLD, ("Ada", "dam", 1, "2024-02-03")], "actor,issue", window="1m")

    assert ["words 0", "words 5"] == words(made, "Ada", "dam")


def test_a_node_that_is_not_there_is_told_with_the_nearest():
    with pytest.raises(ConfigError, match="the nearest is 'Ada'"):
        network(TOLD, aggregate="congruence").passages("Adda")


def test_the_event_list_has_every_row_by_day():
    rows = network([("Ada", "dam", 1, "2024-02-01"), ("Bo", "dam", 0, "2024-01-01")]).event_list().rows

    assert [("Bo", 0), ("Ada", 1)] == [(row["actor"], row["agreement"]) for row in rows]
