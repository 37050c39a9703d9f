"""What people decide overrules scores, stays whatever reports come, and can be undone."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from people import actor_of, are_one, entity, link_of, resolve

from dragoman.errors import ConfigError
from dragoman.model import Actor, Anchor, Entity, Judgement, Subject, Verdict, digest_of
from dragoman.resolve import check_terms, split_id

MARA = entity("r1", "Mara Lindqvist", country="NOR", title="Foreign Minister")
MARIT = entity("r2", "Marit Solheim", country="NOR")
JON = entity("r3", "Jon Hall", country="NZL")


def judgement(verdict: Verdict, *subjects: Subject, at: int = 1, terms: Sequence[tuple[str, str]] = ()) -> Judgement:
    identity = digest_of("j", verdict, at, [s.actor_id for s in subjects], list(terms))
    return Judgement(identity, verdict, subjects, tuple(terms), "ada", f"2024-01-{at:02}T00:00:00+00:00")


def subject(*entities: Entity, actor: Actor | None = None, made_by: str | None = None) -> Subject:
    """Return what a judgement says of the actor these entities are."""
    own = actor or actor_of(entities[0], resolve(entities))
    anchors = tuple(Anchor(e.report_id, e.id, e.name) for e in entities)
    return Subject(own.id, own.name, own.kind, own.country, anchors, made_by)


MERGED = judgement("merge", subject(MARA), subject(MARIT))


def undo(other: Judgement, at: int = 2) -> Judgement:
    return judgement("undo", at=at, terms=[("judgement", other.id)])


def test_merged_actors_are_one():
    assert are_one(resolve([MARA, MARIT], judgements=[MERGED]), MARA, MARIT)


def test_the_first_of_two_merged_actors_lends_the_name():
    assert "Mara Lindqvist" == actor_of(MARIT, resolve([MARA, MARIT], judgements=[MERGED])).name


def test_the_reason_of_a_merged_entity_is_the_judgement():
    [reason] = link_of(MARIT, resolve([MARA, MARIT], judgements=[MERGED])).reasons

    assert ("judgement", MERGED.id) == (reason.feature, reason.evidence)


def test_an_actor_knows_the_judgements_it_was_changed_by():
    assert (MERGED.id,) == actor_of(MARA, resolve([MARA, MARIT], judgements=[MERGED])).judgements


def test_a_later_report_of_a_merged_actor_goes_to_the_one():
    later = entity("r9", "Marit Solheim")

    assert are_one(resolve([MARA, MARIT, later], judgements=[MERGED]), MARA, later)


def test_an_undone_merger_does_not_hold():
    resolved = resolve([MARA, MARIT], judgements=[MERGED, undo(MERGED)])

    assert ("undone", False) == (resolved.judgements[0].state, are_one(resolved, MARA, MARIT))


def test_an_undone_undoing_lets_the_judgement_hold_again():
    first = undo(MERGED)

    assert are_one(resolve([MARA, MARIT], judgements=[MERGED, first, undo(first, at=3)]), MARA, MARIT)


def test_a_judgement_on_somebody_whom_no_report_names_waits():
    resolved = resolve([JON], judgements=[MERGED])

    assert ["waiting"] == [outcome.state for outcome in resolved.judgements]


def test_a_waiting_judgement_is_applied_when_the_reports_are_back():
    assert ["applied"] == [o.state for o in resolve([MARA, MARIT], judgements=[MERGED]).judgements]


def test_an_actor_under_a_new_id_is_found_by_its_anchors():
    renamed = judgement("rename", subject(MARIT), terms=[("name", "Marit Nordal")])
    longer = entity("r5", "Marit Elin Solheim")

    resolved = resolve([MARIT, longer], judgements=[renamed])

    assert renamed.subjects[0].actor_id != link_of(MARIT, resolved).actor_id
    assert "Marit Nordal" == actor_of(MARIT, resolved).name


def test_an_actor_whose_entities_were_extracted_anew_is_found_by_report_and_name():
    anchors = (Anchor("r2", "e-of-another-version", "Marit Solheim"),)
    old = Subject("a-of-another-version", "Marit Solheim", "person", "NOR", anchors)

    assert (
        "Marit Nordal"
        == actor_of(
            MARIT, resolve([MARIT], judgements=[judgement("rename", old, terms=[("name", "Marit Nordal")])])
        ).name
    )


def test_what_is_split_off_is_another_actor():
    other = entity("r4", "Mara Lindqvist", country="NOR")
    split = judgement("split", subject(MARA, other), terms=[("report", "r4")])

    assert not are_one(resolve([MARA, other], judgements=[split]), MARA, other)


def test_what_is_split_off_by_its_wording_takes_later_reports_of_that_wording():
    other, later = entity("r4", "Mara Lindkvist"), entity("r8", "Mara Lindkvist")
    split = judgement("split", subject(MARA, other), terms=[("name", "Mara Lindkvist")])

    resolved = resolve([MARA, other, later], judgements=[split])

    assert (True, False) == (are_one(resolved, other, later), are_one(resolved, MARA, other))


def test_a_judgement_on_what_an_undone_split_made_waits_and_hits_nobody_else():
    other = entity("r4", "Mara Lindqvist", country="NOR")
    split = judgement("split", subject(MARA, other), terms=[("report", "r4")])
    apart = Subject(split_id(split.id), "Mara Lindqvist", "person", "NOR", (), made_by=split.id)
    renamed = judgement("rename", apart, at=2, terms=[("name", "Jonas")])

    resolved = resolve([MARA, other], judgements=[split, renamed, undo(split, at=3)])

    assert ["undone", "waiting", "applied"] == [outcome.state for outcome in resolved.judgements]


def test_what_splits_off_everything_waits():
    split = judgement("split", subject(MARA), terms=[("report", "r1")])

    assert ["waiting"] == [outcome.state for outcome in resolve([MARA], judgements=[split]).judgements]


def test_a_set_country_overrules_what_reports_tell():
    changed = judgement("set", subject(MARA), terms=[("country", "SWE")])

    assert "SWE" == actor_of(MARA, resolve([MARA], judgements=[changed])).country


def test_a_country_set_to_nothing_is_unknown():
    changed = judgement("set", subject(MARA), terms=[("country", "")])

    assert actor_of(MARA, resolve([MARA], judgements=[changed])).country is None


def test_sectors_and_kind_can_be_set():
    changed = judgement("set", subject(MARA), terms=[("sectors", "GOV MIL"), ("kind", "organisation")])

    actor = actor_of(MARA, resolve([MARA], judgements=[changed]))

    assert (("GOV", "MIL"), "organisation") == (actor.sectors, actor.kind)


def test_a_renamed_actor_keeps_its_name_in_a_merger():
    renamed = judgement("rename", subject(MARA), terms=[("name", "M. L.")])
    merged = judgement("merge", subject(MARA), subject(MARIT), at=2)

    assert "M. L." == actor_of(MARIT, resolve([MARA, MARIT], judgements=[renamed, merged])).name


def test_judgements_do_not_depend_on_the_order_of_entities():
    there = [MARA, MARIT, JON, entity("r7", "Mara Lindqvist")]

    assert resolve(there, judgements=[MERGED]) == resolve(there[::-1], judgements=[MERGED])


def test_judgements_leave_everybody_else_as_they_were():
    assert link_of(JON, resolve([MARA, MARIT, JON])) == link_of(JON, resolve([MARA, MARIT, JON], judgements=[MERGED]))


def test_states_can_be_merged():
    here, there = entity("r1", "Norland", "organisation"), entity("r2", "Norway", "state", country="NOR")

    assert are_one(resolve([here, there], judgements=[judgement("merge", subject(there), subject(here))]), here, there)


PEOPLE = (MARA, MARIT, JON, entity("r4", "Mara Lindqvist"), entity("r5", "Solheim", country="NOR"))


@st.composite
def decisions(draw: st.DrawFn) -> list[Judgement]:
    """Return up to six judgements on a few people, one after the other."""
    made: list[Judgement] = []
    for at in range(1, draw(st.integers(1, 6)) + 1):
        verdict = draw(st.sampled_from(("merge", "split", "rename", "set")))
        first, second = draw(st.permutations(PEOPLE))[:2]
        terms = {
            "merge": [],
            "split": [("report", first.report_id)],
            "rename": [("name", f"Name {at}")],
            "set": [("country", draw(st.sampled_from(("", "FIN"))))],
        }[verdict]
        who = [subject(first), subject(second)] if verdict == "merge" else [subject(first)]
        made.append(judgement(verdict, *who, at=at, terms=terms))  # type: ignore[arg-type]
    return made


@settings(max_examples=60, deadline=None)
@given(decisions())
def test_all_judgements_undone_leave_what_was_there(made: list[Judgement]):
    undone = [undo(each, at=10 + n) for n, each in enumerate(made)]

    before, after = resolve(PEOPLE), resolve(PEOPLE, judgements=[*made, *undone])

    assert (before.actors, before.links) == (after.actors, after.links)


@settings(max_examples=60, deadline=None)
@given(decisions())
def test_every_entity_has_one_link_whatever_is_judged(made: list[Judgement]):
    resolved = resolve(PEOPLE, judgements=made)

    assert sorted(each.id for each in PEOPLE) == [link.entity_id for link in resolved.links]


@settings(max_examples=60, deadline=None)
@given(decisions())
def test_every_judgement_has_an_outcome_whatever_is_judged(made: list[Judgement]):
    assert made == [outcome.judgement for outcome in resolve(PEOPLE, judgements=made).judgements]


@pytest.mark.parametrize("terms", [[("colour", "red")], [("kind", "ghost")]])
def test_a_field_that_cannot_be_set_is_an_error(terms: list[tuple[str, str]]):
    with pytest.raises(ConfigError, match="cannot be"):
        check_terms(judgement("set", subject(MARA), terms=terms))
