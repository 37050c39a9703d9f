"""Events of a report by the rules alone: type, parties, status, time, place, the statement that tells them, folding."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from dragoman.config import Settings
from dragoman.extract import extract_findings
from dragoman.model import Event, Findings
from parses import parse_of, report_of


def found_in(text: str, published: str | None = None) -> Findings:
    report = report_of(text, published)
    return extract_findings(report, parse_of(text), Settings(), "parser")


def events_in(text: str, published: str | None = None) -> tuple[Event, ...]:
    return tuple(event for event in found_in(text, published).events if event.type is not None)


def names_of(found: Findings, ids: tuple[str, ...]) -> list[str]:
    names = {entity.id: entity.name for entity in found.entities}
    return [names[each] for each in ids]


def words_of(found: Findings, event: Event) -> list[str]:
    return [found.report.text[span.start : span.end] for span in event.triggers]


def test_an_arrest_has_type_mode_code_and_parties() -> None:
    found = found_in("Norwegian police arrested three Chilean diplomats in Bergen on Monday.", "2024-05-15")
    (event,) = found.events
    assert (event.type, event.mode, event.cameo, event.quad) == ("COERCE", "arrest", "173", "material conflict")
    assert words_of(found, event) == ["arrested"]
    assert names_of(found, event.actors) == ["Norwegian police"]
    assert names_of(found, event.recipients) == ["three Chilean diplomats in Bergen"]


def test_the_date_is_that_of_the_words_beside_the_trigger() -> None:
    (event,) = events_in("Norwegian police arrested three Chilean diplomats in Bergen on Monday.", "2024-05-15")
    assert (event.date, event.date_end, event.date_precision) == (dt.date(2024, 5, 13), dt.date(2024, 5, 13), "day")


def test_the_place_is_that_of_the_words_beside_the_trigger() -> None:
    found = found_in("Norwegian police arrested three Chilean diplomats in Bergen on Monday.", "2024-05-15")
    (event,) = found.events
    (place,) = (place for place in found.places if place.id == event.place)
    assert (place.name, place.country) == ("Bergen", "NOR")


def test_an_event_without_a_time_stays_undated() -> None:
    (event,) = events_in("Norwegian police arrested three Chilean diplomats.", "2024-05-15")
    assert (event.date, event.date_end, event.date_precision, event.date_span) == (None, None, None, None)


def test_parties_of_a_meeting_are_all_actors() -> None:
    found = found_in("The foreign ministers of Norway, Chile and Peru held talks in Oslo.")
    (event,) = (event for event in found.events if event.type == "CONSULT")
    assert sorted(found_country(found, event.actors)) == ["CHL", "NOR", "PER"]
    assert event.recipients == ()


def found_country(found: Findings, ids: tuple[str, ...]) -> list[str | None]:
    countries = {entity.id: entity.country for entity in found.entities}
    return [countries[each] for each in ids]


def test_a_passive_names_the_recipient_first() -> None:
    found = found_in("Four Peruvian officials were arrested by Chilean soldiers.")
    (event,) = found.events
    assert names_of(found, event.actors) == ["Chilean soldiers"]
    assert names_of(found, event.recipients) == ["Four Peruvian officials"]


def test_a_planned_visit_is_a_visit_that_is_planned() -> None:
    (event,) = events_in("Norway's prime minister will visit Chile next week.", "2024-05-15")
    assert (event.type, event.status) == ("CONSULT", "planned")


def test_what_is_dated_after_the_report_is_planned() -> None:
    (event,) = events_in("Norway's prime minister visits Chile on 20 June 2024.", "2024-05-15")
    assert event.status == "planned"


def test_what_is_dated_years_before_the_report_is_background() -> None:
    (event,) = events_in("Norwegian police arrested three Chilean diplomats on 3 June 2011.", "2024-05-15")
    assert event.status == "background"


def test_a_denied_attack_has_not_happened() -> None:
    events = events_in("The army denied that its troops had attacked the village.")
    assert [event.status for event in events if event.type == "ASSAULT"] == ["denied"]


def test_a_condemnation_is_performed_by_its_statement() -> None:
    found = found_in("Norway's foreign minister Mara Lindqvist condemned Chile for closing the border.")
    (event,) = (event for event in found.events if event.type == "ACCUSE")
    (statement,) = (each for each in found.statements if each.id == event.statement)
    assert (event.tie, statement.act) == ("performs", "ACCUSE")
    assert names_of(found, event.actors) == ["Mara Lindqvist"]
    assert names_of(found, event.recipients) == ["Chile"]


def test_what_is_told_inside_a_statement_is_claimed() -> None:
    found = found_in("The Norwegian army said that Chilean troops had attacked its base.")
    (event,) = (event for event in found.events if event.type == "ASSAULT")
    (statement,) = (each for each in found.statements if each.id == event.statement)
    assert event.tie == "claims"
    assert names_of(found, (statement.speaker_entity or "",)) == ["Norwegian army"]
    assert names_of(found, event.actors) == ["Chilean troops"]


def test_what_the_report_s_own_outlet_reports_is_told_by_the_report() -> None:
    text = "Chilean troops attacked a Norwegian base, the Aldria Wire reported."
    own, other = (
        extract_findings(replace(report_of(text), outlet=outlet), parse_of(text), Settings(), "parser").events
        for outlet in ("Aldria Wire", "Kesmar Press")
    )
    assert [None, "claims"] == [event.tie for event in (*own, *other) if event.type == "ASSAULT"]


def test_what_the_report_tells_itself_has_no_statement() -> None:
    (event,) = events_in("Norwegian police arrested three Chilean diplomats.", "2024-05-15")
    assert (event.statement, event.tie) == (None, None)


def test_an_event_told_twice_is_one_with_two_pieces_of_evidence() -> None:
    text = "Norwegian police arrested Tomas Reyes on Monday.\n\nReyes was arrested by Norwegian police at the airport."
    found = found_in(text, "2024-05-15")
    (event,) = (event for event in found.events if event.type == "COERCE")
    assert words_of(found, event) == ["arrested", "arrested"]
    assert event.date == dt.date(2024, 5, 13)


def test_the_same_deed_to_two_people_is_two_events() -> None:
    text = "Norwegian police arrested Tomas Reyes.\n\nNorwegian police also arrested Jonas Hallen."
    assert len([event for event in events_in(text) if event.type == "COERCE"]) == 2


def test_a_public_statement_is_an_event_without_a_type() -> None:
    found = found_in("Norway's foreign minister Mara Lindqvist said that she was confident.")
    (event,) = found.events
    assert (event.type, event.cameo, event.tie) == (None, "010", "performs")


def test_a_statement_without_political_standing_is_no_event() -> None:
    assert found_in("The goalkeeper Mara Lindqvist said that she was confident.").events == ()


def test_every_event_says_what_decided_it() -> None:
    (event,) = events_in("Norwegian police arrested three Chilean diplomats.", "2024-05-15")
    assert event.because.startswith("lexicon: arrest")
    assert "status: " in event.because
