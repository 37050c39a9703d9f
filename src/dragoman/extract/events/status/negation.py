"""Negation: of a verb, of a noun, and of a whole tale ("the rumour is false", "nothing of the kind happened").

Token numbers of a ``Parse`` throughout.
"""

from __future__ import annotations

from collections.abc import Callable

from dragoman.extract.grammar.below import has_below
from dragoman.extract.grammar.clauses import VERBAL, child
from dragoman.extract.grammar.heads import arcs_up
from dragoman.extract.grammar.verbs import own_subject_of
from dragoman.lexicon.word_sorts import phrases_of, words_of
from dragoman.model import Parse

NEGATIONS = words_of("status", "negations")
NOBODY = words_of("status", "nobody")
# What takes a negation away: "not only", "not until Monday did", "cannot but", "not long after", "no fewer than".
_NOT_AFTER = words_of("status", "no negation with not")
_NOT_AFTER_PHRASES = phrases_of("status", "no negation with not by phrase")
_NO_AFTER = words_of("status", "no negation with no")
_OCCASIONS = words_of("status", "occasions")
_FALSE = words_of("status", "false")
_NEVER_WAS = words_of("status", "never was")
_UNTRUE = _FALSE | _NEVER_WAS
_TALES = words_of("status", "tales")
_NEVER_KINDS = phrases_of("status", "kinds that never were")
_KINDS = words_of("status", "kinds")
_PRONOUNS = words_of("status", "pronouns for tales")
_NO_ONE = phrases_of("status", "no one")
_NOT_ONE = phrases_of("status", "not one")
_NO = words_of("status", "no")
_NOT = words_of("status", "not")
_NOT_BEFORE = words_of("status", "words that not denies")
_INVERTED = words_of("status", "do")
_NOBODY_UNDONE = tuple((word,) for word in words_of("status", "no negation with nobody"))


def is_negated(parse: Parse, token: int) -> bool:
    """Tell whether a verb is denied by an adverb, by its subject or object, or by how its clause opens."""
    if any(_is_negation(parse, below) for below in parse.children[token]):
        return True
    head = parse.heads[token]
    if parse.deps[token] == "conj" and parse.pos[head] in VERBAL and _has_nor(parse, head):
        return True
    return _is_opened(parse, token)


def _is_negation(parse: Parse, token: int) -> bool:
    """Tell whether a word denies the verb it hangs on."""
    word, label = parse.lower[token], parse.deps[token]
    if word == "longer" and parse.lower[max(0, token - 1)] == "no":
        return True
    if word in NEGATIONS and label in ("neg", "advmod", "preconj", "cc"):
        return not _is_undone(parse, token)
    by_label = _NEGATIONS_BY_LABEL.get(label)
    return by_label is not None and by_label(parse, token)


def _denies_as_subject(parse: Parse, token: int) -> bool:
    return is_nobody(parse, token) or _is_neither(parse, token)


def _has_nor(parse: Parse, verb: int) -> bool:
    """Tell "neither threatened nor attacked"."""
    return has_below(parse, verb, ("nor",), "cc")


def _is_undone(parse: Parse, negation: int) -> bool:
    following = parse.lower[negation + 1] if negation + 1 < len(parse) else ""
    return following in _NOT_AFTER or parse.lower[negation + 1 : negation + 4] in _NOT_AFTER_PHRASES


def _is_no_occasion(parse: Parse, preposition: int) -> bool:
    noun = child(parse, preposition, "pobj")
    if noun is None or parse.lower[noun] not in _OCCASIONS:
        return False
    return has_below(parse, noun, ("no",))


def _is_opened(parse: Parse, verb: int) -> bool:
    """Tell "At no time, he said, did a warship …": the phrase hangs on another verb, but the order of words tells."""
    auxiliary = _inverted_auxiliary(parse, verb)
    if auxiliary is None:
        return False
    sentence = range(parse.sentence_of(verb).start, auxiliary)
    start = next((token for token in sentence if parse.words[token][0].isalpha()), auxiliary)
    if _is_no_time(parse.lower[start : start + 3]):
        return auxiliary == start + 3 or parse.words[auxiliary - 1] == ","
    return parse.lower[start] == "never" and auxiliary == start + 1


def _is_no_time(words: tuple[str, ...]) -> bool:
    """Tell "at no time", "under no circumstances"."""
    return words[1:2] == ("no",) and not _OCCASIONS.isdisjoint(words[2:])


def _inverted_auxiliary(parse: Parse, verb: int) -> int | None:
    """Return the auxiliary that stands before the subject, None where there is none."""
    if parse.lower[verb] in _INVERTED:
        return verb
    auxiliary = child(parse, verb, "aux", "auxpass")
    subject = own_subject_of(parse, verb)
    return auxiliary if auxiliary is not None and subject is not None and auxiliary < subject else None


def is_nobody(parse: Parse, noun: int) -> bool:
    """Tell "nobody", "no official", "neither side", but not "no fewer than forty"."""
    if parse.lower[noun] in NOBODY or _is_no_one(parse, noun):
        return parse.lower[noun + 1 : noun + 2] not in _NOBODY_UNDONE
    determiner = child(parse, noun, "det", "neg")
    if determiner is None or parse.lower[determiner] not in _NO:
        return False
    return determiner + 1 == noun or parse.lower[determiner + 1] not in _NO_AFTER


def _is_no_one(parse: Parse, noun: int) -> bool:
    return noun > 0 and parse.lower[noun - 1 : noun + 1] in _NO_ONE


def _is_neither(parse: Parse, noun: int) -> bool:
    """Tell "neither the governor nor the bishop", "not one of the ships"."""
    if noun > 0 and parse.lower[noun - 1 : noun + 1] in _NOT_ONE:
        return True
    return any(below < noun and _denies_noun(parse, below) for below in parse.children[noun])


def _denies_noun(parse: Parse, token: int) -> bool:
    word = parse.lower[token]
    if word == "neither":
        return parse.deps[token] in ("preconj", "cc", "det")
    return word == "not" and parse.lower[token + 1] in _NOT_BEFORE


def is_false_tale(parse: Parse, token: int) -> str:
    """Return the word that calls the tale told around a token untrue, or nothing."""
    start, end = parse.sentence_of(token)
    others = (here for here in range(start, end) if here != token)
    return next((found for here in others if (found := _untrue_at(parse, here, start, token))), "")


def _untrue_at(parse: Parse, here: int, start: int, token: int) -> str:
    word = parse.lower[here]
    if word in _KINDS:
        before = parse.lower[max(start, here - 3) : here]
        if before[-2:] in _NEVER_KINDS:
            return f"{' '.join(before[-2:])} {word}"
        if before in _NEVER_KINDS:
            return f"of … {word}"
    return word if word in _UNTRUE and _calls_false(parse, here, token) else ""


def _calls_false(parse: Parse, word: int, token: int) -> bool:
    """Tell whether a word for the untrue is said of the tale in which a token stands."""
    head, label = parse.heads[word], parse.deps[word]
    if label in ("amod", "compound") and parse.lemmas[head].lower() in _TALES:
        return _stands_in(parse, token, head) or (parse.deps[head] == "nsubj" and _is_said_by(parse, token, head))
    if label not in ("acomp", "attr", "oprd", "conj", "xcomp", "ccomp"):
        return False
    verb = parse.heads[head] if label == "conj" else head
    if is_negated(parse, verb):
        return False
    subject = child(parse, verb, "nsubj", "nsubjpass", "csubj", "dobj")
    return subject is not None and _is_tale_of(parse, subject, token, parse.lower[word])


def _is_tale_of(parse: Parse, subject: int, token: int, word: str) -> bool:
    """Tell whether the subject of a word for the untrue is the tale of a token, or the token itself."""
    if subject == token:
        return word in _NEVER_WAS
    if parse.lower[subject] in _PRONOUNS:
        tale = _tale_above(parse, token)
        return tale is not None and tale < subject
    return parse.lemmas[subject].lower() in _TALES and _stands_in(parse, token, subject)


def _is_said_by(parse: Parse, token: int, tale: int) -> bool:
    """Tell "a false report said that they met"."""
    ways = arcs_up(parse, token, most=6)
    return any(head == parse.heads[tale] and parse.deps[below] == "ccomp" for below, head in ways)


def _tale_above(parse: Parse, token: int) -> int | None:
    nouns = (head for _, head in arcs_up(parse, token, most=6) if parse.pos[head] not in VERBAL)
    return next((noun for noun in nouns if parse.lemmas[noun].lower() in _TALES), None)


def _stands_in(parse: Parse, token: int, tale: int) -> bool:
    start, end = parse.edges[tale]
    return start <= token < end and token > tale


_NEGATIONS_BY_LABEL: dict[str, Callable[[Parse, int], bool]] = {
    "nsubj": _denies_as_subject,
    "nsubjpass": _denies_as_subject,
    "dobj": is_nobody,
    "prep": _is_no_occasion,
}
