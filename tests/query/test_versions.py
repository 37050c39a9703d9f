"""What a version leaves out of the first one, and adds."""

from __future__ import annotations

from dragoman.query.versions import changes_between


def test_words_in_place_of_others_stand_after_those_left_out():
    changes = changes_between("We will never sign a paper", "They would never sign a paper")

    assert [("left out", "We will"), ("added", "They would"), ("same", "never sign a paper")] == changes


def test_capitals_and_marks_are_no_differences():
    assert [("same", "“We Stay.”")] == changes_between("we stay", "“We Stay.”")


def test_what_is_cut_off_is_left_out():
    assert [("same", "We stay"), ("left out", "until spring")] == changes_between("We stay until spring", "We stay")
