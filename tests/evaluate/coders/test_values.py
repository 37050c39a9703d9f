"""When two coders gave a field the same value."""

from __future__ import annotations

import pytest

from dragoman.evaluate.coders.values import same_value


@pytest.mark.parametrize(
    ("field", "one", "other", "is_same"),
    [
        ("act", "SAY", "say", True),
        ("act", "SAY", "ACCUSE", False),
        ("speaker", "Mara Lindqvist", "Lindqvist", True),
        ("speaker", "Mara Lindqvist", "Jon Hall", False),
        ("speaker", "the minister", "the envoy", False),
        ("speaker", "Zoë Ábel", "zoe abel", True),
        ("speaker", "", "Jon Hall", False),
        ("speaker", "", "", True),
        ("actors", "Norland; Aldria", "Aldria; Norland", True),
        ("actors", "Norland; Aldria", "Norland", False),
        ("date", "2024-03-05", "2024-03-06", False),
    ],
)
def test_values_are_the_same(field: str, one: str, other: str, is_same: bool):
    assert is_same == same_value(field, one, other)
