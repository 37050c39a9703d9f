"""From a sample to the whole record: cases worked by hand."""

from __future__ import annotations

import pytest
from coded_samples import finding, passage, sample_of, view_of

from dragoman.evaluate.coders.estimates import Estimate, estimate_record
from dragoman.model.sample import CoderView, Sample, Stratum

SOMETHING = Stratum(("something found",), True, 100, 4)
NOTHING = Stratum(("nothing found",), False, 300, 3)
SAY, REJECT = finding(0, 20, "s1", act="SAY"), finding(50, 70, "s2", act="REJECT")


def estimates_of(sample: Sample, view: CoderView) -> dict[tuple[str, str], Estimate]:
    return {(each.what, each.value): each for each in estimate_record(sample, view, draws=500)}


def sample_by_hand() -> Sample:
    """Four of a hundred passages with findings, three of three hundred without; the machine has 110 findings."""
    found = [passage(number, SAY) for number in range(4)]
    nothing = [passage(number, stratum=1) for number in range(4, 7)]
    counts = {("all", ""): 110, ("type", "SAY"): 110, ("outlet", "NLA"): 110}
    return sample_of(*found, *nothing, strata=(SOMETHING, NOTHING), counts=counts)


def test_precision_recall_and_count_by_hand():
    # Three of four are right. Missed: one where something was found (weight 25), one where nothing was (weight 100).
    view = view_of("ada", [SAY], [SAY], [SAY, REJECT], [], [REJECT], [], [])

    everything = estimates_of(sample_by_hand(), view)["all", ""]

    right, missed = 110 * 0.75, 25 + 100
    assert (0.75, right / (right + missed)) == (everything.precision.value, everything.recall.value)
    assert (right + missed, 110) == (everything.count.value, everything.n_machine)
    assert (4, 3, 2) == (everything.n_seen, everything.n_right, everything.n_missed)


def test_strata_weigh_as_they_are_large():
    # One of two is right in a stratum of 90 passages, both in one of 10: (45 + 10) / 100.
    strata = Stratum(("a",), True, 90, 2), Stratum(("b",), True, 10, 2)
    sample = sample_of(*(passage(n, SAY, stratum=n // 2) for n in range(4)), strata=strata)

    everything = estimates_of(sample, view_of("ada", [SAY], [], [SAY], [SAY]))["all", ""]

    assert pytest.approx(0.55) == everything.precision.value


def test_a_finding_of_another_type_is_wrong_in_its_type_and_missed_in_the_right_one():
    view = view_of("ada", [finding(0, 20, "s1", act="REJECT")], [SAY], [SAY], [SAY], [], [], [])

    found = estimates_of(sample_by_hand(), view)

    assert (1.0, 0.75) == (found["all", ""].precision.value, found["type", "SAY"].precision.value)
    assert (0.0, 25.0) == (found["type", "REJECT"].recall.value, found["type", "REJECT"].count.value)


def test_passages_that_were_not_coded_leave_their_weight_to_those_of_their_stratum():
    view = view_of("ada", [SAY], None, [], None, [], [REJECT], None)

    everything = estimates_of(sample_by_hand(), view)["all", ""]

    assert (0.5, 55 + 150) == (everything.precision.value, everything.count.value)


def test_without_passages_in_which_nothing_was_found_recall_is_not_told():
    view = view_of("ada", [SAY], [SAY], [], [])

    everything = estimates_of(sample_by_hand(), view)["all", ""]

    assert (0.5, None, None) == (everything.precision.value, everything.recall.value, everything.count.value)


def test_where_all_was_coded_there_is_no_doubt():
    strata = Stratum(("a",), True, 2, 2), Stratum(("b",), False, 1, 1)
    counts = {("all", ""): 2}
    sample = sample_of(passage(0, SAY), passage(1, SAY), passage(2, stratum=1), strata=strata, counts=counts)

    everything = estimates_of(sample, view_of("ada", [SAY], [], [REJECT]))["all", ""]

    assert (0.5, 0.5) == everything.precision.interval
    assert (2.0, (2.0, 2.0)) == everything.count


def test_where_all_are_right_the_interval_is_not_empty():
    everything = estimates_of(sample_by_hand(), view_of("ada", *[[SAY]] * 4, [], [], []))["all", ""]

    assert 1.0 == everything.precision.value
    assert everything.precision.interval is not None
    assert everything.precision.interval[0] < 0.9


def test_fields_are_right_among_findings_that_are():
    other = finding(0, 20, "s1", act="SAY", speaker="Jon Hall")
    machine = finding(0, 20, "s1", act="SAY", speaker="Mara Lindqvist")
    sample = sample_of(*(passage(n, machine) for n in range(4)), strata=(SOMETHING,), counts={("all", ""): 4})

    speaker = estimates_of(sample, view_of("ada", [machine], [machine], [other], []))["field", "speaker"]

    assert (pytest.approx(2 / 3), 3, 2) == (speaker.precision.value, speaker.n_seen, speaker.n_right)


def test_the_same_seed_gives_the_same_estimates():
    view = view_of("ada", [SAY], [SAY], [SAY, REJECT], [], [REJECT], [], [])
    sample = sample_by_hand()

    assert estimate_record(sample, view, seed=2) == estimate_record(sample, view, seed=2)
    assert estimate_record(sample, view, seed=2) != estimate_record(sample, view, seed=3)
