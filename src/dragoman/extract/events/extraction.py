"""From detected events to records: whose words name the parties, when, where, and which statement tells of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dragoman.extract.events.around import Around, mentions_in
from dragoman.extract.events.circumstances import place_of, when_of
from dragoman.extract.events.detection import OPEN, Detector, Named
from dragoman.extract.events.event_draft import Draft
from dragoman.extract.events.event_features import standings
from dragoman.extract.events.event_model import EventModel
from dragoman.extract.events.folding import Told, folded, without
from dragoman.extract.events.labels import STATEMENT
from dragoman.extract.events.one_a_phrase import one_a_phrase
from dragoman.extract.events.party_slots import MUTUAL
from dragoman.extract.events.public_concern import PRIVATE, are_of_concern, is_of_concern, is_of_state
from dragoman.extract.events.public_statements import Appearance, appearances, public_statements
from dragoman.extract.events.row_confidence import RowEvidence, confidence_of
from dragoman.extract.events.status.grounds import Ground, Verdict, because_of
from dragoman.extract.grammar.clauses import VERBAL, core_phrase
from dragoman.extract.grammar.heads import arcs_up
from dragoman.extract.times.times_at import TimesAt
from dragoman.lexicon.events import contexts_of
from dragoman.lexicon.ontology import cameo_of, plover_of, quad_of, score_of
from dragoman.model import (
    Entity,
    Event,
    EventType,
    Mention,
    Parse,
    Report,
    Span,
    Statement,
    Tie,
    TokenRange,
    When,
    digest_of,
)

# Types that take place where somebody says something; where the thing is that they are about says nothing of that.
NOWHERE = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN", "AGREE", "CONCEDE", "SANCTION"})
# Days between an event and the report of it from which on it is told as background.
OLD = 365


@dataclass(frozen=True)
class EventOrigins:
    """Ids of the origins of events: by the rules alone, or by rules and model."""

    rules: str
    both: str


def extract_events(
    parse: Parse, around: Around, origins: EventOrigins, model: EventModel | None, floor: float
) -> tuple[Event, ...]:
    """Return the events of a report in reading order; the same event told twice is one.

    ``floor`` is the least confidence, in [0, 1], that an event must have. Without a model the lexicon decides alone.
    """
    telling = _Telling(parse, around, origins, model, floor)
    events = [_weighed(event, evidence) for event, evidence in telling.typed()]
    return tuple(sorted([*events, *telling.untyped()], key=lambda event: (event.triggers[0].start, event.id)))


def events_with_evidence(
    parse: Parse, around: Around, origins: EventOrigins, model: EventModel | None, floor: float
) -> tuple[tuple[Event, RowEvidence | None], ...]:
    """Return the events that have a type, each with what the model says of its row, as training learns from it.

    Their confidence is that of their words, not of their row. The evidence is None where no model was asked.
    """
    return tuple(_Telling(parse, around, origins, model, floor).typed())


class _Telling:
    """The events that a report tells, clause by clause."""

    def __init__(
        self, parse: Parse, around: Around, origins: EventOrigins, model: EventModel | None, floor: float
    ) -> None:
        self.parse, self.around, self.origins, self.floor = parse, around, origins, floor
        self.parties = standings(parse, around.mentions, around.entities)
        self.kept = one_a_phrase(parse, [draft for draft in self._drafts(model) if draft.confidence >= floor])
        self.drafts = [draft for draft in self.kept if draft.label != STATEMENT]
        triggers = frozenset(draft.trigger for draft in self.drafts)
        self.told = [_told(parse, around, draft, origins, triggers, self.parties) for draft in self.drafts]

    def _drafts(self, model: EventModel | None) -> list[Draft]:
        report = self.around.report
        year = None if report.published is None else report.published.year
        named = [Named(_range(self.parse, each.span), _range(self.parse, each.head)) for each in self.around.ordered]
        times = TimesAt(self.parse, self.around.times, year)
        return Detector(self.parse, model, times, self.parties, named, report.dateline).drafts()

    def typed(self) -> Iterator[tuple[Event, RowEvidence | None]]:
        """Yield the events with a type that are sure enough, each with the evidence of its fullest telling."""
        evidence = {each.event.id: draft.evidence for each, draft in zip(self.told, self.drafts, strict=True)}
        for event in folded(self.parse, self.told):
            if event.confidence >= self.floor:
                yield event, evidence[event.id]

    def untyped(self) -> Iterator[Event]:
        """Yield public statements and appearances that are nothing else."""
        parse, around = self.parse, self.around
        private = _private_sentences(parse, self.told, self.floor)
        for statement in public_statements(parse, around.by_id, around.statements, self.kept, private):
            yield _plain(parse, around, statement, self.origins)
        for each in appearances(parse, self.parties, around.statements, self.kept):
            yield _appearance(parse, around, each, self.origins)


def _weighed(event: Event, evidence: RowEvidence | None) -> Event:
    """Return an event with the confidence of its whole row, where a model was asked."""
    return event if evidence is None else replace(event, confidence=round(confidence_of(evidence), 3))


def _private_sentences(parse: Parse, told: Sequence[Told], floor: float) -> set[int]:
    """Return the numbers of the sentences all of whose events are left out for want of anybody of public standing."""
    numbers = {each.trigger: parse.sentence_numbers[each.trigger] for each in told}
    public = {numbers[each.trigger] for each in told if each.event.confidence >= floor}
    return set(numbers.values()) - public


def _range(parse: Parse, span: Span) -> TokenRange:
    tokens = parse.tokens_in(span)
    return TokenRange(tokens.start, tokens.stop)


def _told(  # noqa: PLR0917
    parse: Parse,
    around: Around,
    draft: Draft,
    origins: EventOrigins,
    triggers: frozenset[int],
    named: Mapping[int, int],
) -> Told:
    trigger = parse.span(draft.trigger, draft.trigger + 1)
    statement, tie = _statement(parse, around, draft.trigger, triggers)
    actors, actor_spans = _actors(parse, around, draft, statement, tie)
    recipients, recipient_spans = without(actors, *_parties(parse, around, draft.recipients))
    parties = [around.by_id[each] for each in (*actors, *recipients)]
    when = when_of(parse, around.times, draft.trigger, triggers)
    place = place_of(parse, around.places, draft.trigger, is_local=draft.label not in NOWHERE, named=named)
    verdict = _verdict(around.report, draft, when)
    kind, mode, cameo = _typed(draft, parties[: len(actors)])
    sentence = parse.sentence_of(draft.trigger)
    contexts = contexts_of(parse.lemmas[sentence.start : sentence.end])
    is_meeting = kind == "CONSULT" and len(actors) > 1
    is_public = is_meeting or are_of_concern(parties) or is_of_concern(parse, around, draft, kind, mode)
    event = Event(
        id=digest_of("v", around.report.id, trigger, kind),
        report_id=around.report.id,
        type=kind,
        mode=mode,
        contexts=contexts,
        quad=quad_of(kind),
        cameo=cameo,
        score=score_of(kind, mode),
        triggers=(trigger,),
        evidence=(parse.span(*sentence),),
        actors=actors,
        actor_spans=actor_spans,
        recipients=recipients,
        recipient_spans=recipient_spans,
        **_dated(when),
        place=None if place is None else place.id,
        status=verdict.status,
        statement=None if statement is None else statement.id,
        tie=tie,
        because=_because(draft, because_of(verdict)),
        confidence=round(draft.confidence * (1.0 if is_public else PRIVATE), 3),
        origin=origins.rules if draft.chance is None else origins.both,
    )
    return Told(event, draft.trigger, place, frozenset(each.country for each in parties if each.country is not None))


def _actors(
    parse: Parse, around: Around, draft: Draft, statement: Statement | None, tie: Tie | None
) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """Return who acts: the speakers where saying it is the act, but for meetings, of which one may tell alone."""
    found = _parties(parse, around, draft.actors)
    if statement is None or tie != "performs" or statement.speaker_entity is None:
        return found
    return found if draft.label in MUTUAL and found[0] else _speakers(around, statement)


def _typed(draft: Draft, actors: Sequence[Entity]) -> tuple[EventType, str | None, str]:
    """Return type, mode and CAMEO code as those who act let them be: a state that protests complains of another."""
    kind, mode, cameo = _codes(draft)
    if kind == "PROTEST" and actors and all(is_of_state(each) for each in actors):
        return "ACCUSE", "disapprove", "111"
    if kind == "CONSULT" and mode is None and len(actors) > 2:
        mode = "multilateral"
    return kind, mode, cameo


def _codes(draft: Draft) -> tuple[EventType, str | None, str]:
    """Return type, mode and CAMEO code: those of the lexicon's entry where it is of the type, else the type's."""
    kind: EventType = draft.label  # type: ignore[assignment]
    if draft.cameo:
        mode = draft.mode
        if mode is None:
            of_code = plover_of(draft.cameo)
            mode = of_code[1] if of_code[0] == kind else None
        return kind, mode, draft.cameo
    return kind, draft.mode, cameo_of(kind, draft.mode)


def _because(draft: Draft, status: str) -> str:
    type_by = [f"lexicon: {draft.rule}"] if draft.rule else []
    if draft.chance is not None:
        type_by.append(f"model: {draft.label} {draft.chance:.2f}")
    return f"{'; '.join(type_by)}; status: {status}"


def _verdict(report: Report, draft: Draft, when: When | None) -> Verdict:
    """Return the status that the words give, unless the day that is told puts the event long back or ahead."""
    if draft.verdict.status == "happened" and when is not None and report.published is not None:
        if when.end is not None and (report.published - when.end).days > OLD:
            return Verdict("background", Ground.DATED_BACK, when.end.isoformat())
        if when.start is not None and when.start > report.published:
            return Verdict("planned", Ground.DATED_AHEAD, when.start.isoformat())
    return draft.verdict


def _statement(
    parse: Parse, around: Around, trigger: int, triggers: frozenset[int]
) -> tuple[Statement | None, Tie | None]:
    """Return the statement that a trigger performs, being its cue, else the innermost one whose content holds it.

    A deed that is condemned, asked for or looked into as a noun is told by the report, and so is what its outlet
    reports: nobody claims it.
    """
    performed = around.by_cue.get(trigger)
    if performed is not None:
        return performed, "performs"
    inside = around.by_content.around(trigger, trigger + 1)
    claimed = min(inside, key=lambda each: (sum(span.end - span.start for span in each.content), each.id), default=None)
    if claimed is None or _is_named_by(parse, claimed, trigger, triggers) or _is_own_voice(around, claimed):
        return None, None
    return claimed, "claims"


def _is_own_voice(around: Around, statement: Statement) -> bool:
    """Tell whether the speaker is the report's own outlet or agency: "…, Aldria Wire reported"."""
    speaker = around.by_id.get(statement.speaker_entity or "")
    dateline = around.report.dateline
    own = {around.report.outlet, None if dateline is None else dateline.agency} - {None}
    return speaker is not None and _bare(speaker.name) in {_bare(name or "") for name in own}


def _bare(name: str) -> str:
    return name.lower().removeprefix("the ")


def _is_named_by(parse: Parse, statement: Statement, trigger: int, triggers: frozenset[int]) -> bool:
    """Tell whether a statement that is an act of its own has a noun as its object: "condemned the attack"."""
    if statement.mode != "indirect" or statement.cue is None or parse.pos[trigger] != "NOUN":
        return False
    cue = parse.tokens_in(statement.cue.span)
    if triggers.isdisjoint(cue):
        return False
    stops = (head for _, head in arcs_up(parse, trigger) if head in cue or parse.pos[head] in VERBAL)
    return next(stops, trigger) in cue


def _parties(parse: Parse, around: Around, phrases: Sequence[TokenRange]) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """Return the entities that phrases name, in reading order, and where: the span of each in the same order, after
    them the phrases that name none. Of mentions inside each other the outermost counts.
    """
    found: dict[str, Span] = {}
    loose: list[Span] = []
    for phrase in phrases:
        span = parse.span(*phrase)
        outer: list[Mention] = []
        for mention in mentions_in(around.ordered, span):
            # Words that mean several share their head: "the foreign ministers of Norway and Chile".
            if not any(each.span.covers(mention.span) and each.head != mention.head for each in outer):
                outer.append(mention)
                found.setdefault(mention.entity_id, mention.span)
        if not outer:
            loose.append(span)
    return tuple(found), (*found.values(), *loose)


def _speakers(around: Around, statement: Statement) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """Return those who make a statement, and where each is named: in the words that name the speaker, else there."""
    where = statement.speaker_span or statement.content[0]
    ids = tuple(dict.fromkeys(each for each in (statement.speaker_entity, *statement.also_by) if each is not None))
    named: dict[str, Span] = {}
    for mention in mentions_in(around.ordered, where):
        named.setdefault(mention.entity_id, mention.span)
    return ids, tuple(named.get(each, where) for each in ids)


def _plain(parse: Parse, around: Around, statement: Statement, origins: EventOrigins) -> Event:
    """Return a public statement as an event without a PLOVER type."""
    trigger = statement.cue.span if statement.cue is not None else statement.content[0]
    speakers, speaker_spans = _speakers(around, statement)
    return replace(
        _untyped(parse, around, parse.tokens_in(trigger)[-1], "010", origins),
        triggers=(trigger,),
        actors=speakers,
        actor_spans=speaker_spans,
        recipients=statement.to,
        recipient_spans=statement.to_spans,
        **_dated(None if statement.date_span is None else around.times_by_span.get(statement.date_span)),
        statement=statement.id,
        tie="performs",
        because="a public statement that is no other act",
        confidence=statement.confidence,
    )


def _appearance(parse: Parse, around: Around, found: Appearance, origins: EventOrigins) -> Event:
    """Return a public appearance as an event without a PLOVER type."""
    actors, spans = _parties(parse, around, (core_phrase(parse, found.subject),))
    event = _untyped(parse, around, found.verb, found.cameo, origins)
    place = place_of(parse, around.places, found.verb, is_local=True)
    return replace(
        event,
        actors=actors,
        actor_spans=spans,
        **_dated(when_of(parse, around.times, found.verb, ())),
        place=None if place is None else place.id,
    )


def _untyped(parse: Parse, around: Around, token: int, cameo: str, origins: EventOrigins) -> Event:
    """Return an event without type or parties that a word tells."""
    sentence = parse.sentence_of(token)
    trigger = parse.span(token, token + 1)
    return Event(
        id=digest_of("v", around.report.id, trigger, STATEMENT),
        report_id=around.report.id,
        type=None,
        mode=None,
        contexts=contexts_of(parse.lemmas[sentence.start : sentence.end]),
        quad=None,
        cameo=cameo,
        score=None,
        triggers=(trigger,),
        evidence=(parse.span(*sentence),),
        actors=(),
        actor_spans=(),
        recipients=(),
        recipient_spans=(),
        date=None,
        date_end=None,
        date_precision=None,
        date_span=None,
        place=None,
        status="happened",
        statement=None,
        tie=None,
        because="a public appearance that is no other act",
        confidence=OPEN,
        origin=origins.rules,
    )


def _dated(when: When | None) -> dict[str, Any]:
    """Return the fields of an event that a time gives."""
    if when is None:
        return {"date": None, "date_end": None, "date_precision": None, "date_span": None}
    return {
        "date": when.start,
        "date_end": when.end,
        "date_precision": None if when.start is None else when.precision,
        "date_span": when.span,
    }
