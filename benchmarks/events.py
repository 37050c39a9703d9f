"""What events and places add to the time of the main job.

    python benchmarks/events.py REPORTS.jsonl [--rounds N] [--core N]

The main job with ``extract.events = false`` and as it is, in turn on one core, several rounds; seconds are those of the
processor. The share of each round is reported, and their median: the issue is the ratio, not the seconds of a day.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path
from statistics import median

from measure import machine, n_words, read_command, rows_of, run_on_core


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("reports", type=Path, help="JSONL with a column 'text'")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--core", type=int, default=max(os.sched_getaffinity(0)))
    options = parser.parse_args()
    words = sum(n_words(row["text"]) for row in rows_of(options.reports))
    print(machine())
    shares: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        without = Path(folder) / "without.toml"
        without.write_text("[extract]\nevents = false\n", encoding="utf-8")
        for number in range(options.rounds):
            command = read_command(options.reports, Path(folder) / f"without-{number}")
            bare = run_on_core([*command, "--settings", str(without)], options.core)
            whole = run_on_core(read_command(options.reports, Path(folder) / f"with-{number}"), options.core)
            shares.append(whole.cpu_s / bare.cpu_s - 1.0)
            print(
                f"round {number + 1}: without {words / bare.cpu_s:,.0f} words/s, with {words / whole.cpu_s:,.0f} "
                f"words/s: {shares[-1]:+.0%}, {(whole.cpu_s - bare.cpu_s) / words * 1e6:.0f} µs a word",
                flush=True,
            )
    print(f"\nevents and places add {median(shares):.0%} to the time of the main job (median)")


if __name__ == "__main__":
    main()
