"""Time and memory of finding stories on one core: ``python benchmarks/stories.py [REPORTS] [--add N]``.

Reports are made up and their stories found at a 32nd, a 16th and an eighth of REPORTS (100,000), each in a process of
its own; the whole is extrapolated. Reports come by day, 200 a day; their words are as frequent as the table of rarity
has them. Seven in ten are of a story that began in the days before, with people, a town and words of its own. Beside it
stands what one report more, and ``--add`` of the days after, cost a collection of each size that grows, its tables in
memory.
"""

from __future__ import annotations

import argparse
import bisect
import datetime as dt
import itertools
import json
import math
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from resolving import COUNTRIES, made_word

from dragoman.lexicon.tables import cell_list, read_table
from dragoman.lexicon.word_rarity import rarity_of
from dragoman.model import Growth, NothingKept, Telling
from dragoman.resolve.stories import grow_stories

A_DAY = 200
FIRST_DAY = dt.date(2015, 1, 1)
# Words of a report: of everybody's, by Zipf's law, and of its story.
_N_COMMON, _N_OWN = 170, 30
_SHARE_TOLD_AGAIN = 0.7
_RARE = 4.0
# How many of the stories before may go on, the latest.
_N_GOING = 300


def main() -> None:
    """Measure collections of three sizes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("most", type=int, nargs="?", default=100_000)
    parser.add_argument("--add", type=int, default=1_000)
    options = parser.parse_args()
    rows = [run_alone(options.most // part, options.add) for part in (32, 16, 8)]
    heads = ("reports", "stories", "largest", "seconds", "ms each", "MiB", "one", "more")
    print("  ".join(f"{head:>8}" for head in heads))
    for row in rows:
        cells = [f"{row[name]:,}" for name in ("reports", "stories", "largest")]
        cells += [f"{row['seconds']:.1f}", f"{1000 * row['seconds'] / row['reports']:.2f}", f"{row['peak']:,.0f}"]
        print("  ".join(f"{cell:>8}" for cell in (*cells, f"{row['one']:.2f}", f"{row['more']:.2f}")), flush=True)
    last, before = rows[-1], rows[-2]
    for name in ("seconds", "peak"):
        each = (last[name] - before[name]) / (last["reports"] - before["reports"])
        whole = last[name] + each * (options.most - last["reports"])
        print(f"{name} at {options.most:,}, growing as between the last two: {whole:,.0f}")


def run_alone(n_reports: int, n_more: int) -> dict[str, Any]:
    command = [sys.executable, __file__, "--alone", str(n_reports), str(n_more)]
    row: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return row


def measure(n_reports: int, n_more: int) -> dict[str, Any]:
    """Find the stories of made-up reports on one core, then of some more."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
    from kept_tables import KeptInMemory

    rarity_of("word")
    reports = made_up()
    begin = time.process_time()
    told = ((each, each.published) for each in itertools.islice(reports, n_reports))
    changes = grow_stories(NothingKept(), Growth(told))
    row: dict[str, Any] = {
        "reports": n_reports,
        "stories": len(changes["stories"].rows),
        "largest": max(story.n_reports for story in changes["stories"].rows),
        "seconds": time.process_time() - begin,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    kept = KeptInMemory()
    kept.apply(changes)
    for name, n in (("one", 1), ("more", n_more)):
        come = [(each, each.published) for each in itertools.islice(reports, n)]
        begin = time.process_time()
        changes = grow_stories(kept, Growth(come))
        row[name] = time.process_time() - begin
        kept.apply(changes)
    return row


def made_up() -> Iterator[Telling]:
    """Yield reports without end, the same ones in every run."""
    draws = random.Random(17)
    known = [(word, float(row["rarity"])) for row in read_table("word_rarity") for word in cell_list(row["words"])]
    words = [word for word, _ in known]
    sums = list(itertools.accumulate(math.exp(-rarity) for _, rarity in known))
    rare = [word for word, rarity in known if rarity > _RARE]
    going: list[tuple[list[str], list[tuple[str, str]], str, str]] = []
    for number in itertools.count():
        if not going or draws.random() >= _SHARE_TOLD_AGAIN:
            names = [f"{made_word(draws, 2)} {made_word(draws, 2)}" for _ in range(3)]
            people = [(f"a{name}", name) for name in names]
            going.append((draws.sample(rare, 40), people, made_word(draws, 3), f"g{number}"))
            del going[:-_N_GOING]
        own, people, town, group = draws.choice(going)
        common = [words[bisect.bisect(sums, draws.random() * sums[-1])] for _ in range(_N_COMMON)]
        told = [*common, *draws.choices(own, k=_N_OWN)]
        draws.shuffle(told)
        state = draws.choice(COUNTRIES)
        actors = [*draws.choices(people, k=3), (f"s{state}", state)]
        prose = f"In {town} {' '.join(told)}. So said {' and '.join(name for _, name in actors)}."
        day = FIRST_DAY + dt.timedelta(number // A_DAY)
        yield Telling(f"r{number:08}", day, prose, tuple(actors), (town,), (group,) if draws.random() < 0.5 else ())


if __name__ == "__main__":
    if "--alone" in sys.argv:
        at = sys.argv.index("--alone")
        print(json.dumps(measure(int(sys.argv[at + 1]), int(sys.argv[at + 2]))))
    else:
        main()
