"""Why a mention was taken to mean an entity, in words."""

from __future__ import annotations

import pytest

from candidates import Book
from dragoman.extract.entities.reasons import FIRST, reason_for

MEETING = "Mara Lindqvist met Jonas Hallen on Friday. She said the talks went well."
MINISTERS = (
    "Norwegian Foreign Minister Mara Lindqvist met Icelandic Foreign Minister Jonas Hallen. "
    "The Norwegian minister said the talks went well."
)


def test_first_mention_of_an_entity_says_so() -> None:
    book = Book(MEETING)
    lindqvist = book.clusters.new("person", book.candidate("Mara Lindqvist"))

    assert FIRST == reason_for(book.clusters, book.number("Mara Lindqvist"), lindqvist)


def test_pronoun_tells_gender_distance_and_subject() -> None:
    book = Book(MEETING)
    lindqvist = book.tell("Mara Lindqvist")

    assert "a woman, as Mara Lindqvist is; 1 sentence before; the subject there" == reason_for(
        book.clusters, book.number("She"), lindqvist
    )


def test_pronoun_for_somebody_of_unknown_gender_claims_less() -> None:
    book = Book(MEETING)
    lindqvist = book.tell("Mara Lindqvist")
    lindqvist.gender = ""

    assert reason_for(book.clusters, book.number("She"), lindqvist).startswith("Mara Lindqvist may be so called; ")


def test_last_speaker_is_told() -> None:
    book = Book(MEETING)
    lindqvist = book.tell("Mara Lindqvist")
    book.clusters.last_speaker = lindqvist

    assert reason_for(book.clusters, book.number("She"), lindqvist).endswith("; the last to speak")


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        (("hallen",), "the name of Jonas Hallen"),
        (("jonas", "hallen"), "the last words of the name of Jonas Hallen"),
        (("hallen", "jonas"), "the first word of the name of Jonas Hallen"),
        (("jonas", "reyes"), "taken for Jonas Hallen"),
    ],
)
def test_name_tells_how_it_fits(names: tuple[str, ...], reason: str) -> None:
    book = Book("Jonas Hallen opened the meeting. Hallen thanked the hosts.")
    hallen = book.tell("Jonas Hallen")
    hallen.names = {names}

    assert reason == reason_for(book.clusters, book.number("Hallen"), hallen)


def test_office_tells_the_one_it_fits_and_the_country_both_share() -> None:
    book = Book(MINISTERS)
    lindqvist = book.tell("Norwegian Foreign Minister Mara Lindqvist")
    lindqvist.label = "Mara Lindqvist"

    assert [
        "fits the office of Mara Lindqvist: Foreign Minister",
        "both of Norway",
        "1 sentence before",
        "the subject there",
    ] == reason_for(book.clusters, book.number("The Norwegian minister"), lindqvist).split("; ")


def test_office_beside_a_name_is_told_by_its_place() -> None:
    book = Book("Norway's ambassador to Chile, Livia Thorne, said no.")
    thorne = book.tell("Livia Thorne")

    assert "stands beside the words for Livia Thorne" == reason_for(
        book.clusters, book.number("Norway's ambassador to Chile"), thorne
    )
