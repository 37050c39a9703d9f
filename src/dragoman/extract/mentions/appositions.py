"""Names that stand beside the words for their bearers: "Norway's ambassador to Chile, Mara Lindqvist,"."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from dragoman.extract.mentions.candidates import Candidate
from dragoman.lexicon.humans import is_human
from dragoman.lexicon.titles import HONORIFICS
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

# How many tokens may stand between the noun and the comma before the name.
REACH: Final = 14
_COMMAS: Final = frozenset({",", "–", "—"})
_OPENERS = words_of("mentions", "complement prepositions of offices")
_INNER_TAGS: Final = frozenset(
    {"IN", "TO", "DT", "NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "POS", "CC", "HYPH", "CD", "PRP$", "VBG", "VBN",
     "-LRB-", "-RRB-"}
)  # fmt: skip
_SINGULAR: Final = frozenset({"NN", "NNP"})


def with_persons_beside_offices(parse: Parse, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates, those made persons that the parser took for bodies and a comma joins to an office.

    "The prefectural governor, Naoko Isurugi, said": two or three plain words after a word for one person name a person.
    """
    ends = {c.end for c in candidates if c.kind == "person" and c.form in {"nominal", "title"} and not c.is_plural}
    return [
        replace(c, kind="person", parts=c.parts or tuple(parse.lower[c.head_start : c.head_end]), sectors=())
        if _may_be_person(parse, c) and _follows_office(parse, c, ends)
        else c
        for c in candidates
    ]


def _may_be_person(parse: Parse, name: Candidate) -> bool:
    words = parse.words[name.head_start : name.head_end]
    if name.form != "name" or name.kind != "organisation" or name.known is not None or not 2 <= len(words) <= 3:
        return False
    plain = all(word[0].isupper() and word[1:].islower() and word.isalpha() for word in words)
    return plain and name.office is None and _ends(parse, name)


def _follows_office(parse: Parse, name: Candidate, ends: Collection[int]) -> bool:
    comma = name.start - 1
    if comma >= 0 and parse.lower[comma] in HONORIFICS:
        comma -= 1
    if comma < 1 or parse.words[comma] not in _COMMAS:
        return False
    if any(_comma_after(parse, end) == comma for end in ends if comma - REACH <= end <= comma):
        return True
    return _noun_before(parse, comma, name.root) is not None


def names_beside_offices(parse: Parse, candidates: Sequence[Candidate]) -> dict[int, int]:
    """Return office or nominal → name, as numbers of candidates, for the pairs that a comma joins.

    What the office is of may stand between ("the envoy of Norway for fisheries, Mara Lindqvist, said"). A name goes
    with one office only: the nearest, unless the parser ties it to one before.
    """
    by_start = _longest_by_start(candidates)
    # "an adviser to the president, Mara Lindqvist,": she is no president.
    owners = {(c.owner, c.end) for c in candidates if c.owner >= 0}
    pairs: dict[int, int] = {}
    taken: dict[int, int] = {}
    for number in range(len(candidates) - 1, -1, -1):
        office = candidates[number]
        if office.form not in {"nominal", "title"} or office.kind != "person" or office.is_plural or office.address:
            continue
        if (office.root, office.end) in owners or office.compound >= 0:
            continue
        comma = _comma_after(parse, office.end)
        name = None
        if comma is not None:
            name = by_start.get(comma + 1)
            if name is None or not _is_person_name(parse, candidates[name]):
                name = by_start.get(_past_honorific(parse, comma + 1))
        if name is None or not _is_person_name(parse, candidates[name]) or not _closes(parse, office, candidates[name]):
            continue
        tied = parse.heads[candidates[name].root] == office.root
        if name in taken and not tied:
            continue
        if name in taken:
            del pairs[taken[name]]
        pairs[number], taken[name] = name, number
    return pairs


def callings_beside_names(parse: Parse, candidates: Sequence[Candidate]) -> dict[int, int]:
    """Return noun token → name for nouns that no candidate has as its head: "the petitioner, Mara Lindqvist,"."""
    heads = {token for c in candidates if c.form != "pronoun" for token in range(c.head_start, c.head_end)}
    found: dict[int, int] = {}
    for number, name in enumerate(candidates):
        if name.form != "name" or not name.parts or name.start < 2 or parse.words[name.start - 1] not in _COMMAS:
            continue
        noun = _noun_before(parse, name.start - 1, name.root)
        if noun is None or noun in heads or noun in found:
            continue
        tied = parse.deps[name.root] == "appos" and parse.heads[name.root] == noun
        if _is_person_name(parse, name) and (tied or _ends(parse, name)):
            found[noun] = number
    return found


def _noun_before(parse: Parse, comma: int, name_root: int) -> int | None:
    """Return the human noun that a name after a comma is tied to: by the parser, or by standing next to the comma."""
    tied: int = parse.heads[name_root] if parse.deps[name_root] == "appos" else comma
    places: list[int] = [tied, *range(comma - 1, max(comma - REACH, -1), -1)]
    for noun in places:
        if noun >= comma:
            continue
        reaches = noun == comma - 1 or _comma_after(parse, noun + 1) == comma
        if reaches and parse.tags[noun] == "NN" and is_calling(parse.lemmas[noun].lower()):
            return noun
        if noun != tied and parse.tags[noun] not in _INNER_TAGS:
            return None
    return None


def is_calling(lemma: str) -> bool:
    """Tell whether a noun may name one person."""
    return lemma in {"counterpart", "winner", "loser", "petitioner", "complainant", "claimant"} or is_human(lemma)


def _longest_by_start(candidates: Sequence[Candidate]) -> Mapping[int, int]:
    found: dict[int, int] = {}
    for number, candidate in enumerate(candidates):
        held = found.get(candidate.start)
        if held is None or candidate.end > candidates[held].end:
            found[candidate.start] = number
    return found


def _comma_after(parse: Parse, token: int) -> int | None:
    """Return the comma after a noun, across what the noun is of."""
    if token >= len(parse):
        return None
    if parse.words[token] in _COMMAS:
        return token
    if parse.lower[token] not in _OPENERS:
        return None
    sentence = parse.sentence_numbers[token]
    for place in range(token, min(token + REACH, len(parse))):
        if parse.words[place] in _COMMAS:
            return place
        if parse.sentence_numbers[place] != sentence:
            return None
        if parse.tags[place] not in _INNER_TAGS and parse.words[place] not in "()&":
            return None
    return None


def _is_person_name(parse: Parse, name: Candidate) -> bool:
    if name.form != "name" or not name.parts or name.known is not None or name.is_plural:
        return False
    if name.kind == "person":
        return True
    # Unknown to the parser as a person, but of two words, as persons' names are.
    few = 2 <= name.head_end - name.head_start <= 4 or _has_age(parse, name.end)
    return name.kind == "name" and few and parse.words[name.head_start] != "The"


def _past_honorific(parse: Parse, token: int) -> int:
    """Return the token after a form of address: "the chief executive, Hon. Mara Lindqvist"."""
    if token + 2 >= len(parse) or not {parse.lower[token], f"{parse.lower[token]}."} & HONORIFICS.keys():
        return token
    return token + 2 if parse.words[token + 1] == "." else token + 1


def _has_age(parse: Parse, token: int) -> bool:
    return token + 1 < len(parse) and parse.words[token] == "," and parse.tags[token + 1] == "CD"


def _closes(parse: Parse, office: Candidate, name: Candidate) -> bool:
    """Tell an apposition from a list of people."""
    tied = parse.deps[name.root] == "appos" and parse.heads[name.root] == office.root
    if name.office is not None and not tied and name.start != name.head_start:
        return False
    if tied:
        return True
    # "Norway's commissioner, Mara Lindqvist, and the commander of …": whose commissioner she is leaves no doubt.
    is_one = any(parse.tags[token] == "POS" for token in range(office.start, office.head_start))
    within = is_one and name.end < len(parse) and parse.words[name.end] in _COMMAS
    return within or (parse.deps[name.root] != "conj" and _ends(parse, name))


def _ends(parse: Parse, name: Candidate) -> bool:
    """Tell whether a phrase ends after the name, as an apposition does, rather than going on as a list."""
    if name.end >= len(parse):
        return True
    after = parse.lower[name.end]
    if after in _COMMAS:
        following = parse.lower[name.end + 1] if name.end + 1 < len(parse) else ""
        return following not in {"and", "or"}
    return after in {".", ")", "(", ";", ":", "who", "whose", "?"} or parse.tags[name.end] in {"VBD", "VBZ"}
