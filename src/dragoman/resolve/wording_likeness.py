"""How alike the words of two statements are: the same words, the same with changes, less of them, or the same meant.

Rules: docs/codebook/utterances.md.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
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
_COSTS = (("number", 0.3), ("name", 0.1))
# How many matched words are enough to tell that two statements say the same, and what a name counts among them.
_ENOUGH = 2.3
_NAME_TELLS = 0.3
# How much must be shared before words count that are only used alike: they are in many statements.
_COMMON = 0.3
_LONGEST = 400
# How many of its words a statement is found by at another occasion.
_MOST_RARE = 4
# What sums may differ by for the order in which they are added up.
_ROUNDING = 1e-9


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
    ``weight`` what they weigh together; ``counts`` is how often each plain word is there, ``bare`` all words but an
    opening "that" as they stand; ``stems`` and ``groups`` are those of the words that weigh.
    """

    plain: tuple[str, ...]
    content: tuple[Word, ...]
    counts: Mapping[str, int]
    weight: float
    bare: tuple[str, ...]
    stems: frozenset[str]
    groups: frozenset[int]

    @property
    def rare(self) -> tuple[str, ...]:
        """The stems by which the same is found again years later: of words that are not in many, the longest."""
        told = {word.stem for word in self.content if word.weight > _OF_LIGHT_WORD}
        return tuple(sorted(told, key=lambda stem: (-len(stem), stem))[:_MOST_RARE])


_Pair = tuple[Word, Word, float]


class Comparison(NamedTuple):
    """What one statement is to another, None for something else; how alike they are, in [0, 1], and why."""

    kind: VersionKind | None
    score: float
    reasons: tuple[Likeness, ...]


@lru_cache(maxsize=20_000)
def said_of(wording: str) -> Said:
    """Return the words of a statement as they are compared."""
    every = _WORD.findall(wording)
    words, bare = every[:_LONGEST], [_plain(word) for word in every]
    lower = bare[:_LONGEST]
    forms = [_FORMS.get(word, word) for word in lower]
    while forms and lower[len(lower) - len(forms)] in _OPENING:
        forms = forms[1:]
    content = tuple(_content(words, lower))
    return Said(
        tuple(forms),
        content,
        Counter(forms),
        sum(word.weight for word in content),
        tuple(bare[1:] if bare[:1] == ["that"] else bare),
        frozenset(word.stem for word in content),
        frozenset(group for word in content for group in word.groups),
    )


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


@lru_cache(maxsize=50_000)
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


def liken(one: Said, other: Said) -> tuple[VersionKind | None, float]:
    """Return what the second is to the first, which is the longer or earlier, and how alike they are.

    Where they are of no kind, the score says nothing.
    """
    if not one.plain or not other.plain:
        return None, 0.0
    if one.plain == other.plain and one.bare == other.bare:
        return "verbatim", 1.0
    shorter, longer = sorted((len(one.plain), len(other.plain)))
    may_be_meant = _most_alike(one, other) >= _PARAPHRASE
    # What costs the most, words in order, is looked for only where as many are shared in any order.
    most = _n_shared(one, other)
    may_be_less = most >= _SHORTENED * shorter and shorter <= _MUCH_SHORTER * longer and _is_enough(one, other)
    if not may_be_meant and not may_be_less:
        return None, 0.0
    content = _content_likeness(one, other, _paired(one.content, other.content)) if may_be_meant else 0.0
    is_meant = content >= _PARAPHRASE
    if may_be_less or (is_meant and 2 * most / (shorter + longer) >= _EDITED):
        n_shared = _n_in_order(one, other)
        if may_be_less and n_shared / shorter >= _SHORTENED:
            return "shortened", round(n_shared / shorter, 3)
        of_both = 2 * n_shared / (shorter + longer)
        if is_meant and of_both >= _EDITED:
            return "edited", round(max(of_both, content), 3)
    return ("paraphrase", round(content, 3)) if is_meant else (None, 0.0)


def compare_wordings(left: str, right: str) -> Comparison:
    """Return what the right one is to the left one, which is the longer or earlier, with reasons."""
    one, other = said_of(left), said_of(right)
    kind, score = liken(one, other)
    if kind is None:
        return Comparison(None, 0.0, ())
    if kind == "verbatim":
        return Comparison(kind, score, (Likeness("same words", left, right, 1.0),))
    n_shared = _n_in_order(one, other)
    of_both = 2 * n_shared / (len(one.plain) + len(other.plain))
    told = [f"{n_shared} of {len(said.plain)}" for said in (one, other)]
    in_order = Likeness("words in order", told[0], told[1], round(of_both, 2))
    reasons = _reasons(one, other, _paired(one.content, other.content))
    return Comparison(kind, score, (*reasons, in_order) if kind == "paraphrase" else (in_order, *reasons))


def _n_shared(one: Said, other: Said) -> int:
    few, many = sorted((one.counts, other.counts), key=len)
    return sum(min(n, many[word]) for word, n in few.items() if word in many)


def _n_in_order(one: Said, other: Said) -> int:
    matcher = difflib.SequenceMatcher(None, one.plain, other.plain, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks())


def _most_alike(one: Said, other: Said) -> float:
    """Return what two statements are alike in content at most, without pairing their words one by one."""
    if not one.weight or not other.weight:
        return 0.0
    left, right = _reached(one, other, in_use=False), _reached(other, one, in_use=False)
    if (left + right) / 2 + _ROUNDING >= _COMMON:
        left, right = _reached(one, other, in_use=True), _reached(other, one, in_use=True)
    covered = (left / one.weight + right / other.weight) / 2
    return covered * min(1.0, (left + right) / 2 / _ENOUGH) + _ROUNDING


def _reached(one: Said, other: Said, *, in_use: bool) -> float:
    """Return what the words of one weigh that have any like them in the other."""
    reached = 0.0
    for word in one.content:
        if word.stem in other.stems:
            reached += word.weight
        elif (word.groups and not word.groups.isdisjoint(other.groups)) or (
            in_use and word.kind == "word" and not other.stems.isdisjoint(_stems_in_use(word.stem))
        ):
            reached += word.weight * _ALIKE
    return reached


def _is_enough(one: Said, other: Said) -> bool:
    """Tell whether the shorter one says something of its own: two words that weigh, not "no comment"."""
    return min(one.weight, other.weight) >= 2 * _OF_WORD


def _content_likeness(one: Said, other: Said, pairs: Sequence[_Pair]) -> float:
    """Return how alike two statements are in what they say, in [0, 1], by the pairs of their words."""
    left_matched = sum(a.weight * alike for a, _, alike in pairs)
    right_matched = sum(b.weight * alike for _, b, alike in pairs)
    covered = (left_matched / one.weight + right_matched / other.weight) / 2
    share = covered * min(1.0, _evidence(pairs) / _ENOUGH)
    for kind, cost in _COSTS:
        if _unmatched(one, pairs, 0, kind) and _unmatched(other, pairs, 1, kind):
            share -= cost
    return max(0.0, min(1.0, share))


def _reasons(one: Said, other: Said, pairs: Sequence[_Pair]) -> tuple[Likeness, ...]:
    """Return the words that tell how alike two statements are in content."""
    reasons = [_reason(*pair) for pair in pairs]
    for kind, cost in _COSTS:
        left, right = _unmatched(one, pairs, 0, kind), _unmatched(other, pairs, 1, kind)
        if left and right:
            reasons.append(Likeness(f"other {kind}s", " ".join(left), " ".join(right), -cost))
    return tuple(reasons)


def _evidence(pairs: Sequence[_Pair]) -> float:
    """Return how much words that are matched tell of what is said: names tell what it is about, and less."""
    return sum((_NAME_TELLS if a.kind == "name" else (a.weight + b.weight) / 2) * alike for a, b, alike in pairs)


def _reason(a: Word, b: Word, alike: float) -> Likeness:
    feature = f"same {a.kind}" if a.stem == b.stem else "like words"
    return Likeness(feature, a.text, b.text, round((a.weight + b.weight) / 2 * alike, 2))


def _unmatched(said: Said, pairs: Sequence[_Pair], side: int, kind: str) -> list[str]:
    own = [word for word in said.content if word.kind == kind]
    if not own:
        return []
    matched = {(pair[0] if side == 0 else pair[1]).stem for pair in pairs}
    return [word.text for word in own if word.stem not in matched]


def _paired(left: Sequence[Word], right: Sequence[Word]) -> list[_Pair]:
    """Return pairs of words that say the same, each word once: same words, then those the table knows as alike, then
    those that are used alike, where the others tell that the two statements have something in common.
    """
    rest, free = list(range(len(left))), list(range(len(right)))
    pairs: list[_Pair] = []
    for matched in (_same, _in_groups, _in_use):
        if not rest or not free or (matched is _in_use and _evidence(pairs) < _COMMON):
            break
        for much, n, m in matched(left, right, rest, free):
            pairs.append((left[n], right[m], much))
            rest.remove(n)
            free.remove(m)
    return pairs


_Match = tuple[float, int, int]


def _same(left: Sequence[Word], right: Sequence[Word], rest: Sequence[int], free: Sequence[int]) -> list[_Match]:
    """Return the places of words with one stem: the first beside the first."""
    places: dict[str, list[int]] = {}
    for m in reversed(free):
        places.setdefault(right[m].stem, []).append(m)
    return [(1.0, n, own.pop()) for n in rest if (own := places.get(left[n].stem))]


def _in_groups(left: Sequence[Word], right: Sequence[Word], rest: Sequence[int], free: Sequence[int]) -> list[_Match]:
    """Return the places of words with a common group: the first beside the first."""
    left_over = [m for m in free if right[m].groups]
    found: list[_Match] = []
    for n in rest:
        groups = left[n].groups
        at = next((m for m in left_over if not groups.isdisjoint(right[m].groups)), None) if groups else None
        if at is not None:
            left_over.remove(at)
            found.append((_ALIKE, n, at))
    return found


def _in_use(left: Sequence[Word], right: Sequence[Word], rest: Sequence[int], free: Sequence[int]) -> list[_Match]:
    """Return the places of words that are used alike, and how much, the most alike first, then the first."""
    places: dict[str, list[int]] = {}
    for m in free:
        if right[m].kind == "word":
            places.setdefault(right[m].stem, []).append(m)
    found = [
        (alike[key], -n, -m)
        for n in rest
        if left[n].kind == "word" and (alike := _alike_in_use(left[n].stem))
        for key in alike.keys() & places.keys()
        for m in places[key]
    ]
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    kept: list[_Match] = []
    for much, n, m in sorted(found, reverse=True):
        if n not in taken_left and m not in taken_right:
            taken_left.add(n)
            taken_right.add(m)
            kept.append((much, -n, -m))
    return kept


@lru_cache(maxsize=20_000)
def _alike_in_use(stem: str) -> Mapping[str, float]:
    return {other: min(_ALIKE, near + _NEARER) for other, near in near_of(stem).items()}


@lru_cache(maxsize=20_000)
def _stems_in_use(stem: str) -> frozenset[str]:
    return frozenset(near_of(stem))
