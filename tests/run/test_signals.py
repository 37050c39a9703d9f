"""Commands that are stopped by signals end at once, say one line, leave nothing, and go on when called again.

The long form, with moments by chance, is ``tests/campaigns/signals.py``.
"""

from __future__ import annotations

import dataclasses
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from reads import exported, read_plain

sys.path.insert(0, str(Path(__file__).parents[1] / "campaigns"))

from signals import COMMAND, Campaign, Outcome

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds processes in /proc")]

# A machine that has much to do may take longer than the second that is promised.
PATIENCE_S = 4


@pytest.fixture(scope="module")
def campaign(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Campaign]:
    return Campaign(tmp_path_factory.mktemp("signals"), n_reports=16, read_again=read_here)


def read_here(arguments: Sequence[str]) -> None:
    """Go on with a read in this process, without the seconds that processes take to start."""
    command, reports, into, record, *_ = arguments
    assert ("read", "--into") == (command, into)
    read_plain(Path(record), reports)


@pytest.mark.parametrize(
    ("moment", "after_s", "number", "target"),
    [
        ("importing", 0.02, signal.SIGINT, "group"),
        ("reading", 0.1, signal.SIGHUP, "group"),
        ("a slow report", 0.3, signal.SIGTERM, "driver"),
        ("a slow report", 0.3, signal.SIGKILL, "driver"),
        ("making tables", 0.05, signal.SIGINT, "driver, twice"),
    ],
    ids=lambda value: str(getattr(value, "name", value)),
)
def test_a_stopped_command_ends_leaves_nothing_and_goes_on(
    moment: str, after_s: float, number: signal.Signals, target: str, campaign: Campaign
):
    outcome = campaign.send(campaign.moment(moment, after_s), number, target)

    assert number == signal.SIGKILL or 128 + number == outcome.status, outcome
    assert dataclasses.replace(outcome, seconds=min(outcome.seconds / PATIENCE_S, outcome.seconds)).is_well, outcome


@pytest.mark.parametrize(
    ("wrong", "values"),
    [
        ("status", {"status": 1}),
        ("a traceback", {"lines": ("Traceback", "KeyboardInterrupt")}),
        ("slow", {"seconds": 9.0}),
        ("a worker runs on", {"n_running": 1}),
        ("a file is left", {"left": (".writing-1-record.duckdb",)}),
        ("another record", {"same": False}),
    ],
)
def test_a_broken_promise_is_seen(wrong: str, values: dict[str, object]):
    kept = Outcome("reading", "SIGINT", "group", 0.1, 130, ("dragoman: stopped",), 0.2, 0, (), True)

    assert (True, False) == (kept.is_well, dataclasses.replace(kept, **values).is_well)  # type: ignore[arg-type]


# A summary that cannot be written is told with 2; what was read is kept all the same.
@pytest.mark.parametrize(("closed", "status"), [("<&- 2>&-", 0), (">&-", 2), ("<&- >&- 2>&-", 2)])
def test_closed_standard_streams_change_nothing_in_the_record(
    closed: str, status: int, campaign: Campaign, tmp_path: Path
):
    record = tmp_path / "record"
    command = [*COMMAND, "plain_work:work", "read", str(campaign.reports), "--into", str(record), "--workers", "1"]

    done = subprocess.run(["sh", "-c", f'exec "$@" {closed}', "sh", *command], capture_output=True, check=False)

    assert (status, exported(campaign.ready)) == (done.returncode, exported(record))
