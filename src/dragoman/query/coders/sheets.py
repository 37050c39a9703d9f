"""A sample as a table that coders fill in, and that table taken back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from dragoman.errors import ConfigError
from dragoman.model import CONTEXT, Span
from dragoman.model.sample import ANCHOR_ROLES, CODED_FIELDS, CodedFinding, Sample, SampledPassage
from dragoman.query.asking import ask
from dragoman.query.coders.words import find_words
from dragoman.query.table import Table
from dragoman.store import View

# Rows without a finding after those of each passage, for what the coder adds. More are made by copying one.
_EMPTY_ROWS = 2
_CONTEXT_SHOWN = 300
OPEN, BLIND = "open", "blind"
_BETWEEN_STRETCHES = " … "
# So many lines are named of those that are wrong.
_NAMED = 10
_NO = frozenset({"", "0", "no", "n", "false", "-"})


def sheet_of(view: View, sample: Sample, *, is_blind: bool) -> Table:
    """Return the rows to be coded: one for each finding of the machine, and empty ones for what is added.

    With ``is_blind`` nothing of the machine's is in it. Passages stand in the order of the record.
    """
    reports = sampled_reports(view, sample)
    rows = [row for passage in sample.passages for row in _rows(sample, passage, reports, is_blind=is_blind)]
    names = _columns(sample, is_blind=is_blind)
    schema = pa.schema([(name, pa.string()) for name in names])
    return Table(pa.Table.from_pylist([{name: row.get(name, "") for name in names} for row in rows], schema=schema))


def _columns(sample: Sample, *, is_blind: bool) -> list[str]:
    fields = CODED_FIELDS[sample.kind]
    machine = [] if is_blind else [f"machine_{name}" for name in fields]
    return [
        "coded", "verdict", "passage", ANCHOR_ROLES[sample.kind], *machine, *(f"new_{name}" for name in fields), "note",
        "by", "before", "after", "outlet", "published", "title", "kind", "finding", "report_id", "passage_id",
        "sample", "sheet",
    ]  # fmt: skip


def sampled_reports(view: View, sample: Sample) -> dict[str, Mapping[str, Any]]:
    """Return by their ids those of a sample's reports that the record has."""
    ids = sorted({each.report_id for each in sample.passages})
    return {row["id"]: row for row in ask(view, "sampled_reports", {"reports": ids})}


def _rows(
    sample: Sample, passage: SampledPassage, reports: Mapping[str, Mapping[str, Any]], *, is_blind: bool
) -> Iterator[dict[str, str]]:
    report = reports.get(passage.report_id, {})
    common = {
        "kind": sample.kind, "report_id": passage.report_id, "passage_id": passage.id, "sample": sample.id,
        "sheet": BLIND if is_blind else OPEN,
    }  # fmt: skip
    text = str(report.get("text") or "")
    shown = {
        "passage": passage.text,
        "before": text[max(0, passage.span.start - _CONTEXT_SHOWN) : passage.span.start].strip(),
        "after": text[passage.span.end : passage.span.end + _CONTEXT_SHOWN].strip(),
        "outlet": passage.outlet or "",
        "published": str(report.get("published") or ""),
        "title": str(report.get("title") or ""),
    }
    own = [] if is_blind else [_finding_row(sample, passage, each) for each in passage.findings]
    for number, row in enumerate([*own, *[{}] * _EMPTY_ROWS]):
        yield {**common, **row, **(shown if number == 0 else {})}


def _finding_row(sample: Sample, passage: SampledPassage, finding: CodedFinding) -> dict[str, str]:
    values = {f"machine_{name}": value or "" for name, value in finding.values}
    return {ANCHOR_ROLES[sample.kind]: _words(passage, finding), "finding": finding.finding, **values}


def _words(passage: SampledPassage, finding: CodedFinding) -> str:
    """Return the words of a finding as far as they stand in the passage."""
    start, end = passage.span
    clipped = (Span(max(span.start, start), min(span.end, end)) for span in finding.spans)
    return _BETWEEN_STRETCHES.join(passage.text[each.start - start : each.end - start] for each in clipped if each)


Numbered = tuple[int, Mapping[str, Any]]


@dataclass(frozen=True)
class FilledSheet:
    """A sheet that came back: its rows with their numbers, as judgements are read from, and what is coded to its end.

    ``coded`` has a (sample, passage, whoever coded it or nothing, whether the sheet was blind) for each.
    """

    rows: tuple[Numbered, ...]
    coded: tuple[tuple[str, str, str, bool], ...] = ()


def read_sheet(
    rows: Sequence[Numbered], samples: Mapping[str, Sample], reports: Mapping[str, Mapping[str, Any]]
) -> FilledSheet:
    """Make rows of a filled sheet complete: where the words stand, in whichever form the spreadsheet left them.

    Rows of no sample are handed on as they are, empty ones of a sample left out. ``reports`` are those of the samples
    that the record still has. Raises ``ConfigError`` where a row names a sample or passage that the record does not
    have, or words are not in their passage: all such rows in one message.
    """
    passages = {(key, each.id): each for key, sample in samples.items() for each in sample.passages}
    done: list[Numbered] = []
    coded: dict[tuple[str, str, str], bool] = {}
    wrong: list[str] = []
    for number, row in rows:
        if not row.get("passage_id"):
            done.append((number, row))
            continue
        told = {name: str(value or "").strip() for name, value in row.items()}
        key = told.get("sample", ""), told["passage_id"]
        if key not in passages:
            wrong.append(f"line {number}: the record has no passage {key[1]} of a sample '{key[0]}'")
            continue
        if told.get("coded", "").lower() not in _NO:
            coded[(*key, told.get("by", ""))] = told.get("sheet") == BLIND
        if _is_filled(told):
            made = _complete(told, samples[key[0]], passages[key], reports)
            if isinstance(made, dict):
                done.append((number, made))
            else:
                wrong.append(f"line {number}: {made}")
    if wrong:
        more = f"; and {len(wrong) - _NAMED} more" if len(wrong) > _NAMED else ""
        raise ConfigError(f"{'; '.join(wrong[:_NAMED])}{more}; nothing was taken in")
    return FilledSheet(tuple(done), tuple((*key, is_blind) for key, is_blind in coded.items()))


def _is_filled(row: Mapping[str, str]) -> bool:
    words = any(row.get(role) for role in ANCHOR_ROLES.values()) and not row.get("finding")
    return bool(row.get("verdict") or words or any(name.startswith("new_") and value for name, value in row.items()))


def _complete(
    row: Mapping[str, str], sample: Sample, passage: SampledPassage, reports: Mapping[str, Mapping[str, Any]]
) -> dict[str, str] | str:
    """Return a row with all that a judgement is made of, or what is wrong with it."""
    role = ANCHOR_ROLES[sample.kind]
    known = {each.finding: each for each in passage.findings}
    finding = known.get(row.get("finding", ""))
    if row.get("finding") and finding is None:
        return f"passage {passage.id} has no finding {row['finding']}"
    changed = {name: value for name, value in row.items() if name.startswith("new_") and value}
    if finding is not None:
        spans = finding.spans
        verdict = "change" if changed and row.get("verdict", "") in {"", "accept"} else row["verdict"]
    elif row.get(role):
        spans = tuple(_found(passage, row[role]))
        verdict = row.get("verdict") or "add"
    else:
        return f"to add a finding, copy its words from the passage to '{role}'"
    if not spans:
        return f"the words {row[role][:60]!r} do not stand in their passage"
    return {
        "verdict": verdict.lower(), "kind": sample.kind, "finding": row.get("finding", ""), **changed,
        **_of_report(passage, reports), **_of_machine(sample, finding, row), **_anchor(role, passage, spans, reports),
        "note": row.get("note", ""), "by": row.get("by", ""), "sample": sample.id,
    }  # fmt: skip


def _found(passage: SampledPassage, words: str) -> Iterator[Span]:
    to = 0
    for stretch in words.split(_BETWEEN_STRETCHES.strip()):
        span = find_words(passage.text, stretch, to)
        if span is not None:
            to = span.end
            yield Span(span.start + passage.span.start, span.end + passage.span.start)


def _of_report(passage: SampledPassage, reports: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    report = reports.get(passage.report_id)
    told = {"report_id": passage.report_id}
    if report is not None:
        told |= {name: report[name] or "" for name in ("given_id", "url", "source")}
    return told


def _of_machine(sample: Sample, finding: CodedFinding | None, row: Mapping[str, str]) -> dict[str, str]:
    """Return what the machine says, by which a judgement is known to be made by somebody who saw it."""
    if row.get("sheet") == BLIND:
        return {}
    values = finding.values if finding is not None else [(name, "") for name in CODED_FIELDS[sample.kind]]
    return {f"machine_{name}": value or "" for name, value in values}


def _anchor(
    role: str, passage: SampledPassage, spans: Sequence[Span], reports: Mapping[str, Mapping[str, Any]]
) -> dict[str, str]:
    report = reports.get(passage.report_id)
    text, offset = (passage.text, passage.span.start) if report is None else (report["text"], 0)
    first = Span(spans[0].start - offset, spans[0].end - offset)
    return {
        role: _BETWEEN_STRETCHES.join(text[span.start - offset : span.end - offset] for span in spans),
        f"{role}_prefix": text[max(0, first.start - CONTEXT) : first.start],
        f"{role}_suffix": text[first.end : first.end + CONTEXT],
        f"{role}_start": str(spans[0].start),
    }
