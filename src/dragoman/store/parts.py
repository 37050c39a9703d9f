"""Writing the parts of a shard, so that a shard is there whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.store.files import written_whole
from dragoman.store.folder import RecordFolder
from dragoman.store.rows import Tables
from dragoman.store.schema import FINDINGS, INPUTS, PARTS


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
        for name in FINDINGS:
            if name in joined and joined[name].num_rows:
                self._write(name, shard, joined[name])
        self._write("inputs", shard, joined.get("inputs", INPUTS.empty_table()))
        self._waiting, self._bytes = [], 0
        self._n_written += 1

    def _write(self, name: str, shard: str, table: pa.Table) -> None:
        with written_whole(self._folder.part(name, shard)) as temporary:
            pq.write_table(table, temporary, compression="zstd")


def _join(gathered: list[Mapping[str, pa.Table]]) -> Tables:
    return {
        name: pa.concat_tables(tables)
        for name in PARTS
        if (tables := [each[name] for each in gathered if name in each])
    }
