"""Finds events: the lexicon proposes words that tell one, the model says which do, of what type, and who takes part.

Without the model the lexicon decides alone: a word it is sure of, or an open one beside a party.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from dragoman.extract.events.event_draft import Draft
from dragoman.extract.events.event_features import POLITICAL, hints_from
from dragoman.extract.events.event_model import EventModel, Floats, Reading, read_sentence
from dragoman.extract.events.event_words import Match, find_matches
from dragoman.extract.events.labels import ACTOR, LABELS, NONE, RECIPIENT, STATEMENT
from dragoman.extract.events.modes import cameo_about, inner_of, mode_of
from dragoman.extract.events.parties import RECEIVING, Parties, parties_of
from dragoman.extract.events.party_corrections import (
    acting_part,
    is_mere_denial,
    is_natural,
    owns_a_place,
    righted,
    verb_of,
    with_host,
)
from dragoman.extract.events.party_slots import (
    MUTUAL,
    TAKING_THINGS,
)
from dragoman.extract.events.row_confidence import RoleEvidence, RowEvidence
from dragoman.extract.events.status.deciding import status_of
from dragoman.extract.grammar.clauses import core_phrase
from dragoman.extract.grammar.datelines import behind_dateline
from dragoman.extract.times.times_at import TimesAt
from dragoman.lexicon.events import Sense
from dragoman.model import Dateline, EventType, Parse, TokenRange

_NUMBERS = {label: n for n, label in enumerate(LABELS)}
# A word below this chance of telling an event is not looked at further, but for public statements; chosen, as the one
# below, on coded reports between 0.5 and 0.85.
FLOOR = 0.75
FLOOR_OF_STATEMENTS = 0.5
# So likely, a word without an entry in the lexicon tells an event.
FLOOR_WITHOUT_RULE = 0.85
# Chance from which the model's type takes the place of one the lexicon is sure of.
OVERRULES = 0.8
ROLE_FLOOR = 0.5
# Who meets or works together needs this chance where grammar does not say so: else meetings are told that never were.
FLOOR_TOGETHER = 0.85
# A phrase that grammar gives a role needs this chance only.
ROLE_FLOOR_BY_RULE = 0.2
SURE, OPEN = 0.7, 0.5
# Where the training data names a type otherwise than PLOVER's manual: CAMEO code and the data's type → the manual's.
BY_MANUAL = {("163", "COERCE"): "SANCTION", ("116", "ACCUSE"): "SANCTION"}


class Named(NamedTuple):
    """A mention in tokens: all of it, and its head."""

    whole: TokenRange
    head: TokenRange


@dataclass(frozen=True)
class Detector:
    """What the detection of one report's events rests on; ``times`` tell old events from news, ``parties`` which
    tokens name one (see ``features.standings``), ``named`` their mentions; ``dateline`` is the report's."""

    parse: Parse
    model: EventModel | None
    times: TimesAt
    parties: Mapping[int, int]
    named: Sequence[Named]
    dateline: Dateline | None = None

    @cached_property
    def _named_by_sentence(self) -> dict[int, list[Named]]:
        found: dict[int, list[Named]] = {}
        for mention in self.named:
            if mention.head.start < mention.head.end:
                found.setdefault(self.parse.sentence_numbers[mention.head.start], []).append(mention)
        return found

    def drafts(self) -> list[Draft]:
        """Return the events, in reading order, public statements that the model takes for such among them."""
        by_sentence: dict[int, dict[int, Match]] = {}
        for match in find_matches(self.parse):
            by_sentence.setdefault(self.parse.sentence_numbers[match.trigger], {})[match.trigger] = match
        worth = [(n, matches) for n, matches in sorted(by_sentence.items()) if self._is_worth(n, matches)]
        return [draft for n, matches in worth for draft in self._in_sentence(self.parse.sentences[n], matches)]

    def _is_worth(self, number: int, matches: Mapping[int, Match]) -> bool:
        """Tell whether a sentence may tell an event: by a word that the lexicon is sure of, or an open one and a party
        of political standing.
        """
        if any(_is_sure(match) for match in matches.values()):
            return True
        return any(self.parties.get(token) == POLITICAL for token in range(*self.parse.sentences[number]))

    def _in_sentence(self, sentence: TokenRange, matches: Mapping[int, Match]) -> Iterator[Draft]:
        if self.model is None:
            for trigger, match in matches.items():
                if _is_sure(match) or self._has_party(trigger, match.sense.type):
                    yield self._draft(trigger, match.sense.type, match, matches, None, None)
            return
        hints = hints_from(matches)
        reading = read_sentence(self.parse, sentence, hints, self.parties, self.model)
        begin = self._prose_of(sentence).start
        for trigger in reading.triggers(FLOOR_OF_STATEMENTS):
            if trigger < begin:
                continue
            chances = reading.labels_at(trigger)
            told = matches.get(trigger)
            label = self._label(chances, told)
            if is_natural(self.parse, trigger) or is_mere_denial(self.parse, trigger, label):
                continue
            floor = FLOOR_OF_STATEMENTS if label == STATEMENT else FLOOR if told is not None else FLOOR_WITHOUT_RULE
            if 1.0 - chances[_NUMBERS[NONE]] < floor:
                continue
            yield self._draft(trigger, label, told, matches, chances, reading)

    def _prose_of(self, sentence: TokenRange) -> range:
        """Return the tokens behind a dateline in the sentence itself: its place and agency take no part."""
        return behind_dateline(self.parse, range(*sentence), self.dateline)

    def _label(self, chances: Floats, match: Match | None) -> str:
        inner = chances.copy()
        inner[_NUMBERS[NONE]] = 0.0
        label = LABELS[int(inner.argmax())]
        if match is not None and match.sense.type != label:
            by_manual = BY_MANUAL.get((match.sense.cameo, label)) == match.sense.type
            if by_manual or (_is_sure(match) and inner[_NUMBERS[label]] / inner.sum() < OVERRULES):
                return match.sense.type
        return label

    def _draft(  # noqa: PLR0917
        self,
        trigger: int,
        label: str,
        match: Match | None,
        matches: Mapping[int, Match],
        chances: Floats | None,
        reading: Reading | None,
    ) -> Draft:
        verb = None if match is None else match.verb
        verdict = status_of(self.parse, trigger, self.times, verb)
        actors, recipients, roles = self._parties(trigger, verb, label, reading)
        mode, cameo = self._codes(label, match, matches)
        is_sure = match is not None and _is_sure(match)
        if chances is None:
            confidence, chance = (SURE if is_sure else OPEN), None
        else:
            confidence, chance = float(1.0 - chances[_NUMBERS[NONE]]), float(chances[_NUMBERS[label]])
        evidence = None
        if roles is not None:
            evidence = RowEvidence(confidence, (chance or 0.0) / max(confidence, 1e-6), is_sure, *roles)
        return Draft(
            trigger=trigger,
            label=label,
            mode=mode,
            cameo=cameo,
            rule="" if match is None else wording_of(match.sense),
            chance=chance,
            confidence=confidence,
            verdict=verdict,
            actors=actors,
            recipients=recipients,
            evidence=evidence,
        )

    def _codes(self, label: str, match: Match | None, matches: Mapping[int, Match]) -> tuple[str | None, str | None]:
        """Return the mode and the CAMEO code that words tell, None for what they leave open."""
        if match is None or label == STATEMENT:
            return None, None
        kind: EventType = label  # type: ignore[assignment]
        inner = inner_of(self.parse, match, matches.values())
        about = None if inner is None else cameo_about(kind, inner)
        own = match.sense.cameo if match.sense.type == label else None
        # A code of two digits, or one of three that ends in 0, says no more than the type.
        is_general = own is None or len(own.rstrip("0")) <= 2
        return mode_of(self.parse, match, kind, inner), about if about is not None and is_general else own

    def _has_party(self, trigger: int, label: str) -> bool:
        parties = parties_of(self.parse, trigger, label)
        return any(
            token in self.parties
            for head in (*parties.actors, *parties.recipients)
            for token in range(*core_phrase(self.parse, head))
        )

    def _parties(
        self, trigger: int, verb: int | None, label: str, reading: Reading | None
    ) -> tuple[tuple[TokenRange, ...], tuple[TokenRange, ...], tuple[RoleEvidence, RoleEvidence] | None]:
        found = parties_of(self.parse, trigger, label, verb)
        if reading is None:
            return (
                tuple(core_phrase(self.parse, head) for head in found.actors),
                tuple(core_phrase(self.parse, head) for head in found.recipients[:1]),
                None,
            )
        chances = self._role_chances(trigger, found, reading)
        alone = FLOOR_TOGETHER if label in MUTUAL else ROLE_FLOOR
        named = self._named_by_sentence.get(self.parse.sentence_numbers[reading.sentence.start], ())
        actors = _phrases(self.parse, chances, reading, ACTOR, found.actors, named, alone)
        recipients = _phrases(self.parse, chances, reading, RECIPIENT, found.recipients, named, alone)
        actors, recipients = self._corrected(trigger, verb, label, actors, recipients)
        actors, recipients = self._who_can(label, named, actors, recipients)
        start = reading.sentence.start
        roles = (
            _evidence_of(chances, start, ACTOR, actors, found.actors),
            _evidence_of(chances, start, RECIPIENT, recipients, found.recipients),
        )
        return actors, recipients, roles

    def _role_chances(self, trigger: int, found: Parties, reading: Reading) -> Floats:
        """Return the chances of roles; datelines and states that are named for a place only have none."""
        chances = reading.roles_at(self.parse, trigger, found.by_token(self.parse))
        start, end = reading.sentence
        chances[: self._prose_of(reading.sentence).start - start] = (1.0, 0.0, 0.0)
        for token in range(start, end):
            if owns_a_place(self.parse, token):
                chances[token - start] = (1.0, 0.0, 0.0)
        return chances

    def _corrected(
        self,
        trigger: int,
        verb: int | None,
        label: str,
        actors: tuple[TokenRange, ...],
        recipients: tuple[TokenRange, ...],
    ) -> tuple[tuple[TokenRange, ...], tuple[TokenRange, ...]]:
        """Return the parties with passives and hosts put right."""
        if label not in MUTUAL and verb_of(self.parse, trigger, verb) is not None:
            actors, recipients = righted(self.parse, trigger if verb is None else verb, actors, recipients)
        if label == "CONSULT" and self.parse.lemmas[trigger].lower() in RECEIVING:
            return with_host(self.parse, trigger, (*actors, *recipients))
        return actors, recipients

    def _who_can(
        self,
        label: str,
        named: Sequence[Named],
        actors: tuple[TokenRange, ...],
        recipients: tuple[TokenRange, ...],
    ) -> tuple[tuple[TokenRange, ...], tuple[TokenRange, ...]]:
        """Return the parties that can act, or, where things can be acted upon, be acted upon."""
        mentioned = {each.head for each in named}
        acting = tuple(part for each in actors if (part := acting_part(self.parse, each, mentioned)) is not None)
        if label in TAKING_THINGS:
            return acting, recipients
        parts = (acting_part(self.parse, each, mentioned) for each in recipients)
        return acting, tuple(part for part in parts if part is not None)


def _is_sure(match: Match) -> bool:
    """Tell whether the lexicon is sure that a word tells an event."""
    return match.sense.strength == "sure"


def _evidence_of(
    chances: Floats, start: int, role: int, taken: Sequence[TokenRange], by_rule: tuple[int, ...]
) -> RoleEvidence:
    """Return what speaks for the parties taken in a role; ``chances`` count tokens from ``start``."""
    own = chances[:, role]
    inside = np.zeros(len(own), dtype=bool)
    for phrase in taken:
        inside[phrase.start - start : phrase.end - start] = True
    chosen = min((float(own[each.start - start : each.end - start].max(initial=0.0)) for each in taken), default=0.0)
    left = float(own[~inside].max(initial=0.0))
    agrees = all(_holds_any(each, by_rule) for each in taken) and all(_holds_any_of(taken, head) for head in by_rule)
    return RoleEvidence(chosen, left, agrees, len(taken))


def wording_of(sense: Sense) -> str:
    """Return an entry of the lexicon in words: ``hold object:talk|meeting``."""
    frame = "+".join(
        ":".join(
            part for part in (each.demand, "|".join(sorted(each.words)[:3]), "|".join(sorted(each.objects)[:3])) if part
        )
        for each in sense.frame
    )
    return f"{sense.lemma} {frame}".strip()


def _phrases(  # noqa: PLR0917
    parse: Parse,
    chances: Floats,
    reading: Reading,
    role: int,
    by_rule: tuple[int, ...],
    named: Sequence[Named],
    alone: float,
) -> tuple[TokenRange, ...]:
    """Return the mentions whose heads the model gives a role, outermost ones; else the likeliest words that are none
    ("a village"), else the likeliest phrase by grammar. ``alone`` is the chance that a mention needs without grammar.
    """
    outer = _likely_mentions(chances, reading, role, by_rule, named, alone)
    start, end = reading.sentence
    if outer:
        return (*outer, *_joined_to(parse, chances, start, role, outer, by_rule))
    run = _likeliest_run(parse, chances, start, role)
    if run is not None and role != ACTOR:
        return (run,)
    # Whom grammar calls the actor is one where the model sees a party, though it may take it for the other one.
    told = chances[:, 1:].sum(axis=1) if role == ACTOR else chances[:, role]
    likely = [(float(told[head - start]), head) for head in by_rule if start <= head < end]
    best = max((each for each in likely if each[0] >= ROLE_FLOOR_BY_RULE), default=None)
    if best is not None:
        return (core_phrase(parse, best[1]),)
    return () if run is None else (run,)


def _likely_mentions(  # noqa: PLR0917
    chances: Floats,
    reading: Reading,
    role: int,
    by_rule: tuple[int, ...],
    named: Sequence[Named],
    alone: float,
) -> tuple[TokenRange, ...]:
    """Return the outermost of the mentions whose heads the model gives a role."""
    start, end = reading.sentence
    likely: dict[Named, float] = {}
    for mention in named:
        if start <= mention.head.start < mention.head.end <= end:
            own = chances[mention.head.start - start : mention.head.end - start].mean(axis=0)
            if int(own.argmax()) == role and own[role] >= ROLE_FLOOR:
                likely[mention] = float(own[role])
    outer = (each for each in likely if not any(_is_around(other, each) for other in likely))
    sure = (each for each in outer if likely[each] >= alone or _holds_any(each.whole, by_rule))
    return tuple(dict.fromkeys(each.whole for each in sure))


def _joined_to(  # noqa: PLR0917
    parse: Parse,
    chances: Floats,
    start: int,
    role: int,
    taken: Sequence[TokenRange],
    by_rule: tuple[int, ...],
) -> Iterator[TokenRange]:
    """Yield the phrases that grammar joins to those that were taken and the model sees in the role too, though they
    are no mentions: "clashed with commandos", "a general and five guards".
    """
    for head in by_rule:
        if not start <= head < start + len(chances) or _holds_any_of(taken, head):
            continue
        if chances[head - start, role] >= ROLE_FLOOR:
            yield core_phrase(parse, head)


def _holds_any_of(phrases: Sequence[TokenRange], head: int) -> bool:
    return any(phrase.start <= head < phrase.end for phrase in phrases)


def _is_around(outer: Named, inner: Named) -> bool:
    return _holds(outer.whole, inner.whole) and outer.head != inner.head


def _holds_any(phrase: TokenRange, heads: tuple[int, ...]) -> bool:
    return any(phrase.start <= head < phrase.end for head in heads)


def _likeliest_run(parse: Parse, chances: Floats, start: int, role: int) -> TokenRange | None:
    """Return the stretch of words in a role, a noun among them, that has most of it."""
    runs: list[TokenRange] = []
    for place in np.nonzero((chances.argmax(axis=1) == role) & (chances[:, role] >= ROLE_FLOOR))[0]:
        token = start + int(place)
        if runs and token == runs[-1].end:
            runs[-1] = TokenRange(runs[-1].start, token + 1)
        else:
            runs.append(TokenRange(token, token + 1))
    runs = [run for run in runs if any(parse.pos[token] in ("NOUN", "PROPN", "NUM") for token in range(*run))]
    return max(runs, key=lambda run: float(chances[run.start - start : run.end - start, role].sum()), default=None)


def _holds(outer: TokenRange, inner: TokenRange) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and outer != inner
