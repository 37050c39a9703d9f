"""How many threads linear algebra takes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from threadpoolctl import ThreadpoolController


@contextmanager
def one_thread() -> Iterator[None]:
    """Let linear algebra take one thread meanwhile, also where NumPy was loaded before, and as many as before after it.

    The matrices of a sentence are small: threads that share them wait for each other. To be entered when the language
    pipeline is loaded, as what is loaded later is not held back.
    """
    with _controller().limit(limits=1):
        yield


@cache
def _controller() -> ThreadpoolController:
    from threadpoolctl import ThreadpoolController  # noqa: PLC0415  (looks at every library that is loaded)

    return ThreadpoolController()
