"""Files of DNA 3: what its classes need of them (docs/manual/dna.md), and back again."""

from __future__ import annotations

import base64
import hashlib
import io
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.export.dna import write_dna
from dragoman.export.dna.coders import PASSWORD
from dragoman.model import Actor, Findings, Position, digest_of
from dragoman.read.dna import read_coded_statements
from dragoman.record import Record, read
from dragoman.run.hand_coding import import_coded, judgement_lines
from records import findings_of, make_record, report_of, with_event

FOR, AGAINST, PLAIN = "We must build the dam.", "We will not.", "It rains."


def position(found: Findings, number: int, stance: str, review: str = "unreviewed") -> Position:
    statement = found.statements[number]
    identity = digest_of("k", statement.id, stance)
    return Position(
        identity, found.report.id, statement.speaker_entity, "rivers", "dam", stance, statement.id,
        statement.content[0], 0.9, (), review, stance,
    )  # type: ignore[arg-type]  # fmt: skip


def actors_of(found: Findings) -> dict[str, Actor]:
    return {each.id: Actor(digest_of("a", each.name), each.kind, each.name, "NOR", (), ()) for each in found.entities}


@pytest.fixture(scope="module")
def found() -> Findings:
    text = f'🌍 Ada Lund said: "{FOR}" Bo Hansen said: "{AGAINST}" Cy Moreau said: "{PLAIN}"'
    report = report_of(text, title="T" * 300, outlet="NLA", published="2024-03-05", byline="Dee")
    said = findings_of(report, ("Ada Lund", "said", FOR), ("Bo Hansen", "said", AGAINST), ("Cy Moreau", "said", PLAIN))
    held = (position(said, 0, "agrees"), position(said, 1, "disagrees", "corrected"))
    return replace(said, positions=held)


@pytest.fixture(scope="module")
def written(found: Findings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dna") / "record.dna"
    with path.open("wb") as file:
        write_dna([(found, actors_of(found))], file)
    return path


@pytest.fixture
def sql(written: Path):
    connection = sqlite3.connect(written)
    yield lambda question: connection.execute(question).fetchall()
    connection.close()


def test_the_version_is_one_that_dna_3_opens(sql):
    assert [("3.0.11",)] == sql("select Value from SETTINGS where Property = 'version'")


TABLES = """ATTRIBUTEVALUES ATTRIBUTEVARIABLES CODERRELATIONS CODERS DATABOOLEAN DATAINTEGER DATALONGTEXT DATASHORTTEXT
DOCUMENTS ENTITIES REGEXES SETTINGS STATEMENTS STATEMENTTYPES VARIABLELINKS VARIABLES"""


def test_all_tables_are_there(sql):
    assert TABLES.split() == [name for (name,) in sql("select name from sqlite_master where type = 'table' order by 1")]


def test_the_password_of_a_coder_is_the_one_told(sql):
    for (kept,) in sql("select Password from CODERS"):
        raw = base64.b64decode(kept)
        digest = hashlib.sha256(raw[:16] + PASSWORD.encode()).digest()
        for _ in range(99_999):
            digest = hashlib.sha256(digest).digest()

        assert digest == raw[16:]


def test_a_statement_has_a_value_for_every_variable_of_its_type(sql):
    missing = sql(
        "select s.ID, v.Variable from STATEMENTS s join VARIABLES v on v.StatementTypeId = s.StatementTypeId "
        "where not exists (select 1 from DATASHORTTEXT d where d.StatementId = s.ID and d.VariableId = v.ID) "
        "and not exists (select 1 from DATALONGTEXT d where d.StatementId = s.ID and d.VariableId = v.ID) "
        "and not exists (select 1 from DATABOOLEAN d where d.StatementId = s.ID and d.VariableId = v.ID)"
    )

    assert [] == missing


def test_short_text_variables_have_an_empty_entity(sql):
    [(n,)] = sql("select count(*) from VARIABLES where DataType = 'short text'")

    assert [(n,)] == sql("select count(*) from ENTITIES where Value = ''")


def test_who_takes_no_side_is_of_a_type_without_agreement(sql):
    counted = sql(
        "select t.Label, count(*) from STATEMENTS s join STATEMENTTYPES t on t.ID = s.StatementTypeId group by t.ID"
    )

    assert [("DNA Statement", 2), ("Statement without side", 1)] == counted


def test_spans_fit_in_code_points_and_in_units_of_java(sql):
    [(text,)] = sql("select Text from DOCUMENTS")
    spans = sql("select Start, Stop from STATEMENTS order by ID")
    units = text.encode("utf-16-le")

    assert [FOR, AGAINST, PLAIN] == [text[start:stop] for start, stop in spans]
    assert [FOR, AGAINST, PLAIN] == [units[2 * start : 2 * stop].decode("utf-16-le") for start, stop in spans]


def test_machine_and_people_are_coders(sql):
    assert ["Dragoman", "People", "Dragoman"] == [
        name for (name,) in sql("select c.Name from STATEMENTS s join CODERS c on c.ID = s.Coder order by s.ID")
    ]


def test_foreign_keys_hold(sql):
    assert [] == sql("pragma foreign_key_check")


def test_the_same_record_gives_the_same_bytes(found: Findings, written: Path):
    again = io.BytesIO()
    write_dna([(found, actors_of(found))], again)

    assert written.read_bytes() == again.getvalue()


def test_what_is_lost_is_counted(found: Findings):
    met = with_event(found, "said", ["Ada Lund"], ["Bo Hansen"])

    assert [
        "1 characters beyond U+FFFF: U+FFFD stands in their place",
        "1 events: DNA has no place for them",
        "1 titles and values longer than 190 characters: cut",
    ] == write_dna([(met, actors_of(met))], io.BytesIO()).lines()


def test_statements_come_back_as_they_were_coded(written: Path):
    coded = read_coded_statements(written)

    assert [("Ada Lund", "dam", 1), ("Bo Hansen", "dam", 0), ("Cy Moreau", "", None)] == [
        (each.value("person"), each.value("concept"), each.agreement) for each in coded
    ]


def test_statements_become_judgements_by_their_coders(found: Findings, written: Path):
    report = replace(found.report, given_id="1")
    lines = list(
        judgement_lines(read_coded_statements(written), {"1": report}, codebook="dna", at="2026-01-01", program="test")
    )

    assert [
        ("statement", "Dragoman", [["speaker", "Ada Lund"], ["kind", "speech"], ["act", "SAY"]]),
        ("position", "Dragoman", [["stance", "agrees"]]),
        ("statement", "People", [["speaker", "Bo Hansen"], ["kind", "speech"], ["act", "SAY"]]),
        ("position", "People", [["stance", "disagrees"]]),
        ("statement", "Dragoman", [["speaker", "Cy Moreau"], ["kind", "speech"], ["act", "SAY"]]),
    ] == [(line["kind"], line["by"], line["terms"]) for line in lines]
    assert [FOR, FOR, AGAINST, AGAINST, PLAIN] == [line["places"][0]["passages"][0]["exact"] for line in lines]
    assert len(lines) == len({line["id"] for line in lines})


def test_a_span_outside_of_its_report_is_no_judgement(found: Findings, written: Path):
    short = replace(found.report, text="Short.")

    assert [] == list(
        judgement_lines(read_coded_statements(written), {"1": short}, codebook="dna", at="", program="test")
    )


@pytest.mark.model
def test_documents_are_read_as_reports(written: Path, tmp_path: Path):
    with read(written, tmp_path / "record") as record:
        [row] = record.reports()
        [(findings, _)] = record.findings()

    assert ("1", "NLA", "2024-03-05", True) == (
        row["given_id"], row["outlet"], str(row["published"]), findings.report.text.startswith("\ufffd Ada Lund")
    )  # fmt: skip


def test_a_record_is_exported(tmp_path: Path):
    path = make_record(
        tmp_path / "record", findings_of(report_of(f'Ada Lund said: "{FOR}"'), ("Ada Lund", "said", FOR))
    )
    with Record(path) as record:
        record.export(tmp_path / "out.dna", "dna")

    assert ["Ada Lund"] == [each.value("person") for each in read_coded_statements(tmp_path / "out.dna")]


@pytest.mark.model
def test_what_people_coded_comes_into_the_record(tmp_path: Path):
    text = f'Ada Lund, the mayor, said: "{FOR}" Nobody else spoke on Tuesday.\n'
    report = report_of(text, title="The dam", outlet="NLA", published="2024-03-05")
    said = findings_of(report, ("Ada Lund", "said", FOR))
    said = replace(said, positions=(position(said, 0, "disagrees", "corrected"),))
    path = tmp_path / "coded.dna"
    with path.open("wb") as file:
        write_dna([(said, actors_of(said))], file)
    with read(path, tmp_path / "record"):
        pass
    coded = import_coded(path, tmp_path / "record", at="2026-01-01T00:00:00.000000+00:00")
    again = import_coded(path, tmp_path / "record", at="2026-01-02T00:00:00.000000+00:00")
    with Record(tmp_path / "record") as record:
        [row] = record.positions(codebook="coded")
        judged = record.judged().rows

    assert (1, 0, ("dam",)) == (coded.n_statements, coded.n_lost, coded.concepts)
    assert ("Ada Lund", "dam", "disagrees") == (row["holder"], row["issue"], row["stance"])
    assert ([line["id"] for line in coded.lines], 2) == ([line["id"] for line in again.lines], len(judged))
