"""The pack of offices that comes with the program."""

from __future__ import annotations

import pytest
from people import actor_of, entity, link_of, resolve

from dragoman.errors import ConfigError
from dragoman.model import Pack, PackActor
from dragoman.resolve import load_offices
from dragoman.resolve.packs.shipped import OFFICES, actors_of, read_offices

TABLE = """# invented
country\toffice\tname\taliases\tsince\tuntil\tconfidence
NOR\thead of state: president\tOtto Smed\tOtto B. Smed\t2015-01-10\t2021-01-10\t0.95
NOR\thead of government: president\tOtto Smed\t\t2015-01-10\t2021-01-10\t0.95
NOR\thead of government: prime minister\tMara Lindqvist\tMara Nordal\t2001-05\t2009-06\t0.95
IGOUNO\tsecretary-general\tMara Lindqvist\t\t2012-01-01\t\t0.95
YUG\thead of government: prime minister\tJon Storm\t\t1990-01-01\t1992-01-01\t0.95
"""
PACK = Pack(OFFICES, tuple(actors_of(read_offices(TABLE))))


def known(name: str) -> PackActor:
    return next(actor for actor in PACK.actors if name in actor.names)


def test_one_office_under_two_heads_is_one():
    assert [("president", "NOR", ("GOV",))] == [
        (role.title, role.country, role.sectors) for role in known("Otto Smed").roles
    ]


def test_who_headed_a_state_and_then_a_body_of_states_is_one_person():
    assert [("prime minister", None), ("secretary-general", "United Nations")] == [
        (role.title, role.body) for role in known("Mara Lindqvist").roles
    ]


def test_a_line_with_too_few_columns_is_told():
    with pytest.raises(ConfigError, match="row 1: 3 columns instead of 7"):
        read_offices(f"{TABLE.splitlines()[1]}\nNOR\tking\tOtto\n")


def test_the_table_that_ships_is_whole():
    pack = load_offices()

    assert OFFICES == pack.name
    assert len(pack.actors) > 2000
    assert len({actor.id for actor in pack.actors}) == len(pack.actors)


@pytest.mark.parametrize(("day", "sectors"), [("2019-05-01", ("GOV",)), ("2022-05-01", ("ELI",)), ("2014-05-01", ())])
def test_a_name_alone_has_the_sector_of_the_day(day: str, sectors: tuple[str, ...]):
    named = entity("r1", "Otto Smed")

    resolved = resolve([named], {"r1": day}, [PACK])

    assert ("NOR", sectors) == (actor_of(named, resolved).country, link_of(named, resolved).sectors)


def test_who_heads_a_body_of_states_is_of_no_country():
    named = entity("r1", "Mara Lindqvist")

    actor = actor_of(named, resolve([named], {"r1": "2019-05-01"}, [PACK]))

    assert (None, ("IGO",)) == (actor.country, actor.sectors)


def test_what_the_pack_gives_says_so():
    named = entity("r1", "Otto Smed")

    resolved = resolve([named], {"r1": "2019-05-01"}, [PACK])

    assert ["pack:offices"] == [each.evidence for each in link_of(named, resolved).reasons if each.evidence]
    assert ["offices"] == [role.pack for role in actor_of(named, resolved).roles]


def test_a_report_overrules_the_pack():
    named = entity("r1", "Otto Smed", title="Mayor", country="CHL", sectors=("GOV",))

    actor = actor_of(named, resolve([named], {"r1": "2019-05-01"}, [PACK]))

    assert ("CHL", ["Mayor"]) == (actor.country, [role.title for role in actor.roles])


def test_a_sector_that_a_report_tells_is_kept():
    named = entity("r1", "Otto Smed", title="former president", sectors=("ELI",))

    assert ("ELI",) == link_of(named, resolve([named], {"r1": "2019-05-01"}, [PACK])).sectors


@pytest.mark.parametrize("day", ["2005-05-01", "2045-05-01"])
def test_a_namesake_of_another_time_is_not_known(day: str):
    named = entity("r1", "Otto Smed")

    assert actor_of(named, resolve([named], {"r1": day}, [PACK])).country is None


def test_a_namesake_of_another_calling_is_not_known():
    named = entity("r1", "Otto Smed", title="footballer")

    assert actor_of(named, resolve([named], {"r1": "2019-05-01"}, [PACK])).country is None
