"""Annotations and a text again: where in it are the words that were annotated?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from dragoman.export.annotations.selectors import text_digest
from dragoman.model import Span

How = Literal["same text", "quote", "digest"]


@dataclass(frozen=True, slots=True)
class Attached:
    """Where the words stand, and by what they were found: offsets of the very same text, words, or a digest."""

    span: Span
    how: How


def attach(target: Mapping[str, Any], text: str) -> Attached | None:
    """Return where a target of an annotation stands in a text; None where it does not, or where places are alike.

    In the text that was annotated its offsets hold. Else the words are looked for, and of several places the one whose
    surroundings fit best is taken; where they are known by their digest alone, they must be there once.
    """
    selectors = {each["type"]: each for each in target["selector"]}
    position = selectors["TextPositionSelector"]
    if target.get("textDigest") == text_digest(text):
        return Attached(Span(position["start"], position["end"]), "same text")
    if "TextQuoteSelector" in selectors:
        return _by_quote(selectors["TextQuoteSelector"], text)
    return _by_digest(selectors.get("dragoman:DigestSelector"), text)


def _by_quote(quote: Mapping[str, str], text: str) -> Attached | None:
    exact = quote["exact"]
    places = [] if not exact else _starts(exact, text)
    fits = sorted(((_fit(quote, text, start), start) for start in places), reverse=True)
    if not fits or (len(fits) > 1 and fits[0][0] == fits[1][0]):
        return None
    start = fits[0][1]
    return Attached(Span(start, start + len(exact)), "quote")


def _starts(words: str, text: str) -> list[int]:
    found, start = [], text.find(words)
    while start >= 0:
        found.append(start)
        start = text.find(words, start + 1)
    return found


def _fit(quote: Mapping[str, str], text: str, start: int) -> int:
    """Return how many code points around a place are those that stood around the words."""
    before, behind = text[:start], text[start + len(quote["exact"]) :]
    return _shared(quote["prefix"][::-1], before[::-1]) + _shared(quote["suffix"], behind)


def _shared(one: str, other: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _by_digest(selector: Mapping[str, Any] | None, text: str) -> Attached | None:
    if selector is None:
        return None
    length, wanted = selector["length"], selector["quoteDigest"]
    places = [n for n in range(len(text) - length + 1) if text_digest(text[n : n + length]) == wanted]
    return Attached(Span(places[0], places[0] + length), "digest") if len(places) == 1 else None
