"""Statements told by set phrases of communiqués, which neither the cue lexicon nor the model knows.

"extends her deepest condolences to", "remains ready to", "took note with satisfaction of", "is of the view that".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from dragoman.extract.grammar.clauses import noun_phrase, subject_of, trimmed, verb_group
from dragoman.extract.statements.cue_candidate import lemma_of
from dragoman.extract.statements.statement_draft import Draft
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse, TokenRange

PHRASES = words_of("statements", "set phrases")
# Words that may stand where a phrase leaves a gap.
MOST_IN_GAP = 4
PHRASE_CONFIDENCE = 0.55
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN", "VBG"})
_PART_OF_CONTENT = frozenset({"that", "to", "whether"})


class Found(NamedTuple):
    """A phrase in the text: its verb, its tokens and the first token of what is said."""

    verb: int
    tokens: TokenRange
    content: int


def drafts_from_phrases(parse: Parse, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the statements of set phrases at whose words no draft has its cue."""
    taken = {token for draft in drafts if draft.cue is not None for token in range(*draft.cue)}
    taken |= {token for draft in drafts for piece in draft.content for token in range(*piece)}
    for verb in range(len(parse)):
        if parse.tags[verb] not in _FINITE or verb in taken:
            continue
        found = find_phrase(parse, verb)
        if found is None or not taken.isdisjoint(range(*found.tokens)):
            continue
        subject = subject_of(parse, verb)
        if subject is None or subject in range(*found.tokens):
            continue
        content = trimmed(parse, found.content, end_of_said(parse, found.content, verb, drafts))
        if content.end > content.start:
            yield Draft(
                anchor=verb,
                cue=found.tokens,
                source=noun_phrase(parse, subject),
                content=[content],
                lemma=lemma_of(parse, verb),
                frame="phrase",
                confidence=PHRASE_CONFIDENCE,
            )


def find_phrase(parse: Parse, verb: int) -> Found | None:
    """Return the set phrase that begins with a verb: the longest one."""
    sentence_end = parse.sentence_of(verb).end
    found: Found | None = None
    for phrase in _by_verb().get(lemma_of(parse, verb), ()):
        end = _end_of(parse, phrase, verb, sentence_end)
        if end is not None and (found is None or end > found.tokens.end):
            is_said = phrase[-1] in _PART_OF_CONTENT
            start = verb_group(parse, verb).start
            found = Found(verb, TokenRange(start, end - is_said), end - is_said)
    return found


@cache
def _by_verb() -> dict[str, list[list[str]]]:
    """Return the phrases by their verbs, as words; "*" is a gap."""
    grouped: dict[str, list[list[str]]] = {}
    for phrase in sorted(PHRASES):
        words = phrase.split()
        grouped.setdefault(words[0], []).append(words)
    return grouped


def _end_of(parse: Parse, phrase: Sequence[str], verb: int, limit: int) -> int | None:
    """Return one past the last word of a phrase that begins with a verb; None where the phrase does not stand there."""
    place, gap = verb + 1, 0
    for word in phrase[1:]:
        if word == "*":
            gap = MOST_IN_GAP
            continue
        last = min(place + gap, limit - 1)
        near = range(place, last + 1)
        place = next((token for token in near if word in {parse.lower[token], parse.lemmas[token]}), -1)
        if place < 0:
            return None
        place, gap = place + 1, 0
    return place


def end_of_said(parse: Parse, start: int, verb: int, drafts: Iterable[Draft]) -> int:
    """Return where what is said from a token on ends: with its sentence, or before its speaker's next verb."""
    end = parse.sentence_of(start).end
    if parse.tags[verb] == "VBG" and parse.heads[verb] > verb:
        return parse.edges[verb][1]
    for draft in drafts:
        if draft.cue is None or draft.anchor is None or not start < draft.cue.start < end:
            continue
        is_joined = parse.heads[draft.anchor] == verb and parse.deps[draft.anchor] in {"conj", "advcl"}
        if is_joined:
            end = draft.cue.start
            while end > start and parse.lower[end - 1] in {",", "and", "but", "also", "while", ";"}:
                end -= 1
    joined = (c for c in parse.children[verb] if start < c < end and parse.deps[c] == "conj" and parse.pos[c] == "VERB")
    first = next(joined, None)
    if first is not None:
        end = first
        while end > start and (parse.lower[end - 1] in {",", "and", "but", "also"} or parse.heads[end - 1] == first):
            end -= 1
    return end
