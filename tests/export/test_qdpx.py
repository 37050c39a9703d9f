"""Projects of REFI-QDA: what the standard asks of them (docs/manual/qdpx.md), and back again."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from pyrefiqda import RefiProject
from test_dna import actors_of, position

from dragoman.export.qdpx import write_qdpx
from dragoman.model import Findings, Standing
from dragoman.read.qdpx import read_coded_selections
from dragoman.record import Record, read
from dragoman.run.hand_coding import import_coded
from records import findings_of, report_of, with_event

FOR = "We must build the dam."
SPACE = "{urn:QDA-XML:project:1.0}"
GUID = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")

# The order of children and the attributes that must be there, as the standard has them for what we write.
CHILDREN = {
    "Project": ["Users", "CodeBook", "Variables", "Sources", "Sets"],
    "TextSource": ["Description", "PlainTextSelection", "VariableValue"],
    "PlainTextSelection": ["Description", "Coding"],
    "Coding": ["CodeRef"],
    "Code": ["Code"],
    "Codes": ["Code"],
    "CodeBook": ["Codes"],
    "Set": ["MemberSource"],
    "VariableValue": ["VariableRef", "TextValue", "DateValue"],
}
REQUIRED = {
    "Project": {"name"},
    "User": {"guid"},
    "Code": {"guid", "name", "isCodable"},
    "Variable": {"guid", "name", "typeOfVariable"},
    "TextSource": {"guid"},
    "PlainTextSelection": {"guid", "startPosition", "endPosition"},
    "Coding": {"guid"},
    "Set": {"guid", "name"},
    "CodeRef": {"targetGUID"},
    "VariableRef": {"targetGUID"},
    "MemberSource": {"targetGUID"},
}


@pytest.fixture(scope="module")
def found() -> Findings:
    text = f'🌍 Ada Lund, the mayor, said: "{FOR}" Nobody else spoke on Tuesday.\n'
    report = report_of(text, title='The "dam" & more', outlet="NLA", published="2024-03-05")
    said = findings_of(report, ("Ada Lund", "said", FOR))
    said = replace(said, positions=(position(said, 0, "disagrees", "corrected"),))
    return with_event(said, "spoke", ["Ada Lund"])


def written(*found: Findings, standings: dict[str, Standing] | None = None) -> bytes:
    file = io.BytesIO()
    write_qdpx([(each, actors_of(each)) for each in found], file, standings)
    return file.getvalue()


@pytest.fixture(scope="module")
def project(found: Findings):
    other = findings_of(report_of("Another report.", source="b.txt"))
    place = {each.report.id: Standing(each.report.id, None, None, None, "y1") for each in (found, other)}
    with zipfile.ZipFile(io.BytesIO(written(found, other, standings=place))) as archive:
        return etree.fromstring(archive.read("project.qde"))


def all_of(project, name: str) -> list:
    return list(project.iter(f"{SPACE}{name}"))


def test_children_stand_in_the_order_of_the_standard(project):
    for name, order in CHILDREN.items():
        for element in all_of(project, name) if name != "Project" else [project]:
            places = [order.index(etree.QName(child).localname) for child in element]

            assert sorted(places) == places


def test_elements_have_the_attributes_that_must_be_there(project):
    for name, wanted in REQUIRED.items():
        elements = all_of(project, name) if name != "Project" else [project]

        assert elements
        assert [] == [dict(each.attrib) for each in elements if not wanted <= set(each.attrib)]


def test_ids_have_the_form_of_the_standard_and_are_there_once(project):
    ids = [each.get("guid") for each in project.iter() if each.get("guid")]

    assert [] == [each for each in ids if not GUID.fullmatch(each)]
    assert len(ids) == len(set(ids))


def test_references_lead_to_what_is_there(project):
    ids = {each.get("guid") for each in project.iter()}
    referred = {
        each.get(name) for each in project.iter() for name in ("targetGUID", "creatingUser", "creatingUserGUID")
    }

    assert set() == referred - ids - {None}


def test_selections_count_code_points_of_the_source(found: Findings):
    with zipfile.ZipFile(io.BytesIO(written(found))) as archive:
        project = etree.fromstring(archive.read("project.qde"))
        [source] = all_of(project, "TextSource")
        text = archive.read(f"Sources/{source.get('plainTextPath').removeprefix('internal://')}").decode()
    spans = [
        (int(each.get("startPosition")), int(each.get("endPosition"))) for each in all_of(source, "PlainTextSelection")
    ]

    assert found.report.text == text
    assert FOR == text[slice(*spans[0])]


def test_codes_are_a_tree(project):
    [issue] = [each for each in all_of(project, "Code") if each.get("name") == "disagrees"]
    above = [each.get("name") for each in issue.iterancestors(f"{SPACE}Code")]

    assert ["dam", "rivers", "Issue"] == above
    assert ("true", "false") == (issue.get("isCodable"), issue.getparent().get("isCodable"))


def test_a_story_of_several_reports_is_a_set(project):
    [story] = all_of(project, "Set")

    assert ("story y1", 2) == (story.get("name"), len(story))


def test_people_and_the_machine_are_users(project):
    users = {each.get("guid"): each.get("name") for each in all_of(project, "User")}
    by = [users[each.get("creatingUser")] for each in all_of(project, "PlainTextSelection")]

    assert {"Dragoman", "People"} == set(users.values())
    assert "People" == by[0]


def test_the_same_record_gives_the_same_bytes(found: Findings):
    assert written(found) == written(found)


def test_coded_selections_come_back(found: Findings, tmp_path: Path):
    path = tmp_path / "p.qdpx"
    path.write_bytes(written(found))
    coded = read_coded_selections(path, 10**9)[0]

    assert ("People", "Ada Lund", "SAY", "dam", 0) == (
        coded.coder, coded.value("person"), coded.value("act"), coded.value("concept"), coded.agreement
    )  # fmt: skip


@pytest.mark.model
def test_what_people_coded_comes_into_the_record(found: Findings, tmp_path: Path):
    path = tmp_path / "coded.qdpx"
    path.write_bytes(written(replace(found, events=())))
    with read(path, tmp_path / "record") as record:
        [report] = record.reports()
    coded = import_coded(path, tmp_path / "record", at="2026-01-01T00:00:00.000000+00:00")
    with Record(tmp_path / "record") as record:
        [row] = record.positions(codebook="coded")

    assert ('The "dam" & more', "NLA", "2024-03-05") == (report["title"], report["outlet"], str(report["published"]))
    assert (1, 0, ("dam",)) == (coded.n_statements, coded.n_lost, coded.concepts)
    assert ("Ada Lund", "dam", "disagrees") == (row["holder"], row["issue"], row["stance"])


def test_a_reader_made_of_the_schema_of_the_standard_opens_it(
    found: Findings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    # It unpacks a project where it is called.
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "p.qdpx"
    path.write_bytes(written(found))
    project = RefiProject.load(str(path))
    [source] = project.sources.text_source
    spans = [(each.start_position, each.end_position) for each in source.plain_text_selection]

    assert ["Dragoman", "People"] == [each.name for each in project.users.user]
    assert [FOR, found.report.text[:-1], "Ada Lund"] == [found.report.text[start:end] for start, end in spans]
