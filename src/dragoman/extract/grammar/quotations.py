"""Quotation marks become quotations: paired, continued over paragraphs, and never able to lose a document.

They are found once per report and handed on; nobody else looks at the marks to tell what is quoted.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.model import Parse, Span, TokenRange

OPENING = frozenset("“„«")
CLOSING = frozenset("”»")
# A report is taken to quote in single marks only if it has no double ones and several single pairs that hold
# a stop or a comma before the closing mark, as British copy does.
MIN_SINGLE_PAIRS = 1
MARKS = frozenset("“”„«»\"‘’'`")
# The marks as tokens of a parse, for those who ask what stands beside a word; what is quoted is asked of quotations.
OPENING_MARKS = frozenset({'"', "“", "''", "``", "‘", "'", "„", "«"})
CLOSING_MARKS = frozenset({'"', "”", "''", "’", "'", "’’", "»"})


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks, inside one paragraph.

    ``span`` includes the marks; ``first`` and ``last`` are the half-open range of its tokens, marks included.
    ``closed`` is False where the closing mark is missing; ``continues`` is True where the paragraph re-opens
    a quotation that the paragraph before left open.
    """

    span: Span
    first: int
    last: int
    paragraph: int
    closed: bool
    continues: bool

    def holds(self, token: int) -> bool:
        """Tell whether the token lies inside the quotation, marks included."""
        return self.first <= token < self.last


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    role: str  # "open", "close" or "either"


def quotations_on(quotations: Sequence[Quotation], start: int, end: int) -> Sequence[Quotation]:
    """Return those of quotations in reading order that have a token in common with ``start`` to one before ``end``."""
    return quotations[bisect_right(quotations, start, key=_last) : bisect_left(quotations, end, key=_first)]


def quotations_by_token(n_tokens: int, quotations: Iterable[Quotation]) -> list[Quotation | None]:
    """Return for each token of a report the quotation it lies in, marks included; None for what is not quoted."""
    inside: list[Quotation | None] = [None] * n_tokens
    for quotation in quotations:
        inside[quotation.first : quotation.last] = [quotation] * (quotation.last - quotation.first)
    return inside


def tokens_quoted(quotations: Sequence[Quotation], pieces: Iterable[TokenRange]) -> set[int]:
    """Return the tokens of the pieces that lie inside a quotation, marks included; ``quotations`` in reading order."""
    return {
        token
        for piece in pieces
        for quotation in quotations_on(quotations, *piece)
        for token in range(max(piece.start, quotation.first), min(piece.end, quotation.last))
    }


def quotations_from(quotations: Sequence[Quotation], start: int) -> Iterator[Quotation]:
    """Yield those of quotations in reading order that end behind a token."""
    for number in range(bisect_right(quotations, start, key=_last), len(quotations)):
        yield quotations[number]


def _first(quotation: Quotation) -> int:
    return quotation.first


def _last(quotation: Quotation) -> int:
    return quotation.last


def find_quotations(parse: Parse) -> tuple[Quotation, ...]:
    """Return the quotations of a report in reading order; they do not overlap and do not nest.

    A mark that opens and is never closed reaches to the end of its paragraph, unless a new quotation opens first.
    A closing mark without an opening one is passed over.
    """
    style = _style(parse)
    found: list[Quotation] = []
    open_before = False
    for number, paragraph in enumerate(parse.paragraphs):
        region = parse.span(paragraph.start, paragraph.end) if paragraph.end > paragraph.start else None
        if region is None:
            continue
        pairs = _pair(_marks(parse.text, region, style), region)
        for n, (span, closed) in enumerate(pairs):
            continues = n == 0 and open_before and not parse.text[region.start : span.start].strip()
            tokens = parse.tokens_in(span)
            if len(tokens):
                found.append(Quotation(span, tokens.start, tokens.stop, number, closed, continues))
        open_before = bool(pairs) and not pairs[-1][1] and pairs[-1][0].end >= region.end - 1
    return tuple(found)


def _style(parse: Parse) -> str:
    text = parse.text
    if any(mark in text for mark in '"“”„«»') or "''" in text or "``" in text:
        return "double"
    singles = 0
    for position, character in enumerate(text):
        if (
            character in "'’"
            and position
            and text[position - 1] in ",.?!"
            and text[position + 1 : position + 2] in (" ", "\n", "")
        ):
            singles += 1
    return "single" if singles >= MIN_SINGLE_PAIRS else "double"


def _marks(text: str, region: Span, style: str) -> list[_Mark]:
    marks: list[_Mark] = []
    position = region.start
    while position < region.end:
        character = text[position]
        if character not in MARKS:
            position += 1
            continue
        width = 2 if text[position : position + 2] in ("''", "``", "‘‘", "’’") else 1
        doubled = width == 2
        end = position + width
        if character in OPENING or text[position:end] in ("``", "‘‘"):
            marks.append(_Mark(position, end, "open"))
        elif (character in CLOSING and style == "double") or text[position:end] == "’’":
            # German and Swedish copy opens with the mark that closes elsewhere; the side of the space tells.
            marks.append(_Mark(position, end, "either" if _side(text, position, end) == "open" else "close"))
        elif character == '"' or doubled:
            marks.append(_Mark(position, end, _side(text, position, end)))
        elif style == "single" and character in "'‘’":
            role = _single_role(text, position)
            if role:
                marks.append(_Mark(position, end, role))
        position = end
    return marks


def _side(text: str, start: int, end: int) -> str:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    opens = before.isspace() or before in "([—–-:/"
    closes = after.isspace() or after in ".,;:!?)]—–-/"
    if opens == closes:
        return "either"
    return "open" if opens else "close"


def _single_role(text: str, position: int) -> str | None:
    before = text[position - 1] if position else " "
    after = text[position + 1] if position + 1 < len(text) else " "
    if (before.isspace() or before in "([—–:") and (after.isalnum() or after in "…."):
        # 'em, 'tis and '90s open nothing.
        return None if after.isdigit() and text[position + 1 : position + 4].endswith("s") else "open"
    if (after.isspace() or after in ".,;:!?)]—–") and (before in ",.?!…" or before.isalnum()):
        # A plural possessive (the ministers' plan) closes only what is open; pairing decides.
        return "close" if before in ",.?!…" else "weak close"
    return None


def _pair(marks: list[_Mark], region: Span) -> list[tuple[Span, bool]]:
    pairs: list[tuple[Span, bool]] = []
    opened: _Mark | None = None
    weak: _Mark | None = None
    for mark in marks:
        if opened is None:
            if mark.role in ("open", "either"):
                opened, weak = mark, None
        elif mark.role in ("close", "either"):
            pairs.append((Span(opened.start, mark.end), True))
            opened = None
        elif mark.role == "weak close":
            weak = mark
        elif mark.role == "open":
            if weak is not None:
                pairs.append((Span(opened.start, weak.end), True))
                opened = mark
            elif mark.start - opened.start > 1:
                # A second opening mark: the first was never closed, or the second quotes within it.
                pairs.append((Span(opened.start, mark.start), False))
                opened = mark
            weak = None
    if opened is not None:
        if weak is not None:
            pairs.append((Span(opened.start, weak.end), True))
        elif region.end - opened.end > 0:
            pairs.append((Span(opened.start, region.end), False))
    return pairs
