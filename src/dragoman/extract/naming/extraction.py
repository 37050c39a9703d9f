"""The namings of one report: its mentions, places and events as worded, each with the voice it stands in.

Rules: docs/codebook/namings.md. What is loaded about a name is not for the program to say.
"""

from __future__ import annotations

from dragoman.extract.naming.labels import Label
from dragoman.extract.naming.named import Named, find_labels
from dragoman.extract.naming.normal_form import normal_form
from dragoman.extract.naming.voices import Voices
from dragoman.model import Naming, Parse, Report, digest_of


def extract_namings(parse: Parse, report: Report, named: Named, origin: str) -> tuple[Naming, ...]:
    """Return the namings of a report in reading order, an outer one before one inside of it.

    A label that names several actors ("both ministers") is one naming of each. What names an actor and a place
    at once ("Norway") is one naming of both.
    """
    if not len(parse):
        return ()
    voices = Voices(parse, report, named.statements, named.quotations)
    found = (_naming(parse, report, label, voices, origin) for label in find_labels(parse, report, named))
    return tuple(sorted(found, key=lambda each: (each.span.start, -each.span.end, each.entity or "", each.id)))


def _naming(parse: Parse, report: Report, label: Label, voices: Voices, origin: str) -> Naming:
    span = parse.span(label.start, label.end)
    voiced = voices.at(label.head)
    return Naming(
        id=digest_of("n", report.id, span, label.kind, label.entity, label.place, label.event),
        report_id=report.id,
        span=span,
        normal=normal_form(parse, label.start, label.end, label.head),
        kind=label.kind,
        mention=label.mention,
        entity=label.entity,
        place=label.place,
        event=label.event,
        voice=voiced.voice,
        statement=voiced.statement,
        is_marked=voiced.is_marked,
        in_headline=voiced.in_headline,
        origin=origin,
    )
