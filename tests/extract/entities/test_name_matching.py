"""How well one name fits another."""

from __future__ import annotations

import pytest

from dragoman.extract.entities.name_matching import initials, letters, name_key, name_match, nearly, tidy

HALLEN = ("jonas", "peter", "hallen")


def test_accents_marks_and_particles_do_not_count_in_a_name() -> None:
    assert ("jose", "alvarez") == name_key(["José", "de", "Álvarez’"])


@pytest.mark.parametrize(
    ("key", "fit"),
    [
        (("jonas", "peter", "hallen"), 5.0),
        (("jonaspeter", "hallen"), 5.0),
        (("hallen",), 4.0),
        (("jonas", "hallen"), 3.5),
        (("peter",), 3.0),
        (("jonas",), 2.5),
        (("hallens",), 2.0),
        (("mara", "hallen"), 0.0),
        (("lindqvist",), 0.0),
    ],
)
def test_last_words_of_a_name_fit_better_than_the_first_and_these_than_nothing(
    key: tuple[str, ...], fit: float
) -> None:
    assert fit == name_match(key, [HALLEN])


def test_best_of_several_names_counts() -> None:
    assert 5.0 == name_match(("reyes",), [HALLEN, ("reyes",)])


def test_person_without_names_is_fitted_by_none() -> None:
    assert 0.0 == name_match(("hallen",), [])


def test_one_name_respelt_by_a_letter_fits() -> None:
    assert 3.0 == name_match(("mara", "lindqist"), [("mara", "lindqvist")])


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("lindqvist", "lindqist", True),
        ("lindqvist", "lindkvist", True),
        ("lindqvist", "lindkist", False),
        ("reyes", "reyas", False),
        ("hallen", "mallen", False),
        ("falcon7", "falcon8", False),
    ],
)
def test_long_words_may_differ_by_one_letter_that_is_not_the_first(left: str, right: str, expected: bool) -> None:
    assert expected is nearly(left, right) is nearly(right, left)


def test_names_are_looked_up_by_the_first_letters_of_their_words_together_and_apart() -> None:
    assert {"am", "ho"} == letters(("amir", "hosseini"))


def test_small_words_have_no_initial() -> None:
    assert "nut" == initials(["the", "northern", "union", "of", "teachers"])


def test_label_has_single_spaces_and_no_marks_around_it() -> None:
    assert "Omar Amir-Hosseini" == tidy(" “Omar  Amir- Hosseini,” ")


def test_given_name_respelt_before_the_same_surname_fits_better_than_the_whole_respelt() -> None:
    assert 3.0 == name_match(("johanna", "reyes"), [("johana", "reyes")])
    assert 0.0 == name_match(("marta", "reyes"), [("johana", "reyes")])
