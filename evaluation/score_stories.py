"""How well stories are told apart: ``python evaluation/score_stories.py REPORTS.jsonl [--record RECORD] [--errors]``.

A line of REPORTS has ``id``, ``text`` and ``story``, which reports of one happening have in common. With ``--record``,
into which the file was read, stories are made as the record has them, from actors, places and event groups too; else
from words alone. B³ precision, recall and F1 stand beside a baseline: TF-IDF of words, average linkage, at the limit
that is best for these very reports.

Rows may have a ``collection`` and a ``half``, as those of ``stories/collections.jsonl`` do: then each collection is
one of its own, reports have the day that ``published`` tells, and ``--half`` says which are scored.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from dragoman.model import Telling
from dragoman.resolve.stories import find_stories

LIMITS = tuple(number / 100 for number in range(4, 32, 2))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--record", type=Path)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--half", choices=("seen", "held"))
    parser.add_argument("--no-baseline", action="store_true")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.reports.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if options.half in {None, row.get("half")}]
    found = found_in(rows, options.record)
    # What a record does not hold (of another language, say) cannot be scored.
    rows = [row for row in rows if str(row["id"]) in found]
    gold = {str(row["id"]): f"{row.get('collection', '')} {row['story']}" for row in rows}
    print(f"reports {len(rows):,}, stories {len(set(gold.values())):,}, found {len(set(found.values())):,}")
    print_figures("stories", found, gold)
    if not options.no_baseline:
        likenesses = tf_idf_likenesses([row["text"] for row in rows])
        tried = [dict(zip(gold, labels, strict=True)) for labels in average_linkage(likenesses)]
        print_figures("TF-IDF, at its best", max(tried, key=lambda labels: b_cubed(labels, gold)[2]), gold)
    if options.errors:
        print_errors(found, gold)


def found_in(rows: Sequence[Mapping[str, Any]], record: Path | None) -> dict[str, str]:
    """Return the story of each report, collections apart."""
    tellings = tellings_of(rows, record)
    days = {str(row["id"]): row.get("published") for row in rows if "collection" in row}
    collections = {str(row["id"]): row.get("collection", "") for row in rows}
    tellings = [
        replace(each, published=dt.date.fromisoformat(day) if (day := days[each.report_id]) else None)
        if each.report_id in days
        else each
        for each in tellings
    ]
    found: dict[str, str] = {}
    for collection in sorted(set(collections.values())):
        own = [each for each in tellings if collections[each.report_id] == collection]
        found.update({each.report_id: f"{collection} {each.story_id}" for each in find_stories(own).reports})
    return found


def tellings_of(rows: Sequence[Mapping[str, Any]], record: Path | None) -> list[Telling]:
    """Return the reports as stories are made of them, under the ids of the file."""
    if record is None:
        return [Telling(str(row["id"]), None, row["text"]) for row in rows]
    import duckdb

    from dragoman.store.collection import READINGS
    from dragoman.store.kinds import STORED

    wanted = {str(row["id"]) for row in rows}
    with duckdb.connect() as connection:
        connection.execute(f"attach '{record}/record.duckdb' as made (read_only)")
        for name in STORED:
            connection.execute(f"create view {name} as from made.main.{name}")
        connection.execute("create view found_events as from events")
        connection.execute("create view grouped_events as select id as event_id, event_group from events")
        given = dict(connection.execute("select id, given_id from reports").fetchall())
        tellings = list(READINGS["tellings"].read(connection))
    return [
        replace(each, report_id=given[each.report_id], copy_of=given.get(each.copy_of))
        for each in tellings
        if given[each.report_id] in wanted
    ]


def b_cubed(found: Mapping[str, Any], gold: Mapping[str, Any]) -> tuple[float, float, float]:
    """Return B³ precision, recall and F1 of one division of reports against another."""
    both = Counter((found[each], gold[each]) for each in gold)
    n_found, n_gold = Counter(found[each] for each in gold), Counter(gold.values())
    precision = sum(n * n / n_found[label] for (label, _), n in both.items()) / len(gold)
    recall = sum(n * n / n_gold[label] for (_, label), n in both.items()) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def tf_idf_likenesses(texts: Sequence[str]) -> npt.NDArray[np.float64]:
    """Return the cosines of all pairs of texts."""
    counts = [Counter(re.findall(r"\w\w+", text.lower())) for text in texts]
    n_texts = Counter(word for each in counts for word in each)
    places = {word: place for place, word in enumerate(n_texts)}
    matrix = np.zeros((len(texts), len(places)), np.float32)
    for row, each in enumerate(counts):
        for word, n in each.items():
            matrix[row, places[word]] = (1 + math.log(n)) * math.log(len(texts) / n_texts[word])
    matrix /= np.maximum(1e-9, np.linalg.norm(matrix, axis=1))[:, None]
    return (matrix @ matrix.T).astype(np.float64)


def average_linkage(likenesses: npt.NDArray[np.float64]) -> list[list[int]]:
    """Return the groups' numbers of all reports at each limit."""
    near, sizes = likenesses.copy(), np.ones(len(likenesses))
    np.fill_diagonal(near, -1)
    labels, made = list(range(len(near))), []
    for limit in sorted(LIMITS, reverse=True):
        while near.max() >= limit:
            one, other = divmod(int(near.argmax()), len(near))
            joined = (near[one] * sizes[one] + near[other] * sizes[other]) / (sizes[one] + sizes[other])
            joined[near[one] == -1] = joined[near[other] == -1] = -1
            joined[[one, other]] = -1
            near[one], near[:, one], near[other], near[:, other] = joined, joined, -1, -1
            sizes[one] += sizes[other]
            labels = [one if label == other else label for label in labels]
        made.append(list(labels))
    return made


def print_figures(name: str, found: Mapping[str, Any], gold: Mapping[str, Any]) -> None:
    """Print B³ of a division."""
    precision, recall, f1 = b_cubed(found, gold)
    print(f"{name:<24} precision {precision:.4f}  recall {recall:.4f}  F1 {f1:.4f}")


def print_errors(found: Mapping[str, str], gold: Mapping[str, str]) -> None:
    """Print the stories that are divided or joined with others."""
    reports = defaultdict(Counter)  # type: ignore[var-annotated]
    for each, story in gold.items():
        reports[story][found[each]] += 1
    for story, parts in sorted(reports.items()):
        others = {gold[each] for each in gold if found[each] in parts} - {story}
        if len(parts) > 1 or others:
            print(f"{story}: {sorted(parts.values(), reverse=True)}, with {sorted(others)}")


if __name__ == "__main__":
    sys.exit(main())
