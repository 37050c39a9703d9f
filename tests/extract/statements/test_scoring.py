"""How sure a statement is, by what is seen around its cue."""

from __future__ import annotations

import pytest

from dragoman.extract.statements.scoring import confidence_of, features_of, nesting_feature
from dragoman.extract.statements.statement_draft import Draft
from dragoman.model import TokenRange
from parses import parse_of

PARSE = parse_of("The envoy said that the river had risen.")


def draft(**fields: object) -> Draft:
    plain = {"anchor": 2, "cue": TokenRange(2, 3), "source": TokenRange(0, 2), "content": [TokenRange(3, 8)]}
    return Draft(**{**plain, "lemma": "say", "frame": "clause", **fields})  # type: ignore[arg-type]


def test_without_weights_nothing_speaks_for_or_against_it():
    assert pytest.approx(0.5) == confidence_of(["bias"], {})


def test_weights_add_up_to_log_odds():
    assert pytest.approx(0.9) == confidence_of(["a", "b", "unknown"], {"a": 2.0, "b": 0.19722}, lift=0.0)


def test_a_lift_raises_the_log_odds():
    assert confidence_of(["a"], {"a": 1.0}, lift=1.0) > confidence_of(["a"], {"a": 1.0})


def test_extreme_weights_stay_within_zero_and_one():
    assert 0.0 < confidence_of(["a"], {"a": -1e9}) < confidence_of(["a"], {"a": 1e9}) <= 1.0


def test_features_tell_lemma_frame_source_and_content():
    features = set(features_of(PARSE, draft()))

    assert {
        "lemma=say frame=clause",
        "source=NOUN",
        "opening=that frame=clause",
        "content=after",
        "words=5",
        "speaks=human kind=speech",
        "source gap=near",
    } <= features


def test_of_a_word_that_nobody_has_looked_at_the_lemma_does_not_count():
    assert not any(feature.startswith("lemma=") for feature in features_of(PARSE, draft(listed=False)))


def test_no_feature_is_told_twice():
    features = list(features_of(PARSE, draft()))

    assert len(set(features)) == len(features)


def test_nesting_is_told_by_kind():
    assert "nested kind=belief" == nesting_feature(draft(kind="belief"))
