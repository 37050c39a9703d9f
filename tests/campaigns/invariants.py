"""What holds for every input, however spoilt: checked on the way that a read takes, from the file to the rows."""

from __future__ import annotations

import codecs
import itertools
import re
import resource
import sys
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.config import Settings
from dragoman.model import Findings, Issue, Report
from dragoman.read import Item, read_item, walk_inputs
from dragoman.run.shards import WorkedItem, shard_tables
from dragoman.store import InputRow, input_id, input_table

SETTINGS = Settings()
FAULTS = frozenset({"failed", "read-failed", "extract-failed"})
"""Codes of issues that say themselves that they are a fault of the program."""

# Of an input of a few hundred kilobytes. The slowest good ones take 0.2 s and 60 MB.
MAX_SECONDS = 5.0
MAX_BYTES = 300_000_000

# What a reader of a row format may not lose without a word.
_MARKER = re.compile(rb"marker-\d+ tells that")
MARKED_SUFFIXES = frozenset({".txt", ".jsonl", ".json", ".csv", ".tsv"})


@dataclass
class Met:
    """What came of one input."""

    reports: list[Report]
    issues: list[Issue]
    n_items: int = 0


def problems_of(path: Path, content: bytes) -> Iterator[str]:
    """Yield what is wrong with how a file is read; ``content`` is what it holds."""
    began, before = time.process_time(), peak_bytes()
    try:
        met = read_as_a_run(path)
    except Exception:
        yield f"an exception escapes: {_innermost(traceback.format_exc())}"
        return
    seconds, grown = time.process_time() - began, peak_bytes() - before
    if seconds > MAX_SECONDS:
        yield f"took {seconds:.1f} s of processor time for {len(content):,} bytes"
    if grown > MAX_BYTES:
        yield f"took {grown / 1e6:,.0f} MB for {len(content):,} bytes"
    if not met.n_items and not met.issues:
        yield "vanished: neither a report nor an issue came of it"
    yield from (f"{each.code}: {each.message}" for each in met.issues if each.code in FAULTS)
    yield from itertools.chain.from_iterable(_unsound(report) for report in met.reports)
    if path.suffix in MARKED_SUFFIXES and not met.issues:
        yield from _lost(content, met.reports)


def read_as_a_run(path: Path) -> Met:
    """Do with a file what a read does, up to the rows of the parts."""
    met = Met([], [])
    for each in walk_inputs([str(path)], SETTINGS.read):
        if isinstance(each, Issue):
            met.issues.append(each)
            continue
        met.n_items += 1
        met.issues.extend(_worked(each, met))
    return met


def _worked(item: Item, met: Met) -> Iterator[Issue]:
    reading = read_item(item, SETTINGS.read)
    findings = None
    if reading.report is not None:
        met.reports.append(reading.report)
        findings = Findings(report=reading.report, issues=reading.issues)
    elif not reading.issues:
        raise AssertionError(f"{item.source}: no report, and no issue that tells why")
    shard_tables([WorkedItem(item, findings, reading.issues)])
    key, report_id = input_id(item.digest, item.locator), findings and findings.report.id
    input_table([InputRow(key, item.digest, item.locator, item.source, 1, True, report_id)])
    yield from reading.issues


def _unsound(report: Report) -> Iterator[str]:
    spans = [zone.span for zone in report.zones]
    if not all(0 <= span.start < span.end <= len(report.text) for span in spans):
        yield f"a zone lies outside the text of {len(report.text)} characters: {spans}"
    if any(left.end > right.start for left, right in itertools.pairwise(spans)):
        yield f"zones overlap or are out of order: {spans}"
    if report.dateline is not None and report.dateline.span.end > len(report.text):
        yield "the dateline lies outside the text"
    if (report.published is None) != (report.published_from is None):
        yield "a day without its origin, or an origin without a day"
    if not report.text.strip() or "\0" in report.text:
        yield "a text of nothing, or with NULs"


def _lost(content: bytes, reports: list[Report]) -> Iterator[str]:
    """Yield the rows whose text stands in the file, but in no report, though no issue says that something is amiss."""
    if content.count(b'"text"') > len(_MARKER.findall(content)):
        return  # one row has the key twice, and the last one counts
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return  # what stands there in single bytes are other signs
    told = "\n".join(str(each) for each in reports)
    for marker in dict.fromkeys(_MARKER.findall(content)):
        if marker.decode() not in told:
            yield f"lost in silence: '{marker.decode()}' stands in the file and in no report"


def peak_bytes() -> int:
    """Return the most memory that this process ever had."""
    factor = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * factor


def _innermost(trace: str) -> str:
    lines = trace.strip().splitlines()
    places = [line.strip() for line in lines if line.strip().startswith("File")]
    return f"{lines[-1][:300]} at {places[-1] if places else '?'}"
