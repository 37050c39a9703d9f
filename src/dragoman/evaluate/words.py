"""A text's tokens, and which of them a set of spans covers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.model import Mode, Span

_TOKEN = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")
_OPENING, _CLOSING, _EITHER = frozenset("“„«"), frozenset("”»"), '"'

# Where the name or noun at the front of a source ends: "the envoy | of Norland", "Mara Lindqvist | , who".
_ENDS_HEAD = frozenset("of for from in at on with who whom which that to by and , ; : ( — –".split())

# Annotators put a word or two of the frame into a quotation; less than this share of quoted words is no direct speech.
_DIRECT = 0.9


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text, a column each. ``is_quoted`` tells those inside double quotation marks."""

    lower: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    is_word: tuple[bool, ...]
    is_quoted: tuple[bool, ...]

    def covered(self, spans: Iterable[Span]) -> frozenset[int]:
        """Return the numbers of the tokens that share a character with one of the spans."""
        found: set[int] = set()
        for start, end in spans:
            if start < end:
                found.update(range(bisect_right(self.ends, start), bisect_left(self.starts, end)))
        return frozenset(found)

    def words(self, spans: Iterable[Span]) -> frozenset[int]:
        """Return the covered tokens that are words, not signs."""
        return frozenset(token for token in self.covered(spans) if self.is_word[token])

    def head(self, spans: Iterable[Span]) -> int | None:
        """Return the last word of what a source begins with, before a comma, a preposition or a relative clause.

        Only its first piece counts. None where there is no word.
        """
        covered = sorted(self.covered(spans))
        head = None
        for before, token in zip([None, *covered], covered, strict=False):
            if before is not None and token != before + 1:
                break
            if head is not None and self.lower[token] in _ENDS_HEAD:
                break
            head = token if self.is_word[token] else head
        return head if head is not None else max((token for token in covered if self.is_word[token]), default=None)

    def mode(self, words: frozenset[int]) -> Mode:
        """Tell from the text alone how a content is reported, by the share of its words in quotation marks."""
        n_quoted = sum(self.is_quoted[word] for word in words)
        if words and n_quoted >= _DIRECT * len(words):
            return "direct"
        return "mixed" if n_quoted else "indirect"


def tokens_of(text: str) -> Tokens:
    """Split a text into words (with their apostrophes) and single signs."""
    matches = list(_TOKEN.finditer(text))
    starts = tuple(match.start() for match in matches)
    ends = tuple(match.end() for match in matches)
    is_word = tuple(text[start].isalnum() or text[start] == "_" for start in starts)
    return Tokens(
        tuple(match.group().lower() for match in matches),
        starts,
        ends,
        is_word,
        _quoted(text, tuple(zip(starts, ends, strict=True))),
    )


def _quoted(text: str, tokens: tuple[tuple[int, int], ...]) -> tuple[bool, ...]:
    """Tell for each token whether it is quoted. A quotation that is not closed ends with its line."""
    quoted, is_inside, done = [], False, 0
    for start, end in tokens:
        is_inside = is_inside and "\n" not in text[done:start]
        done = end
        sign = text[start:end]
        is_mark = sign in _OPENING or sign in _CLOSING or sign == _EITHER
        if is_mark:
            is_inside = sign in _OPENING or (sign == _EITHER and not is_inside)
        quoted.append(is_inside and not is_mark)
    return tuple(quoted)
