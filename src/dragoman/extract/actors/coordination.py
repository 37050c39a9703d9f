"""Mentions that stand together: "Mara Lindqvist and Tomas Reyes", and the actors of one compound phrase."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dragoman.extract.grammar.columns import at
from dragoman.extract.grammar.heads import first_conjunct
from dragoman.extract.mentions.appositions import second_office_after
from dragoman.extract.mentions.candidates import Candidate
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

_JOINS = words_of("actors", "joining words")
_SPLITS = words_of("actors", "parting words")


def coordinated(parse: Parse, candidates: Sequence[Candidate]) -> dict[int, tuple[int, ...]]:
    """Return the number of the first of mentions that stand together → the numbers of all of them, in reading order.

    Pronouns join nobody. "A or B" is no such pair, and of mentions inside each other only the widest counts.
    """
    by_root = _widest_by_root(candidates)
    found: dict[int, list[int]] = defaultdict(list)
    for root, number in sorted(by_root.items()):
        first = _first_of(parse, root, candidates[number].start)
        if (
            first != root
            and first in by_root
            and not _is_split(parse, first, root)
            and not _is_one_person(parse, candidates[by_root[first]], candidates[number])
        ):
            found[by_root[first]].append(number)
    together = {
        first: (first, *others) for first, others in found.items() if _are_joined(parse, candidates, first, others)
    }
    return {**_neighbours(parse, candidates), **together, **_compounds(candidates)}


def _widest_by_root(candidates: Sequence[Candidate]) -> dict[int, int]:
    found: dict[int, int] = {}
    for number, candidate in enumerate(candidates):
        if candidate.form == "pronoun" or candidate.kind == "place":
            continue
        held = found.get(candidate.root)
        if held is None or candidate.width > candidates[held].width:
            found[candidate.root] = number
    by_start = {c.start: n for n, c in enumerate(candidates) if c.is_name_of_person}
    for root, number in found.items():
        inner = candidates[number]
        outer = by_start.get(inner.start, by_start.get(inner.start - 1))
        if outer is not None and inner.kind in {"body", "organisation"} and candidates[outer].end > inner.end:
            # "the Gulf Cooperation Council | Secretary-General Jasem Al-Budair": he is who stands there.
            found[root] = outer
    return found


def _first_of(parse: Parse, root: int, start: int) -> int:
    if parse.deps[root] == "appos":
        # "Lindqvist and her counterpart Reyes": the noun before the name is what stands beside the other name.
        near = (parse.heads[root], root - 1, root - 2, start - 1, start - 2)
        nouns = (noun for noun in near if 0 <= noun < root)
        root = next((noun for noun in nouns if _is_second_noun(parse, noun)), root)
    return first_conjunct(parse, root)


def _is_second_noun(parse: Parse, token: int) -> bool:
    return parse.deps[token] == "conj" and parse.tags[token] == "NN"


def _is_split(parse: Parse, first: int, root: int) -> bool:
    return any(parse.lower[token] in _SPLITS for token in range(first, root))


def _is_one_person(parse: Parse, office: Candidate, name: Candidate) -> bool:
    """Tell "Prime Minister and Foreign Minister Jonas Hallen"."""
    return second_office_after(parse, office) and name.start == office.end + 1 and name.office is not None


def _are_joined(parse: Parse, candidates: Sequence[Candidate], first: int, others: Sequence[int]) -> bool:
    last = candidates[others[-1]]
    return any(parse.lower[token] in _JOINS for token in range(candidates[first].root, last.root))


def _neighbours(parse: Parse, candidates: Sequence[Candidate]) -> dict[int, tuple[int, ...]]:
    """Return pairs of known organisations with nothing but "and" between them, whatever the parser makes of them."""
    known = [
        (number, c) for number, c in enumerate(candidates) if c.known is not None and c.known.sort == "organisation"
    ]
    by_start = {c.start: number for number, c in known}
    joined = ((number, c.end + 1) for number, c in known if at(parse.lower, c.end) in _JOINS)
    return {number: (number, by_start[after]) for number, after in joined if after in by_start}


def _compounds(candidates: Sequence[Candidate]) -> dict[int, tuple[int, ...]]:
    found: dict[int, list[int]] = defaultdict(list)
    for number, candidate in enumerate(candidates):
        if candidate.compound >= 0:
            found[candidate.compound].append(number)
    ordered = (sorted(numbers, key=lambda n: candidates[n].end) for numbers in found.values() if len(numbers) > 1)
    return {numbers[0]: tuple(numbers) for numbers in ordered}
