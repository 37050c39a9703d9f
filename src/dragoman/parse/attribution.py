"""The statement model at work: an encoder in ONNX Runtime, its small heads in NumPy.

Every window of a report is read by itself, so that the scores depend on nothing but the window. The recipe of the
weights is ``training/train_statements.py``, their card ``data/statements/card.md``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import ParserError
from dragoman.model import Parse, TokenRange
from dragoman.parse.shipped import check_model
from dragoman.parse.windows import windows_of
from dragoman.telemetry import quieten

Floats = NDArray[np.float32]
# Distinct words whose pieces are remembered by a process, and the longest of them.
_MAX_WORDS = 50_000
_MAX_LETTERS = 50
# Tokens whose states are held at once, 2 KiB each. Reports of news have a tenth.
PART_TOKENS = 4_000


@dataclass(frozen=True)
class Scores:
    """Scores of a part of a report; see ``extract.statements.statement_model``.

    ``states`` is (n_tokens of the part, width), ``as_token`` what they bring to a pair, (n_tokens, pair width).
    """

    anchors: Floats
    windows: tuple[TokenRange, ...]
    states: Floats
    as_token: Floats
    heads: Mapping[str, Floats]

    def roles(self, window: int, anchors: NDArray[np.intp], pairs: NDArray[np.int8]) -> Floats:
        """Return (n_anchors, n_tokens of the window, 4): log probabilities of nothing, source, cue and content."""
        begin = self.windows[0].start
        start, end = self.windows[window]
        heads = self.heads
        total = linear(self.states[anchors - begin], heads, "of_anchor")[:, None]
        total = total + self.as_token[start - begin : end - begin]
        for column in range(pairs.shape[2]):
            total += heads[f"of_pair.{column}"][pairs[:, :, column]]
        middle = np.maximum(total, 0.0)
        near = _convolved(middle, heads["around.weight"], heads["around.bias"])
        middle = np.maximum(linear(middle + near, heads, "hidden"), 0.0) + middle
        scores = linear(middle, heads, "role")
        scores -= scores.max(axis=2, keepdims=True)
        scores -= np.log(np.exp(scores).sum(axis=2, keepdims=True))
        return scores


class Attribution:
    """The statement model. ``identity`` names it and its weights."""

    def __init__(self, session: Any, tokenizer: Any, heads: Mapping[str, Floats], card: Mapping[str, Any]) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self._heads = heads
        self._max_pieces = int(card["max_pieces"])
        self._open, self._close, self._unknown = (tokenizer.token_to_id(name) for name in ("[CLS]", "[SEP]", "[UNK]"))
        self._pieces: dict[str, tuple[int, ...]] = {}
        self.identity = str(card["identity"])

    def score(self, parse: Parse, features: NDArray[np.int8]) -> Iterator[Scores]:
        """Score a report part by part; ``features`` (n_tokens, n features) come of
        ``extract.statements.statement_features``.
        """
        pieces = [self._pieces_of(word) for word in parse.words]
        part: list[TokenRange] = []
        for window in windows_of(parse, [len(ids) for ids in pieces], self._max_pieces):
            if part and window.end - part[0].start > PART_TOKENS:
                yield self._scores_of(tuple(part), pieces, features)
                part = []
            part.append(window)
        if part:
            yield self._scores_of(tuple(part), pieces, features)

    def _scores_of(
        self, windows: tuple[TokenRange, ...], pieces: list[tuple[int, ...]], features: NDArray[np.int8]
    ) -> Scores:
        states = np.concatenate([self._states(pieces[start:end], features[start:end]) for start, end in windows])
        hidden = np.maximum(linear(states, self._heads, "anchor.0"), 0.0)
        odds = linear(hidden, self._heads, "anchor.3")[:, 0]
        return Scores(
            anchors=np.asarray(1.0 / (1.0 + np.exp(-odds)), dtype=np.float32),
            windows=windows,
            states=states,
            as_token=linear(states, self._heads, "of_token"),
            heads=self._heads,
        )

    def _states(self, pieces: list[tuple[int, ...]], features: NDArray[np.int8]) -> Floats:
        """Return the states (n_tokens, width) of the tokens of one window, each at its first piece."""
        heads = self._heads
        low = sum(heads[f"below.{n}"][features[:, n]] for n in range(features.shape[1]))
        top = sum(heads[f"above.{n}"][features[:, n]] for n in range(features.shape[1]))
        embedded, first = self._embedded(pieces, np.asarray(low))
        given = {"inputs_embeds": embedded[None]}
        (states,) = self._session.run(None, given)
        return np.concatenate([states[0][first], np.asarray(top)], axis=1).astype(np.float32)

    def embedded(self, words: Sequence[str], low: Floats, max_pieces: int) -> tuple[Floats, NDArray[np.int64]]:
        """Return the vectors (n_pieces, width) of the word pieces of a sentence with [CLS] and [SEP] around them, and
        the place of each word's first piece.

        ``low`` (n_words, width) is added to the pieces of each word. What goes beyond ``max_pieces`` is cut off; its
        words have the last place.
        """
        embedded, first = self._embedded([self._pieces_of(word) for word in words], low)
        if len(embedded) > max_pieces + 2:
            embedded = np.concatenate([embedded[: max_pieces + 1], embedded[-1:]])
            first = np.minimum(first, max_pieces)
        return embedded, first

    def word_vectors(self) -> tuple[Any, Floats]:
        """Return what cuts a text into word pieces, and the vector of each piece by its number."""
        return self._tokenizer, self._heads["words"].astype(np.float32) * self._heads["word_scales"][:, None]

    def _embedded(self, pieces: list[tuple[int, ...]], low: Floats) -> tuple[Floats, NDArray[np.int64]]:
        ids = [self._open, *(piece for word in pieces for piece in word), self._close]
        counts = [len(word) for word in pieces]
        # [CLS] and [SEP] share the features of the first and last token.
        owner = np.repeat(np.arange(len(pieces)), counts)
        owner = np.concatenate([[0], owner, [len(pieces) - 1]])
        first = 1 + np.concatenate([[0], np.cumsum(counts)[:-1]]).astype(np.int64)
        words = self._heads["words"][ids].astype(np.float32) * self._heads["word_scales"][ids][:, None]
        return np.asarray(words + low[owner], dtype=np.float32), first

    def _pieces_of(self, word: str) -> tuple[int, ...]:
        known = self._pieces.get(word)
        if known is None:
            ids = self._tokenizer.encode(word, add_special_tokens=False).ids
            known = tuple(ids[: self._max_pieces]) or (self._unknown,)
            if len(self._pieces) < _MAX_WORDS and len(word) <= _MAX_LETTERS:
                self._pieces[word] = known
        return known


@lru_cache(maxsize=1)
def load_attribution() -> Attribution:
    """Load the statement model, once a process. Raises ``ParserError`` where its files are not those shipped."""
    with resources.as_file(resources.files("dragoman.parse") / "data" / "statements") as folder:
        check_model(folder)
        return attribution_from(folder)


def attribution_from(folder: Path) -> Attribution:
    """Load a statement model from a folder (``encoder.onnx``, ``heads.npz``, ``vocab.txt``, ``model.json``)."""
    from tokenizers import BertWordPieceTokenizer  # noqa: PLC0415  (heavy: only a process that parses pays for it)

    try:
        card = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        with np.load(folder / "heads.npz") as file:
            heads = {name: file[name] for name in file.files}
        session = session_from(folder / "encoder.onnx")
        tokenizer = BertWordPieceTokenizer(str(folder / "vocab.txt"), lowercase=True)
    except Exception as error:
        raise ParserError(
            f"{folder}: the statement model cannot be loaded ({error}); install dragoman again"
        ) from error
    return Attribution(session, tokenizer, heads, card)


def session_from(path: Path) -> Any:
    """Load an encoder that runs on one core."""
    import onnxruntime as ort  # noqa: PLC0415  (heavy: only a process that parses pays for it)

    quieten(ort)
    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Windows differ in length: memory kept for one does not fit the next, and would only grow.
    options.enable_cpu_mem_arena = options.enable_mem_pattern = False
    return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def linear(rows: Floats, heads: Mapping[str, Floats], name: str) -> Floats:
    """Return rows through the layer of that name."""
    return np.asarray(rows @ heads[f"{name}.weight"].T + heads[f"{name}.bias"], dtype=np.float32)


def _convolved(rows: Floats, weights: Floats, bias: Floats) -> Floats:
    """Return a depthwise convolution along the tokens of (n_anchors, n_tokens, width); weights (width, 1, taps)."""
    reach = weights.shape[2] // 2
    n_tokens = rows.shape[1]
    total = np.broadcast_to(bias, rows.shape).astype(np.float32)
    for tap in range(weights.shape[2]):
        shift = tap - reach
        left, right = max(0, -shift), min(n_tokens, n_tokens - shift)
        if right > left:
            total[:, left:right] += rows[:, left + shift : right + shift] * weights[:, 0, tap]
    return total
