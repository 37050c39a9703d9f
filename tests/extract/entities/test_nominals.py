"""Persons told of by office or noun."""

from __future__ import annotations

import pytest

from candidates import Book, candidate_of
from dragoman.extract.actors.owners import with_owners
from dragoman.extract.entities.nominals import Nominals
from dragoman.extract.mentions.extraction import find_mentions
from parses import parse_of

MINISTERS = (
    "Norwegian Foreign Minister Mara Lindqvist met Icelandic Foreign Minister Jonas Hallen. "
    "The Norwegian minister said the talks went well."
)
DEPUTY = (
    "Norwegian Foreign Minister Mara Lindqvist met Jonas Hallen. "
    "The Norwegian deputy foreign minister said the talks went well."
)
SPOKESMAN = "Mrs. Lindqvist said the talks failed. The Norwegian spokesman said nothing new would follow."
EXCELLENCY = (
    "HE Minister of Transport Jonas Hallen opened the road. "
    "HE Minister of Trade Mara Lindqvist opened the port. His Excellency said the road was long."
)
STRIKER = "Jonas Hallen scored twice for Bergen. The striker said he was tired."


def test_country_of_an_office_tells_which_minister_is_meant() -> None:
    book = Book(MINISTERS)
    lindqvist = book.tell("Norwegian Foreign Minister Mara Lindqvist")
    book.tell("Icelandic Foreign Minister Jonas Hallen")
    number = book.number("The Norwegian minister")

    assert lindqvist is Nominals(book.clusters).find(number, book.candidates[number])


@pytest.mark.parametrize(
    ("text", "named", "words"),
    [
        (DEPUTY, "Norwegian Foreign Minister Mara Lindqvist", "The Norwegian deputy foreign minister"),
        (SPOKESMAN, "Mrs. Lindqvist", "The Norwegian spokesman"),
    ],
)
def test_deputy_and_spokesman_are_not_the_minister_and_the_woman(text: str, named: str, words: str) -> None:
    book = Book(text, speakers={words: "said"})
    person = book.tell(named)
    number = book.number(words)

    found = Nominals(book.clusters).find(number, book.candidates[number])

    assert found is not None
    assert person is not found
    assert words.removeprefix("The ") == found.label


def test_her_daughter_is_the_same_one_each_time() -> None:
    book = Book("Mara Lindqvist met her daughter. Her daughter smiled.")
    nominals = Nominals(book.clusters)

    first, second = (book.candidate(words) for words in ("her daughter", "Her daughter"))

    assert nominals.find(book.number("her daughter"), first) is nominals.find(book.number("Her daughter"), second)


def test_his_excellency_is_no_woman_who_is_called_so() -> None:
    book = Book(EXCELLENCY)
    hallen = book.tell("HE Minister of Transport Jonas Hallen")
    book.tell("HE Minister of Trade Mara Lindqvist")
    number = book.number("His Excellency")

    assert hallen is Nominals(book.clusters).addressed(number, book.candidates[number])


def test_address_that_fits_nobody_is_a_new_person() -> None:
    book = Book(EXCELLENCY)
    number = book.number("His Excellency")

    assert "His Excellency" == Nominals(book.clusters).addressed(number, book.candidates[number]).label


def test_bare_noun_after_a_named_subject_is_that_person() -> None:
    book = Book(STRIKER)
    hallen = book.tell("Jonas Hallen")

    assert hallen is Nominals(book.clusters).who_just_spoke(book.candidate("The striker"))


def test_bare_noun_with_more_behind_it_is_not_the_person_before() -> None:
    book = Book(STRIKER)
    book.tell("Jonas Hallen")
    longer = candidate_of(7, 10, head_start=8, head_end=9, form="nominal", article="the")

    assert Nominals(book.clusters).who_just_spoke(longer) is None


def test_topic_is_the_only_person_named_and_the_subject_before() -> None:
    book = Book("Mara Lindqvist met Jonas Hallen on Friday. She said the talks went well.")
    lindqvist = book.tell("Mara Lindqvist")
    she = book.candidate("She")
    alone = Nominals(book.clusters).is_topic(she, lindqvist)
    book.tell("Jonas Hallen")

    assert (True, False) == (alone, Nominals(book.clusters).is_topic(she, lindqvist))


@pytest.mark.parametrize(
    ("client", "words", "is_hallen"),
    [("Thorne", "Thorne's lawyer", True), ("Tomas Reyes", "Tomas Reyes's lawyer", False)],
)
def test_lawyer_is_the_one_told_before_of_the_same_client(client: str, words: str, is_hallen: bool) -> None:
    text = f"An attorney for Livia Thorne, Jonas Hallen, smiled. {words} said no."
    parse = parse_of(text)
    book = Book(text, candidates=with_owners(parse, find_mentions(parse)))
    thorne, hallen = book.tell("Livia Thorne"), book.tell("Jonas Hallen")
    book.tell("An attorney for Livia Thorne", hallen)
    book.tell(client, thorne if is_hallen else None)
    number = book.number(words)

    assert is_hallen is (Nominals(book.clusters).find(number, book.candidates[number]) is hallen)
