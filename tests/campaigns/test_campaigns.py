"""A short form of each campaign. The long ones: ``just campaign``; what they measured: docs/reliability.md."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import damage
import pytest
from campaign import Tally, Violation
from invariants import problems_of
from known import reason_of
from mutators import mutated
from seeds import SEEDS

HERE = Path(__file__).parent
# Inputs that hang or swell belong to the long form, which has processes to end.
_N_MUTATED = 10


def called(*words: str) -> subprocess.CompletedProcess[str]:
    """Call a campaign as a script, as it forks, which a process that has used DuckDB must not."""
    return subprocess.run([sys.executable, *words], cwd=HERE, capture_output=True, text=True, check=False, timeout=300)


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


@pytest.mark.slow
def test_files_made_to_harm_give_what_is_expected() -> None:
    done = called("hostile.py", "--quick")

    assert (0, "") == (done.returncode, done.stderr), done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["parts", "inputs"])
def test_a_damaged_record_says_so_or_is_mended(piece: str, tmp_path: Path) -> None:
    whole = damage.make_small(tmp_path)
    [expected] = damage.export_of(whole)

    [(_, problems)] = damage.try_once(whole, piece, f"1:{piece}:0", expected)

    assert [] == [each for each in problems if reason_of(each) is None]


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds processes in /proc")
def test_a_killed_command_gives_the_same_record_when_it_is_called_again() -> None:
    done = called("kills.py", "--job", "resolve", "--rounds", "2")

    assert 0 == done.returncode, done.stdout + done.stderr


def test_a_violation_fails_a_campaign_and_tells_how_to_see_it_again(capsys: pytest.CaptureFixture[str]) -> None:
    tally = Tally()
    tally.add("html", [Violation("hangs", "python tests/campaigns/mutations.py --seed 3")])

    assert 1 == tally.show("tries")
    assert "again: python tests/campaigns/mutations.py --seed 3" in capsys.readouterr().out


def test_what_is_expected_for_now_fails_no_campaign() -> None:
    tally = Tally()
    tally.add("html", [Violation("hangs", "python …", known="it is being mended")])

    assert 0 == tally.show("tries")
