"""An unrelated report changes no link of another, and order changes nothing.

Two persons are related when one may be evidence on the other: full names that may be one name; a surname and a bearer
of it, where they tell the same country or office, or lie within the weeks in which a bare surname is resolved. Reports
are related through their persons, and through those of other reports in turn. All others are unrelated.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from people import entity

from dragoman.model import Entity
from dragoman.resolve import resolve_entities
from dragoman.resolve.likeness import are_alike, like_names, shortenings
from dragoman.resolve.names import fold_name
from dragoman.resolve.persons import SURNAME_DAYS, is_full
from dragoman.resolve.pools import role_key

# Few names, with many bare surnames, on few days, so that most collections have something at stake.
GIVEN = ("Mara", "Jonas", "", "")
FAMILY = ("Lindqvist", "Lindkvist", "Amir-Hosseini", "Qassemi", "Ghasemi")
DAYS = (0, 20, 50, 80, 300, 1000)
Dated = tuple[Entity, dt.date | None]


@st.composite
def persons(draw: st.DrawFn, prefix: str, most: int) -> list[Dated]:
    """Return persons of a few names, each in a report of its own, over three years."""
    made: list[Dated] = []
    for number in range(draw(st.integers(1, most))):
        name = f"{draw(st.sampled_from(GIVEN))} {draw(st.sampled_from(FAMILY))}".strip()
        person = entity(
            f"{prefix}{number}",
            name,
            title=draw(st.sampled_from((None, None, "Foreign Minister", "spokesman", "reporter"))),
            country=draw(st.sampled_from((None, None, "NOR", "OMN"))),
        )
        day = draw(st.sampled_from((None, *(dt.date(2021, 1, 1) + dt.timedelta(n) for n in DAYS))))
        made.append((person, day))
    return made


def resolve_dated(dated: Sequence[Dated]) -> object:
    return resolve_entities([e for e, _ in dated], {e.report_id: day for e, day in dated})


def may_be_one_name(left: str, right: str) -> bool:
    one, other = fold_name(left), fold_name(right)
    if is_full(left) and is_full(right):
        return are_alike(one, other) or any(
            are_alike(short, b) for a, b in ((one, other), (other, one)) for short in shortenings(a)
        )
    if not is_full(left) and not is_full(right):
        return "".join(one) == "".join(other)
    short, full = (one, other) if is_full(right) else (other, one)
    forms = ["".join(full[n:]) for n in range(1, len(full))] + [full[0]]
    return any(len(like_names([("x", "".join(short)), ("x", form)])) == 1 for form in forms)


def are_related(left: Dated, right: Dated) -> bool:
    (one, day), (other, other_day) = left, right
    if not may_be_one_name(one.name, other.name):
        return False
    if is_full(one.name) and is_full(other.name):
        return True
    if one.country and one.country == other.country:
        return True
    if role_key(one) and role_key(one) == role_key(other):
        return True
    return day is not None and other_day is not None and abs((day - other_day).days) <= SURNAME_DAYS


def relatives(start: Sequence[Dated], everybody: Sequence[Dated]) -> set[str]:
    """Return the ids of all who are related to those at the start, through others too."""
    found = {e.id for e, _ in start}
    front = list(start)
    while front:
        reached = [x for x in everybody if x[0].id not in found and any(are_related(x, y) for y in front)]
        found |= {e.id for e, _ in reached}
        front = reached
    return found


@settings(max_examples=150, deadline=None)
@given(persons("r", 9), persons("x", 3))
def test_an_unrelated_report_changes_no_link_of_another(there: list[Dated], added: list[Dated]):
    related = relatives(added, [*there, *added])
    before = {link.entity_id: link for link in resolve_dated(there).links}  # type: ignore[attr-defined]

    after = {link.entity_id: link for link in resolve_dated([*there, *added]).links}  # type: ignore[attr-defined]

    untouched = [e.id for e, _ in there if e.id not in related]
    assert [before[key] for key in untouched] == [after[key] for key in untouched]


@settings(max_examples=100, deadline=None)
@given(persons("r", 12), st.randoms(use_true_random=False))
def test_order_changes_nothing(there: list[Dated], chance: object):
    shuffled = list(there)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    assert resolve_dated(there) == resolve_dated(shuffled)


def test_a_report_of_other_years_with_the_only_bearer_of_the_full_name_changes_nothing():
    bare = entity("r1", "Lindqvist")
    bearer = entity("r2", "Mara Lindqvist", title="Foreign Minister", country="NOR")
    days = {"r1": dt.date(2021, 3, 1), "r2": dt.date(2023, 3, 1)}

    [before] = resolve_entities([bare], days).links

    assert before == next(x for x in resolve_entities([bare, bearer], days).links if x.entity_id == bare.id)
