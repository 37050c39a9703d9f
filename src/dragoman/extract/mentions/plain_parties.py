"""Parties that are no political parties: "urged the parties to resume talks", "both parties agreed to a truce"."""

from __future__ import annotations

from dataclasses import replace

from dragoman.extract.mentions.candidates import Candidate
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

_KEY, _SECTOR = "party", "PTY"
_PLAIN_WORDS = words_of("mentions", "words before plain parties")
_POLITICS = words_of("mentions", "words of party politics")


def with_plain_parties(parse: Parse, candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates, without the sector of parties that are merely those to a talk, an accord or a war.

    Plural parties of which nothing is told are such, unless the report names a political one or their sentence tells of
    parliaments and elections.
    """
    plain = [_may_be_plain(parse, each) for each in candidates]
    if not any(plain):
        return candidates
    is_political = any(_SECTOR in each.sectors and not own for each, own in zip(candidates, plain, strict=True))
    return [
        _unsectored(each)
        if own and (_is_party_to(parse, each) or not (is_political or _is_politics(parse, each)))
        else each
        for each, own in zip(candidates, plain, strict=True)
    ]


def _may_be_plain(parse: Parse, candidate: Candidate) -> bool:
    office = candidate.office
    if office is None or office.key != _KEY or not candidate.is_plural or office.country or office.body:
        return False
    return candidate.form != "name" and all(
        parse.lower[token] in _PLAIN_WORDS or parse.pos[token] == "NUM"
        for token in range(candidate.start, candidate.head_start)
    )


def _is_party_to(parse: Parse, candidate: Candidate) -> bool:
    """Tell "the parties to the accord" from "urged the parties to resume"."""
    after = candidate.head_end
    return after < len(parse) and parse.lower[after] == "to" and parse.pos[after] == "ADP"


def _is_politics(parse: Parse, candidate: Candidate) -> bool:
    sentence = parse.sentence_of(candidate.root)
    return any(parse.lemmas[token].lower() in _POLITICS for token in range(*sentence))


def _unsectored(candidate: Candidate) -> Candidate:
    assert candidate.office is not None
    return replace(candidate, sectors=(), office=replace(candidate.office, sectors=()))
