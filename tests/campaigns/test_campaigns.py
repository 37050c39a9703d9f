"""A short form of each campaign. The long ones: ``just campaign``; what they measured: docs/reliability.md."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import damage
import hostile
import kills
import pytest
from campaign import Tally, Violation
from invariants import problems_of
from known import reason_of
from mutators import mutated
from seeds import SEEDS

# Inputs that hang or swell belong to the long form, which has processes to end.
_N_MUTATED = 10
_SLOW_CASES = (
    "bomb",
    "64 MB",
    "one million",
    "100,000",
    "quadratic",
    "laughs",
    "a thousand archives",
    "comments before",
)
QUICK_CASES = [case for case in hostile.CASES if not any(word in case.name for word in _SLOW_CASES)]


@pytest.mark.parametrize("kind", SEEDS)
def test_spoilt_inputs_break_nothing(kind: str, tmp_path: Path) -> None:
    found = []
    for number in range(_N_MUTATED):
        content = mutated(kind, 1, number)
        path = tmp_path / f"a{SEEDS[kind][0]}"
        path.write_bytes(content)
        found += [(number, each) for each in problems_of(path, content) if reason_of(each) is None]

    assert [] == found


def test_the_same_seed_spoils_alike() -> None:
    assert mutated("html", 7, 3) == mutated("html", 7, 3) != mutated("html", 7, 4)


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("case", QUICK_CASES, ids=lambda case: case.name)
def test_a_file_made_to_harm_gives_what_is_expected(case: hostile.Case) -> None:
    assert [] == [each for each in hostile.problems_of(case) if reason_of(f"{case.name}: {each}") is None]


@pytest.mark.slow
def test_a_damaged_record_says_so_or_is_mended(tmp_path: Path) -> None:
    whole = damage.make_whole(tmp_path)
    [expected] = damage.export_of(whole)

    found = [
        (piece, kind, each)
        for piece in ("parts", "inputs")
        for kind, problems in damage.try_once(whole, piece, f"1:{piece}:0", expected)
        for each in problems
        if reason_of(each) is None
    ]

    assert [] == found


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds processes in /proc")
@pytest.mark.parametrize("job", ["read", "resolve"])
def test_a_killed_command_gives_the_same_record_when_it_is_called_again(job: str, tmp_path: Path) -> None:
    tally = Tally()

    kills.run(job, seed=1, n_kills=1, folder=tmp_path, tally=tally)

    assert (1, []) == (tally.tries.total(), tally.unexpected)


def test_a_violation_fails_a_campaign_and_tells_how_to_see_it_again(capsys: pytest.CaptureFixture[str]) -> None:
    tally = Tally()
    tally.add("html", [Violation("hangs", "python tests/campaigns/mutations.py --seed 3")])

    assert (1, True) == (
        tally.show("tries"),
        "again: python tests/campaigns/mutations.py --seed 3" in capsys.readouterr()[0],
    )


def test_what_is_expected_for_now_fails_no_campaign() -> None:
    tally = Tally()
    tally.add("html", [Violation("hangs", "python …", known="it is being mended")])

    assert 0 == tally.show("tries")


def test_campaigns_are_called_as_scripts() -> None:
    script = Path(hostile.__file__)

    done = subprocess.run(
        [sys.executable, str(script), "--only", "a FIFO"], capture_output=True, text=True, check=False
    )

    assert (0, True) == (done.returncode, "1 files made to harm" in done.stdout), done.stderr
