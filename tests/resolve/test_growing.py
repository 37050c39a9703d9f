"""Actors of a record that grows, and groups of its events, are those of all its reports taken at once."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from people import entity

from dragoman.model import Anchor, Entity, Growth, Judgement, Pack, PackActor, PackRole, Sighting, Subject, digest_of
from dragoman.resolve import resolve_entities
from dragoman.resolve.event_groups import group_events
from dragoman.resolve.growing import grow_actors
from dragoman.resolve.growing_events import grow_event_groups
from kept_tables import KeptInMemory

PHASES = (Phase.explicit, Phase.reuse, Phase.generate)  # to shrink an example takes minutes
# Few names, with many bare surnames, on few days, so that most collections have something at stake.
GIVEN = ("Mara", "Jonas", "Joe", "Joseph", "Mara Eva", "", "", "")
FAMILY = ("Lindqvist", "Lindkvist", "Amir-Hosseini", "Qassemi", "Ghasemi")
ORGANISATIONS = ("Lindqvist", "Qassemi", "Mara Lindqvist", "Lindqvist Council", "Harbour Union", "Jonas Qassemi")
TITLES = (None, None, "Foreign Minister", "spokesman", "reporter", "Lindqvist supporter")
DAYS = (None, *(dt.date(2021, 1, 1) + dt.timedelta(n) for n in (0, 20, 50, 80, 300, 1000)))
PACK = Pack(
    "offices",
    (
        PackActor("1", ("Mara Lindqvist", "M. E. Lindqvist"), "person", "NOR", ("GOV",),
                  (PackRole("Foreign Minister", None, "NOR", ("GOV",), dt.date(2020, 1, 1), dt.date(2022, 1, 1)),)),
        PackActor("2", ("Jonas Qassemi",), "person", "OMN", (),
                  (PackRole("spokesman", None, "OMN", ("GOV",), dt.date(2020, 6, 1), None),)),
        PackActor("3", ("Harbour Union",), "organisation", "NOR", ("LAB",), ()),
    ),
)  # fmt: skip
Dated = tuple[Entity, dt.date | None]


@st.composite
def entities(draw: st.DrawFn) -> list[Dated]:
    """Return the entities of a report: mostly a person, now and then a body or a state as well."""
    report, day = "r", draw(st.sampled_from(DAYS))
    made: list[Dated] = []
    for number in range(draw(st.integers(1, 2))):
        kind = draw(st.sampled_from(("person", "person", "person", "organisation", "state", "group")))
        if kind == "person":
            name = f"{draw(st.sampled_from(GIVEN))} {draw(st.sampled_from(FAMILY))}".strip()
        elif kind == "organisation":
            name = draw(st.sampled_from(ORGANISATIONS))
        else:
            name = "Norway" if kind == "state" else draw(st.sampled_from(("officials", "Norwegians")))
        title = draw(st.sampled_from(TITLES)) if kind == "person" else None
        country = draw(st.sampled_from((None, None, "NOR", "OMN")))
        own = entity(report, name, kind, title=title, country=country)
        made.append((replace(own, id=str(number)), day))
    return made


@dataclass(frozen=True)
class Step:
    """What comes and goes at one time, and how many judgements there are then."""

    came: list[Dated]
    n_gone: int
    judges: tuple[str, int, int] | None


def at_place(dated: Dated, step: int, place: int) -> Dated:
    """Return an entity of a report of its own."""
    own, day = dated
    return replace(own, id=f"e{step}-{place}-{own.id}", report_id=f"r{step}-{place}"), day


@st.composite
def growths(draw: st.DrawFn) -> list[Step]:
    steps = []
    for _ in range(draw(st.integers(2, 4))):
        told = draw(st.lists(entities(), max_size=5))
        came = [at_place(each, len(steps), place) for place, own in enumerate(told) for each in own]
        verdict = draw(st.sampled_from((None, None, "merge", "split", "rename", "set", "undo")))
        judges = None if verdict is None else (verdict, draw(st.integers(0, 99)), draw(st.integers(0, 99)))
        steps.append(Step(came, draw(st.integers(0, 2)), judges))
    return steps


def judgement_on(kept: KeptInMemory, number: int, wanted: tuple[str, int, int], before: Sequence[Judgement]) -> Any:
    """Return a judgement on actors that are there, None where there are none to judge on."""
    verdict, first, second = wanted
    actors = sorted(kept.tables["actors"], key=lambda actor: actor.id)
    if not actors or (verdict == "undo" and not before):
        return None
    own, other = actors[first % len(actors)], actors[second % len(actors)]
    if verdict == "merge" and own.id == other.id:
        return None
    terms: dict[str, tuple[tuple[str, str], ...]] = {
        "split": tuple(("report", each.report_id) for each, _ in members_of(kept, own.id)[:1]),
        "rename": (("name", "Somebody Else"),),
        "set": (("country", "CHL"),),
        "undo": (("judgement", before[first % len(before)].id),) if before else (),
    }
    subjects = {"merge": (own, other), "undo": ()}.get(verdict, (own,))
    told = tuple(
        Subject(
            actor.id, actor.name, actor.kind, actor.country,
            tuple(Anchor(e.report_id, e.id, e.name) for e, _ in members_of(kept, actor.id)), made_by(actor, before),
        )
        for actor in subjects
    )  # fmt: skip
    return Judgement(f"j{number}", verdict, told, terms.get(verdict, ()), "tester", f"2024-01-0{number}", None)


def made_by(actor: Any, before: Sequence[Judgement]) -> str | None:
    return next((each.id for each in before if digest_of("a", "split", each.id) == actor.id), None)


def members_of(kept: KeptInMemory, actor_id: str) -> list[Dated]:
    own = {link.entity_id for link in kept.tables["links"] if link.actor_id == actor_id}
    return [(each.entity, each.day) for each in kept.tables["kept_placements"] if each.entity.id in own]


@settings(max_examples=60, deadline=None, phases=PHASES)
@given(growths(), st.sampled_from(((), (PACK,))))
def test_actors_that_grow_are_those_of_all_reports_at_once(steps: list[Step], packs: tuple[Pack, ...]):
    kept, there = KeptInMemory(), dict[str, Dated]()
    judgements: list[Judgement] = []
    for number, step in enumerate(steps):
        gone = sorted(there)[: step.n_gone]
        there_before = dict(there)
        for key in gone:
            del there[key]
        there.update({each.id: (each, day) for each, day in step.came})
        again = {key: there_before[key] for key in gone[:1]} if number % 2 else {}  # gone and there again, unchanged
        there.update(again)
        if step.judges and (made := judgement_on(kept, number, step.judges, judgements)):
            judgements.append(made)
        kept.apply(grow_actors(kept, Growth([*step.came, *again.values()], gone), lambda: packs, judgements))
        days = {each.report_id: day for each, day in there.values()}
        expected = resolve_entities([each for each, _ in there.values()], days, packs, judgements)

        assert list(expected.actors) == sorted(kept.tables["actors"], key=lambda actor: actor.id)
        assert list(expected.links) == sorted(kept.tables["links"], key=lambda link: link.entity_id)
        assert list(expected.judgements) == kept.tables["judgements"]


@st.composite
def sightings(draw: st.DrawFn) -> list[Sighting]:
    made = []
    for _ in range(draw(st.integers(0, 8))):
        published = draw(st.sampled_from((None, *(dt.date(2021, 1, 1) + dt.timedelta(n) for n in range(0, 14, 2)))))
        date = draw(st.sampled_from((None, None, published, dt.date(2021, 1, 5))))
        made.append(
            Sighting(
                "v", published, draw(st.sampled_from(("CONSULT", "ASSAULT"))), "040",
                draw(st.sampled_from(("happened", "planned", "background"))),
                tuple(draw(st.lists(st.sampled_from("ABC"), max_size=2, unique=True))),
                tuple(draw(st.lists(st.sampled_from("CD"), max_size=1))), date,
                date and date + dt.timedelta(draw(st.sampled_from((0, 0, 6, 30)))),
                place=draw(st.sampled_from((None, None, "Oslo", "Bergen"))),
            )
        )  # fmt: skip
    return made


@settings(max_examples=150, deadline=None, phases=PHASES)
@given(st.lists(st.tuples(sightings(), st.integers(0, 3)), min_size=2, max_size=4))
def test_groups_of_events_that_grow_are_those_of_all_events_at_once(steps: list[tuple[list[Sighting], int]]):
    kept, there = KeptInMemory(), dict[str, Sighting]()
    for number, (told, n_gone) in enumerate(steps):
        came = [replace(each, event_id=f"v{number}-{place}") for place, each in enumerate(told)]
        gone = sorted(there)[:n_gone]
        for key in gone:
            del there[key]
        there.update({each.event_id: each for each in came})
        again = [each for key, each in there.items() if key.endswith("2")]  # told again, and the same
        met = {each.event_id: each for each in (*came, *again)}
        growth = Growth([(each, each.published) for each in met.values()], sorted({*gone, *met}))
        kept.apply(grow_event_groups(kept, copy.copy(growth), {}))

        assert group_events(there.values(), {}) == {e.event_id: e.event_group for e in kept.tables["kept_tellings"]}
