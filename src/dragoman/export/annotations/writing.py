"""A record as one page of annotations, written one after another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO

import orjson

from dragoman.export.annotations.selectors import selectors_of, text_digest
from dragoman.export.exchange import exchange_line
from dragoman.export.losses import Losses
from dragoman.model import Actor, Findings, Report, Span, Standing

CONTEXT: Sequence[Any] = (
    "http://www.w3.org/ns/anno.jsonld",
    {
        "dragoman": "urn:dragoman:",
        "finding": {"@id": "dragoman:finding", "@type": "@json"},
        "textDigest": "dragoman:textDigest",
        "quoteDigest": "dragoman:quoteDigest",
        "length": "dragoman:length",
    },
)

# What of a finding is its words, or says where these are: selectors tell it.
_OF_WORDS = frozenset({"text", "label", "content", "cue", "mentions", "because", "judgements"})
_SPANS = ("content", "evidence", "span")


def write_annotations(
    reports: Iterable[tuple[Findings, Mapping[str, Actor]]],
    file: BinaryIO,
    standings: Mapping[str, Standing] | None = None,
    *,
    without_text: bool = False,
) -> Losses:
    """Write one page of JSON-LD with an annotation for each statement, event, naming, position and mention.

    ``without_text`` leaves out all words of reports, also titles: ``attach`` finds their places by digests. Texts of
    reports are never in it.
    """
    known = standings or {}
    head = {"@context": CONTEXT, "id": "urn:dragoman:annotations", "type": "AnnotationPage"}
    file.write(orjson.dumps(head)[:-1] + b',"items":[')
    between = b"\n"
    losses = Losses()
    for findings, actors in reports:
        line = exchange_line(findings, actors, known.get(findings.report.id))
        for annotation in _annotations(findings.report, line, with_text=not without_text):
            file.write(between + orjson.dumps(annotation))
            between = b",\n"
        losses.add("reports: their text is not in it, only where it is", 1)
    file.write(b"\n]}\n")
    return losses


def _annotations(report: Report, line: Mapping[str, Any], *, with_text: bool) -> Iterator[dict[str, Any]]:
    source = {"source": report.url or f"urn:dragoman:{report.id}", "textDigest": text_digest(report.text)}
    names = {actor["actor_id"]: actor["name"] for actor in line["actors"]}
    for kind, key in (
        ("statement", "statements"),
        ("event", "events"),
        ("naming", "namings"),
        ("position", "positions"),
    ):
        for number, found in enumerate(line[key]):
            spans = _spans_of(found)
            identity = found.get(f"{kind}_id") or f"{report.id}:{kind}:{number}"
            finding = {
                name: value
                for name, value in found.items()
                if name not in _OF_WORDS and not name.endswith(("span", "spans")) and value not in (None, [])
            }
            targets = _targets(report, source, spans, with_text=with_text)
            yield _annotation(identity, kind, finding | _named(found, names), targets)
    for actor in line["actors"]:
        told = {name: actor[name] for name in ("actor_id", "name", "kind", "country")}
        for mention in actor["mentions"]:
            span = mention["span"]
            identity = f"{report.id}:mention:{actor['actor_id']}:{span[0]}-{span[1]}"
            finding = told | {"form": mention["form"]}
            targets = _targets(report, source, [span], with_text=with_text)
            yield _annotation(identity, "mention", finding, targets)


def _named(found: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """Return the names of the actors that a finding has by their ids."""
    named: dict[str, Any] = {}
    for key in ("speaker", "holder", "actors", "recipients", "about", "to", "also_by"):
        value = found.get(key)
        if value:
            ids = [value] if isinstance(value, str) else value
            named[f"{key}_names"] = [names[each] for each in ids if each in names]
    return named


def _spans_of(found: Mapping[str, Any]) -> list[list[int]]:
    for key in _SPANS:
        value = found.get(key)
        if value:
            return value if isinstance(value[0], list) else [value]
    return []


def _targets(
    report: Report, source: Mapping[str, str], spans: Sequence[Sequence[int]], *, with_text: bool
) -> list[dict[str, Any]]:
    return [
        {
            "type": "SpecificResource",
            **source,
            "selector": selectors_of(report.text, Span(start, end), with_text=with_text),
        }
        for start, end in spans
    ]


def _annotation(identity: str, kind: str, finding: Mapping[str, Any], targets: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": f"urn:dragoman:{identity}",
        "type": "Annotation",
        "motivation": "identifying" if kind == "mention" else "classifying",
        "creator": {"type": "Software", "name": "dragoman"},
        "body": {"type": "TextualBody", "purpose": "tagging", "value": kind},
        "finding": finding,
        "target": targets[0] if len(targets) == 1 else targets,
    }
