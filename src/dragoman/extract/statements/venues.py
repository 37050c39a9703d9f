"""Where or in what form something was said: an interview, a conference, a statement, a meeting."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.extract.grammar.clauses import child, noun_phrase
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse, Span, TokenRange

VENUES = words_of("statements", "venues")
PREPOSITIONS = words_of("statements", "prepositions of venues")
AUDIENCES = frozenset(["reporters", "journalists", "media", "press", "newsmen", "correspondents"])


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
            venue = _of_phrase(parse, below)
            if venue is not None:
                return venue
            if parse.deps[below] in ("dobj", "dative") and parse.lower[below] in AUDIENCES:
                phrase = noun_phrase(parse, below)
                return (
                    Venue(f"{parse.words[anchor]} {parse.wording(*phrase)}", parse.span(anchor, phrase.end), None)
                    if phrase.start == anchor + 1
                    else Venue(parse.wording(*phrase), parse.span(*phrase), None)
                )
    return Venue(None, None, None)


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
    place = next(
        (
            parse.wording(name.start, name.end)
            for name in parse.names_on(*phrase)
            if name.label == "GPE" and phrase.start <= name.start and name.end <= phrase.end
        ),
        None,
    )
    return Venue(parse.wording(*phrase), parse.span(*phrase), place)
