"""What both benchmarks need: processes on one core, their time and memory, and the machine's description."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import time
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
# How often the memory of running processes is looked at. Peaks are the kernel's own, so none is missed; a process
# that lives shorter than this is.
POLL_S = 0.05


@dataclass(frozen=True)
class Run:
    """One finished command. Seconds of the processor cover all its processes; peaks are bytes of resident memory."""

    cpu_s: float
    wall_s: float
    driver_peak: int
    worker_peak: int
    output: str


def run_on_core(command: list[str], core: int | None) -> Run:
    """Run a command, on one core unless None, and return what it took. Raises ``SystemExit`` if it fails."""
    begin = time.perf_counter()
    usual = os.sched_getaffinity(0)
    os.sched_setaffinity(0, usual if core is None else {core})  # children inherit it
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True, env=os.environ | ONE_THREAD
    )
    os.sched_setaffinity(0, usual)
    peaks: dict[int, int] = {}
    while not _has_ended(process.pid):
        for pid in [process.pid, *_descendants(process.pid)]:
            peaks[pid] = max(peaks.get(pid, 0), _peak_of(pid))
        time.sleep(POLL_S)
    assert process.stdout is not None
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 3):
        raise SystemExit(f"{' '.join(command)}: failed with exit status {process.returncode}\n{output}")
    driver = peaks.pop(process.pid, 0)
    return Run(
        cpu_s=usage.ru_utime + usage.ru_stime,
        wall_s=time.perf_counter() - begin,
        driver_peak=driver,
        worker_peak=max(peaks.values(), default=0),
        output=output,
    )


def _has_ended(pid: int) -> bool:
    """Tell whether a child has ended, without taking its exit status away."""
    return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _descendants(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = [int(child) for child in task.read_text().split()]
        except OSError:
            continue
        for child in children:
            found += [child, *_descendants(child)]
    return found


def _peak_of(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    lines = [line for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(lines[0].split()[1]) * 1024 if lines else 0


def read_command(reports: Path, record: Path, workers: int = 1) -> list[str]:
    """Return the command line of the main job."""
    program = str(Path(sys.executable).with_name("dragoman"))
    return [program, "read", str(reports), "--into", str(record), "--workers", str(workers), "--quiet"]


def rows_of(reports: Path) -> list[dict[str, Any]]:
    """Return the rows of a JSONL file of reports that have a text."""
    with reports.open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file if line.strip()]
    return [row for row in rows if row.get("text")]


def write_rows(rows: list[dict[str, Any]], path: Path) -> Path:
    """Write reports as JSONL and return the path."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def n_words(text: str) -> int:
    """Count words: stretches between white space."""
    return len(text.split())


def machine() -> str:
    """Describe processor, system and versions in a few lines."""
    packages = ", ".join(
        f"{name} {metadata.version(name)}" for name in ("dragoman", "spacy", "numpy", "duckdb", "pyarrow")
    )
    return (
        f"processor  {_processor()}, {os.cpu_count()} cores, {_memory_gib():.0f} GiB\n"
        f"system     {platform.system()} {platform.release()}, Python {platform.python_version()}\n"
        f"packages   {packages}\n"
        f"load       {os.getloadavg()[0]:.1f} before the run"
    )


def _processor() -> str:
    fields = dict[str, str]()
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        name, _, value = line.partition(":")
        fields.setdefault(name.strip(), value.strip())
    return f"{fields.get('model name', platform.processor())} (family {fields.get('cpu family', '?')})"


def _memory_gib() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
