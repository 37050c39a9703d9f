"""Which events a record holds, and by what they are found."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.errors import ConfigError
from dragoman.model import Findings
from dragoman.record import Record
from records import entity_of, findings_of, make_record, place_of, report_of, with_event

ADA, BO = "Ada Okoro", "Jón Bø"
TALKS = f"{ADA} met {BO} in Bergen.\n{ADA} will visit Oslo.\nBo’s office denied an attack. {ADA} said: We spoke."


def talks() -> Findings:
    """Return a report of the Post with a meeting, a plan, a denial that somebody claims, and a public statement."""
    report = report_of(
        TALKS, outlet="Lakeside Post", published="2024-03-05", source="post.txt", url="https://p.example/1"
    )
    ada = replace(entity_of(report, ADA), country="NOR", sectors=("GOV", "DIP"))
    said = findings_of(report, (ADA, "said", "We spoke"), about=(BO,))
    found = replace(said, entities=(ada, *(each for each in said.entities if each.id != ada.id)))
    bergen = place_of(report, "Bergen", country="NOR", adm1="Vestland", feature="PPLA")
    found = with_event(found, "met", [ADA], [BO], date="2024-03-04", place=bergen, confidence=0.9)
    found = with_event(found, "visit", [ADA], status="planned", cameo="042", confidence=0.5)
    claim = {"statement": said.statements[0].id, "tie": "claims", "confidence": 0.7}
    found = with_event(found, "attack", [BO], [ADA], type="ASSAULT", cameo="180", status="denied", **claim)
    return with_event(found, "said", [ADA], type=None, cameo="010")


def wire() -> Findings:
    """Return a report of the Wire that tells of the meeting, too, two days later."""
    report = report_of(
        f"Earlier {ADA} met {BO} there.", outlet="Aldria Wire", published="2024-03-06", source="wire.txt"
    )
    ada = replace(entity_of(report, ADA), country="NOR")
    return with_event(replace(findings_of(report), entities=(ada,)), "met", [ADA], [BO], confidence=0.8)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    return Record(make_record(tmp_path_factory.mktemp("events") / "record", talks(), wire()))


OWN = ["met", "visit", "met"]
BOTH = ["met", "visit", "attack", "met"]
CLAIMED = {"claimed": True}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, OWN),
        (CLAIMED, BOTH),
        ({"all": True}, ["met", "visit", "said", "met"]),
        ({"all": True, **CLAIMED}, ["met", "visit", "attack", "said", "met"]),
        ({"type": "none"}, ["said"]),
        ({"type": "ASSAULT"}, []),
        ({"type": "ASSAULT", **CLAIMED}, ["attack"]),
        ({"type": ["assault", "none"], **CLAIMED}, ["attack", "said"]),
        ({"cameo": "04"}, ["met", "visit", "met"]),
        ({"cameo": ["042", "18"], **CLAIMED}, ["visit", "attack"]),
        ({"cameo": "01"}, ["said"]),
        ({"type": "ASSAULT", "cameo": "04"}, []),
        ({"actor": "okoro"}, ["met", "visit", "met"]),
        ({"actor": "JON BO", **CLAIMED}, ["attack"]),
        ({"recipient": "Bø"}, ["met", "met"]),
        ({"party": "jon"}, ["met", "met"]),
        ({"party": "nobody"}, []),
        ({"place": "bergen"}, ["met"]),
        ({"place": "Vestland"}, ["met"]),
        ({"place": "NOR"}, ["met"]),
        ({"place": "Norway"}, ["met"]),
        ({"place": "Chile"}, []),
        ({"status": "planned"}, ["visit"]),
        ({"status": ["denied", "planned"], **CLAIMED}, ["visit", "attack"]),
        ({"outlet": "wire"}, ["met"]),
        ({"since": "2024-03-05"}, ["visit", "met"]),
        ({"until": "2024-03-04"}, ["met"]),
        ({"text": "EARLIER"}, ["met"]),
        ({"floor": 0.8}, ["met", "met"]),
        ({"limit": 1}, ["met"]),
        ({"distinct": True}, ["met", "visit"]),
    ],
)
def test_events_are_found_by(asked: dict[str, object], expected: list[str], record: Record):
    assert expected == [row["trigger"] for row in record.events(**asked)]  # type: ignore[arg-type]


def test_events_are_found_by_the_id_of_a_party(record: Record):
    [actor] = record.actors(name=BO).to_dicts()

    assert BOTH[:1] + BOTH[2:] == [row["trigger"] for row in record.events(party=actor["actor_id"], claimed=True)]


def test_of_an_event_that_several_reports_tell_the_row_that_tells_most_is_there(record: Record):
    [row] = record.events(type="CONSULT", status="happened", distinct=True).to_dicts()

    assert ("post.txt", 2) == (row["source"], row["n_reports"])


def test_an_event_asked_of_one_outlet_is_a_row_of_that_outlet(record: Record):
    [row] = record.events(outlet="wire", distinct=True).to_dicts()

    assert ("wire.txt", 2) == (row["source"], row["n_reports"])


def test_an_event_s_row_tells_all_that_is_needed_to_check_it(record: Record):
    row = record.events(place="Bergen").to_dicts()[0]

    assert {
        "date": dt.date(2024, 3, 4),
        "event_date": dt.date(2024, 3, 4),
        "outlet": "Lakeside Post",
        "type": "CONSULT",
        "status": "happened",
        "actor_names": [ADA],
        "recipient_names": [BO],
        "actor_wordings": [ADA],
        "place": "Bergen",
        "place_country": "NOR",
        "trigger": "met",
        "evidence": f"{ADA} met {BO} in Bergen.",
        "url": "https://p.example/1",
        "triggers": ["met"],
        "trigger_spans": [{"start": 10, "end": 13}],
    }.items() <= row.items()


def test_an_event_without_a_day_has_that_of_publication(record: Record):
    [row] = record.events(status="planned").to_dicts()

    assert (dt.date(2024, 3, 5), None) == (row["date"], row["event_date"])


def test_a_claimed_event_tells_who_claims_it(record: Record):
    [row] = record.events(status="denied", claimed=True).to_dicts()

    assert (ADA, "claims") == (row["claimed_by"], row["tie"])


def test_a_performed_event_is_the_report_s_own(tmp_path: Path):
    report = report_of(f"{ADA} condemned {BO}.", published="2024-03-05")
    said = findings_of(report, (ADA, "condemned", BO))
    tie = {"type": "ACCUSE", "statement": said.statements[0].id, "tie": "performs"}
    record = Record(make_record(tmp_path / "record", with_event(said, "condemned", [ADA], [BO], **tie)))

    assert ["condemned"] == [row["trigger"] for row in record.events()]


def test_of_one_event_the_report_that_tells_it_itself_comes_before_one_in_which_it_is_claimed(tmp_path: Path):
    claim = report_of(f"{ADA} met {BO} in Oslo, officials said.", published="2024-03-04", source="claim.txt")
    claimed = with_event(findings_of(claim), "met", [ADA], [BO], date="2024-03-04", place="Oslo", tie="claims")
    own = report_of(f"{ADA} met {BO}.", published="2024-03-05", source="own.txt")
    told = with_event(findings_of(own), "met", [ADA], [BO], date="2024-03-04")
    record = Record(make_record(tmp_path / "record", claimed, told))

    assert ["own.txt"] == [row["source"] for row in record.events(distinct=True, claimed=True)]


def test_reports_tell_how_many_events_are_their_own_and_how_many_are_claimed(record: Record):
    assert [(2, 1), (1, 0)] == [(row["n_events"], row["n_claimed"]) for row in record.reports()]


def test_a_record_counts_what_is_claimed_apart(record: Record):
    assert (1, True) == (record.n_claimed, "3 events" in repr(record))


def test_countries_of_parties_have_their_correlates_of_war_number(record: Record):
    row = record.events(place="Bergen").to_dicts()[0]

    assert (["NOR"], ["385"], [None]) == (row["actor_countries"], row["actor_cow"], row["recipient_cow"])


def test_the_number_of_reports_is_that_of_the_view_of_groups(record: Record):
    [row] = record.query("select * from event_groups where n_reports > 1").to_dicts()

    assert ("CONSULT", 2, 2, 2) == (row["type"], row["n_events"], row["n_reports"], row["n_outlets"])


@pytest.mark.parametrize(
    "wrong",
    [
        {"type": "MEETING"},
        {"status": "hapened"},
        {"cameo": "x4"},
        {"since": "last week"},
        {"floor": 2.0},
        {"party": "!"},
        {"place": "!"},
        {"limit": -1},
    ],
)
def test_a_wrong_filter_is_an_error_that_names_it(wrong: dict[str, object], record: Record):
    with pytest.raises(ConfigError, match=f"'{next(iter(wrong))}'"):
        record.events(**wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("form", ["to_pandas", "to_polars", "to_arrow"])
def test_events_become_a_table_of(form: str, record: Record):
    assert 3 == len(getattr(record.events(), form)())
