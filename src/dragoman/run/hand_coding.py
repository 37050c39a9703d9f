"""Statements that people coded in another program, as judgements on a record (decision 0022)."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from dragoman.config import ReadSettings
from dragoman.model import Report
from dragoman.model.coded import CodedStatement
from dragoman.model.findings import Act
from dragoman.model.identity import digest_of
from dragoman.read.dna import read_coded_statements
from dragoman.read.qdpx import read_coded_selections
from dragoman.run.coding import bring_codebook
from dragoman.run.reviewing import keep_and_apply, program_name
from dragoman.store import RecordFolder, View, judgement_from, load_finding_judgements

# As many code points before and behind the words as a judgement keeps.
_CONTEXT = 32
_NO_WORD = re.compile(r"[^\w]+")
_SIDES = {1: "agrees", 0: "disagrees"}


def judgement_lines(
    coded: Iterable[CodedStatement],
    reports: Mapping[str, Report],
    *,
    codebook: str,
    at: str,
    program: str,
    batch: str | None = None,
) -> Iterator[dict[str, Any]]:
    """Yield the lines of judgements that hand-coded statements are: each adds a statement, and a position if it has a
    concept and a side.

    ``reports`` are those of the record by the id that the input gave. A statement whose document is not there, or
    whose offsets lie outside of it, gives no line. The same statement gives the same ids, whenever it is taken in.
    """
    for each in coded:
        report = reports.get(each.document)
        if report is None or not 0 <= each.start < each.stop <= len(report.text):
            continue
        place = _place(report, each)
        common = {"by": each.coder, "at": at, "program": program, "batch": batch, "note": _note(each)}
        speaker = each.value("person") or each.value("organization")
        terms = [["speaker", speaker], ["kind", "speech"], ["act", _act(each)]]
        yield _line("statement", place, [term for term in terms if term[1]], common)
        if each.agreement is not None and each.value("concept"):
            own = {"codebook": codebook, "issue": issue_id(each.value("concept"))}
            yield _line("position", place, [["stance", _SIDES[each.agreement]]], {**common, **own})


def issue_id(concept: str) -> str:
    """Return the id that a concept has as an issue of a codebook: small letters and digits, parted by hyphens."""
    return _NO_WORD.sub("-", concept.lower()).strip("-") or "issue"


def _act(coded: CodedStatement) -> str:
    """Return the act that was coded, if it is one of ours; else that something was said."""
    act = coded.value("act").upper()
    return act if act in get_args(Act) else "SAY"


def _place(report: Report, coded: CodedStatement) -> dict[str, Any]:
    text, start, stop = report.text, coded.start, coded.stop
    return {
        "report_id": report.id,
        "given_id": report.given_id,
        "url": report.url,
        "source": report.source,
        "passages": [
            {
                "role": "content",
                "exact": text[start:stop],
                "prefix": text[max(0, start - _CONTEXT) : start],
                "suffix": text[stop : stop + _CONTEXT],
                "start": start,
            }
        ],
    }


def _line(kind: str, place: dict[str, Any], terms: list[list[str]], more: Mapping[str, Any]) -> dict[str, Any]:
    own = {"codebook": "", "issue": "", **more}
    passage = place["passages"][0]
    said = (kind, place["report_id"], passage["exact"], passage["start"], own["codebook"], own["issue"], own["by"])
    return {
        "id": digest_of("j", *said, *(word for term in terms for word in term)),
        "verdict": "add",
        "kind": kind,
        "finding": "",
        "places": [place],
        "terms": terms,
        "machine": [],
        "of": None,
        "sample": None,
        "is_blind": True,
        **own,
    }


def _note(coded: CodedStatement) -> str | None:
    """Return what of a statement has no field of ours, in words."""
    known = {"person", "act"}
    told = [f"{name}: {value}" for name, value in coded.values if value and name.lower() not in known]
    return "; ".join(told) or None


@dataclass(frozen=True, slots=True)
class CodedFile:
    """What a file of another program gave: lines of judgements, the concepts that people coded, and what is left out.

    ``n_lost`` statements have a document that the record has not, or stand outside of its text.
    """

    lines: tuple[dict[str, Any], ...]
    concepts: tuple[str, ...]
    n_statements: int
    n_lost: int


def _read_coded(path: Path) -> list[CodedStatement]:
    if path.suffix.lower() == ".qdpx":
        return read_coded_selections(path, ReadSettings().max_item_bytes)
    return read_coded_statements(path)


def import_coded(path: Path, record: Path, *, at: str) -> CodedFile:
    """Take what people coded in a file of DNA or REFI-QDA into a record that has read its texts.

    Its concepts become a codebook of the file's name, its statements judgements. What was taken in before is not again.
    Raises ``InputError`` for a file that is neither, ``RecordError`` where judgements cannot be kept.
    """
    coded = code_from_file(path, record, codebook=path.stem, at=at, program=program_name())
    if coded.concepts:
        with tempfile.TemporaryDirectory() as folder:
            codebook = Path(folder) / f"{path.stem}.csv"
            codebook.write_text(codebook_of(coded.concepts), encoding="utf-8")
            bring_codebook(record, codebook)
    known = {each.id for each in load_finding_judgements(RecordFolder(record))}
    keep_and_apply(record, [judgement_from(line) for line in coded.lines if line["id"] not in known])
    return coded


def codebook_of(concepts: Iterable[str]) -> str:
    """Return concepts as a codebook in CSV; of those that come to one id the first."""
    issues: dict[str, str] = {}
    for concept in concepts:
        issues.setdefault(issue_id(concept), concept)
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(["issue", "label", "description"])
    writer.writerows([key, concept, concept] for key, concept in issues.items())
    return table.getvalue()


def code_from_file(path: Path, record: Path, *, codebook: str, at: str, program: str) -> CodedFile:
    """Return the judgements that a DNA file holds on the reports that a record read from it.

    Raises ``InputError`` for a file that is none of DNA's.
    """
    coded = _read_coded(path)
    with View(record) as view:
        reports = {
            findings.report.given_id: findings.report
            for findings, _ in view.findings()
            if findings.report.given_id and findings.report.source.rpartition(":")[0] == str(path)
        }
    batch = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    lines = tuple(judgement_lines(coded, reports, codebook=codebook, at=at, program=program, batch=batch))
    n_added = sum(line["kind"] == "statement" for line in lines)
    concepts = sorted({each.value("concept") for each in coded} - {""})
    return CodedFile(lines, tuple(concepts), len(coded), len(coded) - n_added)
