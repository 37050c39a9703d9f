"""Whether confidence means what it says."""

from __future__ import annotations

import pytest
from codings import coded, evaluated

from dragoman.evaluate.calibration import calibrate


def test_nothing_found_has_no_calibration():
    assert calibrate([]) is None


def test_error_is_the_distance_of_confidence_from_the_share_of_right_ones():
    # One confidence, so one bin: 0.8 told, 3 of 4 right.
    found = calibrate([(0.8, True), (0.8, True), (0.8, True), (0.8, False)])

    assert found is not None
    assert (pytest.approx(0.05), 1) == (found.ece, len(found.bins))


def test_brier_is_the_mean_square_error():
    found = calibrate([(0.8, True), (0.6, False)])  # (0.04 + 0.36) / 2

    assert found is not None
    assert pytest.approx(0.2) == found.brier


def test_bins_hold_equally_many():
    found = calibrate([(n / 40, True) for n in range(40)])

    assert found is not None
    assert [4] * 10 == [each.n for each in found.bins]


def test_equal_confidences_stay_in_one_bin():
    found = calibrate([(0.5, n % 2 == 0) for n in range(15)] + [(0.9, True)] * 5)

    assert found is not None
    assert [15, 5] == [each.n for each in found.bins]


def test_order_does_not_matter():
    judged = [(0.3, True), (0.3, False), (0.7, True), (0.9, True)]

    assert calibrate(judged) == calibrate(judged[::-1])


def test_a_statement_is_right_if_content_and_source_are():
    text = "Ada said we go now. Bo asked who pays."
    gold = [coded(text, "Ada", "said", "we go now"), coded(text, "Bo", "asked", "who pays")]
    found = [
        coded(text, "Ada", "said", "we go now", confidence=0.9),
        coded(text, "Ada", "asked", "who pays", confidence=0.4),
    ]

    told = evaluated(text, gold, found).to_dict()["calibration"]

    assert (2, 25.0, 8.5) == (told["n"], told["ece"], told["brier"])  # (.1 + .4) / 2, (.01 + .16) / 2
