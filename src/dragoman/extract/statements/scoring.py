"""How sure a statement is: a logistic model over what can be seen around its cue.

The weights are learnt (training/cue_weights.py) and lie in ``lexicon/data/cue_weights.tsv``, one named feature a line.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from dragoman.extract.grammar.clauses import child
from dragoman.extract.grammar.heads import head_of
from dragoman.extract.grammar.verbs import auxiliaries_of
from dragoman.lexicon.humans import is_human
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

if TYPE_CHECKING:
    from dragoman.extract.statements.statement_draft import Draft

PRONOUNS = frozenset({"PRON", "DET"})
SET_OFF = frozenset({",", "-", "–", "—", "--", '"', "”", "''", "'"})
NAMED = frozenset({"PERSON", "ORG", "NORP", "GPE"})
# A feature has the word itself for these: the weights know them by name.
OPENINGS = words_of("statements", "openings of content")


def confidence_of(features: Iterator[str] | list[str], weights: Mapping[str, float], lift: float = 0.0) -> float:
    """Return the probability, in [0, 1], that something with these features is a statement."""
    total = lift + sum(weights.get(feature, 0.0) for feature in features)
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def features_of(parse: Parse, draft: Draft) -> Iterator[str]:
    """Yield the names of the features that hold, each once. The draft has an anchor."""
    anchor = draft.anchor or 0
    frame = draft.frame
    yield "bias"
    yield f"frame={frame}"
    if draft.listed:  # of words that nobody has looked at, only their surroundings are judged
        yield f"lemma={draft.lemma}"
        yield f"lemma={draft.lemma} frame={frame}"
    yield f"kind={draft.kind}"
    yield f"listed={draft.listed}"
    yield f"form={parse.tags[anchor]} {parse.deps[anchor]}"
    yield f"auxiliary={_auxiliary(parse, anchor)}"
    yield f"negated={child(parse, anchor, 'neg') is not None}"
    source = _source_type(parse, draft)
    yield f"source={source}"
    yield f"source={source} kind={draft.kind}"
    if parse.deps[anchor] == "relcl":
        yield f"relative source={source}"
    yield from _of_content(parse, draft, anchor)
    sentence = parse.sentence_of(anchor)
    yield f"aside={_aside(parse, draft, anchor)}"
    yield f"speaks={_speaks(parse, draft)} kind={draft.kind}"
    yield f"question={parse.words[sentence.end - 1] == '?'}"
    yield f"after comma={anchor > 0 and parse.words[anchor - 1] == ','} {parse.tags[anchor]}"
    words = [parse.words[t] for t in range(*sentence) if parse.words[t][0].isalpha()]
    yield f"headline={len(words) > 4 and sum(word[0].isupper() for word in words) > 0.7 * len(words)}"


def nesting_feature(draft: Draft) -> str:
    """Name the feature of a statement told within the content of another one."""
    return f"nested kind={draft.kind}"


def _auxiliary(parse: Parse, anchor: int) -> str:
    return "+".join(parse.lower[each] for each in auxiliaries_of(parse, anchor)) or "none"


def _source_type(parse: Parse, draft: Draft) -> str:
    source = draft.source
    if source is None:
        return "none"
    if source.end - source.start == 1 and parse.pos[source.start] in PRONOUNS:
        return parse.lower[source.start]
    for name in parse.names_from(source.start):
        if name.start >= source.end:
            break
        if name.label in NAMED:
            return name.label
    return parse.pos[source.end - 1]


def _aside(parse: Parse, draft: Draft, anchor: int) -> str:
    """Tell the place of ``, he said`` in its sentence: at its end, within it, or not set off at all."""
    if draft.source is None or draft.cue is None:
        return "none"
    start, end = min(draft.source.start, draft.cue.start), max(draft.source.end, draft.cue.end)
    sentence = parse.sentence_of(anchor)
    if start <= sentence.start or parse.words[start - 1] not in SET_OFF or end - start > 30:
        return "none"
    rest = end if end < sentence.end else sentence.end - 1
    if parse.words[rest] in (".", "!", "?"):
        return "final"
    return "within" if parse.words[rest] in SET_OFF else "none"


def _speaks(parse: Parse, draft: Draft) -> str:
    """Tell whether the source is someone who can speak: a pronoun for people, a name, a human noun."""
    if draft.source is None:
        return "none"
    head = head_of(parse, *draft.source)
    if parse.pos[head] in ("PROPN", "PRON"):
        return parse.pos[head]
    return "human" if is_human(parse.lemmas[head].lower()) else "other"


def _of_content(parse: Parse, draft: Draft, anchor: int) -> Iterator[str]:
    first = draft.content[0]
    length = sum(piece.end - piece.start for piece in draft.content)
    yield f"words={min(length, 6) if length < 10 else 10 if length < 20 else 20}"
    yield f"pieces={min(len(draft.content), 3)}"
    opening = parse.lower[first.start]
    if opening in OPENINGS:
        yield f"opening={opening} frame={draft.frame}"
    else:
        yield f"opening={parse.pos[first.start]}"
    side = "after" if first.start > anchor else "before"
    yield f"content={side}"
    yield f"quoted={bool(draft.quotations)} {side}"
    if draft.quotations:
        whole = draft.quotations[0]
        yield f"quotation whole={whole.first <= first.start + 1 and whole.last >= first.end - 1}"
    if draft.source is not None:
        yield f"source gap={_gap(draft.source.start - anchor)}"


def _gap(tokens: int) -> str:
    """Return in words how far behind (above 0) or before its cue a source begins."""
    if tokens > 0:
        return "after"
    if tokens > -4:
        return "near"
    return "far" if tokens > -15 else "very far"
