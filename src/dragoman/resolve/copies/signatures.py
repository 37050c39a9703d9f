"""What a report is compared by: its words as numbers, where they stand, and fingerprints of its passages.

All of it is made of one report alone, and is the same whatever else a record holds.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from dragoman.model import Report, ZoneKind

Words = npt.NDArray[np.uint32]
Offsets = npt.NDArray[np.int32]
Marks = npt.NDArray[np.bool_]
Hashes = npt.NDArray[np.uint64]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_QUOTATION = re.compile(r"“[^“”]*”|\"[^\"\n]*\"")
_NEW_SENTENCE = re.compile(r"[.!?:\n\"“”„«‘]")

# Words of these are not what a report is compared by. Headlines are changed by every desk.
_LEFT_OUT: frozenset[ZoneKind] = frozenset({"header", "title", "byline", "dateline", "boilerplate", "caption", "tail"})

# Fingerprints are the least of every _WINDOW hashes of _GRAM words in a row. So two reports that share
# _GRAM + _WINDOW - 1 = 12 words in a row share one for certain; 15 % of words changed leave some eight such rows
# in a report of 400 words. About one word in five begins a fingerprint.
_GRAM = 5
_WINDOW = 8

_MIX = np.uint64(0xBF58476D1CE4E5B9)
_SHIFT = np.uint64(29)
_FIGURE = np.uint64(1 << 32)
_CAPITAL = np.uint64(1 << 33)


@dataclass(frozen=True, slots=True, eq=False)
class Signature:
    """A report as it is compared. The arrays ``words`` to ``is_quoted`` have an entry for each word that counts.

    Offsets are code points of the report's text. ``is_number`` marks what is written in figures, ``is_name`` capitals
    that no sentence begins with, ``is_quoted`` what stands between quotation marks. ``fingerprints`` are in order, each
    once.
    """

    report_id: str
    words: Words
    starts: Offsets
    ends: Offsets
    is_number: Marks
    is_name: Marks
    is_quoted: Marks
    fingerprints: Hashes

    @property
    def n_words(self) -> int:
        """How many words count."""
        return len(self.words)


def signature_of(report: Report) -> Signature:
    """Return what a report is compared by: its prose; the whole text where nothing of it is prose."""
    silent = sorted(zone.span for zone in report.zones if zone.kind in _LEFT_OUT)
    stretches, position = [], 0
    for span in silent:
        if span.start > position:
            stretches.append((position, span.start))
        position = max(position, span.end)
    stretches.append((position, len(report.text)))
    found = _words(report.id, report.text, stretches)
    return found if found.n_words or not silent else _words(report.id, report.text, [(0, len(report.text))])


def hashes_of(words: Words, n_words: int) -> Hashes:
    """Return a number for each row of so many words, by its first word; empty where there are fewer."""
    return _rolled(words.astype(np.uint64), n_words, 1)


def long_hashes_of(words: Words, n_grams: int) -> Hashes:
    """Return a number for each row of so many times five words, by its first word; empty where there are fewer."""
    return _rolled(hashes_of(words, _GRAM), n_grams, _GRAM)


def _rolled(numbers: Hashes, n_numbers: int, step: int) -> Hashes:
    last = len(numbers) - (n_numbers - 1) * step
    if last <= 0:
        return np.empty(0, np.uint64)
    hashed = np.zeros(last, np.uint64)
    for place in range(0, n_numbers * step, step):
        hashed ^= numbers[place : place + last]
        hashed *= _MIX
        hashed ^= hashed >> _SHIFT
    return hashed


def _words(report_id: str, text: str, stretches: list[tuple[int, int]]) -> Signature:
    matches = [match for first, last in stretches for match in _WORD.finditer(text, first, last)]
    known = np.array([_known(match[0]) for match in matches], np.uint64)
    spans = np.array([match.span() for match in matches], np.int32).reshape(-1, 2)
    words, starts = known.astype(np.uint32), spans[:, 0].copy()
    return Signature(
        report_id,
        words,
        starts,
        spans[:, 1].copy(),
        known & _FIGURE != 0,
        (known & _CAPITAL != 0) & ~_after_breaks(text, spans, [first for first, _ in stretches]),
        _quoted(text, starts),
        _fingerprints(words),
    )


@lru_cache(maxsize=500_000)
def _known(word: str) -> int:
    """Return a word as 32 bits, and above them whether it is written in figures, or with a capital."""
    plain = word.casefold().replace("’", "'")
    digest = hashlib.blake2b(plain.encode(errors="surrogatepass"), digest_size=4).digest()
    figure = int(_FIGURE) if word[0].isdigit() else 0
    return int.from_bytes(digest, "little") | figure | (int(_CAPITAL) if word[0].isupper() else 0)


def _after_breaks(text: str, spans: Offsets, firsts: list[int]) -> Marks:
    """Mark the words that may have a capital as they begin a sentence, a quotation or a line."""
    if not len(spans):
        return np.zeros(0, np.bool_)
    breaks = np.array(sorted([*firsts, *(match.start() for match in _NEW_SENTENCE.finditer(text))]), np.int32)
    before = np.concatenate((np.array([-1], np.int32), spans[:-1, 1]))
    is_after: Marks = np.searchsorted(breaks, spans[:, 0], side="right") > np.searchsorted(breaks, before)
    return is_after


def _quoted(text: str, starts: Offsets) -> Marks:
    """Mark the words that begin between quotation marks, double ones that open and close."""
    edges = np.array([edge for match in _QUOTATION.finditer(text) for edge in match.span()], np.int32)
    is_quoted: Marks = np.searchsorted(edges, starts, side="right") % 2 == 1
    return is_quoted


def _fingerprints(words: Words) -> Hashes:
    hashed = hashes_of(words, _GRAM)
    if len(hashed) > _WINDOW:
        hashed = np.lib.stride_tricks.sliding_window_view(hashed, _WINDOW).min(axis=1)
    return np.unique(hashed)
