"""Writing the parts of a shard, so that a shard is there whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.errors import RecordError, first_line
from dragoman.store.database import DATABASE_ERRORS, connect_alone, literal, path_for_duckdb
from dragoman.store.files import written_whole
from dragoman.store.folder import RecordFolder
from dragoman.store.kinds import KINDS, PARTS
from dragoman.store.rows import Tables
from dragoman.store.schema import INPUTS
from dragoman.store.wholeness import digest_of_part, with_digests


class PartWriter:
    """Gathers what workers return and writes it as shards, numbered in the order they are written.

    The shard a row lies in has no meaning: every table of a record is made from all parts together.
    """

    def __init__(self, folder: RecordFolder, read_seq: int) -> None:
        self._folder = folder
        self._read_seq = read_seq
        self._n_written = 0
        self._waiting: list[Mapping[str, pa.Table]] = []
        self._bytes = 0

    @property
    def waiting_bytes(self) -> int:
        """How much is gathered and not yet written."""
        return self._bytes

    def add(self, tables: Mapping[str, pa.Table]) -> None:
        """Gather tables. Nothing of them is in the record before ``commit``."""
        self._waiting.append(tables)
        self._bytes += sum(table.nbytes for table in tables.values())

    def commit(self) -> None:
        """Write what was gathered as one shard. Its inputs part comes last, and makes the shard count.

        Raises ``RecordError`` where the disk is full; then nothing of the shard counts.
        """
        if not self._waiting:
            return
        shard = f"{self._read_seq:04d}-{self._n_written:06d}"
        joined = _join(self._waiting)
        digests: dict[str, str] = {}
        for name in KINDS:
            if name in joined and joined[name].num_rows:
                self._write(name, shard, joined[name])
                digests[name] = digest_of_part(self._folder.part(name, shard))
        self._write("inputs", shard, with_digests(joined.get("inputs", INPUTS.empty_table()), digests))
        self._waiting, self._bytes = [], 0
        self._n_written += 1

    def _write(self, name: str, shard: str, table: pa.Table) -> None:
        # As an open file: a path could be taken for the address of a service.
        with written_whole(self._folder.part(name, shard)) as temporary, temporary.open("wb") as file:
            pq.write_table(table, file, compression="zstd")


def _join(gathered: list[Mapping[str, pa.Table]]) -> Tables:
    return {
        name: pa.concat_tables(tables)
        for name in PARTS
        if (tables := [each[name] for each in gathered if name in each])
    }


def check_parts(folder: RecordFolder, shards: Iterable[str] | None = None) -> None:
    """Raise ``RecordError`` where a part has a column that the program does not write, or one of another type.

    ``shards`` None are all there are.
    """
    for shard in folder.committed_shards() if shards is None else shards:
        for name, schema in PARTS.items():
            if (path := folder.part(name, shard)).is_file():
                _check_columns(path, schema)


def damaged_part(folder: RecordFolder) -> str | None:
    """Return a message that names the first part that cannot be read to its end; None where all can."""
    with closing(connect_alone()) as connection, path_for_duckdb(folder.path) as place:
        for name in PARTS:
            for path in folder.committed_parts(name):
                file = literal(f"{place}/{path.parent.name}/{path.name}")
                try:
                    connection.execute(
                        f"select bit_xor(hash(own)) from read_parquet({file}, hive_partitioning = false) as own"  # noqa: S608
                    ).fetchall()
                except DATABASE_ERRORS as error:
                    return _message(path, first_line(error))
    return None


def _check_columns(path: Path, schema: pa.Schema) -> None:
    try:
        with path.open("rb") as file:
            found = pq.read_schema(file)
    except (OSError, pa.ArrowException) as error:
        raise RecordError(_message(path, first_line(error))) from error
    for column in found:
        place = schema.get_field_index(column.name)
        if place < 0:
            raise RecordError(_message(path, f"it has a column '{column.name}', which dragoman does not write"))
        if column.type != schema.field(place).type:
            raise RecordError(_message(path, f"its column '{column.name}' is {column.type}"))


def _message(path: Path, why: str) -> str:
    return (
        f"{path}: is damaged, or was not written by dragoman ({why}); put it back from a copy, or read the reports "
        "into a new record"
    )
