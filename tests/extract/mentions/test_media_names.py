"""Media that bear a state's name are neither that state nor a person."""

from __future__ import annotations

import dataclasses

import pytest

from candidates import wordings
from dragoman.extract.mentions.candidates import Candidate
from dragoman.extract.mentions.extraction import find_mentions
from dragoman.extract.mentions.media_names import with_media
from dragoman.model import Dateline, Span
from parses import parse_of, report_of


def media_in(text: str, outlet: str | None = None, agency: str | None = None) -> list[Candidate]:
    parse = parse_of(text)
    dateline = None if agency is None else Dateline(None, agency, Span(0, 1))
    report = dataclasses.replace(report_of(text), outlet=outlet, dateline=dateline)
    return with_media(parse, report, find_mentions(parse))


def kinds_of(text: str, **known: str) -> list[tuple[str, str, str | None, tuple[str, ...]]]:
    parse = parse_of(text)
    found = media_in(text, **known)
    return [
        (words, each.kind, each.country, each.sectors)
        for words, each in zip(wordings(parse, found), found, strict=True)
    ]


REPORTED = "Talks failed, Aldria Wire reported."


@pytest.mark.parametrize("known", [{"outlet": "Aldria Wire"}, {"outlet": "The Aldria Wire"}, {"agency": "Aldria Wire"}])
def test_the_outlet_and_the_agency_of_a_report_are_media(known: dict[str, str]):
    assert [("Aldria Wire", "organisation", None, ("JRN",))] == kinds_of(REPORTED, **known)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Police arrested an editor of the Peru Times on Monday.", "the Peru Times"),
        ("Jonas Hallen told the Norway Post that talks had failed.", "the Norway Post"),
    ],
)
def test_what_is_called_by_a_state_and_a_word_for_media_is_a_medium(text: str, name: str):
    names = {words: (kind, sectors) for words, kind, _, sectors in kinds_of(text)}

    assert ("organisation", ("JRN",)) == names[name]
    assert not {"Peru", "Norway", "Times", "Post"} & names.keys()


def test_a_state_beside_its_medium_stays_a_state():
    found = kinds_of("Norway banned the Norway Post.")

    assert [("Norway", "state"), ("the Norway Post", "organisation")] == [each[:2] for each in found]


@pytest.mark.parametrize("text", ["Norway Press Secretary Mara Lindqvist resigned.", "The Norwegian press was silent."])
def test_a_longer_name_or_a_common_noun_is_no_medium(text: str):
    assert not [each for each in kinds_of(text) if each[3] == ("JRN",) and each[1] == "organisation"]
