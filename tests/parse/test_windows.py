"""How a report is cut for the statement model."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Parse, TokenRange
from dragoman.parse.windows import windows_of


def parse_with(paragraphs: list[list[int]]) -> Parse:
    """Return a parse of paragraphs of sentences of so many tokens."""
    sentences, borders, place = [], [], 0
    for lengths in paragraphs:
        start = place
        for length in lengths:
            sentences.append(TokenRange(place, place + length))
            place += length
        borders.append(TokenRange(start, place))
    blank = ("x",) * place
    return Parse(
        report_id="r",
        text="x " * place,
        words=blank,
        starts=tuple(range(0, 2 * place, 2)),
        ends=tuple(range(1, 2 * place, 2)),
        lemmas=blank,
        tags=blank,
        pos=blank,
        deps=blank,
        heads=tuple(range(place)),
        sentences=tuple(sentences),
        paragraphs=tuple(borders),
        names=(),
        parser="none",
    )


def test_paragraphs_are_read_together_while_there_is_room():
    parse = parse_with([[4], [4], [4]])

    assert [TokenRange(0, 8), TokenRange(8, 12)] == list(windows_of(parse, [1] * 12, 9))


def test_a_long_paragraph_is_cut_between_sentences():
    parse = parse_with([[6, 6]])

    assert [TokenRange(0, 6), TokenRange(6, 12)] == list(windows_of(parse, [1] * 12, 9))


def test_a_long_sentence_is_cut_between_tokens():
    parse = parse_with([[12]])

    assert [TokenRange(0, 5), TokenRange(5, 10), TokenRange(10, 12)] == list(windows_of(parse, [1] * 12, 5))


@given(
    st.lists(st.lists(st.integers(1, 9), min_size=1, max_size=4), max_size=6),
    st.integers(1, 12),
    st.integers(1, 3),
)
def test_windows_cover_every_token_once_and_keep_to_their_size(paragraphs: list[list[int]], size: int, pieces: int):
    parse = parse_with(paragraphs)
    counts = [1 + token % pieces for token in range(len(parse))]
    windows = list(windows_of(parse, counts, size))

    assert list(range(len(parse))) == [token for window in windows for token in range(*window)]
    assert all(sum(counts[start:end]) <= size or end - start == 1 for start, end in windows)
