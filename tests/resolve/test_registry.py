"""What one report tells of a person resolves another that does not tell it, and the reason says which."""

from __future__ import annotations

import datetime as dt

from people import actor_of, are_one, entity, link_of, resolve

from dragoman.model import Evidence, Span

NEAR = {"r1": "2023-05-01", "r2": "2023-05-20"}
FAR = {"r1": "2023-05-01", "r2": "2024-05-20"}
FULL = entity("r1", "Mara Lindqvist", title="Foreign Minister", country="NOR")
BARE = entity("r2", "Lindqvist")


def test_the_reason_of_a_bare_surname_names_the_report_that_tells_more():
    link = link_of(BARE, resolve([FULL, BARE], NEAR))

    assert ["r1"] == [reason.evidence for reason in link.reasons]


def test_the_reason_of_a_bare_surname_has_the_office_the_other_report_tells():
    [reason] = link_of(BARE, resolve([FULL, BARE], NEAR)).reasons

    assert "Mara Lindqvist, Foreign Minister, NOR, 2023-05-01" == reason.right


def test_a_bare_surname_of_another_year_stays_alone():
    assert not are_one(resolve([FULL, BARE], FAR), FULL, BARE)


def test_a_surname_with_the_office_is_resolved_over_a_year():
    short = entity("r2", "Lindqvist", title="Foreign Minister")

    assert are_one(resolve([FULL, short], FAR), FULL, short)


def test_a_surname_of_another_office_and_sector_stays_alone():
    full = entity("r1", "Mara Lindqvist", title="Foreign Minister", sectors=("GOV",))
    short = entity("r2", "Lindqvist", title="surgeon", sectors=("MED",))

    assert not are_one(resolve([full, short], NEAR), full, short)


def test_a_surname_written_otherwise_is_resolved():
    full = entity("r1", "Bahram Ghasemi", title="spokesman", country="OMN")
    short = entity("r2", "Qassemi")

    assert are_one(resolve([full, short], NEAR), full, short)


def test_a_bearer_of_the_name_in_other_years_does_not_stand_in_the_way():
    other = entity("r3", "Jonas Lindqvist", title="envoy", country="SWE")

    assert are_one(resolve([FULL, BARE, other], {**NEAR, "r3": "2009-01-01"}), FULL, BARE)


def test_two_bearers_of_the_name_in_the_same_weeks_leave_it_alone():
    other = entity("r3", "Jonas Lindqvist")

    resolved = resolve([FULL, BARE, other], {**NEAR, "r3": "2023-05-10"})

    assert not are_one(resolved, FULL, BARE)
    assert not are_one(resolved, other, BARE)


def test_a_surname_with_initials_is_not_given_to_somebody_of_another_given_name():
    short = entity("r2", "J. Lindqvist")

    assert not are_one(resolve([FULL, short], NEAR), FULL, short)


def test_a_surname_with_its_initial_is_resolved():
    short = entity("r2", "M. Lindqvist")

    assert are_one(resolve([FULL, short], NEAR), FULL, short)


def test_a_family_name_that_stands_first_is_resolved():
    full = entity("r1", "Qiu Wenhao", title="Foreign Minister", country="CHN")
    short = entity("r2", "Qiu")

    assert are_one(resolve([full, short], NEAR), full, short)


def test_an_office_told_only_with_a_surname_resolves_a_bare_surname():
    told = entity("r1", "Lindqvist", title="spokeswoman", country="NOR")

    assert are_one(resolve([told, BARE], NEAR), told, BARE)


def test_a_role_has_the_first_and_last_report_that_tells_it():
    days = {"r1": "2023-05-03", "r2": "2023-04-01", "r3": "2023-06-10"}
    entities = [entity(f"r{n}", "Mara Lindqvist", title="Foreign Minister", country="NOR") for n in (1, 2, 3)]

    [role] = actor_of(entities[0], resolve(entities, days)).roles

    first = Evidence("r2", Span(0, 1), dt.date(2023, 4, 1))
    assert (first, "r3") == (role.first_evidence, role.last_evidence and role.last_evidence.report_id)


def test_roles_stand_in_the_order_they_were_held():
    early = entity("r1", "Mara Lindqvist", title="mayor", country="NOR")
    late = entity("r2", "Mara Lindqvist", title="Foreign Minister", country="NOR")

    roles = actor_of(early, resolve([late, early], FAR)).roles

    assert ["mayor", "Foreign Minister"] == [role.title for role in roles]


def test_a_role_told_without_its_country_is_the_one_told_with_it():
    bare = entity("r2", "Mara Lindqvist", title="foreign minister")

    [role] = actor_of(bare, resolve([FULL, bare], NEAR)).roles

    assert ("NOR", 2) == (role.country, role.n_reports)


def test_namesakes_whose_callings_exclude_each_other_are_two():
    minister = entity("r1", "Jon Hall", title="Defence Minister", sectors=("GOV", "MIL"))
    reporter = entity("r2", "Jon Hall", title="reporter", sectors=("JRN",))

    assert not are_one(resolve([minister, reporter], NEAR), minister, reporter)


def test_a_reporter_who_became_minister_years_later_is_one():
    minister = entity("r1", "Jon Hall", title="Defence Minister", sectors=("GOV", "MIL"))
    reporter = entity("r2", "Jon Hall", title="reporter", sectors=("JRN",))

    assert are_one(resolve([minister, reporter], {"r1": "2023-05-01", "r2": "2015-05-20"}), minister, reporter)


def test_a_name_without_country_goes_to_the_namesake_of_the_same_weeks():
    here = entity("r1", "Jon Hall", country="NOR")
    there = entity("r3", "Jon Hall", country="NZL")
    silent = entity("r2", "Jon Hall")

    resolved = resolve([here, there, silent], {**NEAR, "r3": "2019-01-01"})

    assert (True, "r1") == (are_one(resolved, here, silent), link_of(silent, resolved).reasons[-1].evidence)


def test_a_shorter_form_of_a_full_name_is_one_with_the_only_longer_form():
    long, short = entity("r1", "Mara Elin Lindqvist"), entity("r2", "Mara Lindqvist")

    assert are_one(resolve([long, short]), long, short)


def test_an_organisation_told_without_a_country_is_the_one_there_is():
    here = entity("r1", "Harbour Union", "organisation", country="NOR")
    silent = entity("r2", "Harbour Union", "organisation")

    assert are_one(resolve([here, silent]), here, silent)


def test_a_country_told_once_of_the_holder_of_an_office_is_taken_for_a_slip():
    entities = [entity(f"r{n}", "Mara Lindqvist", title="Foreign Minister", country="NOR") for n in range(5)]
    slip = entity("r9", "Mara Lindqvist", title="Foreign Minister", country="SWE")

    resolved = resolve([*entities, slip])

    reasons = {reason.feature: reason.right for reason in link_of(slip, resolved).reasons}
    assert (True, "NOR") == (are_one(resolved, slip, entities[0]), reasons.get("country against most reports"))


def test_namesakes_of_one_office_in_two_countries_are_two_where_both_are_told_as_often():
    here, there = (entity(f"r{c}", "Jon Hall", title="Foreign Minister", country=c) for c in ("NOR", "NZL"))

    assert not are_one(resolve([here, there]), here, there)


def test_a_given_name_alone_is_not_given_to_its_bearer_of_the_same_weeks():
    full, given = entity("r1", "Karim James"), entity("r2", "James")

    assert not are_one(resolve([full, given], NEAR), full, given)


def test_a_given_name_alone_in_two_reports_is_two():
    left, right = entity("r1", "Daniel", country="NOR"), entity("r2", "Daniel", country="NOR")

    assert not are_one(resolve([left, right], NEAR), left, right)


def test_a_given_name_that_is_also_a_particle_makes_a_full_name():
    left, right = entity("r1", "Ben Halloran"), entity("r2", "Ben Halloran")

    assert are_one(resolve([left, right]), left, right)


def test_middle_initials_keep_namesakes_apart():
    left, right = entity("r1", "Jon F. Hall"), entity("r2", "Jon F. G. Hall")

    assert not are_one(resolve([left, right, entity("r3", "Jon Hall")]), left, right)


def test_a_surname_that_only_sounds_alike_is_not_given_to_the_bearer():
    full, short = entity("r1", "Runa Quayle"), entity("r2", "Julie")

    assert not are_one(resolve([full, short], NEAR), full, short)


def test_the_word_for_a_people_or_party_is_no_name():
    assert not are_one(resolve([a := entity("r1", "Swede"), b := entity("r2", "Swede")], NEAR), a, b)


def test_a_name_taken_for_an_organisation_is_the_holder_of_an_office_named_in_the_same_weeks():
    taken = entity("r2", "Lindqvist", "organisation")

    resolved = resolve([FULL, taken], NEAR)

    assert ("person", True) == (actor_of(taken, resolved).kind, are_one(resolved, FULL, taken))


def test_an_organisation_is_not_taken_for_somebody_without_an_office():
    private, company = entity("r1", "Mara Lindqvist"), entity("r2", "Lindqvist", "organisation")

    assert not are_one(resolve([private, company], NEAR), private, company)


def test_an_organisation_with_a_longer_name_elsewhere_is_not_taken_for_a_person():
    company = entity("r2", "Lindqvist", "organisation")

    assert not are_one(resolve([FULL, company, entity("r3", "Lindqvist Motors", "organisation")], NEAR), FULL, company)


def test_being_somebodys_relative_is_no_office():
    full, short = entity("r1", "Laura Solheim", title="wife"), entity("r2", "Laura", title="wife")

    assert not are_one(resolve([full, short], NEAR), full, short)


def test_a_longer_form_of_the_same_last_word_is_joined_whatever_else_begins_alike():
    short, long = entity("r1", "Jon Hall"), entity("r2", "Jon F. Hall")

    assert are_one(resolve([short, long, entity("r3", "Jon Hall Wins")]), short, long)


def test_an_office_told_once_of_another_bearer_does_not_stand_in_the_way():
    days = {f"r{n}": "2023-05-01" for n in range(8)}
    often = [entity(f"r{n}", "Mara Lindqvist", title="President") for n in range(5)]
    once = entity("r6", "Jonas Lindqvist", title="President")
    short = entity("r7", "Lindqvist", title="President")

    assert are_one(resolve([*often, once, short], days), often[0], short)


def test_a_longer_form_that_one_report_has_does_not_stand_in_the_way():
    often = [entity(f"r{n}", "Mara Elin Lindqvist") for n in range(5)]
    short = entity("r7", "Mara Lindqvist")

    assert are_one(resolve([*often, entity("r6", "Mara Jonas Lindqvist"), short]), often[0], short)


def test_an_undated_footballer_is_not_the_minister_of_the_same_name():
    minister = entity("r1", "Jon Hall", title="Defence Minister", sectors=("GOV", "MIL"), country="NOR")
    player = entity("r2", "Jon Hall", title="footballer", country="NOR")

    assert not are_one(resolve([minister, player]), minister, player)


def test_a_calling_told_once_of_somebody_often_told_of_is_a_slip():
    ministers = [entity(f"r{n}", "Jon Hall", title="Defence Minister", sectors=("GOV", "MIL")) for n in range(10)]
    slip = entity("r20", "Jon Hall", title="reporter", sectors=("JRN",))

    assert are_one(resolve([*ministers, slip]), ministers[0], slip)
