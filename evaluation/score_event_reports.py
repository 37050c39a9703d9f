"""Measure events on whole reports whose events were coded by hand.

    python evaluation/score_event_reports.py REPORTS.txt … [--show] [--model FOLDER] [--floor 0.5]

The notation of the reports: ``training/data/events/README.md``, Reports. An event that was read matches a coded one of
its type where they share a word that tells it, else where both parties agree; each matches one. What is left over is
wrong, an event listed twice too. Of a matched event

- an *actor* list is right where each party read is one of the coded, and in some sentence all coded ones are read;
  *recipients* likewise; none coded asks for none read (a recipient that is the place as well may be left out),
- *status*, *date* (as far as it was coded, none where none was) and *place* (the name, none where none was) are right
  where they agree,
- *whole* is all of these. *Main* events are those that a report is about.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from dragoman.config import Settings
from dragoman.extract import extract_findings
from dragoman.model import Event, Findings, Parse, Report, Span
from dragoman.parse import load_attribution, load_event_reader, load_parser
from dragoman.parse.events import event_reader_from

sys.path.insert(0, str(Path(__file__).parent.parent / "training"))
from event_reports import CodedReport, CodedReportEvent, read_reports

TOGETHER = frozenset({"CONSULT", "COOPERATE", "SUPPORT", "AGREE", "ASSAULT"})


def report_from(coded: CodedReport) -> Report:
    """Return a coded report as the program reads it: its first line as title where an empty line follows."""
    told = coded.told.get("published")
    published = None if told is None else dt.date.fromisoformat(told)
    return Report(
        id=coded.id, source="evaluation", text=coded.text, published=published, outlet=coded.told.get("outlet")
    )


def matches_of(coded: CodedReport, found: Findings, parse: Parse) -> tuple[dict[int, Event], list[Event]]:
    """Return the events that were read by the number of the coded one they match, and those left over."""
    events = [event for event in found.events if event.type is not None]
    pairs = []
    for number, gold in enumerate(coded.events):
        for event in events:
            if event.type != gold.label:
                continue
            shared = sum(overlap(a, b) for a in gold.tellings for b in event.triggers)
            right = roles_right(found, event, gold, parse)
            if shared or right:
                pairs.append((-(shared > 0), -right, -shared, number, event))
    taken: dict[int, Event] = {}
    used: set[str] = set()
    for *_, number, event in sorted(pairs, key=lambda pair: (*pair[:4], pair[4].id)):
        if number not in taken and event.id not in used:
            taken[number] = event
            used.add(event.id)
    return taken, [event for event in events if event.id not in used]


def roles_right(found: Findings, event: Event, gold: CodedReportEvent, parse: Parse) -> bool:
    """Tell whether both lists of parties are right."""
    actors, recipients = (
        places_of(found, event.actors, event.actor_spans),
        places_of(found, event.recipients, event.recipient_spans),
    )
    if event.type in TOGETHER and not gold.recipients and recipients:
        actors, recipients = [*actors, *recipients], []
    wanted = [span for span in gold.recipients if span not in gold.places]
    return _fits(actors, gold.actors, gold.actors, parse) and _fits(recipients, wanted, gold.recipients, parse)


def places_of(found: Findings, ids: Sequence[str], spans: Sequence[Span]) -> list[list[Span]]:
    """Return for each party of an event all the places that name it."""
    named = [[span, *(m.span for m in found.mentions if m.entity_id == i)] for i, span in zip(ids, spans, strict=False)]
    return [*named, *([span] for span in spans[len(ids) :])]


def _fits(told: Sequence[Sequence[Span]], wanted: Sequence[Span], allowed: Sequence[Span], parse: Parse) -> bool:
    if not all(any(overlap(s, span) for s in spans for span in allowed) for spans in told):
        return False
    if not wanted:
        return True
    by_sentence: dict[int, list[Span]] = {}
    for span in wanted:
        tokens = parse.tokens_in(span)
        if len(tokens):
            by_sentence.setdefault(parse.sentence_numbers[tokens[0]], []).append(span)
    return any(
        all(any(overlap(s, span) for spans in told for s in spans) or _beside(span, group, told) for span in group)
        for group in by_sentence.values()
    )


def _beside(span: Span, group: Sequence[Span], told: Sequence[Sequence[Span]]) -> bool:
    """Tell whether words set beside a coded party ("her counterpart, Luz Paredes") were read in its place."""
    near = [
        other for other in group
        if other != span and (0 <= other.start - span.end <= 2 or 0 <= span.start - other.end <= 2)
    ]  # fmt: skip
    return any(overlap(s, other) for other in near for spans in told for s in spans)


def overlap(one: Span, other: Span) -> bool:
    """Tell whether two spans have a code point in common."""
    return one.start < other.end and other.start < one.end


def _checked(
    coded: CodedReport, found: Findings, event: Event, gold: CodedReportEvent, parse: Parse
) -> dict[str, bool]:
    day = "" if event.date is None else event.date.isoformat()
    names = {place.id: place.name for place in found.places}
    spans = {place.id: coded.text[place.span.start : place.span.end] for place in found.places}
    place = "" if event.place is None else event.place
    is_right = roles_right(found, event, gold, parse)
    named = (names.get(place, ""), spans.get(place, ""))
    fields = {
        "parties": is_right,
        "status": event.status == gold.status,
        "date": day.startswith(gold.date) if gold.date else not day,
        "place": (gold.place in named if gold.place else not place),
        "said": (event.tie == "claims") == (gold.said == "speaker"),
    }
    return {**fields, "whole": all(fields[name] for name in ("parties", "status", "date", "place"))}


def score(paths: Sequence[Path], model: Any, floor: float, *, show: bool) -> dict[str, Any]:
    """Return the figures over all reports of some files."""
    parser, statements = load_parser(), load_attribution()
    settings = Settings()
    counts: Counter[str] = Counter()
    for coded in (report for path in paths for report in read_reports(path)):
        report = report_from(coded)
        parse = parser.parse(report)
        found = extract_findings(report, parse, settings, parser.identity, statements, model)
        events = tuple(event for event in found.events if event.confidence >= floor)
        found = Findings(**{**{n: getattr(found, n) for n in found.__slots__}, "events": events})
        matched, left = matches_of(coded, found, parse)
        counts.update(_counts(coded, found, matched, left, parse))
        if show:
            for line in _shown(coded, found, matched, left, parse):
                print(line)
    return _figures(counts)


def _counts(
    coded: CodedReport, found: Findings, matched: dict[int, Event], left: list[Event], parse: Parse
) -> Counter[str]:
    counts: Counter[str] = Counter(reports=1, coded=len(coded.events), read=len(matched) + len(left))
    counts["coded main"] += sum(gold.is_main for gold in coded.events)
    counts["repeats"] += sum(
        any(
            gold.label == event.type and any(overlap(a, b) for a in gold.tellings for b in event.triggers)
            for gold in coded.events
        )
        for event in left
    )
    counts["false in reports without event"] += 0 if coded.events else len(left)
    for number, event in matched.items():
        gold = coded.events[number]
        fields = _checked(coded, found, event, gold, parse)
        counts["found"] += 1
        counts["found main"] += gold.is_main
        counts["dated"] += bool(gold.date)
        counts["dated right"] += bool(gold.date) and fields["date"]
        counts["placed"] += bool(gold.place)
        counts["placed right"] += bool(gold.place) and fields["place"]
        for name, right in fields.items():
            counts[name] += right
            counts[f"{name} main"] += right and gold.is_main
    return counts


def _figures(counts: Counter[str]) -> dict[str, Any]:
    def share(part: str, whole: str) -> float:
        return round(100 * counts[part] / max(counts[whole], 1), 1)

    names = ("reports", "coded", "coded main", "read", "repeats", "false in reports without event")
    return {
        **{name: counts[name] for name in names},
        "type precision": share("found", "read"),
        "type recall": share("found", "coded"),
        "parties precision": share("parties", "read"),
        "parties recall": share("parties", "coded"),
        "whole precision": share("whole", "read"),
        "whole recall": share("whole", "coded"),
        "main found": share("found main", "coded main"),
        "main parties": share("parties main", "coded main"),
        "main whole": share("whole main", "coded main"),
        "status of found": share("status", "found"),
        "claims of found": share("said", "found"),
        "date where coded": share("dated right", "dated"),
        "place where coded": share("placed right", "placed"),
        "date of found": share("date", "found"),
        "place of found": share("place", "found"),
    }


def _shown(
    coded: CodedReport, found: Findings, matched: dict[int, Event], left: list[Event], parse: Parse
) -> Iterator[str]:
    for number, gold in enumerate(coded.events):
        told = (
            f"{coded.id} {gold.label} {gold.status} {_words(coded, gold.tellings)} A{_words(coded, gold.actors)} "
            f"R{_words(coded, gold.recipients)} {gold.date} {gold.place}"
        )
        event = matched.get(number)
        if event is None:
            yield f"MISSED {told}"
            continue
        fields = _checked(coded, found, event, gold, parse)
        wrong = [name for name, right in fields.items() if not right and name != "whole"]
        if wrong:
            yield f"WRONG {','.join(wrong)} {told} | {_wording(coded, event)}"
    for event in left:
        yield f"FALSE {coded.id} {event.type} {_wording(coded, event)} | {_words(coded, event.evidence)[0][:160]}"


def _wording(coded: CodedReport, event: Event) -> str:
    return (
        f"{_words(coded, event.triggers)} {event.status} {event.tie} A{_words(coded, event.actor_spans)} "
        f"R{_words(coded, event.recipient_spans)} {event.date} {event.confidence}"
    )


def _words(coded: CodedReport, spans: Sequence[Span]) -> list[str]:
    return [coded.text[span.start : span.end].replace("\n", " ") for span in spans]


def main() -> None:
    """Measure and print as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--model", type=Path, help="folder of another event model")
    parser.add_argument("--floor", type=float, default=0.0, help="leave out what was read with less confidence")
    parser.add_argument("--show", action="store_true", help="print what is missed, false or wrong")
    options = parser.parse_args()
    model = event_reader_from(options.model) if options.model else load_event_reader()
    print(json.dumps(score(options.paths, model, options.floor, show=options.show), indent=1))


if __name__ == "__main__":
    main()
