"""What holds for the actors of any text, with any statements in it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_actors import said

from dragoman.extract.actors.extraction import extract_actors
from dragoman.extract.grammar.quotations import find_quotations
from dragoman.model import Cue, Parse, Span, Statement
from dragoman.parse import load_parser
from parses import report_of

pytestmark = pytest.mark.model

WORDS = (
    "he She his they it who which that said adding asked the The a minister official ambassador to of Norway Oslo "
    "Lindqvist Mara Jonas Hallen Excellency His HE Majesty statement issued by report Ministry ( ) , . : - – “ ” \" ' "
    "Asked expressing union KNUT president-elect deputy Health and 24-year-old counterpart \n\n I we".split(" ")
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=50).map(" ".join))


PLACES = st.integers(0, 10_000)
# Source, cue and content as places in the text, whether source and cue are there, and the mode.
PLANS = st.tuples(
    PLACES, PLACES, PLACES, st.booleans(), st.booleans(), st.sampled_from(["direct", "indirect", "mixed"])
)  # fmt: skip


def stretch_of(parse: Parse, place: int) -> Span:
    """Return one to eight tokens; the same place gives the same ones."""
    start = place % len(parse)
    return parse.span(start, min(start + 1 + place % 8, len(parse)))


def statement_of(parse: Parse, plan: tuple[int, int, int, bool, bool, str]) -> Statement:
    source, cue, content, has_source, has_cue, mode = plan
    span = stretch_of(parse, content)
    words = parse.text[span.start : span.end]
    return replace(
        said(words, None, words, mode=mode),
        content=(span,),
        speaker_span=stretch_of(parse, source) if has_source else None,
        cue=Cue(stretch_of(parse, cue), "say") if has_cue else None,
    )


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.lists(PLANS, max_size=5))
def test_mentions_lie_in_the_text_and_every_speaker_is_one_of_them(
    text: str, plans: list[tuple[int, int, int, bool, bool, str]]
) -> None:
    parse = load_parser().parse(report_of(text))
    statements = tuple(statement_of(parse, plan) for plan in plans) if len(parse) else ()
    found = extract_actors(parse, report_of(parse.text), statements, "o", quotations=find_quotations(parse))
    entities = {entity.id for entity in found.entities}
    mentions = {mention.id: mention for mention in found.mentions}

    assert all(0 <= m.span.start <= m.head.start < m.head.end <= m.span.end <= len(parse.text) for m in found.mentions)
    assert {mention.entity_id for mention in found.mentions} == entities
    for statement in found.statements:
        if statement.speaker is None:
            assert statement.speaker_entity is None
        else:
            assert mentions[statement.speaker].entity_id == statement.speaker_entity
        assert {*statement.to, *statement.about} <= entities
