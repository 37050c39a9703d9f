"""Measure times on sentences of our own, whose days were counted by plain calendar arithmetic.

    python evaluation/score_times.py [--half open|held] [--show]

``times.tsv``: a sentence with the words that tell a time in brackets, the day of publication, and the days meant: one
day, ``first..last``, or ``open`` where the words and the day of publication do not settle it. A time that was read
counts where it shares a word with the brackets. It is *right* where its days are those meant; *wrong* where it tells
other days, *exact wrong* where that is a single day; *open* where it tells none, though days were meant.
The half ``held`` was written before the rules were tried on any sentence, and is not looked at while rules change.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.extract.times.extraction import extract_times
from dragoman.model import Parse, Report, When
from dragoman.parse import load_parser

TABLE = Path(__file__).parent / "times.tsv"


@dataclass(frozen=True)
class Row:
    """A sentence without its brackets, the characters between them, and the days meant."""

    half: str
    kind: str
    published: dt.date
    text: str
    start: int
    end: int
    days: str

    @property
    def marked(self) -> str:
        """The sentence with its brackets."""
        return f"{self.text[: self.start]}[{self.text[self.start : self.end]}]{self.text[self.end :]}"


def rows_of(path: Path = TABLE) -> Iterator[Row]:
    """Yield the sentences of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        for cells in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            before, inside, after = cells["sentence"].replace("\\n", "\n").replace("]", "[").split("[")
            yield Row(
                half=cells["half"],
                kind=cells["kind"],
                published=dt.date.fromisoformat(cells["published"]),
                text=before + inside + after,
                start=len(before),
                end=len(before + inside),
                days=cells["days"],
            )


def report_from(row: Row) -> Report:
    """Return a report that is the sentence alone."""
    return Report(id="r0000000000000000", source="evaluation", text=row.text, published=row.published)


def days_read(row: Row, parse: Parse) -> str:
    """Return the days that were read at the brackets of a row, as the table writes them."""
    times = extract_times(parse, report_from(row), origin="")
    told = [_days(when) for when in times if when.span.start < row.end and row.start < when.span.end and when.start]
    return " + ".join(told) or "open"


def _days(when: When) -> str:
    return f"{when.start}" if when.start == when.end else f"{when.start}..{when.end}"


def verdict_on(row: Row, read: str) -> str:
    """Return ``right``, ``open``, ``wrong`` or ``exact wrong``."""
    if read == row.days:
        return "right"
    if read == "open":
        return "open"
    return "wrong" if ".." in read else "exact wrong"


def main() -> None:
    """Measure and print as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("open", "held"), default="open")
    parser.add_argument("--show", action="store_true", help="print the sentences that are not right")
    options = parser.parse_args()
    pipeline = load_parser()
    counts: Counter[str] = Counter()
    for row in rows_of():
        if row.half != options.half:
            continue
        read = days_read(row, pipeline.parse(report_from(row)))
        verdict = verdict_on(row, read)
        counts[verdict] += 1
        if options.show and verdict != "right":
            print(f"{verdict}\t{row.published:%a %Y-%m-%d}\t{row.marked}\t{row.days}\tread {read}")
    n = counts.total()
    shares = {name: round(100 * counts[name] / n, 1) for name in ("right", "open", "wrong", "exact wrong")}
    print(json.dumps({"sentences": n, **shares}))


if __name__ == "__main__":
    main()
