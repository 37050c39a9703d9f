"""Time and memory of finding copies in made-up collections on one core: ``python benchmarks/copies.py [REPORTS]``.

Collections of an eighth, a quarter, a half and all of REPORTS (100,000) are made up, each in a process of its own.
Words have the frequencies of news, phrases of four to seven words are used by all. Of the reports, of 400 words each,
60 % are their own, 25 % copies with up to 15 % of the words changed, cuts and new leads, and 15 % share 30 to 50 %
with another.
"""

from __future__ import annotations

import bisect
import datetime as dt
import itertools
import json
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator

from dragoman.model import Report
from dragoman.resolve.copies import find_copies

N_WORDS = 400
FIRST_DAY = dt.date(2031, 1, 1)
SYLLABLES = "ba de fi go hu ka le mi no pu ra se ti vo wu zy cha dro fle gri kla pra sto tru".split()


def main() -> None:
    """Measure collections of four sizes, each in a process of its own."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    heads = ("reports", "in groups", "passages", "seconds", "µs/report", "peak MiB", "texts MiB")
    print("  ".join(f"{head:>10}" for head in heads))
    for n_reports in (most // 8, most // 4, most // 2, most):
        command = [sys.executable, __file__, "--one", str(n_reports)]
        row = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        cells = (
            f"{n_reports:,}", f"{row['copies']:,}", f"{row['passages']:,}", f"{row['seconds']:.1f}",
            f"{1e6 * row['seconds'] / n_reports:.0f}", f"{row['peak']:,.0f}", f"{row['texts']:,.0f}",
        )  # fmt: skip
        print("  ".join(f"{cell:>10}" for cell in cells), flush=True)


def measure(n_reports: int) -> dict[str, float]:
    """Find the copies of one collection on one core and return what it took: seconds of the processor, MiB."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    reports = list(made_up(n_reports))
    texts = sum(len(report.text) for report in reports) / 2**20
    begin = time.process_time()
    found = find_copies(reports)
    return {
        "copies": len(found.copies), "passages": len(found.passages), "seconds": time.process_time() - begin,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "texts": texts,
    }  # fmt: skip


def made_up(n_reports: int) -> Iterator[Report]:
    """Yield reports, the same ones in every run."""
    draws = random.Random(16)
    words = ["".join(draws.choices(SYLLABLES, k=draws.randrange(1, 5))) for _ in range(60_000)]
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(words))))

    def some_words(number: int) -> list[str]:
        return [words[bisect.bisect(weights, draws.random() * weights[-1])] for _ in range(number)]

    phrases = [some_words(draws.randrange(4, 8)) for _ in range(2000)]
    originals: list[list[str]] = []
    for number in range(n_reports):
        kind = draws.random()
        text: list[str] = []
        if kind < 0.6 or not originals:
            while len(text) < N_WORDS:
                text += draws.choice(phrases) if draws.random() < 0.12 else some_words(8)
            originals.append(text)
        elif kind < 0.85:
            text = copied(draws.choice(originals[-5000:]), draws, some_words)
        else:
            other, n_shared = draws.choice(originals[-5000:]), draws.randrange(120, 200)
            first = draws.randrange(N_WORDS - n_shared)
            text = some_words(N_WORDS - n_shared) + other[first : first + n_shared]
        day = FIRST_DAY + dt.timedelta(number * 365 // n_reports)
        yield Report(f"r{number:07}", " ".join(text), "made", published=day)


def copied(text: list[str], draws: random.Random, some_words: object) -> list[str]:
    """Return a text with up to 15 % of its words changed; some are cut, some have a new lead."""
    rate = draws.random() * 0.15
    made = [some_words(1)[0] if draws.random() < rate else word for word in text]  # type: ignore[operator]
    if draws.random() < 0.3:
        made = made[: draws.randrange(len(made) // 2, len(made))]
    if draws.random() < 0.3:
        made = some_words(30) + made  # type: ignore[operator]
    return made


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measure(int(sys.argv[2]))))
    else:
        main()
