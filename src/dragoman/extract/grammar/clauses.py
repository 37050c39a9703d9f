"""Questions about the syntax around a cue: subject, phrase edges, verb group, modifiers.

All functions take token numbers of a ``Parse`` and give half-open token ranges. Labels are spaCy's English ones.
"""

from __future__ import annotations

from dragoman.extract.grammar.heads import arcs_up
from dragoman.extract.grammar.quotations import CLOSING_MARKS, OPENING_MARKS
from dragoman.lexicon.humans import is_human
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse, TokenRange

GENITIVE_MARKS = words_of("grammar", "genitives") | {"'", "’"}
VERBAL = frozenset({"VERB", "AUX"})
# Clauses that share the subject above only where their verb is not finite, and what shares it.
FINITE_CLAUSES = frozenset({"advcl", "ccomp", "dep", "parataxis"})
SHARING = FINITE_CLAUSES | {"conj", "xcomp", "pcomp", "prep", "aux", "acomp"}
CLAUSES_BEFORE = frozenset({"relcl", "advcl", "parataxis", "ccomp"})
BEHIND_CORE = CLAUSES_BEFORE | {"acl", "appos", "punct", "cc", "conj", "prep", "case", "dep"}
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
    if found.end - found.start > 1 and parse.words[found.end - 1] in GENITIVE_MARKS:
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
        own = _own_subject(parse, token)
        if own is not None:
            return own
        head = parse.heads[token]
        if head == token:
            return None
        if parse.deps[token] in ("relcl", "acl"):
            return _noun_as_subject(parse, token)
        if not _shares_subject(parse, token):
            return None
        controller = _controller_of(parse, token)
        if controller is not None:
            return controller
        token = head
    return None


def _noun_as_subject(parse: Parse, verb: int) -> int:
    """Return the noun that a clause or participle modifies; of "the letter saying" whose letter it is."""
    noun = parse.heads[verb]
    author = _author_of(parse, noun) if parse.deps[verb] == "acl" else None
    return noun if author is None else author


def _own_subject(parse: Parse, verb: int) -> int | None:
    own = child(parse, verb, "nsubj", "nsubjpass", "csubj")
    return _subject_of_auxiliary(parse, verb) if own is None else own


def _shares_subject(parse: Parse, token: int) -> bool:
    """Tell whether a word without a subject has that of the word above."""
    label, head = parse.deps[token], parse.heads[token]
    if label == "conj":
        # A verb joined to a noun by a parser's slip; the noun is no speaker for sure.
        return parse.pos[head] in VERBAL
    if label in FINITE_CLAUSES and parse.tags[token] not in ("VBG", "VBN", "VB"):
        return False
    is_of_object = label == "ccomp" and parse.tags[token] == "VB" and child(parse, head, "dobj", "dative") is not None
    return label in SHARING and not is_of_object


def _controller_of(parse: Parse, infinitive: int) -> int | None:
    """Return the object whose deed an infinitive tells: "urged them to leave", but not "used the speech to say"."""
    head = parse.heads[infinitive]
    if parse.deps[infinitive] != "xcomp" or parse.lemmas[head] in SUBJECT_CONTROL:
        return None
    controller = child(parse, head, "dobj")
    return controller if controller is not None and controller < infinitive else None


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
    governor = _governor_of_argument(parse, noun)
    if governor is None or parse.pos[governor] != "VERB" or is_passive(parse, governor):
        return None
    return child(parse, governor, "nsubj")


def _governor_of_argument(parse: Parse, noun: int) -> int | None:
    """Return what has the noun for an object, or for that of a preposition."""
    label, head = parse.deps[noun], parse.heads[noun]
    if label == "pobj":
        return parse.heads[head]
    return head if label == "dobj" else None


CONTINUING = words_of("grammar", "continuing participles")
SAYING = words_of("grammar", "verbs of saying")


def speaker_of(parse: Parse, participle: int, source: int | None) -> int | None:
    """Return the head of the source of a participle (``…, stressing that …``), given what grammar says it is.

    The parser often hangs the participle on the nearest noun or on a verb inside the reported clause. Where that
    gives something that cannot speak, or the participle goes on with what was said, the subject of the nearest
    verb of saying before it, in the same sentence, is returned.
    """
    goes_on = parse.lemmas[participle].lower() in CONTINUING
    after_comma = participle > 0 and parse.words[participle - 1] == ","
    if not after_comma and not (goes_on and parse.deps[participle] in ("acl", "advcl")):
        return source
    if source is not None and _can_speak(parse, source) and not (after_comma and goes_on):
        return source
    speaker = _speaker_before(parse, participle)
    return source if speaker is None else speaker


def _speaker_before(parse: Parse, participle: int) -> int | None:
    """Return the subject of the nearest finite verb of saying before a participle, in its sentence."""
    for verb in range(participle - 1, parse.sentence_of(participle).start - 1, -1):
        if _is_saying(parse, verb) and parse.tags[verb] not in ("VB", "VBN"):
            subject = subject_of(parse, verb)
            if subject is not None and subject < participle and _can_speak(parse, subject):
                return subject
    return None


def _is_saying(parse: Parse, token: int) -> bool:
    return parse.pos[token] == "VERB" and parse.lemmas[token].lower() in SAYING


def speaker_of_joined(parse: Parse, verb: int, source: int | None) -> int | None:
    """Return the head of the source of a verb joined to another one, given what grammar says it is.

    In ``explained that the stores were old and gave the assurance …`` the parser joins ``gave`` to ``were``. Where
    that makes something the speaker that cannot speak, the subject of the verb of saying above is returned.
    """
    if child(parse, verb, "nsubj") is not None or source is None or _can_speak(parse, source):
        return source
    above = _saying_above(parse, verb)
    subject = None if above is None else subject_of(parse, above)
    return subject if subject is not None and _can_speak(parse, subject) else source


def _saying_above(parse: Parse, verb: int) -> int | None:
    """Return the first verb of saying above a verb."""
    return next((head for _, head in arcs_up(parse, verb) if _is_saying(parse, head)), None)


def _can_speak(parse: Parse, head: int) -> bool:
    """Tell whether a noun names someone: a pronoun for people, a proper name, a human noun, or an utterance."""
    if parse.pos[head] == "PRON":
        return parse.lower[head] in PRONOUNS_OF_SPEAKERS
    lemma = parse.lemmas[head].lower()
    return parse.pos[head] == "PROPN" or is_human(lemma) or lemma in UTTERANCES


UTTERANCES = words_of("grammar", "utterances")
PRONOUNS_OF_SPEAKERS = words_of("grammar", "pronouns of speakers")

SUBJECT_CONTROL = words_of("grammar", "verbs of subject control")
TAKING_OBJECTS = words_of("grammar", "deeds that take an object")


def is_passive(parse: Parse, verb: int) -> bool:
    """Tell whether the verb stands in the form of the passive; ``is_told_as_passive`` tells whether it is meant so."""
    return parse.tags[verb] == "VBN" and (
        child(parse, verb, "auxpass", "nsubjpass") is not None or child(parse, verb, "agent") is not None
    )


def is_told_as_passive(parse: Parse, verb: int) -> bool:
    """Tell whether the subject of a verb is acted upon, in form or in fact: also "three killed", "was reported hurt".

    Corrects what the parser takes for a passive.
    """
    if is_passive(parse, verb):
        # With an object and no auxiliary the parser took an active verb for a passive.
        return child(parse, verb, "auxpass", "agent") is not None or child(parse, verb, "dobj") is None
    if child(parse, verb, "dobj", "ccomp", "xcomp") is not None:
        return False
    if parse.tags[verb] == "VBN" and parse.deps[verb] in ("acl", "amod"):
        return True
    return _is_cut_short(parse, verb) or _is_told_by_passive(parse, verb)


def _is_cut_short(parse: Parse, verb: int) -> bool:
    """Tell a passive without its auxiliary: "Former minister sentenced", "three killed in a clash"."""
    if parse.tags[verb] not in ("VBN", "VBD") or parse.lemmas[verb].lower() not in TAKING_OBJECTS:
        return False
    return child(parse, verb, "prt", "relcl", "aux") is None and child(parse, verb, "nsubj") is not None


def _is_told_by_passive(parse: Parse, verb: int) -> bool:
    """Tell a participle below a verb of telling in the passive: "was reported wounded"."""
    head = parse.heads[verb]
    below = parse.tags[verb] == "VBN" and parse.deps[verb] in ("oprd", "acomp", "ccomp", "xcomp", "advcl")
    return below and head != verb and parse.pos[head] == "VERB" and is_passive(parse, head)


def verb_group(parse: Parse, verb: int) -> TokenRange:
    """Return the verb with the auxiliaries, negation and adverbs that stand right before it, and its particle."""
    start = verb
    while start > 0 and _is_in_group(parse, start - 1, verb):
        start -= 1
    end = verb + 1
    has_particle = end < len(parse) and parse.heads[end] == verb and parse.deps[end] == "prt"
    return TokenRange(start, end + has_particle)


def _is_in_group(parse: Parse, token: int, verb: int) -> bool:
    is_below = parse.heads[token] == verb and parse.deps[token] in ("aux", "auxpass", "neg", "advmod")
    return is_below and parse.words[token] not in PUNCTUATION


def noun_phrase(parse: Parse, head: int) -> TokenRange:
    """Return the source phrase around a nominal head: its subtree, cut before a following clause that the parser
    hung on by mistake (a coordinated main verb, a quotation).
    """
    start, end = parse.edges[head]
    for below in parse.children[head]:
        left, right = parse.edges[below]
        if below > head and right == end and parse.deps[below] in ("parataxis", "ccomp"):
            end = left
        if below < head and left == start and parse.deps[below] in ("advcl", "ccomp", "parataxis", "dep", "meta"):
            start = right
    return trimmed(parse, _name_start(parse, start), _name_end(parse, start, end))


def core_phrase(parse: Parse, head: int) -> TokenRange:
    """Return the noun phrase of a head without clauses, appositions and conjuncts; "of" phrases are part of it."""
    start, end = parse.edges[head]
    for below in parse.children[head]:
        left, right = parse.edges[below]
        if below > head and _is_cut_behind(parse, below):
            end = min(end, left)
        elif below < head and parse.deps[below] in CLAUSES_BEFORE:
            start = max(start, right)
    return TokenRange(start, max(end, head + 1))


def _is_cut_behind(parse: Parse, below: int) -> bool:
    is_of = parse.deps[below] == "prep" and parse.lower[below] == "of"
    return parse.deps[below] in BEHIND_CORE and not is_of


NAME_PARTICLES = words_of("grammar", "name particles")


def _name_end(parse: Parse, start: int, end: int) -> int:
    """Return the end of a phrase with the rest of a name that the parser broke at a hyphen or a particle.

    So in ``Ziyad al-Nakhalah``.
    """
    limit = parse.sentence_of(start).end
    while start < end < limit and parse.pos[end - 1] in ("PROPN", "X", "NOUN", "ADJ"):
        more = _n_more_of_name(parse, end, limit)
        if not more:
            break
        end += more
    return end


def _n_more_of_name(parse: Parse, token: int, limit: int) -> int:
    """Return how many tokens from one on belong to the name before: ``- Nakhalah``, ``al - Nakhalah``, or none."""
    if parse.words[token] == "-":
        return 2 if token + 1 < limit and parse.words[token + 1][0].isupper() else 0
    is_particle = token + 2 < limit and parse.lower[token] in NAME_PARTICLES
    return 3 if is_particle and parse.words[token + 1] == "-" else 0


def _name_start(parse: Parse, start: int) -> int:
    """Return the start of a phrase with the beginning of a name that the parser broke at a hyphen."""
    limit = parse.sentence_of(start).start
    while start - 1 > limit and _follows_hyphen(parse, start):
        start -= 2
        while start > limit and parse.pos[start - 1] == "PROPN" and parse.words[start][0].islower():
            start -= 1
    return start


def _follows_hyphen(parse: Parse, token: int) -> bool:
    """Tell a capitalised word that a hyphen joins to the word before."""
    is_joined = parse.words[token - 1] == "-" and parse.words[token][0].isupper()
    return is_joined and parse.words[token - 2][0].isalpha()
