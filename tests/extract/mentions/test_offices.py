"""Which office a noun phrase tells: its title, country, body, rank, and the sectors of its holder."""

from __future__ import annotations

import pytest

from candidates import found_in
from dragoman.extract.grammar.token_view import TokenView
from dragoman.extract.mentions.candidate_maker import CandidateMaker
from dragoman.extract.mentions.candidates import Office
from dragoman.extract.mentions.known_words import KnownWords
from dragoman.extract.mentions.name_runs import NameRuns
from dragoman.extract.mentions.noun_phrases import Phrase
from dragoman.extract.mentions.offices import Offices
from dragoman.extract.mentions.title_complements import Complements
from parses import parse_of


def office_in(text: str, *starts: int, before: tuple[str, ...] = ()) -> Office:
    """Return the office of the known words that begin at these tokens, with what stands after the last of them."""
    view = TokenView(parse_of(text))
    known = KnownWords(view)
    items = [known.items[start] for start in starts]
    last = items[-1]
    assert last.title is not None
    complements = Complements(view, known, NameRuns(view, known), CandidateMaker(view, known))
    complement = complements.read(last.title, last.end)
    end = last.end if complement is None else complement.end
    told = [item.known for item in items if item.known is not None]
    country = next((each.country for each in told if each.sort != "organisation"), None)
    body = next((each for each in told if each.sort == "organisation"), None)
    phrase = Phrase(items, items[0].start, end, "", before, complement)
    return Offices(view).read(phrase, [item for item in items if item.title], country, body)


def test_what_an_office_is_about_is_part_of_its_title() -> None:
    text = "Norwegian Deputy Foreign Minister for Arctic Affairs Mara Lindqvist arrived in Vienna."

    office = office_in(text, 0, 2, before=("deputy",))

    assert ("Deputy Foreign Minister for Arctic Affairs", "NOR") == (office.title, office.country)
    assert frozenset({"deputy"}) == office.ranks


def test_state_before_a_title_is_the_country_and_what_stands_after_an_envoy_his_post() -> None:
    office = office_in("Norway's ambassador to Chile, Livia Thorne, said no.", 0, 2)

    assert ("NOR", "ambassador to Chile") == (office.country, office.title)


def test_place_of_an_envoy_is_not_whom_he_stands_for() -> None:
    assert office_in("The envoy in Oslo left.", 1).country is None


def test_country_after_the_envoy_of_a_body_is_what_he_works_on() -> None:
    office = office_in("UN special envoy for Norway Livia Thorne left.", 0, 1)

    assert ("United Nations", None, ("IGO",)) == (office.body, office.country, office.sectors)


def test_body_named_after_a_title_is_its_body() -> None:
    text = "Mara Lindqvist, secretary general of the Nordic Fishing Council, welcomed the vote."

    assert ("Nordic Fishing Council", "nordic fishing council") == (
        office_in(text, 3).body,
        office_in(text, 3).body_key,
    )


def test_spokesman_of_a_country_without_a_body_speaks_for_its_government() -> None:
    assert ("GOV",) == office_in("A Norwegian spokesman said the talks failed.", 1, 2).sectors


@pytest.mark.parametrize(("before", "is_past"), [(("former",), True), ((), False)])
def test_word_before_a_title_tells_that_the_office_is_held_no_more(before: tuple[str, ...], is_past: bool) -> None:
    text = "Former Finance Minister Jonas Hallen criticised the plan."

    assert is_past is office_in(text, 1, before=before).is_past


def test_rank_that_a_nationality_stands_behind_is_part_of_the_title() -> None:
    text = "Former Norwegian prime minister Jonas Hallen said no."

    office = found_in(text, text.removesuffix(" said no.")).office

    assert office is not None
    assert "Former prime minister" == office.title


def test_president_of_a_council_is_no_head_of_state() -> None:
    assert () == office_in("Jonas Hallen, president of the Nordic Fishing Council, welcomed the vote.", 3).sectors
