"""The statements of a collection coded by every codebook of the record; a person's judgements go before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from dragoman.model import (
    NO_STANCE,
    Codebook,
    Coding,
    Position,
    PositionJudgement,
    Reason,
    Review,
    Span,
    WordedStatement,
    digest_of,
)
from dragoman.resolve.positions.coder import Coded, Coder, Example
from dragoman.resolve.positions.texts import Vectors

POSITION_RULES = 1
"""Version of how positions are found; raise it where the same reports and judgements would give others."""

_Judged = Mapping[str, PositionJudgement]


def code_statements(
    statements: Iterable[WordedStatement], coding: Coding, load_vectors: Callable[[], Vectors]
) -> list[Position]:
    """Return the positions on issues, those of one statement together. Without a codebook nothing is looked at."""
    if not coding.codebooks:
        return []
    vectors = load_vectors()
    held = _by_codebook(coding)
    coders = [
        _CodedBook(
            book,
            held[book.name],
            Coder(book, _examples(book, held[book.name]), vectors),
            Coder(book, (), vectors),
        )
        for book in sorted(coding.codebooks, key=lambda each: each.name)
    ]
    return [position for statement in statements for coder in coders for position in coder.positions(statement)]


def _by_codebook(coding: Coding) -> dict[str, dict[tuple[str, str], dict[str, PositionJudgement]]]:
    found: dict[str, dict[tuple[str, str], dict[str, PositionJudgement]]] = defaultdict(lambda: defaultdict(dict))
    for each in coding.holding():
        found[each.codebook][each.report_id, each.text][each.issue] = each
    return found


def _examples(book: Codebook, judged: Mapping[tuple[str, str], _Judged]) -> list[Example]:
    """Return each judged statement as an example: about the issues judged so, and about no other."""
    known = {issue.id for issue in book.issues}
    return [
        Example(
            text,
            {issue: each.stance for issue, each in own.items() if issue in known and each.stance != NO_STANCE},
            min(each.id for each in own.values()),
        )
        for (_, text), own in sorted(judged.items())
    ]


@dataclass(frozen=True)
class _CodedBook:
    """A codebook with what people judged by it, and its coders.

    What a person judged is coded by ``unaided``, which learnt from no judgement: the machine's own value is not to
    be what the person just told.
    """

    book: Codebook
    judged: Mapping[tuple[str, str], _Judged]
    coder: Coder
    unaided: Coder

    def positions(self, statement: WordedStatement) -> Iterator[Position]:
        """Yield the positions in a statement, in the order of the codebook."""
        judged = self.judged.get((statement.report_id, statement.wording), {})
        coder = self.unaided if judged else self.coder
        found = {coded.issue: coded for coded in coder.code(statement.wording)}
        for issue in self.book.issues:
            coded, judgement = found.get(issue.id), judged.get(issue.id) or judged.get("")
            if coded is not None or (judgement is not None and judgement.stance != NO_STANCE):
                yield self._position(statement, issue.id, coded, judgement)

    def _position(
        self, statement: WordedStatement, issue: str, coded: Coded | None, judgement: PositionJudgement | None
    ) -> Position:
        machine = None if coded is None else coded.stance
        review = _review(machine, judgement)
        is_decided = judgement is not None and judgement.stance != NO_STANCE
        stance = judgement.stance if judgement is not None and is_decided else str(machine)
        reasons = () if coded is None else coded.reasons
        if judgement is not None:
            reasons = (Reason("judgement", judgement.stance, judgement.by, 1.0, judgement.id), *reasons)
        span = _whole(statement.content) if coded is None else _span_of(statement.content, coded.start, coded.end)
        confidence = 1.0 if coded is None or is_decided else coded.confidence
        return Position(
            id=digest_of("p", statement.statement_id, self.book.name, issue),
            report_id=statement.report_id,
            holder=statement.holder,
            codebook=self.book.name,
            issue=issue,
            stance=stance,
            statement=statement.statement_id,
            span=span,
            confidence=confidence,
            reasons=reasons,
            review=review,
            machine_stance=machine,
        )


def _review(machine: str | None, judgement: PositionJudgement | None) -> Review:
    if judgement is None:
        return "unreviewed"
    if judgement.stance == NO_STANCE:
        return "rejected"
    if machine is None:
        return "added"
    return "accepted" if machine == judgement.stance else "corrected"


def _whole(content: tuple[Span, ...]) -> Span:
    return Span(content[0].start, content[-1].end)


def _span_of(content: tuple[Span, ...], start: int, end: int) -> Span:
    """Return where in the report a stretch of a statement's wording stands, which joins its content by one space."""
    return Span(_place_of(content, start), _place_of(content, end - 1) + 1)


def _place_of(content: tuple[Span, ...], offset: int) -> int:
    for span in content:
        length = span.end - span.start
        if offset < length:
            return span.start + max(0, offset)
        offset -= length + 1
    return content[-1].end - 1
