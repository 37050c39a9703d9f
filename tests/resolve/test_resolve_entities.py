"""Actors across reports: who is one, who is not, and why."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

from dragoman.model import Actor, Entity, Link, Role, Span, digest_of
from dragoman.resolve import resolve_entities


def entity(report: str, name: str, kind: str = "person", title: str | None = None, **fields: Any) -> Entity:
    role = Role(title, fields.pop("body", None), fields.get("country"), Span(0, 1)) if title else None
    values: dict[str, Any] = {"country": None, "sectors": (), "role": role, "origin": "o", **fields}
    return Entity(id=digest_of("e", report, name), report_id=report, kind=kind, name=name, **values)  # type: ignore[arg-type]


def resolved(*entities: Entity, days: dict[str, str] | None = None) -> dict[str, str]:
    """Return entity id → actor id."""
    return {link.entity_id: link.actor_id for link in _resolve(entities, days)[1]}


def _resolve(entities: Any, days: dict[str, str] | None = None) -> tuple[tuple[Actor, ...], tuple[Link, ...]]:
    published = {report: dt.date.fromisoformat(day) for report, day in (days or {}).items()}
    resolution = resolve_entities(entities, published)
    return resolution.actors, resolution.links


def are_one(left: Entity, right: Entity, *others: Entity, days: dict[str, str] | None = None) -> bool:
    actor_of = resolved(left, right, *others, days=days)
    return actor_of[left.id] == actor_of[right.id]


def test_same_full_name_is_one_person() -> None:
    assert are_one(entity("r1", "Mara Lindqvist"), entity("r2", "Mara Lindqvist"))


def test_transliterations_are_one_person() -> None:
    assert are_one(entity("r1", "Omar Amir-Hosseini"), entity("r2", "Omar Amirhosseini"))


def test_same_surname_and_other_given_name_are_two() -> None:
    assert not are_one(entity("r1", "Mara Lindqvist"), entity("r2", "Jonas Lindqvist"))


def test_same_name_of_two_countries_are_two() -> None:
    assert not are_one(entity("r1", "Jon Hall", country="NOR"), entity("r2", "Jon Hall", country="NZL"))


def test_name_without_country_joins_the_one_there_is() -> None:
    assert are_one(entity("r1", "Jon Hall", country="NOR"), entity("r2", "Jon Hall"))


def test_surname_joins_the_full_name_of_the_same_office() -> None:
    full = entity("r1", "Mara Lindqvist", title="Foreign Minister", country="NOR")
    short = entity("r2", "Lindqvist", title="Foreign Minister", country="NOR")

    assert are_one(full, short)


def test_surname_with_two_bearers_of_its_country_joins_neither() -> None:
    short = entity("r3", "Lindqvist", country="NOR")
    first = entity("r1", "Mara Lindqvist", country="NOR")
    second = entity("r2", "Jonas Lindqvist", country="NOR")

    actor_of = resolved(short, first, second)

    assert actor_of[short.id] not in {actor_of[first.id], actor_of[second.id]}


def test_surname_of_another_country_is_another_person() -> None:
    assert not are_one(entity("r1", "Mara Lindqvist", country="NOR"), entity("r2", "Lindqvist", country="FIN"))


def test_bare_surname_joins_who_holds_an_office_in_the_same_weeks() -> None:
    days = {"r1": "2023-05-01", "r2": "2023-05-09"}

    assert are_one(entity("r1", "Mara Lindqvist", title="Foreign Minister"), entity("r2", "Lindqvist"), days=days)


def test_bare_surname_is_not_given_to_whom_a_single_report_of_the_weeks_names() -> None:
    days = {"r1": "2023-05-01", "r2": "2023-05-09"}

    assert not are_one(entity("r1", "Mara Lindqvist"), entity("r2", "Lindqvist"), days=days)


def test_bare_surname_without_dates_stays_alone() -> None:
    assert not are_one(entity("r1", "Lindqvist"), entity("r2", "Lindqvist"))


def test_states_are_one_by_their_code() -> None:
    assert are_one(entity("r1", "Norway", "state", country="NOR"), entity("r2", "Norway", "state", country="NOR"))


def test_ministries_are_one_by_state_and_office() -> None:
    left = entity("r1", "Norwegian Foreign Ministry", "body", country="NOR")
    right = entity("r2", "Norway's Ministry of Foreign Affairs", "body", country="NOR")

    assert are_one(left, right)


def test_ministries_of_two_states_are_two() -> None:
    left = entity("r1", "foreign ministry", "body", country="NOR")
    right = entity("r2", "foreign ministry", "body", country="FIN")

    assert not are_one(left, right)


def test_organisations_are_one_without_their_legal_form() -> None:
    left = entity("r1", "Nordic Fishing Inc.", "organisation")

    assert are_one(left, entity("r2", "Nordic Fishing", "organisation"))


def test_unnamed_spokesman_stays_with_his_report() -> None:
    left = entity("r1", "Norwegian spokesman", title="spokesman", country="NOR")
    right = entity("r2", "Norwegian spokesman", title="spokesman", country="NOR")

    assert not are_one(left, right)


def test_words_that_end_in_a_name_are_no_name() -> None:
    assert not are_one(entity("r1", "somebody in Oslo"), entity("r2", "somebody in Oslo"))


def test_groups_stay_with_their_report() -> None:
    assert not are_one(entity("r1", "protesters", "group"), entity("r2", "protesters", "group"))


def test_roles_have_their_first_and_last_day() -> None:
    entities = [entity(f"r{n}", "Mara Lindqvist", title="Foreign Minister", country="NOR") for n in (1, 2, 3)]

    [actor] = _resolve(entities, {"r1": "2023-05-03", "r2": "2023-04-01", "r3": "2023-06-10"})[0]

    assert [(dt.date(2023, 4, 1), dt.date(2023, 6, 10))] == [(role.first, role.last) for role in actor.roles]


def test_link_names_the_feature_and_both_inputs() -> None:
    other = entity("r3", "Mara Lindkvist")

    links = _resolve([entity("r1", "Mara Lindqvist"), entity("r2", "Mara Lindqvist"), other])[1]

    [reason] = next(link.reasons for link in links if link.entity_id == other.id)
    assert ("full name, written otherwise", "Mara Lindkvist", "Mara Lindqvist") == (
        reason.feature,
        reason.left,
        reason.right,
    )


def test_every_entity_has_one_link() -> None:
    entities = _crowd()

    links = _resolve(entities)[1]

    assert sorted(e.id for e in entities) == [link.entity_id for link in links]


def test_order_changes_nothing() -> None:
    entities = _crowd()
    shuffled = random.Random(7).sample(entities, len(entities))
    days = {f"r{n}": f"2023-05-{n % 27 + 1:02}" for n in range(80)}

    assert _resolve(entities, days) == _resolve(shuffled, days)


def _crowd() -> list[Entity]:
    """Eighty entities of a few names, countries and offices, so that blocks meet."""
    chance = random.Random(3)
    given = ("Mara", "Jonas", "Karim", "")
    family = ("Lindqvist", "Lindkvist", "al-Hadidi", "Hadidi", "Amir-Hosseini", "Amir Hosseini")
    return [
        entity(
            f"r{n}",
            f"{chance.choice(given)} {chance.choice(family)}".strip(),
            country=chance.choice((None, "NOR", "OMN")),
            title=chance.choice((None, "Foreign Minister", "spokesman")),
        )
        for n in range(80)
    ]


def test_a_name_of_several_words_is_what_most_reports_take_it_for() -> None:
    right = [entity(f"r{n}", "Jon Hall") for n in range(2)]
    wrong = entity("r9", "Jon Hall", "organisation")

    [actor] = _resolve([*right, wrong])[0]

    assert "person" == actor.kind


def test_a_known_organisation_that_a_report_took_for_a_person_is_the_organisation() -> None:
    assert are_one(entity("r1", "Reuters", "organisation"), entity("r2", "Reuters"))


def test_a_surname_is_a_person_though_more_reports_took_it_for_an_organisation() -> None:
    wrong = [entity(f"r{n}", "Lindqvist", "organisation") for n in range(3)]
    right = entity("r9", "Lindqvist")

    actor_of = resolved(*wrong, right)

    assert actor_of[right.id] not in {actor_of[each.id] for each in wrong}
