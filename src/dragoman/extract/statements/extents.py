"""Where content ends and begins that the model or a parser cuts too short or too long."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dragoman.extract.grammar.clauses import trimmed
from dragoman.extract.grammar.quotations import OPENING_MARKS
from dragoman.extract.statements.cue_candidate import lemma_of
from dragoman.extract.statements.statement_draft import Draft, merged
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse, TokenRange

RESULTS = words_of("statements", "participles of results")
INSERTED = words_of("statements", "openings of insertions")
JUDGING = words_of("statements", "verbs of judging as")
COMPLETING = words_of("statements", "verbs completed by prepositions")
COMPLETIONS = words_of("statements", "prepositions of completion")
DAYS = words_of("grammar", "day words")
WEEKDAYS = words_of("statements", "weekdays")
CONTRASTS = words_of("statements", "words before a contrast")
_MARKS_AFTER = frozenset({"”", '"', "''", "’", "»"})
# The longest insertion between commas after which content goes on, in tokens.
MOST_INSERTED = 14
# The longest name with its office behind "with", in tokens.
_MOST_COMPANION = 8


def mend_extents(parse: Parse, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with content that reaches as far as what is said, and takes in no day of saying it."""
    for draft in drafts:
        if draft.anchor is None or draft.cue is None or not draft.content:
            continue
        _leave_out_day(parse, draft)
        _give_to_companion(parse, draft, draft.anchor)
        for mend in _MENDINGS:
            end = mend(parse, draft, draft.anchor)
            if end is not None:
                _reach(parse, draft, end, drafts)
    _part_at_contrasts(parse, drafts)
    return [draft for draft in drafts if draft.content]


def _reach(parse: Parse, draft: Draft, end: int, drafts: Sequence[Draft]) -> None:
    """Let the last piece of a content reach to a token, but not into the cue or the source of another statement."""
    last = draft.content[-1]
    for other in drafts:
        for part in (other.cue, other.source):
            is_noun = other.anchor is not None and parse.pos[other.anchor] == "NOUN"
            if other is draft or is_noun or part is None or part == draft.source or not last.end <= part.start < end:
                continue
            if other.cue is not None and last.end <= other.cue.start < end and not _is_below(parse, other, last):
                end = part.start
    while end > last.end and parse.lower[end - 1] in {",", "and", "but", "while", ";", "also"}:
        end -= 1
    found = trimmed(parse, last.start, end)
    if found.end > last.end:
        draft.content = merged([*draft.content[:-1], TokenRange(last.start, found.end)])


def _is_below(parse: Parse, other: Draft, piece: TokenRange) -> bool:
    """Tell whether the cue of a statement hangs on a word of a piece of content."""
    token = other.anchor if other.anchor is not None else piece.end
    for _ in range(8):
        if piece.start <= token < piece.end:
            return True
        if parse.heads[token] == token:
            return False
        token = parse.heads[token]
    return False


def _leave_out_day(parse: Parse, draft: Draft) -> None:
    """Take the day of saying out of the content it opens ("said Friday Norway is keen"), and off the end of a cue."""
    cue, anchor = draft.cue, draft.anchor
    if cue is None or anchor is None:
        return
    end = cue.end
    while end - 1 > anchor and (parse.lower[end - 1] in DAYS or parse.lower[end - 1] in WEEKDAYS):
        end -= 1
    if end < cue.end and end - 1 > anchor and parse.lower[end - 1] == "on":
        end -= 1
    draft.cue = TokenRange(cue.start, end)
    first = draft.content[0]
    if first.start != cue.end or parse.lower[first.start] not in WEEKDAYS or first.end - first.start < 4:
        return
    following = first.start + 1
    if parse.lower[following] == "that" or parse.pos[following] in {"DET", "PRON", "PROPN"}:
        draft.content[0] = TokenRange(following, first.end)


def _give_to_companion(parse: Parse, draft: Draft, anchor: int) -> None:
    """Let whoever stands behind "with" be the source of a participle: ``…, with Odera expressing hope``."""
    verb = parse.heads[anchor] if draft.frame.startswith("light-") or parse.pos[anchor] == "NOUN" else anchor
    if parse.tags[verb] != "VBG" or draft.cue is None:
        return
    end = min(draft.cue.start, verb)
    while end > 0 and (
        parse.lower[end - 1] in DAYS or parse.lower[end - 1] in WEEKDAYS or parse.lower[end - 1] == "on"
    ):
        end -= 1
    start = end
    while (
        start > 0 and parse.pos[start - 1] in {"PROPN", "NOUN", "ADJ", "DET", "PART"} and start > end - _MOST_COMPANION
    ):
        start -= 1
    is_set_off = start > 1 and parse.lower[start - 1] == "with" and parse.words[start - 2] == ","
    if is_set_off and start < end and parse.pos[end - 1] in {"PROPN", "NOUN"}:
        draft.source = TokenRange(start, end)


def _after_result(parse: Parse, draft: Draft, _anchor: int) -> int | None:
    """``condemned the raid in the village, resulting in the death of two``."""
    end = draft.content[-1].end
    if end + 1 >= len(parse) or parse.words[end] != "," or parse.tags[end + 1] != "VBG":
        return None
    if lemma_of(parse, end + 1) not in RESULTS or parse.sentence_of(end) != parse.sentence_of(end + 1):
        return None
    return max(parse.edges[end + 1][1], end + 2)


def _after_insertion(parse: Parse, draft: Draft, anchor: int) -> int | None:
    """``welcomed the announcement in Geneva, by the envoy, of talks``."""
    end, sentence = draft.content[-1].end, parse.sentence_of(anchor)
    if draft.content[-1].start < anchor or end + 2 >= sentence.end or parse.words[end] != ",":
        return None
    if parse.lower[end + 1] not in INSERTED:
        return None
    close = _closing_comma(parse, end + 1, sentence.end)
    if close is None:
        return None
    is_going_on = parse.tags[close + 1] == "IN" and parse.lower[close + 1] in INSERTED | {"in", "on", "at", "to", "for"}
    return max(parse.edges[close + 1][1], close + 2) if is_going_on else None


def _closing_comma(parse: Parse, start: int, end: int) -> int | None:
    """Return the comma that closes an insertion: the last one near, before which no finite verb stands."""
    found = None
    for token in range(start, min(start + MOST_INSERTED, end - 1)):
        if parse.tags[token] in {"VBD", "VBZ", "VBP", "MD"}:
            break
        if parse.words[token] == "," and parse.tags[token + 1] == "IN":
            found = token
    return found


def _after_object(parse: Parse, draft: Draft, anchor: int) -> int | None:
    """``congratulated China on its success``, ``accused Chile of violating it``: the complement is said as well."""
    if lemma_of(parse, anchor) not in COMPLETING:
        return None
    end = draft.content[-1].end
    if draft.content[-1].start < anchor or end >= parse.sentence_of(anchor).end or parse.lower[end] not in COMPLETIONS:
        return None
    return max(parse.edges[end][1], end + 1)


def _after_as(parse: Parse, draft: Draft, anchor: int) -> int | None:
    """``dismissed as “baseless” the allegation that …``: what is judged stands behind the judgement."""
    last = draft.content[-1]
    if lemma_of(parse, anchor) not in JUDGING or last.start < anchor or last.end - last.start > 10:
        return None
    if parse.lower[max(last.start - 1, 0)] != "as" and parse.lower[last.start] != "as":
        return None
    place = last.end + (last.end < len(parse) and parse.words[last.end] in _MARKS_AFTER)
    sentence = parse.sentence_of(anchor)
    if place >= sentence.end - 1 or parse.words[place] in {",", ".", ";"} or parse.tags[place] in {"IN", "CC"}:
        return None
    if parse.words[place] in OPENING_MARKS:
        return None
    end = place + 1
    while end < sentence.end and not (
        parse.words[end] == "," and end + 1 < sentence.end and parse.tags[end + 1] == "VBG"
    ):
        end += 1
    return end


_MENDINGS: tuple[Callable[[Parse, Draft, int], int | None], ...] = (
    _after_result,
    _after_insertion,
    _after_object,
    _after_as,
)


def _part_at_contrasts(parse: Parse, drafts: Sequence[Draft]) -> None:
    """End a clause before ", but" and a verb of saying without a subject, which goes on with its speaker's words.

    "Lindqvist noted that Chile claims the islands, but denies that …": it is Lindqvist who denies.
    """
    for draft in drafts:
        anchor = draft.anchor
        if anchor is None or draft.cue is None or draft.cue.start < 2:
            continue
        start = draft.cue.start
        if parse.lower[start - 1] not in CONTRASTS or parse.words[start - 2] != ",":
            continue
        for outer in drafts:
            if outer is draft or outer.cue is None or outer.source is None or outer.anchor is None:
                continue
            holding = [n for n, piece in enumerate(outer.content) if piece.start < start < piece.end]
            if not holding or outer.cue.start > start or outer.frame != "clause":
                continue
            for number in holding:
                outer.content[number] = trimmed(parse, outer.content[number].start, start - 2)
            draft.source = outer.source
