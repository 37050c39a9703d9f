"""Stretches of tokens by where they lie, so that those around a token are found without looking at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from dragoman.model import TokenRange

T = TypeVar("T")
# Tokens that share a list of the stretches that reach over one of them.
_BLOCK = 64


class Coverage(Generic[T]):
    """What holds stretches of tokens, in the order given. A holder may have several stretches."""

    def __init__(self, held: Iterable[tuple[TokenRange, T]] = ()) -> None:
        self._blocks: dict[int, list[tuple[int, int, T]]] = {}
        for stretch, holder in held:
            self.add(stretch, holder)

    def add(self, stretch: TokenRange, holder: T) -> None:
        """Take in one more stretch, after those that are there."""
        if stretch.end <= stretch.start:
            return
        for block in range(stretch.start // _BLOCK, (stretch.end - 1) // _BLOCK + 1):
            self._blocks.setdefault(block, []).append((stretch.start, stretch.end, holder))

    def around(self, start: int, end: int) -> Iterator[T]:
        """Yield the holders of the stretches that hold all of tokens ``start`` to one before ``end``, in their order;
        one twice where two of its stretches do.
        """
        for first, last, holder in self._blocks.get(start // _BLOCK, ()):
            if first <= start and end <= last:
                yield holder
