"""Names of persons that only their place tells: between commas behind an office, or grown together with what it is of.

"The club's chair, Nebojsa Vukic, said", "the Police Commissioner, CP Mara Lund, warned", "ex-Prime Minister of Norland
Mara Lund": the parser takes such names for bodies, for one with the place before, or for no names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from dragoman.extract.grammar.columns import at
from dragoman.extract.mentions.candidates import Candidate
from dragoman.lexicon.humans import is_human
from dragoman.lexicon.people import given_names, name_words
from dragoman.lexicon.titles import HONORIFICS, SHORT_ADDRESSES, is_title_word
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

_COMMAS: Final = frozenset({",", "–", "—"})
# Words of a name, and of them the most that stand between two commas.
_OF_NAMES: Final = frozenset({"NNP", "NNPS", "HYPH"})
_LONGEST: Final = 7
_LONGEST_RANK: Final = 4
# Letters by which the adjective of a state is longer than its name, less than these.
_LONGEST_ENDING: Final = 4
_BODIES = name_words("body")
_COMPLEMENTS = words_of("mentions", "what offices are of")
_GENITIVES: Final = frozenset({"'s", "’s", "'", "’"})
_OF = words_of("mentions", "complement prepositions of offices") - {"and", "("}


def with_names_set_apart(parse: Parse, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates with those names of persons, in reading order."""
    offices = {c.end for c in candidates if _awaits_name(c)}
    if not offices:
        return list(candidates)
    cut = [_without_place(parse, c) for c in candidates]
    gone, made = set[int](), list[Candidate]()
    by_end: dict[int, list[int]] = {}
    for number, candidate in enumerate(cut):
        by_end.setdefault(candidate.end, []).append(number)
    for comma in sorted(end for end in offices if at(parse.words, end) in _COMMAS):
        run = _run(parse, comma + 1)
        if not run:
            continue
        name = _name_in(parse, run, [cut[n] for n in by_end.get(run.stop, ())])
        if name is not None:
            gone |= set(_inside(cut, run))
            made.append(name)
    if not made and all(a is b for a, b in zip(cut, candidates, strict=True)):
        return list(candidates)
    kept = [c for n, c in enumerate(cut) if n not in gone]
    return sorted([*kept, *made], key=lambda c: (c.start, -c.end))


def _awaits_name(office: Candidate) -> bool:
    if office.address and office.office is None:
        return False
    return office.tells_office and office.is_one_person and office.compound < 0 and office.article != "a"


def _inside(candidates: Sequence[Candidate], run: range) -> Iterator[int]:
    return (n for n, c in enumerate(candidates) if c.form == "name" and c.start >= run.start and c.end <= run.stop)


def _run(parse: Parse, start: int) -> range:
    """Return the words of a name and rank from a token to the next comma, none where something else stands there."""
    end = start
    while end < len(parse) and end - start <= _LONGEST and _goes_on(parse, start, end):
        end += 1
    is_closed = at(parse.words, end) in _COMMAS and at(parse.lower, end + 1) not in {"and", "or"}
    return range(start, end) if end > start and end - start <= _LONGEST and is_closed else range(0)


def _goes_on(parse: Parse, start: int, token: int) -> bool:
    word = parse.words[token]
    if word == ".":
        return token > start and len(parse.words[token - 1]) <= _LONGEST_RANK and parse.words[token - 1][0].isupper()
    if word == "-" or (token > start and parse.words[token - 1] == "-"):
        return True
    return parse.tags[token] in _OF_NAMES and word[0].isupper()


def _name_in(parse: Parse, run: range, ending: Sequence[Candidate]) -> Candidate | None:
    """Return the person whose name a run is, made a candidate where there is none; None where it is read, or none."""
    read = next((c for c in ending if c.form == "name" and c.start >= run.start), None)
    if read is not None and (read.known is not None or read.kind == "state"):
        return None
    if read is not None and read.kind == "person" and read.start == run.start:
        return None
    first = _behind_ranks(parse, run)
    words = [w for w in parse.words[first : run.stop] if w[0].isalpha()]
    if not words or len(words) > _LONGEST_RANK or not all(_is_plain(w) for w in words[:1]):
        return None
    if any(w.lower() in _BODIES or is_title_word(w.lower()) or is_human(w.lower()) for w in words):
        return None
    if len(words) < 2 and (read is None or read.kind != "person") and first == run.start:
        return None
    if read is not None and read.kind == "person":
        return replace(read, start=run.start)
    return Candidate(
        start=run.start, end=run.stop, head_start=first, head_end=run.stop, form="name", kind="person",
        is_plural=False, gender=given_names().get(parse.words[first], ""), country=None, sectors=(),
        parts=tuple(w.lower() for w in words),
    )  # fmt: skip


def _behind_ranks(parse: Parse, run: range) -> int:
    """Return the first token of a run behind forms of address, ranks and their marks: "CP", "Hon.", "Lt-Col"."""
    first = run.start
    while first + 1 < run.stop and _is_rank(parse, first):
        first += 1
    return first


def _is_rank(parse: Parse, token: int) -> bool:
    word = parse.words[token]
    if word in {".", "-"} or word in SHORT_ADDRESSES:
        return True
    if word.lower() in HONORIFICS or f"{word.lower()}." in HONORIFICS or is_title_word(word.lower()):
        return True
    is_short = len(word) <= _LONGEST_RANK and (word.isupper() or word.endswith("."))
    return is_short or (at(parse.words, token + 1) in {".", "-"} and len(word) <= _LONGEST_RANK and word[0].isupper())


def _is_plain(word: str) -> bool:
    return word[0].isupper() and not word.isupper()


def _without_place(parse: Parse, name: Candidate) -> Candidate:
    """Return a name without the place or body before it that an office is of: "ex-Premier of Norland Mara Lund"."""
    if (
        name.form != "name"
        or name.known is not None
        or name.office is not None
        or name.kind not in {"person", "organisation"}
    ):
        return name
    first = _first_of_person(parse, name)
    if first == name.start:
        return name
    given = parse.words[first]
    return replace(
        name, start=first, head_start=first, kind="person", sectors=(), article="",
        gender=name.gender or given_names().get(given, ""), parts=tuple(parse.lower[first : name.head_end]),
    )  # fmt: skip


def _first_of_person(parse: Parse, name: Candidate) -> int:
    """Return where the name of a person begins in a name that what an office is of may have grown into."""
    start, known = name.start, given_names()
    if name.article == "the" and name.kind == "person":
        # "Chairperson of the Kendra Party Prem Thapaliya"
        return next((t for t in range(start + 3, name.head_end - 1) if parse.words[t] in known), start)
    before = at(parse.lower, start - 1)
    is_body = parse.lower[start] in _COMPLEMENTS or parse.lower[start] in _BODIES
    if is_body and at(parse.tags, start - 1) in {"NNP", "JJ"}:
        # "High Commissioner for Human Rights Mara Lund"
        before = at(parse.lower, start - 2)
    if name.head_end - start <= 2 or parse.words[start] in known or (before not in _OF and before not in _GENITIVES):
        return start
    is_place = name.start == name.head_start and before in _OF and _is_told_alone(parse, start)
    return start + 1 if is_body or is_place else start


def _is_told_alone(parse: Parse, token: int) -> bool:
    """Tell whether a word stands elsewhere in the report without the words that follow it here."""
    word = parse.words[token]
    return any(
        parse.words[other].startswith(word)
        and len(parse.words[other]) - len(word) < _LONGEST_ENDING
        and (
            parse.words[other] != word
            or (at(parse.tags, other + 1) not in {"NNP", "NNPS"} and at(parse.lower, other - 1) in _OF)
        )
        for other in range(len(parse))
        if other != token
    )


def name_behind_complement(
    parse: Parse, candidates: Sequence[Candidate], by_start: Mapping[int, int], office: Candidate
) -> int | None:
    """Return the name that follows what an office is of without a comma: "Deputy Conservator of Forests Mara Lund"."""
    place = office.end
    if at(parse.lower, place) not in _OF:
        return None
    last = min(place + _LONGEST, len(parse))
    for token in range(place + 1, last):
        number = by_start.get(token)
        if number is not None and token > place + 1 and _is_full_name(candidates[number]):
            return number if parse.tags[token - 1] in {"NNP", "NNPS", "NNS"} else None
        if parse.tags[token] not in {"NNP", "NNPS", "DT", "POS", "CC", "JJ", "IN", "NNS", "NN"}:
            return None
    return None


def _is_full_name(name: Candidate) -> bool:
    return name.is_name_of_person and name.start == name.head_start and len(name.parts) > 1
