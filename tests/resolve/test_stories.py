"""Which reports tell one story, what it is called, and why each is of it."""

from __future__ import annotations

import datetime as dt
import itertools

from dragoman.model import Telling
from dragoman.resolve.stories import Stories, find_stories

DAY = dt.date(2031, 3, 4)
QUAKE = (
    "A strong earthquake shook the town of Tamsin before dawn. Roofs fell in along the harbour and the old mill burnt."
)
RESCUE = (
    "Rescuers in Tamsin dug through roofs that the earthquake brought down at the harbour, and found a miller alive."
)
AID = "Norland sends tents to Tamsin, where the earthquake left hundreds without roofs; the harbour takes ships again."
OTHER_QUAKE = (
    "An earthquake near Velmar cracked the dam above the vineyards. Farmers in Velmar were told to leave the valley."
)
VELMAR = "Engineers looked at the cracked dam above Velmar after the earthquake; farmers may go back to the vineyards."
MUSEUM = (
    "The museum shows maps by the surveyor Osk Harrow until summer. They were found in a loft, rolled in sailcloth."
)


def telling(name: str, prose: str, n_days: int | None = 0, **fields: object) -> Telling:
    day = None if n_days is None else DAY + dt.timedelta(n_days)
    return Telling(name, day, prose, **fields)  # type: ignore[arg-type]


def groups(found: Stories) -> list[list[str]]:
    by_story: dict[str, list[str]] = {}
    for each in found.reports:
        by_story.setdefault(each.story_id, []).append(each.report_id)
    return sorted(sorted(reports) for reports in by_story.values())


THREE = (telling("a", QUAKE), telling("b", RESCUE, 1), telling("c", AID, 2))
TWO = (telling("d", OTHER_QUAKE), telling("e", VELMAR, 1))


def test_a_happening_and_what_follows_within_days_is_one_story():
    assert [["a", "b", "c"], ["m"]] == groups(find_stories([*THREE, telling("m", MUSEUM)]))


def test_two_like_happenings_at_different_places_stay_two():
    assert [["a", "b", "c"], ["d", "e"]] == groups(find_stories([*THREE, *TWO]))


def test_the_same_words_weeks_later_are_another_story():
    assert [["a", "b"], ["l"]] == groups(find_stories([*THREE[:2], telling("l", AID, 40)]))


def test_reports_without_a_day_are_told_apart_by_their_words():
    undated = [telling(each.report_id, each.prose, None) for each in (*THREE, *TWO)]

    assert [["a", "b", "c"], ["d", "e"]] == groups(find_stories(undated))


def test_what_the_record_knows_of_actors_and_events_tells_what_words_do_not():
    words = ("The envoy went home after a long night.", "Both left with a paper that nobody has seen.")
    actors = (("a1", "Mara Lindqvist"), ("a2", "Davit Orlan"))
    told = {"actors": actors, "places": ("Tamsin",), "event_groups": ("g1",)}
    apart = [telling("a", words[0]), telling("b", words[1])]
    known = [telling("a", words[0], **told), telling("b", words[1], **told)]

    assert [[["a"], ["b"]], [["a", "b"]]] == [groups(find_stories(apart)), groups(find_stories(known))]


def test_a_copy_is_of_the_story_of_its_origin():
    copy = telling("z", "Nothing of this is told anywhere else.", 1, copy_of="a")

    assert [["a", "b", "c", "z"]] == groups(find_stories([*THREE, copy]))


def test_a_story_is_called_by_its_own_words_and_its_first_day():
    [story] = find_stories(THREE).stories

    assert story.label.startswith("Tamsin: ")
    assert story.label.endswith("(2031-03-04)")
    assert "earthquake" in story.what
    assert (3, DAY, DAY + dt.timedelta(2)) == (story.n_reports, story.first, story.last)


def test_a_label_names_actors_and_places_as_the_record_does():
    known = {"actors": (("a1", "Mara Lindqvist"),), "places": ("Tamsin",)}
    [story] = find_stories([telling("a", QUAKE, **known), telling("b", RESCUE, 1, **known)]).stories

    assert (("Mara Lindqvist",), ("Tamsin",)) == (story.who, story.where)


def test_each_report_tells_what_it_shares_with_how_many_others():
    words = {
        reason.feature: (reason.left.split(", "), reason.right.split(", "))
        for each in find_stories(THREE).reports
        for reason in each.reasons
        if each.report_id == "b"
    }

    assert ("2 of 2", "2 of 2") == tuple(
        dict(zip(*words["words"], strict=True))[word] for word in ("earthquake", "harbour")
    )
    assert "Tamsin" in words["names"][0]


def test_a_report_alone_is_a_story_without_likeness():
    [alone] = find_stories([telling("m", MUSEUM)]).reports

    assert (None, ()) == (alone.likeness, alone.reasons)


def test_what_people_judge_to_be_one_story_is_one():
    museum = telling("m", MUSEUM)

    assert [["a", "b", "c", "m"]] == groups(find_stories([*THREE, museum], together=[("m", "a")]))


def test_what_people_judge_to_be_two_stories_is_two():
    found = groups(find_stories(THREE, apart=[("a", "c")]))

    assert all(not {"a", "c"} <= set(group) for group in found)


def test_the_order_of_reports_changes_nothing():
    reports = (*THREE, *TWO)
    expected = find_stories(reports)

    assert [expected] * 120 == [find_stories(order) for order in itertools.permutations(reports)]


def test_no_reports_have_no_stories():
    assert Stories((), ()) == find_stories([])
