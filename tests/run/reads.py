"""Reading with the plain work, in this process or in one that can be killed."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from dragoman.record import Record
from dragoman.run import Summary, read_into
from dragoman.run.here import HereRunner

WORK = "plain_work:work"
HERE = Path(__file__).parent


def make_reports(folder: Path, n: int) -> Path:
    """Make a folder of reports with one statement each; three speakers in all."""
    folder.mkdir(parents=True, exist_ok=True)
    names = ("Mara Lindqvist", "Jon Sorensen", "Ada Okoro")
    for number in range(n):
        text = f'On the matter of {number}, {names[number % 3]} said "we stay at {number}".\n'
        (folder / f"{number:03}.txt").write_text(text)
    return folder


def read_plain(
    record: Path, *paths: Path | str, workers: int | None = None, work: str = WORK, **options: object
) -> Summary:
    """Read with workers, or, where a test is not about them, in this process."""
    if workers is None:
        options["start_runner"] = HereRunner
    return read_into([str(path) for path in paths], record, workers=workers, work=work, **options)  # type: ignore[arg-type]


def exported(record: Path) -> bytes:
    """Return the export of a record."""
    with Record(record) as opened:
        return opened.export(record.parent / f"{record.name}.jsonl").read_bytes()


def said(record: Path) -> list[str]:
    """Return the wordings of all statements, sorted."""
    with Record(record) as opened:
        return sorted(row["wording"] for row in opened.statements())


def start_read(
    record: Path, *paths: Path, work: str = "plain_work:slow_work", before: str = "", workers: int = 2
) -> subprocess.Popen[str]:
    """Start a read in a process of its own, which commits every shard; ``before`` is run in it first."""
    program = (
        f"import sys; sys.path.insert(0, {str(HERE)!r})\n{before}\n"
        "from pathlib import Path\nfrom dragoman.errors import DragomanError\nfrom dragoman.run import read_into\n"
        "try:\n"
        f"    read_into({[str(path) for path in paths]!r}, Path({str(record)!r}), workers={workers}, work={work!r}, "
        "commit_every_s=0)\n"
        "except DragomanError as error:\n"
        "    print(error, file=sys.stderr); sys.exit(error.exit_status)\n"
    )
    return subprocess.Popen([sys.executable, "-c", program], stderr=subprocess.PIPE, text=True)


def wait_for(condition: Callable[[], object], process: subprocess.Popen[str], timeout_s: float = 60) -> None:
    """Wait until something holds while the process runs."""
    end = time.monotonic() + timeout_s
    while not condition():
        assert process.poll() is None, f"the read ended too early: {process.stderr and process.stderr.read()}"
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.001)


def parts(record: Path, table: str) -> Sequence[Path]:
    """Return the parts of a table that are there."""
    return sorted((record / "parts").glob(f"{table}-*.parquet"))


def workers_of(process: subprocess.Popen[str]) -> list[int]:
    """Return the ids of a read's worker processes (Linux)."""
    children = Path(f"/proc/{process.pid}/task").glob("*/children")
    return [int(child) for path in children for child in path.read_text().split()]
