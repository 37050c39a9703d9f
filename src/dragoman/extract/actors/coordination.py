"""Mentions that stand together: "Mara Lindqvist and Tomas Reyes", and the actors of one compound phrase."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dragoman.extract.grammar.heads import first_conjunct
from dragoman.extract.mentions.candidates import Candidate
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

_JOINS = words_of("actors", "joining words")
_SPLITS = words_of("actors", "parting words")


def coordinated(parse: Parse, candidates: Sequence[Candidate]) -> dict[int, tuple[int, ...]]:
    """Return the number of the first of mentions that stand together → the numbers of all of them, in reading order.

    Pronouns join nobody. "A or B" is no such pair, and of mentions inside each other only the widest counts.
    """
    by_root: dict[int, int] = {}
    for number, candidate in enumerate(candidates):
        held = by_root.get(candidate.root)
        if candidate.form == "pronoun" or candidate.kind == "place":
            continue
        if held is None or candidate.end - candidate.start > candidates[held].end - candidates[held].start:
            by_root[candidate.root] = number
    found: dict[int, list[int]] = defaultdict(list)
    for root, number in sorted(by_root.items()):
        first = _first_of(parse, root, candidates[number].start)
        if first != root and first in by_root and not _is_split(parse, first, root):
            found[by_root[first]].append(number)
    together = {
        first: (first, *others) for first, others in found.items() if _are_joined(parse, candidates, first, others)
    }
    return {**_neighbours(parse, candidates), **together, **_compounds(candidates)}


def _first_of(parse: Parse, root: int, start: int) -> int:
    if parse.deps[root] == "appos":
        # "Lindqvist and her counterpart Reyes": the noun before the name is what stands beside the other name.
        nouns = (noun for noun in (parse.heads[root], start - 1, start - 2) if 0 <= noun < start)
        root = next((noun for noun in nouns if parse.deps[noun] == "conj" and parse.tags[noun] == "NN"), root)
    return first_conjunct(parse, root)


def _is_split(parse: Parse, first: int, root: int) -> bool:
    return any(parse.lower[token] in _SPLITS for token in range(first, root))


def _are_joined(parse: Parse, candidates: Sequence[Candidate], first: int, others: Sequence[int]) -> bool:
    last = candidates[others[-1]]
    return any(parse.lower[token] in _JOINS for token in range(candidates[first].root, last.root))


def _neighbours(parse: Parse, candidates: Sequence[Candidate]) -> dict[int, tuple[int, ...]]:
    """Return pairs of known organisations with nothing but "and" between them, whatever the parser makes of them."""
    by_start = {c.start: number for number, c in enumerate(candidates) if _is_organisation(c)}
    found: dict[int, tuple[int, ...]] = {}
    for number, candidate in enumerate(candidates):
        if _is_organisation(candidate) and candidate.end + 1 < len(parse) and parse.lower[candidate.end] in _JOINS:
            other = by_start.get(candidate.end + 1)
            if other is not None:
                found[number] = (number, other)
    return found


def _is_organisation(candidate: Candidate) -> bool:
    return candidate.known is not None and candidate.known.sort == "organisation"


def _compounds(candidates: Sequence[Candidate]) -> dict[int, tuple[int, ...]]:
    found: dict[int, list[int]] = defaultdict(list)
    for number, candidate in enumerate(candidates):
        if candidate.compound >= 0:
            found[candidate.compound].append(number)
    ordered = (sorted(numbers, key=lambda n: candidates[n].end) for numbers in found.values() if len(numbers) > 1)
    return {numbers[0]: tuple(numbers) for numbers in ordered}
