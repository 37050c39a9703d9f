"""Places found in articles whose toponyms were marked and located by hand.

    python evaluation/score_places.py GEO.jsonl [--half even|odd] [--errors] [--parsed FILE]

GEO.jsonl has one article a line: ``id``, ``text``, ``toponyms``; a toponym has ``phrase``, ``start``, ``end`` and,
where it was located, ``gaztag.lat``, ``gaztag.lon``, ``gaztag.country``. Told are precision, recall, F1 of toponyms, by
exact and by overlapping spans; of what overlaps and was located by hand, the share within 161 km (100 miles) and with
the right country, over all toponyms and as mean of articles. Toponyms that are adjectives or peoples ("Norwegian") are
left out of the figures called *names*: they are no places here (docs/codebook/places.md). ``--half`` takes every
second article by the number in its id; errors are shown of the even half only. ``--parsed`` keeps the parses.
"""

from __future__ import annotations

import argparse
import pickle
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

import orjson

from dragoman.extract.places.extraction import extract_places
from dragoman.lexicon.countries import country_names, demonyms, peoples
from dragoman.lexicon.gazetteer import load_gazetteer_of_places
from dragoman.model import Parse, Place, Report

NEAR_KM = 161.0
# Adjectives and peoples of continents and regions, which the lexicon of states does not have.
MORE_DEMONYMS = "European Europeans Asian African American Americans Kurdish Arab Western Syrian-American".split()


@dataclass
class Tally:
    """Counts over articles."""

    gold: int = 0
    found: int = 0
    exact: int = 0
    overlapping: int = 0
    located: int = 0
    near: int = 0
    country_known: int = 0
    country_right: int = 0
    shares: list[float] = field(default_factory=list)

    def told(self, title: str) -> str:
        """Return the figures as lines."""
        return (
            f"{title}: {self.gold} toponyms, {self.found} found\n"
            f"  exact    {_prf(self.exact, self.found, self.gold)}\n"
            f"  overlap  {_prf(self.overlapping, self.found, self.gold)}\n"
            f"  within {NEAR_KM:.0f} km {self.near}/{self.located} = {self.near / max(1, self.located):.1%}"
            f" (mean of articles {sum(self.shares) / max(1, len(self.shares)):.1%}),"
            f" country {self.country_right}/{self.country_known}"
            f" = {self.country_right / max(1, self.country_known):.1%}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--half", choices=("even", "odd"))
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--parsed", type=Path)
    options = parser.parse_args()
    rows = [orjson.loads(line) for line in options.articles.read_bytes().splitlines() if line]
    parsed = _parsed(rows, options.parsed)
    load_gazetteer_of_places()
    for half in [options.half] if options.half else ["even", "odd"]:
        chosen = [row for row in rows if _is_even(row) == (half == "even")]
        every, names = Tally(), Tally()
        seconds, words = 0.0, 0
        for row in chosen:
            report, parse = parsed[row["id"]]
            begin = time.process_time()
            found = extract_places(parse, report, "o")
            seconds += time.process_time() - begin
            words += len(report.text.split())
            gold = list(_gold(row))
            _count(every, gold, found, None)
            kept = [g for g in gold if not g["is_demonym"]]
            _count(names, kept, found, row["id"] if options.errors and half == "even" else None, report.text)
        print(every.told(f"{half}: all"), names.told(f"{half}: names"), sep="\n")
        print(f"  {seconds / words * 1e6:.1f} µs a word\n")


def _is_even(row: dict[str, Any]) -> bool:
    return int(re.sub(r"\D", "", row["id"])) % 2 == 0


def _parsed(rows: list[dict[str, Any]], kept: Path | None) -> dict[str, tuple[Report, Parse]]:
    if kept is not None and kept.exists():
        with kept.open("rb") as file:
            return dict(pickle.load(file))
    from dragoman.config import ReadSettings
    from dragoman.parse import load_parser
    from dragoman.read import read_item
    from dragoman.read.item import Item

    parser = load_parser()
    parsed: dict[str, tuple[Report, Parse]] = {}
    for row in rows:
        fields = {"text": row["text"], "title": row["title"].strip(), "id": row["id"], "outlet": row.get("domain")}
        reading = read_item(Item(row["id"], None, row["id"], "row", fields), ReadSettings())
        if reading.report is None:
            raise SystemExit(f"{row['id']}: {reading.issues}")
        parsed[row["id"]] = (reading.report, parser.parse(reading.report))
    if kept is not None:
        kept.write_bytes(pickle.dumps(parsed))
    return parsed


def _gold(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    adjectives = _demonyms()
    for toponym in row["toponyms"]:
        start = _start(row["text"], toponym["phrase"], int(toponym["start"]))
        if start is None:
            continue
        latitude = toponym.get("gaztag.lat")
        yield {
            "start": start,
            "end": start + len(toponym["phrase"]),
            "phrase": toponym["phrase"],
            "at": None if latitude is None else (float(latitude), float(toponym["gaztag.lon"])),
            "country": _iso3(toponym.get("gaztag.country")),
            "is_demonym": toponym["phrase"] in adjectives,
            "name": f"{toponym.get('gaztag.name')} {toponym.get('gaztag.fcode')} {toponym.get('gaztag.admin1')}",
        }


def _start(text: str, phrase: str, marked: int) -> int | None:
    """Return where the phrase stands nearest to where it was marked: some offsets are a few characters off."""
    starts = [match.start() for match in re.finditer(re.escape(phrase), text)]
    return min(starts, key=lambda start: abs(start - marked), default=None)


def _demonyms() -> frozenset[str]:
    words = [word for word, _ in demonyms()] + [word for word, _, _ in peoples()]
    return frozenset(words + MORE_DEMONYMS)


def _iso3(name: str | None) -> str | None:
    names = dict(reversed(country_names()))
    return names.get(name or "")


def _count(
    tally: Tally, gold: list[dict[str, Any]], found: tuple[Place, ...], shown: str | None, text: str = ""
) -> None:
    tally.gold += len(gold)
    tally.found += len(found)
    taken: set[int] = set()
    near = located = 0
    for toponym in gold:
        match = next((p for p in found if p.span.start < toponym["end"] and toponym["start"] < p.span.end), None)
        if match is None:
            if shown:
                print(f"{shown} MISSED {toponym['phrase']!r}: {_around(text, toponym['start'], toponym['end'])}")
            continue
        number = found.index(match)
        if number not in taken:
            taken.add(number)
            tally.overlapping += 1
            tally.exact += (match.span.start, match.span.end) == (toponym["start"], toponym["end"])
        if toponym["at"] is not None:
            located += 1
            point = None if match.latitude is None else (match.latitude, match.longitude or 0.0)
            is_near = point is not None and kilometres(toponym["at"], point) <= NEAR_KM
            near += is_near
            if shown and not is_near:
                meant = f"{match.name} {match.feature} {match.country} {match.adm1} {point}"
                where = _around(text, toponym["start"], toponym["end"])
                print(f"{shown} FAR {toponym['phrase']!r}={toponym['name']} {toponym['at']} not {meant}: {where}")
            if toponym["country"] is not None:
                tally.country_known += 1
                tally.country_right += toponym["country"] == match.country
    if shown:
        for number, place in enumerate(found):
            if number not in taken:
                where = _around(text, place.span.start, place.span.end)
                print(f"{shown} EXTRA {place.name} {place.feature} {place.use}: {where}")
    tally.near += near
    tally.located += located
    if located:
        tally.shares.append(near / located)


def _around(text: str, start: int, end: int) -> str:
    return f"{text[max(0, start - 40) : start]}[{text[start:end]}]{text[end : end + 30]}".replace("\n", " ¶ ")


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the great-circle distance of two points."""
    (a, b), (c, d) = ((radians(x), radians(y)) for x, y in (one, other))
    arc = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(arc)))


def _prf(right: int, found: int, gold: int) -> str:
    precision, recall = right / max(1, found), right / max(1, gold)
    return f"P {precision:.1%} R {recall:.1%} F1 {2 * precision * recall / max(1e-9, precision + recall):.1%}"


if __name__ == "__main__":
    main()
