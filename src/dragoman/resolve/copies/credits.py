"""Whose text a report is by its own account: an agency's, one credited to an agency, or nobody else's."""

from __future__ import annotations

import re
from functools import cache

from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Report

OWN, CREDITED, UNCREDITED = range(3)
"""A report that an agency gives out itself, one that credits an agency, and any other."""

_CREDITS = frozenset({"byline", "tail"})
_BETWEEN = re.compile(r"[,;:()\[\]/|–—\n-]+|\b(?:[Bb]y|[Vv]ia|[Ff]rom|[Ww]ith|[Aa]nd|[Ss]ource)\b")
_CAPITAL = re.compile(r"\b[A-Z]")


def credit_of(report: Report) -> int:
    """Return ``OWN``, ``CREDITED`` or ``UNCREDITED``, by the outlet, the dateline, the byline and the tail."""
    agency = None if report.dateline is None else report.dateline.agency
    if report.outlet and (_is_agency(report.outlet) or (agency is not None and _is_one(agency, report.outlet))):
        return OWN
    told = [report.byline or "", *(report.text[z.span.start : z.span.end] for z in report.zones if z.kind in _CREDITS)]
    return CREDITED if agency or any(_is_agency(name) for each in told for name in _BETWEEN.split(each)) else UNCREDITED


def _is_agency(name: str) -> bool:
    return name.strip(" .").casefold() in _agencies()


def _is_one(agency: str, outlet: str) -> bool:
    """Tell whether the agency in a dateline is the outlet itself, by its name or the first letters of it."""
    letters = "".join(_CAPITAL.findall(outlet))
    return agency.casefold() == outlet.casefold() or (len(letters) >= 2 and agency.replace(".", "") == letters)


@cache
def _agencies() -> frozenset[str]:
    return words_of("resolve", "agencies")
