"""Moods, tenses and clause openings that decide a status: conditions, subjunctives, imperatives, questions.

Token numbers of a ``Parse`` throughout.
"""

from __future__ import annotations

from dragoman.extract.events.status.negation import is_negated
from dragoman.extract.grammar.below import has_below, word_below
from dragoman.extract.grammar.clauses import VERBAL, child, subject_of
from dragoman.extract.grammar.quotations import CLOSING_MARKS, OPENING_MARKS
from dragoman.extract.grammar.verbs import auxiliaries_of, auxiliary_words, own_subject_of
from dragoman.lexicon.word_sorts import phrases_of, words_of
from dragoman.model import Parse

CONDITIONS = words_of("status", "conditions")
RANKS = words_of("status", "ranks of deeds")
# Nouns that may or may not come about; what is asked for or offered under a definite article is still open.
_DEFINITE = words_of("status", "definite")
WILL = words_of("status", "will")
WOULD = words_of("status", "would")
_INVERTED = words_of("status", "inverted auxiliaries")
_INDEFINITE = words_of("times", "articles that count")
_OR_NOT = phrases_of("status", "or not")
_IF_ANY = phrases_of("status", "if any")
_PASSED_OVER = phrases_of("status", "passed over")
_PAST = words_of("status", "past auxiliaries")
OPEN_MODALS = words_of("grammar", "open modals")
_MODALS = OPEN_MODALS | WILL | WOULD
# What stands before a clause that opens with its auxiliary, inside a sentence.
_BEFORE_INVERSION = OPENING_MARKS | {",", ";"}


def is_condition(parse: Parse, verb: int) -> bool:
    """Tell a clause that another depends on: "if they fire", "should they fire"."""
    for below in parse.children[verb]:
        if parse.lower[below] in CONDITIONS and parse.deps[below] in ("mark", "advmod"):
            # "Whether or not he comes" depends on nothing.
            return parse.lower[below + 1 : below + 3] not in _OR_NOT and not is_few_if_any(parse, verb)
        if parse.lower[below] in _INVERTED and _is_before_subject(parse, below, verb):
            return True
    return parse.lower[verb] == "were" and child(parse, verb, "xcomp") is not None


def _is_before_subject(parse: Parse, auxiliary: int, verb: int) -> bool:
    if parse.deps[auxiliary] not in ("aux", "auxpass"):
        return False
    subject = own_subject_of(parse, verb)
    return subject is not None and auxiliary < subject


def is_few_if_any(parse: Parse, verb: int) -> bool:
    """Tell "few if any", which is no condition."""
    mark = child(parse, verb, "mark")
    return mark is not None and parse.lower[mark : mark + 2] in _IF_ANY


def is_inverted_had(parse: Parse, verb: int) -> bool:
    """Tell "had they fired" at the head of a clause, however the parser hung it."""
    subject = own_subject_of(parse, verb)
    if subject is None or parse.tags[verb] not in ("VBN", "VBD") or child(parse, verb, "mark") is not None:
        return False
    start = parse.edges[subject][0]
    sentence = parse.sentence_of(verb)
    if start == sentence.start or parse.lower[start - 1] != "had":
        return False
    before = parse.lower[start - 2] if start - 2 >= sentence.start else ","
    return parse.heads[start - 1] == verb or before in _BEFORE_INVERSION


def is_inverted_were(parse: Parse, verb: int) -> bool:
    """Tell "were the king to abdicate" at the head of a clause."""
    start = parse.sentence_of(verb).start
    for here in range(verb - 1, start - 1, -1):
        if parse.lower[here] == "were":
            return here == start or parse.words[here - 1] in _BEFORE_INVERSION
        if parse.pos[here] in VERBAL or parse.words[here] in (",", ";"):
            return False
    return False


def is_unreal(parse: Parse, verb: int) -> bool:
    """Tell "if they had not fired": a condition that is denied and long decided."""
    auxiliaries = auxiliary_words(parse, verb)
    return "had" in auxiliaries and is_condition(parse, verb) and is_negated(parse, verb)


def is_passed_over(parse: Parse, verb: int) -> bool:
    """Tell "rather than meet them", where "than" is no preposition."""
    before = tuple(word for word in parse.lower[max(0, verb - 3) : verb] if word != "to")
    return before[-2:] in _PASSED_OVER


def is_subjunctive(parse: Parse, verb: int) -> bool:
    """Tell "insisted that the treasury restore it", "asked that they be freed"."""
    auxiliaries = auxiliaries_of(parse, verb)
    if parse.tags[verb] == "VBN":
        return [parse.lower[below] for below in auxiliaries] == ["be"]
    subject = child(parse, verb, "nsubj")
    singular = subject is not None and parse.tags[subject] in ("NN", "NNP")
    return parse.tags[verb] in ("VB", "VBP") and singular and not auxiliaries and child(parse, verb, "mark") is not None


def is_imperative(parse: Parse, verb: int) -> bool:
    """Tell "release them" from a bare form with subject or auxiliary."""
    labels = ("aux", "nsubj", "nsubjpass", "expl", "mark")
    return parse.tags[verb] == "VB" and child(parse, verb, *labels) is None


def has_mark(parse: Parse, verb: int, word: str) -> bool:
    """Tell whether a clause is opened by a word."""
    return has_below(parse, verb, (word,), "mark")


def is_asked_whether(parse: Parse, verb: int, *words: str) -> bool:
    """Tell whether a clause is opened by "whether" or "if", as given in ``words``."""
    return word_below(parse, verb, "mark") in words


def is_after_comma(parse: Parse, verb: int) -> bool:
    """Tell whether a comma stands before the words of a verb."""
    start = parse.edges[verb][0]
    return start > 0 and parse.words[start - 1] == ","


def is_bare(parse: Parse, verb: int) -> bool:
    """Tell a participle or infinitive without auxiliary."""
    return parse.tags[verb] in ("VB", "VBG", "VBN") and child(parse, verb, "aux", "auxpass") is None


def is_ranked(parse: Parse, noun: int) -> bool:
    """Tell "the first leader", "the youngest deputy", "the only one"."""
    if parse.lower[noun] in RANKS:
        return True
    before = [below for below in parse.children[noun] if below < noun]
    return any(parse.lower[below] in RANKS or parse.tags[below] == "JJS" for below in before)


def is_past(parse: Parse, verb: int) -> bool:
    """Tell a past or perfect tense."""
    if parse.tags[verb] == "VBD":
        return True
    auxiliaries = auxiliary_words(parse, verb)
    return not auxiliaries.isdisjoint(_PAST) and auxiliaries.isdisjoint(_MODALS)


def is_present(parse: Parse, verb: int) -> bool:
    """Tell a present or present perfect tense."""
    tenses = [
        parse.tags[verb],
        *(parse.tags[below] for below in parse.children[verb] if parse.deps[below] == "aux"),
    ]
    return parse.pos[verb] in VERBAL and any(tag in ("VBZ", "VBP") for tag in tenses)


def is_definite(parse: Parse, noun: int) -> bool:
    """Tell a noun that names something known: with an article, a demonstrative or a possessor."""
    return any(parse.deps[below] == "poss" or parse.lower[below] in _DEFINITE for below in parse.children[noun])


def is_comment(parse: Parse, noun: int) -> bool:
    """Tell a noun that sums up what was said before it: "…, a threat that alarmed them"."""
    start = parse.edges[noun][0]
    return start > 0 and parse.words[start - 1] == "," and parse.lower[start] in _INDEFINITE


def is_question(parse: Parse, verb: int) -> bool:
    """Tell whether a verb is asked for by a question that can be answered with yes or no."""
    sentence = parse.sentence_of(verb)
    last = sentence.end - 1
    while last > sentence.start and parse.lower[last] in CLOSING_MARKS:
        last -= 1
    if parse.lower[last] != "?" or subject_of(parse, verb) is None:
        return False
    for below in parse.children[verb]:
        if parse.tags[below] in ("WP", "WRB", "WDT"):
            return False
    subject = own_subject_of(parse, verb)
    auxiliary = child(parse, verb, "aux", "auxpass")
    return subject is not None and auxiliary is not None and auxiliary < subject
