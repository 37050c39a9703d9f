"""Weights of ties, worked out by hand from the formulas of discourse networks (``docs/manual/networks.md``)."""

from __future__ import annotations

import math
from typing import Any

import pytest
from tied import network, weights

# Ada: dam + twice, tax - once. Bo: dam + three times, tax + once. Cy: dam - once, fish + twice.
TOLD = (
    [("Ada", "dam", 1)] * 2 + [("Ada", "tax", 0)]
    + [("Bo", "dam", 1)] * 3 + [("Bo", "tax", 1)]
    + [("Cy", "dam", 0)] + [("Cy", "fish", 1)] * 2
)  # fmt: skip
AB, AC, BC = ("Ada", "Bo"), ("Ada", "Cy"), ("Bo", "Cy")

# What each pair comes to. n: Ada 3, Bo 4, Cy 3.
CASES: list[tuple[dict[str, Any], dict[tuple[str, str], float]]] = [
    # Both agree on the dam: 2 * 3.
    ({"aggregate": "congruence"}, {AB: 6}),
    # Ada - and Bo + on tax: 1 * 1. Ada and Cy on the dam: 2 * 1. Bo and Cy: 3 * 1.
    ({"aggregate": "conflict"}, {AB: 1, AC: 2, BC: 3}),
    ({"aggregate": "subtract"}, {AB: 5, AC: -2, BC: -3}),
    # Sides not looked at: dam 2 * 3 and tax 1 * 1; dam 2 * 1; dam 3 * 1.
    ({"aggregate": "count"}, {AB: 7, AC: 2, BC: 3}),
    ({"aggregate": "congruence", "normalise": "average"}, {AB: 6 / 3.5}),
    ({"aggregate": "conflict", "normalise": "average"}, {AB: 1 / 3.5, AC: 2 / 3, BC: 3 / 3.5}),
    ({"aggregate": "subtract", "normalise": "average"}, {AB: 5 / 3.5, AC: -2 / 3, BC: -3 / 3.5}),
    # Shared (dam +): m11 = 2 * 3; Ada alone (tax -): 1; Bo alone (tax +): 1.
    ({"aggregate": "congruence", "normalise": "jaccard"}, {AB: 6 / 8}),
    # Ada and Cy share nothing on one side: 3 + 3; Bo and Cy: 4 + 3.
    ({"aggregate": "conflict", "normalise": "jaccard"}, {AB: 1 / 8, AC: 2 / 6, BC: 3 / 7}),
    ({"aggregate": "congruence", "normalise": "dna-cosine"}, {AB: 6 / 12}),
    # Lengths by side: Ada sqrt(4 + 1), Bo sqrt(9 + 1), Cy sqrt(1 + 4).
    ({"aggregate": "congruence", "normalise": "cosine"}, {AB: 6 / math.sqrt(50)}),
    ({"aggregate": "count", "normalise": "cosine"}, {AB: 7 / math.sqrt(50), AC: 2 / 5, BC: 3 / math.sqrt(50)}),
]


@pytest.mark.parametrize(
    ("plan", "expected"), CASES, ids=lambda case: "-".join(case.values()) if "aggregate" in case else ""
)
def test_actors_are_tied_by_the_issues_they_share(plan: dict[str, Any], expected: dict[tuple[str, str], float]):
    assert pytest.approx(expected) == weights(network(TOLD, **plan))


# Of Ada to dam and tax, of Bo to dam and tax, of Cy to dam and fish. Dam is spoken of 6 times, tax 2, fish 2.
ENDS = [("Ada", "dam"), ("Ada", "tax"), ("Bo", "dam"), ("Bo", "tax"), ("Cy", "dam"), ("Cy", "fish")]


@pytest.mark.parametrize(
    ("aggregate", "normalise", "expected"),
    [
        ("count", "no", [2, 1, 3, 1, 1, 2]),
        ("subtract", "no", [2, -1, 3, 1, -1, 2]),
        ("count", "activity", [2 / 3, 1 / 3, 3 / 4, 1 / 4, 1 / 3, 2 / 3]),
        ("subtract", "activity", [2 / 3, -1 / 3, 3 / 4, 1 / 4, -1 / 3, 2 / 3]),
        ("subtract", "prominence", [2 / 6, -1 / 2, 3 / 6, 1 / 2, -1 / 6, 1]),
    ],
)
def test_actors_are_tied_to_issues(aggregate: str, normalise: str, expected: list[float]):
    made = network(TOLD, "actor,issue", aggregate=aggregate, normalise=normalise)

    assert pytest.approx(dict(zip(ENDS, expected, strict=True))) == weights(made)


def test_issues_are_tied_by_the_actors_that_speak_of_them():
    # Over Ada nothing (dam +, tax -); over Bo 3 * 1; over Cy nothing (dam -, fish +).
    assert {("dam", "tax"): 3} == weights(network(TOLD, "issue,issue", aggregate="congruence"))


def test_an_issue_both_said_and_denied_by_one_counts_on_both_sides():
    told = [("Ada", "dam", 1), ("Ada", "dam", 0), ("Bo", "dam", 1), ("Bo", "dam", 0)]

    assert {AB: 2} == weights(network(told, aggregate="congruence"))
    assert {AB: 2} == weights(network(told, aggregate="conflict"))


def test_ties_that_come_to_nothing_are_none():
    told = [("Ada", "dam", 1), ("Ada", "dam", 0), ("Bo", "dam", 1), ("Bo", "dam", 0)]

    assert {} == weights(network(told, aggregate="subtract"))


def test_what_takes_no_side_counts_only_where_sides_do_not():
    told = [("Ada", "dam", None), ("Bo", "dam", 1)]

    assert {AB: 1} == weights(network(told, aggregate="count"))
    assert {} == weights(network(told, aggregate="congruence"))
    assert 1 == network(told, aggregate="congruence").n_left_out


TWICE = [
    ("Ada", "dam", 1, "2024-01-01", "r1"),
    ("Ada", "dam", 1, "2024-01-01", "r1"),
    ("Ada", "dam", 1, "2024-01-03", "r2"),
    ("Ada", "dam", 1, "2024-01-08", "r3"),
    ("Ada", "dam", 1, "2024-02-01", "r4"),
    ("Ada", "dam", 1, "2025-01-01", "r5"),
    ("Ada", "dam", 0, "2024-01-01", "r1"),
]


@pytest.mark.parametrize(
    ("unit", "expected"),
    [("include", 7), ("document", 6), ("week", 5), ("month", 4), ("year", 3), ("all", 2)],
)
def test_the_same_is_counted_once_in_a_unit(unit: str, expected: int):
    # Weeks begin on Monday: 1 January 2024 was one, and 8 January is in the next.
    assert {("Ada", "dam"): expected} == weights(network(TWICE, "actor,issue", aggregate="count", duplicates=unit))


def test_what_has_no_day_is_not_taken_for_said_in_the_same_week():
    told = [("Ada", "dam", 1, "", "r1"), ("Ada", "dam", 1, "", "r2")]

    assert {("Ada", "dam"): 2} == weights(network(told, "actor,issue", aggregate="count", duplicates="week"))


def test_a_window_has_a_network_of_its_own():
    made = network(TWICE, "actor,issue", aggregate="count", window="1m")

    assert [("2024-01-01", "2024-01-31", 5), ("2024-02-01", "2024-02-29", 1), ("2025-01-01", "2025-01-31", 1)] == [
        (str(row["since"]), str(row["until"]), row["weight"]) for row in made.edges
    ]


def test_windows_overlap_where_the_step_is_shorter():
    told = [("Ada", "dam", 1, "2024-01-01"), ("Ada", "dam", 1, "2024-01-15")]
    made = network(told, "actor,issue", aggregate="count", window="10d", step="5d")

    assert [("2024-01-01", "2024-01-10"), ("2024-01-06", "2024-01-15")] == [
        (str(row["since"]), str(row["until"])) for row in made.edges
    ]


def test_ties_of_few_passages_are_left_out():
    assert {("Ada", "dam"): 2, ("Bo", "dam"): 3, ("Cy", "fish"): 2} == weights(
        network(TOLD, "actor,issue", aggregate="count", min_count=2)
    )


def test_nodes_are_those_tied_unless_isolates_are_asked_for():
    plan = {"aggregate": "congruence"}

    assert ["Ada", "Bo"] == network(TOLD, **plan).nodes["label"]
    assert ["Ada", "Bo", "Cy"] == network(TOLD, isolates=True, **plan).nodes["label"]


def test_rows_in_another_order_give_the_same_network():
    assert network(TOLD, aggregate="subtract").tables.edges == network(TOLD[::-1], aggregate="subtract").tables.edges


def test_an_empty_network_has_no_ties():
    assert (0, 0) == (len(network([]).edges), len(network([]).nodes))
