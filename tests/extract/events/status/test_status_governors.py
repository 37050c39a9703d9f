"""What a governor that the lexicon knows does to what hangs on it."""

from __future__ import annotations

import pytest
from climbs import climb_from, told

from dragoman.extract.events.status.governors import applied, composed, is_taken_over, unlisted
from dragoman.extract.events.status.grounds import HAPPENED, Ground, Verdict

DENIED = Verdict("denied", Ground.GOVERNOR, "prevent")
PLANNED = Verdict("planned", Ground.GOVERNOR, "plan")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army denied that its troops *attacked* the village.", ("denied", Ground.GOVERNOR, "deny")),
        ("The ministry did not dispute that its agents *arrested* the editor.", ("happened", Ground.DENIED_ABOVE, "")),
        ("She said that soldiers had *attacked* the convoy.", ("happened", Ground.NOTHING_AGAINST, "")),
    ],
)
def test_the_entry_of_a_governor_is_applied_to_its_clause(text: str, expected: tuple[str, Ground, str]):
    climb, verb = climb_from(text)
    governor = climb.parse.heads[verb]
    entry = climb.entry(governor, "clause")

    assert entry is not None
    assert expected == told(applied(climb, entry, governor, verb, 0))


@pytest.mark.parametrize(
    ("text", "effect", "expected"),
    [
        ("The two ministers *met* in Oslo.", PLANNED, ("planned", Ground.GOVERNOR, "plan")),
        ("The foreign minister did not *meet* her counterpart.", PLANNED, ("happened", Ground.DENIED_ABOVE, "")),
        ("The army may *attack* the town.", PLANNED, ("hypothetical", Ground.OPEN_ABOVE, "")),
        ("The colonel *seized* power in 1984.", PLANNED, ("background", Ground.LONG_BACK, "'in 1984'")),
        ("The colonel *seized* power in 1984.", DENIED, ("denied", Ground.GOVERNOR, "prevent")),
    ],
)
def test_an_effect_is_turned_round_or_opened_by_its_governor(
    text: str, effect: Verdict, expected: tuple[str, Ground, str]
):
    climb, governor = climb_from(text)

    assert expected == told(composed(climb, effect, "happened", governor, 0))


@pytest.mark.parametrize(("expected", "prevented"), [("hypothetical", True), ("denied", False)])
def test_what_is_to_be_prevented_is_still_open(expected: str, prevented: bool):
    climb, governor = climb_from("The ministers will *meet* on Friday.")

    assert expected == composed(climb, DENIED, "happened", governor, 0, prevented=prevented).status


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (True, "The bloc will not impose *sanctions*."),
        (False, "The *sanctions* would hurt farmers."),
        (True, "The *meeting* is to take place in June."),
    ],
)
def test_the_definite_shares_no_plan_unless_it_has_a_day_of_its_own(expected: bool, text: str):
    climb, noun = climb_from(text)

    assert expected == is_taken_over(climb, noun, PLANNED, with_denied=False)


@pytest.mark.parametrize(("expected", "with_denied"), [("denied", True), ("happened", False)])
def test_a_denial_reaches_the_objects_of_a_verb_only(expected: str, with_denied: bool):
    climb, noun = climb_from("The bloc will not impose *sanctions*.")

    assert expected == unlisted(climb, noun, climb.parse.heads[noun], 0, with_denied=with_denied).status


def test_below_what_happened_a_noun_keeps_its_own_status():
    climb, noun = climb_from("The ministers held *talks* in Oslo.")

    assert HAPPENED == unlisted(climb, noun, climb.parse.heads[noun], 0, with_denied=True)
