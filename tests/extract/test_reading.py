"""How scores of the statement model become statements, and how rules and model are put together."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pytest
from numpy.typing import NDArray

from dragoman.extract.grammar.quotations import find_quotations
from dragoman.extract.statements.extraction import Origins, extract_statements
from dragoman.extract.statements.proposals import propose
from dragoman.extract.statements.rules_and_model import cases_of, judged, weigh
from dragoman.extract.statements.statement_features import (
    PAIR_FEATURE_SIZES,
    TOKEN_FEATURE_SIZES,
    hints_from,
    pair_features,
    token_features,
)
from dragoman.extract.statements.statement_model import CONTENT, CUE, SOURCE, Reading, decoded, read_statements, runs_of
from dragoman.lexicon.cues import load_cues
from dragoman.model import Parse, Statement, TokenRange, wording
from parses import parse_of, report_of

SAID = "The bank's governor said on Monday that prices would fall."
UNSEEN = "Mara Lindqvist waved through the plan to build a harbour."
ORIGINS = Origins(rules="rules", model="model", both="both")


@dataclass(frozen=True)
class SetScores:
    """Scores that a test sets: roles of tokens for each anchor, each role with the same chance."""

    anchors: NDArray[np.float32]
    windows: tuple[TokenRange, ...]
    told: dict[int, dict[int, int]]
    chance: float

    def roles(self, window: int, anchors: NDArray[np.intp], pairs: NDArray[np.int8]) -> NDArray[np.float32]:
        start, end = self.windows[window]
        shares = np.full((len(anchors), end - start, 4), (1 - self.chance) / 3, dtype=np.float32)
        for row, anchor in enumerate(anchors):
            for token in range(start, end):
                shares[row, token - start, self.told[int(anchor)].get(token, 0)] = self.chance
        return np.log(shares)


@dataclass(frozen=True)
class SetModel:
    """A model of one statement: its anchor, and the words of its source, cue and content."""

    anchor: str
    source: str | None
    cue: str
    content: str
    probability: float = 0.9
    chance: float = 0.97
    identity: str = "set"

    def score(self, parse: Parse, features: NDArray[np.int8]) -> list[SetScores]:
        told: dict[int, int] = {}
        for phrase, role in ((self.source, SOURCE), (self.cue, CUE), (self.content, CONTENT)):
            if phrase is not None:
                start = parse.text.index(phrase)
                told |= {
                    token: role for token in range(len(parse)) if start <= parse.starts[token] < start + len(phrase)
                }
        anchor = parse.words.index(self.anchor)
        anchors = np.zeros(len(parse), dtype=np.float32)
        anchors[anchor] = self.probability
        return [SetScores(anchors, (TokenRange(0, len(parse)),), {anchor: told}, self.chance)]


def readings_of(text: str, model: SetModel) -> list[Reading]:
    parse = parse_of(text)
    return list(read_statements(parse, hints_from(propose(parse, find_quotations(parse), load_cues())), model))


def statements_of(text: str, model: SetModel, floor: float = 0.25) -> tuple[Statement, ...]:
    parse = parse_of(text)
    return extract_statements(
        parse, report_of(text), find_quotations(parse), load_cues(), origins=ORIGINS, floor=floor, model=model
    )


def test_a_single_token_does_not_fall_out_of_a_span():
    chances = np.log(np.array([[[0.1, 0.1, 0.1, 0.7], [0.3, 0.2, 0.2, 0.3], [0.1, 0.1, 0.1, 0.7]]], dtype=np.float32))

    assert [[3, 3, 3]] == decoded(chances).tolist()


def test_a_single_unsure_token_is_no_content():
    chances = np.log(np.array([[[0.7, 0.1, 0.1, 0.1], [0.3, 0.1, 0.1, 0.5], [0.7, 0.1, 0.1, 0.1]]], dtype=np.float32))

    assert [[0, 0, 0]] == decoded(chances).tolist()


def test_a_clear_change_of_role_is_kept():
    chances = np.log(
        np.array([[[0.1, 0.7, 0.1, 0.1], [0.1, 0.1, 0.7, 0.1], [0.01, 0.01, 0.01, 0.97]]], dtype=np.float32)
    )

    assert [[1, 2, 3]] == decoded(chances).tolist()


def test_runs_close_gaps_of_one_token():
    assert [TokenRange(5, 8), TokenRange(10, 11)] == runs_of(np.array([1, 0, 1, 0, 0, 1], dtype=bool), 5)


def test_what_the_model_reads_comes_with_its_sureness():
    [reading] = readings_of(UNSEEN, SetModel("waved", "Mara Lindqvist", "waved through", "the plan to build a harbour"))

    assert (TokenRange(0, 2), TokenRange(2, 4), (TokenRange(4, 10),)) == (reading.source, reading.cue, reading.content)
    assert pytest.approx(0.97, abs=1e-4) == reading.content_sureness


def test_an_anchor_without_content_is_no_statement():
    assert [] == readings_of(UNSEEN, SetModel("waved", "Mara Lindqvist", "waved through", ""))


def test_an_unlikely_anchor_is_not_looked_at():
    model = SetModel("waved", "Mara Lindqvist", "waved through", "the plan", probability=0.01)

    assert [] == readings_of(UNSEEN, model)


def test_what_only_the_model_finds_is_marked_as_the_model_s():
    found = statements_of(
        UNSEEN, SetModel("waved", "Mara Lindqvist", "waved through", "the plan to build a harbour"), 0
    )

    assert [("model", "the plan to build a harbour")] == [(s.origin, wording(UNSEEN, *s.content)) for s in found]


def test_what_both_find_is_marked_as_both_s():
    model = SetModel("said", "governor", "said on Monday", "that prices would fall")
    [found] = statements_of(SAID, model, 0)

    assert "both" == found.origin


def test_the_source_of_the_rules_is_taken_where_both_mean_the_same():
    [found] = statements_of(SAID, SetModel("said", "governor", "said on Monday", "that prices would fall"), 0)

    assert found.speaker_span is not None
    assert "The bank's governor" == wording(SAID, found.speaker_span)


def test_a_source_that_the_model_lacks_is_filled_in_by_the_rules():
    [found] = statements_of(SAID, SetModel("said", None, "said", "that prices would fall"), 0)

    assert found.speaker_span is not None
    assert "The bank's governor" == wording(SAID, found.speaker_span)


def test_the_content_of_the_model_is_taken_where_it_is_sure():
    [found] = statements_of(SAID, SetModel("said", "The bank's governor", "said", "prices would fall"), 0)

    assert "prices would fall" == wording(SAID, *found.content)


def test_the_content_of_the_rules_is_taken_where_it_is_nearly_as_likely_to_the_model():
    [found] = statements_of(SAID, SetModel("said", "The bank's governor", "said", "prices would fall", chance=0.5), 0)

    assert "that prices would fall" == wording(SAID, *found.content)


def test_another_content_costs_the_log_odds_of_what_differs():
    reading = Reading(
        anchor=0,
        probability=0.9,
        source=None,
        cue=TokenRange(0, 1),
        content=(TokenRange(11, 13),),
        source_sureness=0.0,
        content_sureness=0.9,
        odds=np.array([-3.0, 1.0, 2.0, -0.5], dtype=np.float32),
        start=10,
    )
    costs = [reading.cost([TokenRange(start, end)]) for start, end in ((11, 13), (11, 14), (10, 12), (11, 99))]

    assert [0.0, 0.5, 5.0, 0.5] == costs


def test_what_the_rules_are_very_sure_of_stands_even_if_the_judge_doubts_it():
    parse = parse_of(SAID)
    cues = replace(load_cues(), judge={"bias": -20.0})
    proposals = propose(parse, find_quotations(parse), cues)
    [kept] = judged(proposals, proposals.settled(0.25), hints_from(proposals), [], floor=0.4)

    assert 0.4 <= kept.confidence < 0.7


def test_without_a_model_the_rules_decide():
    parse = parse_of(SAID)
    [found] = extract_statements(
        parse, report_of(SAID), find_quotations(parse), load_cues(), origins=ORIGINS, floor=0.25
    )

    assert "rules" == found.origin


def test_what_is_less_sure_than_the_floor_is_left_out():
    parse = parse_of(SAID)
    proposals = propose(parse, find_quotations(parse), load_cues())

    assert [] == judged(proposals, proposals.settled(0.25), hints_from(proposals), [], floor=1.01)


def test_the_judge_hears_that_rules_and_model_differ_about_the_source():
    parse = parse_of(SAID)
    proposals = propose(parse, find_quotations(parse), load_cues())
    odds = np.ones(len(parse), dtype=np.float32)
    reading = Reading(4, 0.9, TokenRange(5, 7), TokenRange(4, 5), (TokenRange(7, 11),), 0.9, 0.9, odds, 0)
    [case] = cases_of(proposals, proposals.settled(0.25), hints_from(proposals), [reading])

    assert (0.0, 1.0) == (case.features["source same"], case.features["source other"])


def test_without_weights_the_judge_is_undecided():
    assert 0.5 == weigh({"bias": 1.0, "model": 2.0}, {})


def test_features_stay_within_their_vocabularies():
    parse = parse_of(SAID)
    hints = hints_from(propose(parse, find_quotations(parse), load_cues()))
    tokens = token_features(parse, hints)
    pairs = pair_features(parse, hints, 4, TokenRange(0, len(parse)))

    assert (len(parse), len(TOKEN_FEATURE_SIZES)) == tokens.shape
    assert (len(parse), len(PAIR_FEATURE_SIZES)) == pairs.shape
    assert (tokens >= 0).all()
    assert (pairs >= 0).all()
    assert (tokens < TOKEN_FEATURE_SIZES).all()
    assert (pairs < PAIR_FEATURE_SIZES).all()


def test_a_statement_of_which_nothing_is_left_is_none():
    text = "Mara Lindqvist said, stressing that prices would fall."
    parse = parse_of(text)
    said, stressing = parse.words.index("said"), parse.words.index("stressing")
    odds = np.ones(len(parse), dtype=np.float32)
    source, rest = TokenRange(0, 2), TokenRange(stressing + 1, len(parse) - 1)
    comma = TokenRange(said + 1, said + 2)
    readings = [
        Reading(said, 0.9, source, TokenRange(said, said + 1), (TokenRange(comma.start, rest.end),), 0.9, 0.9, odds, 0),
        Reading(stressing, 0.9, source, TokenRange(stressing, stressing + 1), (rest,), 0.9, 0.9, odds, 0),
    ]
    proposals = propose(parse, find_quotations(parse), load_cues())
    cases = cases_of(proposals, [], hints_from(proposals), readings)

    assert [stressing] == [case.draft.anchor for case in cases]
