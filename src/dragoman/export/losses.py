"""What a format could not hold, counted while it was written."""

from __future__ import annotations

from collections import Counter


class Losses:
    """Counts what a format cannot hold, by what it is in words."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def add(self, what: str, n: int = 1) -> None:
        """Count something that is lost."""
        self._counts[what] += n

    def lines(self) -> list[str]:
        """Return a line for each kind of loss that happened, the most frequent first."""
        ordered = sorted(self._counts.items(), key=lambda item: (-item[1], item[0]))
        return [f"{count:,} {what}" for what, count in ordered if count]
