"""Statements: who is reported to have said, written, held or intended what, by parse and cue lexicon.

Rules and their limits: docs/codebook/statements.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from dragoman.extract.clauses import NOMINAL, PUNCTUATION, child, noun_phrase, subject_of, trimmed, verb_group
from dragoman.extract.cues import Candidate, find_candidates
from dragoman.extract.quotes import Quotation, find_quotations
from dragoman.extract.venues import Venue, find_venue
from dragoman.lexicon.cues import CueEntry, CueLexicon
from dragoman.model import Cue, Mode, Parse, Report, Span, Statement, TokenRange, digest_of

# A quotation of fewer tokens, marks included, that is not set off by a cue is a quoted term, not a statement.
MIN_QUOTATION = 5
# The longest way from a quotation to its cue, in tokens outside the quotation. Chosen on PolNeAR train.
MAX_CUE_DISTANCE = 14
# Content shorter than this many words is not a statement ("he said so").
MIN_CONTENT_WORDS = 1
# A verb that the lexicon does not list is a cue only this near to a quotation, in tokens besides its subject.
MAX_OPEN_DISTANCE = 2
OPEN_CUE_WEIGHT = 0.5
NEVER_CUES = frozenset("be have do include become get use call name title contain mean involve see watch hold".split())
LEMMA_SLIPS = {"hop": "hope", "stat": "state", "underlin": "underline", "tweete": "tweet"}


@dataclass(slots=True)
class Draft:
    """A statement in the making. Ranges are of tokens; ``spans`` are added where content has no tokens of its own."""

    entry: CueEntry | None
    anchor: int | None
    cue: TokenRange | None
    source: TokenRange | None
    to: TokenRange | None
    content: list[TokenRange]
    lemma: str
    act: str
    kind: str
    confidence: float
    quotations: list[Quotation] = field(default_factory=list)
    follows: bool = False

    def start(self) -> int:
        """Return the first token of cue and content."""
        return min(r.start for r in (*self.content, *((self.cue,) if self.cue else ())))


def extract_statements(
    parse: Parse, report: Report, cues: CueLexicon, origin: str, floor: float
) -> tuple[Statement, ...]:
    """Return the statements of a report in reading order, each with the span of its source, speaker not yet resolved.

    Spans are half-open offsets in code points of the report's text. A statement without a source has
    ``speaker_span=None``. Those less sure than ``floor`` are left out. Not covered: see the codebook.
    """
    quotations = find_quotations(parse)
    drafts = _from_cues(parse, quotations, cues, floor)
    drafts += _from_headline(parse, report, drafts)
    drafts += _from_quotations(parse, quotations, drafts, cues)
    drafts = _without_repeats(drafts)
    drafts.sort(key=lambda draft: (draft.start(), draft.content[0].start))
    statements = [s for s in (_statement(parse, draft, quotations, origin) for draft in drafts) if s is not None]
    return tuple(_nested(statements))


# --- from cues -------------------------------------------------------------------------------------------------


def _from_cues(parse: Parse, quotations: tuple[Quotation, ...], cues: CueLexicon, floor: float) -> list[Draft]:
    quoted = _quoted_tokens(parse, quotations)
    best: dict[int, Draft] = {}
    bare: list[Candidate] = []
    for candidate in find_candidates(parse):
        if quoted[candidate.anchor] is not None:
            continue
        if candidate.frame == "bare":
            bare.append(candidate)
            continue
        entry = cues.get(LEMMA_SLIPS.get(candidate.lemma, candidate.lemma), candidate.frame)
        draft = _draft(parse, candidate, entry, quotations, quoted) if entry is not None else None
        if draft is None or draft.confidence < floor:
            continue
        known = best.get(candidate.anchor)
        if known is None or _rank(draft) > _rank(known):
            best[candidate.anchor] = draft
    taken = {id(q) for draft in best.values() for q in draft.quotations}
    for draft in _beside_quotations(parse, bare, [q for q in quotations if id(q) not in taken], cues, quoted):
        known = best.get(draft.anchor or 0)
        if draft.confidence >= floor and (known is None or not known.quotations):
            best[draft.anchor or 0] = draft
    return [best[anchor] for anchor in sorted(best)]


def _rank(draft: Draft) -> tuple[bool, float]:
    """A candidate that holds a quotation comes first, then the surest."""
    return bool(draft.quotations), draft.confidence


def _beside_quotations(
    parse: Parse, bare: list[Candidate], free: list[Quotation], cues: CueLexicon, quoted: list[Quotation | None]
) -> Iterator[Draft]:
    """For each quotation that no clause has taken, the nearest cue beside it."""
    nearest: dict[int, tuple[int, Draft]] = {}
    if not free:
        return
    for candidate in bare:
        entry = cues.get(LEMMA_SLIPS.get(candidate.lemma, candidate.lemma), "quote")
        found = _beside_quotation(parse, candidate, entry, tuple(free), quoted)
        if found is None:
            continue
        draft, distance = found
        key = id(draft.quotations[0])
        if key not in nearest or distance < nearest[key][0]:
            nearest[key] = distance, draft
    for _, draft in nearest.values():
        yield draft


def _quoted_tokens(parse: Parse, quotations: Iterable[Quotation]) -> list[Quotation | None]:
    inside: list[Quotation | None] = [None] * len(parse)
    for quotation in quotations:
        if quotation.last - quotation.first >= MIN_QUOTATION:
            for token in range(quotation.first, quotation.last):
                inside[token] = quotation
    return inside


def _draft(
    parse: Parse,
    candidate: Candidate,
    entry: CueEntry,
    quotations: tuple[Quotation, ...],
    quoted: list[Quotation | None],
) -> Draft | None:
    source = _source_range(parse, candidate.source, candidate.anchor)
    if source is None and candidate.frame == "inverted":
        source = _source_by_position(parse, candidate.anchor, quoted, reach=3)
    content = list(candidate.content)
    if candidate.frame == "inverted":
        content = _around_aside(parse, candidate, source)
    content = [_without(piece, source) for piece in content] if candidate.frame != "according" else content
    content = [piece for piece in content if piece.end > piece.start]
    if not content:
        return None
    draft = Draft(
        entry,
        candidate.anchor,
        candidate.cue,
        source,
        _to_range(parse, candidate),
        content,
        entry.lemma,
        entry.act,
        entry.kind,
        entry.weight,
    )
    _take_in_quotations(parse, draft, quotations, quoted)
    return draft


def _source_range(parse: Parse, head: int | None, anchor: int) -> TokenRange | None:
    if head is None or parse.pos[head] not in NOMINAL:
        return None
    found = noun_phrase(parse, head)
    if found.start <= anchor < found.end:
        # The cue modifies its own source ("the report saying …"): the source ends before it.
        found = trimmed(parse, found.start, max(head + 1, min(anchor, verb_group(parse, anchor).start)))
    return found if found.end > found.start else None


def _to_range(parse: Parse, candidate: Candidate) -> TokenRange | None:
    head = candidate.to
    if head is None:
        for below in parse.children[candidate.anchor]:
            if (
                parse.deps[below] in ("prep", "dative")
                and parse.lower[below] == "to"
                and candidate.frame in ("clause", "inverted")
            ):
                head = child(parse, below, "pobj")
    return noun_phrase(parse, head) if head is not None and parse.pos[head] in NOMINAL else None


def _without(piece: TokenRange, source: TokenRange | None) -> TokenRange:
    if source is None or source.end <= piece.start or piece.end <= source.start:
        return piece
    if source.start <= piece.start:
        return TokenRange(min(source.end, piece.end), piece.end)
    return TokenRange(piece.start, source.start)


def _around_aside(parse: Parse, candidate: Candidate, source: TokenRange | None) -> list[TokenRange]:
    """Return the sentence without ``, he said in Oslo,``: the clause of the cue without what depends on the content."""
    verb = candidate.anchor
    sentence = parse.sentence_of(verb)
    own = [candidate.cue.start, candidate.cue.end]
    if source is not None and abs(source.start - verb) < 40:
        own = [min(own[0], source.start), max(own[1], source.end)]
    content_heads = {
        c for c in parse.children[verb] if parse.deps[c] in ("ccomp", "parataxis", "dep", "advcl") and c < verb
    }
    for below in parse.children[verb]:
        if below not in content_heads and parse.deps[below] not in ("punct", "cc", "conj") and below > verb:
            own[1] = max(own[1], parse.edges[below][1])
        elif below > verb and parse.deps[below] == "conj":
            own[1] = max(own[1], parse.edges[below][1])
    left_limit = sentence.start
    if parse.heads[verb] != verb and parse.deps[verb] in ("conj", "relcl", "advcl", "ccomp"):
        inner = min((parse.edges[c][0] for c in content_heads), default=sentence.start)
        left_limit = inner if parse.deps[verb] in ("conj", "relcl") else sentence.start
    left = trimmed(parse, left_limit, max(left_limit, own[0]))
    right_end = sentence.end
    right = trimmed(parse, min(own[1], right_end), right_end)
    if right.end > right.start and (parse.edges[verb][1] <= right.start or not left.end > left.start):
        return [piece for piece in (left, right) if piece.end > piece.start]
    return [left] if left.end > left.start else []


def _take_in_quotations(
    parse: Parse, draft: Draft, quotations: tuple[Quotation, ...], quoted: list[Quotation | None]
) -> None:
    """Widen content to the whole of every quotation it touches, if the cue is outside of it."""
    anchor = draft.anchor if draft.anchor is not None else -1
    pieces: list[TokenRange] = []
    for piece in draft.content:
        start, end = piece
        for quotation in quotations:
            if quotation.first < end and start < quotation.last and not quotation.holds(anchor):
                if draft.source is not None and quotation.holds(draft.source.start):
                    continue
                inner = quotation.last - quotation.first
                if inner < MIN_QUOTATION and not (start <= quotation.first and quotation.last <= end + 1):
                    continue
                start, end = min(start, quotation.first), max(end, quotation.last)
                draft.quotations.append(quotation)
        pieces.append(TokenRange(start, end))
    draft.content = _merged(pieces)


def _merged(pieces: Iterable[TokenRange]) -> list[TokenRange]:
    merged: list[TokenRange] = []
    for piece in sorted(pieces):
        if merged and piece.start <= merged[-1].end:
            merged[-1] = TokenRange(merged[-1].start, max(merged[-1].end, piece.end))
        else:
            merged.append(piece)
    return merged


# --- quotations beside a cue -----------------------------------------------------------------------------------


def _beside_quotation(
    parse: Parse, candidate: Candidate, entry: CueEntry | None, quotations: tuple[Quotation, ...], quoted: list[Quotation | None]
) -> tuple[Draft, int] | None:
    """A cue whose content the parser did not find: the quotation next to it is taken.

    Any verb will do where the quotation is set off by a comma or a colon right beside verb and subject.
    """
    verb = candidate.anchor
    near = _nearest_quotation(parse, verb, quotations)
    if near is None:
        return None
    quotation, distance, set_off = near
    source = _source_range(parse, candidate.source, verb)
    if source is None or quotation.holds(source.start):
        source = _source_by_position(parse, verb, quoted, reach=5)
    if entry is None:
        if source is None or not set_off or distance > MAX_OPEN_DISTANCE + (source.end - source.start) or candidate.lemma in NEVER_CUES:
            return None
        entry = CueEntry(candidate.lemma, "quote", "SAY", "speech", OPEN_CUE_WEIGHT)
    elif quotation.last - quotation.first < MIN_QUOTATION and not set_off:
        return None
    weight = max(entry.weight, 0.6 if set_off else 0.4) if source is not None else entry.weight * 0.7
    piece = TokenRange(quotation.first, quotation.last)
    draft = Draft(entry, verb, candidate.cue, source, None, [piece], entry.lemma, entry.act, entry.kind, weight, [quotation])
    return draft, distance


def _nearest_quotation(parse: Parse, verb: int, quotations: tuple[Quotation, ...]) -> tuple[Quotation, int, bool] | None:
    """Return the quotation nearest to the verb, the tokens between, and whether a comma or colon sets it off."""
    paragraph = parse.paragraph_numbers[verb]
    sentence = parse.sentence_of(verb)
    best: tuple[Quotation, int, bool] | None = None
    for quotation in quotations:
        if quotation.holds(verb):
            return None
        if quotation.paragraph == paragraph and quotation.last <= verb and quotation.last >= sentence.start:
            distance = verb - quotation.last
            closing = parse.words[quotation.last - 2] if quotation.last - 2 > quotation.first else ""
            set_off = closing in (",", "?", "!", "-", "—", "–", "...", "…") or parse.words[min(quotation.last, len(parse) - 1)] == ","
        elif quotation.paragraph == paragraph and quotation.first > verb:
            before = parse.words[quotation.first - 1]
            if quotation.first > sentence.end or (quotation.first == sentence.end and before != ":"):
                continue
            distance = quotation.first - verb - 1
            set_off = before in (",", ":")
            if not set_off and before != "that":
                distance += 6
        elif _introduced_before(parse, sentence, paragraph, quotation):
            distance, set_off = sentence.end - verb - 1, True
        else:
            continue
        if distance <= MAX_CUE_DISTANCE and (best is None or distance < best[1]):
            best = quotation, distance, set_off
    return best


def _introduced_before(parse: Parse, sentence: TokenRange, paragraph: int, quotation: Quotation) -> bool:
    """Tell whether the sentence ends its paragraph with a colon and the quotation opens the next one."""
    return (
        quotation.paragraph == paragraph + 1
        and sentence.end == parse.paragraphs[paragraph].end
        and parse.words[sentence.end - 1] == ":"
        and quotation.first == parse.paragraphs[quotation.paragraph].start
    )


def _source_by_position(
    parse: Parse, verb: int, quoted: list[Quotation | None], reach: int
) -> TokenRange | None:
    """The noun phrase right before the cue, or right after it (``," said X``), where the parser saw no subject."""
    sentence = parse.sentence_of(verb)
    for token in range(verb - 1, max(verb - reach, sentence.start) - 1, -1):
        if quoted[token] is not None or _ends_noun_phrase(parse, token):
            break
        if parse.pos[token] in ("PROPN", "NOUN", "PRON"):
            start = token
            while start > sentence.start and parse.pos[start - 1] in ("PROPN", "ADJ", "NOUN", "DET") and quoted[start - 1] is None:
                start -= 1
            return TokenRange(start, token + 1)
    for token in range(verb + 1, min(verb + reach, sentence.end)):
        if quoted[token] is not None or _ends_noun_phrase(parse, token):
            break
        if parse.pos[token] in ("PROPN", "NOUN", "PRON") and parse.deps[token] not in ("npadvmod", "compound", "poss"):
            return noun_phrase(parse, token)
    return None


def _ends_noun_phrase(parse: Parse, token: int) -> bool:
    return parse.words[token] in PUNCTUATION or parse.pos[token] in ("VERB", "ADP", "SCONJ", "CCONJ")


def _from_quotations(
    parse: Parse, quotations: tuple[Quotation, ...], drafts: list[Draft], cues: CueLexicon
) -> list[Draft]:
    """Quotations that no cue has taken: they go on with a statement before them, or stand alone."""
    taken = {id(q): draft for draft in drafts for q in draft.quotations}
    covered = [(piece, draft) for draft in drafts for piece in draft.content]
    added: list[Draft] = []
    last_direct: Draft | None = None
    by_start = sorted(drafts, key=Draft.start)
    for quotation in quotations:
        holder = taken.get(id(quotation))
        if holder is None:
            holder = next(
                (d for piece, d in covered if piece.start <= quotation.first and quotation.last <= piece.end + 1), None
            )
        if holder is not None:
            last_direct = holder if id(quotation) in taken else last_direct
            continue
        if quotation.last - quotation.first < MIN_QUOTATION or not _stands_alone(parse, quotation):
            continue
        previous = _previous(by_start + added, quotation.first)
        if last_direct is not None and (quotation.continues or _directly_follows(parse, last_direct, quotation)):
            last_direct.content.append(TokenRange(quotation.first, quotation.last))
            last_direct.quotations.append(quotation)
            continue
        if quotation.last - quotation.first < 8 and not _is_whole_paragraph(parse, quotation):
            continue
        near = previous is not None and _paragraph_of(parse, previous) >= quotation.paragraph - 1
        draft = Draft(
            None,
            None,
            None,
            None,
            None,
            [TokenRange(quotation.first, quotation.last)],
            "",
            "SAY",
            "speech",
            0.5,
            [quotation],
            near,
        )
        added.append(draft)
        last_direct = draft
    return added


def _stands_alone(parse: Parse, quotation: Quotation) -> bool:
    """Tell whether the quotation opens a sentence and holds a verb, as speech does and quoted terms do not."""
    sentence = parse.sentence_of(min(quotation.first + 1, quotation.last - 1))
    opens = (
        quotation.first <= sentence.start or parse.words[quotation.first - 1] in (":", ",") if quotation.first else True
    )
    return opens and any(parse.pos[token] in ("VERB", "AUX") for token in range(quotation.first, quotation.last))


def _is_whole_paragraph(parse: Parse, quotation: Quotation) -> bool:
    paragraph = parse.paragraphs[quotation.paragraph]
    return quotation.first <= paragraph.start and paragraph.end - quotation.last <= 1


def _paragraph_of(parse: Parse, draft: Draft) -> int:
    return parse.paragraph_numbers[draft.content[-1].start]


def _previous(drafts: list[Draft], token: int) -> Draft | None:
    before = [d for d in drafts if d.start() < token]
    return max(before, key=lambda d: d.start()) if before else None


def _directly_follows(parse: Parse, draft: Draft, quotation: Quotation) -> bool:
    """Tell whether nothing but the end of the cue's sentence lies between the statement and the quotation."""
    if _paragraph_of(parse, draft) != quotation.paragraph:
        return False
    reached = max(piece.end for piece in draft.content)
    if draft.cue is not None:
        reached = max(reached, parse.sentence_of(draft.cue.start).end)
    return quotation.first <= reached + 1


# --- headlines -------------------------------------------------------------------------------------------------


def _from_headline(parse: Parse, report: Report, drafts: list[Draft]) -> list[Draft]:
    """``Talks to resume next week: envoy`` and ``Envoy: talks to resume``, in the title or the first line."""
    found: list[Draft] = []
    for number, paragraph in enumerate(parse.paragraphs):
        if not _is_title(parse, report, number, paragraph):
            continue
        colon = next((t for t in range(paragraph.start + 1, paragraph.end - 1) if parse.words[t] == ":"), None)
        if colon is None:
            continue
        left, right = trimmed(parse, paragraph.start, colon), trimmed(parse, colon + 1, paragraph.end)
        if _names_source(parse, right) and left.end - left.start >= 3 and right.end - right.start <= 5:
            source, content = right, TokenRange(paragraph.start, colon)
        elif _names_source(parse, left) and right.end - right.start >= 3 and left.end - left.start <= 5:
            source, content = left, TokenRange(colon + 1, paragraph.end)
        else:
            continue
        content = _with_marks(parse, content)
        if any(d.anchor is not None and d.source == source for d in drafts):
            continue
        found.append(
            Draft(None, None, TokenRange(colon, colon + 1), source, None, [content], ":", "SAY", "speech", 0.7)
        )
    return found


def _is_title(parse: Parse, report: Report, number: int, paragraph: TokenRange) -> bool:
    if paragraph.end - paragraph.start > 40:
        return False
    span = parse.span(paragraph.start, paragraph.end)
    return number == 0 or any(zone.kind == "title" and zone.span.overlaps(span) for zone in report.zones)


SOURCE_NOUNS = frozenset(
    "report reports source sources official officials minister ministry spokesman spokeswoman spokesperson envoy ambassador president premier pm fm "
    "chief leader expert experts analyst analysts study survey poll police army military un us court lawyer lawmaker lawmakers mp mps diplomat "
    "commander general adviser advisor secretary governor mayor ceo group agency party government witness witnesses media paper".split()
)


def _names_source(parse: Parse, piece: TokenRange) -> bool:
    if piece.end <= piece.start:
        return False
    words = range(piece.start, piece.end)
    last = parse.lower[piece.end - 1]
    if last in SOURCE_NOUNS:
        return all(parse.pos[t] in ("PROPN", "NOUN", "ADJ", "PART", "DET", "PUNCT", "ADP", "CCONJ") for t in words)
    named = any(
        name.label in ("PERSON", "ORG", "GPE", "NORP") and piece.start <= name.start and name.end <= piece.end
        for name in parse.names
    )
    return (named or piece.end - piece.start <= 3) and all(parse.pos[t] in ("PROPN", "PUNCT") for t in words)


def _with_marks(parse: Parse, piece: TokenRange) -> TokenRange:
    start, end = piece
    while end > start and parse.words[end - 1] in (".", ":", ","):
        end -= 1
    return TokenRange(start, end)


# --- finishing -------------------------------------------------------------------------------------------------


def _without_repeats(drafts: list[Draft]) -> list[Draft]:
    """Drop a statement whose content is another's with the same source, keeping the surer one."""
    kept: list[Draft] = []
    seen: dict[tuple[TokenRange, ...], Draft] = {}
    for draft in sorted(drafts, key=lambda d: (-d.confidence, d.start())):
        draft.content = _merged(draft.content)
        key = tuple(draft.content)
        if key in seen:
            continue
        seen[key] = draft
        kept.append(draft)
    return kept


def _statement(parse: Parse, draft: Draft, quotations: tuple[Quotation, ...], origin: str) -> Statement | None:
    content = tuple(_content_span(parse, piece) for piece in draft.content)
    n_words = sum(1 for piece in draft.content for t in range(*piece) if parse.words[t][0].isalnum())
    if n_words < MIN_CONTENT_WORDS:
        return None
    speaker_span = parse.span(*draft.source) if draft.source is not None else None
    cue = Cue(parse.span(*draft.cue), draft.lemma) if draft.cue is not None else None
    venue = find_venue(parse, draft.anchor, draft.content) if draft.anchor is not None else Venue(None, None, None)
    to_spans = (parse.span(*draft.to),) if draft.to is not None else ()
    identity = digest_of("s", parse.report_id, speaker_span, cue.span if cue else None, content)
    return Statement(
        id=identity,
        report_id=parse.report_id,
        speaker=None,
        speaker_entity=None,
        speaker_span=speaker_span,
        cue=cue,
        kind=draft.kind,  # type: ignore[arg-type]
        act=draft.act,
        mode=_mode(parse, draft, quotations),
        content=content,
        date=None,
        date_span=None,
        place=venue.place,
        venue=venue.name,
        venue_span=venue.span,
        to=(),
        to_spans=to_spans,
        about=(),
        within=None,
        confidence=round(draft.confidence, 3),
        origin=origin,
    )


def _content_span(parse: Parse, piece: TokenRange) -> Span:
    return parse.span(piece.start, piece.end)


def _mode(parse: Parse, draft: Draft, quotations: tuple[Quotation, ...]) -> Mode:
    """Direct where at least nine tenths of the words are in quotation marks, indirect where none is, else mixed."""
    words = [t for piece in draft.content for t in range(*piece) if parse.words[t][0].isalnum()]
    inside = sum(1 for t in words if any(q.holds(t) for q in quotations))
    if inside == 0:
        return "indirect"
    return "direct" if inside >= 0.9 * len(words) else "mixed"


def _nested(statements: list[Statement]) -> Iterator[Statement]:
    """Say of each statement which other one its cue lies within: the one with the shortest content."""
    for statement in statements:
        outer: Statement | None = None
        if statement.cue is not None:
            for other in statements:
                if other is not statement and any(span.covers(statement.cue.span) for span in other.content):
                    if outer is None or _length(other) < _length(outer):
                        outer = other
        yield replace(statement, within=outer.id) if outer is not None else statement


def _length(statement: Statement) -> int:
    return sum(span.end - span.start for span in statement.content)
