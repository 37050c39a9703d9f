"""What the statement model is told of each token, and of each pair of cue and token."""

from __future__ import annotations

from dragoman.extract.grammar.quotations import find_quotations
from dragoman.extract.statements.proposals import propose
from dragoman.extract.statements.statement_features import (
    DEPS,
    PAIR_FEATURE_SIZES,
    TOKEN_FEATURE_SIZES,
    Hints,
    hints_from,
    pair_features,
    token_features,
)
from dragoman.lexicon.cues import load_cues
from dragoman.model import TokenRange
from parses import parse_of

PARSE = parse_of('"The river has risen," the envoy said. "Nobody was warned."')
SAID = PARSE.words.index("said")
QUOTATIONS = find_quotations(PARSE)
HINTS = hints_from(propose(PARSE, QUOTATIONS, load_cues()))
NO_HINTS = Hints({}, [0.0] * len(PARSE), ())


def test_hints_are_what_the_rules_propose():
    assert [SAID] == list(HINTS.drafts)
    assert HINTS.drafts[SAID].confidence == HINTS.confidence[SAID] > 0.0


def test_quotations_are_told_from_their_first_mark():
    column = token_features(PARSE, HINTS)[:, 5]
    first = QUOTATIONS[0]

    assert [1, *[2] * (first.last - first.first - 1), 0] == list(column[first.first : first.last + 1])


def test_without_hints_no_token_is_quoted_or_proposed():
    table = token_features(PARSE, NO_HINTS)

    assert not table[:, 5:7].any()


def test_numbers_stay_within_their_vocabularies():
    assert (token_features(PARSE, HINTS).max(axis=0) < TOKEN_FEATURE_SIZES).all()
    assert (pair_features(PARSE, HINTS, SAID, TokenRange(0, len(PARSE))).max(axis=0) < PAIR_FEATURE_SIZES).all()


def test_roles_are_those_of_the_rules():
    column = pair_features(PARSE, HINTS, SAID, TokenRange(0, len(PARSE)))[:, 0]

    assert (3, 1, 1, 2) == (column[1], column[SAID - 2], column[SAID - 1], column[SAID])


def test_branches_begin_at_the_anchor():
    column = pair_features(PARSE, HINTS, SAID, TokenRange(0, len(PARSE)))[:, 1]

    assert len(DEPS) + 3 == column[SAID]
    assert DEPS.index("nsubj") + 1 == column[SAID - 1]


def test_a_window_is_read_from_its_own_begin():
    whole = pair_features(PARSE, HINTS, SAID, TokenRange(0, len(PARSE)))
    part = pair_features(PARSE, HINTS, SAID, TokenRange(3, 9))

    assert (whole[3:9] == part).all()
