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
    texts = Texts()
    signatures = sorted(map(texts.add, reports), key=lambda each: texts.told[each.report_id].place)
    pairs = {
        (signatures[first].report_id, signatures[second].report_id) for first, second, _ in find_candidates(signatures)
    }
    links = [link for pair in sorted(pairs) if (link := texts.link_between(*pair)) is not None]
    copies = texts.copies_of(group_copies(texts.told, links, texts.link_between, together, apart))
    pairs |= {texts.in_order(copy.report_id, copy.origin) for copy in copies if copy.kind != "origin"}
    return Copies(tuple(copies), tuple(texts.passages_of(pairs)))


class Texts:
    """The reports as they are compared, by their ids."""

    def __init__(self) -> None:
        self.told: dict[str, Told] = {}
        self._signatures: dict[str, Signature] = {}

    def add(self, report: Report) -> Signature:
        """Take a report in, and return what it is compared by."""
        signature = signature_of(report)
        self.told[report.id] = Told(report.id, report.published, credit_of(report))
        self._signatures[report.id] = signature
        return signature

    def in_order(self, one: str, other: str) -> Pair:
        """Return two reports, the earlier first."""
        return (one, other) if self.told[one].place < self.told[other].place else (other, one)

    def link_between(self, one: str, other: str) -> Link | None:
        """Return how any two reports hang together."""
        first, second = self.in_order(one, other)
        compared = compare(self._signatures[first], self._signatures[second])
        return link_of(self.told[first], self.told[second], compared)

    def copies_of(self, groups: Iterable[Group]) -> list[Copy]:
        """Return the members of groups, by their ids."""
        return sorted((copy for group in groups for copy in self._members(group)), key=lambda copy: copy.report_id)

    def _members(self, group: Group) -> Iterator[Copy]:
        group_id = digest_of("k", group.origin)
        yield Copy(group.origin, group_id, "origin", 1.0, group.origin)
        for member in group.members[1:]:
            compared = compare(self._signatures[member], self._signatures[group.origin])
            yield Copy(member, group_id, _kind(compared), compared.share, group.origin, _reasons(member, group.links))

    def passages_of(self, pairs: Iterable[Pair]) -> list[SharedPassage]:
        """Return the passages that pairs of reports share, the earlier of each first, by ids and places."""
        found = (each for one, other in pairs for each in find_passages(self._signatures[one], self._signatures[other]))
        return sorted(found, key=lambda each: (each.report_id, each.span, each.other_report, each.other_span))


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
