"""The cue lexicon and the weights that judge candidates."""

from __future__ import annotations

from importlib import resources

import pytest

from dragoman.errors import ConfigError
from dragoman.lexicon import cues as room
from dragoman.lexicon.cues import load_cues


def test_no_pair_of_lemma_and_act_stands_on_two_lines():
    content = (resources.files("dragoman.lexicon") / "data" / "cues.tsv").read_text(encoding="utf-8")
    heads = [tuple(line.split("\t")[:3]) for line in content.splitlines()[1:]]

    assert len(set(heads)) == len(heads)


@pytest.mark.parametrize(
    ("lemma", "frame", "act", "kind"),
    [
        ("condemn", "object", "ACCUSE", "speech"),
        ("say", "clause", "SAY", "speech"),
        ("urge", "object-to", "REQUEST", "speech"),
        ("dismiss", "object-as", "REJECT", "speech"),
        ("rule out", "object", "REJECT", "speech"),
        ("think", "clause", "SAY", "belief"),
        ("plan", "to", "AGREE", "intention"),
    ],
)
def test_a_lemma_in_a_frame_has_its_act_and_kind(lemma: str, frame: str, act: str, kind: str):
    entry = load_cues().get(lemma, frame)

    assert entry is not None
    assert (act, kind) == (entry.act, entry.kind)


def test_a_lemma_out_of_its_frames_is_not_listed():
    assert load_cues().get("condemn", "to") is None


def test_weights_are_there_for_what_every_candidate_has():
    assert "bias" in load_cues().weights


def test_a_line_of_the_wrong_width_is_named():
    with pytest.raises(ConfigError, match=r"cues\.tsv, line 3: has 2 columns"):
        room._rows("lemma\tact\tkind\tframes\nsay\tSAY\tspeech\tclause\nsay\tSAY\n", 4, "cues.tsv")
