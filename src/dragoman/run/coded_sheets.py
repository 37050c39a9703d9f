"""Sheets of samples that come back: their rows made complete, and the passages that are coded kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dragoman.errors import ConfigError
from dragoman.model.sample import CodedPassage
from dragoman.query.coders.sheets import FilledSheet, read_sheet, sampled_reports
from dragoman.store import RecordFolder, View
from dragoman.store.samples import append_coded_passages, load_coded_passages, load_samples


def complete_rows(view: View, rows: Sequence[tuple[int, Mapping[str, Any]]], where: str) -> FilledSheet:
    """Return the rows of a file as judgements are made of, and the passages coded; a file of no sample as it is.

    Raises ``ConfigError``, naming the file ``where``, as ``read_sheet`` does.
    """
    wanted = {str(row.get("sample") or "").strip() for _, row in rows if row.get("passage_id")}
    if not wanted:
        return FilledSheet(tuple(rows))
    samples = {each.id: each for each in load_samples(view.folder) if each.id in wanted}
    reports = {key: row for each in samples.values() for key, row in sampled_reports(view, each).items()}
    try:
        return read_sheet(rows, samples, reports)
    except ConfigError as error:
        raise ConfigError(f"{where}: {error}") from error


def keep_coded(folder: RecordFolder, sheet: FilledSheet, *, by: str, batch: str) -> int:
    """Keep which passages a sheet says are coded; of what is kept already nothing. Return how many are new."""
    at = dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")
    known = {(each.sample, each.passage, each.by, each.is_blind) for each in load_coded_passages(folder)}
    new = [
        CodedPassage(sample, passage, coder or by, at, is_blind, batch=batch)
        for sample, passage, coder, is_blind in sheet.coded
        if (sample, passage, coder or by, is_blind) not in known
    ]
    if new:
        append_coded_passages(folder, new)
    return len(new)


def forget_coded(folder: RecordFolder, batch: str) -> int:
    """Take back that the passages of a file are coded. Return how many were."""
    at = dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")
    own = [each for each in load_coded_passages(folder) if each.batch == batch]
    if own:
        append_coded_passages(folder, [replace(each, at=at, is_coded=False) for each in own])
    return len(own)
