"""Agreement of two coders on cases worked by hand."""

from __future__ import annotations

import pytest
from coded_samples import finding, passage, sample_of, view_of

from dragoman.evaluate.coders.agreement import coder_pairs, compare_coders, machine_view
from dragoman.model.sample import CoderView

SAY = finding(0, 20, act="SAY", speaker="Mara Lindqvist")


def rows_of(first: CoderView, second: CoderView, n: int, **asked: int):
    sample = sample_of(*(passage(number) for number in range(n)))
    return {row.field: row for row in compare_coders(sample, first, second, **asked)}


def test_what_both_found_by_hand():
    ada = view_of("ada", [SAY, finding(50, 60, act="SAY")], [SAY], [])
    ben = view_of("ben", [SAY], [finding(70, 90, act="SAY")], [])

    found = rows_of(ada, ben, 3)["found"]

    assert (1, 2, 1) == (found.n_both, found.n_only_first, found.n_only_second)
    assert (1 / 2, 1 / 3, 2 / 5) == (found.precision.value, found.recall.value, found.f1.value)


def test_alpha_of_what_is_found_is_over_passages():
    ada = view_of("ada", [SAY], [SAY], [], [])
    ben = view_of("ben", [SAY], [], [], [])

    found = rows_of(ada, ben, 4)["found"]

    # Four passages, one apart; "something" three times of eight, "nothing" five.
    assert (4, pytest.approx(1 - 7 * 2 / (64 - 9 - 25))) == (found.n_compared, found.alpha.value)


def test_a_nominal_field_by_hand():
    acts = [("SAY", "SAY"), ("SAY", "REJECT"), ("REJECT", "REJECT"), ("REJECT", "REJECT")]
    ada = view_of("ada", *([finding(0, 20, act=one)] for one, _ in acts))
    ben = view_of("ben", *([finding(0, 20, act=other)] for _, other in acts))

    act = rows_of(ada, ben, 4)["act"]

    assert (3, 1, 1, 3 / 4) == (act.n_both, act.n_only_first, act.n_only_second, act.f1.value)
    assert pytest.approx(1 - 7 * 2 / (64 - 9 - 25)) == act.alpha.value


def test_a_field_that_one_did_not_code_is_not_compared():
    ada = view_of("ada", [finding(0, 20, act="SAY", mode=None)])
    ben = view_of("ben", [finding(0, 20, act="SAY", mode="direct")])

    mode = rows_of(ada, ben, 1)["mode"]

    assert (0, 0, None, None) == (mode.n_both, mode.n_compared, mode.precision.value, mode.alpha.value)


def test_a_value_that_there_is_none_counts_for_alpha_alone():
    ada = view_of("ada", [finding(0, 20, date="")], [finding(0, 20, date="2024-03-05")])
    ben = view_of("ben", [finding(0, 20, date="")], [finding(0, 20, date="2024-03-05")])

    date = rows_of(ada, ben, 2)["date"]

    assert (1, 2, 1.0) == (date.n_both, date.n_compared, date.alpha.value)


def test_a_name_in_other_words_is_the_same_value():
    ada = view_of("ada", [finding(0, 20, speaker="Lindqvist")], [finding(0, 20, speaker="Jon Hall")])
    ben = view_of("ben", [finding(0, 20, speaker="Mara Lindqvist")], [finding(0, 20, speaker="Hall")])

    speaker = rows_of(ada, ben, 2)["speaker"]

    assert (2, 1.0) == (speaker.n_both, speaker.alpha.value)


def test_passages_that_one_did_not_code_do_not_count():
    ada = view_of("ada", [SAY], None, [SAY])
    ben = view_of("ben", [SAY], [SAY])

    found = rows_of(ada, ben, 3)["found"]

    assert (1, 1, 0) == (found.n_passages, found.n_both, found.n_only_second)


def test_the_same_seed_gives_the_same_intervals():
    ada = view_of("ada", *([SAY] if n % 2 else [] for n in range(9)))
    ben = view_of("ben", *([SAY] if n % 3 else [] for n in range(9)))

    assert rows_of(ada, ben, 9, seed=4) == rows_of(ada, ben, 9, seed=4)
    assert rows_of(ada, ben, 9, seed=4) != rows_of(ada, ben, 9, seed=5)


def test_an_interval_holds_its_figure():
    ada = view_of("ada", *([SAY] if n % 2 else [] for n in range(40)))
    ben = view_of("ben", *([SAY] if n % 3 else [] for n in range(40)))

    for row in rows_of(ada, ben, 40).values():
        for measured in (row.precision, row.recall, row.f1, row.alpha):
            if measured.value is not None and measured.interval is not None:
                assert measured.interval[0] <= measured.value <= measured.interval[1]


def test_of_one_report_there_is_no_interval():
    sample = sample_of(passage(0, report="r"), passage(1, report="r"))
    view = view_of("ada", [SAY], [])

    assert {None} == {row.f1.interval for row in compare_coders(sample, view, view_of("ben", [SAY], [SAY]))}


def test_the_machine_is_a_coder_and_comes_second():
    sample = sample_of(passage(0, SAY), passage(1))
    views = [machine_view(sample), view_of("ada", [SAY], [SAY]), view_of("Zoe", [SAY], [SAY])]

    pairs = [(first.by, second.by) for first, second in coder_pairs(views)]

    assert [("Zoe", "ada"), ("Zoe", "machine"), ("ada", "machine")] == pairs
