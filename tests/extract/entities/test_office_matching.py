"""How well an office that a nominal tells fits an office that somebody holds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from candidates import office_of
from dragoman.extract.entities.office_matching import office_agreement

MINISTER = office_of("foreign minister", classes=("minister", "official"), country="NOR")


def test_same_office_fits_best_then_its_class_then_a_word_for_anybody() -> None:
    fits = [office_agreement(office_of(key), MINISTER) for key in ("foreign minister", "minister", "official", "man")]

    assert sorted(fits, reverse=True) == fits
    assert len(set(fits)) == 4


def test_offices_of_two_countries_exclude_each_other() -> None:
    assert 0.0 == office_agreement(office_of("foreign minister", country="CHL"), MINISTER)


def test_office_that_tells_no_country_fits_that_of_any() -> None:
    assert 4.0 == office_agreement(office_of("foreign minister"), MINISTER)


def test_deputy_is_not_the_minister() -> None:
    deputy = replace(MINISTER, ranks=frozenset({"deputy"}))

    assert 0.0 == office_agreement(deputy, MINISTER)


@pytest.mark.parametrize(
    ("body", "fit"), [("Harbour Union", 5.0), ("Northern Harbour Union", 5.0), ("Rail Union", 0.0)]
)
def test_bodies_fit_where_the_name_of_one_is_part_of_the_others(body: str, fit: float) -> None:
    held = office_of("secretary", body="Northern Harbour Union")

    assert fit == office_agreement(office_of("secretary", body=body), held)


def test_boss_and_leader_may_be_one_at_the_head_of_a_body() -> None:
    assert 3.0 == office_agreement(office_of("boss"), office_of("leader", body="Harbour Union"))


def test_offices_that_share_a_class_fit_and_others_do_not() -> None:
    ambassador = office_of("ambassador", classes=("envoy",))

    assert 3.0 == office_agreement(office_of("representative", classes=("envoy",)), ambassador)
    assert 0.0 == office_agreement(office_of("judge", classes=("judge",)), ambassador)
