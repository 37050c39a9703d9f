"""Which of a verb and its noun tells the event."""

from __future__ import annotations

import pytest

from dragoman.extract.events.event_draft import Draft
from dragoman.extract.events.one_a_phrase import one_a_phrase
from dragoman.extract.events.status.grounds import Ground, Verdict
from dragoman.model import TokenRange
from parses import parse_of

VERDICT = Verdict("happened", Ground.NOTHING_AGAINST, "")


def _draft(trigger: int, label: str, actors: tuple[TokenRange, ...] = ()) -> Draft:
    return Draft(
        trigger=trigger,
        label=label,
        mode=None,
        cameo=None,
        rule="",
        chance=0.9,
        confidence=0.9,
        verdict=VERDICT,
        actors=actors,
        recipients=(),
    )


@pytest.mark.parametrize(
    ("text", "verb", "noun", "kept"),
    [
        ("Norway imposed sanctions on Peru.", "imposed", "sanctions", ["sanctions"]),
        ("The union went on strike.", "went", "strike", ["strike"]),
        ("The ministers concluded a deal.", "concluded", "deal", ["deal"]),
        ("Norway rejected the talks.", "rejected", "talks", ["rejected", "talks"]),
    ],
)
def test_a_verb_that_carries_its_noun_tells_no_event(text: str, verb: str, noun: str, kept: list[str]) -> None:
    parse = parse_of(text)
    drafts = [_draft(parse.words.index(verb), "COERCE"), _draft(parse.words.index(noun), "SANCTION")]

    assert kept == [parse.words[draft.trigger] for draft in one_a_phrase(parse, drafts)]


def test_the_noun_takes_the_parties_that_only_the_verb_has() -> None:
    parse = parse_of("Norway imposed sanctions on Peru.")
    drafts = [_draft(1, "COERCE", (TokenRange(0, 1),)), _draft(2, "SANCTION")]

    assert [(TokenRange(0, 1),)] == [draft.actors for draft in one_a_phrase(parse, drafts)]
