"""How alike the words of two statements are: the same words, the same with changes, less of them, or the same meant.

Rules: docs/codebook/utterances.md.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from dragoman.lexicon.like_words import groups_of, near_of, stem_of
from dragoman.lexicon.word_sorts import ordered_words_of, variants_of, words_of
from dragoman.model import Likeness, VersionKind

_WORD = re.compile(r"\d+(?:[.,]\d+)*|%|[^\W\d_]+(?:['’][^\W\d_]+)?(?:-[^\W\d_]+)*")
_FUNCTION = words_of("utterances", "function words")
_LIGHT = frozenset(stem_of(word) for word in words_of("utterances", "light words"))
_FORMS = {
    **variants_of("utterances", "reported forms"),
    **{word: str(number) for number, word in enumerate(ordered_words_of("utterances", "number words")) if number != 1},
}
_OPENING = frozenset({"that", "the"})
# What a word weighs: names and numbers tell most of what is said, words of every statement little.
_OF_NAME, _OF_NUMBER, _OF_WORD, _OF_LIGHT_WORD = 1.4, 1.2, 1.0, 0.4
# How much of a match it is that two words are alike in meaning, by the table of such words.
_ALIKE = 0.9
# What is added to the nearness of two words in use, to say how much of a match it is.
_NEARER = 0.3
# From how much of its words on, in order, a text is the other one edited or shortened.
_EDITED = 0.66
_SHORTENED = 0.85
# A shortened one has at most so much of the words of the other.
_MUCH_SHORTER = 0.8
# From how alike in content on a text is a paraphrase; chosen on the seen half of evaluation/utterances.
_PARAPHRASE = 0.36
# What it costs that each has a number or a name that the other has not.
_OTHER_NUMBERS, _OTHER_NAMES = 0.3, 0.1
# How many matched words are enough to tell that two statements say the same, and what a name counts among them.
_ENOUGH = 2.3
_NAME_TELLS = 0.3
# How much must be shared before words count that are only used alike: they are in many statements.
_COMMON = 0.3
_LONGEST = 400


class Word(NamedTuple):
    """A word that weighs something, in small letters: its stem, the groups of words it is alike with, its weight, and
    what it is: a word, a name or a number.
    """

    text: str
    stem: str
    groups: frozenset[int]
    weight: float
    kind: str


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a statement as they are compared: ``plain`` in order, in one form; ``content`` those that weigh,
    ``weight`` what they weigh together; ``counts`` is how often each plain word is there.
    """

    plain: tuple[str, ...]
    content: tuple[Word, ...]
    counts: Counter[str]
    weight: float


class Comparison(NamedTuple):
    """What one statement is to another, None for something else; how alike they are, in [0, 1], and why."""

    kind: VersionKind | None
    score: float
    reasons: tuple[Likeness, ...]


@lru_cache(maxsize=50_000)
def said_of(wording: str) -> Said:
    """Return the words of a statement as they are compared."""
    words = _WORD.findall(wording)[:_LONGEST]
    lower = [_plain(word) for word in words]
    forms = [_FORMS.get(word, word) for word in lower]
    while forms and lower[len(lower) - len(forms)] in _OPENING:
        forms = forms[1:]
    content = tuple(_content(words, lower))
    return Said(tuple(forms), content, Counter(forms), sum(word.weight for word in content))


def _content(words: Sequence[str], lower: Sequence[str]) -> Iterator[Word]:
    """Yield the words that weigh; two that the table of like words knows together ("step down") are one."""
    place = 0
    while place < len(words):
        phrase = " ".join(lower[place : place + 2])
        groups = groups_of(phrase) if place + 1 < len(words) else frozenset()
        if groups:
            yield Word(phrase, phrase, groups, _OF_WORD, "word")
            place += 2
            continue
        low = lower[place]
        if low not in _FUNCTION or _FORMS.get(low, "").isdigit():
            yield _word(words[place], low, is_first=place == 0)
        place += 1


def _plain(word: str) -> str:
    word = "".join(each for each in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(each))
    word = word.replace("’", "'")
    for ending in ("'s", "s'"):
        if word.endswith(ending):
            word = word[: -len(ending)] + ("s" if ending == "s'" else "")
    return "percent" if word == "%" else word.replace(",", "")


def _word(word: str, low: str, *, is_first: bool) -> Word:
    number = _FORMS.get(low, low)
    if number[0].isdigit():
        return Word(low, number, frozenset(), _OF_NUMBER, "number")
    stem = stem_of(low)
    groups = groups_of(stem)
    if word[0].isupper() and not is_first:
        return Word(low, stem, groups, _OF_NAME, "name")
    return Word(low, stem, groups, _OF_LIGHT_WORD if stem in _LIGHT else _OF_WORD, "word")


def compare_wordings(left: str, right: str) -> Comparison:
    """Return what the right one is to the left one, which is the longer or earlier."""
    one, other = said_of(left), said_of(right)
    if not one.plain or not other.plain:
        return Comparison(None, 0.0, ())
    if one.plain == other.plain and _bare(left) == _bare(right):
        return Comparison("verbatim", 1.0, (Likeness("same words", left, right, 1.0),))
    content, reasons = _content_likeness(one, other)
    shorter, longer = sorted((len(one.plain), len(other.plain)))
    # Words in order cost the most to find: not where too few are shared in any order.
    most = (one.counts & other.counts).total()
    if content < _PARAPHRASE and most < _SHORTENED * shorter:
        return Comparison(None, round(content, 3), reasons)
    n_shared = sum(block.size for block in _matcher(one, other).get_matching_blocks())
    of_both, of_shorter = 2 * n_shared / (shorter + longer), n_shared / shorter
    told = [f"{n_shared} of {len(said.plain)}" for said in (one, other)]
    in_order = Likeness("words in order", told[0], told[1], round(of_both, 2))
    if of_shorter >= _SHORTENED and shorter <= _MUCH_SHORTER * longer and _is_enough(one, other):
        return Comparison("shortened", round(of_shorter, 3), (in_order, *reasons))
    if of_both >= _EDITED and content >= _PARAPHRASE:
        return Comparison("edited", round(max(of_both, content), 3), (in_order, *reasons))
    if content >= _PARAPHRASE:
        return Comparison("paraphrase", round(content, 3), (*reasons, in_order))
    return Comparison(None, round(content, 3), (*reasons, in_order))


def _bare(wording: str) -> list[str]:
    words = [_plain(word) for word in _WORD.findall(wording)]
    return words[1:] if words[:1] == ["that"] else words


def _matcher(one: Said, other: Said) -> difflib.SequenceMatcher[str]:
    return difflib.SequenceMatcher(None, one.plain, other.plain, autojunk=False)


def _is_enough(one: Said, other: Said) -> bool:
    """Tell whether the shorter one says something of its own: two words that weigh, not "no comment"."""
    return min(one.weight, other.weight) >= 2 * _OF_WORD


def _content_likeness(one: Said, other: Said) -> tuple[float, tuple[Likeness, ...]]:
    """Return how alike two statements are in what they say, in [0, 1], with the words that tell so."""
    pairs = _paired(one.content, other.content)
    if not one.weight or not other.weight:
        return 0.0, ()
    left_matched = sum(a.weight * alike for a, _, alike in pairs)
    right_matched = sum(b.weight * alike for _, b, alike in pairs)
    covered = (left_matched / one.weight + right_matched / other.weight) / 2
    share = covered * min(1.0, _evidence(pairs) / _ENOUGH)
    reasons = [_reason(*pair) for pair in pairs]
    for kind, cost in (("number", _OTHER_NUMBERS), ("name", _OTHER_NAMES)):
        left, right = _unmatched(one, pairs, 0, kind), _unmatched(other, pairs, 1, kind)
        if left and right:
            share -= cost
            reasons.append(Likeness(f"other {kind}s", " ".join(left), " ".join(right), -cost))
    return max(0.0, min(1.0, share)), tuple(reasons)


def _evidence(pairs: Sequence[tuple[Word, Word, float]]) -> float:
    """Return how much words that are matched tell of what is said: names tell what it is about, and less."""
    return sum((_NAME_TELLS if a.kind == "name" else (a.weight + b.weight) / 2) * alike for a, b, alike in pairs)


def _reason(a: Word, b: Word, alike: float) -> Likeness:
    feature = f"same {a.kind}" if a.stem == b.stem else "like words"
    return Likeness(feature, a.text, b.text, round((a.weight + b.weight) / 2 * alike, 2))


def _unmatched(said: Said, pairs: Sequence[tuple[Word, Word, float]], side: int, kind: str) -> list[str]:
    matched = {(pair[0] if side == 0 else pair[1]).stem for pair in pairs}
    return [word.text for word in said.content if word.kind == kind and word.stem not in matched]


def _paired(left: Sequence[Word], right: Sequence[Word]) -> list[tuple[Word, Word, float]]:
    """Return pairs of words that say the same, each word once: same words, then those the table knows as alike, then
    those that are used alike, where the others tell that the two statements have something in common.
    """
    rest, free = list(range(len(left))), list(range(len(right)))
    pairs: list[tuple[Word, Word, float]] = []
    for alike_in in (_same, _in_groups, _in_use):
        if alike_in is _in_use and _evidence(pairs) < _COMMON:
            break
        for much, n, m in _matched(left, right, rest, free, alike_in):
            pairs.append((left[n], right[m], much))
            rest.remove(n)
            free.remove(m)
    return pairs


_Likes = Callable[[Word], Mapping[str, float]]


def _same(word: Word) -> Mapping[str, float]:
    return {word.stem: 1.0}


def _in_groups(word: Word) -> Mapping[str, float]:
    return dict.fromkeys(map(str, sorted(word.groups)), _ALIKE)


def _in_use(word: Word) -> Mapping[str, float]:
    return _alike_in_use(word.stem) if word.kind == "word" else {}


@lru_cache(maxsize=20_000)
def _alike_in_use(stem: str) -> Mapping[str, float]:
    return {other: min(_ALIKE, near + _NEARER) for other, near in near_of(stem).items()}


def _matched(
    left: Sequence[Word], right: Sequence[Word], rest: Sequence[int], free: Sequence[int], likes: _Likes
) -> list[tuple[float, int, int]]:
    """Return pairs of places that are alike, and how much, the most alike first, then the first; each place once."""
    places: dict[str, list[int]] = {}
    for m in free:
        word = right[m]
        keys = map(str, sorted(word.groups)) if likes is _in_groups else (word.stem,)
        for key in keys if likes is not _in_use or word.kind == "word" else ():
            places.setdefault(key, []).append(m)
    found = [
        (alike[key], -n, -m)
        for n in rest
        if (alike := likes(left[n]))
        for key in alike.keys() & places.keys()
        for m in places[key]
    ]
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    kept: list[tuple[float, int, int]] = []
    for much, n, m in sorted(found, reverse=True):
        if n not in taken_left and m not in taken_right:
            taken_left.add(n)
            taken_right.add(m)
            kept.append((much, -n, -m))
    return kept
