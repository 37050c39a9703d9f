"""Turns parses and hand-coded attributions into the arrays that the statement model is trained on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from dragoman.extract.grammar.quotations import find_quotations
from dragoman.extract.statements.cue_candidates import find_candidates
from dragoman.extract.statements.proposals import propose
from dragoman.extract.statements.statement_features import (
    PAIR_FEATURE_SIZES,
    Hints,
    hints_from,
    pair_features,
    token_features,
)
from dragoman.lexicon.cues import CueLexicon
from dragoman.model import Parse, Span, TokenRange
from dragoman.parse.windows import windows_of

MAX_PIECES = 158
SOURCE, CUE, CONTENT = 1, 2, 3


@dataclass(frozen=True)
class Window:
    """A stretch of a report that the encoder sees at once.

    ``pieces`` are word-piece numbers with [CLS] and [SEP]; ``first`` gives for each token of ``tokens`` the place of
    its first piece; ``features`` is (n_tokens, n token features). ``anchors`` are token places in the window,
    ``roles`` (n_anchors, n_tokens) what each token is to that anchor, ``pairs`` (n_anchors, n_tokens, n pair
    features). ``tags`` (n_tokens, 6) tells of each token whether it is in, then whether it begins, the source, the
    cue or the content of any statement.
    """

    tokens: TokenRange
    pieces: NDArray[np.int32]
    first: NDArray[np.int32]
    features: NDArray[np.int8]
    anchors: NDArray[np.int32]
    roles: NDArray[np.int8]
    pairs: NDArray[np.int8]
    tags: NDArray[np.int8]


def training_windows(row: dict[str, Any], parse: Parse, cues: CueLexicon, tokenizer: Tokenizer) -> Iterator[Window]:
    """Yield the windows of one annotated report."""
    hints = hints_from(propose(parse, find_quotations(parse), cues))
    encoded = [tokenizer.encode(word, add_special_tokens=False).ids or [100] for word in parse.words]
    gold = list(_attributions(row, parse, hints))
    features = token_features(parse, hints)
    for window in windows_of(parse, [len(ids) for ids in encoded], MAX_PIECES):
        start, end = window
        pieces, first = [101], []
        for token in range(start, end):
            first.append(len(pieces))
            pieces.extend(encoded[token])
        pieces.append(102)
        inside = [(anchor, roles) for anchor, roles in gold if start <= anchor < end]
        anchors = sorted({anchor for anchor, _ in inside})
        table = np.zeros((len(anchors), end - start), dtype=np.int8)
        for anchor, roles in inside:
            n = anchors.index(anchor)
            for role in (CUE, SOURCE, CONTENT):
                for token in roles[role]:
                    if start <= token < end:
                        table[n, token - start] = role
        tags = np.zeros((end - start, 6), dtype=np.int8)
        for _, roles in gold:
            for role in (SOURCE, CUE, CONTENT):
                for token in roles[role]:
                    if start <= token < end:
                        tags[token - start, role - 1] = 1
                        if token - 1 not in roles[role]:
                            tags[token - start, role + 2] = 1
        yield Window(
            tags=tags,
            tokens=window,
            pieces=np.array(pieces[: MAX_PIECES + 2], dtype=np.int32),
            first=np.minimum(np.array(first, dtype=np.int32), MAX_PIECES),
            features=features[start:end],
            anchors=np.array(anchors, dtype=np.int32) - start,
            roles=table,
            pairs=np.stack([pair_features(parse, hints, anchor, window) for anchor in anchors])
            if anchors
            else np.zeros((0, end - start, len(PAIR_FEATURE_SIZES)), dtype=np.int8),
        )


def _attributions(row: dict[str, Any], parse: Parse, hints: Hints) -> Iterator[tuple[int, dict[int, set[int]]]]:
    candidates = {candidate.anchor for candidate in find_candidates(parse)}
    for attribution in row["attributions"]:
        roles = {
            role: {token for start, end in attribution[name] for token in parse.tokens_in(Span(start, end))}
            for role, name in ((SOURCE, "source"), (CUE, "cue"), (CONTENT, "content"))
        }
        if roles[CUE] and roles[CONTENT]:
            yield _anchor(parse, hints, sorted(roles[CUE]), candidates), roles


def _anchor(parse: Parse, hints: Hints, cue: list[int], candidates: set[int]) -> int:
    """Return the token a cue goes by: what the rules think likeliest, else its last verb, else its last noun."""
    hinted = [(hints.confidence[token], token) for token in cue if hints.confidence[token] > 0]
    if hinted:
        return max(hinted)[1]
    for fits in (
        lambda token: parse.pos[token] == "VERB" and token in candidates,
        lambda token: parse.pos[token] == "VERB",
        lambda token: parse.pos[token] in ("NOUN", "AUX", "ADJ"),
    ):
        found = [token for token in cue if fits(token)]
        if found:
            return found[-1]
    return cue[0]
