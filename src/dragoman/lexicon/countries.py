"""States: their names in reports, the words for their people, and their capitals.

Neutral labels come from CLDR (babel), official names from ISO 3166 (pycountry); demonyms, short forms, capitals and
the ways reports name a state stand in ``data/countries.tsv``. A way of naming is found, never used as a label.
"""

from __future__ import annotations

from functools import cache

from dragoman.lexicon.tables import cell_list, read_table

# CLDR or ISO wordings that news English does not use, or that ISO 3166 has no entry for.
_LABELS = {
    "XKX": "Kosovo",
    "PSE": "Palestine",
    "MMR": "Myanmar",
    "COD": "Democratic Republic of the Congo",
    "COG": "Republic of the Congo",
    "HKG": "Hong Kong",
    "TUR": "Türkiye",
    "VAT": "Holy See",
    "CIV": "Côte d’Ivoire",
}


@cache
def country_labels() -> dict[str, str]:
    """Return ISO 3166 alpha-3 → short English name, for every state and territory."""
    import pycountry  # noqa: PLC0415  (only a process that extracts pays for it)
    from babel import Locale  # noqa: PLC0415

    territories = Locale("en").territories
    labels = {country.alpha_3: str(territories.get(country.alpha_2, country.name)) for country in pycountry.countries}
    return {**labels, **_LABELS}


def country_label(iso3: str) -> str:
    """Return the short English name of a state; the code itself if it is unknown."""
    return country_labels().get(iso3, iso3)


def country_names() -> list[tuple[str, str]]:
    """Return (name, alpha-3) for every way a state or territory is named, hand-written ones first."""
    import pycountry  # noqa: PLC0415

    names = [(name, row["iso3"]) for row in read_table("countries") for name in cell_list(row["names"])]
    names += [(label, iso3) for iso3, label in country_labels().items()]
    for country in pycountry.countries:
        for field in ("name", "common_name", "official_name"):
            name = getattr(country, field, None)
            if name and "," not in name:
                names.append((name, country.alpha_3))
    return [(name.removeprefix("the ").removeprefix("The "), iso3) for name, iso3 in names]


def demonyms() -> list[tuple[str, str]]:
    """Return (adjective, alpha-3): ``Norwegian``."""
    return [(word, row["iso3"]) for row in read_table("countries") for word in cell_list(row["adjectives"])]


def peoples() -> list[tuple[str, str, bool]]:
    """Return (noun, alpha-3, is_plural) for the people of a state: ``Norwegians``, ``Swede``, ``Swedes``."""
    rows: list[tuple[str, str, bool]] = []
    for row in read_table("countries"):
        iso3 = row["iso3"]
        regular = (word for word in cell_list(row["adjectives"]) if word[-1] in "ni" and "." not in word)
        rows += [(word + "s", iso3, True) for word in regular]
        rows += [(word, iso3, word.endswith(("s", "men"))) for word in cell_list(row["people"])]
    return rows


def capitals() -> list[tuple[str, str]]:
    """Return (city, alpha-3) for seats of government, which stand for their government in news English."""
    return [(city, row["iso3"]) for row in read_table("countries") for city in cell_list(row["capitals"])]


def places() -> list[tuple[str, str]]:
    """Return (place, alpha-3) for well-known provinces and cities that are not seats of government."""
    return [(place, row["iso3"]) for row in read_table("places") for place in cell_list(row["places"])]
