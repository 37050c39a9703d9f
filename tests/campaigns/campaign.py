"""What every campaign shares: its arguments, its table, and its exit status."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Violation:
    """Something that must never happen, and how to see it again.

    ``known`` is the reason why it is expected for now; then it does not fail the campaign.
    """

    what: str
    again: str
    known: str | None = None


@dataclass
class Tally:
    """Counts a campaign, by kind of try."""

    tries: Counter[str] = field(default_factory=Counter)
    violations: list[tuple[str, Violation]] = field(default_factory=list)

    def add(self, kind: str, violations: Iterable[Violation] = (), n: int = 1) -> None:
        """Count tries of a kind and what came of them."""
        self.tries[kind] += n
        for each in violations:
            self.violations.append((kind, each))
            if each.known is None:
                print(f"{kind}: {each.what}\n  again: {each.again}", file=sys.stderr, flush=True)

    @property
    def unexpected(self) -> list[Violation]:
        """What fails the campaign."""
        return [each for _, each in self.violations if each.known is None]

    def show(self, title: str) -> int:
        """Print the table and every violation; return the exit status."""
        failed = Counter(kind for kind, each in self.violations if each.known is None)
        expected = Counter(kind for kind, each in self.violations if each.known is not None)
        print(f"{title}\n\n{'kind':<34}{'tries':>9}{'violations':>12}{'expected':>10}")
        for kind in sorted(self.tries):
            print(f"{kind:<34}{self.tries[kind]:>9,}{failed[kind]:>12,}{expected[kind]:>10,}")
        print(f"{'all':<34}{self.tries.total():>9,}{failed.total():>12,}{expected.total():>10,}")
        for reason, n in Counter(each.known for _, each in self.violations if each.known).most_common():
            print(f"\nexpected {n:,} times: {reason}")
        for kind, each in self.violations:
            if each.known is None:
                print(f"\nVIOLATION {kind}: {each.what}\n  again: {each.again}")
        return 1 if self.unexpected else 0


def arguments(about: str | None, rounds: int, *more: tuple[str, dict[str, object]]) -> argparse.ArgumentParser:
    """Return the parser of a campaign's arguments."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--rounds", type=int, default=rounds, help=f"how many tries of each kind ({rounds})")
    parser.add_argument("--seed", type=int, default=1, help="what the tries are drawn with (1)")
    parser.add_argument("--minutes", type=float, default=0.0, help="go on with further seeds so long (0: once)")
    for name, options in more:
        parser.add_argument(name, **options)  # type: ignore[arg-type]
    return parser


def seeds_for(minutes: float, first: int) -> Iterator[int]:
    """Yield the first seed, then further ones until the time is over."""
    end = time.monotonic() + 60 * minutes
    seed = first
    yield seed
    while time.monotonic() < end:
        seed += 1
        yield seed


def load_before_forks() -> None:
    """Load pandas where it is installed, as Arrow does in each process that makes a column: half a second a fork."""
    with suppress(ImportError):
        import pandas  # noqa: F401


def chosen(names: Sequence[str], wanted: Sequence[str] | None) -> Sequence[str]:
    """Return the names that were asked for, or all."""
    return [name for name in names if not wanted or name in wanted]
