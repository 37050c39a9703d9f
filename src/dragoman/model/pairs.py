"""What people judge in pairs, copies, stories and utterances, as a record has it before they are heard."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dragoman.model.copy import Copy
from dragoman.model.review import Member
from dragoman.model.story import Story, StoryReport
from dragoman.model.utterance import Version


@dataclass(frozen=True, slots=True)
class JudgedPairs:
    """The members of judged pairs as they are found now, and the rows of the groups that these are in."""

    members: Sequence[Member] = ()
    copies: Sequence[Copy] = ()
    stories: Sequence[Story] = ()
    story_reports: Sequence[StoryReport] = ()
    versions: Sequence[Version] = ()


@dataclass(frozen=True, slots=True)
class ReviewedRows:
    """Rows that count in a table in place of those with these keys, which are kept aside."""

    table: str
    set_aside: Collection[str]
    rows: Sequence[object]
