"""Stories among the reports of a collection, with their labels and why each report is of its story."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.model import Growth, NothingKept, Story, StoryReport, Telling
from dragoman.resolve.stories.growing import grow_stories
from dragoman.resolve.stories.judged import Pair

STORY_RULES = 2
"""Version of these rules. Raise it where the same reports would give other stories."""


@dataclass(frozen=True, slots=True)
class Stories:
    """Every story, and of which one each report is; both by ids."""

    stories: tuple[Story, ...]
    reports: tuple[StoryReport, ...]


def find_stories(tellings: Iterable[Telling], together: Sequence[Pair] = (), apart: Sequence[Pair] = ()) -> Stories:
    """Return the stories of reports, whatever their order; a report that is like no other is a story of its own.

    ``together`` and ``apart`` are pairs of reports that people judged to be of one story, and not to be.
    """
    growth = Growth((each, each.published) for each in tellings)
    changes = grow_stories(NothingKept(), growth, together, apart)
    return Stories(
        tuple(sorted(changes["stories"].rows, key=lambda story: story.id)), tuple(changes["story_reports"].rows)
    )
