"""The bootstrap over reports."""

from __future__ import annotations

from codings import coded

from dragoman.evaluate import GoldReport, evaluate_reports

TEXT = "Ada said we go."
SAID = coded(TEXT, "Ada", "said", "we go")


def intervals(n_right: int, n_wrong: int, **options: int) -> dict[str, list[float]]:
    reports = [(GoldReport(f"{n}", TEXT, (SAID,)), [SAID] if n < n_right else []) for n in range(n_right + n_wrong)]
    return evaluate_reports(reports, **options).to_dict()["ci95"]


def test_reports_that_are_all_alike_leave_no_doubt():
    assert [100.0, 100.0] == intervals(4, 0, boot=50)["relation"]


def test_two_reports_one_found_and_one_not_may_be_anything():
    # A quarter of the samples holds only the first, a quarter only the second report.
    assert [0.0, 100.0] == intervals(1, 1, boot=200)["relation"]


def test_the_same_seed_gives_the_same_interval():
    assert intervals(7, 5, boot=40, seed=3) == intervals(7, 5, boot=40, seed=3)


def test_another_seed_gives_other_samples():
    assert intervals(7, 5, boot=41, seed=1) != intervals(7, 5, boot=41, seed=2)


def test_samples_taken_in_several_batches_are_those_taken_at_once(monkeypatch):
    whole = intervals(7, 5, boot=100)
    monkeypatch.setattr("dragoman.evaluate.intervals._SAMPLES_A_BATCH", 30)

    assert whole == intervals(7, 5, boot=100)


def test_no_samples_no_intervals():
    assert {} == intervals(1, 1, boot=0)
