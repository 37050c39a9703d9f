"""How right and how full the pack of offices is, against a public almanac of heads of state and of government.

    python evaluation/score_offices.py offices_check.jsonl [--pack offices.tsv] [--show]

A line of the almanac has ``country`` (ISO 3166), ``office`` ("head of state" or "head of government"), ``as_printed``,
``family``, ``since`` and ``years``: those in which it lists the person. It is compared, never copied from.

The almanac lists deputies beside a head of government, without a title, and has gaps. So what tells that it can be
compared are lines printed with a title ("Prime Minister Mara LINDQVIST").

Precision: of the pack's heads of state and government in states and years for which the almanac has such a line of
that office, the share whom it lists there too, in whatever line, in one of these years, the year before or the year
after (it has the days on which it was printed). Coverage: of such lines, the share whose person the pack has in that
state, in one of these years. Monarchs of other states ("Queen of …") are left out there.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from dragoman.resolve.names import fold_name, word_similarity
from dragoman.resolve.packs.shipped import actors_of, load_offices, read_offices

# Whom the pack lists as heads: the beginnings of its column `office`.
HEADS = ("head of state", "head of government")
# States that are no members of the United Nations and are looked at as states all the same.
OTHER_STATES = frozenset({"PSE", "TWN", "XKX", "VAT"})
LAST_YEAR = 2025
# What stands before the name of who holds the office, and not before that of a deputy.
TITLED = re.compile(
    r"(acting |interim |caretaker |co-|transitional |transition )*(president|prime minister|king|queen|chancellor|emir"
    r"|amir|sultan|premier|governor general|taoiseach|pope|grand duke|prince|emperor|paramount ruler|supreme leader"
    r"|chairman|leader|minister of state|head of|sheikh|captain regent|chief executive)\b",
    re.IGNORECASE,
)
# Titles of those who are no heads all the same.
DEPUTY = re.compile(r"^(deputy|vice|first vice|crown|prime minister of the|secretary)", re.IGNORECASE)
# Least likeness of two words of a name to be one: the almanac has transliterations of its own.
ALIKE = 0.8

Holders = dict[str, list[tuple[tuple[str, ...], int, int, str]]]


def main() -> None:
    asked = _asked()
    almanac = [json.loads(line) for line in asked.almanac.read_text(encoding="utf-8").splitlines() if line]
    rows = _heads(asked.pack)
    held: Holders = defaultdict(list)
    for row in rows:
        since, until = int(row["since"][:4] or 1900), int(row["until"][:4] or 9999)
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            held[row["country"]].append((fold_name(name), since, until, row["office"]))
    _tell_precision(rows, almanac, show=asked.show)
    _tell_coverage(held, almanac, show=asked.show)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("almanac", type=Path)
    parser.add_argument("--pack", type=Path, help="another table than the one that comes with the program")
    parser.add_argument("--show", action="store_true", help="tell what differs")
    return parser.parse_args()


def _heads(path: Path | None) -> list[dict[str, str]]:
    if path is None:
        from dragoman.resolve import packs

        load_offices()  # that the table is the one that was shipped
        path = Path(packs.__file__).parent / "data" / "offices.tsv"
    rows = read_offices(path.read_text(encoding="utf-8"))
    print(f"{path.name}: {len(rows):,} offices of {len(actors_of(rows)):,} persons")
    return [row for row in rows if row["office"].startswith(HEADS)]


def _tell_precision(rows: list[dict[str, str]], almanac: list[dict[str, Any]], *, show: bool) -> None:
    listed: dict[str, list[dict[str, Any]]] = defaultdict(list)
    years: dict[tuple[str, str], set[int]] = defaultdict(set)
    for line in almanac:
        listed[line["country"]].append(line)
        if _is_titled(line):
            years[line["country"], line["office"]].update(line["years"])
    n = right = 0
    for row in rows:
        since, until = int(row["since"][:4] or 1900), min(int(row["until"][:4] or 9999), LAST_YEAR)
        # Who came and went within a year may not have been there on the day the almanac was printed.
        own = years[row["country"], row["office"].partition(":")[0]]
        if not any(year in own for year in range(since + 1, until)):
            continue
        n += 1
        names = [fold_name(name) for name in (row["name"], *filter(None, row["aliases"].split("|")))]
        found = any(
            _is_named(line, names) and any(since - 1 <= year <= until + 1 for year in line["years"])
            for line in listed[row["country"]]
        )
        right += found
        if show and not found:
            print("  not listed:", row["country"], row["office"], row["name"], row["since"], row["until"])
    print(f"precision  {right:,} of {n:,} that can be compared, {right / max(n, 1):.1%}")


def _tell_coverage(held: Holders, almanac: list[dict[str, Any]], *, show: bool) -> None:
    lexicon_states = _states()
    for what, wanted in (("states", True), ("territories", False)):
        lines = [line for line in almanac if (line["country"] in lexicon_states) is wanted and _is_titled(line)]
        if not lines:
            continue
        n_years = n_found = n_lines = 0
        for line in lines:
            years = [year for year in line["years"] if 2000 <= year <= LAST_YEAR]
            found = [year for year in years if _is_held(line, year, held[line["country"]])]
            n_years, n_found = n_years + len(years), n_found + len(found)
            n_lines += bool(found)
            if show and wanted and not found:
                print("  missing:", line["country"], line["office"], line["as_printed"], line["since"], line["years"])
        print(
            f"coverage   {what}: {n_lines:,} of {len(lines):,} persons in office, {n_lines / len(lines):.1%}; "
            f"{n_found:,} of {n_years:,} years in office, {n_found / n_years:.1%}"
        )


def _is_titled(line: dict[str, Any]) -> bool:
    printed = line["as_printed"].lstrip("- ")
    return TITLED.match(printed) is not None and not DEPUTY.match(printed) and not _is_of_realm(line)


def _is_of_realm(line: dict[str, Any]) -> bool:
    """Tell whether a line is the monarch of another state, who is listed there: the queen of a realm."""
    printed = line["as_printed"].upper()
    return line["country"] != "GBR" and any(each in printed for each in ("ELIZABETH II", "CHARLES III"))


def _is_held(line: dict[str, Any], year: int, holders: Iterable[tuple[tuple[str, ...], int, int, str]]) -> bool:
    return any(since - 1 <= year <= until + 1 and _is_named(line, [name]) for name, since, until, _ in holders)


def _is_named(line: dict[str, Any], names: Iterable[tuple[str, ...]]) -> bool:
    """Tell whether one of the names has every word of the family name, as the almanac writes it."""
    family, printed = fold_name(line["family"]), fold_name(line["as_printed"])
    for name in names:
        if all(_has(name, word) for word in family):
            return True
        # Where the almanac takes another word for the family's name: two words of the name as printed.
        if sum(_has(printed, word) for word in name) >= 2:
            return True
    return False


def _has(words: tuple[str, ...], wanted: str) -> bool:
    return any(word == wanted or word_similarity(word, wanted) >= ALIKE for word in words)


def _states() -> set[str]:
    from dragoman.lexicon.tables import read_table

    return {row["iso3"] for row in read_table("countries") if "UN membership" in row["source"]} | OTHER_STATES


if __name__ == "__main__":
    main()
