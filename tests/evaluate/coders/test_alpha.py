"""Krippendorff's alpha: worked examples of the literature, and a public implementation."""

from __future__ import annotations

import math

import krippendorff
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.evaluate.coders.alpha import nominal_alpha

_VALUES = st.one_of(st.none(), st.sampled_from("abcd"))


def units_of(*coders: str) -> list[list[str | None]]:
    """Return units from a row of values a coder; a point is a missing value."""
    return [[None if value == "." else value for value in unit] for unit in zip(*coders, strict=True)]


def test_two_coders_without_missing_values():
    # Krippendorff 2011, example A/B: two observers, ten units, two values.
    units = units_of("0100000010", "1110010000")

    assert pytest.approx(0.095, abs=0.0005) == nominal_alpha(units)


def test_four_coders_with_missing_values():
    # Krippendorff 2011, example C: four observers, twelve units, five values.
    units = units_of("123321412...", "1233224125.3", ".3332342251.", "12332441251.")

    assert pytest.approx(0.743, abs=0.0005) == nominal_alpha(units)


def test_units_with_one_value_say_nothing():
    both = units_of("aabb", "aaba")

    assert nominal_alpha(both) == nominal_alpha([*both, ["c", None], [None, None]])


def test_alpha_by_hand():
    # Four units of two coders; one apart. n = 8, values a 3, b 5: 1 - 7 * 2 / (64 - 9 - 25).
    assert pytest.approx(1 - 14 / 30) == nominal_alpha(units_of("aabb", "abbb"))


@pytest.mark.parametrize("units", [[], [["a", None]], units_of("aaa", "aaa")])
def test_without_variation_there_is_no_alpha(units: list[list[str | None]]):
    assert nominal_alpha(units) is None


@given(
    st.integers(2, 4).flatmap(lambda n: st.lists(st.lists(_VALUES, min_size=n, max_size=n), min_size=2, max_size=30))
)
def test_alpha_is_that_of_the_public_implementation(units: list[list[str | None]]):
    ours = nominal_alpha(units)
    pairable = [value for unit in units for value in unit if value is not None and len(unit) - unit.count(None) > 1]

    if len(set(pairable)) < 2:
        assert ours is None
    else:
        coders = [
            [math.nan if value is None else "abcd".index(value) for value in coder]
            for coder in zip(*units, strict=False)
        ]
        assert pytest.approx(krippendorff.alpha(coders, level_of_measurement="nominal")) == ours
