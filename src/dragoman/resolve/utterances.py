"""Statements of several reports that are one act of speech, and those that say again what was said before.

Statements of one speaker are taken in the order they were published, the longest of a day first, and each joins the
utterance that it is most like on its occasion, or begins one. So nothing depends on the order in which they are given,
and a report that is published later than the others changes none of their utterances.
Rules: docs/codebook/utterances.md.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby

from dragoman.model import Actor, Findings, Saying, Version, digest_of, wording
from dragoman.resolve.names import plain_words
from dragoman.resolve.wording_likeness import Comparison, Said, compare_wordings, said_of

UTTERANCE_RULES = 1
"""Number of the rules by which utterances are found; it changes when the same reports would give others."""

# Reports of one occasion come within so many days of each other; days that both tell may differ by one (time zones).
_NEWS_DAYS = 3
_TOLD_DAYS = 1
# How many versions of an utterance a further statement is compared with, the first among them.
_MOST_COMPARED = 3
# How many utterances a statement is compared with, those first that share most words; and how many, the latest, of
# those that have a word are looked at.
_MOST_CANDIDATES = 6
_MOST_WITH_WORD = 60
# What is said without any day, or again at another time, must be alike in more than what it means.
_SURE_WORDS = 8
_SURE_MEANING = 0.6
_LITTLE = 1.5
_IN_WORDS = frozenset({"verbatim", "edited", "shortened"})


def group_utterances(sayings: Iterable[Saying]) -> Iterator[Version]:
    """Yield each statement as a version of its utterance. Statements of one speaker must come one after another.

    One whose speaker is unknown, or that is like no other, is the only version of its own utterance.
    """
    for speaker, own in groupby(sayings, key=lambda saying: saying.speaker):
        if speaker is None:
            yield from (_only(saying) for saying in own)
        else:
            yield from _of_speaker(list(own))


def with_own_utterances(findings: Findings, actors: Mapping[str, Actor]) -> Findings:
    """Return a report's findings with the utterance of each statement, as in a record of that report alone.

    ``actors`` holds the actor of each entity by the entity's id.
    """
    report = findings.report
    sayings = [
        Saying(
            statement_id=each.id,
            report_id=report.id,
            speaker=_actor_id(each.speaker_entity, actors),
            published=report.published,
            said_on=each.date,
            place=each.place,
            venue=each.venue,
            to=tuple(actors[entity].id for entity in each.to if entity in actors),
            wording=wording(report.text, *each.content),
        )
        for each in findings.statements
    ]
    sayings.sort(key=lambda saying: saying.speaker or "")
    found = {each.statement_id: each.utterance_id for each in group_utterances(sayings)}
    return replace(
        findings, statements=tuple(replace(each, utterance_id=found[each.id]) for each in findings.statements)
    )


def _actor_id(entity: str | None, actors: Mapping[str, Actor]) -> str | None:
    return None if entity is None or entity not in actors else actors[entity].id


def _of_speaker(sayings: list[Saying]) -> Iterator[Version]:
    if len(sayings) == 1:
        yield _only(sayings[0])
        return
    utterances = _Utterances()
    placed = [utterances.place(saying) for saying in sorted(sayings, key=_order)]
    for version, utterance in placed:
        is_only = version.kind == "first" and utterance.n_versions == 1
        yield replace(version, kind="only") if is_only else version


def _order(saying: Saying) -> tuple[object, ...]:
    day = _day_of(saying)
    return (day is None, day or dt.date.min, -len(saying.wording), saying.statement_id)


def _day_of(saying: Saying) -> dt.date | None:
    return saying.said_on or saying.published


def _only(saying: Saying) -> Version:
    return Version(saying.statement_id, _id_of(saying), "only", None, 1.0, (), None)


def _id_of(saying: Saying) -> str:
    return digest_of("u", saying.statement_id)


@dataclass(slots=True, eq=False)
class _Utterance:
    """An utterance so far: the versions that others are compared with, the first before the longest of the others."""

    id: str
    versions: list[Saying] = field(default_factory=list)
    n_versions: int = 0

    def take(self, saying: Saying) -> None:
        """Make a statement a version."""
        self.n_versions += 1
        if len(self.versions) < _MOST_COMPARED:
            self.versions.append(saying)

    def is_on_occasion_of(self, saying: Saying) -> bool:
        """Tell whether a statement can have been made on the same occasion as all that is known of this one."""
        return all(_is_one_occasion(each, saying) for each in self.versions)


class _Utterances:
    """The utterances of one speaker, found by words."""

    def __init__(self) -> None:
        self._all: list[_Utterance] = []
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)

    def place(self, saying: Saying) -> tuple[Version, _Utterance]:
        """Return a statement as a version, and its utterance, a new one if need be."""
        said = said_of(saying.wording)
        best: tuple[float, int, Comparison, Saying] | None = None
        again: tuple[float, int] | None = None
        for number in self._candidates(said):
            utterance = self._all[number]
            for beside in utterance.versions:
                compared = compare_wordings(beside.wording, saying.wording)
                if compared.kind is None:
                    continue
                rank = (compared.score, -number)
                if not utterance.is_on_occasion_of(saying):
                    again = max(again or rank, rank) if _says_again(compared, said) else again
                elif _is_sure_enough(compared, beside, saying) and (best is None or rank > best[:2]):
                    best = (*rank, compared, beside)
        if best is not None:
            return self._join(saying, said, best)
        return self._begin(saying, said, None if again is None else self._all[-again[1]].id)

    def _join(
        self, saying: Saying, said: Said, best: tuple[float, int, Comparison, Saying]
    ) -> tuple[Version, _Utterance]:
        score, number, compared, beside = best
        utterance = self._all[-number]
        utterance.take(saying)
        if utterance.n_versions <= _MOST_COMPARED:
            self._file(-number, said)
        assert compared.kind is not None
        version = Version(
            saying.statement_id, utterance.id, compared.kind, beside.statement_id, score, compared.reasons, None
        )
        return version, utterance

    def _begin(self, saying: Saying, said: Said, again_of: str | None) -> tuple[Version, _Utterance]:
        utterance = _Utterance(_id_of(saying))
        utterance.take(saying)
        self._all.append(utterance)
        self._file(len(self._all) - 1, said)
        return Version(saying.statement_id, utterance.id, "first", None, 1.0, (), again_of), utterance

    def _file(self, number: int, said: Said) -> None:
        for key in _keys(said):
            numbers = self._by_word[key]
            if not numbers or numbers[-1] != number:
                numbers.append(number)

    def _candidates(self, said: Said) -> list[int]:
        shared: Counter[int] = Counter()
        for key in _keys(said):
            shared.update(self._by_word.get(key, ())[-_MOST_WITH_WORD:])
        # Of those that share as many words the latest: they are the nearest in time.
        return sorted(shared, key=lambda number: (-shared[number], -number))[:_MOST_CANDIDATES]


def _keys(said: Said) -> set[str]:
    """Return what an utterance of the same content may be found by: its words, and the groups of words like them."""
    if not said.content:
        return set(said.plain)
    return {word.stem for word in said.content} | {f"{group}" for word in said.content for group in word.groups}


def _is_one_occasion(left: Saying, right: Saying) -> bool:
    if left.place and right.place and not set(plain_words(left.place)) & set(plain_words(right.place)):
        return False
    if left.said_on and right.said_on:
        return abs((left.said_on - right.said_on).days) <= _TOLD_DAYS
    one, other = _day_of(left), _day_of(right)
    return one is None or other is None or abs((one - other).days) <= _NEWS_DAYS


def _is_sure_enough(compared: Comparison, left: Saying, right: Saying) -> bool:
    """Tell whether two statements that may be of one occasion are alike enough for what is known of the occasion."""
    is_in_words = compared.kind in _IN_WORDS
    if left.report_id == right.report_id:
        return is_in_words
    if _day_of(left) is None or _day_of(right) is None:
        return is_in_words and len(said_of(right.wording).plain) >= _SURE_WORDS
    if said_of(right.wording).weight < _LITTLE:
        return compared.kind == "verbatim" and _day_of(left) == _day_of(right)
    is_elsewhere = bool(left.to and right.to and not set(left.to) & set(right.to))
    return is_in_words or not is_elsewhere or compared.score >= _SURE_MEANING


def _says_again(compared: Comparison, said: Said) -> bool:
    return said.weight >= _LITTLE and (compared.kind in _IN_WORDS or compared.score >= _SURE_MEANING)
