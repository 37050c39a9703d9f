"""How well one name fits another, as news reports shorten, respell and break them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Final

from dragoman.lexicon.people import GENERATIONS, PARTICLES, same_given
from dragoman.lexicon.word_sorts import words_of

# Names shorter than this are the same only letter by letter.
SHORTEST_ALIKE: Final = 6
_FULL: Final = 2
_WITHOUT_INITIALS = words_of("entities", "words without initials")


def name_key(parts: Iterable[str]) -> tuple[str, ...]:
    """Return the comparable words of a name: no accents, no marks, no particles or hyphens."""
    plain: list[str] = []
    for part in parts:
        bare = "".join(c for c in unicodedata.normalize("NFKD", part) if c.isalnum()).lower()
        if bare and bare not in PARTICLES:
            plain.append(bare)
    if len(plain) > 2 and plain[-1] in GENERATIONS:
        plain.pop()
    return tuple(plain)


def letters(key: tuple[str, ...]) -> set[str]:
    return {word[:2] for word in (*key, "".join(key))}


def name_match(key: tuple[str, ...], names: Iterable[tuple[str, ...]]) -> float:
    """Return how well a name fits the names of a person, 0 for not at all."""
    best = 0.0
    for name in names:
        best = max(best, _fit(key, name))
        if best == 0.0 and nearly("".join(key), "".join(name)):
            best = 2.0
    return best


def _fit(key: tuple[str, ...], name: tuple[str, ...]) -> float:
    """Return how well a name fits another: the same, a part of it, or respelt; 0 for not at all."""
    if key == name or "".join(key) == "".join(name):
        return 5.0
    if len(key) < len(name):
        return _fit_of_shorter(key, name)
    if len(key) > len(name):
        return _fit_of_shorter(name, key) if _is_short_of(name, key) else 0.0
    if sorted(key) == sorted(name):
        # "Kim Tae-jun", "Tae-jun Kim"
        return 4.5
    if key[-1] == name[-1] and same_given(key[0], name[0]):
        return 3.5
    surname = len(key) > 1 and key[-1] == name[-1] and nearly(key[0], name[0])
    given = key[0] == name[0] and nearly(key[-1], name[-1])
    return 3.0 if surname or given else 0.0


def _fit_of_shorter(key: tuple[str, ...], name: tuple[str, ...]) -> float:
    if name[-len(key) :] == key:
        return 4.0
    if len(key) > 1 and (_is_inside(key, name) or (key[0] == name[0] and key[-1] == name[-1])):
        return 3.5
    if len(key) > 1:
        return 3.2 if _is_short_of(key, name) else 0.0
    return _fit_of_word(key[0], name) if key else 0.0


def _is_short_of(key: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Tell "Joe Biden" from "Joseph R. Biden": a short form of the given name, the same surname."""
    return len(key) == _FULL == len(name) - 1 and key[-1] == name[-1] and same_given(key[0], name[0])


def _fit_of_word(word: str, name: tuple[str, ...]) -> float:
    if word in name[1:]:
        return 3.0
    if word == name[0]:
        return 2.5
    return 2.0 if nearly(word, name[-1]) else 0.0


def _is_inside(key: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return any(name[n : n + len(key)] == key for n in range(len(name) - len(key) + 1))


def nearly(left: str, right: str) -> bool:
    """Tell whether two words differ by one letter at most; short ones must be equal."""
    if left == right:
        return True
    shorter, longer = sorted((left, right), key=len)
    if len(shorter) < SHORTEST_ALIKE or len(longer) - len(shorter) > 1 or left[0] != right[0]:
        return False
    return not _has_digit(left + right) and _differ_by_one(shorter, longer)


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


def _differ_by_one(shorter: str, longer: str) -> bool:
    """Tell whether a word becomes another one by putting in or changing a letter."""
    differing = (n for n, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b)
    place = next(differing, len(shorter))
    return longer[place + 1 :] in (shorter[place:], shorter[place + 1 :])


def initials(parts: Iterable[str]) -> str:
    return "".join(part[0] for part in parts if part not in _WITHOUT_INITIALS)


def tidy(wording: str) -> str:
    """Return a wording fit for a label: single spaces, no space after a hyphen."""
    return " ".join(wording.split()).replace("- ", "-").replace(" -", "-").strip(" ,;:-–\"“”'‘’")
