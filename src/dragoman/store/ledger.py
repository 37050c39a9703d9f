"""Which items a record has read already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.errors import RecordError
from dragoman.model import digest_of
from dragoman.store.database import connect_alone, path_for_duckdb
from dragoman.store.folder import RecordFolder
from dragoman.store.schema import INPUTS


class InputRow(NamedTuple):
    """One row of the inputs table."""

    input: str
    digest: str
    locator: str | None
    source: str
    read_seq: int
    worked: bool
    report_id: str | None
    container: str | None = None
    gone: bool = False


def input_id(digest: str, locator: str | None) -> str:
    """Return the identity of an item: its content, and its place where a later version there would replace it."""
    return digest_of("i", digest, locator)


def input_table(rows: Sequence[InputRow]) -> pa.Table:
    """Return rows as a part of the inputs table."""
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(INPUTS)
    arrays = [pa.array(column, field.type) for column, field in zip(columns, INPUTS, strict=True)]
    return pa.Table.from_arrays(arrays, schema=INPUTS)


class Ledger:
    """Knows the inputs of earlier reads, and those of this one as they are noted. Holds a few numbers an input."""

    def __init__(self, folder: RecordFolder) -> None:
        self._worked: dict[int, bool] = {}
        self._reports: set[int] = set()
        self._places: set[int] = set()
        self._locators: set[int] = set()
        last = 0
        for path in folder.committed_parts("inputs"):
            for row in _rows(path):
                last = max(last, row.read_seq)
                self.note(row)
                if row.locator is not None and row.report_id is not None:
                    self._locators.add(_locator_number(row.locator))
        self.read_seq = last + 1

    def note(self, row: InputRow) -> None:
        """Remember a row."""
        key = _number(row.input)
        if row.worked:
            self._worked[key] = row.report_id is not None
        if row.report_id is not None:
            self._reports.add(_number(row.report_id))
        self._places.add(_place(row.input, row.source, row.container))

    def is_worked(self, input_id: str) -> bool:
        """Tell whether the findings of the item are in the record."""
        return _number(input_id) in self._worked

    def gave_report(self, input_id: str) -> bool:
        """Tell whether the item is in the record with a report."""
        return self._worked.get(_number(input_id), False)

    def has_report(self, report_id: str) -> bool:
        """Tell whether some item gave this report."""
        return _number(report_id) in self._reports

    def is_known_at(self, input_id: str, source: str, container: str | None = None) -> bool:
        """Tell whether the item was met under this source, in this file of many, before."""
        return _place(input_id, source, container) in self._places

    def had_report_at(self, locator: str | None) -> bool:
        """Tell whether an earlier read met a report at this place."""
        return locator is not None and _locator_number(locator) in self._locators


def seen_again(folder: RecordFolder, read_seq: int, seen: Iterable[int]) -> list[InputRow]:
    """Return rows to add for items met again, unchanged, at a place where this read also met another version.

    The newest read of a place says what lies there; without these rows the unchanged ones would count as replaced.
    That happens where a place holds several versions, and where a file goes back to what it was.
    """
    parts = folder.committed_parts("inputs")
    if not parts:
        return []
    with closing(connect_alone()) as connection, path_for_duckdb(folder.path) as place:
        paths = [f"{place}/{path.parent.name}/{path.name}" for path in parts]
        connection.register("seen", pa.table({"number": pa.array(seen, pa.uint64())}))
        rows = connection.execute(_SEEN_AGAIN, {"paths": paths, "read_seq": read_seq}).fetchall()
    return [InputRow(*row) for row in rows]


# A place needs rows where a version seen in this read is not its newest. Then every version seen there gets one.
_SEEN_AGAIN = """
with version as (
    select input, locator, any_value(digest) as digest, min(source) as source, max(read_seq) as last_seq
    from read_parquet($paths, hive_partitioning = false) where locator is not null group by input, locator
),
placed as (
    select *, max(last_seq) over (partition by locator) as newest,
        ('0x' || substr(input, 2))::ubigint in (select number from seen) as was_seen
    from version
),
unsettled as (select distinct locator from placed where was_seen and last_seq < newest)
select input, digest, locator, source, $read_seq::integer, false, null
from placed semi join unsettled using (locator)
where was_seen and last_seq < $read_seq
order by input
"""


def number_of(input_id: str) -> int:
    """Return an input id as the 64-bit number it is, which takes a third of the memory."""
    return _number(input_id)


def _number(identity: str) -> int:
    return int(identity[1:], 16)


def _locator_number(locator: str) -> int:
    return _number(digest_of("l", locator))


def _place(input_id: str, source: str, container: str | None) -> int:
    return _number(digest_of("p", input_id, source, *([] if container is None else [container])))


def _rows(path: Path) -> Iterable[InputRow]:
    try:
        with path.open("rb") as file:
            table = _with_all_columns(pq.read_table(file))
    except (OSError, pa.ArrowException, KeyError) as error:
        raise RecordError(
            f"{path}: cannot be read ({error}); put it back from a copy, or read the reports into a new record"
        ) from error
    columns = [table.column(name).to_pylist() for name in INPUTS.names]
    return map(InputRow._make, zip(*columns, strict=True))


def _with_all_columns(table: pa.Table) -> pa.Table:
    """Return a part with the columns of now; those that an earlier version lacks are null."""
    return pa.concat_tables([INPUTS.empty_table(), table], promote_options="default").select(INPUTS.names)
