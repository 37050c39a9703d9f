"""What the values of a report's findings go by: its actors by the names it gives them, its places, its words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from dragoman.model import Entity, Findings, Mention, Place, Span, wording
from dragoman.resolve.reviews.words import nearest, places_of


class UnfitError(ValueError):
    """A value that this report has no place for: a name or words that it does not have."""


class ReportIndex:
    """What a report's values go by: its entities and their mentions by name, its places."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.text = findings.report.text

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """The entities by id."""
        return {each.id: each for each in self.findings.entities}

    @cached_property
    def mentions(self) -> Mapping[str, list[Mention]]:
        """The mentions of each entity."""
        found: dict[str, list[Mention]] = {}
        for each in self.findings.mentions:
            found.setdefault(each.entity_id, []).append(each)
        return found

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """The places by id."""
        return {each.id: each for each in self.findings.places}

    @cached_property
    def named(self) -> Mapping[str, frozenset[str]]:
        """The entities that go by each name, in small letters: their own, and the words of their mentions."""
        found: dict[str, set[str]] = {}
        for entity in self.findings.entities:
            found.setdefault(folded(entity.name), set()).add(entity.id)
        own = {name: frozenset(ids) for name, ids in found.items()}
        for mention in self.findings.mentions:
            if mention.form != "pronoun":
                name = folded(wording(self.text, mention.span))
                if name not in own:
                    found.setdefault(name, set()).add(mention.entity_id)
        return {name: frozenset(ids) for name, ids in found.items()}

    def entity_called(self, name: str) -> Entity | None:
        """Return the one entity of a name, None where there is none. Raises ``UnfitError`` where there are several."""
        ids = self.named.get(folded(name), frozenset())
        if len(ids) > 1:
            raise UnfitError(f"several actors of the report go by “{name}”")
        return self.entities[next(iter(ids))] if ids else None

    def span_of_words(self, words: str, to: int) -> Span:
        """Return where words stand nearest to an offset. Raises ``UnfitError`` where they do not."""
        span = nearest(places_of(self.text, words), to)
        if span is None:
            raise UnfitError(f"the report has neither an actor nor words “{words}”")
        return span

    def mention_of(self, entity_id: str, to: int) -> Mention | None:
        """Return the mention of an entity nearest to an offset."""
        own = self.mentions.get(entity_id, [])
        return min(own, key=lambda each: (abs(each.span.start - to), each.span, each.id), default=None)

    def name_of(self, entity_id: str | None) -> str | None:
        """Return the name of an entity."""
        entity = self.entities.get(entity_id or "")
        return None if entity is None else entity.name


def folded(name: str) -> str:
    return " ".join(name.casefold().split())
