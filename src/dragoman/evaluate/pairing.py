"""Which report of a record is which one that was coded by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dragoman.errors import GoldError
from dragoman.evaluate.coded import GoldReport

_NAMED = 5


class Candidate(NamedTuple):
    """A report of the record."""

    report_id: str
    given_id: str | None
    text: str


def pair_reports(
    gold: Sequence[GoldReport], candidates: Iterable[Candidate], *, may_be_missing: bool = False
) -> list[tuple[GoldReport, str | None]]:
    """Return each coded report with the id of the record's: the one of its id, the id the input gave, or its text.

    Raises ``GoldError`` where the texts differ, since offsets would then point at other words, and where the record
    has no such report; with ``may_be_missing`` such a one has None.
    """
    known = list(candidates)
    paired = [(report, _counterpart(report, known)) for report in gold]
    differing = [(report, other) for report, other in paired if other is not None and other.text != report.text]
    if differing:
        raise GoldError(_differing(differing))
    missing = [report.id for report, other in paired if other is None]
    if missing and not may_be_missing:
        raise GoldError(
            f"{_some(missing)}: of {len(gold)} coded reports {len(missing)} {'is' if len(missing) == 1 else 'are'} not "
            "in the record, neither by id nor by text; read them into it (the file of coded reports can be read as it "
            "is, 'dragoman issues' tells what was left out), or count what is not there as nothing found: --missing"
        )
    return [(report, other and other.report_id) for report, other in paired]


def _counterpart(report: GoldReport, candidates: Sequence[Candidate]) -> Candidate | None:
    """Return the report of the same name and text, else of the same text, else of the same name."""
    named = [each for each in candidates if report.id in (each.given_id, each.report_id)]
    same_text = [each for each in (*named, *candidates) if each.text == report.text]
    return next(iter((*same_text, *named)), None)


def _differing(differing: Sequence[tuple[GoldReport, Candidate]]) -> str:
    report, other = differing[0]
    at = next(
        (n for n, (left, right) in enumerate(zip(report.text, other.text, strict=False)) if left != right),
        min(len(report.text), len(other.text)),
    )
    return (
        f"{_some([each.id for each, _ in differing])}: the coded text is not the record's, so that offsets would point "
        f"at other words; {report.id} differs from character {at} on ({_near(report.text, at)!r}, in the record "
        f"{_near(other.text, at)!r}). Code the text that 'dragoman export' gives, or read the file of coded reports "
        "into a new record"
    )


def _near(text: str, at: int) -> str:
    return text[at : at + 20]


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more
