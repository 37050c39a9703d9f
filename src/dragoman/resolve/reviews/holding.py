"""What people's judgements on one finding come to, taken together: who counts, and where they disagree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dragoman.model import FindingJudgement, FindingOutcome


@dataclass(frozen=True)
class Holding:
    """Judgements without those that are undone, and what became of these and of those that undo or decide.

    ``deciders`` are the persons whose word counts on what a judgement is of, by the judgement's id.
    """

    judgements: tuple[FindingJudgement, ...]
    settled: tuple[FindingOutcome, ...]
    decided: Mapping[str, str]

    @cached_property
    def by_id(self) -> Mapping[str, FindingJudgement]:
        """The judgements by their ids."""
        return {each.id: each for each in self.judgements}

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The place of each in the order they were made."""
        return {each.id: place for place, each in enumerate(self.judgements)}


@dataclass
class Said:
    """What judgements on one finding come to: values by field, each with the judgement that gave it last."""

    is_rejected: bool = False
    is_added: bool = False
    is_accepted: bool = False
    values: dict[str, tuple[str, FindingJudgement]] = field(default_factory=dict)
    whole: FindingJudgement | None = None

    def take(self, judgement: FindingJudgement) -> None:
        """Take in a further judgement, which goes before the earlier ones."""
        if judgement.verdict == "reject":
            self.is_rejected, self.whole = True, judgement
            return
        if judgement.verdict == "note":
            return
        self.is_rejected = False
        self.is_added = self.is_added or judgement.verdict == "add"
        self.is_accepted = True
        self.whole = judgement
        if judgement.verdict == "accept":
            for name, value in judgement.machine:
                self.values.setdefault(name, (value, judgement))
        else:
            self.values.update({name: (value, judgement) for name, value in judgement.terms})


def holding(judgements: Iterable[FindingJudgement]) -> Holding:
    """Return the judgements that hold, in the order they were made.

    An undoing can itself be undone. One that undoes or decides on a judgement that is not there waits.
    """
    made = sorted(judgements, key=lambda each: (each.at, each.id))
    known = {each.id: each for each in made}
    undone: dict[str, str] = {}
    for each in reversed(made):
        if each.verdict == "undo" and each.id not in undone and each.of is not None:
            undone[each.of] = each.id
    settled: list[FindingOutcome] = []
    decided: dict[str, str] = {}
    own: list[FindingJudgement] = []
    for each in made:
        if each.id in undone:
            settled.append(FindingOutcome(each, "undone", None, f"undone by {undone[each.id]}"))
        elif each.verdict not in {"undo", "decide"}:
            own.append(each)
        elif each.of not in known:
            settled.append(FindingOutcome(each, "waiting", None, f"there is no judgement {each.of}"))
        else:
            settled.append(FindingOutcome(each, "applied", None))
            if each.verdict == "decide":
                decided[each.of] = known[each.of].by
    return Holding(tuple(own), tuple(settled), decided)


def who_counts(judgements: Sequence[FindingJudgement], decided: Mapping[str, str]) -> list[FindingJudgement]:
    """Return those of the judgements on one finding that count: of one person's, where that was decided."""
    winner = next((decided[each.id] for each in reversed(judgements) if each.id in decided), None)
    return [each for each in judgements if winner is None or each.by == winner]


def said_by(judgements: Iterable[FindingJudgement]) -> Said:
    """Return what judgements come to, one after another."""
    said = Said()
    for each in judgements:
        said.take(each)
    return said


def outcomes(
    judgements: Sequence[FindingJudgement], counting: Sequence[FindingJudgement], finding: str
) -> list[FindingOutcome]:
    """Return what became of judgements on one finding: which of them still say what counts, and who disagrees."""
    said = said_by(counting)
    others = _disagreeing(judgements)
    counted = {each.id for each in counting}
    found: list[FindingOutcome] = []
    for each in judgements:
        remark = others.get(each.id)
        if each.id not in counted:
            found.append(
                FindingOutcome(each, "outvoted", finding, remark or "another person's judgement was decided on")
            )
        elif _counts(each, said):
            found.append(FindingOutcome(each, "applied", finding, remark))
        else:
            found.append(FindingOutcome(each, "outvoted", finding, remark or "a later judgement counts"))
    return found


def _counts(judgement: FindingJudgement, said: Said) -> bool:
    if judgement.verdict == "note":
        return True
    if judgement.verdict == "reject" or said.is_rejected:
        return said.is_rejected and judgement.verdict == "reject"
    if judgement.verdict == "accept" or not judgement.terms:
        return True
    return any(said.values.get(name, ("",))[0] == value for name, value in judgement.terms)


def _disagreeing(judgements: Sequence[FindingJudgement]) -> dict[str, str]:
    """Return for each judgement of a person with whom another disagrees, with whom and on what."""
    people = list(dict.fromkeys(each.by for each in judgements if each.verdict != "note"))
    own = {who: said_by(each for each in judgements if each.by == who) for who in people}
    found: dict[str, str] = {}
    for who in people:
        against = [
            f"{other} on {what}" for other in people if other != who and (what := _difference(own[who], own[other]))
        ]
        if against:
            found.update({each.id: f"disagrees with {'; '.join(against)}" for each in judgements if each.by == who})
    return found


def _difference(one: Said, other: Said) -> str | None:
    if one.is_rejected or other.is_rejected:
        return None if one.is_rejected and other.is_rejected else "whether it is one"
    fields = [name for name in one.values if name in other.values and one.values[name][0] != other.values[name][0]]
    return ", ".join(fields) or None
