"""Names that mean the same person or organisation, over the whole report."""

from __future__ import annotations

import pytest

from candidates import Book
from dragoman.extract.entities.same_names import NameJoiner


def joined(text: str, **told: dict[str, str]) -> Book:
    """Return the entities of a text once its names are joined."""
    book = Book(text, **told)  # type: ignore[arg-type]
    names = NameJoiner(book.clusters)
    names.join_names()
    names.label_persons()
    return book


def told_in(text: str, **told: dict[str, str]) -> dict[str, list[str]]:
    """Return the labels of the entities with the words of their mentions, in reading order."""
    book = joined(text, **told)
    return {
        cluster.label: [book.parse.wording(m.start, m.end) for m in sorted(cluster.members, key=lambda m: m.start)]
        for cluster in book.clusters.clusters
    }


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Jonas Hallen opened the meeting. Hallen thanked the hosts.", ["Jonas Hallen", "Hallen"]),
        ("Hallen opens fishing talks.\n\nJonas Hallen opened the talks on Monday.", ["Hallen", "Jonas Hallen"]),
    ],
)
def test_surname_is_the_full_name_before_and_behind_it(text: str, mentions: list[str]) -> None:
    assert {"Jonas Hallen": mentions} == told_in(text)


def test_name_with_a_broken_hyphen_is_the_whole_one() -> None:
    text = "Minister Omar Amir-Hosseini arrived. Later Amir- Hosseini met the press."

    assert {"Omar Amir-Hosseini": ["Minister Omar Amir-Hosseini", "Later Amir- Hosseini"]} == told_in(text)


def test_two_given_names_are_two_persons() -> None:
    assert ["Mara Lindqvist", "Jonas Lindqvist"] == sorted(
        told_in("Mara Lindqvist met Jonas Lindqvist in Oslo."), reverse=True
    )


def test_surname_with_mr_is_no_woman_of_that_name() -> None:
    text = (
        "Maria Hallen waved from the balcony. "
        "President Hallen spoke to the crowd, and Mr. Hallen left at noon."
    )  # fmt: skip

    assert {"Maria Hallen": ["Maria Hallen"], "Hallen": ["President Hallen", "Mr. Hallen"]} == told_in(text)


def test_short_form_in_brackets_is_the_body_before_it() -> None:
    text = "The Kenya National Union of Teachers (KNUT) held a rally. KNUT said talks would resume."

    assert {"Kenya National Union of Teachers": ["The Kenya National Union of Teachers", "KNUT", "KNUT"]} == told_in(
        text
    )


def test_person_is_not_called_by_a_name_that_only_a_quotation_uses() -> None:
    text = 'Jonas Hallen spoke. "I know Crooked Jonas Hallen," a rival shouted.'

    assert ["Jonas Hallen"] == list(told_in(text))


def test_lone_word_for_a_firm_counts_where_it_speaks() -> None:
    text = "Paris Lindqvist said the plan was ready."

    assert {} == told_in(text)
    assert {"Lindqvist": ["Lindqvist"]} == told_in(text, speakers={"Lindqvist": "said"})


def test_names_that_the_lexicon_knows_are_left_to_others() -> None:
    assert {} == told_in("Norway and Chile talked. Norway and Ghana talked. Norway, Chile and Ghana talked.")
