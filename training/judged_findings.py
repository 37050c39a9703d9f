"""Make coded sentences of a record's judgements: what people accepted, corrected, added and rejected, as training data.

    python training/judged_findings.py RECORD --statements OUT.txt --events OUT.txt

Writes paragraphs with their statements in the notation of ``data/statements``, and sentences with their events in that
of ``data/events``. One is written where somebody judged all that the machine found in it: what of it was rejected is
no finding, and what was missed has been added. Where nothing was judged nothing is known, so nothing is written. What
the notation cannot hold (marks that cross, brackets or braces in the text) is left out, and counted.

Nothing is trained by this. Whoever trains on it must not measure on the same reports.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import dragoman
from dragoman.model import Event, Findings, Span, Statement

_SENTENCE_END = re.compile(r"[.!?]+[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])")
_LINE = re.compile(r"[^\n]+")
_PUBLIC = "STATEMENT"


@dataclass
class Written:
    """How many pieces were written, and how many the notation cannot hold."""

    n_written: int = 0
    n_left: int = 0


def main() -> None:
    """Write both files and say how much they hold."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("record", type=Path)
    parser.add_argument("--statements", type=Path, required=True)
    parser.add_argument("--events", type=Path, required=True)
    options = parser.parse_args()
    with dragoman.open(options.record) as record:
        said, done = Written(), Written()
        options.statements.write_text("".join(marked_paragraphs(record, said)), encoding="utf-8")
        options.events.write_text("".join(marked_sentences(record, done)), encoding="utf-8")
    sys.stdout.write(
        f"{said.n_written} paragraphs with statements ({said.n_left} left out)\n"
        f"{done.n_written} sentences with events ({done.n_left} left out)\n"
    )


def marked_paragraphs(record: dragoman.Record, written: Written) -> Iterator[str]:
    """Yield the judged paragraphs of a record as reports of their own, in the notation of coded statements."""
    for found, machine in _reports(record):
        lines = [Span(*match.span()) for match in _LINE.finditer(found.report.text)]
        for line in _judged(lines, found.statements, machine.statements):
            own = [each for each in found.statements if _touches(each, line)]
            marks = [mark for number, each in enumerate(own, start=1) for mark in _statement_marks(number, each, line)]
            words = found.report.text[line.start : line.end]
            inside = all(line.covers(span) for each in own for span in each.content)
            text = _with_braces(words, line.start, marks) if inside and not set(words) & set("{}#") else None
            if text is None:
                written.n_left += 1
                continue
            written.n_written += 1
            day = f"#published {found.report.published}\n" if found.report.published else ""
            outlet = f"#outlet {found.report.outlet}\n" if found.report.outlet else ""
            yield f"#id {found.report.id}-{line.start}\n{outlet}{day}{text}\n#end\n"


def marked_sentences(record: dragoman.Record, written: Written) -> Iterator[str]:
    """Yield the judged sentences of a record with their events, a line each, in the notation of coded events."""
    for found, machine in _reports(record):
        sentences = list(_sentences(found.report.text))
        for sentence in _judged(sentences, found.events, machine.events):
            own = [each for each in found.events if _touches(each, sentence)]
            line = _event_line(found, own, sentence)
            if line is None:
                written.n_left += 1
                continue
            written.n_written += 1
            yield line


def _reports(record: dragoman.Record) -> Iterator[tuple[Findings, Findings]]:
    """Yield each report as people have it, and as the machine has it."""
    for (found, _), (machine, _) in zip(record.findings(), record.findings(reviewed="any"), strict=True):
        yield found, machine


def _judged(
    pieces: Iterable[Span], found: Sequence[Statement | Event], machine: Sequence[Statement | Event]
) -> Iterator[Span]:
    """Yield the pieces in which something was judged, and nothing was found that was not."""
    for piece in pieces:
        own = [each for each in (*found, *machine) if _touches(each, piece)]
        if own and all(each.review != "unreviewed" for each in own):
            yield piece


def _touches(finding: Statement | Event, piece: Span) -> bool:
    spans = finding.triggers if isinstance(finding, Event) else finding.content
    return any(span.overlaps(piece) for span in spans)


def _sentences(text: str) -> Iterator[Span]:
    for line in _LINE.finditer(text):
        start = line.start()
        for end in _SENTENCE_END.finditer(text, line.start(), line.end()):
            yield Span(start, start + len(text[start : end.end()].rstrip()))
            start = end.end()
        yield Span(start, line.end())


def _statement_marks(number: int, statement: Statement, line: Span) -> Iterator[tuple[Span, str, int]]:
    kind = "" if statement.kind == "speech" else f" {statement.kind}"
    for span in statement.content:
        yield span, f"content{kind}", number
    if statement.cue is not None and line.covers(statement.cue.span):
        yield statement.cue.span, "cue", number
    if statement.speaker_span is not None and line.covers(statement.speaker_span):
        yield statement.speaker_span, "source", number


def _with_braces(words: str, offset: int, marks: Iterable[tuple[Span, str, int]]) -> str | None:
    """Return words with marks in braces, None where marks cross."""
    numbers: dict[tuple[Span, str], list[int]] = defaultdict(list)
    for span, role, number in marks:
        numbers[Span(span.start - offset, span.end - offset), role].append(number)
    labels = {
        (span, role): f"{{{'+'.join(map(str, sorted(own)))} {role}:" for (span, role), own in sorted(numbers.items())
    }
    return _nested(words, labels, "}")


def _nested(words: str, labels: Mapping[tuple[Span, str], str], closing: str) -> str | None:
    """Return words with what opens and closes each span; the longer of two is around the other."""
    spans = sorted(labels, key=lambda each: (each[0].start, -each[0].end, each[1]))
    opened: list[Span] = []
    before: dict[int, str] = defaultdict(str)
    behind: dict[int, str] = defaultdict(str)
    for span, role in spans:
        while opened and opened[-1].end <= span.start:
            opened.pop()
        if opened and span.end > opened[-1].end:
            return None
        opened.append(span)
        before[span.start] += labels[span, role]
        behind[span.end] += closing
    return "".join(
        behind[place] + before[place] + (words[place] if place < len(words) else "") for place in range(len(words) + 1)
    )


def _event_line(found: Findings, events: Sequence[Event], sentence: Span) -> str | None:
    """Return a sentence with its events, None where the notation cannot hold it."""
    words = found.report.text[sentence.start : sentence.end]
    if set(words) & set("[]|\t#"):
        return None
    keys: dict[Span, list[str]] = defaultdict(list)
    places = {each.id: each.span for each in found.places}
    told: list[str] = []
    for number, event in enumerate(events, start=1):
        triggers = [span for span in event.triggers if span.overlaps(sentence)]
        if not all(sentence.covers(span) and " " not in found.report.text[span.start : span.end] for span in triggers):
            return None
        roles = [("e", triggers), ("a", event.actor_spans), ("r", event.recipient_spans)]
        roles += [("p", [places[event.place]])] if event.place in places else []
        roles += [("d", [event.date_span])] if event.date_span is not None else []
        for role, spans in roles:
            for span in spans:
                if sentence.covers(span):
                    keys[span].append(f"{role}{number}")
        label, mode, cameo = event.type or _PUBLIC, event.mode or "-", event.cameo or "-"
        told.append(f"\t{number} {label} {mode} {cameo} {event.status}")
    marked = _with_brackets(words, sentence.start, keys)
    return None if marked is None else f"{marked}{''.join(told)}\n"


def _with_brackets(words: str, offset: int, keys: Mapping[Span, Sequence[str]]) -> str | None:
    spans = sorted((Span(span.start - offset, span.end - offset), " ".join(own)) for span, own in keys.items())
    before: dict[int, str] = defaultdict(str)
    behind: dict[int, str] = defaultdict(str)
    opened: list[Span] = []
    for span, own in sorted(spans, key=lambda each: (each[0].start, -each[0].end)):
        while opened and opened[-1].end <= span.start:
            opened.pop()
        if opened and span.end > opened[-1].end:
            return None
        opened.append(span)
        before[span.start] += "["
        behind[span.end] = f"|{own}]{behind[span.end]}"
    return "".join(
        behind[place] + before[place] + (words[place] if place < len(words) else "") for place in range(len(words) + 1)
    )


if __name__ == "__main__":
    main()
