"""Whether a place's name stands for the place or for its government ("Oslo said", "ties between Oslo and Bern")."""

from __future__ import annotations

from typing import Final

from dragoman.extract.grammar.heads import first_conjunct, head_of
from dragoman.lexicon.cues import load_cues
from dragoman.lexicon.gazetteer import Location
from dragoman.lexicon.place_words import place_words
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse, PlaceUse

_WITH_PARTIES = words_of("places", "prepositions between parties")
_TO_PARTIES = words_of("places", "prepositions to parties")
_FEATURES: Final = frozenset({"PCLI", "PPLC", "PCLD"})


def use_of(parse: Parse, tokens: range, location: Location | None) -> PlaceUse:
    """Return ``metonym`` where the grammar makes a state or seat of government an actor, else ``place``."""
    if location is None or location.feature not in _FEATURES:
        return "place"
    return "metonym" if _acts(parse, head_of(parse, tokens.start, tokens.stop)) else "place"


def _acts(parse: Parse, token: int) -> bool:
    # Joined names share the place in the sentence of the first: "between Oslo and Bern".
    token = first_conjunct(parse, token, ("conj", "appos"))
    role, head = parse.deps[token], parse.heads[token]
    lemma = parse.lemmas[head].lower()
    if role == "nsubj":
        return _is_deed(parse, head)
    if role in {"dobj", "dative"}:
        return bool(load_cues().of_lemma(lemma))
    if role in {"poss", "compound", "nmod", "amod"}:
        return lemma in place_words("noun of governments")
    return role == "pobj" and _is_party(parse, head)


def _is_party(parse: Parse, preposition: int) -> bool:
    """Tell whether a preposition makes a place one side of something: "between", "sanctions on", "the policy of"."""
    word, governor = parse.lower[preposition], parse.heads[preposition]
    if parse.deps[preposition] == "agent" or word in _WITH_PARTIES:
        return True
    lemma = parse.lemmas[governor].lower()
    if word == "of":
        return lemma in place_words("noun of governments")
    if word not in _TO_PARTIES:
        return False
    if lemma in place_words("noun of parties"):
        return True
    if word != "to" or parse.pos[governor] != "VERB" or lemma in place_words("verb of places"):
        return False
    return bool(load_cues().of_lemma(lemma))


def _is_deed(parse: Parse, verb: int) -> bool:
    """Tell whether only a government can be the subject: "signed", "was ready", but not "has long winters"."""
    is_verb = parse.pos[verb] == "VERB"
    if is_verb and parse.lemmas[verb].lower() not in place_words("verb of places"):
        return True
    below = parse.children[verb]
    if any(_is_of_governments(parse, child) for child in below):
        return True
    return is_verb and any(parse.deps[child] == "ccomp" for child in below)


def _is_of_governments(parse: Parse, token: int) -> bool:
    return parse.deps[token] == "acomp" and parse.lower[token] in place_words("adjective of governments")
