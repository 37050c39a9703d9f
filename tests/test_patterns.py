"""No regular expression of the program takes more than linear time, whatever the text."""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from patterns import MATCHES, SEARCHES, Found, all_patterns, calls_inside_functions, pumped

N_CHARS = 5000
# Linear ones take a tenth of it, those that take the square of the length three times as much.
MAX_SECONDS = 0.05

EXPONENTIAL = re.compile(r"\s*(?:<!--.*?-->\s*)*<html", re.DOTALL)
SQUARE = re.compile(r"[a-z]{3,}[.!?]\s+[A-Z]")


class _TooLongError(Exception):
    pass


@pytest.mark.parametrize("found", [pytest.param(found, id=found.name) for found in all_patterns()])
def test_time_of_a_pattern_grows_with_the_length_alone(found: Found) -> None:
    assert [] == slow_texts(found)


@pytest.mark.parametrize("pattern", [EXPONENTIAL, SQUARE])
def test_pattern_that_takes_more_is_noticed(pattern: re.Pattern[str]) -> None:
    assert slow_texts(Found("example", pattern, frozenset({"search"})))


def test_every_pattern_can_be_found_for_these_tests() -> None:
    assert [] == calls_inside_functions()


def slow_texts(found: Found) -> list[str]:
    """Return the beginnings of texts that the pattern spends too long on, each tried again before it is told."""
    slow = []
    for text in dict.fromkeys(pumped(found.pattern, found.max_chars or N_CHARS)):
        given: Any = text.encode("latin-1", "replace") if isinstance(found.pattern.pattern, bytes) else text
        if all(_seconds(found, given) > MAX_SECONDS for _ in range(2)):
            slow.append(text[:40])
            break
    return slow


def _seconds(found: Found, text: Any) -> float:
    began = time.process_time()
    with _alarm():
        if found.methods & SEARCHES or not found.methods:
            for _ in found.pattern.finditer(text):
                pass
        if found.methods & MATCHES or not found.methods:
            found.pattern.match(text)
    return time.process_time() - began


@contextmanager
def _alarm() -> Iterator[None]:
    def stop(*_: object) -> None:
        raise _TooLongError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, 1)
    try:
        yield
    except _TooLongError:
        pass
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
