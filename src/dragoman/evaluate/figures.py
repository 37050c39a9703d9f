"""The figures: what each is made of, and what it means in few words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from dragoman.model import Mode

MODES: tuple[Mode, ...] = ("direct", "mixed", "indirect")


class Tally(NamedTuple):
    """What precision and recall are made of. The hits differ only where a match can be partial or is told by mode."""

    found_hits: float
    n_found: int
    gold_hits: float
    n_gold: int


class Share(NamedTuple):
    """So many of so many."""

    hits: int
    n: int

    @property
    def value(self) -> float | None:
        """The share in [0, 1]; None of nothing."""
        return self.hits / self.n if self.n else None


class Figure(NamedTuple):
    """Precision, recall and their harmonic mean, in [0, 1], and what they were counted over."""

    precision: float
    recall: float
    f1: float
    n_gold: int
    n_found: int


def figure_of(tally: Tally) -> Figure:
    """Return the figure a tally gives; what was counted over nothing is 0."""
    precision = tally.found_hits / tally.n_found if tally.n_found else 0.0
    recall = tally.gold_hits / tally.n_gold if tally.n_gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Figure(precision, recall, f1, int(tally.n_gold), int(tally.n_found))


MEANINGS: Mapping[str, str] = MappingProxyType(
    {
        "relation": "who said what: half the content's words agree, sources share a word",
        "relation_strict": "the same to the word: content and source exact, cues share a word",
        "relation_src": "who said what, only where a source is told",
        "content_j50": "what was said: at least half the words agree",
        "content_exact": "what was said: the same words",
        "content_strict": "what was said: the same words and signs",
        "content_any": "what was said: at least one word shared",
        "content_soft": "what was said: mean share of the words",
        "source_any": "who: sources share a word",
        "source_exact": "who: the same words",
        "cue_any": "cues share a word",
        "cue_exact": "cues: the same words",
        "tok_source": "words that belong to some source",
        "tok_cue": "words that belong to some cue",
        "tok_content": "words that belong to some content",
        **{f"relation/{mode}": f"who said what, {mode} speech" for mode in MODES},
        **{f"content_j50/{mode}": f"what was said, {mode} speech" for mode in MODES},
    }
)
"""Figure with precision, recall and F1 → what it means, in the order in which they are shown."""

SHARE_MEANINGS: Mapping[str, str] = MappingProxyType(
    {
        "src_on_match.any": "right content: sources share a word",
        "src_on_match.head": "right content: sources have the same head",
        "src_on_match.exact": "right content: sources are the same words",
        "nosrc_ok": "right content without a source: none was found",
        "kind_on_match": "right content: speech, document, belief or intention",
    }
)
"""Figure that is one share → what it means. The last counts only where the coder told a kind."""
