"""One text, analysed at once: for a notebook, a test, or a look at what the program makes of a sentence."""

from __future__ import annotations

import datetime as dt
import html
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dragoman.config import Settings
from dragoman.errors import ConfigError
from dragoman.export import Mark, Piece, event_note, events_shown, exchange_line, pieces_of
from dragoman.model import Actor, Event, Findings, Issue, Place, Report, Statement, wording
from dragoman.model.shown import shown, shown_line
from dragoman.query import Selection, select_statements
from dragoman.read.decode import clean_text
from dragoman.run import work_many, work_text
from dragoman.run.workers import check_workers

if TYPE_CHECKING:
    from dragoman.model.conditions import Choice

_FIELDS = ("published", "title", "outlet", "url", "language")

# Told apart without colour too: content is shaded, a speaker bold, a cue underlined, an event underlined twice, silent
# zones pale.
_STYLES = {
    "content": "background:#fff3c4;color:#222",
    "speaker": "font-weight:bold;background:#d7e8ff;color:#222",
    "cue": "text-decoration:underline",
    "event": "border-bottom:3px double #b5442e",
    "silent": "opacity:.55",
}


@dataclass(frozen=True)
class Analysis:
    """What was found in one text, with the actors its entities were taken to be, by the entities' ids."""

    findings: Findings
    actors_by_entity: Mapping[str, Actor]

    @property
    def report(self) -> Report:
        """The text and what is known of it."""
        return self.findings.report

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements in reading order."""
        return self.findings.statements

    @property
    def events(self) -> tuple[Event, ...]:
        """The events, public statements without a type among them."""
        return self.findings.events

    @property
    def places(self) -> tuple[Place, ...]:
        """The places the text names, in reading order."""
        return self.findings.places

    @property
    def issues(self) -> tuple[Issue, ...]:
        """What was left open, and why."""
        return self.findings.issues

    @property
    def actors(self) -> tuple[Actor, ...]:
        """The actors, each once."""
        return tuple({actor.id: actor for actor in self.actors_by_entity.values()}.values())

    def speaker_of(self, statement: Statement) -> Actor | None:
        """Return who made a statement; None where the text does not tell."""
        return self.actors_by_entity.get(statement.speaker_entity or "")

    def to_dict(self) -> dict[str, Any]:
        """Return one line of the exchange format."""
        return exchange_line(self.findings, self.actors_by_entity)

    def __repr__(self) -> str:
        lines = [
            f"  {(shown_line(actor.name) if (actor := self.speaker_of(each)) else '?')} | {each.act} | {each.mode} | "
            f"{shown(wording(self.report.text, *each.content))}"
            for each in self.statements
        ]
        events = events_shown(self.findings)
        told = [f"  {shown_line(event_note(each, self.findings, self.actors_by_entity))}" for each in events]
        return "\n".join([f"<dragoman analysis: {len(lines)} statements, {len(told)} events>", *lines, *told])

    def _repr_html_(self) -> str:
        return marked_html(self.findings, self.actors_by_entity)


def analyse(
    text: str,
    *,
    published: dt.date | str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    language: str = "en",
    kind: Choice = None,
    floor: float | None = None,
    settings: Settings | None = None,
) -> Analysis:
    """Return what is found in one text. ``published`` is a day or what reads as one, such as ``2022-03-29``.

    ``kind`` (``"speech"``, or a list) and ``floor`` narrow the statements.

    The first call loads the language pipeline, for about a second. A text that cannot be read as a report (it is empty,
    say, or in a ``language`` that is not read) gives an analysis without findings, whose ``issues`` tell why; so does a
    ``published`` that is no day, beside what is found. Raises ``ConfigError`` where there is no such ``kind``.
    """
    wanted = select_statements(kind, floor)
    given = {"title": title, "outlet": outlet, "url": url, "published": published, "language": language}
    fields = _known_fields(given)
    findings, issues, actors = work_text(text, fields, settings)
    return Analysis(wanted.narrow(findings or _nothing_in(text, fields, issues)), actors)


def analyse_many(
    texts: Iterable[str | Mapping[str, Any]],
    *,
    workers: int | None = 1,
    kind: Choice = None,
    floor: float | None = None,
    settings: Settings | None = None,
) -> Iterator[Analysis]:
    """Yield an analysis of each text, in their order, taking texts as they are needed.

    A text is a string, or a mapping of ``text`` and what else ``analyse`` takes of it: ``published``, ``title``,
    ``outlet``, ``url``, ``language``. With ``workers`` more than one they are worked on in so many processes, None is
    one a core. Raises ``ConfigError`` before any work where what is asked cannot be.
    """
    wanted = select_statements(kind, floor)
    check_workers(workers)
    return _analyses(texts, workers, wanted, settings)


def _analyses(
    texts: Iterable[str | Mapping[str, Any]], workers: int | None, wanted: Selection, settings: Settings | None
) -> Iterator[Analysis]:
    under_work: deque[tuple[str, dict[str, Any]]] = deque()

    def taken() -> Iterator[tuple[str, dict[str, Any]]]:
        for each in texts:
            under_work.append(_text_and_fields(each))
            yield under_work[-1]

    for findings, issues, actors in work_many(taken(), settings, workers):
        text, fields = under_work.popleft()
        yield Analysis(wanted.narrow(findings or _nothing_in(text, fields, issues)), actors)


def _text_and_fields(given: str | Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    fields: dict[str, Any] = {"text": given} if isinstance(given, str) else dict(given)
    unknown = fields.keys() - {"text", *_FIELDS}
    if unknown or not isinstance(fields.get("text"), str):
        told = f"has {', '.join(sorted(map(repr, unknown)))}" if unknown else "has no 'text'"
        raise ConfigError(f"a text {told}; give a string, or a mapping of text, {', '.join(_FIELDS)}")
    return fields.pop("text"), _known_fields({"language": "en", **fields})


def _known_fields(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is known of a text; a day as it is written."""
    return {name: value.isoformat() if isinstance(value, dt.date) else value for name, value in fields.items() if value}


def _nothing_in(text: str, fields: Mapping[str, Any], issues: tuple[Issue, ...]) -> Findings:
    title, outlet, url = (fields.get(name) for name in ("title", "outlet", "url"))
    report = Report(id="", text=clean_text(text), source="text", title=title, outlet=outlet, url=url)
    return Findings(report, issues=issues)


def marked_html(findings: Findings, actors: Mapping[str, Actor]) -> str:
    """Return a report as HTML, statements and events marked; what they are shows when the pointer rests on one."""
    body = "".join(_piece_html(piece, findings, actors) for piece in pieces_of(findings))
    issues = "".join(f"<li>{html.escape(issue.code)}: {html.escape(issue.message)}</li>" for issue in findings.issues)
    return f'<div class="dragoman" style="white-space:pre-wrap;line-height:1.6;max-width:50em">{body}</div>' + (
        f"<ul>{issues}</ul>" if issues else ""
    )


def _piece_html(piece: Piece, findings: Findings, actors: Mapping[str, Actor]) -> str:
    words = html.escape(findings.report.text[piece.span.start : piece.span.end])
    if not piece.marks:
        return words
    layers = dict.fromkeys(mark.layer for mark in piece.marks)
    style = ";".join(_STYLES[layer] for layer in layers)
    told = dict.fromkeys(_told(mark, findings, actors) for mark in piece.marks if mark.number)
    hints = "&#10;".join(html.escape(each) for each in told)
    return f'<span class="{" ".join(layers)}" style="{style}" title="{hints}">{words}</span>'


def _told(mark: Mark, findings: Findings, actors: Mapping[str, Actor]) -> str:
    if mark.layer == "event":
        return event_note(events_shown(findings)[mark.number - 1], findings, actors)
    return _hint(findings.statements[mark.number - 1], actors)


def _hint(statement: Statement, actors: Mapping[str, Actor]) -> str:
    actor = actors.get(statement.speaker_entity or "")
    told = (actor.name if actor else "speaker unknown", statement.act, statement.mode, statement.kind, statement.date)
    return " · ".join(str(each) for each in told if each)
