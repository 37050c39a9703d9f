"""What a read did, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from dragoman.model import LEVELS, Issue, Level, level_of
from dragoman.read.item import Listing
from dragoman.run.journal import TablesMade
from dragoman.run.shards import ItemOutcome

# Issues named one by one in a summary, the gravest first; the record holds them all. With the line that counts them and
# the one that tells where all are, a summary has five lines on issues at most.
MAX_ISSUES_NAMED = 3


@dataclass(frozen=True, slots=True)
class Summary:
    """What one read did, and what the record holds after it. Counts are of reports unless their name says else.

    ``n_repeated`` were met before, in this run or at another place: they are in the record once. Events are what
    reports tell in their own voice, ``n_claimed`` what only speakers in them claim; public statements, which have no
    type, are in neither. ``n_gone`` counted before and do so no more, earlier versions of replaced ones included; None
    where that is not known. ``n_left_out`` are in their file no more, which was read again. ``n_without_day`` and
    ``n_without_outlet`` are of the whole record, ``before`` are the numbers of reports, statements, events and actors
    that it held before; None where that is not known. ``columns`` are those of the first tables. ``reading_s`` is
    reading and extracting, and ``tables`` tells what was done after it. ``n_retries`` are shards worked again after
    their process or machine was lost.
    """

    n_new: int
    n_replaced: int
    n_unchanged: int
    n_repeated: int
    n_statements: int
    n_events: int
    n_claimed: int
    issues_by_code: Mapping[str, int]
    first_issues: tuple[Issue, ...]
    slowest: tuple[str, float] | None
    seconds: float
    n_reports_in_record: int
    n_statements_in_record: int
    n_events_in_record: int
    n_claimed_in_record: int
    n_actors_in_record: int
    n_gone: int | None = 0
    n_left_out: int = 0
    n_without_day: int = 0
    n_without_outlet: int = 0
    before: Mapping[str, int] | None = None
    columns: tuple[Listing, ...] = ()
    reading_s: float = 0.0
    tables: TablesMade = field(default_factory=TablesMade)
    n_retries: int = 0

    @property
    def n_read(self) -> int:
        """Reports read by this run: new ones and newer versions."""
        return self.n_new + self.n_replaced

    @property
    def n_issues(self) -> int:
        """Issues met by this run."""
        return sum(self.issues_by_code.values())

    @property
    def issues_by_level(self) -> Mapping[Level, int]:
        """Issues met by this run, the gravest first; levels without any are left out."""
        return levels_of(self.issues_by_code)

    @property
    def exit_status(self) -> int:
        """0 all read, perhaps with notes and warnings, 1 nothing usable, 3 some text was not read."""
        if not self.n_read + self.n_unchanged + self.n_repeated:
            return 1
        return 3 if self.issues_by_level.get("error") else 0


def levels_of(issues_by_code: Mapping[str, int]) -> Mapping[Level, int]:
    """Return how many issues of each level there are, the gravest first; levels without any are left out."""
    counts: Counter[Level] = Counter()
    for code, n_issues in issues_by_code.items():
        counts[level_of(code)] += n_issues
    return {level: counts[level] for level in reversed(LEVELS) if counts[level]}


@dataclass(slots=True)
class Tally:
    """Counts while a read goes on. Numbers only, so that it stays small however many reports there are."""

    n_new: int = 0
    n_replaced: int = 0
    n_unchanged: int = 0
    n_repeated: int = 0
    n_statements: int = 0
    n_events: int = 0
    n_claimed: int = 0
    n_left_out: int = 0
    issues: Counter[str] = field(default_factory=Counter)
    first_issues: list[Issue] = field(default_factory=list)
    slowest: tuple[str, float] | None = None

    def add_issue(self, issue: Issue) -> None:
        """Count an issue."""
        self.issues[issue.code] += 1
        first = self.first_issues
        if len(first) == MAX_ISSUES_NAMED and LEVELS.index(issue.level) <= LEVELS.index(first[-1].level):
            return
        first.append(issue)
        first.sort(key=lambda each: -LEVELS.index(each.level))
        del first[MAX_ISSUES_NAMED:]

    def add_outcome(self, outcome: ItemOutcome, is_replacement: bool, is_repetition: bool) -> None:
        """Count what came of an item: a report, unless the same report was met elsewhere."""
        if outcome.report_id is not None and is_repetition:
            self.n_repeated += 1
        elif outcome.report_id is not None:
            self.n_replaced += is_replacement
            self.n_new += not is_replacement
            self.n_statements += outcome.n_statements
            self.n_events += outcome.n_events
            self.n_claimed += outcome.n_claimed
        for issue in outcome.issues:
            self.add_issue(issue)
        if self.slowest is None or outcome.seconds > self.slowest[1]:
            self.slowest = (outcome.source, outcome.seconds)
