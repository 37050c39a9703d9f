"""Peak memory of driver and worker on once, twice and four times the same reports.

    python benchmarks/memory.py REPORTS.jsonl [--workers N] [--times 1 2 4]

The copies differ in their ids, so that each is a report of its own. Memory is flat if the last column hardly moves.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from measure import machine, n_words, read_command, rows_of, run_on_core, write_rows


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("reports", type=Path, help="JSONL with a column 'text'")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--times", type=int, nargs="+", default=[1, 2, 4])
    options = parser.parse_args()
    print(machine())
    rows = rows_of(options.reports)
    print(f"\n{'times':>5} {'reports':>8} {'words':>11} {'driver MiB':>11} {'worker MiB':>11} {'words/s':>9}")
    for times in options.times:
        with tempfile.TemporaryDirectory() as folder:
            copies = [{**row, "id": f"{row.get('id', number)}-{copy}", "url": None}
                      for copy in range(times) for number, row in enumerate(rows)]  # fmt: skip
            reports = write_rows(copies, Path(folder) / "reports.jsonl")
            run = run_on_core(read_command(reports, Path(folder) / "record", options.workers), core=None)
        words = times * sum(n_words(row["text"]) for row in rows)
        print(
            f"{times:>5} {len(copies):>8,} {words:>11,} {run.driver_peak / 2**20:>11,.0f} "
            f"{run.worker_peak / 2**20:>11,.0f} {words / run.wall_s:>9,.0f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
