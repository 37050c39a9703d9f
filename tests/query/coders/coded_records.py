"""A small record for tests of samples: reports of two outlets, some paragraphs with statements, some without."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from dragoman.model import Findings
from records import findings_of, make_record, report_of

N_REPORTS = 12


def report_findings(number: int) -> Findings:
    """Return a report of four paragraphs; the machine found one statement, and in every third report another one."""
    outlet = "Aldria Wire" if number % 3 else "Lakeside Post"
    text = (
        f"Council {number} met on Monday.\n\n"
        f"Mara Lindqvist said the dam {number} is safe. Nobody doubted it.\n\n"
        f"The town of Sela {number} has a harbour. Fishers told us they fear {number} floods.\n\n"
        f"Jon Hall denied that bridge {number} was closed."
    )
    report = report_of(text, outlet=outlet, source=f"reports/{number:02d}.txt", given_id=str(number))
    said = [("Mara Lindqvist", "said", f"the dam {number} is safe")]
    if number % 3 == 0:
        said.append(("Jon Hall", "denied", f"that bridge {number} was closed"))
    found = findings_of(report, *said)
    first, *others = found.statements
    return replace(found, statements=(replace(first, confidence=0.7), *(replace(e, act="REJECT") for e in others)))


def coded_record(path: Path) -> Path:
    """Make the record."""
    return make_record(path, *(report_findings(number) for number in range(N_REPORTS)))
