"""Whole reports with all their events, as a person coded them. The notation: ``data/events/README.md``, Reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from event_data import CodedEvent, CodedSentence, unmarked

from dragoman.model import Parse, Span, TokenRange

HEAD = "## "


@dataclass(frozen=True)
class CodedReportEvent:
    """An event of a report: the words that tell it, each time, and its parties, wherever they are named."""

    label: str
    status: str
    is_main: bool
    date: str
    place: str
    said: str
    tellings: tuple[Span, ...]
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    places: tuple[Span, ...]


@dataclass(frozen=True)
class CodedReport:
    """A report; ``told`` are the keys of its first line. Spans in code points of ``text``."""

    id: str
    text: str
    told: dict[str, str]
    events: tuple[CodedReportEvent, ...]


def read_reports(path: Path) -> Iterator[CodedReport]:
    """Yield the reports of a file."""
    for block in ("\n" + path.read_text(encoding="utf-8")).split("\n" + HEAD)[1:]:
        head, _, rest = block.partition("\n")
        identity, *keys = (part.strip() for part in head.split("|"))
        lines = rest.split("\n")
        specs = [line for line in lines if line.startswith("=")]
        text, spans = unmarked("\n".join(line for line in lines if not line.startswith("=")).strip("\n"))
        told = dict(key.split("=", 1) for key in keys if "=" in key)
        yield CodedReport(identity, text, told, tuple(_event(spec, spans) for spec in specs))


def _event(spec: str, spans: list[tuple[Span, tuple[str, ...]]]) -> CodedReportEvent:
    number, label, *rest = spec[1:].split()
    told: dict[str, str] = {}
    key = ""
    for word in rest:
        # A place may have several words.
        name, sign, value = word.partition("=")
        if sign:
            key, told[name] = name, value
        elif word == "main":
            key, told["main"] = "", "yes"
        elif key:
            told[key] += f" {word}"

    def of(letter: str) -> tuple[Span, ...]:
        return tuple(sorted(span for span, keys in spans if letter + number in keys))

    return CodedReportEvent(
        label=label,
        status=told.get("status", "happened"),
        is_main="main" in told,
        date=told.get("date", ""),
        place=told.get("place", ""),
        said=told.get("said", "report"),
        tellings=of("e"),
        actors=of("a"),
        recipients=of("r"),
        places=of("p"),
    )


def coded_sentences(report: CodedReport, parse: Parse) -> Iterator[tuple[CodedSentence, TokenRange]]:
    """Yield each sentence with the tellings in it and the parties that it names; spans are those of the report."""
    for sentence in parse.sentences:
        if sentence.end <= sentence.start:
            continue
        whole = parse.span(*sentence)

        def within(spans: tuple[Span, ...], whole: Span = whole) -> tuple[Span, ...]:
            return tuple(span for span in spans if whole.covers(span))

        events = tuple(
            CodedEvent(each.label, "", "", each.status, telling, within(each.actors), within(each.recipients))
            for each in report.events
            for telling in within(each.tellings)
        )
        yield CodedSentence(report.text, events), sentence
