"""Quotations without a cue of their own go on from the statement before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.grammar.quotations import Quotation, quotations_on
from dragoman.model import Parse, Statement


def follow_speakers(
    parse: Parse, statements: Sequence[Statement], quotations: Sequence[Quotation]
) -> tuple[Statement, ...]:
    """Give a quotation that stands alone the speaker of the statement before it, in its own or the paragraph before.

    Statements are in reading order. Nothing is given where that statement has no known speaker, or where it is
    farther away. The span that named the speaker there comes along; the confidence of what is given is that of both.
    """
    followed: list[Statement] = []
    last: Statement | None = None
    for statement in statements:
        is_alone = statement.cue is None and statement.speaker is None
        if is_alone and last is not None and _is_near(parse, last, statement):
            followed.append(_spoken_with(statement, last))
        else:
            followed.append(statement)
        if _may_be_followed(followed[-1]):
            last = followed[-1]
    return _led_by_what_follows(parse, followed, quotations)


def _may_be_followed(statement: Statement) -> bool:
    return statement.within is None and statement.kind == "speech" and statement.speaker is not None


def _spoken_with(statement: Statement, other: Statement) -> Statement:
    """Return a statement with the speakers of another one."""
    return replace(
        statement,
        speaker=other.speaker,
        speaker_entity=other.speaker_entity,
        speaker_span=other.speaker_span,
        also_by=other.also_by,
        confidence=round(min(statement.confidence, other.confidence), 3),
    )


def _led_by_what_follows(
    parse: Parse, statements: list[Statement], quotations: Sequence[Quotation]
) -> tuple[Statement, ...]:
    """Give a quotation left open at the end of its paragraph the speaker of its going on in the next one."""
    for number in range(len(statements) - 2, -1, -1):
        statement, after = statements[number], statements[number + 1]
        if not _is_of_nobody(statement) or not _goes_on_in(parse, statement, after):
            continue
        if _is_left_open(parse, statement, quotations):
            statements[number] = _spoken_with(statement, after)
    return tuple(statements)


def _is_of_nobody(statement: Statement) -> bool:
    return statement.cue is None and statement.speaker is None and statement.speaker_span is None


def _goes_on_in(parse: Parse, statement: Statement, after: Statement) -> bool:
    if after.speaker is None or after.mode != "direct":
        return False
    return _paragraph(parse, after, first=True) - _paragraph(parse, statement, first=False) == 1


def _is_left_open(parse: Parse, statement: Statement, quotations: Sequence[Quotation]) -> bool:
    last = parse.tokens_in(statement.content[-1])[-1:]
    around = quotations_on(quotations, last.start, last.stop)
    return statement.mode == "direct" and any(not quotation.closed for quotation in around)


def _is_near(parse: Parse, before: Statement, statement: Statement) -> bool:
    return _paragraph(parse, statement, first=True) - _paragraph(parse, before, first=False) <= 1


def _paragraph(parse: Parse, statement: Statement, *, first: bool) -> int:
    span = statement.content[0] if first else statement.content[-1]
    tokens = parse.tokens_in(span)
    return parse.paragraph_numbers[tokens[0 if first else -1]] if len(tokens) else 0
