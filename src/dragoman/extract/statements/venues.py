"""Where or in what form something was said: an interview, a conference, a statement, a meeting."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.extract.grammar.clauses import child, noun_phrase
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse, Span, TokenRange

VENUES = words_of("statements", "venues")
PREPOSITIONS = words_of("statements", "prepositions of venues")
AUDIENCES = words_of("statements", "audiences")


class Venue(NamedTuple):
    """The wording of the venue without its preposition, its span, and the place the phrase names, if any."""

    name: str | None
    span: Span | None
    place: str | None


def find_venue(parse: Parse, anchor: int, content: list[TokenRange]) -> Venue:
    """Return the venue of a cue: a phrase of the cue's clause, outside of the content. All fields None if untold."""
    for holder in (anchor, *_coordinate_heads(parse, anchor)):
        for below in parse.children[holder]:
            if any(piece.start <= below < piece.end for piece in content):
                continue
            venue = _of_phrase(parse, below) or _of_audience(parse, below, anchor)
            if venue is not None:
                return venue
    return Venue(None, None, None)


def _of_audience(parse: Parse, below: int, anchor: int) -> Venue | None:
    """Return whom a statement was made before; with the cue where they stand right after it: "told reporters"."""
    if parse.deps[below] not in ("dobj", "dative") or parse.lower[below] not in AUDIENCES:
        return None
    phrase = noun_phrase(parse, below)
    if phrase.start == anchor + 1:
        return Venue(f"{parse.words[anchor]} {parse.wording(*phrase)}", parse.span(anchor, phrase.end), None)
    return Venue(parse.wording(*phrase), parse.span(*phrase), None)


def _coordinate_heads(parse: Parse, anchor: int) -> tuple[int, ...]:
    head = parse.heads[anchor]
    return (head,) if head != anchor and parse.deps[anchor] in ("xcomp", "advcl", "conj") else ()


def _of_phrase(parse: Parse, below: int) -> Venue | None:
    if parse.deps[below] not in ("prep", "advcl") or parse.lower[below] not in PREPOSITIONS:
        return None
    noun = child(parse, below, "pobj")
    if noun is None or parse.lemmas[noun].lower() not in VENUES:
        return None
    phrase = noun_phrase(parse, noun)
    return Venue(parse.wording(*phrase), parse.span(*phrase), _place_in(parse, phrase))


def _place_in(parse: Parse, phrase: TokenRange) -> str | None:
    """Return the first place that a phrase names."""
    places = (name for name in parse.names_on(*phrase) if name.label == "GPE")
    whole = (name for name in places if phrase.start <= name.start and name.end <= phrase.end)
    return next((parse.wording(name.start, name.end) for name in whole), None)
