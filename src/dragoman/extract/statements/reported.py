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
from dragoman.extract.statements.cue_candidate import CueCandidate
from dragoman.extract.statements.cue_lookup import entry_or_speech
from dragoman.extract.statements.sources import person_before, source_by_position
from dragoman.extract.statements.statement_draft import Draft, is_term, joined_verb, merged
from dragoman.lexicon.cues import CueEntry
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse, TokenRange

# Frames in which a verb that the lexicon does not list may still be a cue; the confidence decides.
OPEN_FRAMES = frozenset({"clause", "inverted", "light-clause", "noun-clause", "adj-clause"})
CLAUSE_FRAMES = frozenset({"clause", "inverted"})
# Small words that go on with a clause: ", and that …", "; therefore …".
JOINTS = words_of("statements", "joints of clauses") | {",", ";", "–", "—", "-"}


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
    source = _source_of(parse, candidate, quoted)
    content = _content_of(parse, candidate, source)
    if not content:
        return None
    told = entry_or_speech(entry, candidate)
    draft = Draft(
        anchor=candidate.anchor,
        cue=candidate.cue,
        source=source,
        content=content,
        lemma=told.lemma,
        frame=candidate.frame,
        act=told.act,
        kind=told.kind,
        listed=entry is not None,
        to=_addressee(parse, candidate),
    )
    _take_in_quotations(draft, quotations)
    return draft


def _source_of(parse: Parse, candidate: CueCandidate, quoted: list[Quotation | None]) -> TokenRange | None:
    """Return the source by grammar; else, of a frame that parsers get wrong, by its place or as the person before."""
    source = _source_range(parse, candidate)
    anchor = candidate.anchor
    if source is None and candidate.frame == "inverted":
        source = source_by_position(parse, anchor, quoted, reach=3)
    if source is None and candidate.frame in CLAUSE_FRAMES and parse.heads[anchor] == anchor:
        source = person_before(parse, anchor, quoted)
    return source


def _content_of(parse: Parse, candidate: CueCandidate, source: TokenRange | None) -> list[TokenRange]:
    """Return the content without cue and source; of an aside what is around it, of a clause what goes on with it."""
    content = list(candidate.content)
    if candidate.frame == "inverted":
        content = _around_aside(parse, candidate, source)
    elif candidate.frame == "clause":
        content = [_to_sentence_end(parse, candidate.anchor, piece) for piece in content]
    if candidate.frame != "according" and source is not None:
        content = [_without(piece, source) for piece in content]
    return _filled(*content)


def _filled(*pieces: TokenRange) -> list[TokenRange]:
    return [piece for piece in pieces if piece.end > piece.start]


def _source_range(parse: Parse, candidate: CueCandidate) -> TokenRange | None:
    anchor = candidate.anchor
    head = candidate.source
    if parse.tags[anchor] == "VBG" and parse.pos[anchor] == "VERB":
        head = speaker_of(parse, anchor, head)
    joined = joined_verb(parse, anchor, candidate.frame)
    if joined is not None:
        head = speaker_of_joined(parse, joined, head)
    if head is None or parse.pos[head] not in NOMINAL:
        return None
    found = without_genitive(parse, noun_phrase(parse, head))
    if found.start <= anchor < found.end:
        # The cue modifies its own source ("the report saying …"): the source ends before it.
        found = trimmed(parse, found.start, max(head + 1, min(anchor, verb_group(parse, anchor).start)))
    return found if found.end > found.start else None


def _addressee(parse: Parse, candidate: CueCandidate) -> TokenRange | None:
    head = candidate.to
    if head is None and candidate.frame in CLAUSE_FRAMES:
        head = _told_to(parse, candidate.anchor)
    return noun_phrase(parse, head) if head is not None and parse.pos[head] in NOMINAL else None


def _told_to(parse: Parse, verb: int) -> int | None:
    """Return the noun after the last "to" of a verb."""
    receivers = [c for c in parse.children[verb] if parse.deps[c] in ("prep", "dative") and parse.lower[c] == "to"]
    return child(parse, receivers[-1], "pobj") if receivers else None


def _without(piece: TokenRange, source: TokenRange) -> TokenRange:
    if source.end <= piece.start or piece.end <= source.start:
        return piece
    if source.start <= piece.start:
        return TokenRange(min(source.end, piece.end), piece.end)
    return TokenRange(piece.start, source.start)


def _to_sentence_end(parse: Parse, verb: int, piece: TokenRange) -> TokenRange:
    """Let a clause that goes on after a semicolon, a mere comma or ``and that`` reach to the end of its sentence."""
    end = parse.sentence_of(piece.start).end
    if piece.end >= end - 1 or verb > piece.start:
        return piece
    goes_on = _is_joined_at(parse, piece.end, end) or _is_spliced(parse, verb, piece.end)
    return trimmed(parse, piece.start, end) if goes_on else piece


def _is_joined_at(parse: Parse, after: int, end: int) -> bool:
    """Tell whether a semicolon, or a joint and "that", stand behind a clause."""
    if parse.words[after] == ";":
        return True
    joint = next((token for token in range(after, end) if parse.lower[token] not in JOINTS), end)
    return after < joint < end and parse.lower[joint] == "that"


def _is_spliced(parse: Parse, verb: int, after: int) -> bool:
    """Tell whether a main clause with a subject of its own is hung on after a comma, without ``and``."""
    if parse.words[after] != ",":
        return False
    below = next((c for c in parse.children[verb] if c > after and _is_clause_joined(parse, c)), None)
    if below is None:
        return False
    subject = child(parse, below, "nsubj", "nsubjpass", "expl")
    joined = any(parse.deps[c] == "cc" and after <= c < below for c in parse.children[verb])
    return subject is not None and subject >= after and not joined


def _is_clause_joined(parse: Parse, token: int) -> bool:
    return parse.deps[token] in ("conj", "ccomp", "parataxis") and parse.tags[token] != "VBG"


def _around_aside(parse: Parse, candidate: CueCandidate, source: TokenRange | None) -> list[TokenRange]:
    """Return the sentence without the aside ``, he said in Oslo,``: what comes before it and, if it does, after it."""
    verb = candidate.anchor
    sentence = parse.sentence_of(verb)
    aside = _aside(parse, candidate, source)
    limit = _left_limit(parse, verb, aside.start)
    left = trimmed(parse, limit, max(limit, aside.start))
    right = trimmed(parse, min(aside.end, sentence.end), sentence.end)
    if right.end <= right.start:
        return _filled(left)
    if parse.tags[limit] in ("VBN", "VBG") and parse.words[right.start - 1] in OPENING_MARKS:
        return [right]  # "Asked about X, she said, 'Y'": the opening clause is not said
    pieces = _filled(left)
    return [*pieces, right] if not pieces or _goes_on(parse, verb, right) else pieces


def _aside(parse: Parse, candidate: CueCandidate, source: TokenRange | None) -> TokenRange:
    """Return an aside from its source or cue to the last complement of its verb."""
    verb, (start, end) = candidate.anchor, candidate.cue
    if source is not None and abs(source.start - verb) < 40:
        start, end = min(start, source.start), max(end, source.end)
    for below in parse.children[verb]:
        if below > verb and parse.deps[below] not in ("punct", "cc", "ccomp"):
            end = max(end, parse.edges[below][1])
    return TokenRange(start, end)


def _goes_on(parse: Parse, verb: int, right: TokenRange) -> bool:
    """Tell whether what stands after an aside lies beyond its verb's clause, or hangs on the verb itself."""
    if parse.edges[verb][1] <= right.start:
        return True
    return any(right.start <= below < right.end for below in parse.children[verb])


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
            if not _is_apart(draft, quotation) or _is_cut_term(quotation, start, end):
                continue
            start, end = min(start, quotation.first), max(end, quotation.last)
            draft.quotations.append(quotation)
        pieces.append(TokenRange(start, end))
    draft.content = merged(pieces)


def _is_apart(draft: Draft, quotation: Quotation) -> bool:
    """Tell whether a quotation holds neither cue nor source."""
    if quotation.holds(draft.anchor or 0):
        return False
    return draft.source is None or not quotation.holds(draft.source.start)


def _is_cut_term(quotation: Quotation, start: int, end: int) -> bool:
    """Tell a quoted term of which content has only a part: content does not grow by a term."""
    return is_term(quotation) and not (start <= quotation.first and quotation.last <= end + 1)
