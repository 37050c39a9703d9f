"""Samples are drawn at random within strata, reproducibly."""

from __future__ import annotations

from collections import Counter

import pytest

from dragoman.evaluate.coders.drawing import FramePassage, draw_passages
from dragoman.model import Span


def frame_of(n: int, *, n_found: int, n_outlets: int = 1) -> list[FramePassage]:
    """Return a frame of ``n`` passages, in the first ``n_found`` of which something was found."""
    return [
        FramePassage(
            f"q{number}", f"r{number // 5}", Span(0, 9), f"Outlet {number % n_outlets}",
            (("SAY",) if number % 7 else ("REJECT", "SAY")) if number < n_found else (),
            0.5 + number % 5 / 10 if number < n_found else None,
        )
        for number in range(n)
    ]  # fmt: skip


def test_the_same_seed_gives_the_same_sample_in_whatever_order_the_frame_stands():
    frame = frame_of(200, n_found=80, n_outlets=3)

    [(strata, drawn), (strata_again, drawn_again)] = (
        draw_passages(each, 40, ("outlet", "type"), 3) for each in (frame, frame[::-1])
    )

    assert strata == strata_again
    assert sorted(each.id for each, _ in drawn) == sorted(each.id for each, _ in drawn_again)


def test_another_seed_gives_another_sample():
    frame = frame_of(200, n_found=80)

    assert draw_passages(frame, 40, (), 1)[1] != draw_passages(frame, 40, (), 2)[1]


def test_a_third_are_passages_in_which_nothing_was_found():
    strata, drawn = draw_passages(frame_of(200, n_found=80), 60, (), 0)

    assert {False: 20, True: 40} == dict(Counter(strata[number].has_findings for _, number in drawn))


def test_strata_tell_how_many_passages_they_have_and_how_many_are_drawn():
    strata, drawn = draw_passages(frame_of(200, n_found=80, n_outlets=3), 60, ("outlet", "confidence"), 0)

    assert 200 == sum(each.n_frame for each in strata)
    assert [each.n_drawn for each in strata] == [Counter(n for _, n in drawn)[n] for n in range(len(strata))]


def test_each_stratum_has_two_or_all_that_there_are():
    strata, _ = draw_passages(frame_of(500, n_found=200, n_outlets=20), 100, ("outlet", "type"), 0)

    assert all(each.n_drawn >= min(2, each.n_frame) for each in strata)


def test_where_strata_are_too_many_the_smallest_are_one():
    frame = frame_of(500, n_found=200, n_outlets=40)

    strata, drawn = draw_passages(frame, 30, ("outlet",), 0)

    assert (30, 500) == (len(drawn), sum(each.n_frame for each in strata))
    assert 2 == sum("other" in each.labels for each in strata)


@pytest.mark.parametrize("n_found", [0, 20])
def test_a_frame_of_one_sort_gives_all(n_found: int):
    _, drawn = draw_passages(frame_of(20, n_found=n_found), 12, (), 0)

    assert 12 == len(drawn)


def test_more_than_there_are_gives_all_there_are():
    strata, drawn = draw_passages(frame_of(20, n_found=8), 100, ("type",), 0)

    assert 20 == len(drawn)
    assert all(each.n_drawn == each.n_frame for each in strata)


def test_each_passage_of_a_stratum_has_the_same_chance():
    frame = frame_of(60, n_found=20)
    times = Counter(each.id for seed in range(400) for each, _ in draw_passages(frame, 30, (), seed)[1])

    # Ten of forty, 400 times: 100 each, with a standard deviation of 8.7.
    assert all(65 <= times[f"q{number}"] <= 135 for number in range(20, 60))
