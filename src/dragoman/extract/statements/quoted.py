"""Statements told by quotation marks: the cue beside a quotation; quotations that go on, or stand alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dragoman.extract.grammar.clauses import NOMINAL, noun_phrase, subject_of, trimmed
from dragoman.extract.grammar.coverage import Coverage
from dragoman.extract.grammar.quotations import CLOSING_MARKS, Quotation, quotations_on
from dragoman.extract.statements.cue_candidate import CueCandidate
from dragoman.extract.statements.cue_lookup import entry_of, entry_or_speech
from dragoman.extract.statements.sources import person_before, source_by_position
from dragoman.extract.statements.statement_draft import Draft, is_term
from dragoman.lexicon.cues import CueEntry, CueLexicon
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse, TokenRange

# The longest way from a quotation to its cue, in tokens outside the quotation. Chosen on PolNeAR train.
MAX_CUE_DISTANCE = 14
# A verb that the lexicon does not list is a cue only this near to a quotation, in tokens besides its subject.
MAX_OPEN_DISTANCE = 2
TALKING = words_of("statements", "verbs of talking")
NEVER_CUES = words_of("statements", "verbs that are no cues")
# A quotation that nothing introduces must be a paragraph of its own, or at least this many tokens.
MIN_LONE_QUOTATION = 8
LONE_CONFIDENCE = 0.5
SIGNED_CONFIDENCE = 0.7
MAX_SIGNATURE = 14
DASHES = frozenset({"-", "–", "—", "--", "―"})
SIGNATURE_PARTS = frozenset({"PROPN", "ADJ", "NOUN", "ADP", "DET", "PART"})
# What ends a quotation that its cue goes on with: ``"We stay," she said``.
STOPS = frozenset({",", "?", "!", "-", "—", "–", "...", "…"})


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
    near = _nearest_quotation(parse, candidate.anchor, quotations)
    if near is None:
        return None
    quotation = near.quotation
    source = _source_beside(parse, candidate, quotation, quoted)
    introduced = source is not None and _is_introduced_by_colon(parse, candidate.anchor, quotation)
    if entry is None and not introduced and not _is_open_cue(candidate, near, source):
        return None
    if is_term(quotation) and not near.set_off:
        return None
    told = entry_or_speech(entry, candidate)
    draft = Draft(
        anchor=candidate.anchor,
        cue=candidate.cue,
        source=source,
        content=[TokenRange(quotation.first, quotation.last)],
        lemma=told.lemma,
        frame="quote" if near.set_off else "quote-loose",
        act=told.act,
        kind=told.kind,
        listed=entry is not None or introduced,
        quotations=[quotation],
    )
    return draft, near.distance


def _is_open_cue(candidate: CueCandidate, near: _Near, source: TokenRange | None) -> bool:
    """Tell whether a verb that the lexicon does not list stands as a cue does: with its source, right beside."""
    if source is None or not near.set_off or candidate.lemma in NEVER_CUES:
        return False
    return near.distance <= MAX_OPEN_DISTANCE + source.end - source.start


def _source_beside(
    parse: Parse, candidate: CueCandidate, quotation: Quotation, quoted: list[Quotation | None]
) -> TokenRange | None:
    """Return the source of a verb beside a quotation: by grammar, else by its place."""
    verb = candidate.anchor
    source = _source_by_grammar(parse, candidate, quotation)
    if source is None:
        source = source_by_position(parse, verb, quoted, reach=5)
    if source is None and parse.heads[verb] == verb:
        source = person_before(parse, verb, quoted)
    return source


def _source_by_grammar(parse: Parse, candidate: CueCandidate, quotation: Quotation) -> TokenRange | None:
    """Return the phrase that grammar calls the source, if neither quotation nor cue lies in it."""
    head = candidate.source
    if head is None or parse.pos[head] not in NOMINAL:
        return None
    source = noun_phrase(parse, head)
    return None if quotation.holds(source.start) or source.start <= candidate.anchor < source.end else source


def drafts_beside(
    parse: Parse, bare: list[CueCandidate], free: list[Quotation], cues: CueLexicon, quoted: list[Quotation | None]
) -> Iterator[Draft]:
    """Yield for each quotation that no clause has taken the statement told by the nearest cue beside it."""
    if not free:
        return
    nearest: dict[Quotation, tuple[tuple[bool, int], Draft]] = {}
    for candidate in bare:
        found = draft_beside(parse, candidate, entry_of(parse, candidate, cues, "quote"), free, quoted)
        if found is None:
            continue
        draft, distance = found
        quotation = draft.quotations[0]
        # A listed verb comes before one that merely stands nearer ("lead author X said").
        rank = (not draft.listed, distance)
        if quotation not in nearest or rank < nearest[quotation][0]:
            nearest[quotation] = rank, draft
    for _, draft in nearest.values():
        yield draft


def with_signed(parse: Parse, quotations: Sequence[Quotation], drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with those that a dash and a name sign, in place of others that have the dash for their cue.

    A quotation that is signed, and is a line of its own with its signature, is nobody else's.
    """
    signed = list(drafts_signed(parse, quotations, drafts))
    dashes = {draft.cue.start for draft in signed if draft.cue is not None}
    taken = {quotation for draft in signed for quotation in draft.quotations}
    kept = []
    for draft in drafts:
        if draft.cue is not None and draft.cue.start in dashes:
            continue
        if draft.cue is not None and parse.words[draft.cue.start] in DASHES:
            draft.content = [
                piece for piece in draft.content if not any(q.first <= piece.start < q.last for q in taken)
            ]
        if draft.content:
            kept.append(draft)
    return [*kept, *signed]


def drafts_signed(parse: Parse, quotations: Sequence[Quotation], drafts: Sequence[Draft] = ()) -> Iterator[Draft]:
    """Yield the quotations that a dash and a name sign: ``"We stay." - Runa Eskild``, on their line or the next.

    Those that one of ``drafts`` has by a cue that is no dash are left to it.
    """
    cued = (draft for draft in drafts if draft.cue is None or parse.words[draft.cue.start] not in DASHES)
    held = {quotation for draft in cued for quotation in draft.quotations}
    for quotation in quotations:
        if quotation in held:
            continue
        line = _line_after(parse, quotation)
        source = _signature(parse, line)
        if source is not None:
            yield Draft(
                anchor=None,
                cue=TokenRange(line.start, line.start + 1),
                source=source,
                content=[TokenRange(quotation.first, quotation.last)],
                lemma="-",
                quotations=[quotation],
                confidence=SIGNED_CONFIDENCE,
            )


def _line_after(parse: Parse, quotation: Quotation) -> TokenRange:
    """Return what follows a quotation on its line; the next line where nothing does."""
    end, following = parse.paragraphs[quotation.paragraph].end, quotation.paragraph + 1
    if quotation.last < end or following >= len(parse.paragraphs):
        return TokenRange(quotation.last, end)
    return parse.paragraphs[following]


def _signature(parse: Parse, line: TokenRange) -> TokenRange | None:
    """Return the name that a dash at the beginning of a line sets off."""
    dash, end = line
    if dash >= end or parse.words[dash] not in DASHES or end - dash > MAX_SIGNATURE:
        return None
    if not _is_verb_in(parse, TokenRange(dash + 1, end)) and parse.words[dash + 1][0].isupper():
        whole = trimmed(parse, dash + 1, end)
        return whole if whole.end > whole.start else None
    after = dash + 1
    while after < end and parse.pos[after] in SIGNATURE_PARTS:
        after += 1
    source = trimmed(parse, dash + 1, after)
    return source if source.end > source.start and parse.words[source.start][0].isupper() else None


def _is_verb_in(parse: Parse, piece: TokenRange) -> bool:
    return any(parse.pos[token] in ("VERB", "AUX") for token in range(*piece))


def add_lone_quotations(parse: Parse, quotations: Sequence[Quotation], drafts: list[Draft]) -> list[Draft]:
    """Let quotations without a cue go on with the statement they follow, widening it; return those that stand alone."""
    taken = {quotation: draft for draft in drafts for quotation in draft.quotations}
    free = _Free(parse, drafts)
    alone: list[Draft] = []
    before: Draft | None = None
    end = 0  # of the content of the statement before
    for quotation in quotations:
        holder = taken.get(quotation)
        if holder is not None:
            if quotation.continues and alone and before is alone[-1] and holder is not before:
                _take_over(holder, alone.pop())
            if holder is not before:
                before, end = holder, holder.end()
        elif not free.is_speech(quotation):
            continue
        elif before is not None and _goes_on(parse, before, end, quotation):
            before.content.append(TokenRange(quotation.first, quotation.last))
            before.quotations.append(quotation)
            end = max(end, quotation.last)
        elif _stands_alone(parse, quotation):
            before, end = _alone(parse, quotation), quotation.last
            alone.append(before)
    return alone


def _take_over(holder: Draft, opening: Draft) -> None:
    """Let a statement begin with what the paragraph before left open."""
    holder.content = [*opening.content, *holder.content]
    holder.quotations = [*opening.quotations, *holder.quotations]


class _Free:
    """Tells which quotations are speech outside of the content that drafts had when it was made."""

    def __init__(self, parse: Parse, drafts: Sequence[Draft]) -> None:
        self._parse = parse
        self._pieces = Coverage(
            (TokenRange(piece.start, piece.end + 1), draft) for draft in drafts for piece in draft.content
        )

    def is_speech(self, quotation: Quotation) -> bool:
        """Tell whether a quotation is speech and lies in no content yet."""
        if any(True for _ in self._pieces.around(quotation.first, quotation.last)):
            return False
        return not is_term(quotation) and _is_speech(self._parse, quotation)


def _goes_on(parse: Parse, before: Draft, end: int, quotation: Quotation) -> bool:
    return quotation.continues or _directly_follows(parse, before, end, quotation)


def _stands_alone(parse: Parse, quotation: Quotation) -> bool:
    return quotation.last - quotation.first >= MIN_LONE_QUOTATION or _is_whole_paragraph(parse, quotation)


def _alone(parse: Parse, quotation: Quotation) -> Draft:
    """Return the statement of a quotation without a cue; its source is who begins to talk right before it, if told."""
    return Draft(
        anchor=None,
        cue=None,
        source=_talking_before(parse, quotation),
        content=[TokenRange(quotation.first, quotation.last)],
        quotations=[quotation],
        confidence=LONE_CONFIDENCE,
    )


def _talking_before(parse: Parse, quotation: Quotation) -> TokenRange | None:
    """Return the subject of a sentence of talking that ends where the quotation opens: "Alva began talking to Bo."."""
    if quotation.first == parse.paragraphs[quotation.paragraph].start:
        return None
    sentence = parse.sentence_of(quotation.first - 1)
    for verb in range(*sentence):
        if (
            parse.pos[verb] == "VERB"
            and parse.lemmas[verb].lower() in TALKING
            and parse.deps[verb] in ("ROOT", "xcomp")
        ):
            subject = subject_of(parse, verb)
            return None if subject is None else noun_phrase(parse, subject)
    return None


class _Near(NamedTuple):
    """A quotation near a verb, the tokens between, and whether a comma or colon sets it off."""

    quotation: Quotation
    distance: int
    set_off: bool


def _nearest_quotation(parse: Parse, verb: int, quotations: Sequence[Quotation]) -> _Near | None:
    """Return the quotation nearest to a verb; None where the verb stands in one, or none is near."""
    sentence = parse.sentence_of(verb)
    best: _Near | None = None
    # From the one that ends where the sentence begins to the one that opens where it ends.
    for quotation in quotations_on(quotations, sentence.start - 1, sentence.end + 1):
        if quotation.holds(verb):
            return None
        near = _near(parse, verb, sentence, quotation)
        if near is not None and near.distance < (MAX_CUE_DISTANCE + 1 if best is None else best.distance):
            best = near
    return best


def _near(parse: Parse, verb: int, sentence: TokenRange, quotation: Quotation) -> _Near | None:
    """Return how near a quotation is that does not hold the verb; None where the sentence does not reach it."""
    paragraph = parse.paragraph_numbers[verb]
    if quotation.paragraph != paragraph:
        introduced = _is_introduced(parse, sentence, paragraph, quotation)
        return _Near(quotation, sentence.end - verb - 1, set_off=True) if introduced else None
    if quotation.first > verb:
        return _near_after(parse, verb, sentence, quotation)
    return _near_before(parse, verb, quotation) if quotation.last >= sentence.start else None


def _near_before(parse: Parse, verb: int, quotation: Quotation) -> _Near:
    set_off = _last_within(parse, quotation) in STOPS or parse.words[quotation.last] == ","
    return _Near(quotation, verb - quotation.last, set_off)


def _near_after(parse: Parse, verb: int, sentence: TokenRange, quotation: Quotation) -> _Near | None:
    opening = parse.words[quotation.first - 1]
    if quotation.first > sentence.end or (quotation.first == sentence.end and opening != ":"):
        return None
    distance = quotation.first - verb - 1
    set_off = opening in (",", ":")
    is_bound = set_off or opening == "that"
    return _Near(quotation, distance if is_bound else distance + MAX_CUE_DISTANCE // 2, set_off)


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
    if quotation.paragraph != paragraph + 1 or parse.words[sentence.end - 1] != ":":
        return False
    opens = quotation.first == parse.paragraphs[quotation.paragraph].start
    return opens and sentence.end == parse.paragraphs[paragraph].end


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
