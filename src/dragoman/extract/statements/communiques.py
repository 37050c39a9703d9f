"""Resolutions and communiqués: numbered lines without a subject belong to the body that is named before them.

"The Council, recalling …: 1. Expresses grave concern over …; 2. Decides to …"
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.extract.grammar.clauses import trimmed
from dragoman.extract.statements.statement_draft import Draft
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse, TokenRange

VERBS = words_of("statements", "verbs of communiqués")
NOUNS = words_of("statements", "nouns of communiqués")
COMMUNIQUE_CONFIDENCE = 0.7
# A line is one of a communiqué only if another one is.
FEWEST_LINES = 2
_NUMBER = re.compile(r"(?:\(?(?:\d{1,3}|[a-z]{1,3}|[ivxIVX]+)[.)]|[-–—•*])?\s*")
_ADOPTED = re.compile(r"\b(?:[Aa]dopted|[Ii]ssued) by (the [A-Z][^,.;\n]+?)(?= at its| on |,|$)", re.MULTILINE)
_ALSO = frozenset({"also", "further", "strongly", "again", "once", "deeply"})
_AFTER_VERB = frozenset({"upon", "on", "for", "of", "with"})


def with_communiques(parse: Parse, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with those of the lines of a communiqué in place of others that begin there."""
    lines = list(_lines(parse))
    if len(lines) < FEWEST_LINES:
        return list(drafts)
    said = [draft for verb, paragraph in lines for draft in _of_line(parse, verb, paragraph)]
    places = {draft.anchor for draft in said}
    cues = {token for draft in said if draft.cue is not None for token in range(*draft.cue)}
    others = [draft for draft in drafts if draft.anchor not in places and draft.anchor not in cues]
    return [*others, *said]


def _lines(parse: Parse) -> Iterator[tuple[int, TokenRange]]:
    """Yield the verb without a subject with which a paragraph begins, behind its number, and the paragraph."""
    for paragraph in parse.paragraphs:
        if paragraph.end - paragraph.start < 4:
            continue
        found = _NUMBER.match(parse.text, parse.starts[paragraph.start])
        place = found.end() if found is not None else parse.starts[paragraph.start]
        verb = next((token for token in range(*paragraph) if parse.starts[token] >= place), paragraph.start)
        while verb < paragraph.end - 1 and parse.lower[verb] in _ALSO:
            verb += 1
        if parse.lower[verb] in VERBS and parse.words[verb][0].isupper():
            yield verb, paragraph


def _of_line(parse: Parse, verb: int, paragraph: TokenRange) -> Iterator[Draft]:
    source = _body_before(parse, paragraph)
    places = [verb, *_joined(parse, verb + 1, paragraph.end)]
    for number, place in enumerate(places):
        limit = places[number + 1] - 1 if number + 1 < len(places) else paragraph.end
        cue_end = _cue_end(parse, place, limit)
        content = trimmed(parse, cue_end, _without_and(parse, cue_end, limit))
        if content.end > content.start:
            yield Draft(
                anchor=place,
                cue=TokenRange(place, cue_end),
                source=source,
                content=[content],
                lemma=parse.lemmas[place].lower(),
                frame="communiqué",
                kind="document",
                confidence=COMMUNIQUE_CONFIDENCE,
            )


def _joined(parse: Parse, start: int, end: int) -> Iterator[int]:
    """Yield the verbs that go on in a line: "Reiterates its demand …, and commends …"."""
    for token in range(start + 1, end):
        if parse.lower[token] in VERBS and parse.lower[token - 1] in {"and", "also", "further"}:
            yield token


def _without_and(parse: Parse, start: int, end: int) -> int:
    while end > start and parse.lower[end - 1] in {"and", ",", ";", ".", ":"}:
        end -= 1
    return end


def _cue_end(parse: Parse, verb: int, limit: int) -> int:
    """Return the end of a cue: with its noun ("Expresses grave concern"), or its preposition ("Calls upon")."""
    noun = next((t for t in range(verb + 1, min(verb + 5, limit)) if parse.lower[t] in NOUNS), None)
    if noun is not None and not any(parse.lower[t] in {"that", "the", "of", "in"} for t in range(verb + 1, noun)):
        with_of = noun + 1 < limit and parse.lower[noun] == "note" and parse.lower[noun + 1] == "of"
        return noun + 1 + with_of
    return verb + 2 if verb + 2 < limit and parse.lower[verb + 1] in _AFTER_VERB else verb + 1


def _body_before(parse: Parse, paragraph: TokenRange) -> TokenRange | None:
    """Return the body that stands as a line of its own, behind which a comma or colon opens the communiqué."""
    for before in reversed(parse.paragraphs):
        if before.end > paragraph.start or before.end - before.start < 2:
            continue
        if parse.words[before.end - 1] not in {",", ":"} or parse.lower[before.start] != "the":
            continue
        if not any(parse.tags[token] in {"VBD", "VBZ", "VBP"} for token in range(*before)):
            return trimmed(parse, *before)
        comma = next((t for t in range(*before) if parse.words[t] == ","), before.end)
        if not any(parse.tags[token] in {"VBD", "VBZ", "VBP"} for token in range(before.start, comma)):
            return TokenRange(before.start, comma)
    adopted = _ADOPTED.search(parse.text, 0, parse.starts[paragraph.start])
    if adopted is None:
        return None
    tokens = [t for t in range(len(parse)) if adopted.start(1) <= parse.starts[t] < adopted.end(1)]
    return TokenRange(tokens[0], tokens[-1] + 1) if tokens else None
