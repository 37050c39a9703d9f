"""Reports as references, for programs that cite: BibTeX, and CSL-JSON (Zotero, pandoc)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

import orjson

from dragoman.model import Actor, Findings, Report, Standing

# What has a meaning of its own to TeX, and how it is written instead.
_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_SPECIAL = re.compile(r"[\\{}$&%#_~^]")

_Reports = Iterable[tuple[Findings, Mapping[str, Actor]]]


def write_bibtex(reports: _Reports, file: BinaryIO, standings: Mapping[str, Standing] | None = None) -> None:
    """Write an entry for each report, its key the report's id. Bylines stand whole, as one author."""
    for findings, _ in reports:
        fields = ",\n".join(f"  {name} = {{{value}}}" for name, value in _bibtex_fields(findings.report))
        file.write(f"@article{{{findings.report.id},\n{fields}\n}}\n\n".encode("utf-8", "replace"))


def write_csl(reports: _Reports, file: BinaryIO, standings: Mapping[str, Standing] | None = None) -> None:
    """Write one JSON array with an item of the type ``article-newspaper`` for each report."""
    between = b"[\n"
    for findings, _ in reports:
        file.write(between + orjson.dumps(_csl_item(findings.report)))
        between = b",\n"
    file.write(b"\n]\n" if between == b",\n" else b"[]\n")


def _bibtex_fields(report: Report) -> Iterator[tuple[str, str]]:
    told = {"title": report.title, "author": report.byline, "journal": report.outlet}
    for name, value in told.items():
        if value:
            text = _SPECIAL.sub(lambda found: _TEX[found[0]], " ".join(value.split()))
            # Another pair of braces keeps capitals, and a byline from being taken apart at "and".
            yield name, f"{{{text}}}"
    if report.published is not None:
        yield "date", report.published.isoformat()
        yield "year", str(report.published.year)
    if report.url:
        yield "url", report.url.replace("{", "%7B").replace("}", "%7D")
    if report.language:
        yield "langid", report.language


def _csl_item(report: Report) -> dict[str, Any]:
    day = report.published
    told = {
        "id": report.id,
        "type": "article-newspaper",
        "title": report.title,
        "author": [{"literal": report.byline}] if report.byline else None,
        "container-title": report.outlet,
        "issued": None if day is None else {"date-parts": [[day.year, day.month, day.day]]},
        "URL": report.url,
        "language": report.language,
    }
    return {name: value for name, value in told.items() if value}
