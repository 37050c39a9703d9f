"""What a parse tells of its own columns."""

from __future__ import annotations

import time
from dataclasses import replace

from dragoman.model import Parse, TokenRange
from parses import parse_of

SAID = "The bank's governor said on Monday that prices would fall."


def chain_of(n_tokens: int) -> Parse:
    """Return a parse of one sentence in which every word hangs on the one before."""
    return replace(
        parse_of(SAID),
        words=("on",) * n_tokens,
        heads=tuple(max(0, token - 1) for token in range(n_tokens)),
        sentences=(TokenRange(0, n_tokens),),
    )


def test_edges_of_a_chain_reach_to_its_end():
    assert ((0, 4), (1, 4), (2, 4), (3, 4)) == chain_of(4).edges


def test_the_edges_of_a_long_chain_take_no_longer_each():
    began = time.process_time()

    assert (0, 20_000) == chain_of(20_000).edges[0]
    assert time.process_time() - began < 5


def test_names_on_a_stretch_are_those_that_reach_into_it():
    parse = replace(parse_of(SAID), names=(*_names((1, 3), (5, 6), (7, 9)),))

    assert [(1, 3), (5, 6)] == [(name.start, name.end) for name in parse.names_on(2, 7)]


def _names(*places: tuple[int, int]):
    from dragoman.model import Name

    return (Name(start, end, "ORG") for start, end in places)
