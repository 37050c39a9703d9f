"""What is noted while the tables of a record are made: which steps were done, of what, and how long each took."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pyarrow as pa


@dataclass(frozen=True, slots=True)
class StepTime:
    """A step over the collection that was done: in how many seconds, and whether for all or for what changed."""

    step: str
    seconds: float
    is_for_all: bool


@dataclass(slots=True)
class Making:
    """One making of the tables. ``n_gone`` counts reports that counted before and do so no more, None where unknown."""

    steps: list[StepTime] = field(default_factory=list)
    n_gone: int | None = None
    reports_before: pa.Table | None = None

    @contextmanager
    def step(self, name: str, *, is_for_all: bool) -> Iterator[None]:
        """Note a step that is done in the block, once it ends well."""
        began = time.monotonic()
        yield
        self.steps.append(StepTime(name, round(time.monotonic() - began, 3), is_for_all))

    def begin_again(self) -> None:
        """Forget what was done for tables that came to nothing."""
        self.steps.clear()
        self.n_gone = None
