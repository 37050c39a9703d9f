"""The same event in several reports: what is one, what is not, and what other reports can change about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Actor, Sighting
from dragoman.resolve import group_events, group_own_events
from records import findings_of, join_by_name, report_of, with_event

ADA, BO, CARL = "a1", "a2", "a3"
OFFICIALS, CROWD, TROOPS, MORE_TROOPS = "a4", "a5", "a6", "a7"
ACTORS = {
    ADA: Actor(ADA, "person", "Ada Okoro", "CHL", ("GOV",), ()),
    BO: Actor(BO, "person", "Bo Hall", "NOR", ("GOV",), ()),
    CARL: Actor(CARL, "person", "Carl Ruud", None, (), ()),
    OFFICIALS: Actor(OFFICIALS, "group", "officials", None, ("GOV",), ()),
    CROWD: Actor(CROWD, "group", "protesters", None, ("CVL",), ()),
    TROOPS: Actor(TROOPS, "group", "Norwegian troops", "NOR", ("MIL",), ()),
    MORE_TROOPS: Actor(MORE_TROOPS, "group", "Norwegian soldiers", "NOR", ("MIL",), ()),
}
OSLO = {"place": "Oslo", "feature": "PPLC", "country": "NOR", "latitude": 59.9, "longitude": 10.75, "geonames_id": 1}
BERGEN = {"place": "Bergen", "feature": "PPLA", "country": "NOR", "latitude": 60.4, "longitude": 5.3, "geonames_id": 2}
NORWAY = {"place": "Norway", "feature": "PCLI", "country": "NOR", "geonames_id": 3}
SANTIAGO = {"place": "Santiago", "feature": "PPLC", "country": "CHL", "geonames_id": 4}


def seen(day: str | None, actors: str | Iterable[str], recipients: str | Iterable[str] = (), **told: Any) -> Sighting:
    """Return an event of a report published on a day of March 2024, ``on`` being the day of the event if it is told."""
    on = told.pop("on", None)
    values: dict[str, Any] = {"type": "ACCUSE", "cameo": "110", "status": "happened", **told}
    return Sighting(
        event_id=told.pop("event_id", f"v{day}{actors}{recipients}{on}{told}"),
        published=march(day),
        actors=(actors,) if isinstance(actors, str) else tuple(actors),
        recipients=(recipients,) if isinstance(recipients, str) else tuple(recipients),
        date=march(on),
        date_end=march(values.pop("until", on)),
        **{key: value for key, value in values.items() if key != "event_id"},
    )


def march(day: str | None) -> dt.date | None:
    return None if day is None else dt.date(2024, 3, int(day))


def n_groups(*sightings: Sighting) -> int:
    return len(set(group_events(sightings, ACTORS).values()))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (seen("5", ADA, BO), seen("6", ADA, BO)),
        (seen("5", ADA, BO, on="4"), seen("20", ADA, BO, on="4")),
        (seen("5", ADA, BO, on="4"), seen("6", ADA, BO)),
        (seen("5", ADA, BO), seen("6", ADA)),
        (seen("5", (ADA, CARL), BO), seen("6", ADA, BO)),
        (seen("5", ADA, BO, on="4"), seen("6", ADA, BO, on="2", until="7")),
        (seen("5", ADA, BO, **OSLO), seen("6", ADA, BO)),
        (seen("5", ADA, BO, **OSLO), seen("6", ADA, BO, **NORWAY)),
        (seen(None, ADA, BO, on="4"), seen("6", ADA, BO, on="4")),
        (seen("5", ADA, BO, type="CONSULT"), seen("6", BO, ADA, type="CONSULT")),
        (seen("5", (ADA, BO), type="CONSULT"), seen("6", BO, ADA, type="CONSULT")),
        (seen("5", ADA, BO, type="ASSAULT", cameo="190"), seen("6", BO, ADA, type="ASSAULT", cameo="193")),
        (seen("5", ADA, BO, type="CONSULT", status="planned"), seen("6", ADA, BO, type="CONSULT")),
        (seen("5", ADA, BO, status="planned", on="20"), seen("21", ADA, BO)),
        (seen("5", ADA, BO, status="planned", on="20"), seen("6", ADA, BO, status="planned")),
        (seen("5", ADA, BO, status="denied"), seen("6", ADA, BO, status="denied")),
        (seen("5", ADA, BO, on="4"), seen("20", ADA, BO, on="4", status="background")),
        (seen("5", ADA, type=None, cameo="010"), seen("5", ADA, type=None, cameo="014")),
        (seen("5", TROOPS, BO), seen("5", MORE_TROOPS, BO)),
        (seen("5", OFFICIALS, BO, on="4", **OSLO), seen("6", CROWD, BO, on="4", **OSLO)),
        (seen("5", OFFICIALS, on="4", **OSLO), seen("6", ADA, on="4", **OSLO)),
    ],
)
def test_one_event(left: Sighting, right: Sighting):
    assert 1 == n_groups(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (seen("5", ADA, BO), seen("6", ADA, BO, type="SUPPORT")),
        (seen("5", ADA, BO), seen("6", CARL, BO)),
        (seen("5", ADA, BO), seen("6", ADA, CARL)),
        (seen("5", ADA, BO), seen("6", BO, ADA)),
        (seen("5", ADA, BO), seen("9", ADA, BO)),
        (seen("5", ADA, BO, on="4"), seen("5", ADA, BO, on="3")),
        (seen("5", ADA, BO, on="4"), seen("8", ADA, BO)),
        (seen("5", ADA, BO, on="1", until="31"), seen("9", ADA, BO, on="4")),
        (seen(None, ADA, BO), seen("5", ADA, BO, on="5")),
        (seen(None, ADA, BO), seen("5", ADA, BO)),
        (seen(None, ADA, BO), seen(None, ADA, BO, event_id="another")),
        (seen("5", ADA, BO, **OSLO), seen("5", ADA, BO, **SANTIAGO)),
        (seen("5", ADA, BO, **OSLO), seen("5", ADA, BO, **BERGEN)),
        (seen("5", ADA, BO, status="denied"), seen("5", ADA, BO)),
        (seen("5", ADA, BO, status="hypothetical"), seen("5", ADA, BO)),
        (seen("5", ADA, BO, type="CONSULT"), seen("5", ADA, BO, type="CONSULT", status="planned")),
        (seen("5", ADA, BO, type="CONSULT"), seen("6", ADA, BO, type="CONSULT", status="planned")),
        (seen("5", ADA, BO), seen("5", ADA, BO, status="background")),
        (seen("5", (ADA, BO), type="CONSULT"), seen("5", (ADA, CARL), type="CONSULT")),
        (seen("5", ADA, type=None, cameo="010"), seen("5", ADA, type=None, cameo="020")),
        (seen("5", OFFICIALS, BO), seen("5", CROWD, BO)),
        (seen("5", OFFICIALS, on="4", **OSLO), seen("5", CROWD, on="3", **OSLO)),
        (seen("5", TROOPS, BO), seen("5", BO, CARL)),
    ],
)
def test_two_events(left: Sighting, right: Sighting):
    assert 2 == n_groups(left, right)


def test_a_telling_without_recipient_does_not_join_what_was_done_to_two():
    to_bo, to_nobody, to_carl = seen("5", ADA, BO), seen("6", ADA), seen("6", ADA, CARL)

    assert 2 == n_groups(to_bo, to_nobody, to_carl)


def test_daily_tellings_without_a_day_do_not_become_one_event_for_good():
    assert 3 == n_groups(*(seen(str(day), ADA, BO) for day in range(1, 13)))


def test_an_event_goes_to_the_place_it_names():
    oslo, bergen = seen("5", ADA, BO, **OSLO), seen("5", ADA, BO, **BERGEN)
    again = seen("6", ADA, BO, **BERGEN)

    found = group_events([oslo, bergen, again], ACTORS)

    assert found[bergen.event_id] == found[again.event_id] != found[oslo.event_id]


def test_a_text_alone_gives_the_groups_of_a_record_of_it():
    found = with_event(
        findings_of(report_of("Ada Okoro met Bo Hall in Oslo.", published="2024-03-05")),
        "met", ["Ada Okoro"], ["Bo Hall"], type="ACCUSE", date="2024-03-04", place="Oslo",
    )  # fmt: skip
    resolved = join_by_name(found.entities)
    by_id = {actor.id: actor for actor in resolved.actors}
    ids = [actor.id for actor in resolved.actors]

    [event] = group_own_events(found, {link.entity_id: by_id[link.actor_id] for link in resolved.links}).events

    sighting = seen("5", ids[0], ids[1], on="4", place="Oslo", event_id=event.id)
    assert group_events([sighting], by_id)[event.id] == event.event_group


EVENTS = st.builds(
    lambda number, day, on, actors, recipients, kind, status, place: seen(
        day,
        tuple(dict.fromkeys(actors)),
        tuple(dict.fromkeys(recipients)),
        on=on,
        type=kind,
        status=status,
        event_id=f"v{number}",
        **place,
    ),
    st.integers(0, 10**9),
    st.sampled_from([None, "4", "5", "6", "8", "9"]),
    st.sampled_from([None, None, "4", "5", "20"]),
    st.lists(st.sampled_from(list(ACTORS)), max_size=2),
    st.lists(st.sampled_from(list(ACTORS)), max_size=2),
    st.sampled_from(["ACCUSE", "CONSULT"]),
    st.sampled_from(["happened", "happened", "planned", "denied", "background"]),
    st.sampled_from([{}, {}, OSLO, BERGEN, NORWAY]),
)
COLLECTIONS = st.lists(EVENTS, max_size=12, unique_by=lambda each: each.event_id)


@given(COLLECTIONS, st.randoms())
def test_the_order_of_events_does_not_matter(sightings: list[Sighting], chance: Any):
    shuffled = list(sightings)
    chance.shuffle(shuffled)

    assert group_events(sightings, ACTORS) == group_events(shuffled, ACTORS)


@given(COLLECTIONS, COLLECTIONS)
def test_a_report_of_other_people_elsewhere_changes_nothing(sightings: list[Sighting], others: list[Sighting]):
    strangers = {key: f"b{key}" for key in ACTORS}
    known = {**ACTORS, **{new: renamed(ACTORS[old], new) for old, new in strangers.items()}}
    unrelated = [
        seen(
            None if each.published is None else str(each.published.day),
            tuple(strangers[key] for key in each.actors),
            tuple(strangers[key] for key in each.recipients),
            type=each.type,
            status=each.status,
            event_id=f"w{each.event_id}",
        )
        for each in others
    ]

    alone, together = group_events(sightings, known), group_events([*sightings, *unrelated], known)

    assert alone == {event: group for event, group in together.items() if event in alone}


def renamed(actor: Actor, identity: str) -> Actor:
    country = None if actor.country is None else f"{actor.country}2"
    return Actor(identity, actor.kind, actor.name, country, actor.sectors, ())


@given(COLLECTIONS, COLLECTIONS)
def test_a_report_published_later_changes_no_group_there_was(sightings: list[Sighting], others: list[Sighting]):
    before = [each for each in sightings if each.published is not None]
    later = [
        seen("28", each.actors, each.recipients, type=each.type, status=each.status, event_id=f"w{each.event_id}")
        for each in others
    ]

    alone, together = group_events(before, ACTORS), group_events([*before, *later], ACTORS)

    assert alone == {event: group for event, group in together.items() if event in alone}
