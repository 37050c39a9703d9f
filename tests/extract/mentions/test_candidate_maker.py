"""What a noun phrase becomes: itself as a candidate, and the states, bodies and persons named inside it."""

from __future__ import annotations

import pytest

from candidates import found_in, wordings
from dragoman.extract.grammar.token_view import TokenView
from dragoman.extract.mentions.candidate_maker import CandidateMaker
from dragoman.extract.mentions.candidates import Candidate
from dragoman.extract.mentions.extraction import find_mentions
from dragoman.extract.mentions.known_words import Item, KnownWords
from dragoman.extract.mentions.noun_phrases import Phrase
from parses import parse_of


def made_of(text: str, *items: tuple[int, int, str], article: str = "") -> list[Candidate]:
    """Return the candidates of the phrase of known words and of names (first token, end, kind) of a text."""
    view = TokenView(parse_of(text))
    known = KnownWords(view)
    stones = [known.items[start] if not kind else Item("N", start, end, kind=kind) for start, end, kind in items]
    maker = CandidateMaker(view, known)
    return maker.finish(Phrase(stones, stones[0].start, stones[-1].end, article, ()))


def test_office_before_a_name_goes_with_the_name() -> None:
    text = "Iceland's Health Minister Jonas Hallen resigned on Monday."

    [iceland, hallen] = made_of(text, (0, 1, ""), (2, 4, ""), (4, 6, "person"))

    assert ("state", "ISL") == (iceland.kind, iceland.country)
    assert hallen.office is not None
    assert ("health minister", "ISL", ("GOV",)) == (hallen.office.key, hallen.country, hallen.sectors)


def test_name_of_a_place_alone_makes_no_candidate() -> None:
    assert [] == made_of("The ministers met in Trondheim.", (4, 5, "place"))


def test_capital_that_acts_stands_for_its_government_and_one_that_is_a_place_for_nothing() -> None:
    [government] = made_of("Oslo rejected the offer.", (0, 1, ""))

    assert "state" == government.kind
    assert [] == made_of("The ministers met in Oslo on Friday.", (4, 5, ""))


def test_former_minister_is_of_the_elite_no_longer_of_the_government() -> None:
    text = "Former Finance Minister Jonas Hallen criticised the plan."

    assert ("ELI",) == found_in(text, "Former Finance Minister Jonas Hallen").sectors


def test_form_of_address_tells_the_gender_and_is_no_part_of_the_name() -> None:
    text = "Mrs. Lindqvist said the talks failed. The Norwegian spokesman said nothing new would follow."

    lindqvist = found_in(text, "Mrs. Lindqvist")

    assert ("f", ("lindqvist",)) == (lindqvist.gender, lindqvist.parts)


@pytest.mark.parametrize(
    ("text", "words", "form"),
    [
        ("Norway's ambassador to Chile, Livia Thorne, said no.", "Norway's ambassador to Chile", "title"),
        ("A Norwegian spokesman said the talks failed.", "A Norwegian spokesman", "nominal"),
        ("The envoy in Oslo left.", "The envoy in Oslo", "nominal"),
    ],
)
def test_form_of_words_without_a_name_follows_country_and_article(text: str, words: str, form: str) -> None:
    assert form == found_in(text, words).form


def test_party_told_before_a_name_has_one_key_with_the_adjective() -> None:
    text = (
        "Republican Jonas Hallen met Democrat Livia Thorne. "
        "Hallen said it went well. The Democratic nominee said it did not."
    )

    thorne, nominee = found_in(text, "Democrat Livia Thorne"), found_in(text, "The Democratic nominee")

    assert "democr" == thorne.party == nominee.party


def test_persons_and_bodies_inside_a_phrase_are_found_and_its_titles_are_not() -> None:
    text = "UN special envoy for Norway Livia Thorne left."
    view = TokenView(parse_of(text))
    known = KnownWords(view)
    maker = CandidateMaker(view, known)

    nested = maker.nested([*known.items.values(), Item("N", 5, 7, kind="person")])

    assert ["UN", "Norway", "Livia Thorne"] == wordings(view.parse, nested)


@pytest.mark.parametrize(
    ("text", "sectors"),
    [
        ("The Kesmar Liberation Army abducted four men.", ("UAF",)),
        ("The Northern Army of Freedom abducted four men.", ("UAF",)),
        ("The Kesmar National Army freed four men.", ("MIL",)),
    ],
)
def test_an_army_of_liberation_is_an_armed_group(text: str, sectors: tuple[str, ...]) -> None:
    named = [c for c in find_mentions(parse_of(text)) if c.form == "name"]

    assert [sectors] == [c.sectors for c in named]
