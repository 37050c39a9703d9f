"""What judgements on findings cost: ``python benchmarks/judging.py [--reports N] [--judgements N] [--made FOLDER]``.

A made-up record gets so many judgements on statements and events (accepted, rejected, corrected, in turn) at once; then
one more, twice; then its tables are made anew. Seconds are those of the clock and of the processor, with the word lists
and the pack of offices loaded before.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

import duckdb
import pyarrow.dataset  # noqa: F401  (DuckDB loads it with the first table it is given)
from growing import made_base
from made_up import report_numbered, world_of

from dragoman.lexicon.organisations import load_gazetteer
from dragoman.model import FindingJudgement, Findings, digest_of
from dragoman.resolve import load_offices, remember_keys
from dragoman.resolve.reviews import ReportIndex, place_of, values_of
from dragoman.run import FindingRequest, judge_findings, resolve_record
from dragoman.store import RecordFolder, append_finding_judgements

_AT = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
_OTHER = {"statement": (("act", "ACCUSE"),), "event": (("status", "denied"),)}


def main() -> None:
    """Measure, each in the same process, one after another."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--judgements", type=int, default=10_000)
    parser.add_argument("--made", type=Path, help="folder where the record is kept for the next run")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        base = made_base(options.made or Path(folder), options.reports)
        record = Path(folder) / "record"
        shutil.copytree(base, record)
        command = [sys.executable, __file__, "--alone", str(record), str(options.reports), str(options.judgements)]
        subprocess.run(command, check=True)


def alone(record: Path, n_reports: int, n_judgements: int) -> None:
    """Judge in a record of its own, and print what each step took."""
    load_gazetteer()
    remember_keys((load_offices(),))
    made = list(islice(judgements_on(n_reports), n_judgements))
    append_finding_judgements(RecordFolder(record), made)
    _timed(f"{len(made):,} judgements at once", lambda: resolve_record(record))
    for statement_id in _unreviewed(record, 2):
        request = FindingRequest("reject", (statement_id,))
        _timed("one more", lambda asked=request: judge_findings(record, [asked], by="benchmark"))
    (record / "record.duckdb").unlink()
    _timed("all anew", lambda: resolve_record(record))
    with duckdb.connect(str(record / "record.duckdb"), read_only=True) as connection:
        rows = connection.execute("select state, count(*) from finding_judgements group by state order by state")
        print(json.dumps(dict(rows.fetchall())))


def _timed(what: str, work: Callable[[], object]) -> None:
    began, begin = time.monotonic(), time.process_time()
    work()
    clock, processor = time.monotonic() - began, time.process_time() - begin
    print(f"{what:>30} {clock:>8.2f} s {processor:>8.2f} s of the processor", flush=True)


def _unreviewed(record: Path, number: int) -> list[str]:
    with duckdb.connect(str(record / "record.duckdb"), read_only=True) as connection:
        rows = connection.execute(
            "select id from statements where review = 'unreviewed' order by id limit ?", [number]
        ).fetchall()
    return [key for (key,) in rows]


def judgements_on(n_reports: int) -> Iterator[FindingJudgement]:
    """Yield judgements on the first statement and event of each report, in turn accepted, rejected, corrected."""
    world = world_of(n_reports)
    verdicts = ("accept", "reject", "change")
    number = 0
    for place in range(2):
        for each in range(n_reports):
            found = report_numbered(world, each)
            own = (found.statements, found.events)[place]
            if own:
                number += 1
                yield _judgement(found, ("statement", "event")[place], own[0], verdicts[number % 3], number)


def _judgement(found: Findings, kind: str, finding: object, verdict: str, number: int) -> FindingJudgement:
    said = values_of(ReportIndex(found), finding)
    terms = _OTHER[kind] if verdict == "change" else ()
    judgement = FindingJudgement(
        digest_of("j", number), "accept", kind, (place_of(found.report, finding),), terms, tuple(said.items()),
        "benchmark", (_AT + dt.timedelta(seconds=number)).isoformat(timespec="microseconds"), "dragoman",
    )  # fmt: skip
    return replace(judgement, verdict=verdict)


if __name__ == "__main__":
    if "--alone" in sys.argv:
        at = sys.argv.index("--alone")
        alone(Path(sys.argv[at + 1]), int(sys.argv[at + 2]), int(sys.argv[at + 3]))
    else:
        main()
