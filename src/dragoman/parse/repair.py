"""Mends one frequent mistake of the parser: a second verb of the sentence hung on a word inside what was said.

``urged her supporters to stay calm and ruled out a coalition``: the parser joins ``ruled`` to ``stay``. A finite verb
without a subject is joined to a verb of its own form; forms tell that ``ruled`` belongs with ``urged``.
"""

from __future__ import annotations

from collections.abc import Sequence

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


def _finite_above(heads: Sequence[int], deps: Sequence[str], tags: Sequence[str], token: int, form: str) -> int | None:
    """Return the nearest verb above the token that stands in the form, or in the perfect where the form is past."""
    for _ in range(20):
        if heads[token] == token:
            return None
        token = heads[token]
        if tags[token] == form or (tags[token] == "VBN" and form == "VBD" and deps[token] == "ROOT"):
            return token
    return None
