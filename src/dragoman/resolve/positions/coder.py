"""Which issues of a codebook a statement is about, and where its speaker stands on them.

Without examples the description of an issue decides, word by word; examples and judgements add weights of their own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

import numpy as np
from numpy.typing import NDArray

from dragoman.lexicon.tables import read_table
from dragoman.model import Codebook, CodebookIssue, IssueStance, Reason
from dragoman.resolve.positions.codebooks import STANCES
from dragoman.resolve.positions.learning import Matrix, chance, learn_choice, learn_columns, shares
from dragoman.resolve.positions.texts import Likeness, Passages, Vectors, tone_names, tone_of

# How likeness to a description becomes log odds. Chosen on the seen halves of the codebooks in evaluation/positions;
# after a change: `python evaluation/score_positions.py`.
_BY_SHARE, _BY_COVERED, _BY_EXAMPLE = 2.0, 0.3, 0.3
_ENOUGH, _STEEP = 0.37, 12.0
# An issue less like the statement than another is out by so much; so near, it is not.
_RIVAL, _NEAR = 30.0, 0.03
# How much weight examples have, against the description, by the vectors of their words.
_OF_ISSUE, _OF_STANCE, _OF_TONE = 3.0, 0.7, 0.3
_LEAST_LIKE_EXAMPLE = 0.15
_FLOOR = 0.5
_WORDS_NAMED = 3
# A word is named where it is at least so like, against the most like one.
_HALF = 0.5


@dataclass(frozen=True)
class Example:
    """A statement that a person coded: its issues with the stance on each (none: about no issue). ``source`` says
    who.
    """

    text: str
    stances: Mapping[str, str]
    source: str


@dataclass(frozen=True)
class Coded:
    """A position found in a text. ``start`` and ``end`` are the words it rests on, offsets into the text."""

    issue: str
    stance: IssueStance
    confidence: float
    start: int
    end: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class _Read:
    """A text as the coder sees it; rows of numbers by issue."""

    text: str
    vector: NDArray[np.float32]
    likeness: Likeness
    stretches: list[tuple[int, int]]
    near: Matrix
    nearest: NDArray[np.intp]
    odds: Matrix


class Coder:
    """Codes statements by one codebook. Learns when it is made; the order of the examples changes nothing."""

    def __init__(
        self, codebook: Codebook, examples: Sequence[Example], vectors: Vectors, tone: Matrix | None = None
    ) -> None:
        self._issues = codebook.issues
        self._numbers = {issue.id: n for n, issue in enumerate(codebook.issues)}
        self._vectors = vectors
        self._tone = tone_weights() if tone is None else tone
        self._words = [f"{issue.label}. {issue.description}" for issue in codebook.issues]
        self._references = Passages(self._words, vectors)
        own = [_own_example(issue, each.text, each.stance) for issue in codebook.issues for each in issue.examples]
        self._examples = sorted(
            [*own, *examples], key=lambda each: (each.text, sorted(each.stances.items()), each.source)
        )
        self._example_vectors = np.array(
            [vectors.text_vector(vectors.pieces(each.text)[0]) for each in self._examples], dtype=np.float32
        )
        self._is_about = np.array([[issue.id in each.stances for issue in self._issues] for each in self._examples])
        self._learn()

    def _learn(self) -> None:
        self._by_issue: Matrix | None = None
        self._by_stance: Matrix | None = None
        if not self._examples:
            return
        read = [self._read(each.text, own=n) for n, each in enumerate(self._examples)]
        rows = _OF_ISSUE * np.stack([each.vector for each in read]).astype(np.float64)
        labels = self._is_about.astype(np.float64)
        # An issue of which nobody gave an example is known by its description alone, as before.
        has_example = labels.any(axis=0)
        self._by_issue = learn_columns(rows, labels, np.stack([each.odds for each in read])) * has_example
        taken = [
            (reading, self._numbers[issue], stance)
            for reading, example in zip(read, self._examples, strict=True)
            for issue, stance in sorted(example.stances.items())
            if issue in self._numbers
        ]
        if taken:
            tones = [self._tones(reading.text, number) for reading, number, _ in taken]
            told = np.array([self._features(each[0], each[1], own) for each, own in zip(taken, tones, strict=True)])
            chosen = np.array([[float(stance == each) for each in STANCES] for _, _, stance in taken])
            known = np.array(tones) @ self._tone
            self._by_stance = learn_choice(told, chosen, known)

    def code(self, text: str) -> list[Coded]:
        """Return the positions in a statement, in the order of the codebook."""
        read = self._read(text)
        odds = read.odds
        if self._by_issue is not None:
            odds = odds + _OF_ISSUE * read.vector.astype(np.float64) @ self._by_issue
        chances = [chance(float(each)) for each in odds]
        return [self._position(read, number, sure) for number, sure in enumerate(chances) if sure >= _FLOOR]

    def _read(self, text: str, own: int | None = None) -> _Read:
        """Return a text as seen; ``own`` is its number among the examples, which is not to be its own example."""
        pieces, stretches = self._vectors.pieces(text)
        vector = self._vectors.text_vector(pieces)
        like = self._references.likeness(pieces)
        near = np.zeros(len(self._issues))
        nearest = np.full(len(self._issues), -1, dtype=np.intp)
        if len(self._examples):
            cosines = (self._example_vectors @ vector).astype(np.float64)
            if own is not None:
                cosines[own] = -1.0
            of_issue = np.where(self._is_about, cosines[:, None], -1.0)
            best = of_issue.max(axis=0)
            near = np.maximum(0.0, best - _LEAST_LIKE_EXAMPLE)
            nearest = np.where(best > _LEAST_LIKE_EXAMPLE, of_issue.argmax(axis=0), -1)
        total = self._references.vectors @ vector + _BY_SHARE * like.share + _BY_COVERED * like.covered
        total = total.astype(np.float64) + _BY_EXAMPLE * near
        behind = np.maximum(0.0, total.max() - total - _NEAR)
        return _Read(text, vector, like, stretches, near, nearest, _STEEP * (total - _ENOUGH) - _RIVAL * behind)

    def _tones(self, text: str, number: int) -> Matrix:
        return np.array(tone_of(text, self._words[number]))

    def _features(self, read: _Read, number: int, tones: Matrix) -> Matrix:
        """Return tone, shared by all issues, and the words' vector in the place of the issue."""
        by_issue = np.zeros((len(self._issues), len(read.vector)))
        by_issue[number] = _OF_STANCE * read.vector
        return np.concatenate([_OF_TONE * tones, by_issue.ravel()])

    def _position(self, read: _Read, number: int, sure: float) -> Coded:
        tones = self._tones(read.text, number)
        scores = tones @ self._tone
        if self._by_stance is not None:
            scores = scores + self._features(read, number, tones) @ self._by_stance
        chances = shares(scores[None])[0]
        choice = int(chances.argmax())
        start, end, words = self._resting_on(read, number)
        issue = self._issues[number]
        reasons = [Reason("words", words, issue.label, round(float(read.likeness.share[number]), 3), None)]
        sort = int((tones * self._tone[:, choice])[:-4].argmax())
        if tones[sort]:
            named = tone_names()[sort]
            reasons.append(Reason("tone", named, STANCES[choice], round(float(self._tone[sort, choice]), 3), None))
        if read.nearest[number] >= 0:
            example = self._examples[int(read.nearest[number])]
            near = round(float(read.near[number]) + _LEAST_LIKE_EXAMPLE, 3)
            reasons.append(Reason("example", example.text, example.stances[issue.id], near, example.source))
        confidence = round(sure * float(chances[choice]), 3)
        return Coded(issue.id, cast(IssueStance, STANCES[choice]), confidence, start, end, tuple(reasons))

    def _resting_on(self, read: _Read, number: int) -> tuple[int, int, str]:
        """Return the stretch from the first to the last of the words most like those of the issue, and these words."""
        told = read.likeness.by_piece[:, number]
        order = [
            int(place) for place in np.argsort(-told, kind="stable")[:_WORDS_NAMED] if told[place] > _HALF * told.max()
        ]
        if not order:
            return 0, len(read.text), ""
        places = sorted({_whole_word(read.text, *read.stretches[place]) for place in order})
        return places[0][0], places[-1][1], " ".join(read.text[start:end] for start, end in places)


def _whole_word(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the word begins and ends that a piece is of."""
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return start, end


def _own_example(issue: CodebookIssue, text: str, stance: str) -> Example:
    return Example(text, {issue.id: stance}, "codebook")


@lru_cache(maxsize=1)
def tone_weights() -> Matrix:
    """Return (n_tones, 3): what each tone says for agrees, disagrees, unclear; ``training/position_tones.py`` learns
    it.
    """
    rows = {row["tone"]: row for row in read_table("position_weights")}
    return np.array([[float(rows[name][stance]) for stance in STANCES] for name in tone_names()])
