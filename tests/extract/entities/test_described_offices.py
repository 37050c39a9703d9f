"""Offices joined to the names they describe."""

from __future__ import annotations

from candidates import Book
from dragoman.extract.entities.described_offices import DescriptionJoiner

DEPUTY = "Tomas Reyes, Chile's deputy foreign minister, said the talks would go on."
AMBASSADOR = "Norway's ambassador to Chile, Livia Thorne, said no."


def test_office_behind_a_name_is_its_bearers() -> None:
    book = Book(DEPUTY)
    reyes = book.tell("Tomas Reyes")

    DescriptionJoiner(book.clusters).join_appositions()

    office = book.number("Chile's deputy foreign minister")
    assert reyes is book.clusters.of[office]
    assert "stands beside the name of Tomas Reyes" == book.clusters.because[office]
    assert ("CHL", ["foreign minister"]) == (reyes.country, [held.key for held in reyes.offices])


def test_office_before_a_name_is_its_bearers() -> None:
    book = Book(AMBASSADOR)
    thorne = book.tell("Livia Thorne")

    DescriptionJoiner(book.clusters).join_appositions()

    assert thorne is book.clusters.of[book.number("Norway's ambassador to Chile")]


def test_state_inside_an_office_is_not_its_bearer() -> None:
    book = Book(AMBASSADOR)
    book.tell("Livia Thorne")

    DescriptionJoiner(book.clusters).join_appositions()

    assert book.number("Norway") not in book.clusters.of


def test_spokesman_beside_the_name_of_a_woman_is_somebody_else() -> None:
    text = "The governor's spokesman, Jonas Hallen, said no."
    man, woman = Book(text), Book(text)
    man.tell("Jonas Hallen")
    woman.tell("Jonas Hallen").gender = "f"
    for book in (man, woman):
        DescriptionJoiner(book.clusters).join_appositions()

    assert man.number("spokesman") in man.clusters.of
    assert woman.number("spokesman") not in woman.clusters.of


def test_name_that_means_nobody_yet_takes_no_office() -> None:
    book = Book(DEPUTY)

    DescriptionJoiner(book.clusters).join_appositions()

    assert {} == book.clusters.of


def test_noun_that_is_no_office_is_remembered_for_the_name_beside_it() -> None:
    book = Book("The petitioner, Livia Thorne, whose house was flooded, said nobody had come.")
    thorne = book.tell("Livia Thorne")

    DescriptionJoiner(book.clusters).join_appositions()

    assert {"petitioner": thorne} == book.clusters.called
