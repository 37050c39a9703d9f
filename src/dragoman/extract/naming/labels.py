"""Where a label begins and ends: from the tokens of a name or noun to all the words that name with it.

Rules: docs/codebook/namings.md. Half-open token ranges throughout.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extract.grammar.columns import at
from dragoman.lexicon.organisations import load_gazetteer
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import NamedKind, Parse

_BEFORE = words_of("naming", "words before a label")
_NUMBERS = words_of("naming", "words of number")
_RULE = words_of("naming", "words of rule")
_DIRECTIONS = words_of("naming", "directions")
_TIMES = words_of("naming", "times before a noun")
_PLACES_OF_PEOPLE = words_of("naming", "places of people")
_ADJECTIVES_OF_PLACES = words_of("naming", "adjectives of places")
_NO_LABEL = words_of("naming", "words that are no label of a place")
_NOT_NAMING = _BEFORE | _NUMBERS | _NO_LABEL
_NOT_NAMING_EVENTS = _NOT_NAMING | _TIMES
_MODIFYING = frozenset({"amod", "compound", "nmod", "npadvmod", "advmod", "punct", "prep"})
_HYPHENS = frozenset({"-", "–", "‑"})
_MODIFIER_TAGS = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "NN", "NNS", "NNP", "NNPS", "HYPH", "RB", "AFX"})
_MODIFIER_HEADS = frozenset({"amod", "compound", "nmod"})
_QUOTES = frozenset({'"', "“", "”", "''", "``", "‘", "’", "'"})
_LONGEST_LEFT = 6


@dataclass(frozen=True, slots=True)
class Label:
    """A label in the making: its tokens, its head, and the ids of what it names.

    ``name_start`` is where the name or noun begins that adjectives may stand before; ``is_name`` tells a proper name.
    """

    kind: NamedKind
    start: int
    end: int
    head: int
    mention: str | None = None
    entity: str | None = None
    place: str | None = None
    event: str | None = None
    is_name: bool = False
    name_start: int = -1


def trimmed_label(parse: Parse, start: int, end: int, floor: int) -> tuple[int, int]:
    """Return a stretch without articles, possessives and counts before it, quotation marks around it, a genitive
    behind it. ``floor`` is where the name or noun itself begins, of which a number may be a part.
    """
    while start < end - 1 and (_is_article(parse, start) or (start < floor and _is_count(parse, start))):
        start += 1
    while end - 1 > start and (parse.tags[end - 1] == "POS" or parse.words[end - 1] in _QUOTES):
        end -= 1
    return start, end


def _is_article(parse: Parse, token: int) -> bool:
    return parse.lower[token] in _BEFORE or parse.words[token] in _QUOTES


def _is_count(parse: Parse, token: int) -> bool:
    return parse.lower[token] in _NUMBERS or (parse.tags[token] == "CD" and parse.words[token][0].isdigit())


def without_place_behind(parse: Parse, start: int, end: int) -> int:
    """Return where a label ends that has no "in Oslo" or "near the border" behind its noun, which ends at ``start``.

    Titles go on: "ambassador in Oslo Mara Lindqvist" has its noun behind the place.
    """
    return next((token for token in range(start, end) if parse.lower[token] in _PLACES_OF_PEOPLE), end)


def with_modifiers(
    parse: Parse, start: int, end: int, floor: int, *, is_event: bool = False, is_place: bool = False
) -> int:
    """Return where a label begins that goes back over the adjectives and nouns that stand before its first token.

    Not over directions in small letters, which tell a part, and counts; nor, where it ``is_event``, over words that
    only tell when. Before a place some adjectives count however the parser takes them (headlines).
    ``floor`` is the first token it may go back to.
    """
    left_out = _NOT_NAMING_EVENTS if is_event else _NOT_NAMING
    token = start
    if is_place and start > floor and parse.lower[start - 1] in _ADJECTIVES_OF_PLACES:
        token -= 1
    while token - 1 >= max(floor, start - _LONGEST_LEFT) and _goes_with(parse, token - 1, end, left_out):
        token -= 1
    while token < start and (parse.words[token] in _HYPHENS or parse.tags[token] == "RB"):
        token += 1
    return token


def _goes_with(parse: Parse, token: int, end: int, left_out: frozenset[str]) -> bool:
    if parse.words[token] in _HYPHENS:
        return token + 1 < end and parse.starts[token + 1] == parse.ends[token]
    if parse.lower[token] in left_out or parse.words[token] in _DIRECTIONS or parse.tags[token] not in _MODIFIER_TAGS:
        return False
    joins = at(parse.words, token + 1) in _HYPHENS and parse.ends[token] == parse.starts[token + 1]
    return joins or (parse.deps[token] in _MODIFYING and token < parse.heads[token] < end)


def past_rule(parse: Parse, start: int, end: int) -> int:
    """Return where the label of an adjective of nationality ends: behind the word of rule that follows it, if any."""
    if end - start != 1 or at(parse.lower, end) not in _RULE:
        return end
    known = load_gazetteer().find(parse.lower[start])
    return end + 1 if known is not None and known.sort in {"demonym", "country"} else end


def is_adjective_alone(parse: Parse, start: int, end: int) -> bool:
    """Tell an adjective of nationality that stands before a noun: it names a quality of that, no state by itself."""
    if not 0 < end - start <= 2 or parse.heads[end - 1] < end or parse.deps[end - 1] not in _MODIFIER_HEADS:
        return False
    known = load_gazetteer().find(" ".join(parse.lower[start:end]))
    return known is not None and known.sort in {"demonym", "affiliation"}
