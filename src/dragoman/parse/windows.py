"""Cuts a parse into the stretches that the encoder sees at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.model import Parse, TokenRange


def windows_of(parse: Parse, piece_counts: Sequence[int], max_pieces: int) -> Iterator[TokenRange]:
    """Yield token ranges that together cover the parse: whole paragraphs, or whole sentences of a long one.

    ``piece_counts`` gives for each token its number of word pieces. A window holds at most ``max_pieces``, unless a
    single token is longer.
    """
    start = end = 0
    held = 0
    for unit in _units(parse, piece_counts, max_pieces):
        size = sum(piece_counts[unit.start : unit.end])
        if held and held + size > max_pieces:
            yield TokenRange(start, end)
            start, held = end, 0
        end, held = unit.end, held + size
    if end > start:
        yield TokenRange(start, end)


def _units(parse: Parse, piece_counts: Sequence[int], max_pieces: int) -> Iterator[TokenRange]:
    for paragraph in parse.paragraphs:
        if sum(piece_counts[paragraph.start : paragraph.end]) <= max_pieces:
            yield paragraph
            continue
        first, last = parse.sentence_numbers[paragraph.start], parse.sentence_numbers[paragraph.end - 1]
        for sentence in parse.sentences[first : last + 1]:
            yield from _cut(sentence, piece_counts, max_pieces)


def _cut(sentence: TokenRange, piece_counts: Sequence[int], max_pieces: int) -> Iterator[TokenRange]:
    start, held = sentence.start, 0
    for token in range(sentence.start, sentence.end):
        if held and held + piece_counts[token] > max_pieces:
            yield TokenRange(start, token)
            start, held = token, 0
        held += piece_counts[token]
    if sentence.end > start:
        yield TokenRange(start, sentence.end)
