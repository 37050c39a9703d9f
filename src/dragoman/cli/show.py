"""``dragoman show``: the reports of a record, and one of them with its statements and events marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from dragoman.cli.layout import print_table
from dragoman.cli.output import REPORT_COLUMNS, console, open_record, warn_if_incomplete
from dragoman.export import bracketed_lines, event_note, events_shown, marks_of
from dragoman.model import Actor, Findings, Report, Span, Statement, wording
from dragoman.model.shown import shown, shown_line, shown_with_places

_STYLES = {
    "content": "on grey19",
    "speaker": "bold cyan",
    "cue": "underline yellow",
    "event": "bold magenta",
    "silent": "dim",
}
_LEGEND = "[1 content of statement 1]  <speaker>  {cue}  *e1 what tells of event 1*"
_WIDEST_LINE = 100


def show_reports(record: Path) -> None:
    """List the reports of a record."""
    with open_record(record) as opened:
        warn_if_incomplete(opened)
        print_table(console(), opened.reports(), REPORT_COLUMNS, is_paged=True)


def show_report(record: Path, name: str, *, kind: Sequence[str] | None = None, floor: float | None = None) -> None:
    """Show one report; below each paragraph its statements and events. Without colour, signs mark the words."""
    with open_record(record) as opened:
        warn_if_incomplete(opened)
        findings, actors = opened.findings_of(name, kind=kind, floor=floor)
    where = console()
    _print_head(where, findings)
    coloured = _coloured_lines(findings) if where.color_system else None
    events = events_shown(findings)
    printed: set[int] = set()
    for number, (span, line) in enumerate(bracketed_lines(findings)):
        where.print(coloured[number] if coloured else Text(shown(line)), width=_width(where), soft_wrap=not coloured)
        for index, statement in enumerate(findings.statements, start=1):
            if index not in printed and _begins_in(statement, span):
                printed.add(index)
                where.print(_note(index, statement, actors, findings.report), soft_wrap=True)
        for index, event in enumerate(events, start=1):
            if event.triggers and span.start <= event.triggers[0].start <= span.end:
                where.print(_event_note(index, event_note(event, findings, actors)), soft_wrap=True)


def _width(where: Console) -> int | None:
    return min(where.width, _WIDEST_LINE) if where.color_system else None


def _print_head(where: Console, findings: Findings) -> None:
    report = findings.report
    told = [report.outlet, report.published and str(report.published), report.url]
    where.print(Text(shown_line(report.title or report.source), style="bold"))
    line = " · ".join([*(each for each in told if each), report.source, report.id])
    where.print(Text(shown_line(line), style="dim"))
    for issue in findings.issues:
        where.print(Text(shown_line(f"issue: {issue.code}: {issue.message}"), style="red"))
    if not where.color_system:
        counts = f"{len(findings.statements)} statements, {len(events_shown(findings))} events"
        where.print(Text(f"{counts}; {_LEGEND}"))
    where.print()


def _coloured_lines(findings: Findings) -> list[Text]:
    words, place_of = shown_with_places(findings.report.text)
    text = Text(words)
    for layer in ("silent", "content", "speaker", "cue", "event"):
        for mark in marks_of(findings):
            if mark.layer == layer:
                text.stylize(_STYLES[layer], place_of(mark.span.start), place_of(mark.span.end))
    return list(text.split("\n", allow_blank=True))


def _begins_in(statement: Statement, line: Span) -> bool:
    first = min(span.start for span in statement.content) if statement.content else -1
    return line.start <= first <= line.end


def _note(number: int, statement: Statement, actors: Mapping[str, Actor], report: Report) -> Text:
    """Return who, act, mode and when, and what else is known, for a statement."""
    actor = actors.get(statement.speaker_entity or "")
    who = actor.name if actor else "speaker unknown"
    if statement.speaker_span and (as_told := wording(report.text, statement.speaker_span)) != who:
        who += f" (“{as_told}”)"
    told = [who, statement.act, statement.mode]
    told += [statement.kind] if statement.kind != "speech" else []
    told += [str(statement.date)] if statement.date else []
    told += [statement.venue] if statement.venue else []
    for word, entities in (("with", statement.also_by), ("to", statement.to), ("about", statement.about)):
        names = dict.fromkeys(actors[entity].name for entity in entities if entity in actors)
        told += [f"{word} {', '.join(names)}"] if names else []
    note = Text(f"    {number} ", style="bold")
    return note.append(shown_line(" · ".join(told)), style="not bold green")


def _event_note(number: int, told: str) -> Text:
    return Text(f"   e{number} ", style="bold").append(shown_line(told), style="not bold magenta")
