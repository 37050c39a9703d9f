"""Reads on a real Ray cluster of two nodes on this machine, one of which is killed; skipped without Ray."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from reads import HERE, exported, make_reports, parts, read_plain, wait_for

from dragoman.errors import ConfigError
from dragoman.run import runner_on

N_REPORTS = 150
slow = pytest.mark.slow


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_reports(tmp_path_factory.mktemp("cluster") / "reports", N_REPORTS)


@pytest.fixture(scope="module")
def local(reports: Path) -> bytes:
    """Return the export of a read in this process."""
    record = reports.parent / "local"
    read_plain(record, reports)
    return exported(record)


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    """Give a cluster of two nodes with a processor each."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(HERE), *filter(None, sys.path)]))
    monkeypatch.delenv("RAY_ADDRESS", raising=False)
    monkeypatch.setenv("RAY_AUTH_MODE", "disabled")
    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    # Ray reads these variables as it is imported.
    Cluster = pytest.importorskip("ray.cluster_utils", reason="needs the extra 'ray'").Cluster  # noqa: N806
    size = {"num_cpus": 1, "object_store_memory": 80 * 1024 * 1024}
    made = Cluster(initialize_head=True, head_node_args={**size, "include_dashboard": False})
    made.add_node(**size)
    try:
        yield made
    finally:
        made.shutdown()


def start_read_on(place: str, record: Path, reports: Path, work: str) -> subprocess.Popen[str]:
    """Start a read on a cluster in a process of its own; it tells how many shards were worked again."""
    program = (
        "import sys\nfrom pathlib import Path\nfrom dragoman.errors import DragomanError\n"
        "from dragoman.run import read_into, runner_on\n"
        "try:\n"
        f"    summary = read_into([{str(reports)!r}], Path({str(record)!r}), work={work!r}, commit_every_s=0,\n"
        f"        start_runner=runner_on({place!r}, None))\n"
        "    print(summary.n_retries)\n"
        "except DragomanError as error:\n"
        "    print(error, file=sys.stderr); sys.exit(error.exit_status)\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE), *filter(None, sys.path)])}
    return subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    )


def works_for(raylet: int) -> bool:
    """Say whether a process of Ray that this raylet started has one of ours beside it: it has a shard (Linux)."""
    below = [child for worker in children_of(raylet) for child in children_of(worker)]
    return any("dragoman.run.worker" in Path(f"/proc/{child}/cmdline").read_text() for child in below)


def children_of(process_id: int) -> list[int]:
    """Return the processes that a process started."""
    return [child for path in Path(f"/proc/{process_id}/task").glob("*/children") for child in numbers(path)]


def numbers(path: Path) -> list[int]:
    """Return the numbers in a file; none where it is gone."""
    try:
        return [int(each) for each in path.read_text().split()]
    except OSError:
        return []


def ended(process: subprocess.Popen[str]) -> str:
    """Return what a read told, which ended well."""
    told, errors = process.communicate(timeout=240)
    assert process.returncode == 0, errors
    return told.strip().splitlines()[-1]


@slow
def test_a_cluster_gives_the_bytes_of_a_local_read(cluster: object, reports: Path, local: bytes, tmp_path: Path):
    process = start_read_on(f"ray://{cluster.address}", tmp_path / "record", reports, "plain_work:work")  # type: ignore[attr-defined]

    assert "0" == ended(process)
    assert local == exported(tmp_path / "record")


@slow
def test_a_node_that_is_killed_loses_nothing_and_doubles_nothing(
    cluster: object, reports: Path, local: bytes, tmp_path: Path
):
    record = tmp_path / "record"
    process = start_read_on(f"ray://{cluster.address}", record, reports, "plain_work:slower_work")  # type: ignore[attr-defined]
    (node,) = cluster.worker_nodes  # type: ignore[attr-defined]
    raylet = node.all_processes["raylet"][0].process.pid
    wait_for(lambda: parts(record, "inputs") and works_for(raylet), process, timeout_s=120)
    # As a machine that loses its power: Ray's processes end with it, else a worker may still send what it has done.
    for each in (raylet, *children_of(raylet)):
        os.kill(each, signal.SIGKILL)

    assert int(ended(process)) >= 1
    assert local == exported(record)


@slow
def test_a_report_that_ends_its_process_is_an_issue_and_the_rest_is_read(tmp_path: Path):
    pytest.importorskip("ray", reason="needs the extra 'ray'")
    folder = make_reports(tmp_path / "reports", 6)
    (folder / "003.txt").write_text("DEADLY")

    assert "0" == ended(start_read_on("ray", tmp_path / "record", folder, "plain_work:work"))

    read_plain(tmp_path / "locally", folder, workers=1)
    assert exported(tmp_path / "locally") == exported(tmp_path / "record")


@slow
def test_a_read_that_is_stopped_keeps_what_is_finished_and_goes_on(reports: Path, local: bytes, tmp_path: Path):
    pytest.importorskip("ray", reason="needs the extra 'ray'")
    record = tmp_path / "record"
    process = start_read_on("ray", record, reports, "plain_work:slow_work")
    wait_for(lambda: len(parts(record, "inputs")) >= 3, process, timeout_s=120)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)

    assert (130, True) == (process.returncode, "what was finished is kept" in errors), errors
    read_plain(record, reports)
    assert local == exported(record)


@pytest.mark.parametrize("place", ["", "spark", "ray:", "ray://", "ray://a b", "ray://host:port"])
def test_a_place_that_is_none_is_refused(place: str):
    with pytest.raises(ConfigError, match=r"there is no such place"):
        runner_on(place, None)


def test_a_place_is_refused_without_ray(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "ray", None)
    monkeypatch.delitem(sys.modules, "dragoman.run.ray", raising=False)

    with pytest.raises(ConfigError, match=r"dragoman\[ray\]"):
        runner_on("ray", None)
