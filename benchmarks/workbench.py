"""How long the pages of the workbench take on a record: ``python benchmarks/workbench.py RECORD``.

Each page is asked three times; told are the first time and the median of wall time, and the processor's time of the
median call. The process's peak memory comes last. The record is not changed.
"""

from __future__ import annotations

import re
import resource
import statistics
import sys
import time
from pathlib import Path

from starlette.testclient import TestClient

from dragoman.workbench.application import make_application
from dragoman.workbench.desk import Desk
from dragoman.workbench.guard import Key

ROUNDS = 3
PORT = 8123


def main(record: Path) -> None:
    """Print a line a page."""
    desk, key = Desk(record), Key(PORT)
    browser = TestClient(make_application(desk, key), base_url=f"http://127.0.0.1:{PORT}")
    browser.get(key.address, follow_redirects=False)
    print(f"{'page':44} {'first s':>8} {'median s':>9} {'cpu s':>7} {'KB':>6}")
    for path in pages_of(browser):
        wall, cpu, size = zip(*(timed(browser, path) for _ in range(ROUNDS)), strict=True)
        print(
            f"{path[:44]:44} {wall[0]:8.2f} {statistics.median(wall):9.2f} {statistics.median(cpu):7.2f} "
            f"{size[0] / 1024:6.0f}"
        )
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def pages_of(browser: TestClient) -> list[str]:
    """Return a page of each sort."""
    rows = browser.get("/statements").text
    report, actor = (re.findall(rf'href="(/{name}/[^"#?]*)', rows)[0] for name in ("reports", "actors"))
    stories = re.findall(r'href="(/stories/[^"]+)"', browser.get("/stories").text)
    by = actor.rpartition("/")[2]
    return [
        "/",
        "/statements",
        f"/statements?by={by}",
        "/statements?text=river",
        "/statements?count=acts",
        "/statements?page=20&order=doubt",
        "/events",
        report,
        actor,
        "/actors",
        "/reports",
        "/stories",
        *stories[:1],
        "/issues",
    ]


def timed(browser: TestClient, path: str) -> tuple[float, float, int]:
    """Return the wall and processor seconds that a page takes, and its bytes."""
    wall, cpu = time.perf_counter(), time.process_time()
    answer = browser.get(path)
    answer.raise_for_status()
    return time.perf_counter() - wall, time.process_time() - cpu, len(answer.content)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
