"""Noun phrases that name several actors: one candidate for each, and phrases that only look so."""

from __future__ import annotations

import pytest

from dragoman.extract.grammar.token_view import TokenView
from dragoman.extract.mentions.candidate_maker import CandidateMaker
from dragoman.extract.mentions.candidates import Candidate
from dragoman.extract.mentions.compound_phrases import Compounds
from dragoman.extract.mentions.known_words import KnownWords
from dragoman.extract.mentions.name_runs import NameRuns
from dragoman.extract.mentions.noun_phrases import Phrase
from dragoman.extract.mentions.title_complements import Complements
from parses import parse_of


class Reading:
    """The readers of one text."""

    def __init__(self, text: str) -> None:
        view = TokenView(parse_of(text))
        self.known = KnownWords(view)
        names = NameRuns(view, self.known)
        self.maker = CandidateMaker(view, self.known)
        self.complements = Complements(view, self.known, names, self.maker)
        self.compounds = Compounds(view, self.known, names, self.maker)

    def members(self, *starts: int, before: tuple[str, ...] = ()) -> list[Candidate]:
        """Return the actors of the compound phrase of the known words that begin at these tokens; ``before`` are words
        that stand before them.
        """
        items = [self.known.items[start] for start in starts]
        last = items[-1]
        assert last.title is not None
        complement = self.complements.read(last.title, last.end)
        end = last.end if complement is None else complement.end
        phrase = Phrase(items, items[0].start, end, "", before, complement)
        _, found = self.compounds.spread(phrase, self.maker.finish(phrase))
        return [candidate for candidate in found if candidate.compound >= 0]


def labels(members: list[Candidate]) -> list[str]:
    return [member.label for member in members]


def test_office_of_two_states_is_two_persons() -> None:
    members = Reading("The foreign ministers of Norway and Chile met.").members(1)

    assert ["foreign minister of Norway", "foreign minister of Chile"] == labels(members)
    assert [("person", False, "NOR"), ("person", False, "CHL")] == [(m.kind, m.is_plural, m.country) for m in members]


def test_list_of_owners_may_be_long() -> None:
    text = (
        "The foreign ministers of the four coastal states of Norway, the Netherlands, Chile and Peru "
        "said a pact was near."
    )

    assert ["NOR", "NLD", "CHL", "PER"] == [member.country for member in Reading(text).members(1)]


def test_nationalities_before_a_noun_share_it() -> None:
    members = Reading("Norwegian and Chilean delegations said a pact was near.").members(2, 3)

    assert ["Norwegian delegations", "Chilean delegations"] == labels(members)
    assert ["group", "group"] == [member.kind for member in members]


def test_government_of_which_each_state_has_one_is_a_body() -> None:
    members = Reading("The governments of Norway and Chile said a pact was near.").members(1)

    assert ["body", "body"] == [member.kind for member in members]


def test_bodies_that_share_a_preposition_each_have_a_spokesman() -> None:
    members = Reading("Spokesmen for the army and the police said a pact was near.").members(0)

    assert [("army", ("MIL",)), ("police", ("COP",))] == [
        (m.office.body, m.office.sectors) for m in members if m.office is not None
    ]


def test_names_after_the_offices_of_two_states_are_told_apart_by_their_order() -> None:
    text = "The Norwegian and Chilean foreign ministers, Mara Lindqvist and Tomas Reyes, met."

    assert [("mara", "NOR"), ("tomas", "CHL")] == [(m.parts[0], m.country) for m in Reading(text).members(3, 4)]


def test_each_of_several_names_has_the_office_before_them() -> None:
    members = Reading("Ministers Mara Lindqvist and Tomas Reyes said a pact was near.").members(0)

    assert [("mara", "minister"), ("tomas", "minister")] == [
        (m.parts[0], m.office.title) for m in members if m.office is not None
    ]


def test_names_after_a_comma_are_those_of_a_group_of_as_many() -> None:
    two = Reading(
        "She said that two lawmakers, Tomas Reyes and Livia Thorne, had asked for asylum. The lawmakers said they stay."
    )
    three = Reading("Three lawmakers, Tomas Reyes and Livia Thorne, said a pact was near.")

    assert ["tomas", "livia"] == [member.parts[0] for member in two.members(4, before=("two",))]
    assert [] == three.members(1, before=("three",))


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("Relations between Norway and Chilean groups are good.", [4, 5]),
        ("The ministers met in Oslo on Friday.", [1]),
    ],
)
def test_phrase_with_one_owner_or_none_is_no_compound(text: str, starts: list[int]) -> None:
    assert [] == Reading(text).members(*starts)


def test_plural_title_begins_names_where_one_follows_at_once() -> None:
    with_names = Reading("Ministers Mara Lindqvist and Tomas Reyes said a pact was near.")
    without = Reading("The ministers met in Oslo on Friday.")

    assert with_names.compounds.begins_names(with_names.known.items[0])
    assert not without.compounds.begins_names(without.known.items[1])
