"""The work on one report grows with its length: the short form of ``lengths.py``."""

from __future__ import annotations

import cProfile
import pstats
import sys
from pathlib import Path

import pytest

from dragoman.config import ExtractSettings, Settings
from dragoman.run.shards import work_item

sys.path.insert(0, str(Path(__file__).parent))
from lengths import item_of, text_of

pytestmark = [pytest.mark.model, pytest.mark.slow]

# Function calls, not seconds, so that what else the machine does has no say. Of quadratic work four times the length
# makes sixteen times as many; of ours at most about four, and what a text has more of because it is longer.
RISE = 6.0
BY_RULES = Settings(extract=ExtractSettings(statement_model=False, event_model=False))


@pytest.mark.parametrize("kind", ["prose", "new names", "quotations", "role sentences", "events", "he said"])
def test_four_times_the_length_is_about_four_times_the_work(kind: str):
    assert _n_calls(kind, 1600) <= RISE * _n_calls(kind, 400)


def _n_calls(kind: str, n_words: int) -> int:
    item = item_of(kind, text_of(kind, n_words))
    work_item(item_of(kind, text_of(kind, 20)), BY_RULES)
    profiler = cProfile.Profile()
    worked = profiler.runcall(work_item, item, BY_RULES)
    assert worked.findings is not None
    assert "extract-failed" not in {issue.code for issue in worked.findings.issues}
    return int(pstats.Stats(profiler).total_calls)


@pytest.mark.parametrize("sign", ['"', "'", "$", "(", "!", "<", "🙂", "-", "."])
def test_a_run_of_one_sign_is_read_and_kept(sign: str):
    text = text_of(f"run of {sign}", 1000)
    worked = work_item(item_of("run", text), BY_RULES)

    assert worked.findings is not None
    assert text == worked.findings.report.text
    assert "extract-failed" not in {issue.code for issue in worked.findings.issues}
