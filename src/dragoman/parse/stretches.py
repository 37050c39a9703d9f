"""Cuts long paragraphs into what the pipeline is given at once, and enormous words into what its tokenizer bears."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.parse.segments import Segment
from dragoman.parse.sentences import sentence_starts

# The pipeline's memory grows with what it is given, by some 10 KiB a token. The longest paragraph of 84 news articles
# has 938 characters.
MAX_STRETCH_CHARS = 10_000
# The tokenizer looks at what stands between two blanks once for each sign that it takes off its ends.
MAX_CHUNK_CHARS = 500
_SIGN = re.compile(r"[^\w\s]")
# So short a text fills nothing, whatever it holds.
_FEW_CHARS = 1000
_LONG_CHUNK = re.compile(rf"\S{{{MAX_CHUNK_CHARS}}}(?=\S)")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Whole sentences of a paragraph. ``text`` begins at ``start`` of the segment's; ``sentence_starts`` are offsets
    in ``text``; ``goes_on`` tells that the stretch before is of the same paragraph.
    """

    segment: Segment
    start: int
    text: str
    sentence_starts: tuple[int, ...]
    goes_on: bool

    def offset(self, position: int) -> int:
        """Return the offset in the report of a position in ``text``."""
        return self.segment.offset(self.start + position)


def stretches_of(segment: Segment) -> Iterator[Stretch]:
    """Yield a paragraph in stretches of at most ``MAX_STRETCH_CHARS``, as a rule in one."""
    starts = sentence_starts(segment.text)
    if max(len(segment.text), 5 * n_tokens_about(segment.text)) <= MAX_STRETCH_CHARS:
        yield Stretch(segment, 0, segment.text, tuple(starts), goes_on=False)
        return
    first = held = 0
    ends = [*starts[1:], len(segment.text)]
    sentences = (segment.text[start:end] for start, end in zip(starts, ends, strict=True))
    sizes = [max(len(sentence), 5 * n_tokens_about(sentence)) for sentence in sentences]
    for number, end in enumerate(ends, start=1):
        held += sizes[number - 1]
        if number == len(ends) or held + sizes[number] > MAX_STRETCH_CHARS:
            begin, held = starts[first], 0
            own = tuple(start - begin for start in starts[first:number])
            yield Stretch(segment, begin, segment.text[begin:end], own, goes_on=first > 0)
            first = number


def n_tokens_about(text: str) -> int:
    """Return about how many tokens a text has: one for five characters, one for each sign where it is mostly signs."""
    about = len(text) // 5
    return about if len(text) < _FEW_CHARS else max(about, len(_SIGN.findall(text)))


def blank_free_pieces(text: str) -> Iterator[str]:
    """Yield the text in pieces, cut within every run of signs without a blank that is too long; as a rule in one."""
    start = 0
    for match in _LONG_CHUNK.finditer(text):
        yield text[start : match.end()]
        start = match.end()
    yield text[start:]
