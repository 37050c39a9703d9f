"""In whose voice words of a report stand: its own, its headline's, or that of a statement it quotes or reports.

Rules: docs/codebook/namings.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dragoman.extract.grammar.coverage import Coverage
from dragoman.extract.grammar.quotations import Quotation, quotations_by_token
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse, Report, Statement, TokenRange, Voice

# What is uttered has words; what is thought or planned the teller has put into words.
_UTTERED = frozenset({"speech", "document"})
_NAMING_VERBS = words_of("naming", "verbs of naming")
_OBJECTS = frozenset({"dobj", "nsubj"})
_PREDICATES = frozenset({"NOUN", "PROPN", "ADJ"})
# Widths of a quotation mark and of a stop before it, which the content of a statement may be without.
_MARK = 1
_STOP = 1


class Voiced(NamedTuple):
    """Whose words they are, inside which statement, and whether they stand in quotation marks and in a headline."""

    voice: Voice
    statement: str | None
    is_marked: bool
    in_headline: bool


class Voices:
    """The voices of one report, found once."""

    def __init__(
        self, parse: Parse, report: Report, statements: Sequence[Statement], quotations: Sequence[Quotation]
    ) -> None:
        self._parse = parse
        self._quotation_at = quotations_by_token(len(parse), quotations)
        self._contents: Coverage[tuple[int, Statement]] = Coverage()
        self._by_id = {each.id: each for each in statements}
        for statement in statements:
            for span in statement.content:
                tokens = parse.tokens_in(span)
                held = (tokens.stop - tokens.start, statement)
                self._contents.add(TokenRange(tokens.start, tokens.stop), held)
        self._headlines: Coverage[None] = Coverage((line, None) for line in _headlines(parse, report))

    def at(self, token: int) -> Voiced:
        """Return the voice in which a token stands."""
        quotation = self._quotation_at[token]
        in_headline = next(iter([True for _ in self._headlines.around(token, token + 1)]), False)
        around = sorted(self._contents.around(token, token + 1), key=lambda held: (held[0], held[1].id))
        statements = [statement for _, statement in around if not _is_what_is_named(self._parse, token, statement)]
        if not statements:
            voice: Voice = "headline" if in_headline else "report"
            return Voiced(voice, None, quotation is not None, in_headline)
        chosen = self._speaking(token, statements, quotation)
        voice = "reported" if quotation is None else "quoted"
        return Voiced(voice, chosen.id, quotation is not None, in_headline)

    def _speaking(self, token: int, statements: list[Statement], quotation: Quotation | None) -> Statement:
        """Return the statement whose words they are, of those around a token, the narrowest first.

        What a quotation holds whole is told by who is quoted; what is thought, or said by nobody known, by whoever
        tells so.
        """
        if quotation is not None:
            reaching = [each for each in statements if _reaches_out(each, quotation)]
            return (reaching or statements)[0]
        uttered = [each for each in statements if each.kind in _UTTERED and each.speaker_entity is not None]
        return (uttered or statements)[0]


def _is_what_is_named(parse: Parse, token: int, statement: Statement) -> bool:
    """Tell the object of a verb of naming: in "Oslo calls the operation a mission" the report says "operation"."""
    cue = statement.cue
    if cue is None or cue.lemma not in _NAMING_VERBS or parse.deps[token] not in _OBJECTS:
        return False
    verbs, head = parse.tokens_in(cue.span), parse.heads[token]
    return head in verbs or (parse.pos[head] in _PREDICATES and parse.heads[head] in verbs)


def _reaches_out(statement: Statement, quotation: Quotation) -> bool:
    """Tell whether a statement holds the whole of a quotation, or more: what is said inside of one is retold."""
    first, last = quotation.span.start + _MARK, quotation.span.end - _MARK - _STOP
    return any(span.start <= first and span.end >= last for span in statement.content)


def _headlines(parse: Parse, report: Report) -> Iterator[TokenRange]:
    """Yield the lines that are the headline: where it is marked, and where a paragraph repeats it word for word."""
    zones = [zone.span for zone in report.zones if zone.kind == "title"]
    title = " ".join((report.title or "").split())
    for paragraph in parse.paragraphs:
        if paragraph.end <= paragraph.start:
            continue
        span = parse.span(paragraph.start, paragraph.end)
        is_title = any(zone.covers(span) for zone in zones)
        if is_title or (title and " ".join(parse.text[span.start : span.end].split()) == title):
            yield paragraph
