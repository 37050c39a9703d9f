"""What one party does to another in a text, both given: what sentences with marked parties are coded for."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dragoman.extract.actors.extraction import extract_actors
from dragoman.extract.events.event_features import hints_from, standings, token_features
from dragoman.extract.events.event_model import EventModel
from dragoman.extract.events.event_words import find_matches
from dragoman.extract.events.labels import LABELS, TYPES
from dragoman.extract.grammar.quotations import find_quotations
from dragoman.model import EventType, Parse, Report, Span, TokenRange


def types_between(
    parse: Parse, report: Report, source: Sequence[Span], target: Sequence[Span], model: EventModel
) -> dict[EventType, float]:
    """Return PLOVER's types with their probabilities, which add up to 1, the likeliest first.

    The whole parse is read at once: give a sentence, or a few. A party may be told in several places, or in none.
    """
    matches = {match.trigger: match for match in find_matches(parse)}
    actors = extract_actors(parse, report, (), "", quotations=find_quotations(parse))
    parties = standings(parse, actors.mentions, actors.entities)
    features = token_features(parse, hints_from(matches), parties, TokenRange(0, len(parse)))
    marks = np.zeros(len(parse), dtype=np.int8)
    for spans, mark in ((target, 2), (source, 1)):
        for span in spans:
            marks[list(parse.tokens_in(span))] = mark
    chances = dict(zip(LABELS, model.between(parse.words, features, marks), strict=True))
    total = sum(float(chances[kind]) for kind in TYPES)
    return {kind: float(chances[kind]) / total for kind in sorted(TYPES, key=lambda kind: -chances[kind])}
