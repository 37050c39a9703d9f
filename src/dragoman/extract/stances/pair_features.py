"""What tells where two parties of a sentence stand towards each other: the seam between the event encoder and a head.

A sentence is read once, by the event encoder, whatever its parties; everything here is taken from that reading and
from the parse. A model that reads each pair by itself can take the place of the head: it gets the same
``PairOfParties``.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
CLASSES = ("neutral", "p for q", "q for p", "p against q", "q against p")
"""What a head tells of a pair, in the order of its scores."""
SWAPPED = (0, 2, 1, 4, 3)
"""The class of (q, p) for each class of (p, q)."""
N_WORDS = 8192
_FAR = 12
_LONGEST_PATH = 8
_VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True)
class ReadSentence:
    """A sentence of n tokens as parsed and as the event encoder reads it; heads are tokens of the sentence.

    ``states`` (n, width) and ``labels`` (n, 18) are the encoder's; ``senses`` what the lexicon says of tokens.
    """

    lemmas: Sequence[str]
    pos: Sequence[str]
    deps: Sequence[str]
    heads: Sequence[int]
    states: Floats
    labels: Floats
    senses: Mapping[int, str]

    @cached_property
    def mean(self) -> Floats:
        """The mean state of the sentence."""
        return np.asarray(self.states.mean(axis=0), dtype=np.float32)


@dataclass(frozen=True)
class PairOfParties:
    """Two parties of a sentence by their tokens, p and q, neither empty."""

    sentence: ReadSentence
    p: Sequence[int]
    q: Sequence[int]


def numbers_of(pair: PairOfParties) -> Floats:
    """Return the numbers that tell of a pair: states of its parties, around and between them, and chances of events."""
    read, p, q = pair.sentence, list(pair.p), list(pair.q)
    of_p, of_q = read.states[p].mean(axis=0), read.states[q].mean(axis=0)
    between = _between(p, q)
    up, down, top = _path(read, _head_of(read, p), _head_of(read, q))
    path = [*up, *down, *([top] if top is not None else [])]
    verb_p, verb_q = _verb_above(read, _head_of(read, p)), _verb_above(read, _head_of(read, q))
    middle = read.states[between].mean(axis=0) if between else read.mean
    along = read.states[path].mean(axis=0) if path else read.mean
    states = [of_p, of_q, of_p * of_q, middle, along, read.states[verb_p], read.states[verb_q], read.mean]
    chances = [
        read.labels[between].max(axis=0) if between else np.zeros(read.labels.shape[1]),
        read.labels[path].max(axis=0) if path else np.zeros(read.labels.shape[1]),
        read.labels[verb_p],
        read.labels[verb_q],
    ]
    distance = q[0] - p[0]
    shape = [float(distance > 0), min(abs(distance), 30) / 30, len(path) / 8, float(verb_p == verb_q)]
    return np.concatenate([*states, *chances, shape]).astype(np.float32)


def words_of_pair(pair: PairOfParties) -> list[int]:
    """Return what words and arcs tell of a pair, as sorted numbers below ``N_WORDS``, each once."""
    return sorted({zlib.crc32(each.encode()) % N_WORDS for each in _word_features(pair)})


def _word_features(pair: PairOfParties) -> list[str]:
    read, p, q = pair.sentence, list(pair.p), list(pair.q)
    head_p, head_q = _head_of(read, p), _head_of(read, q)
    up, down, top = _path(read, head_p, head_q)
    is_first = p[0] < q[0]
    found = [f"first {is_first}", f"dep p {read.deps[head_p]}", f"dep q {read.deps[head_q]}"]
    found.append(f"deps {read.deps[head_p]} {read.deps[head_q]} {is_first}")
    found.extend(f"{is_first} between {read.lemmas[token].lower()}" for token in _between(p, q)[:30])
    found.extend(f"up {read.lemmas[token].lower()}" for token in up[:_LONGEST_PATH])
    found.extend(f"down {read.lemmas[token].lower()}" for token in down[:_LONGEST_PATH])
    if top is not None:
        found.append(f"top {read.lemmas[top].lower()}")
        found.append(f"top {read.lemmas[top].lower()} {read.deps[head_p]} {read.deps[head_q]}")
    arcs = " ".join([*(f"<{read.deps[token]}" for token in up), *(f">{read.deps[token]}" for token in down)])
    found.append(f"arcs {arcs if len(up) + len(down) <= _LONGEST_PATH else 'long'}")
    for name, party, head in (("p", p, head_p), ("q", q, head_q)):
        verb = _verb_above(read, head)
        found.append(f"verb {name} {read.lemmas[verb].lower()} {read.deps[head]}")
        below = [token for token, above in enumerate(read.heads) if above == head and token not in party]
        found.extend(f"of {name} {read.lemmas[token].lower()}" for token in below)
        near = [*range(max(0, party[0] - 2), party[0]), *range(party[-1] + 1, min(len(read.lemmas), party[-1] + 3))]
        found.extend(f"near {name} {read.lemmas[token].lower()}" for token in near)
        if any(read.deps[token] == "neg" for token, above in enumerate(read.heads) if above == verb):
            found.append(f"negated {name}")
    lowest, highest = min(p[0], q[0]), max(p[-1], q[-1])
    for token in range(max(0, lowest - _FAR), min(len(read.lemmas), highest + _FAR)):
        place = "before" if token < lowest else "after" if token > highest else "inside"
        found.append(f"{place} {read.lemmas[token].lower()}")
        if token in read.senses:
            found.append(f"{place} {is_first} sense {read.senses[token]}")
    return found


def _between(p: Sequence[int], q: Sequence[int]) -> list[int]:
    first, last = (p, q) if p[0] < q[0] else (q, p)
    return list(range(first[-1] + 1, last[0]))


def _head_of(read: ReadSentence, tokens: Sequence[int]) -> int:
    """Return the token of a party whose head lies outside it."""
    inside = set(tokens)
    return next(
        (token for token in tokens if read.heads[token] not in inside or read.heads[token] == token), tokens[-1]
    )


def _above(read: ReadSentence, token: int) -> list[int]:
    chain: list[int] = []
    while read.heads[token] != token and 0 <= read.heads[token] < len(read.heads) and len(chain) < len(read.heads):
        token = read.heads[token]
        chain.append(token)
    return chain


def _path(read: ReadSentence, p: int, q: int) -> tuple[list[int], list[int], int | None]:
    """Return the tokens from p up to the first that is above both, those from q up to it, and that one."""
    over_p, over_q = [p, *_above(read, p)], [q, *_above(read, q)]
    places = {token: n for n, token in enumerate(over_q)}
    for n, token in enumerate(over_p):
        if token in places:
            return over_p[1:n], over_q[1 : places[token]], token
    return over_p[1:], over_q[1:], None


def _verb_above(read: ReadSentence, token: int) -> int:
    """Return the first verb above a token, the token itself where there is none."""
    return next((each for each in _above(read, token) if read.pos[each] in _VERBAL), token)
