"""Stories among the reports of a collection, with their labels and why each report is of its story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.model import Reason, Story, StoryReport, Telling, digest_of
from dragoman.resolve.stories.grouping import LEAST, MOST_DAYS, group_reports
from dragoman.resolve.stories.labels import common_terms, label_of
from dragoman.resolve.stories.neighbours import find_neighbours
from dragoman.resolve.stories.outlines import outline_of
from dragoman.resolve.stories.weights import Terms, Weighing

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
        terms = Terms()
        known = [(replace(each, prose="", actors=(), places=()), terms.add(outline_of(each))) for each in tellings]
        known.sort(key=lambda pair: (pair[0].published is None, pair[0].published, pair[0].report_id))
        self._tellings = [telling for telling, _ in known]
        self._places = {telling.report_id: place for place, telling in enumerate(self._tellings)}
        self._days = [None if each.published is None else each.published.toordinal() for each in self._tellings]
        self._weighing = Weighing(terms, [told for _, told in known])
        self._vectors = self._weighing.vectors()

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
        ranked = common_terms([self._vectors[place] for place in group]) if len(group) > 1 else []
        label = label_of(ranked or self._weighing.ranked(group[0]), self._weighing, min(days, default=None))
        return Story(
            self._id(group), label.text, label.who, label.what, label.where,
            min(days, default=None), max(days, default=None), len(group),
        )  # fmt: skip

    def reports_of(self, group: Sequence[int]) -> list[StoryReport]:
        """Return each report of a story with what it has in common with the others."""
        story_id = self._id(group)
        if len(group) == 1:
            return [StoryReport(self._tellings[group[0]].report_id, story_id, None)]
        total: defaultdict[int, float] = defaultdict(float)
        n_told: defaultdict[int, int] = defaultdict(int)
        for place in group:
            for term, weight in self._vectors[place].items():
                total[term] += weight
                n_told[term] += 1
        found = []
        for place in group:
            shared = {
                term: weight * (total[term] - weight) / (len(group) - 1)
                for term, weight in self._vectors[place].items()
                if n_told[term] > 1
            }
            reasons = self._reasons(place, shared, n_told, len(group) - 1)
            likeness = round(sum(shared.values()), 4)
            found.append(StoryReport(self._tellings[place].report_id, story_id, likeness, reasons))
        return found

    def _reasons(
        self, place: int, shared: Mapping[int, float], n_told: Mapping[int, int], n_others: int
    ) -> tuple[Reason, ...]:
        copied = self._tellings[place].copy_of
        reasons = [] if copied is None else [Reason("copy", "", "", 1.0, copied)]
        for kind, feature in _FEATURES:
            own = [term for term in shared if self._weighing.terms[term][0] == kind]
            own.sort(key=lambda term: (-shared[term], term))
            if own:
                names = ", ".join(self._weighing.written(term) for term in own[:_N_TOLD])
                others = ", ".join(f"{n_told[term] - 1} of {n_others}" for term in own[:_N_TOLD])
                reasons.append(Reason(feature, names, others, round(sum(shared[term] for term in own), 4)))
        return tuple(reasons)

    def _id(self, group: Sequence[int]) -> str:
        return digest_of("y", self._tellings[group[0]].report_id)

    def _placed(self, pairs: Sequence[Pair]) -> list[tuple[int, int]]:
        return [(self._places[one], self._places[other]) for one, other in pairs if {one, other} <= self._places.keys()]
