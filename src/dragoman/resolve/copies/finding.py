"""Copies among the reports of a collection: who has the same text, from whom, and which passages are shared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.model import Copy, CopyKind, Reason, Report, SharedPassage, digest_of
from dragoman.resolve.copies.candidates import find_candidates
from dragoman.resolve.copies.comparison import Comparison, compare, find_passages
from dragoman.resolve.copies.credits import credit_of
from dragoman.resolve.copies.groups import EDITED, SAME, Group, Link, Pair, Told, group_copies, link_of
from dragoman.resolve.copies.signatures import Signature, signature_of

COPY_RULES = 1
"""Version of these rules. Raise it where the same reports would give other copies."""


@dataclass(frozen=True, slots=True)
class Copies:
    """The reports of groups of copies by their ids, and the passages that reports share, by these and their places."""

    copies: tuple[Copy, ...]
    passages: tuple[SharedPassage, ...]


def find_copies(reports: Iterable[Report], together: Sequence[Pair] = (), apart: Sequence[Pair] = ()) -> Copies:
    """Return the copies among reports, whatever their order. ``together`` and ``apart``: see ``group_copies``."""
    texts = _Texts(reports)
    links = list(texts.links())
    groups = group_copies(texts.told, links, texts.link_between, together, apart)
    copies = [copy for group in groups for copy in texts.copies_of(group)]
    return Copies(tuple(sorted(copies, key=lambda copy: copy.report_id)), texts.passages())


class _Texts:
    """The reports as they are compared, in the order of their days, and the passages found so far."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self.told: dict[str, Told] = {}
        signatures = []
        for report in reports:
            signature = signature_of(report)
            signatures.append(signature)
            self.told[report.id] = Told(report.id, report.published, credit_of(report))
        self._signatures = sorted(signatures, key=lambda each: self.told[each.report_id].place)
        self._places = {each.report_id: place for place, each in enumerate(self._signatures)}
        self._passages: dict[tuple[int, int], list[SharedPassage]] = {}

    def links(self) -> Iterator[Link]:
        """Yield how reports hang together, and keep the passages they share."""
        for first, second in find_candidates(self._signatures):
            self._note_passages(first, second)
            link = self._link(self._signatures[first], self._signatures[second])
            if link is not None:
                yield link

    def link_between(self, one: str, other: str) -> Link | None:
        """Return how any two reports hang together."""
        first, second = sorted((self._places[one], self._places[other]))
        return self._link(self._signatures[first], self._signatures[second])

    def _link(self, one: Signature, other: Signature) -> Link | None:
        return link_of(self.told[one.report_id], self.told[other.report_id], compare(one, other))

    def copies_of(self, group: Group) -> Iterator[Copy]:
        """Yield the members of a group, and keep the passages that each shares with the origin."""
        group_id = digest_of("k", group.origin)
        yield Copy(group.origin, group_id, "origin", 1.0, group.origin)
        origin = self._places[group.origin]
        for member in group.members[1:]:
            place = self._places[member]
            self._note_passages(*sorted((origin, place)))
            compared = compare(self._signatures[place], self._signatures[origin])
            yield Copy(member, group_id, _kind(compared), compared.share, group.origin, _reasons(member, group.links))

    def passages(self) -> tuple[SharedPassage, ...]:
        """Return the passages found, the earlier report first, by ids and places."""
        found = (each for some in self._passages.values() for each in some)
        return tuple(sorted(found, key=lambda each: (each.report_id, each.span, each.other_report, each.other_span)))

    def _note_passages(self, first: int, second: int) -> None:
        if (first, second) not in self._passages:
            found = find_passages(self._signatures[first], self._signatures[second])
            if found:
                self._passages[first, second] = found


def _kind(compared: Comparison) -> CopyKind:
    if compared.least >= SAME:
        return "same"
    return "edited" if compared.share >= EDITED else "partial"


def _reasons(member: str, links: Mapping[str, Link | None]) -> tuple[Reason, ...]:
    link = links[member]
    if link is None:
        return (Reason("judged to be copies", "", "", 1.0),)
    compared = link.comparison
    is_first = member == link.pair[0]
    own, theirs = (compared.share, compared.other_share) if is_first else (compared.other_share, compared.share)
    other = link.pair[1] if is_first else link.pair[0]
    feature = "text in common" if link.is_strong else "part in common"
    return (
        Reason(feature, f"{own:.2f} of its words", f"{theirs:.2f} of the other's", compared.most, other),
        Reason("figures and names in common", compared.particulars, "", 0.0, other),
    )
