"""The exchange format: every key in every line, spans into the text, unknown is null."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from typing import Any

import orjson
import pytest

from dragoman.export import exchange_line, write_jsonl
from dragoman.model import Actor, Dateline, Findings, Issue, Mention, Report, Role, Span, Zone
from records import (
    ORIGIN,
    entity_of,
    findings_of,
    join_by_name,
    mention_of,
    place_of,
    report_of,
    span_of,
    with_event,
)

TEXT = "NORDHAVN (NLA) – Prime Minister Mara Lindqvist told Jon Sorensen: “We stay,” she said, “in 🌊 Nordhavn.”"
REPORT_KEYS = {
    "report_id", "given_id", "source", "outlet", "url", "title", "published", "published_from", "dateline", "language",
    "columns", "text", "offset_unit", "zones", "duplicate_of", "story_id", "actors", "statements", "events", "namings",
    "positions", "issues", "places",
}  # fmt: skip
ACTOR_KEYS = {"actor_id", "name", "kind", "country", "sectors", "role", "judgements", "mentions"}
STATEMENT_KEYS = {
    "statement_id", "speaker", "also_by", "speaker_span", "cue", "kind", "act", "mode", "content", "text", "date",
    "date_span", "place", "venue", "venue_span", "to", "about", "within", "confidence",
}  # fmt: skip
EVENT_KEYS = {
    "event_id", "type", "mode", "contexts", "quad", "cameo", "score", "trigger", "triggers", "evidence", "actors",
    "actor_spans", "recipients", "recipient_spans", "date", "date_end", "date_precision", "date_span", "place",
    "status", "statement", "tie", "claimed_by", "because", "event_group", "review", "confidence",
}  # fmt: skip
PLACE_KEYS = {"name", "country", "adm1", "latitude", "longitude", "geonames_id", "feature", "span"}


@pytest.fixture
def report() -> Report:
    return report_of(
        TEXT,
        given_id="7",
        published=dt.date(2024, 3, 5),
        published_from="metadata",
        dateline=Dateline("Nordhavn", "NLA", Span(0, 14)),
        zones=(Zone("dateline", Span(0, 14)),),
    )


@pytest.fixture
def findings(report: Report) -> Findings:
    found = findings_of(report, ("Mara Lindqvist", "said", "We stay,"), about=("Jon Sorensen",))
    minister, envoy = found.entities
    minister = replace(minister, role=Role("Prime Minister", None, None, span_of(report, "Prime Minister")))
    she = span_of(report, "she")
    pronoun = Mention("m2", report.id, minister.id, she, she, "pronoun", ORIGIN.id)
    [statement] = found.statements
    split = replace(
        statement,
        content=(span_of(report, "We stay,"), span_of(report, "in 🌊 Nordhavn.")),
        to=(envoy.id,),
        to_spans=(span_of(report, "Jon Sorensen"),),
    )
    return replace(
        found,
        entities=(minister, envoy),
        mentions=(pronoun, *found.mentions, mention_of(report, envoy)),
        statements=(split,),
        issues=(Issue(report.id, report.source, "read", "odd", "is odd"),),
    )


def line_of(findings: Findings) -> dict[str, Any]:
    resolved = join_by_name(findings.entities)
    by_id = {actor.id: actor for actor in resolved.actors}
    return exchange_line(findings, {link.entity_id: by_id[link.actor_id] for link in resolved.links})


def test_a_report_without_findings_has_every_key():
    assert line_of(Findings(Report("r1", "", "a.txt"))).keys() >= REPORT_KEYS


def test_a_line_has_every_key(findings: Findings):
    line = line_of(findings)

    assert line.keys() >= REPORT_KEYS
    assert line["statements"][0].keys() >= STATEMENT_KEYS
    assert all(actor.keys() >= ACTOR_KEYS for actor in line["actors"])


def test_what_is_unknown_is_null():
    line = line_of(Findings(Report("r1", "", "a.txt")))

    assert {None} == {line[key] for key in ("given_id", "outlet", "url", "title", "published", "dateline", "language")}


def test_events_places_and_namings_are_there_and_empty(findings: Findings):
    line = line_of(findings)

    assert ([], [], []) == (line["events"], line["places"], line["namings"])


@pytest.fixture
def told(findings: Findings, report: Report) -> Findings:
    [statement] = findings.statements
    place = place_of(report, "NORDHAVN", feature="PPLC", country="NOR", latitude=59.5, longitude=-1.25)
    claimed = {"statement": statement.id, "tie": "claims", "place": place, "date": "2024-03-04"}
    return with_event(findings, "stay", ["Mara Lindqvist"], ["Jon Sorensen"], **claimed)


def test_an_event_has_every_key(told: Findings):
    [event] = line_of(told)["events"]

    assert (EVENT_KEYS, PLACE_KEYS) == (event.keys(), event["place"].keys())


def test_the_trigger_of_an_event_gives_back_its_words(told: Findings):
    line = line_of(told)

    assert "stay" == line["text"][slice(*line["events"][0]["trigger"])]


def test_the_parties_of_an_event_and_who_claims_it_are_actors_of_the_line(told: Findings):
    line = line_of(told)
    name_by_id = {actor["actor_id"]: actor["name"] for actor in line["actors"]}
    [event] = line["events"]

    assert ["Mara Lindqvist", "Jon Sorensen", "Mara Lindqvist"] == [
        name_by_id[actor] for actor in (*event["actors"], *event["recipients"], event["claimed_by"])
    ]


def test_an_event_told_in_the_report_s_own_voice_is_claimed_by_nobody(findings: Findings):
    [event] = line_of(with_event(findings, "told", ["Mara Lindqvist"]))["events"]

    assert (None, None) == (event["statement"], event["claimed_by"])


def test_the_days_of_an_event_are_iso(told: Findings):
    [event] = line_of(told)["events"]

    assert ("2024-03-04", "2024-03-04") == (event["date"], event["date_end"])


def test_a_place_tells_where_it_is_and_how_it_is_written(told: Findings):
    [place] = line_of(told)["places"]

    assert PLACE_KEYS | {"place_id", "text", "use", "confidence"} == place.keys()
    assert ("NORDHAVN", "NOR", 59.5) == (place["text"], place["country"], place["latitude"])


def test_every_span_gives_back_its_wording(findings: Findings):
    line = line_of(findings)
    text = line["text"]
    [statement] = line["statements"]
    told = [*(each for actor in line["actors"] for each in actor["mentions"]), statement["cue"]]

    assert [each["text"] for each in told] == [text[slice(*each["span"])] for each in told]


def test_a_statement_split_by_its_cue_has_two_content_spans(findings: Findings):
    line = line_of(findings)
    [statement] = line["statements"]

    assert ["We stay,", "in 🌊 Nordhavn."] == [line["text"][slice(*span)] for span in statement["content"]]


def test_the_text_of_a_statement_is_its_content_joined(findings: Findings):
    assert "We stay, in 🌊 Nordhavn." == line_of(findings)["statements"][0]["text"]


def test_speaker_addressee_and_target_are_actors_of_the_line(findings: Findings):
    line = line_of(findings)
    name_by_id = {actor["actor_id"]: actor["name"] for actor in line["actors"]}
    [statement] = line["statements"]

    assert ["Mara Lindqvist", "Jon Sorensen", "Jon Sorensen"] == [
        name_by_id[actor] for actor in (statement["speaker"], *statement["to"], *statement["about"])
    ]


def test_actors_stand_in_the_order_of_their_first_mention_with_mentions_in_order(findings: Findings):
    assert [("Mara Lindqvist", ["Mara Lindqvist", "she"]), ("Jon Sorensen", ["Jon Sorensen"])] == [
        (actor["name"], [mention["text"] for mention in actor["mentions"]]) for actor in line_of(findings)["actors"]
    ]


def test_two_entities_that_are_one_actor_are_one_actor_of_the_line(findings: Findings):
    actor = Actor("a1", "person", "Mara Lindqvist", None, (), ())

    line = exchange_line(findings, {entity.id: actor for entity in findings.entities})

    assert [3] == [len(actor["mentions"]) for actor in line["actors"]]


def test_a_role_has_its_span(findings: Findings):
    line = line_of(findings)

    assert "Prime Minister" == line["text"][slice(*line["actors"][0]["role"]["span"])]


def test_an_unknown_speaker_is_null(report: Report):
    found = findings_of(report, ("", "said", "We stay,"))

    assert (None, None) == tuple(line_of(found)["statements"][0][key] for key in ("speaker", "speaker_span"))


def test_days_are_iso(findings: Findings):
    assert "2024-03-05" == line_of(findings)["published"]


def test_a_line_is_one_json_object_a_report(findings: Findings):
    file = io.BytesIO()
    write_jsonl([(findings, {}), (findings, {})], file)

    assert [findings.report.id] * 2 == [orjson.loads(line)["report_id"] for line in file.getvalue().splitlines()]


def test_an_entity_no_actor_is_known_for_is_left_out(report: Report):
    found = replace(findings_of(report), entities=(entity_of(report, "Jon Sorensen"),))

    assert [] == exchange_line(found, {})["actors"]
