"""Words for several actors named before."""

from __future__ import annotations

import pytest

from candidates import Book
from dragoman.extract.entities.clusters import Cluster
from dragoman.extract.entities.pairs_and_groups import Sets

MINISTERS = "Mara Lindqvist and Tomas Reyes met in Vienna. Both ministers said a pact was near."
THEY = "Mara Lindqvist and Tomas Reyes met in Vienna. They said a pact was near."
LAWMAKERS = (
    "She said that two lawmakers, Tomas Reyes and Livia Thorne, had asked for asylum. The lawmakers said they stay."
)


def pair_in(book: Book, first: str, second: str, *, together: bool = True) -> tuple[Sets, tuple[Cluster, ...]]:
    """Return the finder once two mentions were read, and the entities that they mean."""
    numbers = book.number(first), book.number(second)
    sets = Sets(book.clusters, {numbers[0]: numbers} if together else {})
    members = book.tell(first), book.tell(second)
    for number in numbers:
        sets.notice(number)
    return sets, members


def found_for(sets: Sets, book: Book, words: str) -> tuple[Cluster, ...]:
    number = book.number(words)
    return sets.find(number, book.candidates[number])


@pytest.mark.parametrize(("text", "words"), [(MINISTERS, "Both ministers"), (THEY, "They")])
def test_pair_that_stands_together_is_taken_up_in_its_order(text: str, words: str) -> None:
    book = Book(text)
    sets, members = pair_in(book, "Mara Lindqvist", "Tomas Reyes")

    assert members == found_for(sets, book, words)


def test_they_takes_up_no_two_that_do_not_stand_together() -> None:
    book = Book(THEY)
    sets, _ = pair_in(book, "Mara Lindqvist", "Tomas Reyes", together=False)

    assert () == found_for(sets, book, "They")


def test_two_persons_of_separate_sentences_are_the_two_officials_after_them() -> None:
    book = Book("Mara Lindqvist spoke at noon. Tomas Reyes spoke later. The two officials said a pact was near.")
    sets, (lindqvist, reyes) = pair_in(book, "Mara Lindqvist", "Tomas Reyes", together=False)

    assert {id(lindqvist), id(reyes)} == {id(c) for c in found_for(sets, book, "The two officials")}


def test_both_countries_are_a_pair_of_states_and_no_pair_of_persons() -> None:
    book = Book("Norway and Chile talked. Both countries want peace.")
    sets, states = pair_in(book, "Norway", "Chile")
    as_states = found_for(sets, book, "Both countries")
    for member in states:
        member.kind = "person"

    assert (states, ()) == (as_states, found_for(sets, book, "Both countries"))


def test_plural_of_an_office_that_each_of_a_pair_holds_means_the_pair() -> None:
    book = Book(LAWMAKERS)
    sets, members = pair_in(book, "Tomas Reyes", "Livia Thorne")

    assert members == found_for(sets, book, "The lawmakers")


def test_plural_of_an_office_that_one_of_a_pair_does_not_hold_means_others() -> None:
    book = Book(LAWMAKERS)
    sets, (reyes, _) = pair_in(book, "Tomas Reyes", "Livia Thorne")
    reyes.offices.clear()

    assert () == found_for(sets, book, "The lawmakers")


def test_names_are_no_words_for_several() -> None:
    book = Book(THEY)
    sets, _ = pair_in(book, "Mara Lindqvist", "Tomas Reyes")

    assert () == found_for(sets, book, "Tomas Reyes")
