"""``samples/``: the samples that were drawn to be coded, and which of their passages were.

``samples/ID.json`` holds one sample whole: strata with their sizes, passages with weights and what the machine has
in them. ``samples/coded.jsonl`` has a line for each passage that a coder read to its end, only ever appended to. What
coders found stands among the judgements.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, cast, get_args

import orjson

from dragoman.errors import RecordError
from dragoman.model import Span
from dragoman.model.sample import (
    CodedFinding,
    CodedPassage,
    FrameCount,
    Sample,
    SampledKind,
    SampledPassage,
    SampleFactor,
    Stratum,
)
from dragoman.store.files import written_whole
from dragoman.store.folder import RecordFolder
from dragoman.store.judgements import append_rows
from dragoman.store.lines import whole_lines
from dragoman.store.values import list_of, text_of, text_or_none


def save_sample(folder: RecordFolder, sample: Sample) -> None:
    """Keep a sample in the record. One that is there already stays as it is: it may have been coded."""
    path = folder.samples / f"{sample.id}.json"
    if path.exists():
        return
    folder.samples.mkdir(exist_ok=True)
    with written_whole(path) as temporary:
        temporary.write_bytes(orjson.dumps(asdict(sample), default=list, option=orjson.OPT_APPEND_NEWLINE))


def load_samples(folder: RecordFolder) -> tuple[Sample, ...]:
    """Return the samples in the order they were drawn. Raises ``RecordError`` where one is damaged."""
    found: list[Sample] = []
    for path in sorted(folder.samples.glob("*.json")):
        if path.name.startswith("."):
            continue
        try:
            found.append(_sample(orjson.loads(path.read_bytes())))
        except (OSError, AttributeError, KeyError, TypeError, ValueError) as error:
            raise RecordError(f"{path}: is no sample ({error}); draw it again, or delete the file") from error
    return tuple(sorted(found, key=lambda each: (each.at, each.id)))


def append_coded_passages(folder: RecordFolder, coded: Sequence[CodedPassage]) -> None:
    """Append what was coded; when this returns it is on the disk. Raises ``RecordError``."""
    folder.samples.mkdir(exist_ok=True)
    append_rows(folder, folder.samples / "coded.jsonl", [asdict(each) for each in coded])


def load_coded_passages(folder: RecordFolder) -> tuple[CodedPassage, ...]:
    """Return which passages are coded, of each coder the last word, in the order in which these were brought.

    Raises ``RecordError`` at a damaged line.
    """
    latest: dict[tuple[str, str, str], CodedPassage] = {}
    for each in coded_passage_lines(folder):
        latest.pop((each.sample, each.passage, each.by), None)
        latest[each.sample, each.passage, each.by] = each
    return tuple(each for each in latest.values() if each.is_coded)


def coded_passage_lines(folder: RecordFolder) -> tuple[CodedPassage, ...]:
    """Return all that was said of passages, in the order it was brought. Raises ``RecordError`` at a damaged line."""
    path = folder.samples / "coded.jsonl"
    found: list[CodedPassage] = []
    for number, line in enumerate(whole_lines(path)[0].split(b"\n"), start=1):
        if line.strip():
            try:
                found.append(_coded(orjson.loads(line)))
            except (AttributeError, KeyError, TypeError, ValueError) as error:
                raise RecordError(
                    f"{path}, line {number}: tells no coded passage ({error}); put the line right or take it out"
                ) from error
    return tuple(found)


def _coded(row: Any) -> CodedPassage:
    sample, passage, by, at = (text_of(row[name]) for name in ("sample", "passage", "by", "at"))
    is_coded, batch = bool(row.get("is_coded", True)), text_of(row.get("batch", ""))
    return CodedPassage(sample, passage, by, at, bool(row["is_blind"]), is_coded, batch)


def _sample(row: Any) -> Sample:
    kind = text_of(row["kind"])
    if kind not in get_args(SampledKind):
        raise ValueError(f"unknown kind {kind!r}")
    return Sample(
        id=text_of(row["id"]),
        kind=cast(SampledKind, kind),
        by=tuple(cast(SampleFactor, text_of(each)) for each in list_of(row["by"])),
        seed=_whole(row["seed"]),
        at=text_of(row["at"]),
        program=text_of(row["program"]),
        n_reports=_whole(row["n_reports"]),
        n_passages=_whole(row["n_passages"]),
        strata=tuple(_stratum(each) for each in list_of(row["strata"])),
        passages=tuple(_passage(each) for each in list_of(row["passages"])),
        counts=tuple(
            FrameCount(text_of(each["what"]), text_of(each["value"]), _whole(each["n"]))
            for each in list_of(row["counts"])
        ),
    )


def _stratum(row: Any) -> Stratum:
    labels = tuple(text_of(each) for each in list_of(row["labels"]))
    return Stratum(labels, bool(row["has_findings"]), _whole(row["n_frame"]), _whole(row["n_drawn"]))


def _passage(row: Any) -> SampledPassage:
    return SampledPassage(
        id=text_of(row["id"]),
        report_id=text_of(row["report_id"]),
        span=_span(row["span"]),
        text=text_of(row["text"]),
        outlet=text_or_none(row["outlet"]),
        stratum=_whole(row["stratum"]),
        findings=tuple(_finding(each) for each in list_of(row["findings"])),
    )


def _finding(row: Any) -> CodedFinding:
    confidence = row["confidence"]
    return CodedFinding(
        text_of(row["finding"]),
        tuple(_span(each) for each in list_of(row["spans"])),
        tuple((text_of(field), text_or_none(value)) for field, value in list_of(row["values"])),
        None if confidence is None else float(confidence),
    )


def _span(given: Any) -> Span:
    start, end = list_of(given)
    return Span(_whole(start), _whole(end))


def _whole(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{str(value)[:40]!r} where a whole number should be")
    return value
