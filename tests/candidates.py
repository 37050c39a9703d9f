"""Candidates, offices and entities in the making for tests of extraction: found in small texts, or written by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dragoman.extract.entities.clusters import Cluster, Clusters
from dragoman.extract.grammar.quotations import find_quotations
from dragoman.extract.mentions.candidates import Candidate, Office
from dragoman.extract.mentions.extraction import find_mentions
from dragoman.model import Cue, Parse, Span, Statement, digest_of
from parses import REPORT_ID, parse_of
from records import PLAIN_STATEMENT

# An office without country, body or rank, and a person of whom nothing was told but the words.
_PLAIN_OFFICE: dict[str, Any] = {
    "kind": "person",
    "classes": (),
    "sectors": (),
    "ranks": frozenset(),
    "is_past": False,
    "country": None,
    "body": None,
    "body_key": None,
    "start": 0,
    "end": 1,
}
_PLAIN_CANDIDATE: dict[str, Any] = {
    "form": "name",
    "kind": "person",
    "is_plural": False,
    "gender": "",
    "country": None,
    "sectors": (),
}


def office_of(key: str, **fields: Any) -> Office:
    """Return an office that goes by its title; of a body also the key that the body is compared by."""
    body = fields.get("body")
    values = {**_PLAIN_OFFICE, "title": key, "body_key": body.lower() if body else None, **fields}
    return Office(key=key, **values)


def candidate_of(start: int, end: int, **fields: Any) -> Candidate:
    """Return a person named by some tokens, all of them the head."""
    values = {**_PLAIN_CANDIDATE, "head_start": start, "head_end": end, **fields}
    return Candidate(start=start, end=end, **values)


def wordings(parse: Parse, candidates: Iterable[Candidate]) -> list[str]:
    """Return what the candidates say, in their order."""
    return [parse.wording(candidate.start, candidate.end) for candidate in candidates]


def number_of(parse: Parse, candidates: list[Candidate], words: str, nth: int = 0) -> int:
    """Return the number of the candidate of just these words; ``nth`` counts those that say the same."""
    return [n for n, said in enumerate(wordings(parse, candidates)) if said == words][nth]


def found_in(text: str, words: str, nth: int = 0) -> Candidate:
    """Return the candidate of just these words that is found in a text."""
    parse = parse_of(text)
    candidates = find_mentions(parse)
    return candidates[number_of(parse, candidates, words, nth)]


class Book:
    """Entities of a small text in the making; a test says itself who is who, by the words of the mentions."""

    def __init__(
        self,
        text: str,
        *,
        speakers: Mapping[str, str] | None = None,
        issuers: Mapping[str, str] | None = None,
        candidates: list[Candidate] | None = None,
        outlet: str | None = None,
    ) -> None:
        """Make it of a text; ``speakers`` maps the words of a mention to its cue, ``issuers`` to whoever issued it."""
        self.parse = parse_of(text)
        self.candidates = find_mentions(self.parse) if candidates is None else candidates
        cues = {self.number(who): self.parse.words.index(cue) for who, cue in (speakers or {}).items()}
        issued = {self.number(document): self.number(by) for document, by in (issuers or {}).items()}
        quotations = find_quotations(self.parse)
        self.clusters = Clusters(self.parse, self.candidates, cues, {}, issued, quotations=quotations, outlet=outlet)

    def number(self, words: str, nth: int = 0) -> int:
        """Return the number of the candidate of just these words."""
        return number_of(self.parse, self.candidates, words, nth)

    def candidate(self, words: str, nth: int = 0) -> Candidate:
        """Return the candidate of just these words."""
        return self.candidates[self.number(words, nth)]

    def tell(self, words: str, cluster: Cluster | None = None, nth: int = 0) -> Cluster:
        """Say that a mention means an entity, a new one where none is given, as if it had just been read."""
        number = self.number(words, nth)
        candidate = self.candidates[number]
        if cluster is None:
            cluster = self.clusters.new(candidate.kind, candidate)
            cluster.label, cluster.parts = self.clusters.wording(candidate), candidate.parts
            if candidate.parts:
                cluster.names.add(candidate.parts)
        self.clusters.put(number, cluster)
        self.clusters.notice(number, candidate, cluster)
        return cluster


def span_in(text: str, words: str, nth: int = 0) -> Span:
    """Return where the words stand in a text; ``nth`` counts the places."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def said_in(text: str, content: str, source: str | None = None, cue: str | None = "said", **fields: Any) -> Statement:
    """Return a statement whose spans are those of the words; unless fields say so, nobody is known to speak it yet."""
    span = span_in(text, content)
    values: dict[str, Any] = {
        "id": digest_of("s", REPORT_ID, span),
        "report_id": REPORT_ID,
        "speaker": None,
        "speaker_entity": None,
        "speaker_span": span_in(text, source) if source else None,
        "cue": Cue(span_in(text, cue), cue) if cue else None,
        "mode": "indirect",
        "content": (span,),
        "origin": "o",
    }
    return Statement(**{**PLAIN_STATEMENT, **values, **fields})
