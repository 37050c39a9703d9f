"""Spoilt inputs of every format, read as a run reads them: nothing crashes, vanishes, hangs or eats up memory.

    python tests/campaigns/mutations.py --rounds 1000 --seed 7 [--format html] [--keep FOLDER]

A batch is a process of its own, with limits in time and memory. A violation is kept as a file, and can be seen again
with ``--format FORMAT --seed SEED --number NUMBER``.
"""

from __future__ import annotations

import json
import os
import resource
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from campaign import Tally, Violation, arguments, chosen, seeds_for
from known import reason_of
from mutators import mutated
from seeds import SEEDS

# Hangs are ended after this time; what takes longer than ``invariants.MAX_SECONDS`` and ends is told as slow.
HANGS_AFTER_S = 40
BATCH = 250
# Address space, of which Arrow and DuckDB reserve far more than they use.
_MAX_ADDRESSES = 16_000_000_000


def run(kind: str, seed: int, rounds: int, keep: Path | None) -> Iterator[list[Violation]]:
    """Yield the violations of each input of a format."""
    due = 0
    while due < rounds:
        for number, problems in _batch(kind, seed, due, min(rounds, due + BATCH)):
            violations = [_violation(kind, seed, number, problem) for problem in problems]
            if keep is not None and any(each.known is None for each in violations):
                _keep(keep, kind, seed, number)
            yield violations
            due = number + 1


def _batch(kind: str, seed: int, first: int, until: int) -> Iterator[tuple[int, list[str]]]:
    """Yield inputs and their problems up to ``until``, or up to the one that the process hung at or died of."""
    command = [sys.executable, __file__, "--format", kind, "--seed", str(seed), "--number", str(first)]
    process = subprocess.Popen(
        [*command, "--until", str(until)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=False
    )
    due = first
    try:
        for line in _lines(process):
            answer = json.loads(line)
            due = answer["number"] + 1
            yield answer["number"], answer["problems"]
        if due < until:
            yield due, [_end_of(process)]
    finally:
        process.kill()
        process.communicate()


def _lines(process: subprocess.Popen[bytes]) -> Iterator[bytes]:
    """Yield what the process writes, until it ends or is silent for too long."""
    assert process.stdout is not None
    waiting = b""
    while select.select([process.stdout], [], [], HANGS_AFTER_S)[0]:
        data = os.read(process.stdout.fileno(), 65_536)
        if not data:
            return
        *lines, waiting = (waiting + data).split(b"\n")
        yield from lines


def _end_of(process: subprocess.Popen[bytes]) -> str:
    try:
        status = process.wait(timeout=1)
    except subprocess.TimeoutExpired:
        return f"hangs: no end after {HANGS_AFTER_S} s"
    assert process.stderr is not None
    last = process.stderr.read().decode("utf-8", "replace").strip().splitlines()[-1:]
    return f"the process ended with status {status} {last}"


def work(kind: str, seed: int, first: int, until: int) -> None:
    """Read inputs in this process, and write a line about each."""
    from invariants import problems_of

    resource.setrlimit(resource.RLIMIT_AS, (_MAX_ADDRESSES, _MAX_ADDRESSES))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{SEEDS[kind][0]}"
        for number in range(first, until):
            content = mutated(kind, seed, number)
            path.write_bytes(content)
            problems = [each.replace(folder, "") for each in problems_of(path, content)]
            print(json.dumps({"number": number, "problems": problems}), flush=True)


def _violation(kind: str, seed: int, number: int, what: str) -> Violation:
    again = f"python tests/campaigns/mutations.py --format '{kind}' --seed {seed} --number {number}"
    return Violation(what, again, reason_of(what))


def _keep(folder: Path, kind: str, seed: int, number: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{seed}-{number}{SEEDS[kind][0]}").write_bytes(mutated(kind, seed, number))


def main() -> int:
    """Run the campaign, or one batch of it; return the exit status."""
    parser = arguments(
        __doc__,
        100,
        ("--format", {"action": "append", "choices": list(SEEDS), "help": "only this format; may be repeated"}),
        ("--number", {"type": int, "help": "only this input"}),
        ("--until", {"type": int, "help": "up to this one"}),
        ("--keep", {"type": Path, "help": "a folder for the inputs that a violation was met with"}),
    )
    given = parser.parse_args()
    if given.number is not None:
        work(given.format[0], given.seed, given.number, given.until or given.number + 1)
        return 0
    tally, began = Tally(), time.monotonic()
    for seed in seeds_for(given.minutes, given.seed):
        for kind in chosen(list(SEEDS), given.format):
            for violations in run(kind, seed, given.rounds, given.keep):
                tally.add(kind, violations)
    return tally.show(f"mutated inputs, {time.monotonic() - began:,.0f} s")


if __name__ == "__main__":
    sys.exit(main())
