"""When and where an event took place, by the words around the one that tells it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.extract.events.circumstances import place_of, when_of
from dragoman.extract.times.extraction import extract_times
from dragoman.model import Parse, Place, Span
from parses import parse_of, report_of


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Rebels *attacked* the port on Monday.", "Monday"),
        ("On Monday, rebels *attacked* the port.", "Monday"),
        ("The minister held *talks* in Oslo on Sunday.", "Sunday"),
        ("Sunday's *talks* in Oslo failed.", "Sunday"),
        ("The *attack* on Monday killed nobody.", "Monday"),
        ("The *attack* took place on Monday.", "Monday"),
        ("The *attack*, carried out on Monday, killed nobody.", "Monday"),
        ("The minister *met* the envoy and his aides on Saturday.", "Saturday"),
        ("The army said on Tuesday that rebels had *attacked* the port.", None),
        ("The minister condemned Monday's *attack* on the port.", "Monday"),
        ("The minister *condemned* Monday's attack on the port.", None),
        ("Rebels *attacked* the port.", None),
        ("Rebels *attacked* the port. The army fled on Monday.", None),
        ("On Monday the army fled. Rebels *attacked* the port.", None),
        ("Norway and Chile Wednesday *signed* an accord.", "Wednesday"),
        ("The rebels on Wednesday also *blocked* a road.", "Wednesday"),
        ("A court in 2006 *acquitted* Jonas Hallen of murder.", "2006"),
        ("The president in 2012 also *sent* troops to Mali.", "2012"),
        ("The militia Monday *released* ten prisoners.", "Monday"),
        ("A tribunal in March had *convicted* the general.", "March"),
        ("The party that won the vote in 2006 *signed* the accord.", None),
        ("Soldiers who fled on Monday *attacked* the port.", None),
        ("The airline *suspended* its flights until January 10.", None),
        ("The talks will not *resume* until Friday.", "Friday"),
        ("The president *called* an election for June 9.", None),
        ("Police *arrested* ten people ahead of Independence Day on Sunday.", None),
        ("Police arrested ten people ahead of the *vote* on Sunday.", "Sunday"),
    ],
)
def test_the_date_is_that_of_the_trigger_or_the_verb_that_carries_it(marked: str, expected: str | None) -> None:
    parse, trigger = _marked(marked)
    times = extract_times(parse, report_of(parse.text, "2020-05-15"), "o")

    when = when_of(parse, times, trigger, _others(parse, trigger))
    assert expected == (None if when is None else parse.text[slice(*when.span)].removesuffix("'s").removeprefix("on "))


def test_a_time_on_another_event_does_not_date_this_one() -> None:
    parse, trigger = _marked("The minister *condemned* the attack of Monday on the port.")
    times = extract_times(parse, report_of(parse.text, "2020-05-15"), "o")

    assert times
    assert when_of(parse, times, trigger, {parse.words.index("attack")}) is None


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("The ministers *met* in Oslo.", "Oslo"),
        ("In Oslo, the ministers *met* the envoy.", "Oslo"),
        ("The ministers held *talks* in Oslo.", "Oslo"),
        ("The *talks* in Oslo failed.", "Oslo"),
        ("The *talks* took place near Oslo.", "Oslo"),
        ("The ministers *met* at a hotel in Oslo.", "Oslo"),
        ("The ministers *met* in the port of Oslo.", "Oslo"),
        ("The minister *visited* Oslo.", "Oslo"),
        ("The minister *travelled* to Oslo.", "Oslo"),
        ("Demonstrators *marched* through Oslo on Sunday.", "Oslo"),
        ("The minister *wrote* to Oslo.", None),
        ("The minister, who was born in Oslo, *resigned*.", None),
        ("The army said in Oslo that rebels had *attacked* the camp.", None),
        ("Rebels *attacked* the camp. The minister stayed in Oslo.", None),
        ("Rebels *attacked* the camp.", None),
    ],
)
def test_the_place_hangs_on_the_trigger_or_the_verb_that_carries_it(marked: str, expected: str | None) -> None:
    assert expected == _place(marked, is_local=False)


@pytest.mark.parametrize(
    ("marked", "is_local", "expected"),
    [
        ("Police *arrested* two students in Oslo.", True, "Oslo"),
        ("Two students were *arrested* by police in Oslo.", True, "Oslo"),
        ("The *killing* of five farmers in Oslo shocked the bishop.", True, "Oslo"),
        ("The *arrest* of the mayor of Oslo shocked the bishop.", True, None),
        ("The army *shelled* Oslo overnight.", True, "Oslo"),
        ("Oslo was *shelled* overnight.", True, "Oslo"),
        ("Rebels *captured* the town of Oslo on Friday.", True, "Oslo"),
        ("Gunmen *attacked* the Oslo office of the party.", True, "Oslo"),
        ("Police *arrested* the mayor of Oslo.", True, None),
        ("Norway *praised* the talks in Oslo.", False, None),
        ("Norway *praised* Oslo.", False, None),
    ],
)
def test_deeds_happen_where_those_are_they_are_done_to(marked: str, is_local: bool, expected: str | None) -> None:
    assert expected == _place(marked, is_local=is_local)


def test_of_two_places_the_nearer_one_on_the_trigger_is_taken() -> None:
    assert "Bergen" == _place("The ministers held *talks* in Bergen after a night in Oslo.", is_local=False)


def test_a_town_is_taken_before_the_state_it_lies_in() -> None:
    text = "A bomb *exploded* in Oslo, in central Norway on the border with Chile."

    assert "Oslo" == _finest(text, {"Oslo": ("PPL", "NOR"), "Norway": ("PCLI", "NOR")})


def test_a_town_that_the_parser_hangs_elsewhere_is_taken_before_the_state_beside_it() -> None:
    parse, trigger = _marked("The rebels *attacked* a base in Norway's northern town of Bergen.")
    towns = {"Norway": ("PCLI", "NOR"), "Bergen": ("PPL", "NOR")}

    assert "Bergen" == _finest_in(parse, trigger, towns)


def test_a_town_of_another_state_does_not_take_the_place_of_a_state() -> None:
    text = "Rebels *attacked* a base in Norway, a day after fighting in Bergen."

    assert "Norway" == _finest(text, {"Norway": ("PCLI", "NOR"), "Bergen": ("PPL", "CHL")})


def _finest(marked: str, places: dict[str, tuple[str, str]]) -> str | None:
    return _finest_in(*_marked(marked), places)


def _finest_in(parse: Parse, trigger: int, places: dict[str, tuple[str, str]]) -> str | None:
    named = [
        replace(_named(parse, name, "place"), feature=feature, country=country)
        for name, (feature, country) in places.items()
    ]
    found = place_of(parse, named, trigger, is_local=True)
    return None if found is None else found.name


def test_a_capital_that_stands_for_its_government_is_no_place() -> None:
    assert _place("The ministers *met* in Oslo.", is_local=False, use="metonym") is None


def _place(marked: str, *, is_local: bool, use: str = "place") -> str | None:
    parse, trigger = _marked(marked)
    places = [_named(parse, name, use) for name in ("Oslo", "Bergen") if name in parse.text]
    found = place_of(parse, places, trigger, is_local=is_local)
    return None if found is None else found.name


def _named(parse: Parse, name: str, use: str) -> Place:
    start = parse.text.index(name)
    span = Span(start, start + len(name))
    return Place(name, "r", span, name, use, None, "NOR", None, None, None, None, 1.0, "o")  # type: ignore[arg-type]


def _marked(marked: str) -> tuple[Parse, int]:
    parse = parse_of(marked.replace("*", ""))
    return parse, parse.starts.index(marked.index("*"))


def _others(parse: Parse, trigger: int) -> frozenset[int]:
    """Return the other words of a sentence that tell events in these tests."""
    words = ("attack", "attacked", "condemned", "fled", "talks")
    return frozenset(n for n, word in enumerate(parse.words) if word in words and n != trigger)
