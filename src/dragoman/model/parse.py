"""A report's words, sentences and syntax, in our own columns."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Protocol, TypeVar

from dragoman.model.span import Span


class _HasSpan(Protocol):
    @property
    def span(self) -> Span: ...


_Spanned = TypeVar("_Spanned", bound=_HasSpan)


def _span_start(found: _HasSpan) -> int:
    return found.span.start


class TokenRange(NamedTuple):
    """A half-open range of token numbers."""

    start: int
    end: int


class Name(NamedTuple):
    """A name the parser recognised: a half-open token range and its OntoNotes label (PERSON, NORP, ORG, GPE …)."""

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Parse:
    """The prose of one report as columns, one entry a token; silent zones are not in it.

    ``starts`` and ``ends`` are half-open code-point offsets into ``text``, the whole text of the report.
    ``heads`` are token numbers; the root of a sentence is its own head. ``deps`` are spaCy's English labels
    (ClearNLP), ``tags`` Penn Treebank, ``pos`` universal. Sentences never cross a paragraph.
    """

    report_id: str
    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    lemmas: tuple[str, ...]
    tags: tuple[str, ...]
    pos: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]
    sentences: tuple[TokenRange, ...]
    paragraphs: tuple[TokenRange, ...]
    names: tuple[Name, ...]
    parser: str

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def lower(self) -> tuple[str, ...]:
        """The words in lower case."""
        # Each word once: in small letters a text has few.
        known: dict[str, str] = {}
        return tuple(known.setdefault(low, low) for low in map(str.lower, self.words))

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token its direct dependents, left to right."""
        below: dict[int, list[int]] = {}
        for token, head in enumerate(self.heads):
            if head != token:
                below.setdefault(head, []).append(token)
        return tuple(tuple(below.get(token, ())) for token in range(len(self.words)))

    @cached_property
    def edges(self) -> tuple[tuple[int, int], ...]:
        """For each token the first token and one past the last token of its subtree."""
        numbers = list(range(len(self.words) + 1))
        left, right = numbers[:-1], numbers[1:]
        waiting = [len(below) for below in self.children]
        # From the leaves up, each token once: a chain of hundreds of words is as cheap as a flat sentence.
        ready = [token for token, n_below in enumerate(waiting) if not n_below]
        while ready:
            token = ready.pop()
            head = self.heads[token]
            if head == token:
                continue
            left[head], right[head] = min(left[head], left[token]), max(right[head], right[token])
            waiting[head] -= 1
            if not waiting[head]:
                ready.append(head)
        return tuple(zip(left, right, strict=True))

    @cached_property
    def sentence_numbers(self) -> tuple[int, ...]:
        """For each token the number of its sentence."""
        return tuple(n for n, (start, end) in enumerate(self.sentences) for _ in range(start, end))

    @cached_property
    def paragraph_numbers(self) -> tuple[int, ...]:
        """For each token the number of its paragraph."""
        return tuple(n for n, (start, end) in enumerate(self.paragraphs) for _ in range(start, end))

    @cached_property
    def above_to(self) -> frozenset[int]:
        """The tokens that have a ``to`` among their direct dependents."""
        return frozenset(h for t, h in enumerate(self.heads) if h != t and self.lower[t] == "to")

    @cached_property
    def _name_starts(self) -> tuple[int, ...]:
        return tuple(name.start for name in self.names)

    @cached_property
    def _name_ends(self) -> tuple[int, ...]:
        return tuple(name.end for name in self.names)

    def names_from(self, token: int) -> Iterator[Name]:
        """Yield the names that begin at the token or after it, in reading order."""
        for number in range(bisect_left(self._name_starts, token), len(self.names)):
            yield self.names[number]

    def names_on(self, start: int, end: int) -> Sequence[Name]:
        """Return the names that have a token in common with tokens ``start`` to one before ``end``."""
        return self.names[bisect_right(self._name_ends, start) : bisect_left(self._name_starts, end)]

    def beginning_in(self, found: Sequence[_Spanned], start: int, end: int) -> Sequence[_Spanned]:
        """Return those of findings in reading order whose span begins at tokens ``start`` to one before ``end``."""
        if start >= end:
            return ()
        low = bisect_left(found, self.starts[start], key=_span_start)
        return found[low : bisect_left(found, self.ends[end - 1], lo=low, key=_span_start)]

    def sentence_of(self, token: int) -> TokenRange:
        """Return the sentence the token stands in."""
        return self.sentences[self.sentence_numbers[token]]

    def span(self, start: int, end: int) -> Span:
        """Return the code-point span from token ``start`` to one before token ``end``."""
        return Span(self.starts[start], self.ends[end - 1])

    def wording(self, start: int, end: int) -> str:
        """Return the text from token ``start`` to one before token ``end``, as written."""
        return self.text[self.starts[start] : self.ends[end - 1]]

    def tokens_in(self, span: Span) -> range:
        """Return the tokens that overlap the span."""
        first = bisect_right(self.ends, span.start)
        return range(first, max(first, bisect_left(self.starts, span.end)))
