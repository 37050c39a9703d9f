"""What else was found in a report, as the events of the report ask for it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from dragoman.extract.grammar.coverage import Coverage
from dragoman.extract.statements.extraction import content_by_place
from dragoman.model import Entity, Mention, Parse, Place, Report, Span, Statement, When


@dataclass(frozen=True)
class Around:
    """What else was found in the report."""

    parse: Parse
    report: Report
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    times: tuple[When, ...]
    places: tuple[Place, ...]

    @cached_property
    def by_id(self) -> dict[str, Entity]:
        """The entities by their id."""
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def ordered(self) -> tuple[Mention, ...]:
        """The mentions in reading order, outer ones before those inside them."""
        return tuple(sorted(self.mentions, key=lambda mention: (mention.span.start, -mention.span.end)))

    @cached_property
    def by_cue(self) -> dict[int, Statement]:
        """The first statement that has a token in its cue, by the token."""
        found: dict[int, Statement] = {}
        for statement in self.statements:
            if statement.cue is not None:
                for token in self.parse.tokens_in(statement.cue.span):
                    found.setdefault(token, statement)
        return found

    @cached_property
    def by_content(self) -> Coverage[Statement]:
        """The statements by the tokens of their content."""
        return content_by_place(self.parse, self.statements)

    @cached_property
    def times_by_span(self) -> dict[Span, When]:
        """The times by their spans."""
        return {when.span: when for when in reversed(self.times)}


def mentions_in(mentions: Sequence[Mention], span: Span) -> Iterable[Mention]:
    """Yield the mentions whose head lies in a span, outer ones before those inside them."""
    # A mention may begin before the phrase: "Norway's [foreign minister]".
    low = bisect_left(mentions, span.start - 200, key=lambda mention: mention.span.start)
    for number in range(low, len(mentions)):
        mention = mentions[number]
        if mention.span.start >= span.end:
            break
        if span.start <= mention.head.start and mention.head.end <= span.end:
            yield mention
