"""Joins the extractors: times, statements, actors, and what ties them to each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib.metadata import version
from typing import TypeVar

from dragoman.config import Settings
from dragoman.errors import DragomanError
from dragoman.extract.actors.continued_quotations import follow_speakers
from dragoman.extract.actors.extraction import ActorFindings, extract_actors
from dragoman.extract.entities.speaker_choice import Chooser
from dragoman.extract.events.around import Around
from dragoman.extract.events.event_model import EventModel
from dragoman.extract.events.extraction import EventOrigins, extract_events
from dragoman.extract.grammar.quotations import Quotation, find_quotations
from dragoman.extract.naming.extraction import extract_namings
from dragoman.extract.naming.named import Named
from dragoman.extract.places.extraction import extract_places
from dragoman.extract.statements.cue_candidate import lemma_of
from dragoman.extract.statements.extraction import Origins, extract_statements
from dragoman.extract.statements.statement_model import StatementModel
from dragoman.extract.times.extraction import extract_times, when_near
from dragoman.lexicon.cues import load_cues
from dragoman.lexicon.gazetteer import gazetteer_identity
from dragoman.lexicon.tables import lexicon_digest
from dragoman.model import Cue, Event, Findings, Issue, Naming, Origin, Parse, Place, Report, Statement, When, digest_of

STEP = "extract"
_Found = TypeVar("_Found")


def extract_findings(  # noqa: PLR0917
    report: Report,
    parse: Parse,
    settings: Settings,
    parser_identity: str,
    model: StatementModel | None = None,
    event_model: EventModel | None = None,
    *,
    chooser: Chooser | None = None,
) -> Findings:
    """Return all findings of one report, in reading order. Depends on nothing but the arguments and the lexicons.

    Without a statement model the rules find statements alone, without an event model the event lexicon events.
    ``chooser`` chooses whom the words of a speaker mean, the one that comes with the program where none is given.
    """
    cues = load_cues()
    origin, *by = origins = _origins(settings.digest(), parser_identity, None if model is None else model.identity)
    of_events = _event_origins(
        settings.digest(), parser_identity, None if event_model is None else event_model.identity
    )
    steps = _Steps(report)
    times: tuple[When, ...] = steps.run("times", lambda: extract_times(parse, report, origin.id), ())
    quotations: tuple[Quotation, ...] = steps.run("quotations", lambda: find_quotations(parse), ())
    statements: tuple[Statement, ...] = steps.run(
        "statements",
        lambda: extract_statements(
            parse,
            report,
            quotations,
            cues,
            origins=Origins(*(each.id for each in by)),
            floor=settings.extract.min_confidence,
            model=model,
        ),
        (),
    )
    dated = tuple(_dated(parse, times, statement) for statement in statements)
    actors = steps.run(
        "actors",
        lambda: extract_actors(parse, report, dated, origin.id, quotations=quotations, chooser=chooser),
        ActorFindings((), (), dated),
    )
    told = follow_speakers(parse, actors.statements, quotations)
    places: tuple[Place, ...] = ()
    events: tuple[Event, ...] = ()
    if settings.extract.events:
        places = steps.run("places", lambda: extract_places(parse, report, origin.id), ())
        around = Around(parse, report, actors.entities, actors.mentions, told, times, places)
        by_whom = EventOrigins(of_events[0].id, of_events[-1].id)
        floor = settings.extract.min_event_confidence
        events = steps.run("events", lambda: extract_events(parse, around, by_whom, event_model, floor), ())
    named = Named(actors.entities, actors.mentions, told, places, events, quotations)
    namings: tuple[Naming, ...] = steps.run("namings", lambda: extract_namings(parse, report, named, origin.id), ())
    return Findings(
        report=report,
        entities=actors.entities,
        mentions=actors.mentions,
        statements=told,
        times=times,
        issues=(*_issues(report, quotations), *steps.issues),
        origins=(*origins, *of_events) if settings.extract.events else origins,
        places=places,
        events=events,
        namings=namings,
    )


class _Steps:
    """Runs the steps over one report: one that fails leaves an issue that names it, and the others go on."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self.issues: list[Issue] = []

    def run(self, name: str, find: Callable[[], _Found], nothing: _Found) -> _Found:
        """Return what a step finds, ``nothing`` where it fails. Errors of ours, of settings and files, go on."""
        try:
            return find()
        except DragomanError:
            raise
        except Exception as error:  # a fault of ours in one step is not to cost what the others found
            message = (
                f"{type(error).__name__}: {error}; no {name} of this report are in the record, the rest is; this is a "
                "fault of dragoman: please report it with the text"
            )
            step = f"{STEP}:{name}"
            self.issues.append(Issue(self._report.id, self._report.source, step, "extract-failed", message))
            return nothing


@lru_cache(maxsize=8)
def _origins(settings: str, parser: str, model: str | None) -> tuple[Origin, ...]:
    """Return the origins of all findings but statements, and of statements by rules, by the model, and by both."""
    both = parser if model is None else f"{parser} {model}"
    steps = (
        (STEP, f"{parser} {gazetteer_identity()}"),
        (f"{STEP}:rules", parser),
        (f"{STEP}:model", both),
        (f"{STEP}:rules+model", both),
    )
    return tuple(_origin(step, settings, used) for step, used in steps[: 2 if model is None else 4])


@lru_cache(maxsize=8)
def _event_origins(settings: str, parser: str, model: str | None) -> tuple[Origin, ...]:
    """Return the origins of events: by the rules alone, and by rules and model where there is one."""
    rules = _origin(f"{STEP}:events:rules", settings, parser)
    return (rules,) if model is None else (rules, _origin(f"{STEP}:events:rules+model", settings, f"{parser} {model}"))


def _origin(step: str, settings: str, model: str) -> Origin:
    program = version("dragoman")
    identity = digest_of("o", step, program, lexicon_digest(), settings, model)
    return Origin(identity, step, program, lexicon_digest(), settings, model)


def _dated(parse: Parse, times: tuple[When, ...], statement: Statement) -> Statement:
    """Add the time at which the statement was made, where its cue is dated in the same clause."""
    if statement.cue is None:
        return statement
    for token in _anchors(parse, statement.cue):
        if parse.pos[token] in ("VERB", "AUX", "NOUN"):
            when = when_near(parse, times, token)
            if when is not None and not any(span.covers(when.span) for span in statement.content):
                day = when.start if when.start == when.end else None
                return replace(statement, date=day, date_span=when.span)
            break
    return statement


def _anchors(parse: Parse, cue: Cue) -> list[int]:
    """Return the tokens of a cue, the one its lemma is of first, then from its end (``has spoken of``)."""
    tokens = list(reversed(parse.tokens_in(cue.span)))
    lemma = cue.lemma.partition(" ")[0]
    return sorted(tokens, key=lambda token: lemma_of(parse, token) != lemma)


def _issues(report: Report, quotations: Sequence[Quotation]) -> tuple[Issue, ...]:
    """Say which quotations have no closing mark; a quotation re-opened in the next paragraph needs none."""
    issues: list[Issue] = []
    for n, quotation in enumerate(quotations):
        continued = n + 1 < len(quotations) and quotations[n + 1].continues
        if not quotation.closed and not continued:
            message = (
                f"the quotation that opens at offset {quotation.span.start} is never closed; "
                "it was taken to end with its paragraph"
            )
            issues.append(Issue(report.id, report.source, STEP, "unclosed-quotation", message))
    return tuple(issues)
