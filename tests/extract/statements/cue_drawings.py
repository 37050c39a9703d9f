"""Candidates of cues in words."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.extract.statements.cue_candidate import CueCandidate
from dragoman.model import Parse


def drawn(parse: Parse, candidates: Iterable[CueCandidate]) -> list[tuple[str, str, str | None, list[str]]]:
    """Return of each candidate lemma, frame, head of the source, and the pieces of content."""
    return [
        (
            each.lemma,
            each.frame,
            None if each.source is None else parse.words[each.source],
            [parse.wording(*piece) for piece in each.content],
        )
        for each in candidates
    ]
