"""What a relative pronoun in the place of a source phrase stands for."""

from __future__ import annotations

from candidates import span_in
from dragoman.extract.actors.relative_pronouns import antecedent
from parses import parse_of

WHICH = "The head of the teachers' union, which said that pay was low, resigned."


def test_relative_pronoun_stands_for_the_noun_that_its_clause_hangs_on() -> None:
    parse = parse_of(WHICH)

    tokens = antecedent(parse, parse.tokens_in(span_in(WHICH, "which")))

    assert "head" == parse.wording(tokens.start, tokens.stop)


def test_phrase_of_several_words_stands_for_itself() -> None:
    assert range(2) == antecedent(parse_of(WHICH), range(2))
