"""The statement model that is shipped: it loads, and scores a report by nothing but its words."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from importlib import resources
from pathlib import Path

import numpy as np
import pytest

from dragoman.errors import ParserError
from dragoman.extract.grammar.quotations import find_quotations
from dragoman.extract.statements.proposals import propose
from dragoman.extract.statements.statement_features import hints_from, pair_features, token_features
from dragoman.lexicon.cues import load_cues
from dragoman.model import Parse
from dragoman.parse.attribution import attribution_from, load_attribution
from parses import parse_of

pytestmark = pytest.mark.model

SAID = "The bank's governor said on Monday that prices would fall."
FOLDER = Path(str(resources.files("dragoman.parse") / "data" / "statements"))


def anchors_of(parse: Parse) -> list[float]:
    hints = hints_from(propose(parse, find_quotations(parse), load_cues()))
    [scores] = load_attribution().score(parse, token_features(parse, hints))
    return [float(chance) for chance in scores.anchors]


def test_the_verb_of_saying_is_the_likeliest_anchor():
    parse = parse_of(SAID)
    chances = anchors_of(parse)

    assert "said" == parse.words[chances.index(max(chances))]


def test_roles_are_probabilities():
    parse = parse_of(SAID)
    hints = hints_from(propose(parse, find_quotations(parse), load_cues()))
    [scores] = load_attribution().score(parse, token_features(parse, hints))
    anchor = parse.words.index("said")
    roles = scores.roles(0, np.array([anchor]), pair_features(parse, hints, anchor, scores.windows[0])[None])

    assert (1, len(parse), 4) == roles.shape
    assert np.allclose(1.0, np.exp(roles).sum(axis=2), atol=1e-5)


def test_a_report_scores_the_same_to_the_last_bit_however_often_and_whatever_was_read_before():
    first = anchors_of(parse_of(SAID))
    anchors_of(parse_of("Mara Lindqvist waved through the plan to build a harbour."))

    assert first == anchors_of(parse_of(SAID))


def test_a_report_without_words_has_no_scores():
    empty = dict.fromkeys(("words", "starts", "ends", "lemmas", "tags", "pos", "deps", "heads"), ())
    parse = replace(parse_of(SAID), text="", sentences=(), paragraphs=(), names=(), **empty)

    assert [] == list(load_attribution().score(parse, np.zeros((0, 8), dtype=np.int8)))


def test_words_of_no_known_letters_are_read_all_the_same():
    parse = replace(parse_of(SAID), words=("𓂀",) * len(parse_of(SAID)))

    assert len(parse) == len(anchors_of(parse))


def test_the_model_names_itself_by_its_weights():
    card = json.loads((FOLDER / "model.json").read_text(encoding="utf-8"))

    assert card["identity"] == load_attribution().identity


def test_a_broken_model_is_said_to_be_broken(tmp_path: Path):
    shutil.copytree(FOLDER, tmp_path / "statements")
    (tmp_path / "statements" / "encoder.onnx").write_bytes(b"not a model")

    with pytest.raises(ParserError, match=r"the statement model cannot be loaded .* install dragoman again"):
        attribution_from(tmp_path / "statements")
