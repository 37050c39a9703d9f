"""What stands after a title: what the office is of or about, where it is held, and who holds it."""

from __future__ import annotations

from dragoman.extract.grammar.token_view import TokenView
from dragoman.extract.mentions.candidate_maker import CandidateMaker
from dragoman.extract.mentions.known_words import KnownWords
from dragoman.extract.mentions.name_runs import NameRuns
from dragoman.extract.mentions.noun_phrases import Complement
from dragoman.extract.mentions.title_complements import Complements
from parses import parse_of


def complement_in(text: str, title: int) -> Complement | None:
    """Return what stands after the title that begins at a token."""
    view = TokenView(parse_of(text))
    known = KnownWords(view)
    item = known.items[title]
    assert item.title is not None
    complements = Complements(view, known, NameRuns(view, known), CandidateMaker(view, known))
    return complements.read(item.title, item.end)


def test_title_with_a_verb_behind_it_is_of_nothing() -> None:
    assert complement_in("The ministers met in Oslo on Friday.", 1) is None


def test_name_of_a_body_and_the_place_of_an_envoy_are_read_up_to_his_name() -> None:
    text = "The representative of the Northern Farmers' Movement in Vienna Karim al-Hadidi spoke on Friday."

    found = complement_in(text, 1)

    assert found is not None
    assert ("Northern Farmers' Movement", "in Vienna") == (found.body, found.post)
    assert found.name is not None
    assert "Karim al-Hadidi" == parse_of(text).wording(found.name.start, found.name.end)


def test_country_that_an_office_is_of_is_told_and_named_inside() -> None:
    found = complement_in("The army of Chile fled.", 1)

    assert found is not None
    assert ("CHL", ["CHL"]) == (found.country, [candidate.country for candidate in found.nested])


def test_affairs_are_what_an_office_is_about_and_no_body() -> None:
    text = "Norwegian Deputy Foreign Minister for Arctic Affairs Mara Lindqvist arrived in Vienna."

    found = complement_in(text, 2)

    assert found is not None
    assert (7, None) == (found.topic_end, found.body)


def test_portfolio_ends_before_the_name_of_the_minister() -> None:
    text = "Norway's Minister of Roads Jonas Hallen said trade would grow."

    found = complement_in(text, 2)

    assert found is not None
    assert found.name is not None
    assert "Jonas Hallen" == parse_of(text).wording(found.name.start, found.name.end)


def test_person_whom_somebody_serves_is_no_body() -> None:
    assert complement_in("An attorney for Livia Thorne, Jonas Hallen, said no.", 1) is None


def test_place_where_a_body_was_met_goes_with_the_verb() -> None:
    assert complement_in("Livia Thorne met the Chilean government in Vienna on Sunday.", 5) is None
