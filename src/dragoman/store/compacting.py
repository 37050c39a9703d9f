"""Making one shard of many: fewer files to open, the same rows.

The new shard says in its inputs part, which is written last, of which shards it is made. From that moment these count
no more, wherever the process is killed; their files are removed then, or by the next read.
"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.store.files import written_whole
from dragoman.store.folder import RecordFolder, remove_orphans
from dragoman.store.kinds import KINDS, PARTS
from dragoman.store.parts import check_parts
from dragoman.store.wholeness import check_digests, digest_of_part, with_digests


def compact_parts(folder: RecordFolder) -> int:
    """Make one shard of all there are; return of how many, 0 where there was no more than one.

    The caller holds the lock. Raises ``RecordError`` where a part is damaged or the disk full; then all is as it was.
    """
    shards = folder.committed_shards()
    if len(shards) < 2:
        return 0
    check_parts(folder)
    check_digests(folder)
    merged = folder.next_merged_shard()
    digests: dict[str, str] = {}
    for name in KINDS:
        if _merge(folder, name, shards, folder.part(name, merged)):
            digests[name] = digest_of_part(folder.part(name, merged))
    inputs = pa.concat_tables(_read(folder.part("inputs", shard), PARTS["inputs"]) for shard in shards)
    replaced = [*folder.replaced_shards(), *shards]
    with written_whole(folder.part("inputs", merged)) as temporary, temporary.open("wb") as file:
        pq.write_table(with_digests(inputs, digests, replaced), file, compression="zstd")
    remove_orphans(folder)
    return len(shards)


def _merge(folder: RecordFolder, name: str, shards: list[str], target: Path) -> bool:
    """Write the parts of one table as one, part by part; tell whether there was any."""
    paths = [path for shard in shards if (path := folder.part(name, shard)).is_file()]
    if not paths:
        return False
    with ExitStack() as stack:
        temporary = stack.enter_context(written_whole(target))
        file = stack.enter_context(temporary.open("wb"))
        writer = stack.enter_context(pq.ParquetWriter(file, PARTS[name], compression="zstd"))
        for path in paths:
            writer.write_table(_read(path, PARTS[name]))
    return True


def _read(path: Path, schema: pa.Schema) -> pa.Table:
    """Return a part with the columns of now; what a part of an earlier version lacks is null."""
    with path.open("rb") as file:  # as an open file: a path could be taken for the address of a service
        found = pq.read_table(file)
    columns = [
        found.column(field.name) if field.name in found.column_names else pa.nulls(found.num_rows, field.type)
        for field in schema
    ]
    return pa.table(columns, schema=schema)
