"""Full names in sets of those that are one name written differently, without comparing each with each.

Two names are compared only where they share a key: the consonants of the whole name, or these without one of them. So
any two names whose consonants differ by one letter meet, and a name meets few others, however many there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from dragoman.lexicon.people import full_names, given_names
from dragoman.resolve.names import FoldedName, first_class, fold_word, similarity, skeleton, word_similarity

# Least likeness of two names to be one. Chosen on the development half of evaluation/name_pairs.tsv; after a change run
# `python evaluation/name_pairs.py`.
SAME_NAME = 0.84
# Least likeness of two surnames, by themselves, to be one: there is no given name beside them to speak for it.
SAME_SURNAME = 0.95
# Surnames shorter than this must be written alike, once folded.
_LEAST_SURNAME = 5
# A longer form that so many reports have is not put in doubt by one that a single report has.
_SURE = 5
# Names with fewer consonants are compared only with those that have the same: without one, too little would be left.
_LEAST_CONSONANTS = 5


def like_names(
    names: Iterable[FoldedName], n_reports: Mapping[FoldedName, int] | None = None
) -> list[list[FoldedName]]:
    """Return full names in sets of those that are one name, sets and names in order.

    ``n_reports`` tells how many reports have each name: one that a single report has may be cut wrongly.
    """
    ordered = sorted(set(names))
    joined = _Sets(ordered)
    blocks: dict[str, list[FoldedName]] = defaultdict(list)
    for name in ordered:
        for key in block_keys(name):
            blocks[key].append(name)
    for block in blocks.values():
        for n, left in enumerate(block):
            for right in block[n + 1 :]:
                if joined.leader_of(left) != joined.leader_of(right) and are_alike(left, right):
                    joined.join(left, right)
    _join_shortened(ordered, blocks, joined, n_reports or {})
    _join_short_given(ordered, joined)
    sets: dict[FoldedName, list[FoldedName]] = defaultdict(list)
    for name in ordered:
        sets[joined.leader_of(name)].append(name)
    return [sets[key] for key in sorted(sets)]


def block_keys(name: FoldedName) -> set[str]:
    """Return the keys by which a name meets those it may be alike to."""
    whole = whole_key(name)
    if len(whole) < _LEAST_CONSONANTS:
        return {whole}
    return {whole, *(whole[:at] + whole[at + 1 :] for at in range(1, len(whole)))}


def meeting_keys(name: FoldedName) -> set[str]:
    """Return keys of which two names share one wherever they, or one and a shorter form of the other, may be joined."""
    given = {name[0], *_full_forms().get(name[0], ())}
    return {
        *(f"b {key}" for key in block_keys(name)),
        *(f"b {whole_key(short)}" for short in shortenings(name)),
        *(f"g {name[-1]} {word}" for word in given),
    }


def may_be_joined(left: FoldedName, right: FoldedName) -> bool:
    """Tell whether ``like_names`` holds two names against each other, whatever others there are."""
    return are_alike(left, right) or any(
        _is_longer(long, short) or _is_short_given(short, long) for long, short in ((left, right), (right, left))
    )


def _is_longer(name: FoldedName, other: FoldedName) -> bool:
    return any(_is_form(short, other, name) for short in shortenings(name))


def _is_form(short: FoldedName, other: FoldedName, name: FoldedName) -> bool:
    """Tell whether a shorter form of a name is another name there is."""
    return len(other) == len(short) and (short == other or (short[-1] == name[-1] and are_alike(short, other)))


def _is_short_given(short: FoldedName, name: FoldedName) -> bool:
    return short[-1] == name[-1] and name[0] in _full_forms().get(short[0], frozenset()) and _same_middle(short, name)


def are_alike(left: FoldedName, right: FoldedName) -> bool:
    """Tell whether two full names are ways of writing one."""
    if first_class(left[0]) != first_class(right[0]):
        return False
    if len(left) == len(right) and any(len(a) == 1 or len(b) == 1 for a, b in zip(left, right, strict=True)):
        return False
    if len(left) != len(right) and _initials(left) != _initials(right) and "".join(left) != "".join(right):
        return False
    return similarity(left, right) >= SAME_NAME


def is_same_surname(left: str, right: str) -> bool:
    """Tell whether two folded surnames are ways of writing one."""
    if left == right:
        return True
    is_long = min(len(left), len(right)) >= _LEAST_SURNAME
    return is_long and left[0] == right[0] and word_similarity(left, right) >= SAME_SURNAME


def shortenings(name: FoldedName) -> set[FoldedName]:
    """Return the shorter forms of a full name: without its middle words, or without its last ones."""
    n = len(name)
    # "Ali Baran" may be all of a name, "Jon Paul" is not: without its last word a name must end in no given name.
    prefixes = {name[:stop] for stop in range(2, n) if name[stop - 1] not in _given_words()}
    middles = {(*name[:at], *name[at + 1 :]) for at in range(1, n - 1)}
    shorter = {short for short in {(name[0], name[-1]), *prefixes, *middles} if 2 <= len(short) < n}
    return {short for short in shorter if _initials(short) in ("", _initials(name))}


def _initials(name: FoldedName) -> str:
    """Return the initials inside a name: who has others is somebody else."""
    return "".join(word for word in name[1:-1] if len(word) == 1)


@cache
def _given_words() -> frozenset[str]:
    return frozenset(fold_word(name.lower()) for name in given_names())


class _Sets:
    """Names in sets that can be joined; the leader of a set is its first name in order."""

    def __init__(self, names: Iterable[FoldedName]) -> None:
        self._leader = {name: name for name in names}

    def leader_of(self, name: FoldedName) -> FoldedName:
        leader = self._leader
        while leader[name] != name:
            leader[name] = leader[leader[name]]
            name = leader[name]
        return name

    def join(self, left: FoldedName, right: FoldedName) -> None:
        low, high = sorted((self.leader_of(left), self.leader_of(right)))
        if low != high:
            self._leader[high] = low


def whole_key(name: FoldedName) -> str:
    """Return the consonants of a whole name: the first of its block keys."""
    whole = "".join(name)
    return first_class(whole) + skeleton(whole)[1:]


def _join_shortened(
    names: Iterable[FoldedName],
    blocks: Mapping[str, list[FoldedName]],
    joined: _Sets,
    n_reports: Mapping[FoldedName, int],
) -> None:
    """Join a full name to the one longer form of it, where there is but one (``Ali Baran`` to ``Ali Baran Kia``).

    Where its last word is left out, the others must be written alike.
    """
    longer: dict[FoldedName, set[FoldedName]] = defaultdict(set)
    for name in names:
        for short in shortenings(name):
            for other in blocks.get(whole_key(short), ()):
                if _is_form(short, other, name):
                    longer[other].add(name)
    # The longest first, so that a chain of ever shorter forms is one name.
    for short in sorted(longer, key=lambda name: (-len(name), name)):
        # Longer ones of the same last word come first: what only begins alike is often a name that was cut wrongly.
        longs = {long for long in longer[short] if long[-1] == short[-1]} or longer[short]
        if any(n_reports.get(long, 1) >= _SURE for long in longs):
            longs = {long for long in longs if n_reports.get(long, 1) > 1}
        leaders = {joined.leader_of(long) for long in longs}
        if len(leaders) == 1:
            joined.join(short, leaders.pop())


def _join_short_given(names: Iterable[FoldedName], joined: _Sets) -> None:
    """Join a name to the one that has the full form of its given name (``Joe Lund`` to ``Joseph R. Lund``).

    Nothing is joined where there are several, nor where initials or middle names differ.
    """
    by_surname: dict[str, list[FoldedName]] = defaultdict(list)
    for name in names:
        by_surname[name[-1]].append(name)
    for _, own in sorted(by_surname.items()):
        found: list[tuple[FoldedName, FoldedName]] = []
        for short in own:
            full = _full_forms().get(short[0], frozenset())
            fitting = [name for name in own if name[0] in full and _same_middle(short, name)]
            if len({joined.leader_of(name) for name in fitting}) == 1:
                found.append((short, fitting[0]))
        for short, name in found:
            joined.join(short, name)


def _same_middle(left: FoldedName, right: FoldedName) -> bool:
    """Tell whether what stands between given name and surname is the same, or told by one of the two only."""
    one, other = left[1:-1], right[1:-1]
    if not one or not other:
        return True
    return len(one) == len(other) and all(
        a == b or (1 in {len(a), len(b)} and a[0] == b[0]) for a, b in zip(one, other, strict=True)
    )


@cache
def _full_forms() -> dict[str, frozenset[str]]:
    """Return short form → the given names it stands for, folded."""
    forms: dict[str, set[str]] = defaultdict(set)
    for short, names in full_names().items():
        own = fold_word(short)
        forms[own] |= {fold_word(name) for name in names} - {own}
    return {short: frozenset(names) for short, names in forms.items()}
