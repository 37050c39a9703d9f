"""Where a report stands among the others of its record."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model.copy import CopyKind


@dataclass(frozen=True, slots=True)
class Standing:
    """Whose text a report has, and of which story it is. ``copy_kind`` is None where no other report has its text.

    ``duplicate_of`` is the origin of a text that is the same or edited; a report that has only a part has none.
    """

    copy_group: str
    copy_kind: CopyKind | None = None
    share: float | None = None
    duplicate_of: str | None = None
    story_id: str | None = None
