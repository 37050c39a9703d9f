"""Which reports are of one text: groups of copies, each with the report that the others come from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.resolve.copies.comparison import Comparison

# Wholly the same, but for a word here and there.
SAME = 0.95
# Most of the words of one report stand in the other, and not so few of the other's that it is a collection of several.
EDITED = 0.5
_OF_THE_OTHER = 0.25
# A part that was taken over, beside words of the report's own: not turns of phrase that come of one subject, but a
# passage. What somebody said may be quoted by all, so that some words must be the reporter's.
_PARTIAL = 0.2
_PASSAGE = 20
_PROSE_WORDS = 20

# Agencies repeat what led to the news for weeks: what is taken from a report, is so within days. Whole texts are
# printed again after weeks, the very same at any time.
_PARTIAL_DAYS = 7
_EDITED_DAYS = 45

Pair = tuple[str, str]
"""Two reports by their ids."""


@dataclass(frozen=True, slots=True)
class Told:
    """A report as groups are made of it. ``credit``: see ``credit_of``."""

    report_id: str
    day: dt.date | None
    credit: int

    @property
    def place(self) -> tuple[dt.date, str]:
        """Its place among all reports: by day, unknown ones last, then by id."""
        return (self.day or dt.date.max, self.report_id)

    @property
    def rank(self) -> tuple[int, dt.date, str]:
        """What makes it the one the others of its text come from: an agency's before all, then the earliest."""
        return (self.credit, *self.place)


@dataclass(frozen=True, slots=True)
class Link:
    """Two reports that have text in common, and how much. ``is_strong`` tells that they are one text."""

    pair: Pair
    comparison: Comparison
    is_strong: bool

    @property
    def order(self) -> tuple[float, float, Pair]:
        """What puts the surest first."""
        return (-self.comparison.most, -self.comparison.least, self.pair)


@dataclass(frozen=True, slots=True)
class Group:
    """Copies of one text: all of them, the origin first, and what brought each in; None is a judgement."""

    members: tuple[str, ...]
    links: Mapping[str, Link | None]

    @property
    def origin(self) -> str:
        """The report that the others come from."""
        return self.members[0]


def link_of(one: Told, other: Told, comparison: Comparison) -> Link | None:
    """Return how two reports hang together by what they have in common; None where they do not."""
    if comparison.is_form:
        return None
    pair = (one.report_id, other.report_id)
    days = 0 if one.day is None or other.day is None else abs((one.day - other.day).days)
    if comparison.least >= SAME:
        return Link(pair, comparison, is_strong=True)
    if comparison.n_prose < _PROSE_WORDS:
        return None
    if comparison.most >= EDITED and comparison.least >= _OF_THE_OTHER and days <= _EDITED_DAYS:
        return Link(pair, comparison, is_strong=True)
    if comparison.most >= _PARTIAL and comparison.longest >= _PASSAGE and days <= _PARTIAL_DAYS:
        return Link(pair, comparison, is_strong=False)
    return None


def group_copies(
    reports: Mapping[str, Told],
    links: Iterable[Link],
    link_between: LinkBetween,
    together: Sequence[Pair] = (),
    apart: Sequence[Pair] = (),
) -> list[Group]:
    """Return the groups of more than one report, by their origins' ids.

    ``links`` are those found; ``link_between`` tells that of any two reports. ``together`` and ``apart`` are what
    people decided: reports that are copies whatever they have in common, and such as are not. Texts are joined only
    where their origins have text in common: a report that holds two texts joins one of them, and never the two.
    """
    texts = _Texts(reports, link_between, apart)
    for pair in sorted(together):
        texts.join(pair, None)
    ordered = sorted(links, key=lambda link: link.order)
    for link in ordered:
        if link.is_strong:
            texts.join(link.pair, link)
    texts.attach([link for link in ordered if not link.is_strong])
    return texts.groups()


LinkBetween = Callable[[str, str], Link | None]
"""How two reports hang together, by their ids."""


@dataclass(slots=True)
class _Text:
    """Reports of one text, and all that hold a part of it. ``is_part`` tells that it is itself part of another."""

    origin: Told
    members: list[str]
    links: dict[str, Link | None] = field(default_factory=dict)
    is_part: bool = False


class _Texts:
    """The texts so far, each called by one of its reports."""

    def __init__(self, reports: Mapping[str, Told], link_between: LinkBetween, apart: Sequence[Pair]) -> None:
        self._reports = reports
        self._link_between = link_between
        self._text_of: dict[str, _Text] = {}
        self._apart: dict[str, set[str]] = {}
        for one, other in apart:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def join(self, pair: Pair, link: Link | None) -> None:
        """Make the texts of two reports one, unless somebody of the one must stay apart from somebody of the other."""
        into, gone = self._text(pair[0]), self._text(pair[1])
        if into is gone or self._are_apart(into.members, gone.members):
            return
        if link is not None and not self._have_one_origin(into, gone, pair):
            return
        if len(into.members) < len(gone.members):
            into, gone = gone, into
        self._move(into, gone)
        into.origin = min(into.origin, gone.origin, key=lambda told: told.rank)
        for report in pair:
            into.links.setdefault(report, link)

    def attach(self, links: Sequence[Link]) -> None:
        """Put each text to the one it has the greatest part of, of those before it that are part of none."""
        parts: dict[str, list[tuple[str, str, Link]]] = {}
        for link in links:
            before, later = sorted(link.pair, key=lambda report: self._text(report).origin.rank)
            parts.setdefault(self._text(later).origin.report_id, []).append((before, later, link))
        for origin in sorted(parts, key=lambda report: self._reports[report].rank):
            own = self._text(origin)
            for before, later, link in parts[origin]:
                into = self._text(before)
                is_free = into is not own and not into.is_part and not self._are_apart(into.members, own.members)
                is_whole = link.comparison.most >= EDITED
                if is_free and (not is_whole or self._have_one_origin(into, own, link.pair)):
                    own.is_part = True
                    own.links.setdefault(later, link)
                    self._move(into, own)
                    break

    def groups(self) -> list[Group]:
        """Return the groups of more than one report."""
        texts = {text.origin.report_id: text for text in self._text_of.values() if not text.is_part}
        return [
            Group(
                (origin, *sorted(set(text.members) - {origin}, key=lambda each: self._reports[each].rank)), text.links
            )
            for origin, text in sorted(texts.items())
            if len(text.members) > 1
        ]

    def _have_one_origin(self, into: _Text, gone: _Text, pair: Pair) -> bool:
        """Tell whether the origins of two texts have text in common, and not only a report of each."""
        one, other = into.origin.report_id, gone.origin.report_id
        return {one, other} == set(pair) or self._link_between(one, other) is not None

    def _text(self, report_id: str) -> _Text:
        if report_id not in self._text_of:
            self._text_of[report_id] = _Text(self._reports[report_id], [report_id])
        return self._text_of[report_id]

    def _move(self, into: _Text, gone: _Text) -> None:
        into.members += gone.members
        for report, link in gone.links.items():
            into.links.setdefault(report, link)
        if not gone.is_part:
            for report in gone.members:
                self._text_of[report] = into

    def _are_apart(self, some: Collection[str], others: Collection[str]) -> bool:
        if not self._apart:
            return False
        known = set(others)
        return any(not known.isdisjoint(self._apart.get(report, ())) for report in some)
