"""Sentences whose events follow from how they are built, and how many parties the program reads right in each cell.

    python evaluation/event_constructions.py write [--each 40] [--seed 1] > SENTENCES.txt      what may be learnt from
    python evaluation/event_constructions.py score [--each 4] [--show] [--limits FLOORS.toml]

``constructions/`` holds the tables: constructions with slots, words for the slots, deeds and verbs that judge deeds; a
part of each is marked ``held``, another ``seen``: not learnt from, but looked at while rules were made. *write* gives
sentences of training constructions with training words, in the notation of ``training/data/events``. *score* reads
sentences that hold something of the held part: held constructions with held
words, training constructions with held words. A cell is a construction; its figure is the share of its events whose
actors and recipients are both right, whatever their type.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.config import Settings
from dragoman.extract import extract_findings
from dragoman.model import Event, Findings, Report, Span
from dragoman.parse import load_attribution, load_event_reader, load_parser
from dragoman.parse.events import event_reader_from

sys.path.insert(0, str(Path(__file__).parent.parent / "training"))
from event_data import CodedEvent, sentence_from
from score_event_reports import overlap, places_of

TABLES = Path(__file__).parent / "events" / "constructions"
TRAINING, HELD = "training", "held"
COURTS = ("the {A1} Supreme Court", "a {A1} court", "a court in {C1}", "the Special Court", "a military tribunal")
METS = ("met", "conferred")
HALF = 0.5
LEAST = 75
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
OBJECTS = {"free": "[{captives}|r2]", "give": "{noun} to [{S2}|r1 r2]"}
_SLOT = re.compile(r"\{([^{}]+)\}")
_OPTIONAL = re.compile(r"<([^<>]*)>")


@dataclass(frozen=True)
class Made:
    """A sentence in the notation of ``training/data/events``, and the construction it is of."""

    cell: str
    line: str


@dataclass(frozen=True)
class Words:
    """The words of one part: by slot, the deeds by class, the verbs that judge."""

    slots: Mapping[str, Sequence[str]]
    deeds: Mapping[str, Sequence[Mapping[str, str]]]
    judges: Sequence[Mapping[str, str]]


def table(name: str) -> list[dict[str, str]]:
    """Return the rows of a table, comments left out; the last column holds all that is left of a line."""
    lines = (TABLES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    head, *rows = (line for line in lines if not line.startswith("#"))
    names = head.split("\t")
    return [dict(zip(names, row.split("\t", len(names) - 1), strict=True)) for row in rows]


def words_of_part(part: str) -> Words:
    """Return the words that belong to a part."""
    slots: dict[str, list[str]] = {}
    for row in table("words"):
        if row["part"] == part:
            slots.setdefault(row["slot"], []).append(row["words"])
    deeds: dict[str, list[Mapping[str, str]]] = {}
    for row in table("deeds"):
        if row["part"] == part:
            deeds.setdefault(row["class"], []).append(row)
    return Words(slots, deeds, [row for row in table("judges") if row["part"] == part])


def sentences(parts: Iterable[tuple[str, str]], each: int, seed: int) -> Iterator[Made]:
    """Yield sentences, ``each`` of a construction for each class of deeds it takes; every one once.

    ``parts`` are pairs of a part of the constructions and a part of the words.
    """
    for of_constructions, of_words in parts:
        words = words_of_part(of_words)
        for row in table("constructions"):
            if row["part"] != of_constructions:
                continue
            chance = random.Random(f"{seed} {row['name']} {of_words}")
            seen: set[str] = set()
            for kind in row["classes"].split():
                for _ in range(each):
                    line = _filled(row, kind, words, chance)
                    if line is not None and line not in seen:
                        seen.add(line)
                        yield Made(row["name"], line)


def _filled(row: Mapping[str, str], kind: str, words: Words, chance: random.Random) -> str | None:
    """Return one sentence with its events, None where the deed has no form that the construction asks for."""
    deeds = words.deeds.get(kind, ())
    filler = Filler(words, chance.choice(deeds) if deeds else {}, chance.choice(words.judges), chance, kind)
    text = _OPTIONAL.sub(lambda found: found.group(1) if chance.random() < HALF else "", row["sentence"])
    while found := _SLOT.search(text):
        filled = filler.fill(found.group(1))
        if filled is None or filled == "-":
            return None
        text = text[: found.start()] + filled + text[found.end() :]
    text = re.sub(r"\b([Aa])n (\[?)(?![aeiouAEIOU\[])", r"\1 \2", re.sub(r" +", " ", text).strip())
    return "\t".join((_capital(text), *filler.events(row["events"])))


class Filler:
    """Fills the slots of one sentence: a slot with a number is the same state throughout, no name comes twice."""

    def __init__(
        self,
        words: Words,
        deed: Mapping[str, str],
        judge: Mapping[str, str],
        chance: random.Random,
        kind: str,
    ) -> None:
        self._words, self._deed, self._judge, self._chance, self._kind = words, deed, judge, chance, kind
        self._states = chance.sample(words.slots["state"], 3)
        self._names = chance.sample(words.slots["name"], 3)
        self._used: dict[str, str] = {}

    def fill(self, slot: str) -> str | None:
        """Return the words of a slot, which may hold slots again; None where the deed has no such form."""
        if slot in ("base", "past", "participle", "ing"):
            return self._deed.get(slot)
        if slot.startswith(("noun", "Noun")) or slot == "prep":
            return self._noun(slot)
        if slot[0] in "SACNPXLGFBM" and slot[1:].isdigit():
            return self._party(slot[0], int(slot[1:]) - 1)
        lower = slot.removesuffix("-cap").lower()
        if lower in self._words.slots:
            words = self._once(lower)
            return words[0].upper() + words[1:] if slot != lower else words
        return self._other(slot)

    def events(self, specs: str) -> list[str]:
        """Return the events of the sentence in the notation; verbs that tell none of their own have none."""
        made = []
        for spec in specs.split("\t"):
            number, what, *rest = spec.split() if spec != "-" else ("", "")
            source = {"deed": self._deed, "judge": self._judge}.get(what)
            if source is None:
                made += [spec] if number else []
            elif source["type"] != "-":
                made.append(f"{number} {source['type']} {source['mode']} {source['cameo']} {rest[0]}")
        return made

    def _once(self, slot: str) -> str:
        """Return a word for a slot, the same one for the day and the topic of a sentence, others each time anew."""
        if slot in ("day", "topic", "town", "teller"):
            return self._used.setdefault(slot, self._chance.choice(self._words.slots[slot]))
        kept = [word for word in self._words.slots[slot] if word not in self._used.values()]
        word = self._chance.choice(kept)
        self._used[f"{slot} {len(self._used)}"] = word
        return word

    def _noun(self, slot: str) -> str | None:
        if slot == "prep":
            return self._deed.get("preposition")
        noun = self._deed.get("noun", "-")
        if noun == "-":
            return None
        if slot == "noun-bare":
            return noun
        if slot == "noun-plural":
            return None if noun.endswith("ing") else f"{noun}s"
        if slot == "noun":
            return noun
        before, _, last = noun.rpartition(" ")
        number = slot.partition(":")[2]
        if slot.startswith("noun-last"):
            return f"[{last}|e{number}]"
        made = f"{before} [{last}|e{number}]".strip()
        return made if slot[0] == "n" else made.replace(last, last.capitalize(), 1) if not before else _capital(made)

    def _party(self, letter: str, number: int) -> str:
        state, adjective, capital = self._states[number].split("|")
        name, slots, choice = self._names[number], self._words.slots, self._chance.choice
        if letter in "SACN":
            return {"S": state, "A": adjective, "C": capital, "N": name}[letter]
        group, force, body = choice(slots["group"]), choice(slots["force"]), choice(slots["body"])
        minister = choice((f"{adjective} {choice(slots['title'])} {name}", f"{choice(slots['title'])} {name}"))
        if letter in "GFB":
            return {"G": group, "F": force, "B": body}[letter]
        if letter == "M":
            return minister
        bare = force.removeprefix("the ")
        of_state = f"{adjective} {bare}"
        if letter == "X":
            return choice((group, force, f"the {of_state}" if bare != force else of_state, f"{adjective} {bare}"))
        if letter == "L":
            return choice(
                (force, f"{adjective} police", f"the {adjective} authorities", f"{adjective} security forces")
            )
        office = choice(slots["office"])
        return choice(
            (state, state, f"the {adjective} government", f"the {adjective} {office}", minister, body, capital)
        )

    def _other(self, slot: str) -> str | None:
        choice = self._chance.choice
        if slot == "judge":
            return self._judge["words"]
        if slot == "F-army1":
            return choice((f"the {self._states[0].split('|')[1]} army", "the army", "the navy"))
        if slot == "bareday":
            return choice(DAYS)
        made = {
            "his": ("his", "her"),
            "met-with": METS,
            "Court": COURTS,
            "The": ("The",),
            "more-than": ("more than 150", "some 40", "a dozen"),
            "object": (OBJECTS.get(self._kind, ""),),
        }
        return choice(made[slot])


def _capital(text: str) -> str:
    first = next(place for place, letter in enumerate(text) if letter.isalnum())
    return text[:first] + text[first].upper() + text[first + 1 :]


# ---- measuring -------------------------------------------------------------------------------------------------------


@dataclass
class Count:
    """Of a cell: how many events, or sentences without any, and how many were found and read right."""

    n: int = 0
    found: int = 0
    right: int = 0


def score(made: Iterable[Made], model: Any, *, show: bool) -> dict[str, Count]:
    """Return for each cell how many events were found, and how many with both parties right."""
    parser, settings, statements = load_parser(), Settings(), load_attribution()
    cells: dict[str, Count] = {}
    for each in made:
        sentence = sentence_from(each.line)
        report = Report(id="sentence", source="evaluation", text=sentence.text)
        found = extract_findings(report, parser.parse(report), settings, parser.identity, statements, model)
        events = [event for event in found.events if event.type is not None]
        cell = cells.setdefault(each.cell, Count())
        if not sentence.events:
            cell.n += 1
            cell.found += not events
            cell.right += not events
        for coded in sentence.events:
            event = _told(coded, events)
            if event is None and not (coded.actors or coded.recipients):
                # A deed of nobody to nobody may be left out.
                continue
            right = event is not None and _is_right(found, event, coded)
            cell.n, cell.found, cell.right = cell.n + 1, cell.found + (event is not None), cell.right + right
            if show and not right:
                told = [_wording(sentence.text, e) for e in events]
                print(f"{each.cell}: {coded.label} {sentence.text} | {told}")
        if show and not sentence.events and events:
            print(f"{each.cell}: none {sentence.text} | {[_wording(sentence.text, e) for e in events]}")
    return cells


def grouped(cells: Mapping[str, Count]) -> dict[str, float]:
    """Return the share of right events of constructions whose names begin alike: ``judged``, ``passive``."""
    counts: dict[str, list[int]] = {}
    for name, cell in cells.items():
        held = counts.setdefault(name.partition("-")[0], [0, 0])
        held[0] += cell.right
        held[1] += cell.n
    return {name: round(100 * right / n, 1) for name, (right, n) in sorted(counts.items()) if n}


def _wording(text: str, event: Event) -> str:
    words = [[text[span.start : span.end] for span in spans] for spans in (event.triggers, event.actor_spans)]
    to = [text[span.start : span.end] for span in event.recipient_spans]
    return f"{event.type} {words[0]} by {words[1]} to {to}"


def _told(coded: CodedEvent, events: Sequence[Event]) -> Event | None:
    """Return the event that was read from the coded word, else one of its type."""
    at = [event for event in events if any(overlap(coded.trigger, span) for span in event.triggers)]
    return next(iter(at or [event for event in events if event.type == coded.label]), None)


def _is_right(found: Findings, event: Event, coded: CodedEvent) -> bool:
    together = event.type in ("CONSULT", "COOPERATE", "SUPPORT", "ASSAULT") and not coded.recipients
    actors = places_of(found, event.actors, event.actor_spans)
    recipients = places_of(found, event.recipients, event.recipient_spans)
    if together:
        actors, recipients = [*actors, *recipients], []
    return _fits(actors, coded.actors, coded.trigger, ()) and _fits(
        recipients, coded.recipients, coded.trigger, coded.optional
    )


def _fits(told: Sequence[Sequence[Span]], coded: Sequence[Span], trigger: Span, optional: Sequence[Span]) -> bool:
    """Tell whether every coded party is told, one of those set beside each other is enough, and nothing else is."""
    if any(spans[0].covers(trigger) for spans in told):
        return False
    groups: list[list[Span]] = []
    for span in coded:
        if groups and span.start - groups[-1][-1].end <= 2:
            groups[-1].append(span)
        else:
            groups.append([span])
    asked = [group for group in groups if not all(span in optional for span in group)]
    met = all(any(overlap(s, span) for spans in told for s in spans for span in group) for group in asked)
    return met and all(any(overlap(s, span) for s in spans for span in coded) for spans in told)


def main() -> None:
    """Write or score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("write", "score"))
    parser.add_argument("--each", type=int, default=4, help="sentences of a construction and class of deeds")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--model", type=Path, help="folder of another event model")
    parser.add_argument("--training", action="store_true", help="score what may be learnt from")
    parser.add_argument("--show", action="store_true", help="print what was read wrong")
    parser.add_argument("--limits", type=Path, help="fail where a group does not keep this file's [constructions]")
    options = parser.parse_args()
    if options.what == "write":
        for made in sentences([(TRAINING, TRAINING)], options.each, options.seed):
            print(made.line)
        return
    parts = [(TRAINING, TRAINING)] if options.training else [(TRAINING, HELD), (HELD, HELD)]
    model = event_reader_from(options.model) if options.model else load_event_reader()
    cells = score(sentences(parts, options.each, options.seed), model, show=options.show)
    figures = {name: round(100 * cell.right / cell.n, 1) for name, cell in sorted(cells.items()) if cell.n}
    groups = grouped(cells)
    whole = [sum(getattr(cell, name) for cell in cells.values()) for name in ("n", "found", "right")]
    below = [name for name, figure in figures.items() if figure < LEAST]
    result = {
        "cells": figures,
        "groups": groups,
        "events": whole[0],
        "found": round(100 * whole[1] / whole[0], 1),
        "right": round(100 * whole[2] / whole[0], 1),
        f"cells below {LEAST}": len(below),
    }
    print(json.dumps(result, indent=1))
    if options.limits is not None:
        limits = tomllib.loads(options.limits.read_text(encoding="utf-8"))["constructions"]
        failed = [name for name, least in limits.items() if {**groups, **result}.get(name, 0) < least]
        sys.exit(f"below their limits: {', '.join(failed)}" if failed else 0)


if __name__ == "__main__":
    main()
