"""What decided a status: a ground, and the words that decided. Only here do both become words for people."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from dragoman.model import Status


class Ground(Enum):
    """What decided a status."""

    NOTHING_AGAINST = auto()
    QUESTION = auto()
    CONDITION = auto()
    UNREAL_CONDITION = auto()
    IMPERATIVE = auto()
    INFINITIVE = auto()
    SUBJUNCTIVE = auto()
    WHETHER = auto()
    MODAL = auto()
    MODAL_PERFECT = auto()
    WILL_ON_CONDITION = auto()
    REPORTED_WOULD = auto()
    NEGATION = auto()
    DOUBLE_NEGATION = auto()
    CALLED_FALSE = auto()
    LONG_BACK = auto()
    TIME_AHEAD = auto()
    BEFORE_WHAT_COMES = auto()
    BEFORE_THEY_COULD = auto()
    WITH_WHAT_COMES = auto()
    ANYBODY = auto()
    PREDICATE = auto()
    MODIFIER = auto()
    GOVERNOR = auto()
    NEGATED_GOVERNOR = auto()
    NEGATED_PREPOSITION = auto()
    INFINITIVE_BELOW = auto()
    DENIED_ABOVE = auto()
    OPEN_ABOVE = auto()
    DATED_BACK = auto()
    DATED_AHEAD = auto()


class Verdict(NamedTuple):
    """A status, its ground, the word that decided, and the verdicts it rests on."""

    status: Status
    ground: Ground
    word: str = ""
    on: tuple[Verdict, ...] = ()


# How a ground is told: ``word`` decided, ``first`` and ``second`` are what it rests on.
_WORDINGS = {
    Ground.NOTHING_AGAINST: "",
    Ground.QUESTION: "question",
    Ground.CONDITION: "condition",
    Ground.UNREAL_CONDITION: "unreal condition",
    Ground.IMPERATIVE: "imperative",
    Ground.INFINITIVE: "infinitive",
    Ground.SUBJUNCTIVE: "subjunctive",
    Ground.WHETHER: "'whether'",
    Ground.MODAL: "modal '{word}'",
    Ground.MODAL_PERFECT: "modal '{word} have'",
    Ground.WILL_ON_CONDITION: "'will' with a condition",
    Ground.REPORTED_WOULD: "'would' in reported speech",
    Ground.NEGATION: "negated",
    Ground.DOUBLE_NEGATION: "negated, {first}",
    Ground.CALLED_FALSE: "called '{word}'",
    Ground.LONG_BACK: "{word}",
    Ground.TIME_AHEAD: "time ahead",
    Ground.BEFORE_WHAT_COMES: "'before' what comes",
    Ground.BEFORE_THEY_COULD: "'before' they could",
    Ground.WITH_WHAT_COMES: "with what {first}",
    Ground.ANYBODY: "'{word}'",
    Ground.PREDICATE: "'{word}'",
    Ground.MODIFIER: "noun modified by '{word}'",
    Ground.GOVERNOR: "below '{word}'",
    Ground.NEGATED_GOVERNOR: "below negated '{word}'",
    Ground.NEGATED_PREPOSITION: "below a negated '{word}'",
    Ground.INFINITIVE_BELOW: "infinitive below '{word}'",
    Ground.DENIED_ABOVE: "{first}, which is denied ({second})",
    Ground.OPEN_ABOVE: "{first}, {second}",
    Ground.DATED_BACK: "more than a year before the report ({word})",
    Ground.DATED_AHEAD: "after the report ({word})",
}

HAPPENED = Verdict("happened", Ground.NOTHING_AGAINST)


def because_of(verdict: Verdict) -> str:
    """Return in words what decided; nothing where nothing speaks against "happened"."""
    first, second = (*map(because_of, verdict.on), "", "")[:2]
    if verdict.ground is Ground.WITH_WHAT_COMES:
        first = first or "comes"
    return _WORDINGS[verdict.ground].format(word=verdict.word, first=first, second=second)


def quoted(words: str) -> str:
    """Return words of the report as a verdict names them, in quotation marks."""
    return f"'{words}'"
