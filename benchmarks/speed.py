"""Words per second of the whole main job, beside the bare spaCy pipeline in the same run.

    python benchmarks/speed.py REPORTS.jsonl [--rounds N] [--core N]

Both run on one core with one thread, in turn, several rounds. Seconds are those of the processor, so that other work on
the machine counts little; the median round is reported. See README.md for what is and what is not in each figure.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from measure import Run, machine, n_words, read_command, rows_of, run_on_core, write_rows

TINY = {"id": "tiny", "text": "“It rains,” Mara Lindqvist said."}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("reports", type=Path, help="JSONL with a column 'text'")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--core", type=int, default=max(os.sched_getaffinity(0)))
    parser.add_argument("--bare", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.bare:
        run_bare(options.reports)
    else:
        compare(options.reports, options.rounds, options.core)


def run_bare(reports: Path) -> None:
    """Run the pipeline as it ships over whole texts and print the seconds of loading and of parsing."""
    texts = [row["text"] for row in rows_of(reports)]
    begin = time.process_time()
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    from dragoman.parse.pipeline import _installed_pipeline

    # The faster kernel, as the main job has it: otherwise the comparison would flatter us.
    set_current_ops(NumpyOps(use_blis=False))
    nlp = spacy.load(_installed_pipeline())
    loaded = time.process_time()
    for _ in nlp.pipe(texts, batch_size=32):
        pass
    print(loaded - begin, time.process_time() - loaded)


def compare(reports: Path, rounds: int, core: int) -> None:
    """Run both in turn and print the figures."""
    print(machine())
    rows = rows_of(reports)
    words = sum(n_words(row["text"]) for row in rows)
    print(f"input      {len(rows)} reports, {words:,} words, core {core}, {rounds} rounds\n")
    bare: list[tuple[float, Run]] = []
    jobs: list[Run] = []
    starts: list[Run] = []
    with tempfile.TemporaryDirectory() as folder:
        tiny = write_rows([TINY], Path(folder) / "tiny.jsonl")
        for number in range(rounds):
            run = run_on_core([sys.executable, __file__, str(reports), "--bare"], core)
            bare.append((float(run.output.split()[1]), run))
            starts.append(run_on_core(read_command(tiny, Path(folder) / f"tiny-{number}"), core))
            jobs.append(run_on_core(read_command(reports, Path(folder) / f"record-{number}"), core))
            print(f"round {number + 1}: bare pipeline {words / bare[-1][0]:,.0f} words/s, ", end="")
            print(f"whole job {words / jobs[-1].cpu_s:,.0f} words/s", flush=True)
    report(words, bare, jobs, starts)


def report(words: int, bare: list[tuple[float, Run]], jobs: list[Run], starts: list[Run]) -> None:
    """Print the medians, words per second of the processor, and the ratios round by round."""
    bare_s = median(seconds for seconds, _ in bare)
    job_s = median(run.cpu_s for run in jobs)
    start_s = median(run.cpu_s for run in starts)
    whole = median(seconds / run.cpu_s for (seconds, _), run in zip(bare, jobs, strict=True))
    running = median(
        seconds / (run.cpu_s - start.cpu_s) for (seconds, _), run, start in zip(bare, jobs, starts, strict=True)
    )
    job_peak = max(max(run.driver_peak, run.worker_peak) for run in jobs)
    print(
        f"\nbare pipeline, without loading      {words / bare_s:9,.0f} words/s  {bare_s:7.2f} s"
        f"\nwhole job, with start and end       {words / job_s:9,.0f} words/s  {job_s:7.2f} s"
        f"\nwhole job, start and end taken off  {words / (job_s - start_s):9,.0f} words/s  {job_s - start_s:7.2f} s"
        f"\nstart and end (one tiny report)                         {start_s:7.2f} s"
        f"\n\nratio, whole job : bare pipeline            {whole:.2f}"
        f"\nratio, start and end taken off              {running:.2f}"
        f"\npeak memory, largest process of the job     {job_peak / 2**20:,.0f} MiB"
        f"\npeak memory, bare pipeline                  {max(run.driver_peak for _, run in bare) / 2**20:,.0f} MiB"
    )


if __name__ == "__main__":
    main()
