"""How the reports of one story tell it: its timeline, copies folded, and its utterances' versions side by side."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from dragoman.query.asking import ask
from dragoman.query.questions import list_story_reports
from dragoman.query.versions import Versions, compare_versions, page_of, table_of_versions
from dragoman.store import View


@dataclass(frozen=True)
class Told:
    """A report of a story (a row of ``story_reports.sql``), and the reports that are copies of it."""

    row: dict[str, Any]
    copies: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class StoryComparison:
    """A story: its reports by day, and what several of them tell that one speaker said."""

    story_id: str
    label: str
    timeline: tuple[Told, ...]
    utterances: tuple[Versions, ...]

    def days(self) -> Iterator[tuple[dt.date | None, list[Told]]]:
        """Yield each day with its reports, in their order; those without a day come last."""
        of_day: dict[dt.date | None, list[Told]] = {}
        for told in self.timeline:
            of_day.setdefault(told.row["published"], []).append(told)
        yield from of_day.items()

    def to_dict(self) -> dict[str, Any]:
        """Return the story as a dictionary: ``timeline`` and ``utterances`` are lists."""
        return {
            "story_id": self.story_id,
            "label": self.label,
            "timeline": [{**told.row, "copies": list(told.copies)} for told in self.timeline],
            "utterances": [
                {"utterance_id": each.utterance_id, "versions": each.to_dicts()} for each in self.utterances
            ],
        }

    def to_html(self) -> str:
        """Return a page of its own: the timeline, then a table of versions for each utterance."""
        rows = "".join(_html_row(told) for told in self.timeline)
        timeline = f"<table><tr><th>day<th>outlet<th>title<th>copies</tr>{rows}</table>"
        tables = "".join(
            f"<h2>{html.escape(each.versions[0].row['speaker'] or 'speaker unknown')}</h2><p>{each.utterance_id}</p>"
            f"{table_of_versions(each)}"
            for each in self.utterances
        )
        return page_of(self.label, f"<p>{self.story_id}</p>{timeline}{tables}")


def compare_story(view: View, story_id: str, *, limit: int | None = None) -> StoryComparison:
    """Return how the reports of a story tell it; ``limit`` is the most utterances compared.

    Copies are left out of the versions, where their origin is of the story. Raises ``RecordError`` where there is no
    such story.
    """
    timeline = tuple(_folded(list_story_reports(view, story_id).to_dicts()))
    origins = {told.row["report_id"] for told in timeline}
    found = ask(view, "story_utterances", {"story": story_id, "limit": limit}).to_dicts()
    compared = (compare_versions(view, row["utterance_id"]) for row in found)
    [label] = ask(view, "story_label", {"story": story_id}).to_dicts()
    utterances = tuple(own for each in compared if len((own := _told_by(each, origins)).versions) > 1)
    return StoryComparison(story_id, label["label"], timeline, utterances)


def _folded(rows: list[dict[str, Any]]) -> Iterator[Told]:
    """Yield the reports that are no copies of others of the story, each with its copies."""
    there = {row["report_id"] for row in rows}
    copies: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        if row["duplicate_of"] in there:
            copies.setdefault(row["duplicate_of"], []).append(row)
    for row in rows:
        if row["duplicate_of"] not in there:
            yield Told(row, tuple(copies.get(row["report_id"], ())))


def _told_by(versions: Versions, reports: set[str]) -> Versions:
    """Return the versions that these reports tell. All keep what sets them apart from the first one of the record."""
    return replace(versions, versions=tuple(each for each in versions.versions if each.row["report_id"] in reports))


def _html_row(told: Told) -> str:
    copies = "; ".join(
        f"{each['outlet'] or each['source']} ({each['copy_kind']}, {each['published'] or 'no day'})"
        for each in told.copies
    )
    cells = (told.row["published"] or "", _outlet(told.row), told.row["title"] or "", copies)
    return "<tr>" + "".join(f"<td>{html.escape(str(cell))}" for cell in cells) + "</tr>"


def _outlet(row: Mapping[str, Any]) -> str:
    return str(row["outlet"] or row["source"])
