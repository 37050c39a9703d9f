"""Quotation marks become quotations: paired, continued over paragraphs, and never able to lose a document.

They are found once per report and handed on; nobody else looks at the marks to tell what is quoted.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse, Span, TokenRange

OPENING = frozenset("“„«")
CLOSING = frozenset("”»")
_CLOSED_SINGLE = re.compile(r"[,.?!]['’](?=[ \n]|$)")
# Several words between single marks, curly or straight, that no possessive can have made: the first word opens.
_WHOLE_SINGLE = re.compile(
    r"(?:^|(?<=[\s(]))(?:‘\w[^‘’\n]{1,400}\w’|'\w[^'\n]{1,400}[^s'\n\W]')(?=[\s,.;:)]|$)", re.MULTILINE
)
_CLOSED_MIDLINE = re.compile(r"""[,.?!]['’"”»](?= \S)""")
_WORD = re.compile(r"[A-Za-z]+")
_ELISIONS = words_of("grammar", "elisions")
_DOUBLE = re.compile(r"""''|``|‘‘|’’|[“„«”»"]""")
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


# What two marks hold, marks included, and whether the closing one is there.
_Pair = tuple[Span, bool]


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
    regions = [parse.span(*each) if each.end > each.start else None for each in parse.paragraphs]
    in_double = [_pair(_double_marks(parse.text, region), region) if region else [] for region in regions]
    outer = _quotes_in_single_marks(parse.text, [span for pairs in in_double for span, _ in pairs])
    found: list[Quotation] = []
    open_before = False
    for number, region in enumerate(regions):
        if region is None:
            continue
        pairs = in_double[number]
        if outer:
            pairs = _outermost(pairs, _pair(_single_marks(parse.text, region), region), alone=not any(in_double))
        for n, (span, closed) in enumerate(pairs):
            continues = n == 0 and open_before and not parse.text[region.start : span.start].strip()
            tokens = parse.tokens_in(span)
            if len(tokens):
                found.append(Quotation(span, tokens.start, tokens.stop, number, closed, continues))
        open_before = bool(pairs) and not pairs[-1][1] and pairs[-1][0].end >= region.end - 1
    return tuple(found)


def _quotes_in_single_marks(text: str, in_double: Sequence[Span]) -> bool:
    """Tell whether a report quotes in single marks, given what stands in its double ones, in order.

    A stop or a comma before the mark tells it. Where there are double marks too, single ones quote only if no fewer
    of them close speech in the middle of a line, outside of the double ones: American copy has single marks inside
    double ones, and around terms and in headlines.
    """
    if not in_double:
        return _CLOSED_SINGLE.search(text) is not None or any(" " in whole[0] for whole in _WHOLE_SINGLE.finditer(text))
    outside = sum(_n_closed(text, "'’", *stretch) for stretch in _between(in_double, len(text)))
    return outside > 0 and outside >= _n_closed(text, '"”»', 0, len(text))


def _n_closed(text: str, marks: str, start: int, end: int) -> int:
    """Return how many of some marks stand behind a stop, and before more words on their line."""
    return sum(mark[0][1] in marks for mark in _CLOSED_MIDLINE.finditer(text, start, end))


def _between(spans: Sequence[Span], end: int) -> Iterator[Span]:
    """Yield what lies before, between and behind spans in order."""
    reached = 0
    for span in spans:
        yield Span(reached, max(reached, span.start))
        reached = max(reached, span.end)
    yield Span(reached, end)


def _outermost(double: list[_Pair], single: list[_Pair], *, alone: bool) -> list[_Pair]:
    """Return the pairs of marks that lie in no other, in order; a single mark never closed counts only ``alone``."""
    closed = [pair for pair in single if alone or pair[1]]
    kept: list[_Pair] = []
    for pair in sorted([*double, *closed], key=lambda pair: (pair[0].start, -pair[0].end)):
        if not kept or pair[0].start >= kept[-1][0].end:
            kept.append(pair)
    return kept


def _double_marks(text: str, region: Span) -> list[_Mark]:
    """Return the marks that are no single ones: curly, straight, angled, doubled."""
    marks: list[_Mark] = []
    for found in _DOUBLE.finditer(text, region.start, region.end):
        start, end = found.span()
        mark = found[0]
        if mark in OPENING or mark in {"``", "‘‘"}:
            marks.append(_Mark(start, end, "open"))
        elif mark in CLOSING or mark == "’’":
            # German and Swedish copy opens with the mark that closes elsewhere; the side of the space tells.
            marks.append(_Mark(start, end, "either" if _side(text, start, end) == "open" else "close"))
        else:
            marks.append(_Mark(start, end, _side(text, start, end)))
    return marks


def _single_marks(text: str, region: Span) -> list[_Mark]:
    places = [place for place in range(region.start, region.end) if text[place] in "'‘’"]
    marks = [_Mark(place, place + 1, role) for place in places if (role := _single_role(text, place))]
    # Where copy tells the two apart, what closes opens nothing: ’plane, ’em.
    return marks if "‘" not in text else [mark for mark in marks if mark.role != "open" or text[mark.start] != "’"]


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
    if (before.isspace() or before in "([—–:") and (after.isalnum() or after in '…."“'):
        # 'em, 'tis and '90s open nothing.
        word = _WORD.match(text, position + 1)
        is_elided = word is not None and word[0].lower() in _ELISIONS
        is_decade = after.isdigit() and text[position + 1 : position + 4].endswith("s")
        return None if is_elided or is_decade else "open"
    if (after.isspace() or after in ".,;:!?)]—–") and (before in ",.?!…" or before.isalnum()):
        # A plural possessive (the ministers' plan) closes only what is open; pairing decides.
        return "close" if before in ",.?!…" else "weak close"
    return None


def _pair(marks: list[_Mark], region: Span) -> list[_Pair]:
    pairs: list[_Pair] = []
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
