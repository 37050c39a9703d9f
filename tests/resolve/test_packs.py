"""Lists of leaders and offices, in three formats, and what they may and may not say."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

import orjson
import pytest
from people import actor_of, are_one, entity, link_of, resolve

from dragoman.errors import ConfigError
from dragoman.model import Pack, PackActor, PackRole
from dragoman.resolve import format_of, parse_pack

CSV = b"""name,aliases,country,title,body,start,end
Mara Lindqvist,Mara Nordal;M. Lindqvist,NOR,Foreign Minister,,2021-10-14,2023-06
Mara Lindqvist,,NOR,ambassador,,2023-07,
Oke Sandoval,,Chile,Health Minister,,,
"""
PETRARCH = b"""# people of Norland
MARA_LINDQVIST_  ; invented
+M._LINDQVIST_
\t[NORELI <20211014]
\t[NORGOV 20211014-230630]
\t[NORELI >20230630]
NORTHERN_FISHING_COUNCIL_ [IGOAGR]
RUNA_ESKILD_ [SWEGOV 990101-991231][SWEELI >991231]
BROKEN_ENTRY_ [NO]
"""
PERSON = {
    "id": "p1",
    "schema": "Person",
    "properties": {"name": ["Mara Lindqvist"], "alias": ["Mara Nordal"], "citizenship": ["no"]},
}
POSITION = {
    "id": "o1",
    "schema": "Position",
    "properties": {"name": ["Minister of Foreign Affairs"], "country": ["no"]},
}
DAYS = {"startDate": ["2021-10-14"], "endDate": ["2023-06"]}
OCCUPANCY = {"id": "h1", "schema": "Occupancy", "properties": {"holder": ["p1"], "post": ["o1"], **DAYS}}
NESTED_OCCUPANCY = {"id": "h1", "schema": "Occupancy", "properties": {"post": [POSITION], **DAYS}}
NESTED = {
    "id": "p1",
    "schema": "Person",
    "properties": {"name": ["Mara Lindqvist"], "citizenship": ["no"], "positionOccupancies": [NESTED_OCCUPANCY]},
}
MINISTER = PackRole("Foreign Minister", None, "NOR", ("GOV",), dt.date(2021, 10, 14), dt.date(2023, 6, 30))


def actors(content: bytes, form: str) -> dict[str, PackActor]:
    return {actor.names[0]: actor for actor in parse_pack("leaders", content, form)[0].actors}


def leaders(**fields: object) -> Pack:
    values = {
        "names": ("Mara Lindqvist", "Mara Nordal"),
        "kind": "person",
        "country": "NOR",
        "sectors": (),
        "roles": (MINISTER,),
    }
    return Pack("leaders", (PackActor("p1", **{**values, **fields}),))  # type: ignore[arg-type]


# --- formats ---------------------------------------------------------------------------------------------------


def test_lines_of_one_person_are_one_actor_with_its_offices():
    roles = actors(CSV, "csv")["Mara Lindqvist"].roles

    expected = [
        ("Foreign Minister", dt.date(2021, 10, 14), dt.date(2023, 6, 30)),
        ("ambassador", dt.date(2023, 7, 1), None),
    ]
    assert expected == [(role.title, role.first, role.last) for role in roles]


def test_aliases_are_names():
    assert ("Mara Lindqvist", "Mara Nordal", "M. Lindqvist") == actors(CSV, "csv")["Mara Lindqvist"].names


def test_a_country_may_be_a_name():
    assert "CHL" == actors(CSV, "csv")["Oke Sandoval"].country


def test_a_line_that_cannot_be_understood_is_told_and_left_out():
    _, remarks = parse_pack("p", b"name,country\nMara,Atlantis\nJon,NOR\n", "csv")

    assert ["line 2: 'Atlantis' is no country; give a code such as NOR or a name; the line is left out"] == remarks


def test_semicolons_may_part_columns():
    assert "NOR" == actors(b"name;country\nMara Lindqvist;NOR\n", "csv")["Mara Lindqvist"].country


def test_a_table_without_names_is_an_error():
    with pytest.raises(ConfigError, match="no column 'name'"):
        parse_pack("p", b"who,country\nMara,NOR\n", "csv")


def test_a_dictionary_gives_names_as_news_write_them():
    assert ("Mara Lindqvist", "M. Lindqvist") == actors(PETRARCH, "petrarch")["Mara Lindqvist"].names


def test_a_dictionary_gives_dated_codes():
    roles = actors(PETRARCH, "petrarch")["Mara Lindqvist"].roles

    assert [
        (("ELI",), None, dt.date(2021, 10, 13)),
        (("GOV",), dt.date(2021, 10, 14), dt.date(2023, 6, 30)),
        (("ELI",), dt.date(2023, 7, 1), None),
    ] == [(role.sectors, role.first, role.last) for role in roles]


def test_a_dictionary_may_have_its_codes_on_the_line_of_the_name():
    assert [dt.date(1999, 1, 1), dt.date(2000, 1, 1)] == [
        role.first for role in actors(PETRARCH, "petrarch")["Runa Eskild"].roles
    ]


def test_a_code_that_cannot_be_understood_is_told():
    assert ["line 9: Broken Entry: [NO]: is no row of codes of three letters; the code is left out"] == parse_pack(
        "p", PETRARCH, "petrarch"
    )[1]


@pytest.mark.parametrize(
    "content",
    [
        b"\n".join(orjson.dumps(each) for each in (PERSON, POSITION, OCCUPANCY)),
        orjson.dumps([OCCUPANCY, PERSON, POSITION]),
        orjson.dumps(NESTED),
    ],
    ids=["lines", "list", "nested"],
)
def test_an_occupancy_gives_its_holder_the_position_with_its_days(content: bytes):
    actor = actors(content, "followthemoney")["Mara Lindqvist"]

    [role] = actor.roles
    told = (actor.country, role.title, role.country, role.first, role.last)
    assert ("NOR", "Minister of Foreign Affairs", "NOR", dt.date(2021, 10, 14), dt.date(2023, 6, 30)) == told


def test_an_occupancy_of_a_position_that_is_not_there_is_told():
    _, remarks = parse_pack("p", b"\n".join(orjson.dumps(each) for each in (PERSON, OCCUPANCY)), "followthemoney")

    assert ["h1: its position o1 is not in the file; the occupancy is left out"] == remarks


def test_a_file_without_actors_is_an_error():
    with pytest.raises(ConfigError, match="holds no actor"):
        parse_pack("p", b"{}", "followthemoney")


@pytest.mark.parametrize(
    ("name", "form"), [("a.csv", "csv"), ("a.actors.txt", "petrarch"), ("a.ftm.json", "followthemoney")]
)
def test_the_ending_tells_the_format(name: str, form: str):
    assert form == format_of(name)


# --- what a pack tells -------------------------------------------------------------------------------------------


def test_a_pack_gives_the_country_that_no_report_tells():
    there = entity("r1", "Mara Lindqvist")

    assert "NOR" == actor_of(there, resolve([there], packs=[leaders()])).country


def test_the_reason_names_the_pack():
    there = entity("r1", "Mara Lindqvist")

    assert "pack:leaders" in [reason.evidence for reason in link_of(there, resolve([there], packs=[leaders()])).reasons]


def test_a_pack_gives_its_dated_role_as_that_of_the_pack():
    there = entity("r1", "Mara Lindqvist", title="envoy")

    roles = actor_of(there, resolve([there], {"r1": "2022-03-01"}, [leaders()])).roles

    assert [("envoy", None), ("Foreign Minister", "leaders")] == [(role.title, role.pack) for role in roles]


def test_a_pack_does_not_overrule_the_country_a_report_tells():
    there = entity("r1", "Mara Lindqvist", country="SWE")

    actor = actor_of(there, resolve([there], packs=[leaders()]))

    assert ("SWE", ()) == (actor.country, actor.roles)


def test_a_pack_does_not_overrule_the_sectors_a_report_tells():
    there = entity("r1", "Mara Lindqvist", sectors=("EDU",))

    assert ("EDU",) == actor_of(there, resolve([there], {"r1": "2022-03-01"}, [leaders()])).sectors


def test_two_names_of_one_person_in_a_pack_are_one_actor():
    one, other = entity("r1", "Mara Lindqvist"), entity("r2", "Mara Nordal")

    assert are_one(resolve([one, other], packs=[leaders()]), one, other)


def test_two_names_of_a_pack_stay_apart_where_reports_tell_two_countries():
    one, other = entity("r1", "Mara Lindqvist", country="NOR"), entity("r2", "Mara Nordal", country="SWE")

    assert not are_one(resolve([one, other], packs=[leaders()]), one, other)


def test_a_surname_with_the_office_held_on_the_day_is_the_person_of_the_pack():
    short = entity("r1", "Lindqvist", title="Foreign Minister")

    link = link_of(short, resolve([short], {"r1": "2022-03-01"}, [leaders()]))

    assert [("pack:leaders", "Mara Lindqvist, Foreign Minister of NOR, 2021-10-14/2023-06-30")] == [
        (reason.evidence, reason.right) for reason in link.reasons if reason.evidence
    ]


def test_a_surname_with_an_office_given_up_before_the_day_is_not_the_person_of_the_pack():
    short = entity("r1", "Lindqvist", title="Foreign Minister")

    assert actor_of(short, resolve([short], {"r1": "2024-03-01"}, [leaders()])).country is None


def test_a_bare_surname_is_not_given_to_a_person_of_a_pack():
    short = entity("r1", "Lindqvist")

    assert actor_of(short, resolve([short], {"r1": "2022-03-01"}, [leaders()])).country is None


def test_namesakes_in_a_pack_are_told_apart_by_office():
    envoy = PackActor("p2", ("Mara Lindqvist",), "person", "SWE", (), (PackRole("envoy", None, "SWE", (), None, None),))
    pack = Pack("leaders", (*leaders().actors, envoy))
    there = entity("r1", "Mara Lindqvist", title="envoy")

    assert "SWE" == actor_of(there, resolve([there], packs=[pack])).country


def test_namesakes_in_a_pack_that_nothing_tells_apart_tell_nothing():
    other = PackActor("p2", ("Mara Lindqvist",), "person", "SWE", (), ())
    there = entity("r1", "Mara Lindqvist")

    assert actor_of(there, resolve([there], packs=[Pack("p", (*leaders().actors, other))])).country is None


def test_a_pack_knows_organisations_by_their_name():
    pack = Pack("bodies", (PackActor("o1", ("Harbour Union",), "organisation", "NOR", ("LAB",), ()),))
    there = entity("r1", "Harbour Union", "organisation")

    actor = actor_of(there, resolve([there], packs=[pack]))

    assert ("NOR", ("LAB",)) == (actor.country, actor.sectors)


def test_a_longer_name_in_a_pack_is_the_shorter_one_of_a_report():
    there = entity("r1", "Mara Lindqvist")

    assert "NOR" == actor_of(there, resolve([there], packs=[leaders(names=("Mara Elin Lindqvist",))])).country


def test_a_name_written_otherwise_in_a_pack_is_found():
    there = entity("r1", "Bahram Qassemi")

    assert "NOR" == actor_of(there, resolve([there], packs=[leaders(names=("Bahram Ghasemi",))])).country


def test_a_shorter_name_in_a_pack_is_the_longer_one_of_a_report():
    there = entity("r1", "Mara Elin Lindqvist")

    assert "NOR" == actor_of(there, resolve([there], packs=[leaders(names=("Mara Lindqvist",))])).country


@pytest.mark.parametrize(
    ("form", "content"),
    [
        ("csv", b"name\n" + b"x" * 200_000),
        ("csv", b'name,country\n"a\rb,NOR\n'),
        ("csv", b"name\n\x00\n"),
        ("followthemoney", b"[" * 2000),
        ("followthemoney", b'{"id":"a","schema":"Person","properties":{"name":["A"],"position":[["x"],{"y":1}]}}'),
        ("followthemoney", b'[{"id":"a","schema":[1],"properties":{"name":["A"]}}]'),
        ("petrarch", b"\xff\xfe[<9]\n"),
    ],
)
def test_a_file_that_is_no_pack_is_an_error_or_a_remark_and_never_a_fault(form: str, content: bytes):
    with suppress(ConfigError):
        pack, remarks = parse_pack("odd", content, form)

        assert pack.actors or remarks
