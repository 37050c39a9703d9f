"""People's judgements on pairs: whether two reports are copies, or of one story, and two statements one utterance."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, cast

from dragoman.model import (
    PAIRS,
    Change,
    Changes,
    Copy,
    FindingJudgement,
    FindingOutcome,
    JudgedPairs,
    Likeness,
    Member,
    Reason,
    Review,
    ReviewedField,
    ReviewedKind,
    ReviewedRows,
    Story,
    StoryReport,
    Version,
    digest_of,
)
from dragoman.resolve.reviews.holding import Holding, Said, holding, outcomes, said_by, who_counts

PAIR_RULES = 1
"""Version of how pairs are judged; raise it where the same judgements would come to something else."""

_Pair = tuple[str, str]
_Judged = tuple[ReviewedKind, _Pair]


def review_pairs(pairs: JudgedPairs, judgements: Sequence[FindingJudgement]) -> Changes:
    """Return what becomes of copies, stories and utterances by all judgements on pairs."""
    held = holding(judgements)
    grouped = {
        "story": {each.report_id for each in pairs.story_reports},
        "utterance": {each.statement_id for each in pairs.versions},
    }
    on, waiting = _by_pair(pairs.members, held, grouped)
    bench = _Bench(pairs)
    fields: list[ReviewedField] = []
    told: list[FindingOutcome] = list(waiting)
    for (kind, pair), own in on.items():
        counting = who_counts(own, held.decided)
        told += outcomes(own, counting, " ".join(pair))
        said = said_by(counting)
        if said.whole is not None:
            fields += bench.judge(kind, pair, said)
    return {
        "pair_judgements": Change((), told),
        "reviewed_pairs": Change((), fields),
        "reviewed_rows": Change((), bench.rows()),
    }


def _by_pair(
    members: Iterable[Member], held: Holding, grouped: Mapping[str, Collection[str]]
) -> tuple[dict[_Judged, list[FindingJudgement]], list[FindingOutcome]]:
    """Return the judgements on each pair, in the order of its first, and those that wait for a member."""
    found: dict[str, dict[int, Member]] = defaultdict(dict)
    for each in members:
        found[each.judgement][each.place] = each
    on: dict[_Judged, list[FindingJudgement]] = {}
    waiting: list[FindingOutcome] = []
    for judgement in held.judgements:
        if judgement.kind not in PAIRS:
            continue
        kind, own = judgement.kind, found.get(judgement.id, {})
        keys = [_key(kind, own.get(place)) for place in (0, 1)]
        why = _why_not(kind, own, keys, grouped)
        if why is not None:
            waiting.append(FindingOutcome(judgement, "waiting", None, why))
            continue
        one, other = cast(str, keys[0]), cast(str, keys[1])
        pair = (other, one) if (kind, (other, one)) in on else (one, other)
        on.setdefault((kind, pair), []).append(judgement)
    return on, waiting


def _why_not(
    kind: ReviewedKind, own: Mapping[int, Member], keys: Sequence[str | None], grouped: Mapping[str, Collection[str]]
) -> str | None:
    """Return why a judgement on a pair has to wait; None where it need not."""
    if None in keys:
        missing = next((each.remark for _, each in sorted(own.items()) if _key(kind, each) is None), None)
        return missing or "a member of it is not found now"
    if keys[0] == keys[1]:
        return "both are one now"
    if kind in grouped and not set(keys) <= set(grouped[kind]):
        return "a member of it counts no more"
    return None


def _key(kind: ReviewedKind, member: Member | None) -> str | None:
    if member is None:
        return None
    return member.finding if kind == "utterance" else member.report_id


class _Bench:
    """The rows of the groups as they are by the judgements heard so far."""

    def __init__(self, pairs: JudgedPairs) -> None:
        self._copies = _Rows("copies", pairs.copies, "report_id", "copy_group")
        self._stories = _Rows("story_reports", pairs.story_reports, "report_id", "story_id")
        self._versions = _Rows("utterances", pairs.versions, "statement_id", "utterance_id")
        self._told = {each.id: each for each in pairs.stories}
        self._new_stories: dict[str, Story] = {}

    def judge(self, kind: ReviewedKind, pair: _Pair, said: Said) -> list[ReviewedField]:
        """Apply what people said of a pair; return the fields in which it differs from what the machine says."""
        own = {"copy": self._copies, "story": self._stories, "utterance": self._versions}[kind]
        was_together = own.are_together(*pair)
        if said.is_rejected:
            review: Review = "rejected"
            if was_together:
                _PART[kind](self, pair, review)
        else:
            review = "accepted" if was_together else "added"
            wanted = said.values.get("kind", ("", None))[0]
            if not was_together:
                _JOIN[kind](self, pair, wanted)
            moved = own.later_of(*pair)
            if kind != "story" and wanted and own.rows[moved].kind != wanted:
                review = "corrected" if was_together else "added"
                own.put(dataclasses.replace(own.rows[moved], kind=wanted, review=review))
            else:
                own.put(dataclasses.replace(own.rows[moved], review=review))
        return [self._field(kind, pair, own, said, review, was_together=was_together)]

    def _field(
        self, kind: ReviewedKind, pair: _Pair, own: _Rows, said: Said, review: Review, *, was_together: bool
    ) -> ReviewedField:
        by = cast(FindingJudgement, said.whole)
        moved = own.later_of(*pair) if own.are_together(*pair) else pair[0]
        before, after = own.before.get(moved), own.rows.get(moved)
        field = "kind" if review == "corrected" else ""
        return ReviewedField(
            finding=" ".join(pair),
            kind=kind,
            report_id="",
            review=review,
            field=field,
            machine=before.kind if field and before is not None else "together" if was_together else "apart",
            person=after.kind if field and after is not None else "apart" if said.is_rejected else "together",
            by=by.by,
            at=by.at,
            judgement=by.id,
        )

    def rows(self) -> list[ReviewedRows]:
        """Return the rows that count in place of others, table by table."""
        return [self._copies.changed(), self._versions.changed(), self._stories.changed(), self._changed_stories()]

    # --- copies --------------------------------------------------------------------------------------------------

    def part_copies(self, pair: _Pair, review: Review) -> None:
        """Have a report be nobody's copy; the last of a group stands alone too."""
        own = self._copies
        leaving = own.later_of(*pair)
        group = own.group_of(leaving)
        own.drop(leaving)
        left = own.members(group)
        if len(left) == 1:
            own.drop(left[0])

    def join_copies(self, pair: _Pair, wanted: str) -> None:
        """Have a report, and those of its group, be copies like another."""
        own, (one, other) = self._copies, pair
        if other not in own.rows:
            own.put(Copy(other, digest_of("k", other), "origin", 1.0, other, (), "added"))
        group, origin = own.rows[other].copy_group, own.rows[other].origin
        reason = Reason("judgement", one, other, 1.0, "")
        for member in own.members(own.group_of(one)) if one in own.rows else [one]:
            before = own.rows.get(member)
            share = before.share if before is not None and before.kind != "origin" else None
            kind: Any = wanted or "edited"
            own.put(Copy(member, group, kind, share, origin, (reason,), "added"))

    # --- stories -------------------------------------------------------------------------------------------------

    def part_stories(self, pair: _Pair, review: Review) -> None:
        """Have a report be a story of its own."""
        leaving = pair[0]
        row: StoryReport = self._stories.rows[leaving]
        alone = digest_of("y", "judged", leaving)
        before = self._told[row.story_id]
        self._new_stories[alone] = dataclasses.replace(before, id=alone, n_reports=1)
        self._stories.put(StoryReport(leaving, alone, None, (), review))

    def join_stories(self, pair: _Pair, wanted: str) -> None:
        """Have a report be of the story of another."""
        one, other = pair
        reason = Reason("judgement", one, other, 1.0, "")
        self._stories.put(StoryReport(one, self._stories.group_of(other), None, (reason,), "added"))

    def _changed_stories(self) -> ReviewedRows:
        """Return the stories whose number of reports changed, without those that have none now."""
        touched = {each.story_id for each in self._stories.before.values()} | self._new_stories.keys()
        told = {**self._told, **self._new_stories}
        rows: list[object] = []
        aside: list[str] = []
        for key in sorted(touched & told.keys()):
            moved = len(self._stories.members(key)) - sum(e.story_id == key for e in self._stories.before.values())
            if key in self._new_stories:
                rows.append(self._new_stories[key])
            elif moved:
                aside.append(key)
                left = told[key].n_reports + moved
                rows += [dataclasses.replace(told[key], n_reports=left)] if left > 0 else []
        return ReviewedRows("stories", aside, rows)

    # --- utterances ----------------------------------------------------------------------------------------------

    def part_versions(self, pair: _Pair, review: Review) -> None:
        """Have a statement be an utterance of its own."""
        own = self._versions
        leaving = own.later_of(*pair)
        group = own.group_of(leaving)
        alone = digest_of("u", "judged", leaving)
        own.put(Version(leaving, alone, "only", None, 1.0, (), None, review))
        left = own.members(group)
        for member in left:
            row: Version = own.rows[member]
            if len(left) == 1:
                own.put(dataclasses.replace(row, kind="only", beside=None))
            elif row.beside == leaving:
                first = next(each for each in left if own.rows[each].kind == "first")
                own.put(dataclasses.replace(row, beside=first))

    def join_versions(self, pair: _Pair, wanted: str) -> None:
        """Have a statement, and the versions beside it, be versions of the utterance of another."""
        own, (one, other) = self._versions, pair
        target: Version = own.rows[other]
        if target.kind == "only":
            own.put(dataclasses.replace(target, kind="first"))
        kind: Any = wanted or "paraphrase"
        reason = Likeness("judgement", one, other, 1.0)
        for member in own.members(own.group_of(one)):
            row: Version = own.rows[member]
            is_told = member == one or row.kind in {"only", "first"}
            own.put(
                dataclasses.replace(
                    row,
                    utterance_id=target.utterance_id,
                    kind=kind if is_told else row.kind,
                    beside=other if is_told else row.beside,
                    reasons=(reason, *row.reasons) if member == one else row.reasons,
                    review="added" if member == one else row.review,
                )
            )


_PART: dict[ReviewedKind, Callable[[_Bench, _Pair, Review], None]] = {
    "copy": _Bench.part_copies,
    "story": _Bench.part_stories,
    "utterance": _Bench.part_versions,
}
_JOIN: dict[ReviewedKind, Callable[[_Bench, _Pair, str], None]] = {
    "copy": _Bench.join_copies,
    "story": _Bench.join_stories,
    "utterance": _Bench.join_versions,
}


class _Rows:
    """The rows of a table of groups, by their keys: as the machine has them, and as they are now."""

    def __init__(self, table: str, rows: Sequence[Any], key: str, group: str) -> None:
        self._table, self._key, self._group = table, key, group
        self.before: dict[str, Any] = {getattr(each, key): each for each in rows}
        self.rows: dict[str, Any] = dict(self.before)
        self._members: dict[str, set[str]] = defaultdict(set)
        for each in rows:
            self._members[getattr(each, group)].add(getattr(each, key))

    def group_of(self, key: str) -> str:
        """Return the group of a row."""
        return str(getattr(self.rows[key], self._group))

    def members(self, group: str) -> list[str]:
        """Return the keys of a group."""
        return sorted(self._members[group])

    def are_together(self, one: str, other: str) -> bool:
        """Tell whether two are of one group."""
        return one in self.rows and other in self.rows and self.group_of(one) == self.group_of(other)

    def later_of(self, one: str, other: str) -> str:
        """Return which of two is taken for made after the other: the one that is no origin and no first."""
        kind = getattr(self.rows[one], "kind", "")
        return other if kind in {"origin", "first", "only"} else one

    def put(self, row: Any) -> None:
        """Have a row take the place of the one of its key."""
        key = getattr(row, self._key)
        self.drop(key)
        self.rows[key] = row
        self._members[getattr(row, self._group)].add(key)

    def drop(self, key: str) -> None:
        """Take a row away, if there is one."""
        if key in self.rows:
            self._members[self.group_of(key)].discard(key)
            del self.rows[key]

    def changed(self) -> ReviewedRows:
        """Return the rows that are otherwise now, and the keys of those they take the place of."""
        changed = [key for key in sorted(self.before) if self.rows.get(key) != self.before[key]]
        new = [key for key in sorted(self.rows) if self.rows[key] != self.before.get(key)]
        return ReviewedRows(self._table, changed, [self.rows[key] for key in new])
