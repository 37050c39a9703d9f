"""Speakers told of by office only, whom the report names later."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from candidates import Book, number_of
from dragoman.extract.entities.named_later import UnnamedSpeakers
from dragoman.extract.mentions.extraction import find_mentions
from parses import parse_of

OFFICIAL = (
    "Norway wants more trade, a senior official said on Tuesday.\n\n"
    "Jonas Hallen, permanent secretary in the Trade Ministry, told reporters that talks would begin."
)
ANONYMOUS = OFFICIAL.replace("on Tuesday", "on condition of anonymity")
MINISTER = (
    "Switzerland will not join, its foreign minister said on Tuesday.\n\nBeat Imholz told lawmakers that it was late."
)


class Scene:
    """Somebody who speaks without a name, and the person who speaks and is named next."""

    def __init__(self, text: str, unnamed: str, named: str, introduced_by: str = "", **told: Any) -> None:
        """Make it; ``introduced_by`` are the words for the office of the person named, ``told`` what else the first
        words tell.
        """
        parse = parse_of(text)
        candidates = find_mentions(parse)
        number = number_of(parse, candidates, unnamed)
        candidates[number] = replace(candidates[number], **told)
        self.book = Book(text, candidates=candidates)
        self.words = (unnamed, named)
        self.unnamed, self.named = self.book.tell(unnamed), self.book.tell(named)
        if introduced_by:
            self.book.clusters.put(self.book.number(introduced_by), self.named)

    def is_one(self) -> bool:
        """Tell whether both are taken for one person, once they have spoken in their order."""
        speakers = UnnamedSpeakers(self.book.clusters)
        for words, cluster in zip(self.words, (self.unnamed, self.named), strict=True):
            number = self.book.number(words)
            speakers.name(number, self.book.candidates[number], cluster)
        return not self.book.clusters.holds(self.unnamed)


def official(text: str = OFFICIAL, **told: Any) -> Scene:
    """Return the scene of an official whose name comes with his office."""
    return Scene(text, "a senior official", "Jonas Hallen", "permanent secretary in the Trade Ministry", **told)


def test_official_of_the_lead_is_the_one_who_is_introduced_next() -> None:
    assert official().is_one()


def test_official_who_wants_no_name_is_given_none() -> None:
    assert not official(ANONYMOUS).is_one()


def test_minister_is_whom_the_report_next_calls_by_his_bare_name() -> None:
    assert Scene(MINISTER, "its foreign minister", "Beat Imholz").is_one()


def test_minister_is_nobody_who_is_introduced_as_something_else() -> None:
    assert not official(article="the").is_one()


def test_woman_is_not_the_man_named_next() -> None:
    assert official(gender="m").is_one()
    assert not official(gender="f").is_one()


def test_official_of_another_country_is_somebody_else() -> None:
    office = Book(OFFICIAL).candidate("a senior official").office
    assert office is not None
    norwegian = replace(office, country="NOR")
    same, other = official(office=norwegian), official(office=norwegian)
    same.named.country, other.named.country = "NOR", "CHL"

    assert same.is_one()
    assert not other.is_one()


def test_person_mentioned_before_the_official_is_somebody_else() -> None:
    scene = official()
    scene.named.members.append(scene.book.candidate("Norway"))

    assert not scene.is_one()
