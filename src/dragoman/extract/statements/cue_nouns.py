"""Cues that are nouns, with their light verbs, and adjectives: "expressed hope that", "aware of"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extract.grammar.below import word_below
from dragoman.extract.grammar.clauses import VERBAL, child, is_passive, subject_of, trimmed, verb_group
from dragoman.extract.statements.cue_candidate import Cue, CueCandidate, lemma_of
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse, TokenRange

LIGHT_VERBS = words_of("statements", "light verbs")
TELLING_MARKS = words_of("statements", "marks of content")
AUTHORS = words_of("statements", "prepositions of authors")


def of_noun(parse: Parse, noun: int) -> Iterator[CueCandidate]:
    """Yield the candidates whose cue is a noun."""
    if parse.deps[noun] in ("compound", "nmod", "amod", "npadvmod"):
        return
    light = _light_verb(parse, noun)
    if light is None:
        cue = Cue(parse, lemma_of(parse, noun), noun, TokenRange(noun, noun + 1), _owner_or_author(parse, noun))
        below = list(parse.children[noun])
    else:
        source = subject_of(parse, light)
        tokens = TokenRange(verb_group(parse, light).start, noun + 1)
        lemma = f"{parse.lemmas[light].lower()} {lemma_of(parse, noun)}"
        cue = Cue(parse, lemma, noun, tokens, source if source is not None else child(parse, noun, "poss"))
        below = [*parse.children[noun], *(token for token in parse.children[light] if token > noun)]
    kind = "noun" if light is None else "light"
    for complement in below:
        if complement > noun:
            yield from _of_complement(cue, kind, complement)


def _light_verb(parse: Parse, noun: int) -> int | None:
    head = parse.heads[noun]
    is_object = parse.deps[noun] == "dobj" and parse.lemmas[head].lower() in LIGHT_VERBS
    return head if is_object and not is_passive(parse, head) else None


def _owner_or_author(parse: Parse, noun: int) -> int | None:
    """Return whose word a noun is: "her claim", "a claim by her"."""
    owner = child(parse, noun, "poss")
    if owner is not None:
        return owner
    for below in parse.children[noun]:
        if parse.deps[below] in ("prep", "agent") and parse.lower[below] in AUTHORS:
            return child(parse, below, "pobj")
    return None


def _of_complement(cue: Cue, kind: str, token: int) -> Iterator[CueCandidate]:
    """Candidates of a noun by one of its complements: a clause, an infinitive, a prepositional phrase."""
    parse = cue.parse
    label, (left, right) = parse.deps[token], parse.edges[token]
    if label in ("acl", "ccomp", "xcomp"):
        link = _link(parse, token)
        if link:
            yield cue.candidate(f"{kind}-{link}", trimmed(parse, left, right))
    elif label == "relcl" and parse.lower[left] == "that" and child(parse, token, "mark") is not None:
        yield cue.candidate(f"{kind}-clause", trimmed(parse, left, right))
    elif label == "prep" and child(parse, token, "pobj", "pcomp") is not None:
        tokens = TokenRange(cue.tokens.start, token + 1) if token == cue.anchor + 1 else cue.tokens
        yield cue.candidate(f"{kind}-prep:{parse.lower[token]}", trimmed(parse, token + 1, right), tokens=tokens)


def _link(parse: Parse, clause: int) -> str:
    """Return how a clause hangs on a noun: ``to``, ``clause``, or nothing where it is no content."""
    if parse.tags[clause] == "VB" and word_below(parse, clause, "aux") == "to":
        return "to"
    if parse.deps[clause] == "ccomp" or word_below(parse, clause, "mark") in TELLING_MARKS:
        return "clause"
    return ""


def of_adjective(parse: Parse, adjective: int) -> Iterator[CueCandidate]:
    """Yield the candidates whose cue is an adjective."""
    if parse.deps[adjective] not in ("acomp", "advcl", "ROOT", "conj", "oprd"):
        return
    verb = parse.heads[adjective]
    is_predicate = parse.deps[adjective] == "acomp"
    if is_predicate and parse.pos[verb] not in VERBAL:
        return
    near = is_predicate and verb < adjective <= verb + 3
    tokens = TokenRange(verb_group(parse, verb).start if near else adjective, adjective + 1)
    cue = Cue(parse, parse.lemmas[adjective].lower(), adjective, tokens, subject_of(parse, adjective))
    for below in parse.children[adjective]:
        if below > adjective:
            yield from _of_adjective_complement(cue, below)


def _of_adjective_complement(cue: Cue, token: int) -> Iterator[CueCandidate]:
    parse = cue.parse
    label, (left, right) = parse.deps[token], parse.edges[token]
    if label == "ccomp":
        yield cue.candidate("adj-clause", trimmed(parse, left, right))
    elif label == "xcomp":
        yield cue.candidate("adj-to", trimmed(parse, left, right))
    elif label == "prep" and child(parse, token, "pobj", "pcomp") is not None:
        tokens = TokenRange(cue.tokens.start, token + 1)
        yield cue.candidate(f"adj-prep:{parse.lower[token]}", trimmed(parse, token + 1, right), tokens=tokens)
