"""Which reports are copies, of which one, and which passages they share."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace

import pytest

from dragoman.model import Copy, Dateline, Report, Span, Zone, wording
from dragoman.resolve.copies import find_copies

DAY = dt.date(2031, 3, 4)
LEAD = (
    "Ministers of Norland and Kesmar agreed on Tuesday to open the bridge over the Orrin again after "
    "eleven years, and to "
    "let lorries cross it from the first of May."
)
MIDDLE = (
    "The bridge was closed when the two states fell out over fishing rights in the estuary below the "
    "town of Tamsin, where "
    "nearly forty boats were held for a winter. Talks began again last autumn in the old customs house, "
    "with an envoy of "
    "the river commission between the two tables."
)
END = (
    "Transport Minister Yul Barenko said engineers had found the piers sound, but that the deck would be "
    "laid anew before "
    "buses and coaches are let on it. Kesmar pays two thirds of the cost of 14 million crowns, Norland the rest."
)
TEXT = f"{LEAD}\n\n{MIDDLE}\n\n{END}"
OWN_WORDS = (
    "After more than a decade, traffic will roll between Kesmar and its neighbour once more. Both "
    "governments settled the "
    "matter at a meeting this week: freight comes first, in spring, while passengers have to wait until "
    "the roadway has "
    "been renewed. A quarrel about nets and quotas had cut the crossing off. Most of the bill goes to the richer side."
)
ELSEWHERE = (
    "The museum of Velmar shows drawings by the surveyor Osk Harrow until the end of summer. They were "
    "found in a loft, "
    "rolled up in sailcloth, by a roofer who took them for wallpaper and had begun to paste them over. "
    "Some of the sheets "
    "are so large that they hang from the ceiling. Visitors walk between them as between washing on a "
    "line, and look at "
    "villages that have gone, mills that stand no more and a coast that the sea has taken since. The "
    "curator calls it the "
    "most careful map of the province ever made, and hopes that the families of those who were drawn "
    "will come and look."
)


def report(name: str, text: str, day: dt.date | None = DAY, **fields: object) -> Report:
    return Report(name, text, f"{name}.txt", published=day, **fields)  # type: ignore[arg-type]


def found(*reports: Report, **judged: list[tuple[str, str]]) -> dict[str, Copy]:
    return {copy.report_id: copy for copy in find_copies(reports, **judged).copies}


def kinds(*reports: Report) -> dict[str, str]:
    return {key: copy.kind for key, copy in found(*reports).items()}


def test_the_same_text_under_another_headline_is_the_same():
    text = f"Bridge to open\n\n{TEXT}"
    title = (Zone("title", Span(0, 14)),)

    assert {"a": "origin", "b": "same"} == kinds(report("a", TEXT), report("b", text, zones=title))


def test_other_marks_and_spaces_do_not_make_another_text():
    other = TEXT.replace("\n\n", "\n").replace("Orrin again", "Orrin – again").replace(" 14 ", "  14 ")

    assert {"a": "origin", "b": "same"} == kinds(report("a", TEXT), report("b", other))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(f"{LEAD}\n\n{MIDDLE}", id="a cut end"),
        pytest.param(f"{LEAD}\n\n{OWN_WORDS[:180]}\n\n{MIDDLE}\n\n{END}", id="a paragraph put in"),
        pytest.param(TEXT.replace("the ", "thc ").replace("Norland", "Nor1and"), id="misread letters"),
        pytest.param(
            TEXT.replace("agreed", "decided")
            .replace("nearly", "about")
            .replace("sound", "in order")
            .replace("two ", "both "),
            id="words",
        ),
    ],
)
def test_an_edited_copy_is_told(other: str):
    assert {"a": "origin", "b": "edited"} == kinds(report("a", TEXT), report("b", other))


def test_paragraphs_in_another_order_are_the_same_words():
    assert {"a": "origin", "b": "same"} == kinds(report("a", TEXT), report("b", f"{LEAD}\n\n{END}\n\n{MIDDLE}"))


def test_a_part_that_is_taken_over_is_a_partial_copy_with_its_share():
    copies = found(report("a", TEXT), report("b", f"{ELSEWHERE}\n\n{MIDDLE}"))

    assert ("partial", 0.31) == (copies["b"].kind, round(copies["b"].share, 2))


def test_reports_about_one_thing_in_their_own_words_are_no_copies():
    assert {} == kinds(report("a", TEXT), report("b", OWN_WORDS))


def test_a_quotation_that_both_have_makes_no_copy():
    said = f"“{MIDDLE.replace('. ', ', ')}”"

    assert {} == kinds(report("a", f"{said} said the envoy. {ELSEWHERE[:150]}"), report("b", f"{OWN_WORDS} {said}"))


def test_forms_that_are_filled_in_anew_are_no_copies():
    form = (
        "Shares on the {} exchange ended the day with the main index at {} points, a change of {} percent "
        "from the close "
        "before. {} Shipping gained {} percent and {} Bank lost {} percent. In all, {} shares rose and {} "
        "fell, and {} were "
        "not traded. The krone stood at {} to the dollar and at {} to the euro when trading ended."
    )
    one = form.format("Velmar", 4120, 11, "Aas", 31, "Ek", 19, 41, 38, 12, 812, 933)
    other = form.format("Tamsin", 7733, 24, "Juul", 52, "Moen", 77, 66, 21, 17, 744, 1010)

    assert {} == kinds(report("a", one), report("b", other))


def test_boilerplate_does_not_count():
    notice = " ".join(f"Subscribe to letter {number} of our newsroom and read it at breakfast." for number in range(12))
    reports = [
        report(
            name, f"{text}\n{notice}", zones=(Zone("boilerplate", Span(len(text) + 1, len(text) + 1 + len(notice))),)
        )
        for name, text in (("a", TEXT), ("b", ELSEWHERE))
    ]

    assert {} == kinds(*reports)


def test_a_part_that_is_repeated_weeks_later_is_no_copy():
    later = report("b", f"{ELSEWHERE}\n\n{MIDDLE}", DAY + dt.timedelta(20))

    assert {} == kinds(report("a", TEXT), later)


def test_the_whole_text_is_a_copy_at_any_time():
    assert {"a": "origin", "b": "same"} == kinds(report("a", TEXT), report("b", TEXT, DAY + dt.timedelta(400)))


def test_the_origin_is_who_credits_an_agency_then_the_earliest_then_by_id():
    plain, earlier = report("b", TEXT), report("c", TEXT, DAY - dt.timedelta(1))
    credited = report("d", TEXT, DAY + dt.timedelta(1), dateline=Dateline("TAMSIN", "NLA", Span(0, 0)))
    own = report(
        "e", TEXT, DAY + dt.timedelta(2), dateline=Dateline("TAMSIN", "NLA", Span(0, 0)), outlet="Norland Liner Agency"
    )

    assert ["a", "c", "d", "e"] == [
        found(*reports)["b"].origin
        for reports in (
            (plain, report("a", TEXT)),
            (plain, earlier),
            (plain, earlier, credited),
            (plain, credited, own),
        )
    ]


def test_an_agency_in_the_byline_is_credited():
    copies = found(report("a", TEXT), report("b", TEXT, byline="Mara Lindqvist, Reuters"))

    assert "b" == copies["a"].origin


def test_a_report_without_a_day_comes_after_those_with_one():
    assert "b" == found(report("a", TEXT, None), report("b", TEXT))["a"].origin


def test_a_digest_of_two_texts_joins_no_two_groups():
    digest = report("c", f"{TEXT}\n\n{ELSEWHERE}", DAY + dt.timedelta(1))
    copies = found(report("a1", TEXT), report("a2", TEXT), report("b1", ELSEWHERE), report("b2", ELSEWHERE), digest)

    assert copies["a1"].copy_group != copies["b1"].copy_group


def test_each_copy_tells_by_which_report_it_came_in():
    [reason, particulars] = found(report("a", TEXT), report("b", f"{LEAD}\n\n{MIDDLE}"))["b"].reasons

    assert ("text in common", "1.00 of its words", "a") == (reason.feature, reason.left, reason.evidence)
    assert "of" in particulars.left


def test_shared_passages_are_twenty_words_and_more_with_spans_in_both():
    one, other = report("a", TEXT), report("b", f"{ELSEWHERE}\n\n{MIDDLE}")
    [passage] = find_copies([one, other]).passages

    assert MIDDLE.rstrip(".") == wording(one.text, passage.span) == wording(other.text, passage.other_span)
    assert len(MIDDLE.split()) == passage.n_words


def test_what_people_judge_to_be_copies_is_a_group():
    copies = found(report("a", TEXT), report("b", OWN_WORDS), together=[("a", "b")])

    assert ("a", "judged to be copies") == (copies["b"].origin, copies["b"].reasons[0].feature)


def test_what_people_judge_to_be_no_copies_is_kept_apart():
    reports = report("a", TEXT), report("b", TEXT), report("c", f"{LEAD}\n\n{MIDDLE}")
    copies = found(*reports, apart=[("a", "b")])

    assert {"a", "c"} == set(copies) or {"b", "c"} == set(copies)


def test_the_order_of_reports_changes_nothing():
    digest = report("d", f"{OWN_WORDS}\n\n{MIDDLE}", DAY + dt.timedelta(1))
    reports = (report("a", TEXT), report("b", f"{LEAD}\n\n{MIDDLE}"), report("c", TEXT, None), digest)
    expected = find_copies(reports)

    assert [expected] * 24 == [find_copies(order) for order in itertools.permutations(reports)]


def test_many_copies_of_one_text_are_one_group():
    copies = found(*(report(f"r{number:03}", TEXT, outlet=f"Outlet {number}") for number in range(60)))

    assert (60, 1) == (len(copies), len({copy.copy_group for copy in copies.values()}))


@pytest.mark.parametrize("text", ["", "No.", "Two words", "!!!"])
def test_texts_too_short_to_compare_are_no_copies(text: str):
    assert {} == kinds(report("a", text), report("b", text))


def test_a_report_that_is_all_boilerplate_is_compared_by_its_whole_text():
    silent = (Zone("boilerplate", Span(0, len(TEXT))),)
    one = report("a", TEXT, zones=silent)

    assert {"a": "origin", "b": "same"} == kinds(one, replace(one, id="b"))
