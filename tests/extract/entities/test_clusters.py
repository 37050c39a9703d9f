"""Entities in the making: what they learn from their mentions, and what is remembered of them."""

from __future__ import annotations

from candidates import Book, candidate_of, office_of
from dragoman.extract.actors.owners import with_owners
from dragoman.extract.entities.clusters import (
    MANY_OFFICES,
    MOST_OFFICES,
    Cluster,
    Clusters,
    owner_class,
)
from dragoman.extract.mentions.extraction import find_mentions
from parses import parse_of

MEETING = "Mara Lindqvist met Jonas Hallen on Friday. She said the talks went well."


def test_first_gender_and_country_told_are_kept() -> None:
    cluster = Cluster("person")

    cluster.take(candidate_of(0, 1, gender="f", country="NOR"))
    cluster.take(candidate_of(4, 5, gender="m", country="CHL"))

    assert ("f", "NOR", 2) == (cluster.gender, cluster.country, len(cluster.members))


def test_bodies_hold_no_offices() -> None:
    body = Cluster("body")

    body.take(candidate_of(0, 1, office=office_of("secretary")))

    assert [] == body.offices


def test_after_many_offices_only_one_that_says_something_new_is_kept_up_to_the_most() -> None:
    cluster = Cluster("person")
    for place in range(MANY_OFFICES + 5):
        cluster.tell(office_of("secretary", start=place, end=place + 1))
    n_of_one = len(cluster.offices)
    for number in range(MOST_OFFICES):
        cluster.tell(office_of(f"secretary of {number}"))

    assert (MANY_OFFICES, MOST_OFFICES) == (n_of_one, len(cluster.offices))


def test_entities_mentioned_near_come_the_latest_first() -> None:
    book = Book(MEETING)
    lindqvist, hallen = book.tell("Mara Lindqvist"), book.tell("Jonas Hallen")
    token = book.candidate("She").root

    assert [hallen, lindqvist] == list(book.clusters.mentioned(token, 1))
    assert [] == list(book.clusters.mentioned(token, 0))


def test_subject_and_speaker_are_remembered_and_an_object_is_neither() -> None:
    book = Book(MEETING, speakers={"She": "said"})
    lindqvist, hallen = book.tell("Mara Lindqvist"), book.tell("Jonas Hallen")
    book.tell("She", lindqvist)

    assert (8, 9, -1) == (lindqvist.last_subject, lindqvist.last_spoken, hallen.last_subject)
    assert lindqvist is book.clusters.last_speaker


def test_merged_entity_is_gone_and_its_mentions_are_the_others() -> None:
    book = Book("Jonas Hallen opened the meeting. Hallen thanked the hosts.")
    full, short = book.tell("Jonas Hallen"), book.tell("Hallen")
    short.tell(office_of("mayor"))

    book.clusters.merge(short, full)

    assert (False, True) == (book.clusters.holds(short), book.clusters.holds(full))
    assert full is book.clusters.of[book.number("Hallen")]
    assert (["mayor"], 2) == ([office.key for office in full.offices], len(full.members))


def test_holders_of_an_office_are_found_in_the_order_told() -> None:
    book = Book(MEETING)
    lindqvist, hallen = book.tell("Mara Lindqvist"), book.tell("Jonas Hallen")
    for person in (hallen, lindqvist, hallen):
        book.clusters.tell_office("minister", person)

    assert [hallen, lindqvist] == list(book.clusters.holders("minister"))
    assert [] == list(book.clusters.holders("mayor"))


def test_wording_for_a_label_leaves_out_the_article() -> None:
    book = Book("The envoy in Oslo left.")
    [envoy] = book.candidates

    assert "envoy in Oslo" == book.clusters.wording(envoy)


def test_as_what_somebody_serves_goes_by_class_and_of_kin_by_the_word() -> None:
    assert "spokes" == owner_class(office_of("spokesperson", classes=("spokes", "official")))
    assert "daughter" == owner_class(office_of("daughter", classes=("kin",)))


def test_report_without_words_has_no_entities() -> None:
    assert [] == Clusters(parse_of(""), [], {}, {}, {}, quotations=()).clusters


def test_forms_of_address_are_remembered_of_persons_only() -> None:
    person, group = Cluster("person"), Cluster("group")
    for cluster in (person, group):
        cluster.take(candidate_of(0, 1, address="excellency"))

    assert ({"excellency"}, set()) == (person.addresses, group.addresses)


def test_those_who_serve_somebody_are_found_by_whom_and_as_what() -> None:
    text = "The governor's spokesman, Jonas Hallen, said no."
    parse = parse_of(text)
    book = Book(text, candidates=with_owners(parse, find_mentions(parse)))
    governor = book.tell("The governor")
    spokesman = book.tell("The governor's spokesman")

    assert governor is book.clusters.owner_of(book.number("The governor's spokesman"))
    assert [spokesman] == list(book.clusters.serving(governor, "spokes"))
    assert [] == list(book.clusters.serving(spokesman, "spokes"))
