"""Which mentions of a report mean the same actor, all rules together."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from candidates import candidate_of
from dragoman.extract.entities.coreference import Resolved, resolve_mentions
from dragoman.extract.mentions.extraction import find_mentions
from parses import parse_of


def resolved(text: str, **told: Any) -> Resolved:
    parse = parse_of(text)
    nothing: dict[str, Any] = {"voices": {}, "issuers": {}, "together": {}, "quotations": ()}
    return resolve_mentions(parse, find_mentions(parse), {}, **{**nothing, **told})


def told_in(text: str) -> dict[str, list[str]]:
    """Return the labels of the entities with the words of their mentions."""
    parse = parse_of(text)
    clusters = resolved(text).clusters
    return {c.label: [parse.wording(m.start, m.end) for m in c.members] for c in clusters}


def test_report_that_names_nobody_has_no_entities() -> None:
    assert {} == told_in("...")


def test_surname_and_pronoun_are_whom_they_follow() -> None:
    text = "Senator Vera Stuart asked for papers. Stuart said the papers were late. She said nothing else."

    assert {"Vera Stuart": ["Senator Vera Stuart", "Stuart", "She"]} == told_in(text)


def test_headline_may_shorten_a_name_told_below() -> None:
    text = "Hallen opens fishing talks.\n\nJonas Hallen opened the talks on Monday."

    assert ["Hallen", "Jonas Hallen"] == sorted(told_in(text)["Jonas Hallen"])


def test_pronoun_without_antecedent_is_in_no_entity() -> None:
    assert {} == told_in("He said the talks failed.")


def test_pronoun_of_the_first_person_is_left_to_the_caller() -> None:
    assert {"Mara Lindqvist": ["Mara Lindqvist"]} == told_in('"I will return," said Mara Lindqvist.')


def test_word_for_a_pair_means_both_of_those_that_stand_together() -> None:
    text = "Mara Lindqvist and Tomas Reyes met in Vienna. They said a pact was near."

    found = resolved(text, together={0: (0, 1)})

    assert {2: ["Mara Lindqvist", "Tomas Reyes"]} == {
        number: [member.label for member in members] for number, members in found.several.items()
    }


def test_servant_of_a_body_learns_whom_he_serves_from_a_pronoun() -> None:
    parse = parse_of("The Kremlin smiled. Its spokesman, Jonas Hallen, left.")
    candidates = [replace(c, owner=c.start) if c.office else c for c in find_mentions(parse)]

    found = resolve_mentions(parse, candidates, {}, voices={}, issuers={}, together={}, quotations=())

    [hallen] = [cluster for cluster in found.clusters if cluster.label == "Jonas Hallen"]
    assert ["Kremlin"] == [office.body for office in hallen.offices]


def test_document_is_whoever_issued_it() -> None:
    parse = parse_of(
        "The Norwegian Foreign Ministry issued a statement on Thursday. The statement said the water was falling."
    )
    document = candidate_of(10, 12, head_start=11, form="nominal", kind="organisation", article="the")

    candidates = [*find_mentions(parse), document]
    found = resolve_mentions(parse, candidates, {1: 12}, voices={}, issuers={1: 0}, together={}, quotations=())

    assert [document] == [c.members[-1] for c in found.clusters]
    assert "a document that Norwegian Foreign Ministry issued" == found.because[1]


def test_each_mention_in_an_entity_has_a_reason() -> None:
    found = resolved("Jonas Hallen opened the meeting. Hallen thanked the hosts.")

    assert {
        0: "first told here",
        1: "the last words of the name of Jonas Hallen",
        2: "first told here",
    } == found.because
