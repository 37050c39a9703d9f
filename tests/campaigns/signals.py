"""Real signals sent to real commands at many moments, and what is left of them.

    python tests/campaigns/signals.py --rounds 60 --seed 1

Prints a table: what was sent to whom and when, the exit status, lines on standard error, seconds until nothing runs any
more, files left, and whether the same command, given again, makes the same export to the byte.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dragoman.record import Record

TESTS = Path(__file__).parents[1]
CODED = TESTS.parent / "evaluation" / "reports.jsonl"
COMMAND = [sys.executable, str(Path(__file__).parent / "plain_command.py")]
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGTERM, signal.SIGKILL, signal.SIGQUIT)
TARGETS = ("driver", "group", "driver, twice")
# Signals that a process cannot say anything about: they end it as they come.
BLUNT = (signal.SIGKILL, signal.SIGQUIT)
PROMISED_S = 1.0
_MARK = "DRAGOMAN_CAMPAIGN"
_PATIENCE_S = 60


@dataclass(frozen=True)
class Moment:
    """A command, and when in its course the signal comes."""

    name: str
    work: str
    arguments: Sequence[str]
    awaits: Callable[[Path, int], object]
    then_s: float


@dataclass(frozen=True)
class Outcome:
    """What came of one signal. ``n_left`` are temporary files, ``n_running`` processes that live after five seconds."""

    moment: str
    signal: str
    target: str
    after_s: float
    status: int
    lines: tuple[str, ...]
    seconds: float
    n_running: int
    left: tuple[str, ...]
    same: bool

    @property
    def is_well(self) -> bool:
        """Tell whether the promise of the manual was kept."""
        number = signal.Signals[self.signal]
        is_told = self.status == 128 + number and len(self.lines) == 1
        is_silent = self.status in {-number, 0} and not self.lines  # Python had not begun yet, or the work was done
        is_clean = not self.left or number in BLUNT
        return (is_told or is_silent) and self.seconds <= PROMISED_S and not self.n_running and is_clean and self.same


class Campaign:
    """A place with reports, the record that an undisturbed read makes of them, and its export.

    ``read_again`` takes the arguments of ``read``, None being the command itself; the short form, where many of them
    would be one path, reads in its own process.
    """

    def __init__(
        self, place: Path, n_reports: int = 40, read_again: Callable[[Sequence[str]], object] | None = None
    ) -> None:
        self.place = place
        self._read_again = read_again
        for number in (signal.SIGINT, signal.SIGHUP, signal.SIGQUIT):
            # What `nohup` and `&` ignore, the commands would ignore as well.
            if signal.getsignal(number) is signal.SIG_IGN:
                signal.signal(number, signal.SIG_DFL)
        self.reports = place / "reports"
        self.reports.mkdir()
        names = ("Mara Lindqvist", "Jon Sorensen", "Ada Okoro")
        for number in range(n_reports):
            text = f'On the matter of {number}, {names[number % 3]} said "we stay at {number}".\n'
            (self.reports / f"{number:03}.txt").write_text(text)
        self._exports: dict[bool, bytes] = {}
        self.ready = place / "ready"
        self._done(["read", str(self.reports), "--into", str(self.ready)])

    def moments(self, chance: random.Random) -> list[Moment]:
        """Return the moments, with new chances."""
        read = ["read", str(self.reports), "--into", "RECORD", "--workers", "2"]
        export = ["export", "RECORD", "--to", "jsonl", "--out", "RECORD.jsonl"]
        evaluate = ["evaluate", str(CODED), "RECORD", "--missing"]
        rename = ["actors", "RECORD", "Okoro", "--rename", "Ada N. Okoro"]

        def has(pattern: str) -> Callable[[Path, int], object]:
            return lambda record, _: next(record.glob(pattern), None)

        def at_once(record: Path, process_id: int) -> bool:
            del record, process_id
            return True

        return [
            Moment("starting", "plain_work:slow_work", read, at_once, chance.uniform(0, 0.6)),
            Moment("importing", "plain_work:slow_work", read, _loads_arrow, chance.uniform(0, 0.2)),
            Moment("loading workers", "plain_work:slow_to_load", read, has("parts"), chance.uniform(0, 1)),
            Moment("reading", "plain_work:slow_work", read, has("parts/inputs-*"), chance.uniform(0, 0.4)),
            Moment("a slow report", "plain_work:stuck_later", read, has("parts/inputs-*"), chance.uniform(0.1, 0.8)),
            Moment("making tables", "plain_work:work", read, has(".writing-*duckdb"), chance.uniform(0, 0.2)),
            Moment("judging", "plain_work:work", rename, at_once, chance.uniform(0.2, 1.5)),
            Moment("exporting", "plain_work:work", export, at_once, chance.uniform(0.2, 1.2)),
            Moment("evaluating", "plain_work:work", evaluate, at_once, chance.uniform(0.2, 1.5)),
            Moment("demo", "plain_work:slow_work", ["demo"], at_once, chance.uniform(0.2, 2)),
        ]

    def moment(self, name: str, then_s: float) -> Moment:
        """Return the moment of a name, with a time of its own."""
        [found] = [each for each in self.moments(random.Random(0)) if each.name == name]
        return replace(found, then_s=then_s)

    def send(self, moment: Moment, number: signal.Signals, target: str) -> Outcome:
        """Start the command, send the signal, look at what is left, give the command again."""
        with tempfile.TemporaryDirectory(dir=self.place) as folder:
            record, temporary = Path(folder) / "record", Path(folder) / "tmp"
            temporary.mkdir()
            if moment.arguments[0] not in {"read", "demo"}:
                shutil.copytree(self.ready, record)
            arguments = [each.replace("RECORD", str(record)) for each in moment.arguments]
            mark = uuid.uuid4().hex
            process = _start([moment.work, *arguments], mark, temporary)
            _wait(moment.awaits, record, process)
            time.sleep(moment.then_s)
            sent = time.monotonic()
            _send(process, number, target)
            _, errors = process.communicate(timeout=_PATIENCE_S)
            running = _running(mark)
            while running and time.monotonic() - sent < 5:
                time.sleep(0.01)
                running = _running(mark)
            seconds = time.monotonic() - sent
            for each in running:
                os.kill(each, signal.SIGKILL)
            left = [*(path.name for path in record.rglob(".writing-*")), *(path.name for path in temporary.iterdir())]
            return Outcome(
                moment=moment.name,
                signal=number.name,
                target=target,
                after_s=moment.then_s,
                status=process.returncode,
                lines=tuple(errors.strip().splitlines()),
                seconds=seconds,
                n_running=len(running),
                left=tuple(left),
                same=self._goes_on(moment, arguments, record),
            )

    def _goes_on(self, moment: Moment, arguments: list[str], record: Path) -> bool:
        if moment.name == "demo":
            return True  # each has a record of its own
        self._done(arguments)
        expected = self._expected(is_judged=moment.name == "judging")
        return self._exported(record) == expected and not list(record.rglob(".writing-*"))

    def _expected(self, is_judged: bool) -> bytes:
        if is_judged not in self._exports:
            record = self.ready
            if is_judged:
                record = shutil.copytree(self.ready, self.place / "judged")
                self._done(["actors", str(record), "Okoro", "--rename", "Ada N. Okoro"])
            self._exports[is_judged] = self._exported(record)
        return self._exports[is_judged]

    def _exported(self, record: Path) -> bytes:
        with Record(record) as opened:
            content = opened.export(record.with_name(f"{record.name}-again.jsonl")).read_bytes()
        # A judgement that is given again is one more; what it says of the actors is the same.
        return re.sub(rb'"judgements":\[[^]]*\]', b"", content)

    def _done(self, arguments: Sequence[str]) -> None:
        if self._read_again is not None and arguments[0] == "read":
            self._read_again(arguments)
            return
        out = Path(arguments[-1])
        if "--out" in arguments:
            out.unlink(missing_ok=True)
        done = subprocess.run(
            [*COMMAND, "plain_work:work", *arguments], cwd=self.place, capture_output=True, text=True, check=False
        )
        assert 0 == done.returncode, done.stderr


def run_rounds(place: Path, rounds: int, seed: int) -> Iterator[Outcome]:
    """Send so many signals, going through the moments in turn, signals and targets by chance."""
    chance = random.Random(seed)
    campaign = Campaign(place)
    for number in range(rounds):
        moments = campaign.moments(chance)
        yield campaign.send(moments[number % len(moments)], chance.choice(SIGNALS), chance.choice(TARGETS))


def _start(arguments: Sequence[str], mark: str, temporary: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*COMMAND, *arguments],
        env={**os.environ, _MARK: mark, "TMPDIR": str(temporary)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def _wait(awaits: Callable[[Path, int], object], record: Path, process: subprocess.Popen[str]) -> None:
    end = time.monotonic() + _PATIENCE_S
    while not awaits(record, process.pid) and process.poll() is None and time.monotonic() < end:
        time.sleep(0.002)


def _loads_arrow(record: Path, process_id: int) -> bool:
    del record
    try:
        return b"libarrow" in Path(f"/proc/{process_id}/maps").read_bytes()
    except OSError:
        return False


def _send(process: subprocess.Popen[str], number: signal.Signals, target: str) -> None:
    def once() -> None:
        try:
            (os.killpg if target == "group" else os.kill)(process.pid, number)
        except ProcessLookupError:
            return

    once()
    if target.endswith("twice"):
        time.sleep(0.05)
        once()


def _running(mark: str) -> list[int]:
    """Return the processes that were started, by a mark in their environment (Linux)."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if f"{_MARK}={mark}".encode() in (folder / "environ").read_bytes():
                found.append(int(folder.name))
        except OSError:
            continue  # it is gone, or another's
    return found


HEAD = (
    "| moment | signal | to | after s | status | lines | s until nothing runs | left | goes on to the same |\n"
    "|---|---|---|---|---|---|---|---|---|"
)


def row(outcome: Outcome) -> str:
    """Return an outcome as a row of the table, with what was printed where it is not well."""
    run_on = f" ({outcome.n_running} run on)" if outcome.n_running else ""
    cells = (
        outcome.moment, outcome.signal, outcome.target, f"{outcome.after_s:.2f}", outcome.status, len(outcome.lines),
        f"{outcome.seconds:.2f}{run_on}", len(outcome.left), "yes" if outcome.same else "NO",
    )  # fmt: skip
    told = "" if outcome.is_well else f" **not well** {' / '.join(outcome.lines[-2:])}"
    return f"| {' | '.join(map(str, cells))} |{told}"


def main() -> int:
    """Run the campaign, print the table, return 1 where a promise was not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=64)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    print(HEAD)
    outcomes = []
    with tempfile.TemporaryDirectory() as place:
        for outcome in run_rounds(Path(place), chosen.rounds, chosen.seed):
            print(row(outcome), flush=True)
            outcomes.append(outcome)
    n_well = sum(outcome.is_well for outcome in outcomes)
    slowest = max(outcome.seconds for outcome in outcomes)
    print(f"\n{n_well} of {len(outcomes)} as promised; the slowest took {slowest:.2f} s until nothing ran")
    return 0 if n_well == len(outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
