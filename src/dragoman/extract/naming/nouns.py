"""Nouns that name places and events: "the occupied territories", "the special operation", "Operation Morning Tide".

Rules: docs/codebook/namings.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dragoman.extract.grammar.columns import at
from dragoman.extract.naming.labels import with_modifiers
from dragoman.lexicon.organisations import load_gazetteer
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

_EVENT_NOUNS = words_of("naming", "nouns of events")
_EVENT_NAMES = words_of("naming", "names of events")
_PLACE_NOUNS = words_of("naming", "nouns of places")
_ACTOR_NOUNS = words_of("naming", "nouns of actors")
_SIDES = words_of("naming", "words of a side")
_BEHIND_EVENTS = words_of("naming", "words after an event")
_LINKS = words_of("naming", "links to places")
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PROPER = frozenset({"NNP", "NNPS"})
_INSIDE_NAMES = frozenset({"HYPH", "CD", "NNP", "NNPS", "NN", "NNS", "JJ"})
_LONGEST_NAME = 6


class Noun(NamedTuple):
    """A noun that names: its label from ``start`` to ``end``, its head, and ``of``, where a place behind begins."""

    start: int
    end: int
    head: int
    of: int = -1
    is_name: bool = False


def event_nouns(parse: Parse, triggers: frozenset[int]) -> Iterator[Noun]:
    """Yield the nouns and names of events in reading order; ``triggers`` are tokens that tell of events found."""
    token = 0
    while token < len(parse):
        found = _event_noun(parse, token, is_trigger=token in triggers)
        if found is None:
            token += 1
            continue
        yield found
        token = max(found.end, token + 1)


def _event_noun(parse: Parse, token: int, *, is_trigger: bool) -> Noun | None:
    if parse.tags[token] not in _NOUNS or parse.lower[token].isdigit():
        return None
    lemma = parse.lemmas[token].lower()
    is_name = parse.tags[token] in _PROPER and parse.words[token][0].isupper()
    if is_name and lemma in _EVENT_NAMES:
        named = _named_after(parse, token) or _named_before(parse, token)
        if named is not None:
            return named
    if not (is_trigger or lemma in _EVENT_NOUNS or parse.lower[token] in _EVENT_NOUNS):
        return None
    if at(parse.lower, token + 1) in _BEHIND_EVENTS:
        return _noun(parse, token + 1, is_event=True)
    if _is_modifier(parse, token):
        # "war crimes", "protest leader": what they name is another thing.
        return None
    return _noun(parse, token, is_event=True)


def _noun(parse: Parse, token: int, *, is_event: bool = False) -> Noun:
    floor = parse.sentence_of(token).start
    return Noun(with_modifiers(parse, token, token + 1, floor, is_event=is_event), token + 1, token)


def _is_modifier(parse: Parse, token: int) -> bool:
    return parse.deps[token] in {"compound", "amod", "nmod"} and parse.heads[token] > token


def _named_after(parse: Parse, token: int) -> Noun | None:
    """Return a name of which the noun is the first word: "Operation Morning Tide"."""
    if parse.lower[token] not in {"operation", "exercise", "campaign"}:
        return None
    end = token + 1
    last = min(parse.sentence_of(token).end, token + _LONGEST_NAME)
    while end < last and (parse.words[end][0].isupper() or parse.words[end] in {"-", "al", "el"}):
        end += 1
    return Noun(token, end, token, is_name=True) if end > token + 1 else None


def _named_before(parse: Parse, token: int) -> Noun | None:
    """Return a name of which the noun is the last word: "Islamic Unity Conference", "Six-Day War"."""
    start = token
    first = max(parse.sentence_of(token).start, token - _LONGEST_NAME)
    while start > first and _is_of_name(parse, start - 1):
        start -= 1
    while start < token and not parse.words[start][0].isupper():
        start += 1
    return Noun(start, token + 1, token, is_name=True) if start < token else None


def _is_of_name(parse: Parse, token: int) -> bool:
    return parse.tags[token] in _INSIDE_NAMES and (parse.words[token][0].isupper() or parse.words[token] == "-")


def place_nouns(parse: Parse) -> Iterator[Noun]:
    """Yield the nouns of places that words beside them make a name: an adjective before, or "of" a place behind."""
    for token, word in enumerate(parse.lower):
        if word not in _PLACE_NOUNS or parse.tags[token] not in _NOUNS:
            continue
        if _is_modifier(parse, token):
            continue
        start = with_modifiers(parse, token, token + 1, parse.sentence_of(token).start)
        if start < token:
            yield Noun(start, token + 1, token, _place_behind(parse, token + 1))


def actor_nouns(parse: Parse) -> Iterator[Noun]:
    """Yield the nouns that name people of whom no office tells: "the invaders"."""
    for token, word in enumerate(parse.lower):
        if word in _ACTOR_NOUNS and parse.tags[token] in _NOUNS and not _is_modifier(parse, token):
            yield _noun(parse, token)


def sides(parse: Parse) -> Iterator[tuple[Noun, str]]:
    """Yield what stands for a state behind the adjective of its nationality, and the state's alpha-3 code."""
    for token, word in enumerate(parse.lower):
        if word not in _SIDES or token == 0:
            continue
        known = load_gazetteer().find(parse.lower[token - 1])
        if known is not None and known.sort == "demonym" and known.country is not None:
            yield Noun(token - 1, token + 1, token), known.country


def _place_behind(parse: Parse, token: int) -> int:
    """Return the token at which the place begins that a noun of a place is of, -1 where it is of none."""
    if at(parse.lower, token) not in _LINKS:
        return -1
    following = token + 1
    if at(parse.lower, following) == "the":
        following += 1
    return following if following < len(parse) and parse.words[following][0].isupper() else -1
