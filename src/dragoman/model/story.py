"""Reports about one happening and what follows from it within days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from dragoman.model.position import Review
from dragoman.model.reason import Reason

TermKind = Literal["word", "name", "actor", "place", "event group"]


@dataclass(frozen=True, slots=True)
class Telling:
    """What a report is compared by when stories are made: its prose, and what the record found in it.

    ``actors`` are pairs of an actor's id and its name, with one for each mention; ``places`` are names,
    ``event_groups`` ids, in any order. ``copy_of`` is the origin of the text, where the report is a copy and no more.
    """

    report_id: str
    published: dt.date | None
    prose: str
    actors: tuple[tuple[str, str], ...] = ()
    places: tuple[str, ...] = ()
    event_groups: tuple[str, ...] = ()
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """A story, called in its own words. ``who``, ``what`` and ``where`` are what ``label`` is made of."""

    id: str
    label: str
    who: tuple[str, ...]
    what: tuple[str, ...]
    where: tuple[str, ...]
    first: dt.date | None
    last: dt.date | None
    n_reports: int


@dataclass(frozen=True, slots=True)
class StoryReport:
    """A report of a story. ``likeness`` is that to the other reports, on average; None where it is alone."""

    report_id: str
    story_id: str
    likeness: float | None
    reasons: tuple[Reason, ...] = ()
    review: Review = "unreviewed"


@dataclass(frozen=True, slots=True)
class KeptOutline:
    """What a report is compared by, and what became of it when stories were made.

    ``block`` is the block of days it is of, empty where it has no day. ``terms`` are ``KIND:TEXT``, the heaviest first,
    with their whole ``weights``; ``written`` holds ``PLACE FORM`` of those that are written otherwise than their
    capitalised text. ``judged`` are the reports that people put together with it (``+ID``) or apart from it (``-ID``).

    ``cluster`` is the first report of those of its block that tell the same, ``root`` the cluster with which its story
    begins, on the day ``first`` (an ordinal). A report without a day is told ``beside`` a cluster of reports that have
    one. ``story`` is the first root of those that people joined.
    """

    report_id: str
    published: dt.date | None
    block: str
    copy_of: str | None
    terms: tuple[str, ...]
    weights: tuple[int, ...]
    written: tuple[str, ...] = ()
    judged: tuple[str, ...] = ()
    cluster: str = ""
    root: str = ""
    first: int | None = None
    beside: str | None = None
    story: str = ""


@dataclass(frozen=True, slots=True)
class StoryKeyHolders:
    """The reports that weigh a term most, those with a day and those without."""

    key: str
    dated: tuple[str, ...]
    undated: tuple[str, ...]
