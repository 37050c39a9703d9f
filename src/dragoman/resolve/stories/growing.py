"""The stories of a record that grows: what is done again when reports come or go, or tell of other actors or events.

Days are done again by themselves and with those just after them, reports without a day with all that hang together with
them by rare terms; a record that is made anew grows from nothing. Decision 0020.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dragoman.model import Change, Changes, Growth, Kept, KeptOutline, Story, StoryReport
from dragoman.resolve.stories.blocks import Blocks
from dragoman.resolve.stories.judged import Judged, Pair
from dragoman.resolve.stories.masses import day_of
from dragoman.resolve.stories.reports import Reports
from dragoman.resolve.stories.rows import id_of_story, rows_of_reports, story_of
from dragoman.resolve.stories.undated import Undated
from dragoman.resolve.stories.weights import weigh_report


def grow_stories(kept: Kept, growth: Growth, together: Sequence[Pair] = (), apart: Sequence[Pair] = ()) -> Changes:
    """Return what becomes of stories and of their reports, and of what is kept for the next time.

    ``growth`` holds reports that came or tell otherwise, and the ids of those that went or told otherwise before.
    ``together`` and ``apart`` are pairs of reports that people judged to be of one story, and not to be.
    """
    judged = Judged(together, apart)
    reports = Reports(kept)
    came = {each.report_id: weigh_report(each, judged.notes_of(each.report_id)) for each, _ in growth.came}
    came |= _judged_otherwise(reports, judged, {*growth.went, *came})
    same = reports.exchange(came, growth.went)
    reports.load("report_id", judged.reports)
    changed = [row for key in reports.changed for row in (reports.before.get(key), reports.now.get(key)) if row]
    Blocks(reports, judged).settle(int(row.block) for row in changed if row.block)
    Undated(reports, judged).settle()
    _unite(reports, judged)
    return _changes(reports, same, set(growth.went))


def _judged_otherwise(reports: Reports, judged: Judged, met: set[str]) -> dict[str, KeptOutline]:
    """Return the reports that are there, of which people judged otherwise before; those that came know it already."""
    if reports.kept.is_empty:
        return {}
    there: list[KeptOutline] = reports.kept.find("judged_outlines", "is_judged", ["yes"])
    there += reports.kept.find("kept_outlines", "report_id", judged.reports)
    rows = {row.report_id: row for row in there if row.report_id not in met}
    reports.load("report_id", rows)
    return {key: _bare(row, judged.notes_of(key)) for key, row in rows.items() if row.judged != judged.notes_of(key)}


def _bare(row: KeptOutline, judged: tuple[str, ...]) -> KeptOutline:
    return KeptOutline(
        row.report_id, row.published, row.block, row.copy_of, row.terms, row.weights, row.written, judged
    )


def _unite(reports: Reports, judged: Judged) -> None:
    """Tell of which story each report is: that of its root, or the first of those that people put together."""
    there = [reports.now[key] for key in judged.reports if key in reports.now]
    before = [reports.before[key] for key in sorted(reports.before) if reports.before[key].judged]
    reports.load("root", {row.root for row in (*there, *before)})
    reports.load("story", {row.story for row in before})
    heads = {root: root for root in {row.root for row in reports.now.values()}}
    for one, other in judged.together:
        if one in reports.now and other in reports.now:
            _join(heads, reports, judged, (one, other))
    for key in sorted(reports.now):
        reports.change(key, story=heads[reports.now[key].root])


def _join(heads: dict[str, str], reports: Reports, judged: Judged, pair: Pair) -> None:
    """Take the stories of two reports for one, unless they hold reports that people put apart."""
    left, right = (heads[reports.now[key].root] for key in pair)
    if left == right:
        return
    own = [key for key in judged.reports if key in reports.now and heads[reports.now[key].root] in {left, right}]
    if any(heads[reports.now[a].root] != heads[reports.now[b].root] for a, b in judged.apart_among(own)):
        return
    first, second = sorted((left, right), key=lambda root: _order(reports.now[root]))
    heads.update({root: first for root, head in heads.items() if head == second})


def _order(row: KeptOutline) -> tuple[bool, int, str]:
    day = day_of(row)
    return day is None, day or 0, row.report_id


def _changes(reports: Reports, same: Iterable[str], went: set[str]) -> Changes:
    moved = reports.moved(*KeptOutline.__slots__)
    stories = {row.story for key in moved for row in (reports.before.get(key), reports.now.get(key)) if row}
    reports.load("story", stories)
    members: defaultdict[str, list[KeptOutline]] = defaultdict(list)
    for row in reports.now.values():
        if row.story in stories:
            members[row.story].append(row)
    told: list[Story] = []
    told_of: list[StoryReport] = []
    for story in sorted(members):
        rows = sorted(members[story], key=_order)
        told.append(story_of(story, rows))
        told_of += rows_of_reports(story, rows)
    gone = (went - set(same)) | {each.report_id for each in told_of}
    return {
        "stories": Change({id_of_story(each) for each in stories}, told),
        "story_reports": Change(gone | (moved - reports.now.keys()), sorted(told_of, key=lambda each: each.report_id)),
        "kept_outlines": Change(moved, [reports.now[key] for key in sorted(moved & reports.now.keys())]),
    }
