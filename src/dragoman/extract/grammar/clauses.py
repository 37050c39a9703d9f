"""Questions about the syntax around a cue: subject, phrase edges, verb group, modifiers.

All functions take token numbers of a ``Parse`` and give half-open token ranges. Labels are spaCy's English ones.
"""

from __future__ import annotations

from dragoman.extract.grammar.quotations import CLOSING_MARKS, OPENING_MARKS
from dragoman.lexicon.humans import is_human
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse, TokenRange

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"})
PUNCTUATION = OPENING_MARKS | CLOSING_MARKS | frozenset(", . ; : - -- – — ... … ? ! ( ) [ ]".split())


def child(parse: Parse, token: int, *labels: str) -> int | None:
    """Return the first dependent of ``token`` with one of the labels, or None."""
    for below in parse.children[token]:
        if parse.deps[below] in labels:
            return below
    return None


def phrase(parse: Parse, head: int) -> TokenRange:
    """Return the range of the subtree of ``head``, without punctuation at its ends."""
    start, end = parse.edges[head]
    return trimmed(parse, start, end)


def without_genitive(parse: Parse, found: TokenRange) -> TokenRange:
    """Return the range without the ``'s`` at its end."""
    if found.end - found.start > 1 and parse.words[found.end - 1] in ("'s", "’s", "'", "’"):
        return TokenRange(found.start, found.end - 1)
    return found


def trimmed(parse: Parse, start: int, end: int) -> TokenRange:
    """Return the range without punctuation at its ends; quotation marks count as punctuation."""
    while start < end and parse.words[start] in PUNCTUATION:
        start += 1
    while end > start and parse.words[end - 1] in PUNCTUATION:
        end -= 1
    return TokenRange(start, end)


def subject_of(parse: Parse, verb: int) -> int | None:
    """Return the head of the grammatical subject of a verb, inherited through conjunction, participle and infinitive.

    For a participle that modifies a noun (``the report saying``) that noun is returned; None where the verb has none.
    """
    token = verb
    for _ in range(12):
        own = child(parse, token, "nsubj", "nsubjpass", "csubj")
        if own is None:
            own = _subject_of_auxiliary(parse, token)
        if own is not None:
            return own
        head, label = parse.heads[token], parse.deps[token]
        if head == token:
            return None
        if label == "relcl":
            return head
        if label == "acl":
            author = _author_of(parse, head)
            return author if author is not None else head
        if label == "conj" and parse.pos[head] not in VERBAL:
            # A verb joined to a noun by a parser's slip; the noun is no speaker for sure.
            return None
        if label in ("conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "dep", "parataxis", "aux", "acomp"):
            if label in ("advcl", "ccomp", "dep", "parataxis") and parse.tags[token] not in ("VBG", "VBN", "VB"):
                return None
            if label == "ccomp" and parse.tags[token] == "VB" and child(parse, head, "dobj", "dative") is not None:
                return None
            if label == "xcomp":
                controller = child(parse, head, "dobj")
                if controller is not None and controller < token and parse.lemmas[head] not in SUBJECT_CONTROL:
                    return controller
            token = head
            continue
        return None
    return None


def _subject_of_auxiliary(parse: Parse, verb: int) -> int | None:
    """Return the subject that the parser hung on an auxiliary of the verb by mistake."""
    for below in parse.children[verb]:
        if parse.deps[below] in ("aux", "auxpass"):
            subject = child(parse, below, "nsubj", "nsubjpass")
            if subject is not None:
                return subject
    return None


def _author_of(parse: Parse, noun: int) -> int | None:
    """Return whose statement, letter or interview the noun is: "she released a statement saying" is her saying."""
    if parse.lemmas[noun].lower() not in UTTERANCES:
        return None
    owner = child(parse, noun, "poss")
    if owner is not None:
        return owner
    governor = parse.heads[noun]
    if parse.deps[noun] == "pobj":
        governor = parse.heads[governor]
    elif parse.deps[noun] != "dobj":
        return None
    if parse.pos[governor] != "VERB" or is_passive(parse, governor):
        return None
    return child(parse, governor, "nsubj")


CONTINUING = words_of("grammar", "continuing participles")
SAYING = words_of("grammar", "verbs of saying")


def speaker_of(parse: Parse, participle: int, source: int | None) -> int | None:
    """Return the head of the source of a participle (``…, stressing that …``), given what grammar says it is.

    The parser often hangs the participle on the nearest noun or on a verb inside the reported clause. Where that
    gives something that cannot speak, or the participle goes on with what was said, the subject of the nearest
    verb of saying before it, in the same sentence, is returned.
    """
    lemma = parse.lemmas[participle].lower()
    after_comma = participle > 0 and parse.words[participle - 1] == ","
    fits = source is not None and _can_speak(parse, source)
    if fits and not (after_comma and lemma in CONTINUING):
        return source
    if not after_comma and not (lemma in CONTINUING and parse.deps[participle] in ("acl", "advcl")):
        return source
    sentence = parse.sentence_of(participle)
    for verb in range(participle - 1, sentence.start - 1, -1):
        if parse.pos[verb] == "VERB" and parse.lemmas[verb].lower() in SAYING and parse.tags[verb] not in ("VB", "VBN"):
            subject = subject_of(parse, verb)
            if subject is not None and subject < participle and _can_speak(parse, subject):
                return subject
    return source


def speaker_of_joined(parse: Parse, verb: int, source: int | None) -> int | None:
    """Return the head of the source of a verb joined to another one, given what grammar says it is.

    In ``explained that the stores were old and gave the assurance …`` the parser joins ``gave`` to ``were``. Where
    that makes something the speaker that cannot speak, the subject of the verb of saying above is returned.
    """
    if child(parse, verb, "nsubj") is not None or source is None or _can_speak(parse, source):
        return source
    token = verb
    for _ in range(10):
        if parse.heads[token] == token:
            return source
        token = parse.heads[token]
        if parse.pos[token] == "VERB" and parse.lemmas[token].lower() in SAYING:
            subject = subject_of(parse, token)
            return subject if subject is not None and _can_speak(parse, subject) else source
    return source


def _can_speak(parse: Parse, head: int) -> bool:
    """Tell whether a noun names someone: a pronoun for people, a proper name, a human noun, or an utterance."""
    if parse.pos[head] == "PRON":
        return parse.lower[head] in (
            "he",
            "she",
            "they",
            "we",
            "i",
            "who",
            "you",
            "everyone",
            "someone",
            "many",
            "some",
        )
    lemma = parse.lemmas[head].lower()
    return parse.pos[head] == "PROPN" or is_human(lemma) or lemma in UTTERANCES


UTTERANCES = words_of("grammar", "utterances")

SUBJECT_CONTROL = words_of("grammar", "verbs of subject control")


def is_passive(parse: Parse, verb: int) -> bool:
    """Tell whether the verb stands in the passive."""
    return parse.tags[verb] == "VBN" and (
        child(parse, verb, "auxpass", "nsubjpass") is not None or child(parse, verb, "agent") is not None
    )


def verb_group(parse: Parse, verb: int) -> TokenRange:
    """Return the verb with the auxiliaries, negation and adverbs that stand right before it, and its particle."""
    start = verb
    while start > 0:
        before = start - 1
        if (
            parse.heads[before] == verb
            and parse.deps[before] in ("aux", "auxpass", "neg", "advmod")
            and parse.words[before] not in PUNCTUATION
        ):
            start = before
        else:
            break
    end = verb + 1
    if end < len(parse) and parse.heads[end] == verb and parse.deps[end] == "prt":
        end += 1
    return TokenRange(start, end)


def noun_phrase(parse: Parse, head: int) -> TokenRange:
    """Return the source phrase around a nominal head: its subtree, cut before a following clause that the parser
    hung on by mistake (a coordinated main verb, a quotation).
    """
    start, end = parse.edges[head]
    for below in parse.children[head]:
        left, right = parse.edges[below]
        if (
            below > head
            and parse.deps[below] in ("parataxis", "ccomp", "punct")
            and right == end
            and parse.deps[below] != "punct"
        ):
            end = left
        if below < head and parse.deps[below] in ("advcl", "ccomp", "parataxis", "dep", "meta") and left == start:
            start = right
    start, end = _with_whole_name(parse, start, end)
    return trimmed(parse, start, end)


NAME_PARTICLES = words_of("grammar", "name particles")


def _with_whole_name(parse: Parse, start: int, end: int) -> tuple[int, int]:
    """Take in the rest of a name that the parser broke at a hyphen or a particle (``Ziyad al-Nakhalah``)."""
    sentence = parse.sentence_of(start)
    while end < sentence.end and end > start and parse.pos[end - 1] in ("PROPN", "X", "NOUN", "ADJ"):
        if parse.words[end] == "-" and end + 1 < sentence.end and parse.words[end + 1][0].isupper():
            end += 2
        elif parse.lower[end] in NAME_PARTICLES and end + 2 < sentence.end and parse.words[end + 1] == "-":
            end += 3
        else:
            break
    while start - 1 > sentence.start and parse.words[start][0].isupper() and parse.words[start - 1] == "-":
        if not parse.words[start - 2][0].isalpha():
            break
        start -= 2
        while start > sentence.start and parse.pos[start - 1] == "PROPN" and parse.words[start][0].islower():
            start -= 1
    return start, end
