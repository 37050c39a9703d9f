"""Statements told by a cue and its grammar: ``said that …``, ``condemned …``, ``according to …``, ``hope that …``."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.extract.grammar.clauses import (
    NOMINAL,
    PUNCTUATION,
    child,
    noun_phrase,
    speaker_of,
    speaker_of_joined,
    trimmed,
    verb_group,
    without_genitive,
)
from dragoman.extract.grammar.quotations import OPENING_MARKS, Quotation, quotations_from
from dragoman.extract.grammar.verbs import TENSED
from dragoman.extract.statements.cue_candidate import CueCandidate
from dragoman.extract.statements.sources import person_before, source_by_position
from dragoman.extract.statements.statement_draft import MIN_QUOTATION, Draft, merged
from dragoman.lexicon.cues import CueEntry
from dragoman.model import Parse, TokenRange

# Frames in which a verb that the lexicon does not list may still be a cue; the confidence decides.
OPEN_FRAMES = frozenset({"clause", "inverted", "light-clause", "noun-clause", "adj-clause"})
# Small words that go on with a clause: ", and that …", "; therefore …".
JOINTS = frozenset({",", ";", "and", "but", "or", "nor", "–", "—", "-"})


def draft_reported(
    parse: Parse,
    candidate: CueCandidate,
    entry: CueEntry | None,
    quotations: Sequence[Quotation],
    quoted: list[Quotation | None],
) -> Draft | None:
    """Return the statement a candidate would be, its confidence not yet set; None where no content is left."""
    if entry is None and candidate.frame not in OPEN_FRAMES:
        return None
    source = _source_range(parse, candidate)
    if source is None and candidate.frame == "inverted":
        source = source_by_position(parse, candidate.anchor, quoted, reach=3)
    if (
        source is None
        and candidate.frame in ("clause", "inverted")
        and parse.heads[candidate.anchor] == candidate.anchor
    ):
        source = person_before(parse, candidate.anchor, quoted)
    content = list(candidate.content)
    if candidate.frame == "inverted":
        content = _around_aside(parse, candidate, source)
    elif candidate.frame == "clause":
        content = [_to_sentence_end(parse, candidate.anchor, piece) for piece in content]
    if candidate.frame != "according" and source is not None:
        content = [_without(piece, source) for piece in content]
    content = [piece for piece in content if piece.end > piece.start]
    if not content:
        return None
    draft = Draft(
        anchor=candidate.anchor,
        cue=candidate.cue,
        source=source,
        content=content,
        lemma=entry.lemma if entry is not None else candidate.lemma,
        frame=candidate.frame,
        act=entry.act if entry is not None else "SAY",
        kind=entry.kind if entry is not None else "speech",
        listed=entry is not None,
        to=_addressee(parse, candidate),
    )
    _take_in_quotations(draft, quotations)
    return draft


def _source_range(parse: Parse, candidate: CueCandidate) -> TokenRange | None:
    anchor = candidate.anchor
    head = candidate.source
    if parse.tags[anchor] == "VBG" and parse.pos[anchor] == "VERB":
        head = speaker_of(parse, anchor, head)
    verb = parse.heads[anchor] if candidate.frame.startswith("light-") else anchor
    if parse.deps[verb] == "conj" and parse.tags[verb] in TENSED:
        head = speaker_of_joined(parse, verb, head)
    if head is None or parse.pos[head] not in NOMINAL:
        return None
    found = without_genitive(parse, noun_phrase(parse, head))
    if found.start <= anchor < found.end:
        # The cue modifies its own source ("the report saying …"): the source ends before it.
        found = trimmed(parse, found.start, max(head + 1, min(anchor, verb_group(parse, anchor).start)))
    return found if found.end > found.start else None


def _addressee(parse: Parse, candidate: CueCandidate) -> TokenRange | None:
    head = candidate.to
    if head is None and candidate.frame in ("clause", "inverted"):
        for below in parse.children[candidate.anchor]:
            if parse.deps[below] in ("prep", "dative") and parse.lower[below] == "to":
                head = child(parse, below, "pobj")
    return noun_phrase(parse, head) if head is not None and parse.pos[head] in NOMINAL else None


def _without(piece: TokenRange, source: TokenRange) -> TokenRange:
    if source.end <= piece.start or piece.end <= source.start:
        return piece
    if source.start <= piece.start:
        return TokenRange(min(source.end, piece.end), piece.end)
    return TokenRange(piece.start, source.start)


def _to_sentence_end(parse: Parse, verb: int, piece: TokenRange) -> TokenRange:
    """Let a clause that goes on after a semicolon, a mere comma or ``and that`` reach to the end of its sentence."""
    end = parse.sentence_of(piece.start).end
    after = piece.end
    if after >= end - 1 or verb > piece.start:
        return piece
    joint = after
    while joint < end and parse.lower[joint] in JOINTS:
        joint += 1
    following = parse.lower[joint] if joint < end else ""
    if parse.words[after] == ";" or (joint > after and following == "that") or _is_spliced(parse, verb, after):
        return trimmed(parse, piece.start, end)
    return piece


def _is_spliced(parse: Parse, verb: int, after: int) -> bool:
    """Tell whether a main clause with a subject of its own is hung on after a comma, without ``and``."""
    if parse.words[after] != ",":
        return False
    for below in parse.children[verb]:
        if below > after and parse.deps[below] in ("conj", "ccomp", "parataxis") and parse.tags[below] != "VBG":
            subject = child(parse, below, "nsubj", "nsubjpass", "expl")
            joined = any(parse.deps[c] == "cc" and after <= c < below for c in parse.children[verb])
            return subject is not None and subject >= after and not joined
    return False


def _around_aside(parse: Parse, candidate: CueCandidate, source: TokenRange | None) -> list[TokenRange]:
    """Return the sentence without the aside ``, he said in Oslo,``: what comes before it and, if it does, after it."""
    verb = candidate.anchor
    sentence = parse.sentence_of(verb)
    start, end = candidate.cue
    if source is not None and abs(source.start - verb) < 40:
        start, end = min(start, source.start), max(end, source.end)
    for below in parse.children[verb]:
        if below > verb and parse.deps[below] not in ("punct", "cc", "ccomp"):
            end = max(end, parse.edges[below][1])
    left_limit = _left_limit(parse, verb, start)
    left = trimmed(parse, left_limit, max(left_limit, start))
    right = trimmed(parse, min(end, sentence.end), sentence.end)
    if (
        right.end > right.start
        and parse.tags[left_limit] in ("VBN", "VBG")
        and parse.words[right.start - 1] in OPENING_MARKS
    ):
        left = TokenRange(left_limit, left_limit)  # "Asked about X, she said, 'Y'": the opening clause is not said
    pieces = [left] if left.end > left.start else []
    goes_on = (
        parse.edges[verb][1] <= right.start
        or not pieces
        or any(right.start <= c < right.end for c in parse.children[verb])
    )
    if right.end > right.start and goes_on:
        pieces.append(right)
    return pieces


def _left_limit(parse: Parse, verb: int, aside: int) -> int:
    """Return where the content before an aside begins: the sentence, or the clause if the aside does not end it."""
    sentence = parse.sentence_of(verb)
    if aside > sentence.start and parse.words[aside - 1] in PUNCTUATION:
        return sentence.start
    if parse.deps[verb] in ("conj", "relcl") and parse.heads[verb] != verb:
        heads = [c for c in parse.children[verb] if c < verb and parse.deps[c] in ("ccomp", "parataxis", "dep")]
        return min((parse.edges[c][0] for c in heads), default=sentence.start)
    return sentence.start


def _take_in_quotations(draft: Draft, quotations: Sequence[Quotation]) -> None:
    """Widen content to the whole of every quotation it touches, if cue and source are outside of it."""
    pieces: list[TokenRange] = []
    for piece in draft.content:
        start, end = piece
        for quotation in quotations_from(quotations, start):
            if quotation.first >= end:
                break
            if quotation.holds(draft.anchor or 0):
                continue
            if draft.source is not None and quotation.holds(draft.source.start):
                continue
            short = quotation.last - quotation.first < MIN_QUOTATION
            if short and not (start <= quotation.first and quotation.last <= end + 1):
                continue
            start, end = min(start, quotation.first), max(end, quotation.last)
            draft.quotations.append(quotation)
        pieces.append(TokenRange(start, end))
    draft.content = merged(pieces)
