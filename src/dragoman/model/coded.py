"""What people coded by hand in another program, before it is joined to a record."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CodedStatement:
    """A stretch of a document that a person coded.

    ``document`` is the id that the document has in the file, ``start`` and ``stop`` half-open offsets in code points
    of its text. ``agreement`` is 1 or 0; None where no side was coded. ``values`` are all variables but agreement, in
    the order of the file.
    """

    document: str
    start: int
    stop: int
    coder: str
    type: str
    agreement: int | None
    values: tuple[tuple[str, str], ...]

    def value(self, name: str) -> str:
        """Return the value of a variable, by its name in any case; empty where there is none."""
        return next((value for known, value in self.values if known.lower() == name), "")
