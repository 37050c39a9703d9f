"""Mends two frequent mistakes of the parser.

A second verb of the sentence is hung on a word inside what was said:
``urged her supporters to stay calm and ruled out a coalition``: the parser joins ``ruled`` to ``stay``. A finite verb
without a subject is joined to a verb of its own form; forms tell that ``ruled`` belongs with ``urged``.

A place is hung on the subject behind it: ``In Bergen demonstrators blocked a road``. Its preposition has no other
object.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.lexicon.word_sorts import words_of

PLACE_PREPOSITIONS = words_of("grammar", "prepositions before a place")
FINITE = frozenset({"VBD", "VBZ", "VBP"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
AUXILIARIES = frozenset({"aux", "auxpass"})


def join_finite_verbs(heads: list[int], deps: Sequence[str], tags: Sequence[str], start: int, end: int) -> None:
    """Change ``heads`` of tokens ``start`` to ``end`` (one sentence) in place; token numbers as in the columns."""
    # What heads a subject or an auxiliary never changes here.
    told = {heads[token] for token in range(start, end) if deps[token] in SUBJECTS or deps[token] in AUXILIARIES}
    for verb in range(start, end):
        head = heads[verb]
        if deps[verb] != "conj" or tags[head] == tags[verb] or verb in told:
            continue
        if tags[verb] not in FINITE and not (tags[verb] == "VBN" and not tags[head].startswith("V")):
            continue
        above = _finite_above(heads, deps, tags, head, tags[verb])
        if above is None or above >= verb:
            continue
        heads[verb] = above
        for joint in range(head + 1, verb):
            if heads[joint] == head and deps[joint] in ("cc", "punct"):
                heads[joint] = above


def give_objects_to_prepositions(  # noqa: PLR0917
    heads: list[int], deps: list[str], tags: Sequence[str], lemmas: Sequence[str], start: int, end: int
) -> None:
    """Change ``heads`` and ``deps`` of tokens ``start`` to ``end`` (one sentence) in place."""
    for token in range(start, end - 2):
        if deps[token] != "prep" or lemmas[token].lower() not in PLACE_PREPOSITIONS or token in heads[start:end]:
            continue
        last = _end_of_name(heads, tags, token + 1)
        if last is not None and _is_part_of_subject(heads, deps, tags, last):
            heads[last], deps[last] = token, "pobj"
            heads[token + 1 : last] = [last] * (last - token - 1)


def _end_of_name(heads: Sequence[int], tags: Sequence[str], first: int) -> int | None:
    """Return the last token of the name that begins here and hangs on a noun behind it."""
    last = first
    while last + 1 < heads[first] and tags[last + 1] == "NNP" and heads[last + 1] == heads[first]:
        last += 1
    return last if tags[first] == "NNP" and heads[first] > last else None


def _is_part_of_subject(heads: Sequence[int], deps: Sequence[str], tags: Sequence[str], name: int) -> bool:
    """Tell whether a name hangs on a plural subject that is no name: ``Bergen demonstrators``."""
    noun = heads[name]
    return deps[noun] in SUBJECTS and deps[name] in ("compound", "nmod") and tags[noun] == "NNS"


def _finite_above(heads: Sequence[int], deps: Sequence[str], tags: Sequence[str], token: int, form: str) -> int | None:
    """Return the nearest verb above the token that stands in the form, or in the perfect where the form is past."""
    for _ in range(20):
        if heads[token] == token:
            return None
        token = heads[token]
        if tags[token] == form or (tags[token] == "VBN" and form == "VBD" and deps[token] == "ROOT"):
            return token
    return None
