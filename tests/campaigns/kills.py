"""Reads, resolves and judgements killed at moments drawn at random: the same command then gives the same record.

    python tests/campaigns/kills.py --rounds 50 --seed 7 [--job read] [--real 5]

``--rounds`` counts the kills of each job with the plain work of the tests, ``--real`` those of reads with the language
pipeline. A round kills the driver, one worker, all workers or everything at once, one to three times, while workers
start, while parts are written or while the tables are made; then the command runs undisturbed.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from campaign import Tally, Violation, arguments, chosen, load_before_forks, seeds_for
from children import Child
from known import reason_of

RUN_TESTS = Path(__file__).parent.parent / "run"
sys.path.insert(0, str(RUN_TESTS))
from reads import exported, make_reports, read_plain, workers_of  # noqa: E402

import dragoman.cli.actors  # noqa: E402  (loaded once, for all forks)
import dragoman.cli.app  # noqa: E402, F401
from dragoman.cli import main as program  # noqa: E402
from dragoman.errors import DragomanError  # noqa: E402
from dragoman.run import read_into  # noqa: E402

PATIENCE_S = 240
N_REPORTS = 40
_TOO_LATE = "had ended before"
_WHOM = ("driver", "one worker", "all workers", "everything")
_MERGED = ("Mara Lindqvist", "Ada Okoro")
# A judgement's id, author and moment are its own; all else of an export must be the same.
_JUDGEMENT = re.compile(rb'j[0-9a-f]{16}|"at":"[^"]*"')


@dataclass(frozen=True)
class Job:
    """A command that can be killed: how to begin, what it calls, and what a record is like when it has ended."""

    name: str
    prepare: Callable[[Path], object]
    call: Callable[[Path], object]
    result: Callable[[Path], bytes]
    seconds: float


def main() -> int:
    """Run the campaign; return the exit status."""
    parser = arguments(
        __doc__,
        10,
        ("--job", {"action": "append", "choices": ["read", "resolve", "judgement"], "help": "only this job"}),
        ("--real", {"type": int, "default": 0, "help": "kills of reads with the language pipeline (0)"}),
    )
    given = parser.parse_args()
    load_before_forks()
    tally, began = Tally(), time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        for seed in seeds_for(given.minutes, given.seed):
            for name in chosen(["read", "resolve", "judgement"], given.job):
                run(name, seed, given.rounds, Path(folder), tally)
            run("real", seed, given.real, Path(folder), tally)
    return tally.show(f"kills with SIGKILL, {time.monotonic() - began:,.0f} s")


def run(name: str, seed: int, n_kills: int, folder: Path, tally: Tally) -> None:
    """Kill a job so many times, in rounds of one to three."""
    if not n_kills:
        return
    place = Path(tempfile.mkdtemp(dir=folder))
    job = JOBS[name](place)
    expected, seconds = _undisturbed(job, place / "undisturbed")
    n_done = number = 0
    while n_done < n_kills:
        chance = random.Random(f"{seed}:{name}:{number}")
        record = place / f"{seed}-{number}"
        job.prepare(record)
        kills = [_kill(job, record, chance, seconds) for _ in range(min(chance.choice([1, 1, 2, 3]), n_kills - n_done))]
        again = (
            f"python tests/campaigns/kills.py --job {name} --seed {seed} --rounds {n_kills} (round {number}: {kills})"
        )
        problems = [Violation(each, again, reason_of(each)) for each in _problems(job, record, expected)]
        for kill in kills[:-1]:
            tally.add(f"{name}: {kill}")
        tally.add(f"{name}: {kills[-1]}", problems)
        shutil.rmtree(record)
        print(f"{name} {number}: {', '.join(kills)}", file=sys.stderr, flush=True)
        n_done, number = n_done + sum(kill != _TOO_LATE for kill in kills), number + 1
    shutil.rmtree(place)


def _undisturbed(job: Job, record: Path) -> tuple[bytes, float]:
    job.prepare(record)
    began = time.monotonic()
    done = _run(job.call, record)
    assert done.returncode in (0, 3), done.said
    return _result(job, record), time.monotonic() - began


def _run(call: Callable[[Path], object], record: Path) -> Child:
    """Let a call run to its end."""
    child = _start(call, record)
    if child.wait(PATIENCE_S) is None:
        child.kill()
    return child


def _start(call: Callable[[Path], object], record: Path) -> Child:
    return Child(lambda: call(record), record.with_suffix(".said"))


def _result(job: Job, record: Path) -> bytes:
    """Return what a record is like, asked in a process of its own."""
    to = record.with_suffix(".result")
    done = _run(lambda path: to.write_bytes(job.result(path)), record)
    return to.read_bytes() if not done.returncode else done.said.encode()


def _kill(job: Job, record: Path, chance: random.Random, seconds: float) -> str:
    """Start the job, kill somebody at some moment, and wait for its end; return whom and when."""
    process = _start(job.call, record)
    when = chance.choice(["any time", "any time", "while tables are made"])
    if when == "any time":
        process.wait(chance.uniform(0.0, seconds))
    else:
        _wait_for_tables(record, process)
        process.wait(chance.uniform(0.0, job.seconds))
    whom = chance.choice(_WHOM)
    children = workers_of(process) if process.poll() is None else []
    if process.poll() is not None:
        return _TOO_LATE
    if not children and whom != "everything":
        whom = "driver"
    _shoot(process, children, whom, chance)
    process.wait(PATIENCE_S)
    return f"{whom}, {when}"


def _shoot(process: Child, children: Sequence[int], whom: str, chance: random.Random) -> None:
    targets = {
        "driver": [process.pid],
        "one worker": [chance.choice(children)] if children else [],
        "all workers": list(children),
        "everything": [process.pid, *children],
    }
    for target in targets[whom]:
        try:
            os.kill(target, signal.SIGKILL)
        except ProcessLookupError:
            continue


def _wait_for_tables(record: Path, process: Child) -> None:
    while process.poll() is None and not list(record.glob(".writing-*record.duckdb")):
        time.sleep(0.001)


def _problems(job: Job, record: Path, expected: bytes) -> Iterator[str]:
    """Yield what is wrong after the command ran once more, undisturbed."""
    done = _run(job.call, record)
    if done.returncode not in (0, 3) and not (job.name == "judgement" and "one actor already" in done.said):
        yield f"the command ended with {done.returncode}: {done.said[-400:]}"
        return
    if "Traceback" in done.said:
        yield f"a traceback: {done.said[-400:]}"
    if expected != (found := _result(job, record)):
        yield f"the export differs from that of an undisturbed run: {len(found):,} bytes, expected {len(expected):,}"
    if left := sorted(path.name for path in record.rglob(".writing-*")):
        yield f"leftovers: {left}"
    if job.name == "judgement" and (n := _n_judgements(record)) != 1:
        yield f"the judgement is kept {n} times"


def _read(place: Path) -> Job:
    reports = make_reports(place / "reports", N_REPORTS)
    return Job("read", lambda _: None, lambda record: _plain_read(reports, record), exported, 0.3)


def _plain_read(reports: Path, record: Path) -> None:
    try:
        read_into([str(reports)], record, workers=2, work="plain_work:slow_work", commit_every_s=0.02)
    except DragomanError as error:
        print(error, file=sys.stderr)
        sys.exit(error.exit_status)


def _resolve(place: Path) -> Job:
    made = _made(place)

    def prepare(record: Path) -> None:
        shutil.copytree(made, record)
        (record / "record.duckdb").unlink()

    return Job("resolve", prepare, lambda record: _dragoman("resolve", str(record)), exported, 0.3)


def _judgement(place: Path) -> Job:
    made = _made(place)
    return Job(
        "judgement",
        lambda record: shutil.copytree(made, record),
        lambda record: _dragoman("actors", str(record), "--merge", *_MERGED, "--author", "ada"),
        lambda record: _JUDGEMENT.sub(b"", exported(record)),
        0.3,
    )


def _real(place: Path) -> Job:
    del place
    samples = str(resources.files("dragoman") / "samples")
    command = [sys.executable, "-m", "dragoman", "read", samples, "--workers", "2", "--quiet", "--into"]
    return Job("real", lambda _: None, lambda record: os.execv(sys.executable, [*command, str(record)]), exported, 1.0)


JOBS: dict[str, Callable[[Path], Job]] = {"read": _read, "resolve": _resolve, "judgement": _judgement, "real": _real}


def _made(place: Path) -> Path:
    reports = make_reports(place / "reports", N_REPORTS)
    done = _run(lambda record: read_plain(record, reports), place / "made")
    assert not done.returncode, done.said
    return place / "made"


def _dragoman(*words: str) -> None:
    sys.argv = ["dragoman", *words]
    program()


def _n_judgements(record: Path) -> int:
    path = record / "judgements.jsonl"
    return path.read_bytes().count(b"\n") if path.exists() else 0


if __name__ == "__main__":
    sys.exit(main())
