"""What a made-up record costs to grow: ``python benchmarks/growing.py [--base N ...] [--add N] [--rounds N]``.

A record of each size is made, and copied for each round. To a copy comes one report, or ``--add`` of the following
days, or a judgement that joins two actors, or its tables are made anew. The seconds are those of the processor, with
the word lists and the pack of offices loaded before, which a program does while its workers start. Ratios are of
medians, in one run.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

import duckdb
import pyarrow.dataset  # noqa: F401  (DuckDB loads it with the first table it is given)
from made_up import add_made_up, world_of

from dragoman.lexicon.organisations import load_gazetteer
from dragoman.resolve import load_offices, remember_keys
from dragoman.run import Request, judge, resolve_record

KINDS = ("one", "many", "judgement", "anew")


def main() -> None:
    """Measure records of several sizes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--base", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--add", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=list(KINDS))
    parser.add_argument("--made", type=Path, help="folder where records are kept for the next run")
    options = parser.parse_args()
    medians: dict[tuple[int, str], float] = {}
    print(f"{'base':>9} {'what':>10} {'seconds':>9} {'peak MiB':>9}  rounds")
    with tempfile.TemporaryDirectory() as folder:
        for n_reports in options.base:
            base = made_base(options.made or Path(folder), n_reports)
            for kind in options.kinds:
                rows = [measured(base, Path(folder), n_reports, kind, options.add) for _ in range(options.rounds)]
                medians[n_reports, kind] = median(row["seconds"] for row in rows)
                peak, all_of = max(row["peak"] for row in rows), ", ".join(f"{row['seconds']:.2f}" for row in rows)
                print(
                    f"{n_reports:>9,} {kind:>10} {medians[n_reports, kind]:>9.2f} {peak:>9,.0f}  {all_of}", flush=True
                )
    least, most = min(options.base), max(options.base)
    for kind in options.kinds:
        print(f"{kind}: {most:,} to {least:,} reports = {medians[most, kind] / medians[least, kind]:.2f}")


def made_base(place: Path, n_reports: int) -> Path:
    """Return a record of so many reports, made if it is not there."""
    base = place / f"base-{n_reports}"
    if not (base / "record.duckdb").is_file():
        row = run_alone("base", base, n_reports, 0)
        print(f"{n_reports:>9,} {'base':>10} {row['seconds']:>9.2f} {row['peak']:>9,.0f}", flush=True)
    return base


def measured(base: Path, place: Path, n_reports: int, kind: str, n_more: int) -> dict[str, Any]:
    """Return what it takes to change a copy of a record, in a process of its own."""
    record = place / "record"
    shutil.rmtree(record, ignore_errors=True)
    shutil.copytree(base, record)
    return run_alone(kind, record, n_reports, 1 if kind == "one" else n_more)


def run_alone(kind: str, record: Path, n_reports: int, n_more: int) -> dict[str, Any]:
    command = [sys.executable, __file__, "--alone", kind, str(record), str(n_reports), str(n_more)]
    row: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return row


def alone(kind: str, record: Path, n_reports: int, n_more: int) -> dict[str, Any]:
    """Do one thing to a record; return its seconds of the processor, and the most memory in MiB."""
    load_gazetteer()
    remember_keys((load_offices(),))
    if kind == "base":
        add_made_up(record, world_of(n_reports), range(n_reports), 1)
    elif kind in {"one", "many"}:
        add_made_up(record, world_of(n_reports), range(n_reports, n_reports + n_more), 2)
    elif kind == "anew":
        (record / "record.duckdb").unlink()
    names = two_actors(record) if kind == "judgement" else ()
    begin = time.process_time()
    if names:
        judge(record, [Request("merge", names)], by="benchmark")
    else:
        resolve_record(record)
    seconds = time.process_time() - begin
    return {"seconds": seconds, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def two_actors(record: Path) -> tuple[str, ...]:
    """Return the ids of two persons of middling renown."""
    with duckdb.connect(str(record / "record.duckdb"), read_only=True) as connection:
        rows = connection.execute(
            "select actor_id from links join actors on actors.id = links.actor_id where actors.kind = 'person' "
            "group by actor_id order by abs(count(*) - 10), actor_id limit 2"
        ).fetchall()
    return tuple(key for (key,) in rows)


if __name__ == "__main__":
    if "--alone" in sys.argv:
        at = sys.argv.index("--alone")
        print(json.dumps(alone(sys.argv[at + 1], Path(sys.argv[at + 2]), int(sys.argv[at + 3]), int(sys.argv[at + 4]))))
    else:
        main()
