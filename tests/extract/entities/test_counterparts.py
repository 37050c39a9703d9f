"""Offices told by somebody else's."""

from __future__ import annotations

import pytest

from candidates import Book, office_of
from dragoman.extract.entities.clusters import Cluster
from dragoman.extract.entities.counterparts import Counterparts

MEETING = "Norwegian Foreign Minister Mara Lindqvist met her Chilean counterpart, Tomas Reyes, in Vienna."
SUCCESSION = "Norwegian Foreign Minister Mara Lindqvist smiled. Lindqvist's predecessor, Tomas Reyes, left."
MINISTER = "Norwegian Foreign Minister Mara Lindqvist"


def reyes_in(text: str, owner: str) -> Cluster:
    """Return Reyes, once it is told that the owner's words mean the minister."""
    book = Book(text)
    book.tell(owner, book.tell(MINISTER))
    reyes = book.tell("Tomas Reyes")
    Counterparts(book.clusters).tell(book.number("Tomas Reyes"), reyes)
    return reyes


def test_counterpart_holds_the_same_office_of_his_own_country() -> None:
    reyes = reyes_in(MEETING, "her")

    assert [("foreign minister", "CHL", False)] == [(o.key, o.country, o.is_past) for o in reyes.offices]
    assert ("CHL", ("GOV",)) == (reyes.country, reyes.sectors)


def test_predecessor_held_the_very_office_and_holds_it_no_more() -> None:
    reyes = reyes_in(SUCCESSION, "Lindqvist")

    assert [("foreign minister", "NOR", True)] == [(o.key, o.country, o.is_past) for o in reyes.offices]
    assert ("ELI",) == reyes.sectors


def test_counterpart_of_somebody_without_an_office_learns_his_country_only() -> None:
    book = Book("Livia Thorne smiled. Thorne's Chilean counterpart, Tomas Reyes, and Jonas Hallen said no.")
    book.tell("Thorne", book.tell("Livia Thorne"))
    reyes = book.tell("Tomas Reyes")

    Counterparts(book.clusters).tell(book.number("Tomas Reyes"), reyes)

    assert ("CHL", []) == (reyes.country, reyes.offices)


def test_office_told_already_is_not_replaced() -> None:
    book = Book(MEETING)
    book.tell("her", book.tell(MINISTER))
    reyes = book.tell("Tomas Reyes")
    reyes.tell(office_of("trade minister", sectors=("GOV",)))

    Counterparts(book.clusters).tell(book.number("Tomas Reyes"), reyes)

    assert ["trade minister"] == [office.key for office in reyes.offices]


@pytest.mark.parametrize("words", [MINISTER, "her"])
def test_those_who_are_nobodys_counterpart_learn_nothing(words: str) -> None:
    book = Book(MEETING)
    lindqvist = book.tell(MINISTER)

    Counterparts(book.clusters).tell(book.number(words), lindqvist)

    assert ["foreign minister"] == [office.key for office in lindqvist.offices]


def test_office_of_a_counterpart_is_found_by_its_key() -> None:
    book = Book(MEETING)
    book.tell("her", book.tell(MINISTER))
    reyes = book.tell("Tomas Reyes")

    Counterparts(book.clusters).tell(book.number("Tomas Reyes"), reyes)

    assert reyes in book.clusters.holders("foreign minister")
