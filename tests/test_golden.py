"""The golden reports give the lines that are stored, field by field; and how lines are compared."""

from __future__ import annotations

import copy

import pytest

from golden import (
    FOLDER,
    MISSING,
    TOLERANCE,
    Difference,
    Line,
    differences,
    lines_of_golden_reports,
    names,
    readable,
    stored_line,
)

TEXT = "Lindqvist said “we stay”. Reyes left."
EVENTS = [
    {"event_id": "SUPPORT “stay”", "status": "happened", "confidence": 0.9, "because": "model: SUPPORT 0.90; a verb"},
    {"event_id": "RETREAT “left”", "status": "happened", "confidence": 0.8, "because": "lexicon: leave"},
]
LINE: Line = {"text": TEXT, "title": None, "events": EVENTS, "places": [], "zones": [{"span": [0, 9], "kind": "title"}]}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Line]:
    return lines_of_golden_reports(tmp_path_factory.mktemp("golden") / "record")


@pytest.mark.model
@pytest.mark.parametrize("name", names())
def test_a_golden_report_gives_its_stored_line(name: str, found: dict[str, Line]):
    line, unsteady = stored_line(name)

    differing = differences(line, found[name], unsteady)

    if differing:
        told = "\n".join(map(str, differing))
        pytest.fail(f"{len(differing)} fields of {name}.txt differ; if they should: just golden\n{told}", pytrace=False)


def test_every_golden_report_has_its_line_and_every_line_its_report():
    assert names() == sorted(path.stem for path in FOLDER.glob("*.json"))


def test_the_golden_reports_are_a_dozen_at_least():
    assert 12 <= len(names())


@pytest.mark.parametrize("name", names())
def test_the_stored_line_is_of_the_report_as_it_is(name: str):
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")

    assert stored_line(name)[0]["text"].split() == text.split()


def test_nearly_all_findings_are_compared():
    stored = [stored_line(name) for name in names()]
    n_findings = sum(len(line[table]) for line, _ in stored for table in ("statements", "events"))

    assert sum(len(unsteady) for _, unsteady in stored) <= 0.15 * n_findings


def changed(**values: object) -> Line:
    """Return the line with other values of its first event."""
    line = copy.deepcopy(LINE)
    line["events"][0].update(values)
    return line


def test_a_line_does_not_differ_from_itself():
    assert [] == differences(LINE, copy.deepcopy(LINE))


def test_a_field_that_differs_is_named_with_its_finding():
    expected = Difference("events[SUPPORT “stay”].status", '"happened"', '"denied"')

    assert [expected] == differences(LINE, changed(status="denied"))


def test_a_field_that_is_new_or_gone_is_a_difference():
    gone = {key: value for key, value in LINE.items() if key != "title"}

    assert [("title", "null", MISSING)] == [(each.path, each.stored, each.found) for each in differences(LINE, gone)]
    assert [("title", MISSING, "null")] == [(each.path, each.stored, each.found) for each in differences(gone, LINE)]


def test_a_missing_finding_is_told_once_and_moves_no_other():
    fewer = {**LINE, "events": EVENTS[1:]}

    assert [("events[SUPPORT “stay”]", MISSING)] == [(each.path, each.found) for each in differences(LINE, fewer)]


def test_findings_in_another_order_are_a_difference():
    assert ["events, their order"] == [each.path for each in differences(LINE, {**LINE, "events": EVENTS[::-1]})]


def test_findings_where_none_were_are_a_difference():
    more = {**LINE, "places": [{"text": "Reyes", "span": [26, 31]}]}

    assert ["places[26–31 “Reyes”]"] == [each.path for each in differences(LINE, more)]


def test_a_confidence_may_differ_by_what_processors_make_of_it_and_no_more():
    steps = (TOLERANCE - 0.001, TOLERANCE + 0.001)

    assert [0, 1] == [len(differences(LINE, changed(confidence=0.9 - step))) for step in steps]


def test_the_model_s_chance_among_reasons_may_differ_but_not_the_reasons():
    reasons = ("model: SUPPORT 0.89; a verb", "model: SUPPORT 0.90; a noun")

    assert [0, 1] == [len(differences(LINE, changed(because=because))) for because in reasons]


def test_what_is_unsteady_is_not_compared_and_all_else_is():
    other = changed(status="denied")

    assert [[], [], ["events[SUPPORT “stay”].status"]] == [
        [each.path for each in differences(LINE, other, [path])]
        for path in ("events[SUPPORT “stay”]", "events[SUPPORT “stay”].status", "events[RETREAT “left”]")
    ]


NOTHING_ELSE = {"statements": [], "events": [], "places": [], "namings": [], "story_id": "y1", "copy": None}


def test_words_take_the_place_of_ids_wherever_they_stand():
    actor = {"actor_id": "a1", "name": "Reyes"}
    event = {"event_id": "v1", "type": "RETREAT", "trigger": [32, 36], "actors": ["a1"], "event_group": "g1"}
    line = {"report_id": "r1", "source": "/x/talks.txt", "text": TEXT, "actors": [actor], "events": [event]}

    told = readable({"talks": {**NOTHING_ELSE, **line}})["talks"]

    assert ("talks", "talks.txt", ["Reyes"]) == (told["report_id"], told["source"], told["events"][0]["actors"])
    assert "talks: RETREAT “left”" == told["events"][0]["event_group"]


def test_findings_of_the_same_words_have_names_of_their_own():
    actors = [{"actor_id": key, "name": "officials"} for key in ("a1", "a2")]
    line = {**NOTHING_ELSE, "report_id": "r1", "source": "talks.txt", "text": TEXT, "actors": actors}

    assert ["officials", "officials #2"] == [row["actor_id"] for row in readable({"talks": line})["talks"]["actors"]]
