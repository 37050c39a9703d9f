"""Which words of a sentence tell events, and in which sense, by the lexicon and the syntax around them."""

from __future__ import annotations

import pytest

from dragoman.extract.events.event_words import find_matches
from parses import parse_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister held talks with her counterpart.", "CONSULT talks"),
        ("Norland lifted the sanctions on three banks.", "CONCEDE lifted"),
        ("Norland imposed sanctions on three banks.", "SANCTION sanctions"),
        ("The union called off the strike.", "CONCEDE called"),
        ("Workers went on strike at the port.", "PROTEST went"),
        ("Police fired tear gas at the crowd.", "ASSAULT fired"),
        ("The prime minister fired the governor over the scandal.", "COERCE fired"),
        ("Gunmen opened fire on a bus.", "ASSAULT opened"),
        ("The rebels were urged to lay down their arms.", "REQUEST urged; RETREAT lay"),
        ("The rebels respected the cease-fire.", "RETREAT fire"),
        ("The ambassador, who was expelled in May, returned home.", "SANCTION expelled"),
        ("Dozens of activists were arrested.", "COERCE arrested"),
        ("A series of attacks was carried out by the rebels.", "ASSAULT attacks"),
        ("The council voted against the bill.", "REJECT voted"),
        ("The two armies held a joint exercise.", "COOPERATE exercise"),
        ("The attack helicopter stood in a museum.", ""),
        ("The kidnapped nurse wrote a book.", ""),
        ("The leader of the opposition slept well.", ""),
        ("The Peace Talks Institute opened a library.", ""),
        ("The farmers ate their apples at the market.", ""),
        ("The envoys demanded the release of the crew.", "REQUEST demanded; RETREAT release"),
        ("Students threw stones at the police.", "PROTEST threw"),
        ("Militants threw grenades at the police.", "ASSAULT threw"),
    ],
)
def test_words_tell_events(text: str, expected: str) -> None:
    parse = parse_of(text)

    found = [f"{match.sense.type} {parse.words[match.trigger]}" for match in find_matches(parse)]

    assert expected == "; ".join(found)


def test_a_phrase_keeps_its_light_verb() -> None:
    parse = parse_of("The minister held talks with her counterpart.")

    [match] = find_matches(parse)

    assert ("held", ["held", "talks"]) == (parse.words[match.verb], [parse.words[word] for word in match.words])


def test_a_phrase_keeps_the_mode_of_its_noun() -> None:
    parse = parse_of("The army launched an air strike on the village.")

    [match] = find_matches(parse)

    assert ("ASSAULT", "aerial") == (match.sense.type, match.sense.mode)
