"""Rules and model together: what is taken from which, and what the judge looks at."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman.extract.grammar.coverage import Coverage
from dragoman.extract.grammar.quotations import find_quotations
from dragoman.extract.statements.proposals import Proposals, propose
from dragoman.extract.statements.rules_and_model import cases_of, judge_features, judged, weigh
from dragoman.extract.statements.statement_draft import Draft
from dragoman.extract.statements.statement_features import hints_from
from dragoman.extract.statements.statement_model import Reading
from dragoman.lexicon.cues import load_cues
from dragoman.model import TokenRange
from parses import parse_of

PARSE = parse_of("The envoy said that the river had risen.")
SOURCE, CONTENT = TokenRange(0, 2), TokenRange(3, 8)


def proposals() -> Proposals:
    return propose(PARSE, find_quotations(PARSE), load_cues())


def reading(
    source: TokenRange | None = SOURCE, content: TokenRange = CONTENT, sureness: float = 0.9, odds: float = 5.0
) -> Reading:
    """Return a reading of the cue "said"; ``odds`` of each token are for its content, against all others."""
    table = np.array([odds if content.start <= n < content.end else -odds for n in range(9)], dtype=np.float32)
    return Reading(
        anchor=2,
        probability=0.95,
        source=source,
        cue=TokenRange(2, 3),
        content=(content,),
        source_sureness=sureness,
        content_sureness=0.9,
        odds=table,
        start=0,
    )


def told(*readings: Reading) -> Draft:
    whole = proposals()
    [case] = cases_of(whole, whole.settled(0.25), hints_from(whole), readings)
    return case.draft


def test_what_both_find_is_one_statement():
    draft = told(reading())

    assert (True, True, "say", SOURCE, [CONTENT]) == (
        draft.by_rules,
        draft.by_model,
        draft.lemma,
        draft.source,
        draft.content,
    )


def test_what_only_the_rules_find_is_kept():
    draft = told()

    assert (True, False) == (draft.by_rules, draft.by_model)


@pytest.mark.parametrize(("expected", "odds"), [(TokenRange(4, 9), 5.0), (CONTENT, 0.1)])
def test_the_rules_content_is_taken_where_it_is_nearly_as_likely_to_the_model(expected: TokenRange, odds: float):
    assert [expected] == told(reading(content=TokenRange(4, 9), odds=odds)).content


@pytest.mark.parametrize(("expected", "sureness"), [(TokenRange(4, 6), 0.9), (SOURCE, 0.5)])
def test_an_unsure_source_gives_way_to_the_rules(expected: TokenRange, sureness: float):
    found = reading(source=TokenRange(4, 6), content=TokenRange(6, 8), sureness=sureness)

    assert expected == told(found).source


def test_a_floor_leaves_out_what_the_judge_doubts():
    whole = proposals()
    settled, hints = whole.settled(0.25), hints_from(whole)

    assert [2] == [draft.anchor for draft in judged(whole, settled, hints, [reading()], floor=0.25)]
    assert [] == judged(whole, settled, hints, [reading()], floor=1.01)


def test_the_judge_hears_how_far_rules_and_model_agree():
    rule = told()
    features = judge_features((), rule, rule, reading(), Coverage())

    assert (1.0, 1.0, 0.0) == (features["content alike"], features["source same"], features["source other"])


def test_the_judge_hears_of_silence():
    rule = told()

    assert (1.0, 0.0) == (
        judge_features((), rule, rule, None, Coverage())["no model"],
        judge_features((), rule, rule, reading(), Coverage())["no model"],
    )


def test_features_are_weighed_by_name():
    assert pytest.approx(0.9526, abs=1e-4) == weigh({"a": 2.0, "unknown": 9.0}, {"a": 1.5, "b": 1.0})
