"""Stories among the reports of a collection, with their labels and why each report is of its story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.model import Reason, Story, StoryReport, Telling, digest_of
from dragoman.resolve.stories.grouping import LEAST, MOST_DAYS, group_reports
from dragoman.resolve.stories.labels import label_of
from dragoman.resolve.stories.neighbours import find_neighbours
from dragoman.resolve.stories.outlines import Outline, outline_of
from dragoman.resolve.stories.weights import Vector, Weighing

STORY_RULES = 1
"""Version of these rules. Raise it where the same reports would give other stories."""

Pair = tuple[str, str]

_FEATURES = (("word", "words"), ("name", "names"), ("actor", "actors"), ("place", "places"), ("event group", "events"))
_N_TOLD = 5


@dataclass(frozen=True, slots=True)
class Stories:
    """Every story, and of which one each report is; both by ids."""

    stories: tuple[Story, ...]
    reports: tuple[StoryReport, ...]


def find_stories(tellings: Iterable[Telling], together: Sequence[Pair] = (), apart: Sequence[Pair] = ()) -> Stories:
    """Return the stories of reports, whatever their order; a report that is like no other is a story of its own.

    ``together`` and ``apart`` are pairs of reports that people judged to be of one story, and not to be.
    """
    collection = _Collection(tellings)
    groups = collection.groups(together, apart)
    stories = [collection.story_of(group) for group in groups]
    reports = [each for group in groups for each in collection.reports_of(group)]
    return Stories(
        tuple(sorted(stories, key=lambda story: story.id)), tuple(sorted(reports, key=lambda each: each.report_id))
    )


class _Collection:
    """The reports by day and id, as they are compared."""

    def __init__(self, tellings: Iterable[Telling]) -> None:
        outlined = [(_without_prose(telling), outline_of(telling)) for telling in tellings]
        outlined.sort(key=lambda pair: (pair[0].published is None, pair[0].published, pair[0].report_id))
        self._tellings = [telling for telling, _ in outlined]
        self._outlines: list[Outline] = [outline for _, outline in outlined]
        self._places = {telling.report_id: place for place, telling in enumerate(self._tellings)}
        self._days = [None if each.published is None else each.published.toordinal() for each in self._tellings]
        self._weighing = Weighing(self._outlines)
        self._vectors: list[Vector] = [self._weighing.vector_of(outline) for outline in self._outlines]

    def groups(self, together: Sequence[Pair], apart: Sequence[Pair]) -> list[list[int]]:
        """Return the stories as places of reports."""
        copies = [
            (self._places[each.copy_of], place)
            for place, each in enumerate(self._tellings)
            if each.copy_of in self._places
        ]
        near = find_neighbours(self._vectors, self._days, within=MOST_DAYS, least=LEAST)
        return group_reports(self._vectors, self._days, near, [*copies, *self._placed(together)], self._placed(apart))

    def story_of(self, group: Sequence[int]) -> Story:
        """Return a story of these reports."""
        days = [day for place in group if (day := self._tellings[place].published) is not None]
        vectors, outlines = [self._vectors[place] for place in group], [self._outlines[place] for place in group]
        label = label_of(vectors, outlines, self._weighing, min(days, default=None))
        return Story(
            self._id(group), label.text, label.who, label.what, label.where,
            min(days, default=None), max(days, default=None), len(group),
        )  # fmt: skip

    def reports_of(self, group: Sequence[int]) -> list[StoryReport]:
        """Return each report of a story with what it has in common with the others."""
        story_id = self._id(group)
        if len(group) == 1:
            return [StoryReport(self._tellings[group[0]].report_id, story_id, None)]
        total: Counter[int] = Counter()
        n_told: Counter[int] = Counter()
        for place in group:
            for term, weight in self._vectors[place].items():
                total[term] += weight  # type: ignore[assignment]  # a sum of weights
                n_told[term] += 1
        return [self._report(place, story_id, total, n_told, len(group) - 1) for place in group]

    def _report(
        self, place: int, story_id: str, total: Counter[int], n_told: Counter[int], n_others: int
    ) -> StoryReport:
        vector, telling = self._vectors[place], self._tellings[place]
        shares = {
            term: weight * (total[term] - weight) / n_others for term, weight in vector.items() if n_told[term] > 1
        }
        reasons = [] if telling.copy_of is None else [Reason("copy", "", "", 1.0, telling.copy_of)]
        for kind, feature in _FEATURES:
            own = sorted(
                (term for term in shares if self._weighing.terms[term][0] == kind),
                key=lambda term: (-shares[term], term),
            )
            if own:
                told = own[:_N_TOLD]
                reasons.append(
                    Reason(
                        feature,
                        ", ".join(self._name(term, place) for term in told),
                        ", ".join(f"{n_told[term] - 1} of {n_others}" for term in told),
                        round(sum(shares[term] for term in own), 4),
                    )
                )
        return StoryReport(telling.report_id, story_id, round(sum(shares.values()), 4), tuple(reasons))

    def _name(self, term: int, place: int) -> str:
        told = self._weighing.terms[term]
        return self._outlines[place].written.get(told, told[1])

    def _id(self, group: Sequence[int]) -> str:
        return digest_of("y", self._tellings[group[0]].report_id)

    def _placed(self, pairs: Sequence[Pair]) -> list[tuple[int, int]]:
        return [(self._places[one], self._places[other]) for one, other in pairs if {one, other} <= self._places.keys()]


def _without_prose(telling: Telling) -> Telling:
    return Telling(telling.report_id, telling.published, "", copy_of=telling.copy_of)
