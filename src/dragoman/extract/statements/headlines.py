"""Statements told by a colon: headlines (``Talks to resume: envoy``) and turns of transcripts (``SMITH: I did.``)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dragoman.extract.grammar.clauses import trimmed
from dragoman.extract.statements.statement_draft import Draft
from dragoman.lexicon.humans import is_human, is_title_word
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse, Report, Span, TokenRange

HEADLINE_CONFIDENCE = 0.7
# What the verb alone tells of a headline is less sure; what stands unsure inside of one that is signed is dropped.
VERB_CONFIDENCE = 0.5
SURE_INSIDE = 0.6
HEADLINE_VERBS = words_of("statements", "verbs of headlines")
HEADLINE_ACTS = {
    **dict.fromkeys(("begs", "beg", "urges", "urge", "asks", "seeks", "demands", "demand"), "REQUEST"),
    **dict.fromkeys(("slams", "slam", "condemns", "condemn", "blasts", "decries"), "ACCUSE"),
    **dict.fromkeys(("hails", "hail", "welcomes", "welcome", "praises", "backs"), "SUPPORT"),
    **dict.fromkeys(("rejects", "reject", "denies", "deny", "dismisses"), "REJECT"),
}
MAX_HEADLINE = 40
MAX_SOURCE = 6
NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
SOURCE_NOUNS = words_of("statements", "sources in headlines")
SOURCE_PARTS = frozenset({"PROPN", "NOUN", "ADJ", "PART", "DET", "PUNCT", "ADP", "CCONJ"})


def drafts_from_colons(parse: Parse, report: Report, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the statements of headlines and transcript lines that no cue has told already."""
    sources = {draft.source for draft in drafts}
    anchors = sorted(draft.anchor for draft in drafts if draft.anchor is not None)
    for paragraph, is_title in _lines(parse, report):
        told = _told_in(parse, paragraph, is_title=is_title)
        if told is None or told.source in sources:
            continue
        start = trimmed(parse, paragraph.start, told.mark).start
        is_signed = told.source.start > told.mark
        if (is_signed and is_title) or bisect_left(anchors, start) == bisect_left(anchors, told.mark):
            yield _draft(parse, told)


def _draft(parse: Parse, told: _Told) -> Draft:
    return Draft(
        anchor=None,
        cue=TokenRange(told.mark, told.mark + 1),
        source=told.source,
        content=[_without_stop(parse, told.content)],
        lemma=":",
        confidence=HEADLINE_CONFIDENCE,
    )


def without_weak_headlines(parse: Parse, report: Report, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts without what stands unsure in a headline that somebody signs, and without headlines told twice.

    "Norway supports ceasefire - Hallen" is Hallen's; a headline that is repeated word for word is told once.
    """
    signed = [d for d in drafts if d.anchor is None and d.lemma == ":" and d.cue is not None and d.source is not None]
    signed = [draft for draft in signed if draft.source is not None and draft.source.start > draft.end()]
    titles = [line for line, is_title in _lines(parse, report) if is_title or _is_short_line(parse, line)]
    kept: list[Draft] = []
    seen: set[tuple[str, ...]] = set()
    for draft in sorted(drafts, key=lambda draft: draft.start()):
        if any(draft is not each and _is_unsure_inside(draft, each) for each in signed):
            continue
        line = next((line for line in titles if line.start <= draft.start() < line.end), None)
        if line is not None and draft.end() <= line.end:
            words = (*_words(parse, line), *("|", str(draft.start() - line.start)))
            if words in seen:
                continue
            seen.add(words)
        kept.append(draft)
    return kept


def within_headline(parse: Parse, report: Report, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, those of the headline within it and those of the text below within that; no topic speaks."""
    title = next((line for line, is_title in _lines(parse, report) if is_title), None)
    if title is None or all(zone.kind != "title" for zone in report.zones):
        return list(drafts)
    for draft in drafts:
        mark = draft.cue.start if draft.cue is not None else draft.start()
        is_of_title = title.start <= mark < title.end
        draft.content = [piece for whole in draft.content for piece in _on_one_side(whole, title, is_of_title)]
        if is_of_title and draft.lemma == ":" and draft.source is not None and not _names_source(parse, draft.source):
            draft.content = []
    return [draft for draft in drafts if draft.content]


def _on_one_side(piece: TokenRange, title: TokenRange, is_of_title: bool) -> Iterator[TokenRange]:
    """Yield what of a piece lies in the headline, or what lies below it."""
    if is_of_title:
        start, end = max(piece.start, title.start), min(piece.end, title.end)
    else:
        start, end = (max(piece.start, title.end) if piece.end > title.end else piece.start), piece.end
    if start < end:
        yield TokenRange(start, end)


def _is_unsure_inside(draft: Draft, signed: Draft) -> bool:
    inside = signed.content[0].start <= draft.start() and draft.end() <= signed.content[0].end
    return inside and draft.anchor is not None and draft.confidence < SURE_INSIDE


def _is_short_line(parse: Parse, line: TokenRange) -> bool:
    is_long = line.end - line.start > MAX_HEADLINE
    return line.end > line.start and not is_long and parse.words[line.end - 1] not in {".", "!", "?", "”", '"'}


def _words(parse: Parse, line: TokenRange) -> tuple[str, ...]:
    return tuple(word for word in parse.lower[line.start : line.end] if word[0].isalnum())


def drafts_from_headline_verbs(parse: Parse, report: Report, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield what a headline tells by its verb, where nothing else was found: "FG begs labour to shelve strike"."""
    for line, is_title in _lines(parse, report):
        if not is_title or not _is_short_line(parse, line):
            continue
        if any(line.start <= draft.start() < line.end for draft in drafts):
            continue
        verb = next((t for t in range(line.start + 1, line.end - 2) if parse.lower[t] in HEADLINE_VERBS), None)
        if verb is None or verb - line.start > MAX_SOURCE:
            continue
        source = trimmed(parse, line.start, verb)
        if source.end > source.start and all(parse.pos[t] in SOURCE_PARTS for t in range(*source)):
            yield Draft(
                anchor=verb,
                cue=TokenRange(verb, verb + 1),
                source=source,
                content=[trimmed(parse, verb + 1, line.end)],
                lemma=parse.lower[verb],
                frame="headline",
                act=HEADLINE_ACTS.get(parse.lower[verb], "SAY"),
                confidence=VERB_CONFIDENCE,
            )


def _lines(parse: Parse, report: Report) -> Iterator[tuple[TokenRange, bool]]:
    """Yield the paragraphs and whether each is the headline: the zone of the title, else the first."""
    title = next((zone.span for zone in report.zones if zone.kind == "title"), None)
    for number, paragraph in enumerate(parse.paragraphs):
        yield paragraph, number == 0 if title is None else _overlaps(parse, paragraph, title)


class _Told(NamedTuple):
    """The colon or dash of a line, and the source and the content on its two sides."""

    mark: int
    source: TokenRange
    content: TokenRange


def _told_in(parse: Parse, paragraph: TokenRange, *, is_title: bool) -> _Told | None:
    """Return what a line tells by its first colon, or a headline by its last dash; None where it tells nothing."""
    mark = _first_colon(parse, paragraph)
    if mark is None and is_title:
        mark = _last_dash(parse, paragraph)
    if mark is None:
        return None
    sides = _told_at(parse, paragraph, mark, is_title=is_title)
    return None if sides is None else _Told(mark, *sides)


def _overlaps(parse: Parse, paragraph: TokenRange, title: Span) -> bool:
    return paragraph.end > paragraph.start and title.overlaps(parse.span(*paragraph))


def _told_at(
    parse: Parse, paragraph: TokenRange, colon: int, *, is_title: bool
) -> tuple[TokenRange, TokenRange] | None:
    """Return source and content on the two sides of a colon or dash, None where it sets off no source."""
    left, right = trimmed(parse, paragraph.start, colon), trimmed(parse, colon + 1, paragraph.end)
    is_short_title = is_title and paragraph.end - paragraph.start <= MAX_HEADLINE
    if is_short_title and _tells(left) and _names_source(parse, right):
        return right, TokenRange(paragraph.start, colon)
    if parse.words[colon] != ":" or not _tells(right) or not _names_source(parse, left):
        return None
    return (left, TokenRange(colon + 1, paragraph.end)) if is_title or _is_transcript_line(parse, left) else None


def _tells(piece: TokenRange) -> bool:
    """Tell whether a piece is long enough to say something."""
    return piece.end - piece.start >= 3


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
    if not 0 < piece.end - piece.start <= MAX_SOURCE:
        return False
    if any(parse.pos[token] not in SOURCE_PARTS for token in range(*piece)):
        return False
    end = piece.end - 1
    last = parse.lower[end]
    if last in SOURCE_NOUNS or is_title_word(last):
        return True
    # "Ferry dispute: what was agreed" has a topic, though the parser may take a piece of it for a name.
    is_topic = parse.pos[end] == "NOUN" and piece.end - piece.start > 1 and not is_human(parse.lemmas[end].lower())
    return not is_topic and _is_name(parse, piece)


def _is_name(parse: Parse, piece: TokenRange) -> bool:
    """Tell a piece that holds a name, or is nothing but a short one."""
    named = (name for name in parse.names_on(*piece) if name.label in NAMES)
    if any(piece.start <= name.start and name.end <= piece.end for name in named):
        return True
    is_short = piece.end - piece.start <= 3
    if piece.end - piece.start == 1 and parse.pos[piece.start] in ("ADJ", "X", "ADV"):
        return parse.words[piece.start].istitle()  # a surname that the tagger does not know
    return is_short and all(parse.pos[token] in ("PROPN", "PUNCT") for token in range(*piece))


def _is_transcript_line(parse: Parse, left: TokenRange) -> bool:
    """Tell whether a line begins with a name in capitals, as the turns of a transcript do."""
    words = [parse.words[token] for token in range(*left) if parse.words[token].isalpha()]
    return bool(words) and all(word.isupper() and len(word) > 1 for word in words)


def _without_stop(parse: Parse, piece: TokenRange) -> TokenRange:
    end = piece.end
    while end > piece.start and parse.words[end - 1] in (".", ":", ","):
        end -= 1
    return TokenRange(piece.start, end)
