"""Of whom something is said, and which medium was told it, by the words beside the cue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dragoman.extract.grammar.clauses import child, noun_phrase
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Entity, Parse, Span, Statement

_OF_TOPICS = words_of("statements", "prepositions of topics")
_MEDIA = ("JRN",)


def said_of(parse: Parse, statement: Statement, cue: int) -> tuple[Span, ...]:
    """Return the phrases that a cue says its content to be about: ``“He lied,” she said of the minister``.

    ``cue`` is the cue's first token. What lies within the content is none of them.
    """
    return () if statement.cue is None else tuple(_phrases_of_topics(parse, statement, cue))


def _phrases_of_topics(parse: Parse, statement: Statement, cue: int) -> Iterator[Span]:
    for below in (each for holder in (cue, *_days(parse, cue)) for each in parse.children[holder]):
        if parse.deps[below] != "prep" or parse.lower[below] not in _OF_TOPICS or below < cue:
            continue
        noun = child(parse, below, "pobj")
        if noun is None:
            continue
        span = parse.span(*noun_phrase(parse, noun))
        if not any(piece.overlaps(span) for piece in statement.content):
            yield span


def _days(parse: Parse, cue: int) -> Iterator[int]:
    """Yield the days beside a cue, to which the parser may hang what follows: "said on Friday of the army"."""
    for below in parse.children[cue]:
        noun = child(parse, below, "pobj") if parse.deps[below] == "prep" else below
        if noun is not None and noun > cue and any(name.label == "DATE" for name in parse.names_on(noun, noun + 1)):
            yield noun


def told_to_medium(text: str, statement: Statement, entities: Mapping[str, Entity]) -> Statement:
    """Return a statement with the medium that was told it as its venue: ``told the Harbour Post``.

    Media are asked and write; whom a statement is made to are others. A venue that was told already stays.
    """
    media = [each for each in statement.to if _is_medium(entities[each])]
    if not media:
        return statement
    others = tuple(each for each in statement.to if each not in media)
    if statement.venue is not None or statement.cue is None or len(statement.to_spans) != 1:
        return replace(statement, to=others)
    (told,) = statement.to_spans
    is_beside = told.start == statement.cue.span.end + 1
    span = Span(statement.cue.span.start, told.end) if is_beside else told
    return replace(statement, to=others, venue=" ".join(text[span.start : span.end].split()), venue_span=span)


def _is_medium(entity: Entity) -> bool:
    return entity.kind in {"organisation", "body"} and entity.sectors == _MEDIA
