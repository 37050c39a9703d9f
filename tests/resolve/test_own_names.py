"""Names of their own, and words that only look like names."""

from __future__ import annotations

import pytest
from people import actor_of, entity, resolve

from dragoman.resolve.own_names import has_own_name


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("person", "Mara Lindqvist"),
        ("person", "Lindqvist"),
        ("person", "Abd al-Rahman bin Salman"),
        ("organisation", "Nordic Fishing Council"),
        ("organisation", "Bank of Norland"),
        ("organisation", "Lindqvist campaign"),
        ("organisation", "NTB"),
        ("body", "Lindqvist administration"),
        ("group", "Norwegians"),
        ("state", "Norland"),
    ],
)
def test_a_name(kind: str, name: str):
    assert has_own_name(kind, name)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("organisation", "Some"),
        ("organisation", "Poll"),
        ("organisation", "report"),
        ("organisation", "54 percent of voters"),
        ("organisation", "his campaign"),
        ("organisation", "Norland law"),
        ("organisation", "Article 33"),
        ("organisation", "Council Says Talks To Resume"),
        ("body", "Police"),
        ("body", "courts"),
        ("group", "officials"),
        ("group", "Norwegian farmers"),
        ("person", "Transcript"),
        ("person", "July"),
        ("person", "As Mara Lindqvist"),
        ("person", "lindqvist.com"),
        ("person", "Talks Hit Snag On Eve Of Norland Summit"),
    ],
)
def test_words_that_are_no_name(kind: str, name: str):
    assert not has_own_name(kind, name)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("named", "kind", "name", "country"),
    [
        (True, "person", "Mara Lindqvist", None),
        (True, "body", "Norwegian police", "NOR"),
        (False, "body", "police", None),
        (False, "person", "Norwegian spokesman", "NOR"),
        (False, "group", "officials", None),
    ],
)
def test_an_actor_says_whether_it_is_named(named: bool, kind: str, name: str, country: str | None):
    title = "spokesman" if "spokesman" in name else None
    told = entity("r1", name, kind, title=title, country=country)

    assert named == actor_of(told, resolve([told])).is_named
