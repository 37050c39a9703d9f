"""Candidates made of source phrases that are no mentions."""

from __future__ import annotations

import pytest

from candidates import found_in, span_in
from dragoman.extract.actors.described_speakers import described_speaker, part_of_group, plain_kind
from dragoman.extract.grammar.heads import head_of
from dragoman.extract.mentions.candidates import Candidate
from parses import parse_of

UNIONS = "Several of the trade unions in Denmark said no."
WHOLE = "the trade unions in Denmark"


def test_speaker_of_a_noun_that_the_lexicon_does_not_know_has_its_number_and_country() -> None:
    made = described_speaker(parse_of("Danish beekeepers said no."), range(2))

    assert made is not None
    assert ("nominal", "group", True, "DNK") == (made.form, made.kind, made.is_plural, made.country)


def test_adjective_in_place_of_a_noun_is_a_group_known_before() -> None:
    made = described_speaker(parse_of("The displaced said no."), range(2))

    assert made is not None
    assert ("group", "the") == (made.kind, made.article)


def test_verb_describes_nobody() -> None:
    assert described_speaker(parse_of("Danish beekeepers said no."), range(2, 3)) is None


def part_in(text: str, phrase: str, whole: Candidate) -> Candidate | None:
    parse = parse_of(text)
    tokens = parse.tokens_in(span_in(text, phrase))
    plurals = dict.fromkeys(range(whole.head_start, whole.head_end), whole)
    return part_of_group(parse, tokens, head_of(parse, tokens.start, tokens.stop), plurals)


def test_part_of_a_group_is_told_of_for_the_first_time_and_reaches_over_its_phrase() -> None:
    part = part_in(UNIONS, "Several of the trade unions", found_in(UNIONS, WHOLE))

    assert part is not None
    assert ("a", True, 0, 7) == (part.article, part.is_plural, part.start, part.end)


def test_phrase_without_a_quantity_is_no_part() -> None:
    assert part_in(UNIONS, WHOLE, found_in(UNIONS, WHOLE)) is None


@pytest.mark.parametrize(("noun", "kind"), [("crew", "group"), ("petitioner", "person"), ("report", "organisation")])
def test_noun_tells_what_its_bearer_is(noun: str, kind: str) -> None:
    assert kind == plain_kind(noun)
