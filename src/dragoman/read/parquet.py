"""Parquet files, one report a row, in a memory that does not follow what the file claims to hold.

A value stands in the file once, however many rows share it, and pages are packed: a few kilobytes can stand for
gigabytes. So the shared values are looked at first, and rows are unfolded some megabytes at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.config import ReadSettings
from dragoman.errors import InputError
from dragoman.model import Issue
from dragoman.read.columns import RowReader, has_text, match_columns, missing_text
from dragoman.read.item import Item, read_issue
from dragoman.read.jsonl import max_row_bytes
from dragoman.read.streams import Allowance, Opened

PARQUET = "application/vnd.apache.parquet"

# Rows that are in memory at once, and how many bytes of values that rows may share.
_BATCH_ROWS = 256
_BATCH_BYTES = 32 * 1024 * 1024

# From here on a packed column, or all rows together, may not be many times the file: ``read.max_unpack_ratio``.
_RATIO_APPLIES_FROM_BYTES = 64 * 1024 * 1024

_MAX_ISSUES = 50

_FAULTS = (pa.ArrowException, OSError, ValueError, LookupError, OverflowError, MemoryError)


def walk_parquet(opened: Opened, settings: ReadSettings) -> Iterator[Item | Issue]:
    """Yield one item a row of a Parquet file, reading some rows at a time and only the columns that have a use.

    Rows that are damaged or too long are issues and the rest is read. Raises ``InputError`` for a damaged file or one
    without a column with text or without a row.
    """
    with opened.seekable() as file:
        n_packed = file.seek(0, 2)
        file.seek(0)
        try:
            metadata = pq.read_metadata(file)
            names = tuple(metadata.schema.to_arrow_schema().names)
            files = _Files(
                pq.ParquetFile(file, metadata=metadata, read_dictionary=_shareable(metadata, names, in_lists=True)),
                pq.ParquetFile(file, metadata=metadata, read_dictionary=_shareable(metadata, names, in_lists=False)),
            )
        except _FAULTS as error:
            raise InputError("damaged", f"is not a whole Parquet file ({error}); get it anew") from error
        if not has_text(names):
            raise InputError("missing-column", missing_text("", names, "has").message)
        if metadata.num_rows == 0:
            raise InputError("empty", "has names of columns and no row")
        given = Allowance(
            settings.max_unpacked_bytes, settings.max_unpack_ratio, lambda: n_packed, _RATIO_APPLIES_FROM_BYTES
        )
        yield from _Rows(opened, settings, files, _wanted(names), given).read()


class _Files(NamedTuple):
    """The file as its rows are read, values in lists shared; and as its shared values are looked at beforehand."""

    whole: pq.ParquetFile
    probe: pq.ParquetFile


class _Rows:
    def __init__(
        self, opened: Opened, settings: ReadSettings, files: _Files, wanted: list[str], given: Allowance
    ) -> None:
        self._opened = opened
        self._settings = settings
        self._parquet = files.whole
        self._probe = files.probe
        self._wanted = wanted
        self._given = given
        self._rows = RowReader(opened.source, opened.locator, PARQUET, settings.columns)
        self._max_bytes = max_row_bytes(settings)
        self._n_too_long = 0

    def read(self) -> Iterator[Item | Issue]:
        metadata = self._parquet.metadata
        sizes = [metadata.row_group(number).num_rows for number in range(metadata.num_row_groups)]
        n_damaged = 0
        for number, before in enumerate(accumulate(sizes, initial=0)):
            if number == len(sizes):
                break
            rows = f"rows {before + 1:,} to {before + sizes[number]:,}"
            if self._is_bomb(metadata.row_group(number)):
                message = f"{rows} unpack to many times their size; unpack it yourself or raise 'read.max_unpack_ratio'"
                yield read_issue(self._opened.source, "archive-too-large", message)
                continue
            try:
                yield from self._group(number, before)
            except _FAULTS as error:
                n_damaged += 1
                if n_damaged <= _MAX_ISSUES:
                    yield read_issue(self._opened.source, "damaged", f"{rows} are damaged, if not all ({error})")
        if self._n_too_long > _MAX_ISSUES:
            yield read_issue(self._opened.source, "line-too-long", f"{self._n_too_long:,} rows are too long in all")

    def _is_bomb(self, group: Any) -> bool:
        columns = [column for column in _columns_of(group) if _top(column) in self._wanted]
        n_unpacked = sum(column.total_uncompressed_size for column in columns)
        n_packed = sum(column.total_compressed_size for column in columns)
        allowed = max(_RATIO_APPLIES_FROM_BYTES, self._settings.max_unpack_ratio * n_packed)
        return bool(n_unpacked > min(allowed, self._settings.max_unpacked_bytes))

    def _group(self, number: int, before: int) -> Iterator[Item | Issue]:
        n_rows = self._batch_rows(number)
        for batch in self._parquet.iter_batches(batch_size=n_rows, row_groups=[number], columns=self._wanted):
            # Where one row may be too long, they are taken one by one.
            step = batch.num_rows if _n_bytes(batch) <= self._max_bytes else 1
            for start in range(0, batch.num_rows, step):
                piece = batch.slice(start, step)
                n_bytes = _n_bytes(piece)
                if step == 1 and n_bytes > self._max_bytes:
                    yield from self._too_long(before + start + 1, n_bytes)
                    continue
                self._given.take(n_bytes)
                for place, row in enumerate(_rows_of(piece), start=before + start + 1):
                    yield from self._rows.read(row, place)
            before += batch.num_rows

    def _batch_rows(self, number: int) -> int:
        """Return how many rows may be read at once, whatever values they share."""
        # The values that rows share come with the first row.
        first = next(self._probe.iter_batches(batch_size=1, row_groups=[number], columns=self._wanted), None)
        largest = 0 if first is None else sum(_largest_shared(column) for column in first.columns)
        for column in _columns_of(self._parquet.metadata.row_group(number)):
            if _top(column) in self._wanted and "DELTA_BYTE_ARRAY" in column.encodings:
                largest += column.total_uncompressed_size  # here values share their beginnings
        return max(1, min(_BATCH_ROWS, _BATCH_BYTES // max(1, largest)))

    def _too_long(self, number: int, n_bytes: int) -> Iterator[Issue]:
        self._n_too_long += 1
        if self._n_too_long <= _MAX_ISSUES:
            message = f"row {number} has {n_bytes:,} bytes and was skipped; a report has a few thousand"
            yield read_issue(f"{self._opened.source}:{number}", "line-too-long", message)


def _wanted(names: tuple[str, ...]) -> list[str]:
    return sorted({column for _, column in match_columns(names)})


def _shareable(metadata: Any, names: tuple[str, ...], in_lists: bool) -> list[str]:
    """Return the paths of the columns with use whose values can stay shared: all, or those in lists alone.

    A row has any number of the latter, so that reading few rows at a time does not help.
    """
    wanted = set(_wanted(names))
    columns = [metadata.schema.column(number) for number in range(metadata.num_columns)]
    groups = [metadata.row_group(number) for number in range(metadata.num_row_groups)]
    # Of columns in this encoding the library does not read values shared.
    unfolded = {
        each.path_in_schema for group in groups for each in _columns_of(group) if "DELTA_BYTE_ARRAY" in each.encodings
    }
    return [
        each.path
        for each in columns
        if each.physical_type == "BYTE_ARRAY"
        and each.path.partition(".")[0] in wanted
        and each.path not in unfolded
        and (each.max_repetition_level > 0 or not in_lists)
    ]


def _columns_of(group: Any) -> list[Any]:
    return [group.column(number) for number in range(group.num_columns)]


def _top(column: Any) -> str:
    path: str = column.path_in_schema
    return path.partition(".")[0]


def _largest_shared(values: Any) -> int:
    if pa.types.is_dictionary(values.type):
        return int(_lengths(values.dictionary).max(initial=0))
    if pa.types.is_struct(values.type):
        return sum(_largest_shared(part) for part in values.flatten())
    return 0


def _n_bytes(values: Any) -> int:
    """Return how many bytes values take when nothing is shared any more."""
    if isinstance(values, pa.RecordBatch):
        return sum(_n_bytes(column) for column in values.columns)
    if isinstance(values, pa.ExtensionArray):
        return _n_bytes(values.storage)
    kind = values.type
    if pa.types.is_dictionary(kind):
        used = values.indices.drop_null().to_numpy(zero_copy_only=False)
        return 8 * len(values) + int(_lengths(values.dictionary)[used].sum())
    if pa.types.is_struct(kind) or pa.types.is_list(kind) or pa.types.is_large_list(kind) or pa.types.is_map(kind):
        parts = values.flatten()
        return 8 * len(values) + sum(_n_bytes(part) for part in (parts if isinstance(parts, list) else [parts]))
    if pa.types.is_fixed_size_list(kind):
        return _n_bytes(values.flatten())
    return int(values.nbytes)


def _lengths(values: Any) -> Any:
    """Return the lengths of strings, in bytes; of other things, that of the longest there may be."""
    kind = values.type
    if pa.types.is_string(kind) or pa.types.is_binary(kind):
        offsets = np.frombuffer(values.buffers()[1], np.int32)
    elif pa.types.is_large_string(kind) or pa.types.is_large_binary(kind):
        offsets = np.frombuffer(values.buffers()[1], np.int64)
    else:
        return np.full(len(values), values.nbytes, np.int64)
    return np.diff(offsets[values.offset : values.offset + len(values) + 1]).astype(np.int64)


def _rows_of(batch: Any) -> Iterator[dict[str, Any]]:
    names = batch.schema.names
    columns = [_values(column) for column in batch.columns]
    for values in zip(*columns, strict=True):
        yield dict(zip(names, values, strict=True))


def _values(column: Any) -> list[Any]:
    try:
        values: list[Any] = column.to_pylist()
    except _FAULTS:
        values = [_python(scalar) for scalar in column]
    return values


def _python(scalar: Any) -> Any:
    """Return the value of a scalar that Python has no like of; the others as they are."""
    try:
        return scalar.as_py()
    except UnicodeDecodeError:
        return _text(scalar)
    except _FAULTS:
        if isinstance(scalar, pa.TimestampScalar) and not _is_known_zone(scalar.type.tz):
            # Without its zone it is no day: so written, it is told as an unknown date.
            return f"{scalar.value} {scalar.type.unit} since 1970 in zone {scalar.type.tz}"
        # Times finer or further than Python's; text of them is as good.
        return str(scalar.cast(pa.string()))


def _text(scalar: Any) -> Any:
    """Return strings that are not UTF-8 with their bytes kept, as ``os.fsdecode`` keeps them."""
    if isinstance(scalar, pa.DictionaryScalar):
        return _text(scalar.value)
    if isinstance(scalar, pa.StructScalar):
        return {name: _python(value) for name, value in scalar.items()}
    if isinstance(scalar, pa.ListScalar | pa.LargeListScalar | pa.FixedSizeListScalar):
        return [_python(value) for value in scalar.values or ()]
    return scalar.as_buffer().to_pybytes().decode("utf-8", "surrogateescape")


def _is_known_zone(name: str | None) -> bool:
    try:
        return name is None or bool(ZoneInfo(name))
    except (LookupError, ValueError, OSError):
        return name is not None and name.startswith(("+", "-"))
