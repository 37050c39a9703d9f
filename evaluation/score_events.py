"""Measure events on coded sentences.

    python evaluation/score_events.py pairs PLV.jsonl [--folds FOLDER]     type and parties from the bare sentence
    python evaluation/score_events.py given GSR.jsonl                      type, the parties given
    python evaluation/score_events.py sentences EVENTS.jsonl               any event, two-digit CAMEO codes
    python evaluation/score_events.py status evaluation/events/status.txt  status, trigger by trigger

PLV.jsonl has ``{"text", "marked", "source", "target", "root"}``; GSR.jsonl PLOVER records with ``text``, ``source``,
``target`` and ``event``; EVENTS.jsonl ``{"text", "relevant", "codes_majority"}``. What each figure counts is said where
it is counted. ``--folds`` takes the work folder of ``training/train_events.py``: each sentence is then read by the
model that did not learn from it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.config import Settings
from dragoman.extract import extract_findings, types_between
from dragoman.extract.events.labels import TYPES
from dragoman.lexicon.ontology import root_of
from dragoman.model import Event, Findings, Report, Span
from dragoman.parse import load_attribution, load_event_reader, load_pair_reader, load_parser
from dragoman.parse.events import event_reader_from

sys.path.insert(0, str(Path(__file__).parent.parent / "training"))
from event_data import party_spans, read_sentences

# PLV has one label for two types.
ROOT = {label: label for label in TYPES} | {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
# Names of PLOVER's first version.
OLD_NAMES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
# What PLOVER makes of an event that has not happened; see docs/codebook/events.md.
PLANNED = dict.fromkeys(("CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "CONCEDE"), "AGREE")
PLANNED |= dict.fromkeys(("ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"), "THREATEN")


@dataclass(frozen=True)
class Reader:
    """What reads a sentence: a folder of another event model, or the shipped one."""

    model: Any

    def read(self, text: str) -> Findings:
        """Return what is found in a text that is a report by itself."""
        report = Report(id="sentence", source="evaluation", text=text)
        parser, settings = load_parser(), Settings()
        return extract_findings(report, parser.parse(report), settings, parser.identity, load_attribution(), self.model)

    def between(self, text: str, source: Sequence[Span], target: Sequence[Span]) -> str:
        """Return the likeliest root, the parties given."""
        report = Report(id="sentence", source="evaluation", text=text)
        told: Counter[str] = Counter()
        for kind, chance in types_between(load_parser().parse(report), report, source, target, self.model).items():
            told[ROOT[kind]] += chance
        return told.most_common(1)[0][0]


def rows_of(path: Path) -> Iterator[Mapping[str, Any]]:
    """Yield the objects of a file of JSON lines."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


# ---- type and parties from the bare sentence -------------------------------------------------------------------------


def pairs(path: Path, readers: Mapping[str, Reader]) -> dict[str, Any]:
    """Return shares of the coded pairs: the right type with parties that overlap the coded ones, and parts of it.

    ``found`` is the right root with overlapping source and target among the events of the sentence (a party that is
    not coded needs no overlap; parties done together may stand on either side); ``as_plover`` the same where planned
    events have the root PLOVER gives them; ``type`` the right root among the events, whatever the parties.
    """
    counts: Counter[str] = Counter()
    by_root: Counter[tuple[str, bool]] = Counter()
    n_events = n_sentences = 0
    read: dict[str, Findings] = {}
    for row in rows_of(path):
        text = row["text"]
        if len(readers) > 1 and text not in readers:
            continue
        if text not in read:
            read[text] = readers.get(text, readers[""]).read(text)
            n_events += sum(event.type is not None for event in read[text].events)
            n_sentences += 1
        found = read[text]
        source, target = party_spans(row["marked"], text, row["source"], row["target"])
        counts["n"] += 1
        events = [event for event in found.events if event.type is not None]
        counts["type"] += any(ROOT[event.type or ""] == row["root"] for event in events)
        counts["no event"] += not events
        right = [event for event in events if _fits(found, event, source, target)]
        counts["parties"] += bool(right)
        fits = any(ROOT[event.type or ""] == row["root"] for event in right)
        counts["found"] += fits
        counts["as_plover"] += any(_as_plover(event) == row["root"] for event in right)
        by_root[row["root"], fits] += 1
    shares = {name: counts[name] / counts["n"] for name in ("found", "as_plover", "type", "parties", "no event")}
    roots = {root: by_root[root, True] / (by_root[root, True] + by_root[root, False]) for root, _ in by_root}
    return {"n": counts["n"], **shares, "events_a_sentence": n_events / n_sentences, "by_root": roots}


def _as_plover(event: Event) -> str:
    kind = event.type or ""
    return PLANNED.get(kind, ROOT[kind]) if event.status in ("planned", "hypothetical") else ROOT[kind]


def _fits(found: Findings, event: Event, source: Span | None, target: Span | None) -> bool:
    actors, recipients = (
        _spans(found, event.actors, event.actor_spans),
        _spans(found, event.recipients, event.recipient_spans),
    )
    if _touch(actors, source) and _touch(recipients, target):
        return True
    together = event.type in ("CONSULT", "COOPERATE", "AGREE", "SUPPORT", "ASSAULT", "REJECT") and len(actors) > 1
    return together and _touch(actors, source) and _touch(actors, target)


def _spans(found: Findings, ids: Sequence[str], named: Sequence[Span]) -> list[Span]:
    return [*named, *(each.span for each in found.mentions if each.entity_id in ids)]


def _touch(spans: Sequence[Span], coded: Span | None) -> bool:
    return coded is None or any(span.start < coded.end and coded.start < span.end for span in spans)


# ---- type, the parties given -----------------------------------------------------------------------------------------


def given(path: Path, reader: Reader) -> dict[str, Any]:
    """Return accuracy and macro-F1 over fifteen roots."""
    gold, found = [], []
    for row in rows_of(path):
        text = row["text"]
        spans = [
            [
                Span(text.find(words), text.find(words) + len(words))
                for words in _wordings(row.get(role))
                if words in text
            ]
            for role in ("source", "target")
        ]
        label = OLD_NAMES.get(row["event"], row["event"])
        gold.append(ROOT[label])
        found.append(reader.between(text, *spans))
    return _classes(gold, found)


def _wordings(parties: Any) -> list[str]:
    return [each["actorText"] for each in parties or [] if isinstance(each, dict) and each.get("actorText")]


def _classes(gold: Sequence[str], found: Sequence[str]) -> dict[str, Any]:
    each = {}
    for root in sorted(set(gold)):
        right = sum(g == f == root for g, f in zip(gold, found, strict=True))
        each[root] = round(2 * right / (gold.count(root) + found.count(root)), 3)
    accuracy = sum(g == f for g, f in zip(gold, found, strict=True)) / len(gold)
    return {"n": len(gold), "accuracy": accuracy, "macro_f1": sum(each.values()) / len(each), "f1": each}


# ---- any event, CAMEO codes ------------------------------------------------------------------------------------------


def sentences(path: Path, reader: Reader, show: bool) -> dict[str, Any]:
    """Return precision and recall of "tells any event" and of two-digit CAMEO codes.

    CAMEO has no status: codes are those of events that happened or are planned, as in the exports.
    """
    any_event: Counter[str] = Counter()
    codes: Counter[str] = Counter()
    for row in rows_of(path):
        events = reader.read(row["text"]).events
        found = {root_of(event.cameo or "") for event in events if event.status in ("happened", "planned")}
        gold = set(row["codes_majority"])
        any_event[f"{bool(events)} {row['relevant']}"] += 1
        codes["right"] += len(found & gold)
        codes["found"] += len(found)
        codes["gold"] += len(gold)
        if show:
            told = [
                (row["text"][e.triggers[0].start : e.triggers[0].end], e.type, e.cameo, e.confidence) for e in events
            ]
            print(row["relevant"], sorted(gold), told, row["text"][:150])
    right = any_event["True True"]
    return {
        "any_event": _prf(right, right + any_event["True False"], right + any_event["False True"]),
        "cameo": _prf(codes["right"], codes["found"], codes["gold"]),
    }


def _prf(right: int, found: int, gold: int) -> dict[str, float]:
    precision, recall = right / max(found, 1), right / max(gold, 1)
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * right / max(found + gold, 1),
        "found": found,
        "gold": gold,
    }


# ---- status ----------------------------------------------------------------------------------------------------------


def status(path: Path, reader: Reader, show: bool) -> dict[str, Any]:
    """Return the share of coded events, of those found by their trigger, whose status is right, and what went wrong.

    ``false_happened`` is the share of planned, hypothetical and denied ones that are said to have happened. An event
    whose trigger was not found counts in ``missed`` alone.
    """
    table: Counter[tuple[str, str]] = Counter()
    for sentence in read_sentences(path):
        found = reader.read(sentence.text)
        for coded in sentence.events:
            near = [
                e for e in found.events if any(coded.trigger.covers(t) or t.covers(coded.trigger) for t in e.triggers)
            ]
            got = near[0].status if near else "missed"
            table[coded.status, got] += 1
            if show and got != coded.status:
                told = sentence.text[coded.trigger.start : coded.trigger.end]
                print(f"{coded.status} -> {got}: {told}: {sentence.text} | {near[0].because if near else ''}")
    n_found = sum(n for (_, got), n in table.items() if got != "missed")
    right = sum(n for (gold, got), n in table.items() if gold == got)
    open_ones = {key: n for key, n in table.items() if key[0] in ("planned", "hypothetical", "denied")}
    n_open = sum(n for (_, got), n in open_ones.items() if got != "missed")
    return {
        "n": sum(table.values()),
        "missed": sum(table.values()) - n_found,
        "accuracy": right / max(n_found, 1),
        "false_happened": sum(n for (_, got), n in open_ones.items() if got == "happened") / max(n_open, 1),
        "table": {f"{gold} -> {got}": n for (gold, got), n in sorted(table.items())},
    }


def _fold_readers(path: Path, folder: Path) -> dict[str, Reader]:
    """Return for each sentence the reader whose model did not learn from it, of the folds that were trained."""
    names = json.loads((folder / "folds.json").read_text(encoding="utf-8"))
    readers = {
        n: Reader(event_reader_from(folder / f"fold{n}"))
        for n in sorted(set(names.values()))
        if (folder / f"fold{n}" / "model.json").exists()
    }
    return {row["text"]: readers[names[row["text"]]] for row in rows_of(path) if names.get(row["text"]) in readers}


def main() -> None:
    """Measure and print as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("pairs", "given", "sentences", "status"))
    parser.add_argument("path", type=Path)
    parser.add_argument("--folds", type=Path)
    parser.add_argument("--model", type=Path, help="folder of another event model")
    parser.add_argument("--rules", action="store_true", help="the event lexicon alone")
    parser.add_argument("--show", action="store_true", help="print what was found")
    options = parser.parse_args()
    shipped = load_pair_reader if options.what == "given" else load_event_reader
    model = None if options.rules else event_reader_from(options.model) if options.model else shipped()
    reader = Reader(model)
    if options.what == "pairs":
        folds = _fold_readers(options.path, options.folds) if options.folds else {}
        result = pairs(options.path, {**folds, "": reader})
    elif options.what == "given":
        result = given(options.path, reader)
    elif options.what == "sentences":
        result = sentences(options.path, reader, options.show)
    else:
        result = status(options.path, reader, options.show)
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
