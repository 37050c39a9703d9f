"""Cues that are verbs: with a clause, an infinitive, an object or a prepositional phrase, active and passive."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from dragoman.extract.grammar.below import word_below
from dragoman.extract.grammar.clauses import child, is_passive, noun_phrase, subject_of, trimmed, verb_group
from dragoman.extract.grammar.verbs import own_subject_of
from dragoman.extract.statements.cue_candidate import Cue, CueCandidate, lemma_of
from dragoman.extract.statements.cue_nouns import LIGHT_VERBS
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse, TokenRange

CLEAR = words_of("statements", "clear")
FEELINGS = words_of("statements", "feelings")
NAMING_VERBS = words_of("statements", "verbs of naming")
KEPT_PREPOSITIONS = words_of("statements", "kept prepositions")
GERUND_PREPOSITIONS = words_of("statements", "prepositions of gerunds")
GOING_ON = words_of("statements", "verbs of going on")
QUOTING = words_of("statements", "verbs of quoting")


def of_verb(parse: Parse, verb: int) -> Iterator[CueCandidate]:
    """Yield the candidates whose cue is a verb."""
    lemma = lemma_of(parse, verb)
    if lemma == "be" or parse.lower[verb] == "according":
        return
    group = _with_going_on(parse, verb, verb_group(parse, verb))
    if is_passive(parse, verb) or _is_asked(parse, verb):
        yield from _of_passive(Cue(parse, lemma, verb, group, None))
        return
    if parse.deps[verb] == "amod":
        return
    clear = _made_clear(parse, verb) if lemma == "make" else None
    if clear is not None:
        yield clear
        return
    cue = Cue(parse, lemma, verb, group, subject_of(parse, verb))
    yield from _of_active(cue)
    yield cue.candidate("bare")


def _is_asked(parse: Parse, verb: int) -> bool:
    """Tell "Asked about X, …": whoever asked is not named."""
    return parse.tags[verb] == "VBN" and parse.deps[verb] == "advcl" and child(parse, verb, "aux") is None


def _of_active(cue: Cue) -> Iterator[CueCandidate]:
    parse, verb = cue.parse, cue.anchor
    clause = _complement(parse, verb)
    if clause is not None and clause > verb:
        yield from _of_clause(cue, clause)
        return
    if clause is not None and _may_follow_clause(parse, verb):
        before = trimmed(parse, *parse.edges[clause])
        yield cue.candidate("inverted", before, to=child(parse, verb, "dobj", "dative"))
        return
    if _is_aside(parse, verb):
        yield cue.candidate("inverted", *_around(parse, verb), to=child(parse, verb, "dobj"))
    yield from _of_object(cue)


def _may_follow_clause(parse: Parse, verb: int) -> bool:
    """Tell a verb that a clause before it can be the content of: any but a participle without subject."""
    return parse.tags[verb] != "VBG" or child(parse, verb, "nsubj") is not None


def _made_clear(parse: Parse, verb: int) -> CueCandidate | None:
    """``made (it) clear that …``: the clause after ``that`` is the content, the whole phrase the cue."""
    end = parse.sentence_of(verb).end
    clear = next((t for t in range(verb + 1, min(verb + 6, end)) if parse.lower[t] in CLEAR), None)
    if clear is None or clear + 2 >= end or parse.lower[clear + 1] != "that":
        return None
    ends = [parse.edges[t][1] for t in range(clear + 1, end) if parse.edges[t][0] == clear + 1]
    if not ends:
        return None
    cue = TokenRange(verb_group(parse, verb).start, clear + 1)
    made = Cue(parse, "make clear", verb, cue, subject_of(parse, verb))
    return made.candidate("clause", trimmed(parse, clear + 1, max(ends)))


def _of_clause(cue: Cue, clause: int) -> Iterator[CueCandidate]:
    """Candidates of a verb with a clause or an infinitive after it."""
    parse, verb = cue.parse, cue.anchor
    end = _clause_end(parse, verb, clause)
    is_infinitive = word_below(parse, clause, "aux") == "to"
    if parse.deps[clause] == "xcomp":
        yield from _of_open_clause(cue, clause, end, is_infinitive=is_infinitive)
        return
    content = trimmed(parse, parse.edges[clause][0], end)
    subject = own_subject_of(parse, clause)
    if subject is not None and is_infinitive:
        yield cue.candidate("object-to", content, to=subject)
        return
    to = child(parse, verb, "dobj", "dative")
    yield cue.candidate("clause", content, to=to if to is not None and to < clause else None)


def _clause_end(parse: Parse, verb: int, clause: int) -> int:
    """Return one past a clause, with those right after it that are its verb's as well."""
    end = parse.edges[clause][1]
    for below in parse.children[verb]:
        if below > clause and parse.deps[below] == "ccomp" and parse.edges[below][0] == end:
            end = parse.edges[below][1]
    return end


def _of_open_clause(cue: Cue, clause: int, end: int, *, is_infinitive: bool) -> Iterator[CueCandidate]:
    """Candidates of a verb with a clause that has no subject of its own."""
    parse = cue.parse
    dobj = child(parse, cue.anchor, "dobj")
    content = trimmed(parse, parse.edges[clause][0], end)
    with_object = content if dobj is None else trimmed(parse, parse.edges[dobj][0], end)
    if is_infinitive:
        if dobj is not None and dobj < clause:
            yield cue.candidate("object-to", with_object, to=dobj)
        else:
            yield cue.candidate("to", content)
    elif parse.tags[clause] == "VBG":
        yield cue.candidate("ing", content)
    elif dobj is not None:
        yield cue.candidate("object-as", with_object)


def _of_object(cue: Cue) -> Iterator[CueCandidate]:
    """Candidates of a verb with an object, or with a prepositional phrase in its place."""
    parse, verb = cue.parse, cue.anchor
    dobj = _object_of(parse, verb)
    if dobj is None or dobj < verb:
        yield from _of_prepositions(cue)
        return
    if parse.heads[dobj] != verb and lemma_of(parse, parse.heads[dobj]) in LIGHT_VERBS:
        # "condemned and made remarks on X": what is shared is X.
        about = child(parse, dobj, "prep")
        if about is not None:
            yield cue.candidate("object", trimmed(parse, about + 1, parse.edges[about][1]))
            return
    start = parse.edges[dobj][0]
    predicate = _predicate_of(cue, dobj)
    if predicate is not None:
        left, right = parse.edges[predicate]
        content = trimmed(parse, min(start, left), max(parse.edges[dobj][1], right))
        yield cue.candidate("object-as", content)
    else:
        yield cue.candidate("object", _object_range(parse, verb, dobj))
    for prep, end in _prepositions(parse, verb):
        if prep > dobj:
            yield cue.candidate(f"object-prep:{parse.lower[prep]}", trimmed(parse, start, end), to=dobj)


def _object_of(parse: Parse, verb: int) -> int | None:
    """Return the object of a verb, of the one joined to it, or of its particle."""
    dobj = child(parse, verb, "dobj")
    if dobj is None:
        dobj = _shared_object(parse, verb)
    if dobj is None:
        particle = child(parse, verb, "prt")
        dobj = child(parse, particle, "pobj") if particle is not None else None
    return dobj


def _of_prepositions(cue: Cue) -> Iterator[CueCandidate]:
    parse, group = cue.parse, cue.tokens
    for prep, end in _prepositions(parse, cue.anchor):
        tokens = TokenRange(group.start, prep + 1) if prep <= group.end + 2 else group
        content = trimmed(parse, prep + 1, _with_complements(parse, cue.anchor, end))
        yield cue.candidate(f"prep:{parse.lower[prep]}", content, tokens=tokens)


def _predicate_of(cue: Cue, dobj: int) -> int | None:
    """Return what an object is said to be: "described X as Y", "called X Y"."""
    parse, verb = cue.parse, cue.anchor
    predicate = child(parse, verb, "oprd")
    if predicate is None:
        predicate = next((c for c in parse.children[verb] if c > verb and _is_as(parse, c)), None)
    if predicate is None and cue.lemma in NAMING_VERBS:
        predicate = child(parse, dobj, "appos")
    return predicate


def _is_as(parse: Parse, token: int) -> bool:
    return parse.deps[token] == "prep" and parse.lower[token] == "as"


def _around(parse: Parse, verb: int) -> tuple[TokenRange, ...]:
    """Return the clause above the verb without the verb's own."""
    start, end = parse.edges[parse.heads[verb]]
    left, right = parse.edges[verb]
    pieces = (trimmed(parse, start, left), trimmed(parse, right, end))
    return tuple(piece for piece in pieces if piece.end > piece.start)


def _with_going_on(parse: Parse, verb: int, group: TokenRange) -> TokenRange:
    """``went on to say`` is one cue."""
    head = parse.heads[verb]
    is_near = parse.deps[verb] == "xcomp" and 0 < verb - head <= 4
    if is_near and lemma_of(parse, head) in GOING_ON:
        return TokenRange(verb_group(parse, head).start, group.end)
    return group


def _shared_object(parse: Parse, verb: int) -> int | None:
    """Return the object of the verb joined to this one, which has no complement: ``condemned and mocked X``."""
    if any(_is_own_complement(parse, c) for c in parse.children[verb] if c > verb):
        return None
    for below in parse.children[verb]:
        if parse.deps[below] == "conj" and parse.pos[below] == "VERB" and verb < below <= verb + 4:
            return child(parse, below, "dobj")
    return None


def _is_own_complement(parse: Parse, token: int) -> bool:
    is_complement = parse.deps[token] in ("ccomp", "xcomp", "prep", "dobj", "prt", "oprd", "acomp")
    return is_complement and parse.words[token] != "on"


def _complement(parse: Parse, verb: int) -> int | None:
    """Return the head of the clause that is the verb's complement, on either side; the one to the right first."""
    below = parse.children[verb]
    after = (c for c in below if c > verb and parse.deps[c] in ("ccomp", "xcomp"))
    before = (c for c in below if c < verb and _is_clause_before(parse, c))
    return next(chain(after, before), None)


def _is_clause_before(parse: Parse, token: int) -> bool:
    start, end = parse.edges[token]
    return end - start > 1 and parse.deps[token] in ("ccomp", "parataxis", "dep")


def _is_aside(parse: Parse, verb: int) -> bool:
    """Tell whether the clause of the verb is set off by commas or dashes and short, as ``, he said,`` is."""
    if parse.deps[verb] not in ("parataxis", "ccomp", "advcl", "dep", "conj") or parse.heads[verb] == verb:
        return False
    start, end = parse.edges[verb]
    if end - start > 25 or child(parse, verb, "nsubj") is None:
        return False
    return parse.deps[verb] == "parataxis" or _is_set_off(parse, start)


def _is_set_off(parse: Parse, start: int) -> bool:
    before = parse.words[start - 1] if start else ","
    return before in ",-–—" or parse.words[start] in ",-–—"


def _object_range(parse: Parse, verb: int, dobj: int) -> TokenRange:
    """Return the object with the phrases that complete it, up to the first adjunct of time or manner."""
    start, end = parse.edges[dobj]
    return trimmed(parse, start, _with_complements(parse, verb, end))


def _with_complements(parse: Parse, verb: int, end: int) -> int:
    """Return the end of a phrase with those right after it that complete it and that the parser hung on the verb."""
    for below in parse.children[verb]:
        left, right = parse.edges[below]
        if left == end and _completes(parse, below):
            end = right
    return end


def _completes(parse: Parse, token: int) -> bool:
    """Tell whether what hangs on a verb completes the phrase before it, and is no adjunct of the verb."""
    label = parse.deps[token]
    if label == "prep":
        return parse.lower[token] in KEPT_PREPOSITIONS or _is_before_gerund(parse, token)
    if label == "advcl":
        return _is_purpose(parse, token)
    return label in ("dative", "xcomp", "oprd", "acl")


def _is_before_gerund(parse: Parse, preposition: int) -> bool:
    return parse.lower[preposition] in GERUND_PREPOSITIONS and child(parse, preposition, "pcomp") is not None


def _is_purpose(parse: Parse, verb: int) -> bool:
    """Tell "to avoid a strike"."""
    if parse.tags[verb] != "VB" or parse.lower[verb] == "to":
        return False
    return parse.lower[parse.edges[verb][0]] == "to"


def _prepositions(parse: Parse, verb: int) -> Iterator[tuple[int, int]]:
    for below in parse.children[verb]:
        if below > verb and parse.deps[below] in ("prep", "agent") and _has_object(parse, below):
            yield below, parse.edges[below][1]


def _has_object(parse: Parse, preposition: int) -> bool:
    return child(parse, preposition, "pobj", "pcomp", "prep") is not None


def _of_passive(cue: Cue) -> Iterator[CueCandidate]:
    """Candidates of a passive: its source stands after "by", its subject is part of what is said."""
    parse, verb = cue.parse, cue.anchor
    subject = subject_of(parse, verb) if parse.deps[verb] != "advcl" or child(parse, verb, "nsubjpass") else None
    if parse.lower[verb] in FEELINGS:
        yield from _of_feeling(Cue(parse, parse.lower[verb], verb, cue.tokens, subject))
        return
    if cue.lemma in QUOTING and _is_as_saying(parse, verb):
        return  # "was quoted as saying": the participle is the cue, its subject the source
    agent = child(parse, verb, "agent")
    author = child(parse, agent, "pobj") if agent is not None else None
    yield from _by_complement_of_passive(cue._replace(source=author), agent, subject)


def _by_complement_of_passive(cue: Cue, agent: int | None, subject: int | None) -> Iterator[CueCandidate]:
    """Candidates of a passive by its complement: a clause, "as", other prepositions, or none."""
    parse, verb = cue.parse, cue.anchor
    before = (noun_phrase(parse, subject),) if subject is not None else ()
    clause, as_prep = _clause_after(parse, verb), _as_of(parse, verb)
    if clause is not None:
        yield _of_passive_clause(cue, clause, subject, before)
        return
    if as_prep is not None and as_prep > verb:
        yield cue.candidate("passive-as", *before, trimmed(parse, as_prep, parse.edges[as_prep][1]))
        return
    for prep, end in _prepositions(parse, verb):
        if prep != agent:
            frame = f"passive-prep:{parse.lower[prep]}"
            yield cue.candidate(frame, *before, trimmed(parse, prep, end), to=subject)
    if before:
        yield cue.candidate("passive", *before)


def _as_of(parse: Parse, verb: int) -> int | None:
    return next((c for c in parse.children[verb] if _is_as(parse, c)), None)


def _clause_after(parse: Parse, verb: int) -> int | None:
    """Return the infinitive or the clause after a passive, the infinitive first."""
    clauses = (child(parse, verb, label) for label in ("xcomp", "ccomp"))
    return next((clause for clause in clauses if clause is not None and clause > verb), None)


def _of_passive_clause(cue: Cue, clause: int, subject: int | None, before: tuple[TokenRange, ...]) -> CueCandidate:
    parse = cue.parse
    content = trimmed(parse, *parse.edges[clause])
    if parse.deps[clause] == "xcomp":
        return cue.candidate("passive-to", *before, content)
    impersonal = subject is not None and parse.lower[subject] == "it"
    return cue.candidate("impersonal" if impersonal else "passive-clause", content, to=None if impersonal else subject)


def _is_as_saying(parse: Parse, verb: int) -> bool:
    as_prep = _as_of(parse, verb)
    saying = None if as_prep is None else child(parse, as_prep, "pcomp")
    return saying is not None and parse.pos[saying] == "VERB"


def _of_feeling(cue: Cue) -> Iterator[CueCandidate]:
    """``is convinced that …``: a participle that says what its subject holds."""
    parse, verb = cue.parse, cue.anchor
    for below in parse.children[verb]:
        if below < verb:
            continue
        content = trimmed(parse, *parse.edges[below])
        if parse.deps[below] in ("ccomp", "advcl") and own_subject_of(parse, below) is not None:
            yield cue.candidate("adj-clause", content)
        elif parse.deps[below] == "xcomp":
            yield cue.candidate("adj-to", content)
        elif parse.deps[below] == "prep":
            tokens = TokenRange(cue.tokens.start, below + 1)
            content = trimmed(parse, below + 1, parse.edges[below][1])
            yield cue.candidate(f"adj-prep:{parse.lower[below]}", content, tokens=tokens)
