"""Where a label begins and ends: from the tokens of a name or noun to all the words that name with it.

Rules: docs/codebook/namings.md. Half-open token ranges throughout.
"""

from __future__ import annotations

from dragoman.extract.grammar.columns import at
from dragoman.lexicon.organisations import load_gazetteer
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

_BEFORE = words_of("naming", "words before a label")
_NUMBERS = words_of("naming", "words of number")
_RULE = words_of("naming", "words of rule")
_DIRECTIONS = words_of("naming", "directions")
_TIMES = words_of("naming", "times before a noun")
_NO_LABEL = words_of("naming", "words that are no label of a place")
_NOT_NAMING = _BEFORE | _NUMBERS | _NO_LABEL
_NOT_NAMING_EVENTS = _NOT_NAMING | _TIMES
_MODIFYING = frozenset({"amod", "compound", "nmod", "npadvmod", "advmod", "punct", "prep"})
_HYPHENS = frozenset({"-", "–", "‑"})
_MODIFIER_TAGS = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "NN", "NNS", "NNP", "NNPS", "HYPH", "RB", "AFX"})
_MODIFIER_HEADS = frozenset({"amod", "compound", "nmod"})
_QUOTES = frozenset({'"', "“", "”", "''", "``", "‘", "’", "'"})
_LONGEST_LEFT = 6


def trimmed_label(parse: Parse, start: int, end: int) -> tuple[int, int]:
    """Return a stretch without articles and possessives before it, quotation marks around it, a genitive behind it."""
    while start < end - 1 and (parse.lower[start] in _BEFORE or parse.words[start] in _QUOTES):
        start += 1
    while end - 1 > start and (parse.tags[end - 1] == "POS" or parse.words[end - 1] in _QUOTES):
        end -= 1
    return start, end


def with_modifiers(parse: Parse, start: int, end: int, floor: int, *, is_event: bool = False) -> int:
    """Return where a label begins that goes back over the adjectives and nouns that stand before its first token.

    Not over directions in small letters, which tell a part, and counts; nor, where it ``is_event``, over words that
    only tell when.
    ``floor`` is the first token it may go back to.
    """
    left_out = _NOT_NAMING_EVENTS if is_event else _NOT_NAMING
    token = start
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
