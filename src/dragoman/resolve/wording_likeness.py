"""How alike the words of two statements are: the same words, the same with changes, less of them, or the same meant.

Rules: docs/codebook/utterances.md.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from dragoman.lexicon.like_words import groups_of, nearness, stem_of
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
_PARAPHRASE = 0.38
# What it costs that each has a number or a name that the other has not.
_OTHER_NUMBERS, _OTHER_NAMES = 0.3, 0.1
# How many matched words are enough to tell that two statements say the same, and what a name counts among them.
_ENOUGH = 2.5
_NAME_TELLS = 0.3
_LONGEST = 400


class Word(NamedTuple):
    """A word that weighs something: its stem, the groups of words it is alike with, its weight, and what it is."""

    stem: str
    groups: frozenset[int]
    weight: float
    kind: str


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a statement as they are compared: ``plain`` in order, in one form; ``content`` those that weigh."""

    plain: tuple[str, ...]
    content: tuple[Word, ...]

    @property
    def weight(self) -> float:
        """What its content weighs."""
        return sum(word.weight for word in self.content)


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
    return Said(tuple(forms), tuple(_content(words, lower)))


def _content(words: Sequence[str], lower: Sequence[str]) -> Iterator[Word]:
    """Yield the words that weigh; two that the table of like words knows together ("step down") are one."""
    place = 0
    while place < len(words):
        phrase = " ".join(lower[place : place + 2])
        groups = groups_of(phrase) if place + 1 < len(words) else frozenset()
        if groups:
            yield Word(phrase, groups, _OF_WORD, "word")
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
        return Word(number, frozenset(), _OF_NUMBER, "number")
    stem = stem_of(low)
    groups = groups_of(stem)
    if word[0].isupper() and not is_first:
        return Word(stem, groups, _OF_NAME, "name")
    return Word(stem, groups, _OF_LIGHT_WORD if stem in _LIGHT else _OF_WORD, "word")


def compare_wordings(left: str, right: str) -> Comparison:
    """Return what the right one is to the left one, which is the longer or earlier."""
    one, other = said_of(left), said_of(right)
    if not one.plain or not other.plain:
        return Comparison(None, 0.0, ())
    if one.plain == other.plain and _bare(left) == _bare(right):
        return Comparison("verbatim", 1.0, (Likeness("same words", left, right, 1.0),))
    n_shared = sum(block.size for block in _matcher(one, other).get_matching_blocks())
    shorter, longer = sorted((len(one.plain), len(other.plain)))
    of_both, of_shorter = 2 * n_shared / (shorter + longer), n_shared / shorter
    content, reasons = _content_likeness(one, other)
    told = [f"{n_shared} of {len(said.plain)}" for said in (one, other)]
    in_order = Likeness("words in order", told[0], told[1], of_both)
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
    return Likeness(feature, a.stem, b.stem, round((a.weight + b.weight) / 2 * alike, 2))


def _unmatched(said: Said, pairs: Sequence[tuple[Word, Word, float]], side: int, kind: str) -> list[str]:
    matched = {(pair[0] if side == 0 else pair[1]).stem for pair in pairs}
    return [word.stem for word in said.content if word.kind == kind and word.stem not in matched]


def _paired(left: Sequence[Word], right: Sequence[Word]) -> list[tuple[Word, Word, float]]:
    """Return pairs of words that say the same, each word once: same words before those that are only alike."""
    free = list(right)
    pairs: list[tuple[Word, Word, float]] = []
    rest: list[Word] = []
    for word in left:
        same = next((each for each in free if each.stem == word.stem), None)
        if same is None:
            rest.append(word)
        else:
            free.remove(same)
            pairs.append((word, same, 1.0))
    candidates = ((_alike(a, b), -n, -m) for n, a in enumerate(rest) for m, b in enumerate(free))
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    for alike, n, m in sorted((each for each in candidates if each[0]), reverse=True):
        if n not in taken_left and m not in taken_right:
            taken_left.add(n)
            taken_right.add(m)
            pairs.append((rest[-n], free[-m], alike))
    return pairs


def _alike(left: Word, right: Word) -> float:
    """Return how alike two words that are not the same are in meaning, 0 where nothing tells so."""
    if left.groups & right.groups:
        return _ALIKE
    if left.kind != "word" or right.kind != "word":
        return 0.0
    near = nearness(left.stem, right.stem)
    return min(_ALIKE, near + _NEARER) if near else 0.0
