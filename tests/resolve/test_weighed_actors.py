"""Country, sectors and roles of an actor: what many reports tell counts, not what one says in passing."""

from __future__ import annotations

import datetime as dt

from people import actor_of, are_one, entity, link_of, resolve

from dragoman.model import Entity

DAYS = {f"r{n}": "2023-05-01" for n in range(12)}


def silent(n: int, name: str = "Otto Smed") -> list[Entity]:
    return [entity(f"r{each}", name, title="President", sectors=("GOV",)) for each in range(n)]


def test_a_country_that_one_of_many_reports_tells_is_not_the_person_s():
    passing = entity("r9", "Otto Smed", country="ZAF", title="President", sectors=("GOV",))

    assert actor_of(passing, resolve([*silent(9), passing], DAYS)).country is None


def test_a_country_said_in_passing_makes_no_second_person():
    passing = entity("r10", "Otto Smed", country="ZAF")
    own = [entity(f"r{n}", "Otto Smed", country="NOR", title="President") for n in (8, 9)]

    assert are_one(resolve([*silent(8), *own, passing], DAYS), own[0], passing)


def test_two_countries_told_of_two_offices_keep_two_people_apart():
    surgeon = entity("r10", "Otto Smed", country="NZL", title="surgeon")
    own = [entity(f"r{n}", "Otto Smed", country="NOR", title="President") for n in (8, 9)]

    assert not are_one(resolve([*silent(8), *own, surgeon], DAYS), own[0], surgeon)


def test_a_country_told_with_an_office_counts_more_than_one_beside_a_description():
    told = [
        entity("r1", "Otto Smed", country="NOR", title="President"),
        *[entity(f"r{n}", "Otto Smed", country="NOR") for n in (2, 3)],
    ]

    assert "NOR" == actor_of(told[0], resolve(told, DAYS)).country


def test_sectors_of_descriptions_do_not_count_where_an_office_is_told():
    named = entity("r1", "Mara Lindqvist", title="senator", sectors=("LEG",))
    called = [entity(f"r{n}", "Mara Lindqvist", title="wife", sectors=("CVL",)) for n in (2, 3)]

    assert ("LEG",) == actor_of(named, resolve([named, *called], DAYS)).sectors


def test_a_sector_that_one_of_many_reports_tells_does_not_count():
    many = [entity(f"r{n}", "Mara Lindqvist", title="senator", sectors=("LEG",)) for n in range(5)]
    one = entity("r9", "Mara Lindqvist", title="judge", sectors=("JUD",))

    assert ("LEG",) == actor_of(one, resolve([*many, one], DAYS)).sectors


def test_offices_stand_before_descriptions():
    called = entity("r1", "Mara Lindqvist", title="billionaire", sectors=("BUS",))
    named = entity("r2", "Mara Lindqvist", title="Foreign Minister", country="NOR", sectors=("GOV",))

    roles = actor_of(named, resolve([called, named], {"r1": "2020-01-01", "r2": "2023-01-01"})).roles

    assert [("Foreign Minister", True), ("billionaire", False)] == [(role.title, role.is_office) for role in roles]


def test_what_many_work_as_is_an_office_only_where_its_body_is_told():
    alone = entity("r1", "Mara Lindqvist", title="professor")
    placed = entity("r2", "Tomas Reyes", title="professor", body="University of Oslo")

    resolved = resolve([alone, placed], DAYS)

    assert [False, True] == [actor_of(each, resolved).roles[0].is_office for each in (alone, placed)]


def test_the_sectors_of_a_report_s_day_are_those_of_the_office_told_in_these_weeks():
    days = {"r1": "2019-03-01", "r2": "2019-03-20", "r3": "2022-03-01", "r4": "2022-03-15"}
    president = entity("r1", "Otto Smed", title="President", sectors=("GOV",))
    former = entity("r3", "Otto Smed", title="former president", sectors=("ELI",))
    then, now = entity("r2", "Otto Smed"), entity("r4", "Otto Smed")

    resolved = resolve([president, former, then, now], days)

    assert (("GOV",), ("ELI",)) == (link_of(then, resolved).sectors, link_of(now, resolved).sectors)


def test_a_short_form_of_a_given_name_is_the_same_person():
    assert are_one(
        resolve([entity("r1", "Joe Lund"), entity("r2", "Joseph R. Lund Jr.")]),
        entity("r1", "Joe Lund"),
        entity("r2", "Joseph R. Lund Jr."),
    )


def test_a_short_form_of_two_people_s_given_names_is_neither():
    short, first, second = (
        entity("r1", "Joe Lund"),
        entity("r2", "Joseph R. Lund"),
        entity("r3", "Joseph P. Lund"),
    )

    resolved = resolve([short, first, second])

    assert not are_one(resolved, short, first)
    assert not are_one(resolved, short, second)


def test_father_and_son_whom_a_report_names_both_are_two():
    elder, younger = entity("r1", "Karl Lund"), entity("r1", "Karl Lund Jr.")

    assert not are_one(resolve([elder, younger, entity("r2", "Karl Lund")]), elder, younger)


def test_a_mark_of_generation_alone_parts_nobody():
    assert are_one(
        resolve([entity("r1", "Karl Lund"), entity("r2", "Karl Lund Jr.")]),
        entity("r1", "Karl Lund"),
        entity("r2", "Karl Lund Jr."),
    )


def test_a_surname_means_the_bearer_of_whom_by_far_most_reports_of_the_weeks_tell():
    many = [entity(f"r{n}", "Karl Lund") for n in range(6)]
    rare, bare = entity("r7", "Anna Lund"), entity("r8", "Lund")

    assert are_one(resolve([*many, rare, bare], DAYS), many[0], bare)


def test_a_surname_with_a_country_is_not_given_to_whom_one_report_names_in_passing():
    one = entity("r1", "James Lund", country="NOR", title="former governor")
    short = entity("r2", "Lund", country="NOR", title="candidate")

    assert not are_one(resolve([one, short], {"r1": "2023-05-01", "r2": dt.date(2023, 5, 20).isoformat()}), one, short)
