"""What stands around the prose of a report and is no part of what anybody says: slugs, datelines, tails, tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dragoman.extract.grammar.clauses import trimmed
from dragoman.extract.grammar.datelines import start_of_prose
from dragoman.extract.statements.statement_draft import Draft
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse, TokenRange

# "GMT9", "9376**1416", "NI/EEE", "(END)", "End Item", "Tags: Vienna", "News ID 198844", "Edited by Runa Eskild".
_TAIL = re.compile(
    r"(?:[A-Z]{2,5}[-+]?\d{0,2}|\W*|\(?(?i:ends?|end ?item|enditem)\W*(?: \w+)?|[A-Z]{1,6}(?:/[A-Z]{1,6})+|\d+\W+\d+"
    r"|(?i:tags|keywords|topics|news id|follow us|edited by|reporting by|for (?:media|further|more) [a-z]+[ :])\b.*)"
)
_DAYS = words_of("grammar", "day words")


def without_margins(parse: Parse, drafts: Iterable[Draft]) -> list[Draft]:
    """Return drafts whose parts do not reach into the margins; those that stand there are left out.

    A source of which nothing is left is what stands between the margin and the cue.
    """
    starts = [_start_of(parse, paragraph) for paragraph in parse.paragraphs]
    return list(_cut(parse, drafts, starts))


def _start_of(parse: Parse, paragraph: TokenRange) -> int:
    """Return where the prose of a paragraph begins: at its end where it has none."""
    if paragraph.end <= paragraph.start:
        return paragraph.start
    text = parse.text[parse.starts[paragraph.start] : parse.ends[paragraph.end - 1]]
    return paragraph.end if _TAIL.fullmatch(text) else start_of_prose(parse, paragraph)


def _cut(parse: Parse, drafts: Iterable[Draft], starts: list[int]) -> Iterator[Draft]:
    for draft in drafts:
        place = draft.anchor if draft.anchor is not None else draft.start()
        number = parse.paragraph_numbers[place]
        margin = TokenRange(parse.paragraphs[number].start, starts[number])
        if margin.end == margin.start:
            yield draft
            continue
        if draft.cue is not None and draft.cue.start < margin.end:
            continue
        draft.content = [
            TokenRange(max(piece.start, margin.end) if piece.end > margin.start else piece.start, piece.end)
            for piece in draft.content
            if piece.end > margin.end or piece.end <= margin.start
        ]
        draft.source = _source_behind(parse, draft, margin)
        if draft.content:
            yield draft


def _source_behind(parse: Parse, draft: Draft, margin: TokenRange) -> TokenRange | None:
    source = draft.source
    if source is None or not margin.start <= source.start < margin.end:
        return source
    if source.end > margin.end:
        return TokenRange(margin.end, source.end)
    end = draft.cue.start if draft.cue is not None else margin.end
    while end > margin.end and (parse.lower[end - 1] in _DAYS or parse.lower[end - 1] == "on"):
        end -= 1
    found = trimmed(parse, margin.end, end)
    return found if found.end > found.start else None
