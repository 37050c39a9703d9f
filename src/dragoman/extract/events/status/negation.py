"""Negation: of a verb, of a noun, and of a whole tale ("the rumour is false", "nothing of the kind happened").

Token numbers of a ``Parse`` throughout.
"""

from __future__ import annotations

from dragoman.extract.grammar.clauses import VERBAL, child
from dragoman.extract.grammar.verbs import own_subject_of
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

NEGATIONS = words_of("status", "negations")
NOBODY = words_of("status", "nobody")
# What takes a negation away: "not only", "not until Monday did", "cannot but", "not long after", "no fewer than".
_NOT_AFTER = words_of("status", "no negation with not")
_NO_AFTER = words_of("status", "no negation with no")
_OCCASIONS = words_of("status", "occasions")
_FALSE = words_of("status", "false")
_NEVER_WAS = words_of("status", "never was")
_UNTRUE = _FALSE | _NEVER_WAS
_TALES = words_of("status", "tales")
_KINDS = words_of("status", "kinds")
_PRONOUNS = words_of("status", "pronouns for tales")


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
    if word == "longer" and token > 0 and parse.lower[token - 1] == "no":
        return True
    if word in NEGATIONS and label in ("neg", "advmod", "preconj", "cc"):
        return not _is_undone(parse, token)
    if label in ("nsubj", "nsubjpass", "dobj"):
        return is_nobody(parse, token) or (label != "dobj" and _is_neither(parse, token))
    if label == "prep":
        return _is_no_occasion(parse, token)
    return False


def _has_nor(parse: Parse, verb: int) -> bool:
    """Tell "neither threatened nor attacked"."""
    return any(parse.deps[below] == "cc" and parse.lower[below] == "nor" for below in parse.children[verb])


def _is_undone(parse: Parse, negation: int) -> bool:
    following = parse.lower[negation + 1] if negation + 1 < len(parse) else ""
    return following in _NOT_AFTER or parse.lower[negation + 1 : negation + 4] == ("for", "the", "first")


def _is_no_occasion(parse: Parse, preposition: int) -> bool:
    noun = child(parse, preposition, "pobj")
    return (
        noun is not None
        and parse.lower[noun] in _OCCASIONS
        and any(parse.lower[below] == "no" for below in parse.children[noun])
    )


def _is_opened(parse: Parse, verb: int) -> bool:
    """Tell "At no time, he said, did a warship …": the phrase hangs on another verb, but the order of words tells."""
    auxiliary = _inverted_auxiliary(parse, verb)
    if auxiliary is None:
        return False
    start = parse.sentence_of(verb).start
    while start < auxiliary and not parse.words[start][0].isalpha():
        start += 1
    words = parse.lower[start : start + 3]
    if len(words) == 3 and words[1] == "no" and words[2] in _OCCASIONS:
        return auxiliary == start + 3 or parse.words[auxiliary - 1] == ","
    return words[:1] == ("never",) and auxiliary == start + 1


def _inverted_auxiliary(parse: Parse, verb: int) -> int | None:
    """Return the auxiliary that stands before the subject, None where there is none."""
    if parse.lower[verb] in ("did", "does", "do"):
        return verb
    auxiliary = child(parse, verb, "aux", "auxpass")
    subject = own_subject_of(parse, verb)
    return auxiliary if auxiliary is not None and subject is not None and auxiliary < subject else None


def is_nobody(parse: Parse, noun: int) -> bool:
    """Tell "nobody", "no official", "neither side", but not "no fewer than forty"."""
    word = parse.lower[noun]
    if word in NOBODY or (word == "one" and noun > 0 and parse.lower[noun - 1] == "no"):
        return parse.lower[noun + 1 : noun + 2] not in (("but",), ("less",))
    determiner = child(parse, noun, "det", "neg")
    if determiner is None or parse.lower[determiner] not in ("no", "neither"):
        return False
    return parse.lower[determiner + 1] not in _NO_AFTER or determiner + 1 == noun


def _is_neither(parse: Parse, noun: int) -> bool:
    """Tell "neither the governor nor the bishop", "not one of the ships"."""
    for below in parse.children[noun]:
        word = parse.lower[below]
        if below < noun and word == "neither" and parse.deps[below] in ("preconj", "cc", "det"):
            return True
        if below < noun and word == "not" and parse.lower[below + 1] in ("one", "a", "even", "any"):
            return True
    return parse.lower[noun] == "one" and noun > 0 and parse.lower[noun - 1] == "not"


def is_false_tale(parse: Parse, token: int) -> str:
    """Return the word that calls the tale told around a token untrue, or nothing."""
    sentence = parse.sentence_of(token)
    lower = parse.lower
    for here in range(sentence.start, sentence.end):
        word = lower[here]
        if word in _KINDS and here != token:
            before = lower[max(sentence.start, here - 3) : here]
            if before[-3:] == ("nothing", "of", "the") or before[-2:] == ("no", "such"):
                return f"{before[-2]} … {word}" if before[-1] == "the" else f"no such {word}"
        if word in _UNTRUE and here != token and _calls_false(parse, here, token):
            return word
    return ""


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
    for _ in range(6):
        if parse.heads[token] == parse.heads[tale]:
            return parse.deps[token] == "ccomp"
        token = parse.heads[token]
    return False


def _tale_above(parse: Parse, token: int) -> int | None:
    for _ in range(6):
        token = parse.heads[token]
        if parse.lemmas[token].lower() in _TALES and parse.pos[token] not in VERBAL:
            return token
    return None


def _stands_in(parse: Parse, token: int, tale: int) -> bool:
    start, end = parse.edges[tale]
    return start <= token < end and token > tale
