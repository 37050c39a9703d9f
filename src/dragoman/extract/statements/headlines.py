"""Statements told by a colon: headlines (``Talks to resume: envoy``) and turns of transcripts (``SMITH: I did.``)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from dragoman.extract.grammar.clauses import trimmed
from dragoman.extract.statements.statement_draft import Draft
from dragoman.lexicon.humans import is_title_word
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse, Report, TokenRange

HEADLINE_CONFIDENCE = 0.7
MAX_HEADLINE = 40
MAX_SOURCE = 6
NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
SOURCE_NOUNS = words_of("statements", "sources in headlines")
SOURCE_PARTS = frozenset({"PROPN", "NOUN", "ADJ", "PART", "DET", "PUNCT", "ADP", "CCONJ"})


def drafts_from_colons(parse: Parse, report: Report, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the statements of headlines and transcript lines that no cue has told already."""
    title = next((zone.span for zone in report.zones if zone.kind == "title"), None)
    sources = {draft.source for draft in drafts}
    anchors = sorted(draft.anchor for draft in drafts if draft.anchor is not None)
    for number, paragraph in enumerate(parse.paragraphs):
        colon = _first_colon(parse, paragraph)
        is_title = (
            title.overlaps(parse.span(*paragraph))
            if title is not None and paragraph.end > paragraph.start
            else number == 0
        )
        if colon is None and is_title:
            colon = _last_dash(parse, paragraph)
        if colon is None:
            continue
        left, right = trimmed(parse, paragraph.start, colon), trimmed(parse, colon + 1, paragraph.end)
        short = paragraph.end - paragraph.start <= MAX_HEADLINE
        if is_title and short and _names_source(parse, right) and len(range(*left)) >= 3:
            source, content = right, TokenRange(paragraph.start, colon)
        elif (
            parse.words[colon] == ":"
            and _names_source(parse, left)
            and len(range(*right)) >= 3
            and (is_title or _is_transcript_line(parse, left))
        ):
            source, content = left, TokenRange(colon + 1, paragraph.end)
        else:
            continue
        if source in sources or bisect_left(anchors, left.start) < bisect_left(anchors, colon):
            continue
        yield Draft(
            anchor=None,
            cue=TokenRange(colon, colon + 1),
            source=source,
            content=[_without_stop(parse, content)],
            lemma=":",
            confidence=HEADLINE_CONFIDENCE,
        )


def _first_colon(parse: Parse, paragraph: TokenRange) -> int | None:
    last = min(paragraph.end - 1, paragraph.start + MAX_HEADLINE)
    return next((token for token in range(paragraph.start + 1, last) if parse.words[token] == ":"), None)


def _last_dash(parse: Parse, paragraph: TokenRange) -> int | None:
    """Return the dash that sets off the source at the end of a headline (``Talks to resume — envoy``)."""
    places = range(paragraph.end - 2, max(paragraph.start, paragraph.end - MAX_SOURCE - 2), -1)
    return next(
        (token for token in places if parse.words[token] in ("—", "–", "--", "-") and _stands_free(parse, token)), None
    )


def _stands_free(parse: Parse, token: int) -> bool:
    """Tell a dash between blanks from a hyphen."""
    return parse.ends[token - 1] < parse.starts[token] and parse.ends[token] < parse.starts[token + 1]


def _names_source(parse: Parse, piece: TokenRange) -> bool:
    n_tokens = piece.end - piece.start
    if not 0 < n_tokens <= MAX_SOURCE or any(parse.pos[token] not in SOURCE_PARTS for token in range(*piece)):
        return False
    last = parse.lower[piece.end - 1]
    if last in SOURCE_NOUNS or is_title_word(last):
        return True
    if any(
        name.label in NAMES and piece.start <= name.start and name.end <= piece.end for name in parse.names_on(*piece)
    ):
        return True
    return n_tokens <= 3 and all(parse.pos[token] in ("PROPN", "PUNCT") for token in range(*piece))


def _is_transcript_line(parse: Parse, left: TokenRange) -> bool:
    """Tell whether a line begins with a name in capitals, as the turns of a transcript do."""
    words = [parse.words[token] for token in range(*left) if parse.words[token].isalpha()]
    return bool(words) and all(word.isupper() and len(word) > 1 for word in words)


def _without_stop(parse: Parse, piece: TokenRange) -> TokenRange:
    end = piece.end
    while end > piece.start and parse.words[end - 1] in (".", ":", ","):
        end -= 1
    return TokenRange(piece.start, end)
