"""What grammar is not left to the model for: passives, hosts, things that do not act, deeds of nobody."""

from __future__ import annotations

import pytest

from dragoman.extract.events.party_corrections import acting_part, is_mere_denial, is_natural, righted, with_host
from dragoman.model import Parse, TokenRange
from parses import parse_of


def _phrase(parse: Parse, words: str) -> TokenRange:
    first = parse.text.index(words)
    tokens = [n for n in range(len(parse)) if first <= parse.starts[n] < first + len(words)]
    return TokenRange(tokens[0], tokens[-1] + 1)


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Two soldiers were killed on Monday.", "killed", "Two soldiers"),
        ("One soldier was also reported wounded.", "wounded", "One soldier"),
        ("Former minister Hallen sentenced to nine months", "sentenced", "Former minister Hallen"),
    ],
)
def test_the_subject_of_a_passive_is_acted_upon(text: str, verb: str, subject: str) -> None:
    parse = parse_of(text)
    phrase = _phrase(parse, subject)

    assert ((), (phrase,)) == righted(parse, parse.words.index(verb), (phrase,), ())


def test_the_subject_of_an_active_verb_acts() -> None:
    parse = parse_of("Police arrested 11 students in Bergen.")
    phrase = _phrase(parse, "Police")

    assert ((phrase,), ()) == righted(parse, 1, (phrase,), ())


def test_who_receives_somebody_is_the_host() -> None:
    parse = parse_of("The president received the envoy on Monday.")
    host, visitor = _phrase(parse, "The president"), _phrase(parse, "the envoy")

    assert ((visitor,), (host,)) == with_host(parse, parse.words.index("received"), (host, visitor))


@pytest.mark.parametrize(
    ("text", "words", "part"),
    [
        ("A bomb exploded in Oslo.", "A bomb", None),
        ("Ukrainian drones attacked a depot.", "Ukrainian drones", "Ukrainian"),
        (
            "Tens of thousands of pensioners demonstrated.",
            "Tens of thousands of pensioners",
            "Tens of thousands of pensioners",
        ),
    ],
)
def test_only_what_can_act_is_an_actor(text: str, words: str, part: str | None) -> None:
    parse = parse_of(text)

    found = acting_part(parse, _phrase(parse, words), ())
    assert part == (None if found is None else parse.wording(*found))


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [("An earthquake struck the coast.", "struck", True), ("Rebels struck the coast.", "struck", False)],
)
def test_what_nature_does_is_no_deed(text: str, verb: str, expected: bool) -> None:
    parse = parse_of(text)

    assert expected == is_natural(parse, parse.words.index(verb))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister denied that he had lied.", True),
        ("The minister denied the allegations.", True),
        ("Norway denied the envoy a visa.", False),
    ],
)
def test_saying_that_something_is_not_so_is_no_refusal(text: str, expected: bool) -> None:
    parse = parse_of(text)

    assert expected == is_mere_denial(parse, parse.words.index("denied"), "REJECT")
