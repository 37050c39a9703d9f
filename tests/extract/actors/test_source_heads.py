"""The head of a source phrase."""

from __future__ import annotations

import pytest

from candidates import span_in
from dragoman.extract.actors.source_heads import antecedent, head_of
from parses import parse_of

WHICH = "The head of the teachers' union, which said that pay was low, resigned."


@pytest.mark.parametrize(
    ("phrase", "head"), [("The head of the teachers' union", "head"), ("the teachers' union", "union")]
)
def test_head_hangs_on_no_word_of_its_phrase(phrase: str, head: str) -> None:
    parse = parse_of(WHICH)

    assert head == parse.words[head_of(parse, parse.tokens_in(span_in(WHICH, phrase)))]


def test_relative_pronoun_stands_for_the_noun_that_its_clause_hangs_on() -> None:
    parse = parse_of(WHICH)

    tokens = antecedent(parse, parse.tokens_in(span_in(WHICH, "which")))

    assert "head" == parse.wording(tokens.start, tokens.stop)


def test_phrase_of_several_words_stands_for_itself() -> None:
    assert range(2) == antecedent(parse_of(WHICH), range(2))
