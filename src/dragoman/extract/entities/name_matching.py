"""How well one name fits another, as news reports shorten, respell and break them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from dragoman.lexicon.people import PARTICLES


def name_key(parts: Iterable[str]) -> tuple[str, ...]:
    """Return the comparable words of a name: no accents, no marks, no particles or hyphens."""
    plain: list[str] = []
    for part in parts:
        bare = "".join(c for c in unicodedata.normalize("NFKD", part) if c.isalnum()).lower()
        if bare and bare not in PARTICLES:
            plain.append(bare)
    return tuple(plain)


def letters(key: tuple[str, ...]) -> set[str]:
    return {word[:2] for word in (*key, "".join(key))}


def name_match(key: tuple[str, ...], names: Iterable[tuple[str, ...]]) -> float:
    """Return how well a name fits the names of a person, 0 for not at all."""
    best = 0.0
    for name in names:
        if key == name or "".join(key) == "".join(name):
            best = max(best, 5.0)
        elif len(key) < len(name):
            if name[-len(key) :] == key:
                best = max(best, 4.0)
            elif len(key) == 1 and key[0] in name[1:]:
                best = max(best, 3.0)
            elif len(key) == 1 and key[0] == name[0]:
                best = max(best, 2.5)
            elif len(key) > 1 and (_is_inside(key, name) or (key[0] == name[0] and key[-1] == name[-1])):
                best = max(best, 3.5)
            elif len(key) == 1 and nearly("".join(key), name[-1]):
                best = max(best, 2.0)
        elif (len(key) == len(name) and len(key) > 1 and key[-1] == name[-1] and nearly(key[0], name[0])) or (
            len(key) == len(name) and key[0] == name[0] and nearly(key[-1], name[-1])
        ):
            best = max(best, 3.0)
        if best == 0.0 and nearly("".join(key), "".join(name)):
            best = 2.0
    return best


def _is_inside(key: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return any(name[n : n + len(key)] == key for n in range(len(name) - len(key) + 1))


def nearly(left: str, right: str) -> bool:
    """Tell whether two words differ by one letter at most; short ones must be equal."""
    if left == right:
        return True
    if min(len(left), len(right)) < 6 or abs(len(left) - len(right)) > 1 or left[0] != right[0]:
        return False
    if any(c.isdigit() for c in left + right):
        return False
    if len(left) > len(right):
        left, right = right, left
    at = next((n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), len(left))
    return left[at:] == right[at + 1 :] or left[at + 1 :] == right[at + 1 :]


def initials(parts: Iterable[str]) -> str:
    return "".join(part[0] for part in parts if part not in {"of", "the", "for", "and", "in", "&"})


def tidy(wording: str) -> str:
    """Return a wording fit for a label: single spaces, no space after a hyphen."""
    return " ".join(wording.split()).replace("- ", "-").replace(" -", "-").strip(" ,;:-–\"“”'‘’")
