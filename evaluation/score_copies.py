"""How well copies are told: on copies that were made of texts, and on reports about one thing in their own words.

    python evaluation/score_copies.py [TEXTS …] [--seed 16] [--limits FILE] [--errors]
    python evaluation/score_copies.py --stories REPORTS.jsonl [--errors]

The first makes a collection of TEXTS (JSON lines with a ``text``, folders; our own reports where there are none) with
``make_copies.py``, and scores pairs of reports: those of one family are to be in one group. A pair counts under
``partial`` where one of the two has only a part; forms and reports that stay alone are in no group, and each pair that
is grouped with one counts as false. The second counts pairs of reports of one ``story`` that are grouped; of the
links that brought them together those are counted, and listed with ``--errors``, that share no twenty words word by
word: whether these are edited copies or reports in their own words has to be looked at.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import json
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from make_copies import Made, load_texts, make_copies

from dragoman.model import Copy, Report
from dragoman.resolve.copies import find_copies


def main() -> int:
    """Print the figures; 1 where one does not keep its limit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="*", type=Path)
    parser.add_argument("--seed", type=int, default=16)
    parser.add_argument("--limits", type=Path)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--stories", type=Path)
    options = parser.parse_args()
    if options.stories:
        figures = score_stories(options.stories, errors=options.errors)
    else:
        figures = score_made(make_copies(load_texts(options.texts), options.seed), errors=options.errors)
    for name, value in figures.items():
        print(f"{name:<32}{value:>10.4f}" if isinstance(value, float) else f"{name:<32}{value:>10,}")
    return keep_limits(figures, options.limits)


def keep_limits(figures: dict[str, Any], limits: Path | None) -> int:
    """Return 1 and say so where a figure does not keep its limit."""
    told = tomllib.loads(limits.read_text(encoding="utf-8")) if limits else {}
    failed = [
        f"{name} is {figures[name]}, and is to be {kind.replace('_', ' ')} {limit}"
        for kind, sign in (("at_least", 1), ("at_most", -1))
        for name, limit in told.get(kind, {}).items()
        if sign * figures[name] < sign * limit
    ]
    for line in failed:
        print(line, file=sys.stderr)
    return 1 if failed else 0


def score_made(made: Sequence[Made], *, errors: bool = False) -> dict[str, Any]:
    """Return the figures of a made collection."""
    by_id = {each.id: each for each in made}
    reports = [Report(each.id, each.text, "made", published=dt.date.fromisoformat(each.published)) for each in made]
    copies = find_copies(reports).copies
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    found = set(grouped_pairs(copies))
    for pair in found:
        one, other = (by_id[each] for each in pair)
        kind = kind_of_pair(one, other)
        (right if one.family is not None and one.family == other.family else wrong)[kind] += 1
        if errors and (one.family is None or one.family != other.family):
            print("false", one.kind, one.edit, one.id, other.kind, other.edit, other.id)
    families = defaultdict(list)
    for each in made:
        families[each.family].append(each.id)
    families.pop(None, None)
    missing = Counter[str]()
    for members in families.values():
        for pair in itertools.combinations(sorted(members), 2):
            if pair not in found:
                one, other = (by_id[each] for each in pair)
                missed[kind_of_pair(one, other)] += 1
                missing.update(each.edit for each in (one, other))
    if errors:
        print("edits of missed pairs:", missing.most_common())
    figures: dict[str, Any] = {"reports": len(made), "families": len(families)}
    for kind in ("same and edited", "partial"):
        n_right, n_wrong, n_missed = right[kind], wrong[kind], missed[kind]
        figures |= {
            f"{kind}: pairs": n_right + n_missed,
            f"{kind}: precision": n_right / max(1, n_right + n_wrong),
            f"{kind}: recall": n_right / max(1, n_right + n_missed),
            f"{kind}: F1": 2 * n_right / max(1, 2 * n_right + n_wrong + n_missed),
        }
    in_groups = {copy.report_id for copy in copies}
    figures["forms grouped"] = sum(each.kind == "form" and each.id in in_groups for each in made)
    figures["alone grouped"] = sum(each.kind == "alone" and each.id in in_groups for each in made)
    return figures


def kind_of_pair(one: Made, other: Made) -> str:
    """Return under which kind a pair counts."""
    return "partial" if "partial" in {one.kind, other.kind} else "same and edited"


def grouped_pairs(copies: Iterable[Copy]) -> set[tuple[str, str]]:
    """Return all pairs of reports of one group, the lesser id first."""
    groups = defaultdict(list)
    for copy in copies:
        groups[copy.copy_group].append(copy.report_id)
    return {pair for members in groups.values() for pair in itertools.combinations(sorted(members), 2)}


def score_stories(path: Path, *, errors: bool = False) -> dict[str, Any]:
    """Return how many pairs of reports of one story are taken for copies, and how many of these wrongly."""
    rows = {str(row["id"]): row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
    found = find_copies(Report(key, row["text"], "story") for key, row in rows.items())
    pairs = grouped_pairs(found.copies)
    n_words: Counter[tuple[str, str]] = Counter()
    for each in found.passages:
        n_words[min(each.report_id, each.other_report), max(each.report_id, each.other_report)] += each.n_words
    linked = {
        (min(copy.report_id, reason.evidence), max(copy.report_id, reason.evidence))
        for copy in found.copies
        for reason in copy.reasons
        if reason.evidence
    }
    without = sorted(pair for pair in linked if not n_words[pair])
    if errors:
        for pair in without:
            print("no passage in common:", *pair)
    stories = Counter(row["story"] for row in rows.values())
    n_pairs = sum(n * (n - 1) // 2 for n in stories.values())
    return {
        "reports": len(rows),
        "pairs of one story": n_pairs,
        "pairs grouped": len(pairs),
        "of different stories": sum(rows[one]["story"] != rows[other]["story"] for one, other in pairs),
        "reports in groups": len(found.copies),
        "links": len(linked),
        "links without a passage": len(without),
        "these, share of pairs": len(without) / n_pairs,
    }


if __name__ == "__main__":
    sys.exit(main())
