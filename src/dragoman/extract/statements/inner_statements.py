"""Statements told within another one's content that the judge, who knows US news, does not expect there.

"They also agreed to meet, the ministry said.": theirs, and the ministry's. "NTB quoted Lindqvist as saying that …":
hers, and the agency's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.extract.grammar.clauses import child, is_passive, noun_phrase, subject_of, trimmed, verb_group
from dragoman.extract.grammar.coverage import Coverage
from dragoman.extract.grammar.verbs import TENSED, agent_of, is_finite
from dragoman.extract.statements.cue_candidate import lemma_of
from dragoman.extract.statements.proposals import Proposals, by_content
from dragoman.extract.statements.statement_draft import Draft, merged
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse, TokenRange

TOLD_WITHIN = words_of("statements", "verbs told within")
TOLD_IN_ASIDES = words_of("statements", "verbs told before asides")
QUOTING = words_of("statements", "verbs of quoting")
# Above the floor: annotators of agency copy mark five of six of them, those of US news one of fifty.
INNER_CONFIDENCE = 0.45
CARRIED_CONFIDENCE = 0.6
# Proposals of the rules less sure than this are wrong in agency copy too.
LEAST_BY_RULES = 0.05
_CLAUSES = frozenset({"ROOT", "ccomp", "conj"})
# Tokens between a verb of quoting and "as saying".
_QUOTED_WITHIN = 25


def with_inner_statements(proposals: Proposals, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with those that are told within their content, and outlets apart from whom they quote."""
    parse = proposals.parse
    kept = list(drafts)
    for participle, quoting in _quoted_as_saying(parse):
        kept = _carried(proposals, kept, participle, quoting)
    for verb in range(len(parse)):
        if _is_quoted_by(parse, verb):
            _give_to_quoted(parse, kept, verb)
    return [*kept, *_told_within(proposals, kept)]


def _told_within(proposals: Proposals, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the rules' surest proposal of each verb of saying that is the main one of what somebody says."""
    parse = proposals.parse
    taken = {token for draft in drafts if draft.cue is not None for token in range(*draft.cue)}
    contents = by_content(draft for draft in drafts if draft.cue is not None)
    best: dict[int, Draft] = {}
    for draft in proposals.by_grammar:
        anchor = draft.anchor
        if anchor is None or anchor in taken or draft.confidence < LEAST_BY_RULES:
            continue
        if not _is_main_verb(parse, draft, anchor) or not _is_told(parse, draft, anchor, contents):
            continue
        if anchor not in best or draft.confidence > best[anchor].confidence:
            best[anchor] = draft
    for draft in best.values():
        yield replace(draft, content=list(draft.content), confidence=max(draft.confidence, INNER_CONFIDENCE))


def _is_main_verb(parse: Parse, draft: Draft, anchor: int) -> bool:
    if not draft.listed or draft.source is None or draft.frame.startswith("passive"):
        return False
    is_tensed = parse.tags[anchor] in TENSED or (parse.tags[anchor] in {"VBN", "VBG"} and is_finite(parse, anchor))
    return parse.deps[anchor] in _CLAUSES and is_tensed and child(parse, anchor, "neg") is None


def _is_told(parse: Parse, draft: Draft, anchor: int, contents: Coverage[Draft]) -> bool:
    """Tell whether a verb of saying stands in another's content, by a source that need not be the other's."""
    source = draft.source
    if source is None:
        return False
    is_pronoun = source.end - source.start == 1 and parse.pos[source.start] == "PRON"
    for outer in contents.around(anchor, anchor + 1):
        if outer.cue is None or outer.source == source:
            continue
        is_aside = outer.cue.start > anchor
        if lemma_of(parse, anchor) in TOLD_WITHIN and (is_aside or not is_pronoun):
            return True
        if is_aside and lemma_of(parse, anchor) in TOLD_IN_ASIDES:
            return True
    return False


def _quoted_as_saying(parse: Parse) -> Iterator[tuple[int, int]]:
    """Yield the participle of "quoted X as saying" and the verb of quoting before it."""
    for token in range(1, len(parse)):
        if parse.lower[token - 1] != "as" or parse.tags[token] != "VBG":
            continue
        start = max(parse.sentence_of(token).start, token - _QUOTED_WITHIN)
        verbs = (t for t in range(token - 2, start - 1, -1) if parse.pos[t] == "VERB" and lemma_of(parse, t) in QUOTING)
        quoting = next(verbs, None)
        if quoting is not None:
            yield token, quoting


def _carried(proposals: Proposals, drafts: list[Draft], participle: int, quoting: int) -> list[Draft]:
    """Return the drafts with what somebody is quoted as saying told by him, and by whoever quotes him around it."""
    parse = proposals.parse
    group = verb_group(parse, quoting)
    places = {*range(*group), participle}
    here = [draft for draft in drafts if draft.anchor in places]
    content = _said_content(proposals, here, participle)
    passive = is_passive(parse, quoting)
    source = _quoted_source(parse, participle, quoting, passive=passive)
    if source is None or not content:
        return drafts
    inner = Draft(
        anchor=participle,
        cue=TokenRange(participle, participle + 1),
        source=source,
        content=content,
        lemma=lemma_of(parse, participle),
        frame="clause",
        confidence=max([CARRIED_CONFIDENCE, *(draft.confidence for draft in here)]),
        by_model=any(draft.by_model for draft in here),
    )
    agent = _agent(parse, participle, quoting) if passive else subject_of(parse, quoting)
    kept = [draft for draft in drafts if draft.anchor not in places]
    if agent is None or agent in range(*source):
        return [*kept, inner]
    outer = replace(
        inner,
        anchor=quoting,
        cue=group,
        source=noun_phrase(parse, agent),
        content=merged([*content, source, TokenRange(participle - 1, participle + 1)]),
        lemma=lemma_of(parse, quoting),
        frame="object-as",
    )
    if not passive:
        outer.content = [TokenRange(source.start, max(piece.end for piece in content))]
    return [*kept, outer, inner]


def _agent(parse: Parse, participle: int, quoting: int) -> int | None:
    """Return who quotes: "was quoted by NTB as saying", "was quoted as saying by NTB"."""
    agent = agent_of(parse, quoting)
    if agent is not None:
        return agent
    by = next((t for t in parse.children[participle] if t == participle + 1 and parse.lower[t] == "by"), None)
    return None if by is None else child(parse, by, "pobj")


def _said_content(proposals: Proposals, here: Sequence[Draft], participle: int) -> list[TokenRange]:
    """Return what somebody is quoted as saying: what stands behind the participle, else what the quoting has."""
    parse = proposals.parse
    clause = child(parse, participle, "ccomp", "xcomp", "dobj")
    sentence_end = parse.sentence_of(participle).end
    if clause is not None and clause > participle:
        start, end = participle + 1, max(parse.edges[clause][1], participle + 2)
        proposed = [draft for draft in (*proposals.by_grammar, *here) if draft.anchor == participle]
        ends = [piece.end for draft in proposed for piece in draft.content if piece.start >= participle]
        found = trimmed(parse, start, min(max([end, *ends]), sentence_end))
        opens = next((t for t in range(start, found.start) if parse.words[t] in {"“", '"', "‘", "``", "«"}), None)
        closes = found.end < sentence_end and parse.words[found.end] in {"”", '"', "’", "''", "»"}
        return [TokenRange(found.start if opens is None else opens, found.end + (closes and opens is not None))]
    pieces = [piece for draft in here for piece in draft.content]
    before = [TokenRange(piece.start, min(piece.end, participle)) for piece in pieces if piece.start < participle]
    return [piece for piece in merged(before) if _is_said(parse, piece)]


def _is_said(parse: Parse, piece: TokenRange) -> bool:
    """Tell words that are said from what is left of the phrase of whoever says them."""
    return any(parse.pos[token] in {"VERB", "AUX"} for token in range(*piece))


def _quoted_source(parse: Parse, participle: int, quoting: int, *, passive: bool) -> TokenRange | None:
    if passive:
        subject = subject_of(parse, quoting)
        return None if subject is None else noun_phrase(parse, subject)
    found = trimmed(parse, quoting + 1, participle - 1)
    return found if found.end > found.start else None


def _is_quoted_by(parse: Parse, verb: int) -> bool:
    """Tell "Lindqvist was quoted by the ministry", without "as saying"."""
    if parse.pos[verb] != "VERB" or lemma_of(parse, verb) != "quote" or not is_passive(parse, verb):
        return False
    return agent_of(parse, verb) is not None and subject_of(parse, verb) is not None


def _give_to_quoted(parse: Parse, drafts: Iterable[Draft], verb: int) -> None:
    """Let whoever is quoted be the source of the statement, and no part of its content."""
    subject = subject_of(parse, verb)
    if subject is None:
        return
    source = noun_phrase(parse, subject)
    for draft in drafts:
        if draft.anchor == verb:
            draft.source = source
            draft.cue = verb_group(parse, verb)
            outside = (
                part
                for piece in draft.content
                for part in (
                    TokenRange(piece.start, min(piece.end, source.start)),
                    TokenRange(max(piece.start, verb + 1), piece.end),
                )
            )
            draft.content = [piece for piece in outside if piece.end > piece.start] or draft.content
