"""Events in the files of the field's data sets, read back as the named readers do."""

from __future__ import annotations

import csv
import dataclasses
import io
import zipfile
from pathlib import Path
from typing import Any

import orjson
import pandas as pd
import pyarrow.parquet as pq
import pytest

from dragoman.export import EXPORTS
from dragoman.export.events import dyads_of, icews, phoenix, plain, polecat, tell_events
from dragoman.export.events.gdelt import COLUMNS, MENTION_COLUMNS, fraction_of, write_gdelt
from dragoman.model import Event, Findings, Span
from event_stories import PUBLISHED, actors_of, aid, bergen, meeting, story, told
from records import ORIGIN, entity_of, report_of, with_event

EVENT_FILES = sorted(name for name, form in EXPORTS.items() if form.of == "events" and not form.is_folder)


def written(form: str, *reports: Findings, statuses: list[Any] | None = None) -> bytes:
    file = io.BytesIO()
    EXPORTS[form].write(told(*reports), file, statuses)
    return file.getvalue()


def several() -> Findings:
    found = aid(meeting())
    found = with_event(
        found, "arrested", ("Norwegian police",), ("four men",), type="COERCE", mode="arrest", cameo="173"
    )
    found = with_event(found, "expel", ("Norway",), ("Sweden",), type="SANCTION", cameo="160", status="hypothetical")
    found = with_event(found, "condemned", ("European Union",), ("Northern League",), type="ACCUSE", cameo="111")
    return with_event(found, "said", ("Anna Berg",), type=None, cameo="010", quad=None, score=None)


# ---- dyads -----------------------------------------------------------------------------------------------------------


def test_parties_of_a_meeting_are_paired_once() -> None:
    [event] = told(meeting())

    pairs = [(source and source.name, target and target.name) for source, target in dyads_of(event)]

    owl = 'Jon "the Owl" Dahl'
    assert [("Mara Lindqvist", "Anna Berg"), ("Mara Lindqvist", owl), ("Anna Berg", owl)] == pairs


def test_nobody_is_paired_with_himself() -> None:
    found = with_event(story(), "met", ("Norway", "Sweden"), ("Sweden", "Iceland"))
    [event] = told(found)

    pairs = [(source and source.name, target and target.name) for source, target in dyads_of(event)]

    assert [("Norway", "Sweden"), ("Norway", "Iceland"), ("Sweden", "Iceland")] == pairs


def test_what_a_person_decided_of_an_actor_holds() -> None:
    findings = meeting()
    judged = {
        key: dataclasses.replace(actor, country="FIN", sectors=("REL",), judgements=("j1",))
        for key, actor in actors_of(findings).items()
    }

    [event] = tell_events([(findings, judged)])

    assert {("FIN", ("REL",))} == {(party.country, party.sectors) for party in event.actors}


PEOPLE = "Mara Lindqvist, Jon Hallen, Anna Berg, Ada Okoro, rebels and students met."


def pairs_of(actors: tuple[str, ...], recipients: tuple[str, ...] = (), **known: tuple[str | None, str]) -> list[Any]:
    """Return the names of the pairs of an event; ``known`` is an actor's country and sector by its last word."""
    report = report_of(PEOPLE)
    entities = tuple(
        dataclasses.replace(
            entity_of(report, name), country=known[name.split()[-1]][0], sectors=(known[name.split()[-1]][1],)
        )
        for name in (*actors, *recipients)
        if name.split()[-1] in known
    )
    found = with_event(Findings(report, entities, origins=(ORIGIN,)), "met", actors, recipients)
    [event] = told(found)
    return [(source and source.name, target and target.name) for source, target in dyads_of(event)]


LINDQVIST, HALLEN, BERG, OKORO = "Mara Lindqvist", "Jon Hallen", "Anna Berg", "Ada Okoro"
NOR, SWE, GHA = ("NOR", "GOV"), ("SWE", "GOV"), ("GHA", "GOV")


def test_of_several_of_one_country_the_first_stands_for_all() -> None:
    pairs = pairs_of((LINDQVIST, HALLEN), (BERG, OKORO), Lindqvist=NOR, Hallen=NOR, Berg=SWE, Okoro=SWE)

    assert [(LINDQVIST, BERG)] == pairs


def test_parties_of_different_countries_have_a_pair_each() -> None:
    pairs = pairs_of((LINDQVIST,), (BERG, OKORO), Lindqvist=NOR, Berg=SWE, Okoro=GHA)

    assert [(LINDQVIST, BERG), (LINDQVIST, OKORO)] == pairs


def test_rebels_of_a_country_are_no_party_of_its_government() -> None:
    pairs = pairs_of((LINDQVIST, "rebels", BERG), Lindqvist=NOR, rebels=("NOR", "REB"), Berg=SWE)

    assert [(LINDQVIST, "rebels"), (LINDQVIST, BERG), ("rebels", BERG)] == pairs


def test_two_of_one_country_who_meet_are_a_pair() -> None:
    assert [(LINDQVIST, HALLEN)] == pairs_of((LINDQVIST, HALLEN), Lindqvist=NOR, Hallen=NOR)


def test_those_of_whom_nothing_is_known_are_one() -> None:
    assert [(LINDQVIST, "rebels")] == pairs_of((LINDQVIST,), ("rebels", "students"), Lindqvist=NOR)


def test_a_pair_has_one_direction() -> None:
    pairs = pairs_of((LINDQVIST, BERG), (BERG, LINDQVIST), Lindqvist=NOR, Berg=SWE)

    assert [(LINDQVIST, BERG)] == pairs


def test_one_alone_has_nobody_at_the_other_side() -> None:
    [event] = told(with_event(story(), "arrested", (), ("four men",)))

    assert [None] == [source for source, _ in dyads_of(event)]


# ---- POLECAT ---------------------------------------------------------------------------------------------------------


def read_polecat(data: bytes) -> pd.DataFrame:
    """Read as the loaders in R do: tabs, a header, all text."""
    return pd.read_csv(io.BytesIO(data), sep="\t", quotechar='"', dtype=str, keep_default_na=False)


def test_polecat_has_forty_columns_and_a_row_an_event() -> None:
    frame = read_polecat(written("polecat", several()))

    assert (list(polecat.COLUMNS), 40) == (list(frame.columns), len(frame.columns))
    assert ["CONSULT", "AGREE", "COERCE", "ACCUSE"] == list(frame["Event Type"])


def test_polecat_lists_parties_side_by_side() -> None:
    cells = read_polecat(written("polecat", meeting())).loc[0]

    assert 'Mara Lindqvist; Anna Berg; Jon "the Owl" Dahl' == cells["Actor Name"]
    assert ("NOR; SWE; ISL", "385; 380; 395") == (cells["Actor Country"], cells["Actor COW"])
    assert ("GOV; LEG; None", "GOV, JRN; LEG; None") == (cells["Primary Actor Sector"], cells["Actor Sectors"])
    assert ("minister; None; None", "None") == (cells["Actor Title"], cells["Recipient Name"])
    assert ("VERBAL COOPERATION", "diplomatic; economic") == (cells["Quad Code"], cells["Contexts"])
    assert ("2023-03-14", "Bergen", "Vestland") == (cells["Event Date"], cells["City"], cells["Province"])


def test_an_event_without_a_known_actor_is_there_without_one() -> None:
    found = with_event(story(), "arrested", (), ("four men",), type="COERCE")

    cells = read_polecat(written("polecat", found)).loc[0]
    [record] = [orjson.loads(line) for line in written("plover", found).splitlines()]

    assert ("None", "None", "four men") == (cells["Actor Name"], cells["Actor Country"], cells["Recipient Name"])
    assert ([], ["four men"]) == (record["actor"], [party["name"] for party in record["recipient"]])


def test_an_event_that_tells_no_party_is_there() -> None:
    found = with_event(story(), "arrested", type="ASSAULT", mode="explosives")

    assert ["ASSAULT"] == list(read_polecat(written("polecat", found))["Event Type"])


# ---- ICEWS -----------------------------------------------------------------------------------------------------------


def read_icews(data: bytes) -> pd.DataFrame:
    """Read as ``icews::read_events_tsv``: no quoting, these columns whole numbers, these real ones, all else text."""
    whole = dict.fromkeys(("Event ID", "Story ID", "Sentence Number"), "Int32")
    real = dict.fromkeys(("Intensity", "Latitude", "Longitude"), "float64")
    others = {name: "str" for name in icews.COLUMNS if name not in {*whole, *real, "Event Date"}}
    return pd.read_csv(
        io.BytesIO(data),
        sep="\t",
        quoting=csv.QUOTE_NONE,
        dtype={**whole, **real, **others},
        parse_dates=["Event Date"],
    )


def test_icews_is_read_without_quoting() -> None:
    frame = read_icews(written("icews", several()))

    assert (20, list(range(1, 8))) == (len(frame.columns), list(frame["Event ID"]))
    assert ["040", "040", "040", "033", "173", "111", "010"] == list(frame["CAMEO Code"])
    assert 'Jon "the Owl" Dahl' == frame["Target Name"][1]
    assert ("Norway", "Government,News") == (frame["Source Country"][0], frame["Source Sectors"][0])
    assert (1.0, "Norway", 60.39) == (frame["Intensity"][0], frame["Country"][0], frame["Latitude"][0])
    assert [1, 1, 1, 2, 4, 6, 7] == list(frame["Sentence Number"])


# ---- Phoenix ---------------------------------------------------------------------------------------------------------


def test_phoenix_is_read_by_position() -> None:
    """As ``phoxy::ingest_phoenix``: five whole numbers, then text, with numbers at columns 17, 19 and 20."""
    kinds = {**dict.fromkeys(range(5), "int32"), **dict.fromkeys(range(5, 26), "str"), 16: "float64", 18: "float64"}
    frame = pd.read_csv(
        io.BytesIO(written("phoenix", several())), sep="\t", header=None, quoting=csv.QUOTE_NONE,
        dtype={**kinds, 19: "float64"}, keep_default_na=False, na_values={18: [""], 19: [""]},
    )  # fmt: skip

    frame.columns = list(phoenix.COLUMNS)
    assert (26, [20230314, 2023, 3, 14]) == (
        len(frame.columns), list(frame.loc[0, ["Date", "Year", "Month", "Day"]])
    )  # fmt: skip
    assert ["NORGOVMED", "NOR", "GOV", "MED"] == list(frame.loc[0, "SourceActorFull":"SourceActorAttribute"])
    assert ["IGOEUREEC", "IGO", "", "EEC"] == list(frame.loc[5, "SourceActorFull":"SourceActorAttribute"])
    assert [1, 1, 1, 1, 4, 3, 0] == [int(each) for each in frame["PentaClass"]]
    assert ("diplomatic;economic", 5.32) == (frame["Issues"][0], frame["Lon"][0])


# ---- PLOVER ----------------------------------------------------------------------------------------------------------


def test_plover_has_what_its_record_requires() -> None:
    records = [orjson.loads(line) for line in written("plover", several()).splitlines()]

    assert all({"id", "date", "actor", "event"} <= record.keys() for record in records)
    assert [["CONSULT"], ["AGREE"], ["COERCE"], ["ACCUSE"]] == [record["event"] for record in records]
    assert [("NOR", ["GOV", "JRN"]), ("SWE", ["LEG"]), ("ISL", [])] == [
        (party["code"], party["sector"]) for party in records[0]["actor"]
    ]
    assert ("EUR", [3, "planned", "AID"]) == (
        records[3]["actor"][0]["code"], [records[3]["quad_code"], records[1]["status"], records[1]["act"]]
    )  # fmt: skip


def test_plover_marks_a_status_that_the_type_does_not_tell() -> None:
    [record] = [orjson.loads(line) for line in written("plover", several(), statuses=["hypothetical"]).splitlines()]

    assert (["SANCTION"], ["hypothetical"]) == (record["event"], record["mode"])


# ---- CSV and Parquet -------------------------------------------------------------------------------------------------


def test_parquet_gives_every_event_back() -> None:
    found = several()
    rows = pq.read_table(io.BytesIO(written("events-parquet", found))).to_pylist()

    assert list(found.events) == [event_of(row) for row in rows]


def event_of(row: dict[str, Any]) -> Event:
    """Return the event a row was made of."""
    spans = {name: tuple(Span(**span) for span in row[name]) for name in
             ("trigger_spans", "evidence_spans", "actor_spans", "recipient_spans")}  # fmt: skip
    same = ("type", "mode", "quad", "cameo", "score", "date_precision", "status", "tie", "because",
            "confidence", "origin", "event_group", "report_id")  # fmt: skip
    return Event(
        id=row["event_id"],
        contexts=tuple(row["contexts"]),
        triggers=spans["trigger_spans"],
        evidence=spans["evidence_spans"],
        actors=tuple(row["actor_entities"]),
        actor_spans=spans["actor_spans"],
        recipients=tuple(row["recipient_entities"]),
        recipient_spans=spans["recipient_spans"],
        date_span=None if row["date_span"] is None else Span(**row["date_span"]),
        place=row["place_id"],
        statement=row["statement_id"],
        date=row["event_date"],
        date_end=row["event_date_end"],
        **{name: row[name] for name in same},
    )


def test_csv_has_names_beside_ids_evidence_and_link() -> None:
    rows = list(csv.DictReader(io.StringIO(written("events-csv", several()).decode(), newline="")))

    assert list(plain.SCHEMA.names) == list(rows[0])
    assert ("385; 380; 395", "NOR; SWE; ISL") == (rows[0]["actor_cow"], rows[0]["actor_countries"])
    assert "https://outlet.example/a" == rows[0]["url"]
    assert "Norwegian police arrested\tfour men. Norway may expel envoys of Sweden." == rows[2]["evidence"]
    assert ["happened", "planned", "happened", "hypothetical", "happened", "happened"] == [
        row["status"] for row in rows
    ]


def test_csv_holds_only_the_statuses_named() -> None:
    rows = list(csv.DictReader(io.StringIO(written("events-csv", several(), statuses=["planned"]).decode())))

    assert ["AID"] == [row["type"] for row in rows]


# ---- all -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", EVENT_FILES)
def test_the_same_events_give_the_same_bytes(form: str) -> None:
    assert written(form, several()) == written(form, several())


@pytest.mark.parametrize("form", ["polecat", "icews", "phoenix"])
def test_no_cell_breaks_a_line(form: str) -> None:
    found = meeting(story(outlet="Morning\tPost\n\u2028Daily", url=None))

    assert 1 == len({len(line.split("\t")) for line in written(form, found).decode().splitlines()})


@pytest.mark.parametrize("form", EVENT_FILES)
def test_a_record_without_events_gives_a_file(form: str) -> None:
    assert len(written(form, story()).splitlines()) <= 1 or form == "events-parquet"


# ---- GDELT -----------------------------------------------------------------------------------------------------------


def files_of(folder: Path, *reports: Findings, statuses: list[Any] | None = None) -> tuple[list[dict[str, str]], ...]:
    """Return the rows of the events and of the mentions."""
    paths = write_gdelt(told(*reports), folder, statuses)
    rows = []
    for path, columns in zip(paths, (COLUMNS, MENTION_COLUMNS), strict=True):
        with zipfile.ZipFile(path) as archive:
            [name] = archive.namelist()
            cells = [line.split("\t") for line in archive.read(name).decode().splitlines()]
        rows.append([dict(zip(columns, line, strict=True)) for line in cells])
    return tuple(rows)


def test_gdelt_files_are_named_as_gdelts(tmp_path: Path) -> None:
    write_gdelt(told(meeting()), tmp_path / "new")

    assert ["20230315000000.export.CSV.zip", "20230315000000.mentions.CSV.zip"] == sorted(
        path.name for path in (tmp_path / "new").iterdir()
    )
    with zipfile.ZipFile(tmp_path / "new" / "20230315000000.export.CSV.zip") as archive:
        assert ["20230315000000.export.CSV"] == archive.namelist()


def test_gdelt_has_61_and_16_columns(tmp_path: Path) -> None:
    events, mentions = files_of(tmp_path, several())

    assert (61, 16) == (len(COLUMNS), len(MENTION_COLUMNS))
    assert (7, 7) == (len(events), len(mentions))
    assert {row["GLOBALEVENTID"] for row in events} == {row["GLOBALEVENTID"] for row in mentions}


def test_gdelt_codes_actor_act_and_place(tmp_path: Path) -> None:
    row = files_of(tmp_path, several())[0][0]

    assert ("NORGOVMED", "MARA LINDQVIST", "NOR", "GOV", "MED") == tuple(
        row[f"Actor1{name}"] for name in ("Code", "Name", "CountryCode", "Type1Code", "Type2Code")
    )
    assert ("040", "040", "04", "1", "1.0") == tuple(
        row[name] for name in ("EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale")
    )
    assert ("4", "Bergen, Vestland, Norway", "NO", "NO") == tuple(
        row[f"ActionGeo_{name}"] for name in ("Type", "FullName", "CountryCode", "ADM1Code")
    )
    assert ("20230314", "202303", "2023", "2023.2849", "20230315000000") == tuple(
        row[name] for name in ("SQLDATE", "MonthYear", "Year", "FractionDate", "DATEADDED")
    )


def test_states_of_the_usa_have_their_code(tmp_path: Path) -> None:
    found = story()
    place = dataclasses.replace(bergen(found), country="USA", adm1="New Jersey")

    row = files_of(tmp_path, meeting(found, place=place))[0][0]

    assert ("3", "US", "USNJ") == tuple(row[f"ActionGeo_{name}"] for name in ("Type", "CountryCode", "ADM1Code"))


def test_a_known_group_stands_in_the_code_and_apart(tmp_path: Path) -> None:
    row = next(row for row in files_of(tmp_path, several())[0] if row["EventCode"] == "111")

    assert ("IGOEUREEC", "", "EEC", "IGO") == tuple(
        row[f"Actor1{name}"] for name in ("Code", "CountryCode", "KnownGroupCode", "Type1Code")
    )
    assert ("REBSEPMIL", "REB", "SEP", "MIL") == tuple(
        row[f"Actor2{name}"] for name in ("Code", "Type1Code", "Type2Code", "Type3Code")
    )


def test_an_event_of_two_reports_is_one_row_with_two_mentions(tmp_path: Path) -> None:
    first = meeting(event_group="g1")
    second = meeting(story(url="https://other.example/b", outlet="Evening Post"), event_group="g1")

    events, mentions = files_of(tmp_path, first, second)

    assert (3, 6) == (len(events), len(mentions))
    assert {("2", "2", "2")} == {(row["NumMentions"], row["NumSources"], row["NumArticles"]) for row in events}


def test_mentions_tell_where_in_the_text(tmp_path: Path) -> None:
    findings = meeting(confidence=0.84)
    row = files_of(tmp_path, findings)[1][0]
    text = findings.report.text

    assert (text.index("Mara"), text.index("Anna"), text.index("met")) == tuple(
        int(row[f"{name}CharOffset"]) for name in ("Actor1", "Actor2", "Action")
    )
    assert ("80", str(len(text)), "1") == (row["Confidence"], row["MentionDocLen"], row["SentenceID"])


def test_ids_stay_when_reports_are_added(tmp_path: Path) -> None:
    alone = files_of(tmp_path / "a", meeting())[0]
    among = files_of(tmp_path / "b", aid(story(url=None)), meeting())[0]

    assert {row["GLOBALEVENTID"] for row in alone} <= {row["GLOBALEVENTID"] for row in among}
    assert all(int(row["GLOBALEVENTID"]) < 2**53 for row in among)


def test_the_same_events_give_the_same_zips(tmp_path: Path) -> None:
    one, other = (write_gdelt(told(several()), tmp_path / name) for name in "ab")

    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in other]


def test_a_fraction_of_a_year_is_gdelts() -> None:
    assert "2023.2877" == fraction_of(PUBLISHED)


def test_actors_are_those_of_the_record() -> None:
    findings = meeting()
    actors = actors_of(findings)

    [event] = told(findings)

    assert [actors[each].id for each in findings.events[0].actors] == [party.actor_id for party in event.actors]
    assert ORIGIN.id == event.event.origin
