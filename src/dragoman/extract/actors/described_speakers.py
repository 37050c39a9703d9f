"""Candidates made of source phrases: of a noun that the lexicon does not know, and of a part of a group."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dragoman.extract.grammar.columns import at
from dragoman.extract.grammar.heads import head_of
from dragoman.extract.mentions.appositions import is_calling
from dragoman.extract.mentions.candidates import Candidate
from dragoman.lexicon.organisations import Known, load_gazetteer
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

_NOMINAL_ADJECTIVES = frozenset({"JJ", "JJS", "VBN"})
# "The displaced" are many.
_PLURAL_TAGS = frozenset({"NNS", "NNPS"}) | _NOMINAL_ADJECTIVES
_NOUN_LIKE = frozenset({"DT", "CD"}) | _NOMINAL_ADJECTIVES
_PLACES = frozenset({"country", "capital", "place"})
# What ends the description of a speaker behind its noun.
_STOPS = frozenset({",", "(", "—", "–"})
_QUANTITIES = words_of("actors", "quantities")
_SINGLE = words_of("actors", "quantities of one")
_COLLECTIVES = words_of("actors", "collectives")
_PLACING = words_of("actors", "prepositions of place")
_DEFINITE = words_of("actors", "definite articles")
_INDEFINITE = words_of("actors", "indefinite articles")


def described_speaker(parse: Parse, tokens: range) -> Candidate | None:
    """Make a candidate of a source phrase whose head the lexicon does not know (``a 63-year-old weaver``)."""
    head = head_of(parse, tokens.start, tokens.stop)
    tag = parse.tags[head]
    if not (tag.startswith("NN") or tag in _NOUN_LIKE):
        return None
    is_plural = tag in _PLURAL_TAGS and not parse.lemmas[head].endswith("old")
    is_name = tag.startswith("NNP")
    return Candidate(
        start=tokens.start,
        end=next((t for t in range(head + 1, tokens.stop) if parse.words[t] in _STOPS), tokens.stop),
        head_start=head,
        head_end=head + 1,
        form="name" if is_name else "nominal",
        kind="group" if is_plural else "organisation" if is_name else plain_kind(parse.lemmas[head].lower()),
        is_plural=is_plural,
        gender="",
        country=_country_of(parse, head, tokens),
        sectors=(),
        parts=(parse.lower[head],) if is_name else (),
        article=_article(parse.lower[tokens.start]),
    )


def part_of_group(parse: Parse, tokens: range, head: int, plurals: Mapping[int, Candidate]) -> Candidate | None:
    """Make a candidate of a part of a group: "several of the unions", "a group of tourists", "one of the aides".

    ``plurals`` goes from the words of their heads to candidates in the plural.
    """
    if parse.lemmas[head].lower() not in _QUANTITIES:
        return None
    noun = _noun_after_of(parse, tokens, head)
    whole = None if noun is None else plurals.get(noun)
    if whole is None:
        return None
    is_one = parse.lower[head] in _SINGLE
    return replace(
        whole,
        start=tokens.start,
        end=max(whole.end, tokens.stop),
        form="nominal",
        article="a",
        kind="person" if is_one and _is_of_persons(whole) else whole.kind,
        is_plural=not is_one,
        known=None,
        parts=(),
    )


def plain_kind(lemma: str) -> str:
    """Return what a noun is that only its word tells: a group, a person, or an organisation."""
    if lemma in _COLLECTIVES:
        return "group"
    return "person" if is_calling(lemma) or lemma == "old" else "organisation"


def _noun_after_of(parse: Parse, tokens: range, head: int) -> int | None:
    of = (token for token in parse.children[head] if parse.lower[token] == "of" and token in tokens)
    return next((noun for token in of for noun in parse.children[token] if parse.deps[noun] == "pobj"), None)


def _is_of_persons(whole: Candidate) -> bool:
    return whole.office is not None and whole.office.kind == "person"


def _article(word: str) -> str:
    if word in _DEFINITE:
        return "the"
    return "a" if word in _INDEFINITE else ""


def _country_of(parse: Parse, head: int, tokens: range) -> str | None:
    """Return the country of a noun: of the adjective before it, the state that owns it, or where it is."""
    told = (_country_told(parse, token, tokens.stop) for token in parse.children[head] if token in tokens)
    return next((country for country in told if country is not None), None)


def _country_told(parse: Parse, token: int, stop: int) -> str | None:
    if parse.deps[token] in {"amod", "nmod", "compound", "poss"}:
        known = _known_at(parse, token, stop)
        return None if known is None else known.country
    if parse.deps[token] != "prep" or parse.lower[token] not in _PLACING:
        return None
    known = _known_at(parse, token + 2 if at(parse.lower, token + 1) == "the" else token + 1, stop)
    return known.country if known is not None and known.sort in _PLACES else None


def _known_at(parse: Parse, token: int, stop: int) -> Known | None:
    found = load_gazetteer().longest(parse.lower, token, stop)
    return None if found is None else found[1]
