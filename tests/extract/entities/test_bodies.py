"""States, bodies, organisations and groups: the same words, or the noun for the one mentioned last."""

from __future__ import annotations

from dataclasses import replace

import pytest

from candidates import Book, candidate_of
from dragoman.extract.entities.bodies import Bodies
from dragoman.extract.entities.nominals import Nominals


def bodies_of(book: Book) -> Bodies:
    return Bodies(book.clusters, Nominals(book.clusters))


def test_names_of_one_state_are_one_entity_with_the_usual_name() -> None:
    book = Book("The United Kingdom agreed. Britain will pay, and the UK will send ships.")
    bodies = bodies_of(book)

    found = [bodies.of_known(candidate) for candidate in book.candidates if candidate.known is not None]

    assert 3 == len(found)
    assert {("United Kingdom", "GBR")} == {(cluster.label, cluster.country) for cluster in found}
    assert 1 == len({id(cluster) for cluster in found})


def test_short_name_of_a_paper_means_the_longer_one_named_before() -> None:
    book = Book("The Bergen Post counted the ships. The Post said no.")
    post = book.tell("The Bergen Post")

    assert post is bodies_of(book).of_known(book.candidate("The Post"))


def test_known_name_that_nothing_goes_before_is_what_the_lexicon_says() -> None:
    book = Book("The Bergen Post counted the ships. The Post said no.")

    assert "Washington Post" == bodies_of(book).of_known(book.candidate("The Post")).label


def test_general_word_means_the_body_named_before_that_it_fits() -> None:
    book = Book("The Bergen Harbour Office counted 40 ships. The agency said it was a record.")
    office = book.tell("The Bergen Harbour Office")

    assert office is bodies_of(book).body(book.candidate("The agency"))


def test_general_word_that_does_not_fit_is_a_body_of_its_own() -> None:
    book = Book("The Bergen Workers Union counted 40 ships. The agency said it was a record.")
    union = book.tell("The Bergen Workers Union")

    agency = bodies_of(book).body(book.candidate("The agency"))

    assert union is not agency
    assert "agency" == agency.label


def test_government_of_a_country_is_one_body_whenever_it_is_named() -> None:
    book = Book("Livia Thorne met the Chilean government in Vienna on Sunday.")
    bodies = bodies_of(book)
    government = book.candidate("the Chilean government")

    assert bodies.body(government) is bodies.body(government)


def test_this_newspaper_is_the_outlet() -> None:
    book = Book("Jonas Hallen told this newspaper that the boats were late.", outlet="Velmar Courier")

    paper = bodies_of(book).body(book.candidate("this newspaper"))

    assert ("Velmar Courier", ("JRN",), None) == (paper.label, paper.sectors, paper.known)


def test_group_with_the_article_is_the_group_told_without_it() -> None:
    book = Book("Police arrested two teachers. Police arrested the teachers at dawn.")
    bodies = bodies_of(book)

    teachers = bodies.group(book.candidate("two teachers"))

    assert teachers is bodies.group(book.candidate("the teachers"))
    assert (True, "two teachers") == (teachers.is_plural, teachers.label)


def test_country_at_a_statement_is_the_state_mentioned_last() -> None:
    book = Book("Norway sent no troops. The country said it would wait.")
    norway = book.tell("Norway")
    speaker = candidate_of(5, 7, head_start=6, form="nominal", kind="organisation", article="the")
    elsewhere = replace(speaker, article="a")

    assert norway is bodies_of(book).bare(0, speaker)
    assert norway is not bodies_of(book).bare(0, elsewhere)


def test_noun_tied_to_a_name_before_means_its_bearer() -> None:
    text = "The petitioner, Livia Thorne, whose house was flooded, said nobody had come."
    book = Book(text)
    thorne = book.tell("Livia Thorne")
    book.clusters.called["petitioner"] = thorne
    speaker = candidate_of(0, 2, head_start=1, form="nominal", article="the")

    assert thorne is bodies_of(book).bare(0, speaker)


def test_noun_that_the_lexicon_does_not_know_is_the_person_who_just_was_the_subject() -> None:
    book = Book("Jonas Hallen scored twice for Bergen. The striker said he was tired.")
    hallen = book.tell("Jonas Hallen")
    striker = candidate_of(7, 9, head_start=8, form="nominal", article="the")

    assert hallen is bodies_of(book).bare(0, striker)
    assert hallen is not bodies_of(book).bare(0, replace(striker, kind="organisation"))


@pytest.mark.parametrize(
    "text",
    [
        "The National Liberation Army killed two soldiers, the army said.",
        "The Kesmar Liberation Army killed two soldiers, the army said.",
    ],
)
def test_the_army_is_no_armed_group_that_is_called_one(text: str) -> None:
    book = Book(text)
    fighters, army = book.tell(text.partition(" killed")[0]), book.candidates[-1]
    found = bodies_of(book).body(army)

    assert found is not fighters


def test_the_army_is_the_one_named_before() -> None:
    book = Book("The Norwegian army killed two rebels, the army said.")
    named = book.tell("The Norwegian army")

    assert named is bodies_of(book).body(book.candidates[-1])
