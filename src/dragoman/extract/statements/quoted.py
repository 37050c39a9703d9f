"""Statements told by quotation marks: the cue beside a quotation; quotations that go on, or stand alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.extract.grammar.clauses import NOMINAL, noun_phrase, trimmed
from dragoman.extract.grammar.coverage import Coverage
from dragoman.extract.grammar.quotations import CLOSING_MARKS, Quotation, quotations_on
from dragoman.extract.statements.cue_candidate import CueCandidate
from dragoman.extract.statements.cue_lookup import entry_of
from dragoman.extract.statements.sources import person_before, source_by_position
from dragoman.extract.statements.statement_draft import MIN_QUOTATION, Draft
from dragoman.lexicon.cues import CueEntry, CueLexicon
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse, TokenRange

# The longest way from a quotation to its cue, in tokens outside the quotation. Chosen on PolNeAR train.
MAX_CUE_DISTANCE = 14
# A verb that the lexicon does not list is a cue only this near to a quotation, in tokens besides its subject.
MAX_OPEN_DISTANCE = 2
NEVER_CUES = words_of("statements", "verbs that are no cues")
# A quotation that nothing introduces must be a paragraph of its own, or at least this many tokens.
MIN_LONE_QUOTATION = 8
LONE_CONFIDENCE = 0.5
SIGNED_CONFIDENCE = 0.7
MAX_SIGNATURE = 14
DASHES = frozenset({"-", "–", "—", "--"})
SIGNATURE_PARTS = frozenset({"PROPN", "ADJ", "NOUN", "ADP", "DET", "PART"})


def draft_beside(
    parse: Parse,
    candidate: CueCandidate,
    entry: CueEntry | None,
    quotations: Sequence[Quotation],
    quoted: list[Quotation | None],
) -> tuple[Draft, int] | None:
    """Return the quotation next to a cue as its content, and how many tokens lie between; None if none is near.

    Any verb will do where the quotation is set off by a comma or a colon right beside verb and subject.
    """
    verb = candidate.anchor
    near = _nearest_quotation(parse, verb, quotations)
    if near is None:
        return None
    quotation, distance, set_off = near
    source = _source_beside(parse, candidate, quotation, quoted)
    introduced = _is_introduced_by_colon(parse, verb, quotation) and source is not None
    if entry is None and not introduced:
        beyond = MAX_OPEN_DISTANCE + (source.end - source.start if source is not None else 0)
        if source is None or not set_off or distance > beyond or candidate.lemma in NEVER_CUES:
            return None
    if quotation.last - quotation.first < MIN_QUOTATION and not set_off:
        return None
    draft = Draft(
        anchor=verb,
        cue=candidate.cue,
        source=source,
        content=[TokenRange(quotation.first, quotation.last)],
        lemma=entry.lemma if entry is not None else candidate.lemma,
        frame="quote" if set_off else "quote-loose",
        act=entry.act if entry is not None else "SAY",
        kind=entry.kind if entry is not None else "speech",
        listed=entry is not None or introduced,
        quotations=[quotation],
    )
    return draft, distance


def _source_beside(
    parse: Parse, candidate: CueCandidate, quotation: Quotation, quoted: list[Quotation | None]
) -> TokenRange | None:
    """Return the source of a verb beside a quotation: by grammar, else by its place."""
    verb = candidate.anchor
    source = None
    if candidate.source is not None and parse.pos[candidate.source] in NOMINAL:
        source = noun_phrase(parse, candidate.source)
    if source is None or quotation.holds(source.start) or source.start <= verb < source.end:
        source = source_by_position(parse, verb, quoted, reach=5)
    if source is None and parse.heads[verb] == verb:
        source = person_before(parse, verb, quoted)
    return source


def drafts_beside(
    parse: Parse, bare: list[CueCandidate], free: list[Quotation], cues: CueLexicon, quoted: list[Quotation | None]
) -> Iterator[Draft]:
    """Yield for each quotation that no clause has taken the statement told by the nearest cue beside it."""
    if not free:
        return
    nearest: dict[int, tuple[tuple[bool, int], Draft]] = {}
    for candidate in bare:
        found = draft_beside(parse, candidate, entry_of(parse, candidate, cues, "quote"), free, quoted)
        if found is None:
            continue
        draft, distance = found
        key = id(draft.quotations[0])
        # A listed verb comes before one that merely stands nearer ("lead author X said").
        rank = (not draft.listed, distance)
        if key not in nearest or rank < nearest[key][0]:
            nearest[key] = rank, draft
    for _, draft in nearest.values():
        yield draft


def drafts_signed(parse: Parse, free: Sequence[Quotation]) -> Iterator[Draft]:
    """Yield the quotations that a dash and a name sign: ``"We stay." - Runa Eskild``, on their line or the next."""
    for quotation in free:
        dash = quotation.last
        paragraph = parse.paragraphs[quotation.paragraph]
        if dash >= paragraph.end and quotation.paragraph + 1 < len(parse.paragraphs):
            paragraph = parse.paragraphs[quotation.paragraph + 1]
            dash = paragraph.start
        if dash >= paragraph.end or parse.words[dash] not in DASHES or paragraph.end - dash > MAX_SIGNATURE:
            continue
        end = dash + 1
        while end < paragraph.end and parse.pos[end] in SIGNATURE_PARTS:
            end += 1
        source = trimmed(parse, dash + 1, end)
        if source.end > source.start and parse.words[source.start][0].isupper():
            yield Draft(
                anchor=None,
                cue=TokenRange(dash, dash + 1),
                source=source,
                content=[TokenRange(quotation.first, quotation.last)],
                lemma="-",
                quotations=[quotation],
                confidence=SIGNED_CONFIDENCE,
            )


def add_lone_quotations(parse: Parse, quotations: Sequence[Quotation], drafts: list[Draft]) -> list[Draft]:
    """Let quotations without a cue go on with the statement they follow, widening it; return those that stand alone."""
    taken = {id(quotation): draft for draft in drafts for quotation in draft.quotations}
    pieces = Coverage((TokenRange(piece.start, piece.end + 1), draft) for draft in drafts for piece in draft.content)
    alone: list[Draft] = []
    before: Draft | None = None
    end = 0  # of the content of the statement before
    for quotation in quotations:
        holder = taken.get(id(quotation))
        if holder is not None:
            if holder is not before:
                before, end = holder, holder.end()
            continue
        if any(True for _ in pieces.around(quotation.first, quotation.last)):
            continue
        if quotation.last - quotation.first < MIN_QUOTATION or not _is_speech(parse, quotation):
            continue
        if before is not None and (quotation.continues or _directly_follows(parse, before, end, quotation)):
            before.content.append(TokenRange(quotation.first, quotation.last))
            before.quotations.append(quotation)
            end = max(end, quotation.last)
            continue
        if quotation.last - quotation.first < MIN_LONE_QUOTATION and not _is_whole_paragraph(parse, quotation):
            continue
        before = Draft(
            anchor=None,
            cue=None,
            source=None,
            content=[TokenRange(quotation.first, quotation.last)],
            quotations=[quotation],
            confidence=LONE_CONFIDENCE,
        )
        alone.append(before)
        end = quotation.last
    return alone


def _nearest_quotation(parse: Parse, verb: int, quotations: Sequence[Quotation]) -> tuple[Quotation, int, bool] | None:
    """Return the quotation nearest to the verb, the tokens between, and whether a comma or colon sets it off."""
    paragraph = parse.paragraph_numbers[verb]
    sentence = parse.sentence_of(verb)
    best: tuple[Quotation, int, bool] | None = None
    # From the one that ends where the sentence begins to the one that opens where it ends.
    for quotation in quotations_on(quotations, sentence.start - 1, sentence.end + 1):
        if quotation.holds(verb):
            return None
        if quotation.paragraph == paragraph and quotation.last <= verb and quotation.last >= sentence.start:
            distance = verb - quotation.last
            closing = _last_within(parse, quotation)
            set_off = closing in (",", "?", "!", "-", "—", "–", "...", "…") or parse.words[quotation.last] == ","
        elif quotation.paragraph == paragraph and quotation.first > verb:
            opening = parse.words[quotation.first - 1]
            if quotation.first > sentence.end or (quotation.first == sentence.end and opening != ":"):
                continue
            distance = quotation.first - verb - 1
            set_off = opening in (",", ":")
            if not set_off and opening != "that":
                distance += MAX_CUE_DISTANCE // 2
        elif _is_introduced(parse, sentence, paragraph, quotation):
            distance, set_off = sentence.end - verb - 1, True
        else:
            continue
        if distance <= MAX_CUE_DISTANCE and (best is None or distance < best[1]):
            best = quotation, distance, set_off
    return best


def _is_introduced_by_colon(parse: Parse, verb: int, quotation: Quotation) -> bool:
    """Tell whether the verb is the main one of a sentence whose colon introduces the quotation."""
    head = parse.heads[verb]
    if (head != verb and not quotation.holds(head)) or quotation.first <= verb:
        return False
    return parse.words[quotation.first - 1] == ":" and quotation.first - 1 in range(*parse.sentence_of(verb))


def _last_within(parse: Parse, quotation: Quotation) -> str:
    """Return the last token of a quotation before its closing marks."""
    token = quotation.last - 1
    while token > quotation.first and parse.words[token] in CLOSING_MARKS:
        token -= 1
    return parse.words[token]


def _is_introduced(parse: Parse, sentence: TokenRange, paragraph: int, quotation: Quotation) -> bool:
    """Tell whether the sentence ends its paragraph with a colon and the quotation opens the next one."""
    return (
        quotation.paragraph == paragraph + 1
        and sentence.end == parse.paragraphs[paragraph].end
        and parse.words[sentence.end - 1] == ":"
        and quotation.first == parse.paragraphs[quotation.paragraph].start
    )


def _is_speech(parse: Parse, quotation: Quotation) -> bool:
    """Tell whether the quotation opens a sentence and holds a verb, as speech does and quoted terms do not."""
    sentence = parse.sentence_of(min(quotation.first + 1, quotation.last - 1))
    opens = quotation.first <= sentence.start or parse.words[quotation.first - 1] in (":", ",")
    return opens and any(parse.pos[token] in ("VERB", "AUX") for token in range(quotation.first, quotation.last))


def _is_whole_paragraph(parse: Parse, quotation: Quotation) -> bool:
    paragraph = parse.paragraphs[quotation.paragraph]
    return quotation.first <= paragraph.start and paragraph.end - quotation.last <= 1


def _directly_follows(parse: Parse, draft: Draft, end: int, quotation: Quotation) -> bool:
    """Tell whether nothing but the end of the cue's sentence lies between the statement and the quotation.

    ``end`` is one past the last token of the statement's content.
    """
    if parse.paragraph_numbers[draft.content[-1].start] != quotation.paragraph:
        return False
    reached = end
    if draft.cue is not None:
        reached = max(reached, parse.sentence_of(draft.cue.start).end)
    return quotation.first <= reached + 1
