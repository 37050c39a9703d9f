"""Judgements on pairs: which reports are copies or of one story, and which statements one utterance, by people."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from dragoman.model import Copy, FindingJudgement, JudgedPairs, Member, Story, StoryReport, Version
from dragoman.resolve.reviews import review_pairs
from reviews import made, on

COPIES = (
    Copy("r1", "k1", "origin", 1.0, "r1"),
    Copy("r2", "k1", "same", 1.0, "r1"),
    Copy("r3", "k1", "edited", 0.8, "r1"),
)
STORIES = (Story("y1", "talks", (), (), (), None, None, 2), Story("y2", "flood", (), (), (), None, None, 1))
REPORTS = (StoryReport("r1", "y1", 0.5), StoryReport("r2", "y1", 0.5), StoryReport("r4", "y2", None))
VERSIONS = (
    Version("s1", "u1", "first", None, 1.0, (), None),
    Version("s2", "u1", "edited", "s1", 0.9, (), None),
    Version("s3", "u2", "only", None, 1.0, (), None),
)


def judged(kind: str, verdict: str, one: str, other: str, **fields: object) -> tuple[FindingJudgement, list[Member]]:
    """Return a judgement on two, with what its places are found to be."""
    judgement = made(kind, verdict, **fields)  # type: ignore[arg-type]
    gone = Member("", 0, None, None, "its words are gone")
    there = [gone if key == "gone" else Member("", 0, key if kind != "utterance" else "r", key) for key in (one, other)]
    found = [dataclasses.replace(each, judgement=judgement.id, place=place) for place, each in enumerate(there)]
    return judgement, found


def rows(table: str, *judgements: tuple[FindingJudgement, list[Member]], more: Sequence[FindingJudgement] = ()):
    """Return the rows that count in a table, by their keys."""
    key = {"copies": "report_id", "story_reports": "report_id", "stories": "id", "utterances": "statement_id"}[table]
    members = [each for _, found in judgements for each in found]
    pairs = JudgedPairs(members, COPIES, STORIES, REPORTS, VERSIONS)
    changes = review_pairs(pairs, [*(each for each, _ in judgements), *more])
    [own] = [each for each in changes["reviewed_rows"].rows if each.table == table]
    before = {"copies": COPIES, "story_reports": REPORTS, "stories": STORIES, "utterances": VERSIONS}[table]
    there = {getattr(each, key): each for each in before if getattr(each, key) not in own.set_aside}
    return there | {getattr(each, key): each for each in own.rows}


def states(*judgements: tuple[FindingJudgement, list[Member]]) -> list[tuple[str, str | None]]:
    members = [each for _, found in judgements for each in found]
    changes = review_pairs(JudgedPairs(members, COPIES, STORIES, REPORTS, VERSIONS), [each for each, _ in judgements])
    return [(each.state, each.remark) for each in changes["pair_judgements"].rows]


def test_a_report_that_is_no_copy_leaves_its_group():
    assert {"r1", "r3"} == set(rows("copies", judged("copy", "reject", "r2", "r1")))


def test_the_last_of_a_group_stands_alone_too():
    assert {} == rows("copies", judged("copy", "reject", "r2", "r1"), judged("copy", "reject", "r1", "r3"))


def test_the_origin_stays_whoever_is_named_first():
    assert {"r1", "r3"} == set(rows("copies", judged("copy", "reject", "r1", "r2")))


def test_two_reports_are_copies_because_a_person_says_so():
    found = rows("copies", judged("copy", "add", "r4", "r5", terms={"kind": "same"}))

    assert [("r4", "same", "r5", "added"), ("r5", "origin", "r5", "added")] == [
        (key, found[key].kind, found[key].origin, found[key].review) for key in ("r4", "r5")
    ]


def test_a_copy_is_of_another_kind():
    found = rows("copies", judged("copy", "change", "r2", "r1", terms={"kind": "partial"}))

    assert ("partial", "corrected") == (found["r2"].kind, found["r2"].review)


def test_a_copy_that_is_accepted_says_so():
    assert "accepted" == rows("copies", judged("copy", "accept", "r2", "r1"))["r2"].review


def test_a_report_leaves_a_story_for_one_of_its_own():
    case = judged("story", "reject", "r2", "r1")

    story = rows("story_reports", case)["r2"].story_id
    assert (False, {"y1": 1, "y2": 1, story: 1}) == (
        story in {"y1", "y2"}, {key: each.n_reports for key, each in rows("stories", case).items()})  # fmt: skip


def test_a_report_joins_the_story_of_another():
    case = judged("story", "add", "r4", "r1")

    assert "y1" == rows("story_reports", case)["r4"].story_id
    assert {"y1": 3} == {key: each.n_reports for key, each in rows("stories", case).items()}


def test_a_statement_leaves_an_utterance():
    found = rows("utterances", judged("utterance", "reject", "s1", "s2"))

    assert ("only", "only", True) == (
        found["s1"].kind, found["s2"].kind, found["s1"].utterance_id != found["s2"].utterance_id)  # fmt: skip


def test_two_statements_are_one_utterance_because_a_person_says_so():
    found = rows("utterances", judged("utterance", "add", "s3", "s2"))

    assert ("u1", "paraphrase", "s2", "added") == (
        found["s3"].utterance_id, found["s3"].kind, found["s3"].beside, found["s3"].review)  # fmt: skip


def test_what_is_undone_changes_nothing():
    case = judged("copy", "reject", "r2", "r1")

    assert {each.report_id: each for each in COPIES} == rows("copies", case, more=[on("undo", case[0])])


def test_two_people_on_one_pair_in_either_order_disagree():
    remarks = [f"disagrees with {who} on whether it is one" for who in ("bo", "ada")]

    found = states(judged("copy", "reject", "r2", "r1"), judged("copy", "accept", "r1", "r2", by="bo"))

    assert list(zip(("outvoted", "applied"), remarks, strict=True)) == found


def test_a_pair_of_which_one_is_gone_waits():
    assert [("waiting", "its words are gone")] == states(judged("utterance", "reject", "s1", "gone"))
