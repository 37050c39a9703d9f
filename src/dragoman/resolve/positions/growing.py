"""The positions of a record that grows: statements that came are coded, all where a codebook or its judgements changed.

What a statement is coded as hangs on its words, on the codebook, and on what people judged by it, and on no other
statement. Of each codebook a digest of all that is kept. Decision 0021.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable

from dragoman.model import Change, Changes, Coding, Growth, Kept, KeptCodebook, Position, WordedStatement, digest_of
from dragoman.resolve.positions.coding import code_statements
from dragoman.resolve.positions.texts import Vectors


def grow_positions(
    kept: Kept,
    growth: Growth,
    coding: Coding,
    every_statement: Iterable[WordedStatement],
    load_vectors: Callable[[], Vectors],
) -> Changes:
    """Return what becomes of the positions, and of what is kept of the codebooks.

    ``every_statement`` is gone through only where a codebook is new, or it or a judgement by it is another now, and
    something was there before.
    """
    before: dict[str, str] = {each.codebook: each.digest for each in kept.find("every_codebook", "which", [_EVERY])}
    now = {book.name: _digest(coding, book.name) for book in coding.codebooks}
    changed = {name for name in before.keys() | now.keys() if before.get(name) != now.get(name)}
    gone = {_key(name, statement) for name in before for statement in growth.went}
    gone |= {_key(each.codebook, each.statement) for each in kept.find("positions", "codebook", sorted(changed))}
    same = [name for name in now if name not in changed]
    came = (statement for statement, _ in growth.came)
    rows: list[Position] = []
    if kept.is_empty:
        rows = code_statements(came, coding, load_vectors)
    else:
        rows += _coded(list(came), coding, same, load_vectors)
        rows += _coded(every_statement, coding, sorted(changed & now.keys()), load_vectors)
    books = [KeptCodebook(name, now[name]) for name in sorted(changed & now.keys())]
    return {"positions": Change(gone, rows), "kept_codebooks": Change(changed, books)}


_EVERY = "every"


def _coded(
    statements: Iterable[WordedStatement], coding: Coding, names: Iterable[str], load_vectors: Callable[[], Vectors]
) -> list[Position]:
    """Return the positions by some of the codebooks; the vectors are not loaded where there is nothing to code."""
    wanted = set(names)
    books = tuple(book for book in coding.codebooks if book.name in wanted)
    if not books or statements == []:
        return []
    return code_statements(statements, Coding(books, coding.judgements), load_vectors)


def _digest(coding: Coding, name: str) -> str:
    """Return the identity of all that decides how statements are coded by a codebook."""
    books = [dataclasses.asdict(book) for book in coding.codebooks if book.name == name]
    judged = [dataclasses.asdict(each) for each in coding.holding() if each.codebook == name]
    return digest_of("k", books, judged)


def _key(codebook: str, statement: str) -> str:
    return f"{codebook} {statement}"
