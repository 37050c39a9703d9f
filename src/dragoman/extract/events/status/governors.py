"""What a governor that the lexicon knows does to the status of what hangs on it: "plan to", "deny", "lack of"."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, cast

from dragoman.extract.events.status.climb import Climb
from dragoman.extract.events.status.grounds import HAPPENED, Ground, Verdict
from dragoman.extract.events.status.mood import is_definite, is_past
from dragoman.extract.grammar.clauses import child
from dragoman.lexicon.status import StatusWord
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Status

_TAKING_UP = words_of("status", "taking up")


class _Case(NamedTuple):
    """A governor with its entry, and the token that hangs on it, ``steps`` governors up the way."""

    climb: Climb
    entry: StatusWord
    governor: int
    token: int
    steps: int

    def above(self) -> Verdict:
        """Return the status of what the governor tells."""
        return self.climb.of(self.governor, self.steps + 1)


def applied(climb: Climb, entry: StatusWord, governor: int, token: int, steps: int) -> Verdict:
    """Return the status of a token below a governor that has an entry."""
    case = _Case(climb, entry, governor, token, steps)
    if _is_tried(case):
        return HAPPENED
    return _EFFECTS.get(entry.effect, _changed)(case)


def composed(
    climb: Climb, effect: Verdict, negated: Status, governor: int, steps: int, *, prevented: bool = False
) -> Verdict:
    """Return the status below a governor: its effect, turned round or opened by the governor's own status."""
    above = climb.of(governor, steps + 1)
    if effect.status == "denied" and above.status == "planned" and prevented:
        return Verdict("hypothetical", Ground.OPEN_ABOVE, on=(effect, above))
    if above.status == "denied":
        return Verdict(negated, Ground.DENIED_ABOVE, on=(effect, above))
    if above.status == "hypothetical":
        return Verdict("hypothetical", Ground.OPEN_ABOVE, on=(effect, above))
    if above.status == "background" and effect.status != "denied":
        return above
    return effect


def unlisted(climb: Climb, noun: int, governor: int, steps: int, *, with_denied: bool) -> Verdict:
    """Return the status of a noun below a word that says nothing of it: its own, unless it is as open as that."""
    above = climb.of(governor, steps + 1)
    if is_taken_over(climb, noun, above, with_denied=with_denied):
        return above
    return HAPPENED


def is_taken_over(climb: Climb, noun: int, above: Verdict, *, with_denied: bool) -> bool:
    """Tell whether a noun shares the status of what governs it; what is definite is there by itself."""
    definite = is_definite(climb.parse, noun)
    if above.status == "planned":
        return not definite or climb.is_scheduled(noun)
    if above.status == "hypothetical":
        # "The sanctions would hurt", but "the attack could lead to war".
        is_would = above.ground is Ground.MODAL and above.word == "would"
        return not definite or (is_would and climb.kind(noun) in ("scheduled", "measure"))
    return above.status == "denied" and with_denied and not definite


def _is_tried(case: _Case) -> bool:
    """Tell "was tried for the killing"."""
    parse = case.climb.parse
    is_trial = case.entry.lemma == "try" and parse.pos[case.token] != "VERB"
    return is_trial and child(parse, case.governor, "auxpass") is not None


def _own(case: _Case) -> Verdict:
    """Somebody's words have the status that the speaker gives them, unless it is denied that they were said."""
    if case.entry.negated != "denied" and case.above().status == "denied":
        return Verdict(case.entry.negated, Ground.NEGATED_GOVERNOR, case.entry.lemma)
    return HAPPENED


def _kept(case: _Case) -> Verdict:
    return case.above()


def _claimed(case: _Case) -> Verdict:
    above = case.above()
    return above if above.status == "denied" else HAPPENED


def _announced(case: _Case) -> Verdict:
    above = case.above()
    if above.status == "happened" and case.climb.is_scheduled(case.token):
        return Verdict("planned", Ground.GOVERNOR, case.climb.parse.lemmas[case.governor])
    return above


def _open(case: _Case) -> Verdict:
    if is_definite(case.climb.parse, case.token) or case.climb.is_verbal(case.token):
        return HAPPENED
    return _weighed(case, "hypothetical")


def _ahead(case: _Case) -> Verdict:
    return HAPPENED if is_past(case.climb.parse, case.token) else _weighed(case, "hypothetical")


def _changed(case: _Case) -> Verdict:
    return _weighed(case, cast(Status, case.entry.effect))


_EFFECTS: dict[str, Callable[[_Case], Verdict]] = {
    "own": _own,
    "uttered": _kept,
    "keeps": _kept,
    "claims": _claimed,
    "scheduled": _announced,
    "open": _open,
    "ahead": _ahead,
}


def _weighed(case: _Case, effect: Status) -> Verdict:
    """Return the status that a governor gives, after what the token and the governor are themselves."""
    climb, parse = case.climb, case.climb.parse
    kind = "" if climb.is_verbal(case.token) else climb.kind(case.token)
    if kind == "uttered" and effect != "denied":
        return case.above()
    if kind == "voiced" and effect != "hypothetical" and case.steps == 0:
        # A request that is turned down or agreed to has been made.
        return HAPPENED
    if climb.lemma(case.governor) == "go" and parse.tags[case.governor] not in ("VBG", "NN"):
        # "went to see", but "is going to see"
        return case.above()
    verdict = Verdict(_as_sure(case, effect), Ground.GOVERNOR, case.entry.lemma)
    prevented = parse.lower[parse.heads[case.token]] == "from"
    return composed(climb, verdict, case.entry.negated, case.governor, case.steps, prevented=prevented)


def _as_sure(case: _Case, effect: Status) -> Status:
    """Return the effect: planned where what was open is taken up, open where a condition stands before the plan."""
    climb = case.climb
    if effect == "hypothetical" and _is_taken_up(climb, case.governor):
        effect = "planned"
    conditional = any(climb.is_verbal(each) and climb.has_condition(each) for each in (case.token, case.governor))
    return "hypothetical" if effect == "planned" and conditional else effect


def _is_taken_up(climb: Climb, noun: int) -> bool:
    """Tell the object of a verb by which a request or an offer is taken up: "accepted an invitation to visit"."""
    parse = climb.parse
    is_object = parse.pos[noun] == "NOUN" and parse.deps[noun] == "dobj"
    return is_object and climb.lemma(parse.heads[noun]) in _TAKING_UP
