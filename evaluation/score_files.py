"""Measure reading on files of our own in the manner of exporters and sites: ``made_files.py``.

    python evaluation/score_files.py [--half seen|held] [--show]

Each file holds one report that counts: its *text* is whole where each paragraph stands in it, in order, and nothing
that is around it in the file stands in its prose; *day*, *outlet* and *title* are right where they are those of the
report, or open where the file does not tell them. Blanks and kinds of quotation marks say nothing.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from pathlib import Path

from made_files import Made, made_files

from dragoman.config import ReadSettings
from dragoman.model import SILENT_ZONES, Issue, Report
from dragoman.read import read_item, walk_inputs

ASPECTS = ("text", "day", "outlet", "title")


def reports_in(path: Path) -> list[Report]:
    """Return the reports that a file gives."""
    settings = ReadSettings()
    items = [item for item in walk_inputs([str(path)], settings) if not isinstance(item, Issue)]
    readings = [read_item(item, settings) for item in items]
    return [reading.report for reading in readings if reading.report is not None]


def verdicts_on(made: Made, reports: list[Report]) -> dict[str, bool]:
    """Return for each aspect whether it is right."""
    first = _plain(made.story.paragraphs[-1])
    report = next((each for each in reports if first in _plain(each.text)), None)
    if report is None:
        return dict.fromkeys(ASPECTS, False)
    return {
        "text": _is_whole(made, report),
        "day": report.published == made.day,
        "outlet": report.outlet == made.outlet,
        "title": report.title == made.title,
    }


def _is_whole(made: Made, report: Report) -> bool:
    text, position = _plain(report.text), 0
    for paragraph in made.story.paragraphs:
        found = text.find(_plain(paragraph), position)
        if found < 0:
            return False
        position = found + 1
    prose = _prose(report)
    return not any(_plain(noise) in prose for noise in made.noise)


def _prose(report: Report) -> str:
    pieces, position = [], 0
    for zone in report.zones:
        if zone.kind in SILENT_ZONES:
            pieces.append(report.text[position : zone.span.start])
            position = zone.span.end
    return _plain("".join((*pieces, report.text[position:])))


def _plain(text: str) -> str:
    for sign, plain in (("“", '"'), ("”", '"'), ("’", "'"), ("\xa0", " ")):
        text = text.replace(sign, plain)
    return " ".join(text.split())


def score(half: str | None, show: bool = False) -> tuple[int, Counter[str]]:
    """Return how many files there are, and of how many each aspect is right."""
    counts: Counter[str] = Counter()
    n_files = 0
    with tempfile.TemporaryDirectory() as folder:
        for number, made in enumerate(made_files()):
            if half is not None and made.half != half:
                continue
            path = Path(folder) / str(number) / made.name
            path.parent.mkdir()
            path.write_bytes(made.content)
            reports = reports_in(path)
            verdicts = verdicts_on(made, reports)
            n_files += 1
            counts.update(aspect for aspect, is_right in verdicts.items() if is_right)
            if show and not all(verdicts.values()):
                told = [(each.published, each.outlet, each.title) for each in reports]
                print(made.half, made.exporter, [aspect for aspect, is_right in verdicts.items() if not is_right], told)
    return n_files, counts


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("seen", "held"))
    parser.add_argument("--show", action="store_true", help="print the files of which something is not right")
    options = parser.parse_args()
    n_files, counts = score(options.half, options.show)
    print(f"files {n_files}", *(f"{aspect} {counts[aspect]}" for aspect in ASPECTS), sep=", ")


if __name__ == "__main__":
    main()
