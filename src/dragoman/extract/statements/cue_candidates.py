"""Where a report may tell of a statement: verbs, nouns and adjectives that take a source and a content.

A candidate is found by syntax alone; the cue lexicon then says which lemma in which frame does tell of one.

Frames of a verb: ``clause`` (says that …), ``inverted`` (…, he said), ``to`` (vowed to …), ``object`` (condemned …),
``object-to`` (urged X to …), ``object-as`` (described X as …), ``prep:of`` and the like (warned of …), ``ing`` (denied
having …), ``passive``, ``passive-to`` (is expected to …), ``passive-prep:of``, ``bare`` (he said, with a quotation
beside it). Frames of a noun: ``noun-clause``, ``noun-to``, ``noun-prep:on``; with a light verb before it (expressed
hope that …) ``light-clause`` and so on. Frames of an adjective: ``adj-clause``, ``adj-to``, ``adj-prep:of``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.extract.grammar.clauses import (
    NOMINAL,
    VERBAL,
    child,
    is_passive,
    noun_phrase,
    subject_of,
    trimmed,
    verb_group,
)
from dragoman.model import Parse, TokenRange

CLEAR = frozenset({"clear", "plain", "known"})
# Participles that say what somebody holds or feels; their subject is the source.
FEELINGS = frozenset("convinced concerned persuaded satisfied determined pleased worried alarmed disappointed".split())
# Verbs that give their object a name.
NAMING_VERBS = frozenset("call dub label brand term name declare deem consider pronounce style".split())
# "In her opinion" tells whose content the sentence is, as "according to her" does.
OPINIONS = frozenset("opinion view words estimation assessment reading judgment judgement telling".split())
# Prepositions whose phrase belongs to what is said about the object ("defended X against Y").
KEPT_PREPOSITIONS = frozenset(
    "against for of as over from with to into about toward towards regarding concerning between among despite "
    "without".split()
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible cue: its lemma and frame, the cue's tokens, the head of its source, and its content.

    ``anchor`` is the verb, noun or preposition; ``to`` is the head of the addressee.
    """

    lemma: str
    frame: str
    anchor: int
    cue: TokenRange
    source: int | None
    content: tuple[TokenRange, ...]
    to: int | None = None


def find_candidates(parse: Parse) -> Iterator[Candidate]:
    """Yield every candidate of a report, by anchor, whatever its lemma."""
    for token in range(len(parse)):
        pos = parse.pos[token]
        if pos == "VERB" or (pos == "AUX" and parse.deps[token] not in ("aux", "auxpass")):
            yield from _of_verb(parse, token)
        elif pos in ("NOUN", "PROPN"):
            yield from _of_noun(parse, token)
        elif pos == "ADJ":
            yield from _of_adjective(parse, token)
        if parse.lower[token] in ("according", "per"):
            yield from _according(parse, token)
        elif parse.lower[token] == "in":
            yield from _in_opinion(parse, token)


# Lemmas that the pipeline's rules get wrong.
LEMMA_SLIPS = {
    "hop": "hope",
    "stat": "state",
    "underlin": "underline",
    "tweete": "tweet",
    "quipp": "quip",
    "bann": "ban",
}


def lemma_of(parse: Parse, token: int) -> str:
    """Return the lemma a cue goes by in the lexicon."""
    lemma = parse.lemmas[token].lower()
    return LEMMA_SLIPS.get(lemma, lemma)


def _of_verb(parse: Parse, verb: int) -> Iterator[Candidate]:
    lemma = lemma_of(parse, verb)
    if lemma == "be" or parse.lower[verb] == "according":
        return
    group = _with_going_on(parse, verb, verb_group(parse, verb))
    if is_passive(parse, verb):
        yield from _of_passive(parse, verb, lemma, group)
        return
    if parse.deps[verb] == "amod":
        return
    if parse.tags[verb] == "VBN" and parse.deps[verb] == "advcl" and child(parse, verb, "aux") is None:
        yield from _of_passive(parse, verb, lemma, group)  # "Asked about X, …": whoever asked is not named
        return
    clear = _made_clear(parse, verb) if lemma == "make" else None
    if clear is not None:
        yield clear
        return
    source = subject_of(parse, verb)
    clause = _complement(parse, verb)
    if clause is not None and clause > verb:
        yield from _of_clause(parse, verb, clause, group, source)
    elif clause is not None and (parse.tags[verb] != "VBG" or child(parse, verb, "nsubj") is not None):
        before = trimmed(parse, *parse.edges[clause])
        yield Candidate(lemma, "inverted", verb, group, source, (before,), child(parse, verb, "dobj", "dative"))
    else:
        if _is_aside(parse, verb):
            content = _around(parse, verb)
            yield Candidate(lemma, "inverted", verb, group, source, content, child(parse, verb, "dobj"))
        yield from _of_object(parse, verb, group, source)
    yield Candidate(lemma, "bare", verb, group, source, ())


def _made_clear(parse: Parse, verb: int) -> Candidate | None:
    """``made (it) clear that …``: the clause after ``that`` is the content, the whole phrase the cue."""
    sentence = parse.sentence_of(verb)
    clear = next((t for t in range(verb + 1, min(verb + 6, sentence.end)) if parse.lower[t] in CLEAR), None)
    if clear is None or clear + 2 >= sentence.end or parse.lower[clear + 1] != "that":
        return None
    heads = [t for t in range(clear + 1, sentence.end) if parse.edges[t][0] == clear + 1]
    if not heads:
        return None
    end = max(parse.edges[t][1] for t in heads)
    cue = TokenRange(verb_group(parse, verb).start, clear + 1)
    return Candidate("make clear", "clause", verb, cue, subject_of(parse, verb), (trimmed(parse, clear + 1, end),))


def _of_clause(parse: Parse, verb: int, clause: int, group: TokenRange, source: int | None) -> Iterator[Candidate]:
    """Candidates of a verb with a clause or an infinitive after it."""
    lemma = lemma_of(parse, verb)
    start, end = parse.edges[clause]
    for below in parse.children[verb]:
        if below > clause and parse.deps[below] == "ccomp" and parse.edges[below][0] == end:
            end = parse.edges[below][1]
    content = trimmed(parse, start, end)
    dobj, to = child(parse, verb, "dobj"), child(parse, verb, "dobj", "dative")
    has_object = dobj is not None and dobj < clause
    infinitive = child(parse, clause, "aux")
    is_infinitive = infinitive is not None and parse.lower[infinitive] == "to"
    if parse.deps[clause] == "xcomp":
        if dobj is not None and (has_object or not is_infinitive):
            content = trimmed(parse, parse.edges[dobj][0], end)
        if is_infinitive:
            frame = "object-to" if has_object else "to"
            yield Candidate(lemma, frame, verb, group, source, (content,), dobj if has_object else None)
        elif parse.tags[clause] == "VBG":
            yield Candidate(lemma, "ing", verb, group, source, (trimmed(parse, start, end),))
        elif dobj is not None:
            yield Candidate(lemma, "object-as", verb, group, source, (content,))
        return
    subject = child(parse, clause, "nsubj", "nsubjpass")
    if subject is not None and is_infinitive:
        yield Candidate(lemma, "object-to", verb, group, source, (content,), subject)
    else:
        to = to if to is not None and to < clause else None
        yield Candidate(lemma, "clause", verb, group, source, (content,), to)


def _of_object(parse: Parse, verb: int, group: TokenRange, source: int | None) -> Iterator[Candidate]:
    """Candidates of a verb with an object, or with a prepositional phrase in its place."""
    lemma = lemma_of(parse, verb)
    dobj = child(parse, verb, "dobj")
    if dobj is None:
        dobj = _shared_object(parse, verb)
    if dobj is None:
        particle = child(parse, verb, "prt")
        dobj = child(parse, particle, "pobj") if particle is not None else None
    if dobj is None or dobj < verb:
        for prep, end in _prepositions(parse, verb):
            cue = TokenRange(group.start, prep + 1) if prep <= group.end + 2 else group
            content = trimmed(parse, prep + 1, _with_complements(parse, verb, end))
            yield Candidate(lemma, f"prep:{parse.lower[prep]}", verb, cue, source, (content,))
        return
    if parse.heads[dobj] != verb and lemma_of(parse, parse.heads[dobj]) in LIGHT_VERBS:
        # "condemned and made remarks on X": what is shared is X.
        about = child(parse, dobj, "prep")
        if about is not None:
            content = trimmed(parse, about + 1, parse.edges[about][1])
            yield Candidate(lemma, "object", verb, group, source, (content,))
            return
    start = parse.edges[dobj][0]
    predicate = child(parse, verb, "oprd")
    if predicate is None:
        predicate = next(
            (c for c in parse.children[verb] if c > verb and parse.deps[c] == "prep" and parse.lower[c] == "as"), None
        )
    if predicate is None and lemma in NAMING_VERBS:
        predicate = child(parse, dobj, "appos")
    if predicate is not None:
        left, right = parse.edges[predicate]
        content = trimmed(parse, min(start, left), max(parse.edges[dobj][1], right))
        yield Candidate(lemma, "object-as", verb, group, source, (content,))
    else:
        yield Candidate(lemma, "object", verb, group, source, (_object_range(parse, verb, dobj),))
    for prep, end in _prepositions(parse, verb):
        if prep > dobj:
            frame = f"object-prep:{parse.lower[prep]}"
            yield Candidate(lemma, frame, verb, group, source, (trimmed(parse, start, end),), dobj)


def _around(parse: Parse, verb: int) -> tuple[TokenRange, ...]:
    """Return the clause above the verb without the verb's own."""
    start, end = parse.edges[parse.heads[verb]]
    left, right = parse.edges[verb]
    pieces = (trimmed(parse, start, left), trimmed(parse, right, end))
    return tuple(piece for piece in pieces if piece.end > piece.start)


def _with_going_on(parse: Parse, verb: int, group: TokenRange) -> TokenRange:
    """``went on to say`` is one cue."""
    head = parse.heads[verb]
    if (
        parse.deps[verb] == "xcomp"
        and lemma_of(parse, head) in ("go", "continue", "proceed", "hasten")
        and 0 < verb - head <= 4
    ):
        return TokenRange(verb_group(parse, head).start, group.end)
    return group


def _shared_object(parse: Parse, verb: int) -> int | None:
    """Return the object of the verb joined to this one, which has no complement: ``condemned and mocked X``."""
    if any(
        parse.deps[c] in ("ccomp", "xcomp", "prep", "dobj", "prt", "oprd", "acomp")
        and c > verb
        and parse.words[c] != "on"
        for c in parse.children[verb]
    ):
        return None
    for below in parse.children[verb]:
        if parse.deps[below] == "conj" and parse.pos[below] == "VERB" and verb < below <= verb + 4:
            return child(parse, below, "dobj")
    return None


def _complement(parse: Parse, verb: int) -> int | None:
    """Return the head of the clause that is the verb's complement, on either side; the one to the right first."""
    right = [c for c in parse.children[verb] if c > verb and parse.deps[c] in ("ccomp", "xcomp")]
    if right:
        return right[0]
    left = [c for c in parse.children[verb] if c < verb and parse.deps[c] in ("ccomp", "parataxis", "dep")]
    left = [c for c in left if parse.edges[c][1] - parse.edges[c][0] > 1]
    return left[0] if left else None


def _is_aside(parse: Parse, verb: int) -> bool:
    """Tell whether the clause of the verb is set off by commas or dashes and short, as ``, he said,`` is."""
    if parse.deps[verb] not in ("parataxis", "ccomp", "advcl", "dep", "conj") or parse.heads[verb] == verb:
        return False
    start, end = parse.edges[verb]
    before = parse.words[start - 1] if start else ","
    set_off = before in ",-–—" or parse.words[start] in ",-–—" or parse.deps[verb] == "parataxis"
    return end - start <= 25 and set_off and child(parse, verb, "nsubj") is not None


def _object_range(parse: Parse, verb: int, dobj: int) -> TokenRange:
    """Return the object with the phrases that complete it, up to the first adjunct of time or manner."""
    start, end = parse.edges[dobj]
    return trimmed(parse, start, _with_complements(parse, verb, end))


def _with_complements(parse: Parse, verb: int, end: int) -> int:
    """Return the end of a phrase with those right after it that complete it and that the parser hung on the verb."""
    for below in parse.children[verb]:
        left, right = parse.edges[below]
        if left != end:
            continue
        word, label = parse.lower[below], parse.deps[below]
        gerund = label == "prep" and word in ("in", "by", "on") and child(parse, below, "pcomp") is not None
        purpose = label == "advcl" and word != "to" and parse.lower[left] == "to" and parse.tags[below] == "VB"
        kept = label == "prep" and (word in KEPT_PREPOSITIONS or gerund)
        if kept or purpose or label in ("dative", "xcomp", "oprd", "acl"):
            end = right
    return end


def _prepositions(parse: Parse, verb: int) -> Iterator[tuple[int, int]]:
    for below in parse.children[verb]:
        if (
            below > verb
            and parse.deps[below] in ("prep", "agent")
            and child(parse, below, "pobj", "pcomp", "prep") is not None
        ):
            yield below, parse.edges[below][1]


def _joined(parse: Parse, start: int, end: int) -> TokenRange:
    return trimmed(parse, start, end)


def _of_passive(parse: Parse, verb: int, lemma: str, group: TokenRange) -> Iterator[Candidate]:
    subject = subject_of(parse, verb) if parse.deps[verb] != "advcl" or child(parse, verb, "nsubjpass") else None
    if parse.lower[verb] in FEELINGS:
        yield from _of_feeling(parse, verb, group, subject)
        return
    agent = child(parse, verb, "agent")
    by = child(parse, agent, "pobj") if agent is not None else None
    before = (noun_phrase(parse, subject),) if subject is not None else ()
    xcomp = child(parse, verb, "xcomp")
    ccomp = child(parse, verb, "ccomp")
    as_prep = next((c for c in parse.children[verb] if parse.deps[c] == "prep" and parse.lower[c] == "as"), None)
    if as_prep is not None:
        saying = child(parse, as_prep, "pcomp")
        if saying is not None and parse.pos[saying] == "VERB" and lemma in ("quote", "cite", "report"):
            return  # "was quoted as saying": the participle is the cue, its subject the source
    if xcomp is not None and xcomp > verb:
        yield Candidate(
            lemma,
            "passive-to",
            verb,
            group,
            by,
            (*before, trimmed(parse, parse.edges[xcomp][0], parse.edges[xcomp][1])),
        )
    elif ccomp is not None and ccomp > verb:
        impersonal = subject is not None and parse.lower[subject] == "it"
        content = trimmed(parse, *parse.edges[ccomp])
        yield Candidate(
            lemma,
            "passive-clause" if not impersonal else "impersonal",
            verb,
            group,
            by,
            (content,),
            None if impersonal else subject,
        )
    elif as_prep is not None and as_prep > verb:
        yield Candidate(
            lemma, "passive-as", verb, group, by, (*before, trimmed(parse, as_prep, parse.edges[as_prep][1]))
        )
    else:
        for prep, end in _prepositions(parse, verb):
            if prep != agent:
                yield Candidate(
                    lemma,
                    f"passive-prep:{parse.lower[prep]}",
                    verb,
                    group,
                    by,
                    (*before, trimmed(parse, prep, end)),
                    subject,
                )
        if before:
            yield Candidate(lemma, "passive", verb, group, by, before)


def _of_feeling(parse: Parse, verb: int, group: TokenRange, subject: int | None) -> Iterator[Candidate]:
    """``is convinced that …``: a participle that says what its subject holds."""
    lemma = parse.lower[verb]
    for below in parse.children[verb]:
        if below < verb:
            continue
        content = trimmed(parse, *parse.edges[below])
        if parse.deps[below] in ("ccomp", "advcl") and child(parse, below, "nsubj", "nsubjpass") is not None:
            yield Candidate(lemma, "adj-clause", verb, group, subject, (content,))
        elif parse.deps[below] == "xcomp":
            yield Candidate(lemma, "adj-to", verb, group, subject, (content,))
        elif parse.deps[below] == "prep":
            cue = TokenRange(group.start, below + 1)
            content = trimmed(parse, below + 1, parse.edges[below][1])
            yield Candidate(lemma, f"adj-prep:{parse.lower[below]}", verb, cue, subject, (content,))


LIGHT_VERBS = frozenset(
    "express voice make issue give offer have deliver raise release take hold send level launch lodge reiterate "
    "repeat convey extend sound renew file pose put show publish face draw reject dismiss".split()
)


def _of_noun(parse: Parse, noun: int) -> Iterator[Candidate]:
    if parse.deps[noun] in ("compound", "nmod", "amod", "npadvmod"):
        return
    lemma = lemma_of(parse, noun)
    possessor = child(parse, noun, "poss")
    head = parse.heads[noun]
    light: int | None = None
    source = possessor
    start, name = noun, lemma
    if parse.deps[noun] == "dobj" and parse.lemmas[head].lower() in LIGHT_VERBS and not is_passive(parse, head):
        light = head
        name = f"{parse.lemmas[head].lower()} {lemma}"
        start = verb_group(parse, head).start
        governed = subject_of(parse, head)
        source = governed if governed is not None else possessor
    elif possessor is None:
        by = next(
            (
                c
                for c in parse.children[noun]
                if parse.deps[c] in ("prep", "agent") and parse.lower[c] in ("by", "from")
            ),
            None,
        )
        source = child(parse, by, "pobj") if by is not None else None
    cue = TokenRange(start, noun + 1)
    kind = "light" if light is not None else "noun"
    complements = (
        *parse.children[noun],
        *((c for c in parse.children[light] if c > noun) if light is not None else ()),
    )
    for below in complements:
        if below < noun:
            continue
        label, (left, right) = parse.deps[below], parse.edges[below]
        if label in ("acl", "ccomp", "xcomp"):
            marker = child(parse, below, "mark")
            infinitive = child(parse, below, "aux")
            if infinitive is not None and parse.lower[infinitive] == "to" and parse.tags[below] == "VB":
                yield Candidate(name, f"{kind}-to", noun, cue, source, (trimmed(parse, left, right),))
            elif (marker is not None and parse.lower[marker] in ("that", "whether")) or label == "ccomp":
                yield Candidate(name, f"{kind}-clause", noun, cue, source, (trimmed(parse, left, right),))
        elif label == "relcl" and parse.lower[left] == "that" and child(parse, below, "mark") is not None:
            yield Candidate(name, f"{kind}-clause", noun, cue, source, (trimmed(parse, left, right),))
        elif label == "prep" and child(parse, below, "pobj", "pcomp") is not None:
            word = parse.lower[below]
            longer = TokenRange(start, below + 1) if below == noun + 1 else cue
            yield Candidate(name, f"{kind}-prep:{word}", noun, longer, source, (trimmed(parse, below + 1, right),))


def _of_adjective(parse: Parse, adjective: int) -> Iterator[Candidate]:
    if (
        parse.deps[adjective] not in ("acomp", "advcl", "ROOT", "conj", "amod", "oprd")
        or parse.deps[adjective] == "amod"
    ):
        return
    verb = parse.heads[adjective]
    if parse.deps[adjective] == "acomp" and parse.pos[verb] not in VERBAL:
        return
    source = subject_of(parse, adjective)
    lemma = parse.lemmas[adjective].lower()
    start = (
        verb_group(parse, verb).start
        if parse.deps[adjective] == "acomp" and verb < adjective <= verb + 3
        else adjective
    )
    cue = TokenRange(start, adjective + 1)
    for below in parse.children[adjective]:
        if below < adjective:
            continue
        left, right = parse.edges[below]
        if parse.deps[below] == "ccomp":
            yield Candidate(lemma, "adj-clause", adjective, cue, source, (trimmed(parse, left, right),))
        elif parse.deps[below] == "xcomp":
            yield Candidate(lemma, "adj-to", adjective, cue, source, (trimmed(parse, left, right),))
        elif parse.deps[below] == "prep" and child(parse, below, "pobj", "pcomp") is not None:
            yield Candidate(
                lemma,
                f"adj-prep:{parse.lower[below]}",
                adjective,
                TokenRange(start, below + 1),
                source,
                (trimmed(parse, below + 1, right),),
            )


def _according(parse: Parse, token: int) -> Iterator[Candidate]:
    """``according to X, S``, ``as per X, S``: the content is the sentence without the phrase."""
    start, end = token, token + 1
    holder = token
    if parse.lower[token] == "according":
        if end >= len(parse) or parse.lower[end] != "to":
            return
        end += 1
        holder = next((c for c in parse.children[token] if parse.lower[c] == "to"), token)
    elif token and parse.lower[token - 1] == "as":
        start = token - 1
    else:
        return
    source = child(parse, holder, "pobj")
    if source is None or parse.pos[source] not in NOMINAL:
        return
    content = _sentence_without(parse, token, start, noun_phrase(parse, source).end)
    yield Candidate("according", "according", token, TokenRange(start, end), source, content)


def _in_opinion(parse: Parse, token: int) -> Iterator[Candidate]:
    """``in X's opinion, S``, ``in the words of X, S``."""
    noun = child(parse, token, "pobj")
    if noun is None or parse.lower[noun] not in OPINIONS:
        return
    source = child(parse, noun, "poss")
    of = next((c for c in parse.children[noun] if parse.lower[c] == "of"), None)
    if source is None and of is not None:
        source = child(parse, of, "pobj")
    if source is not None and parse.pos[source] in NOMINAL:
        content = _sentence_without(parse, noun, token, parse.edges[noun][1])
        yield Candidate(f"in {parse.lower[noun]}", "according", noun, TokenRange(noun, noun + 1), source, content)


def _sentence_without(parse: Parse, token: int, start: int, end: int) -> tuple[TokenRange, ...]:
    """Return the sentence, or the clause that the phrase closes, without the tokens from ``start`` to ``end``."""
    sentence = parse.sentence_of(token)
    governor = parse.heads[token]
    left = sentence.start
    if token > governor and parse.deps[governor] in ("conj", "ccomp", "advcl", "relcl"):
        left = parse.edges[governor][0]
    pieces = (trimmed(parse, left, start), trimmed(parse, end, sentence.end))
    return tuple(piece for piece in pieces if piece.end > piece.start)
