"""Making one shard of many: fewer files to open, the same rows.

The new shard says in its inputs part, which is written last, of which shards it is made. From that moment these count
no more, wherever the process is killed; their files are removed then, or by the next read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.store.files import written_whole
from dragoman.store.folder import RecordFolder, remove_orphans
from dragoman.store.kinds import KINDS, PARTS
from dragoman.store.parts import check_parts
from dragoman.store.wholeness import check_digests, digest_of_part, with_digests

MOST_SHARDS = 32
"""So many shards of about the same size are left as they are."""

# Shards are of about the same size where it has as many bits, in steps of three: up to eight times as large.
_BITS_A_CLASS = 3
# What is larger is left as it is.
_LARGEST = 128 * 1024 * 1024


def compact_parts(folder: RecordFolder) -> int:
    """Make one shard of all there are; return of how many, 0 where there was no more than one.

    The caller holds the lock. Raises ``RecordError`` where a part is damaged or the disk full; then all is as it was.
    """
    shards = folder.committed_shards()
    if len(shards) < 2:
        return 0
    _join(folder, shards)
    return len(shards)


def join_small_shards(folder: RecordFolder, shards: Collection[str], most: int = MOST_SHARDS) -> int:
    """Join shards of about the same size where there are more than ``most`` such; return how many were joined.

    So the number of files grows with the logarithm of what is there, and each row is written anew once for every eight
    times that the shard grows which it lies in. ``shards`` are those that may be joined. The caller holds the lock.
    Raises what ``compact_parts`` does.
    """
    by_size: dict[int, list[str]] = defaultdict(list)
    for shard in sorted(set(shards).intersection(folder.committed_shards())):
        size = sum(path.stat().st_size for path in folder.parts_of(shard))
        if size <= _LARGEST:
            by_size[size.bit_length() // _BITS_A_CLASS].append(shard)
    n_joined = 0
    for _, own in sorted(by_size.items()):
        if len(own) > most:
            _join(folder, own)
            n_joined += len(own)
    return n_joined


def _join(folder: RecordFolder, shards: Sequence[str]) -> None:
    check_parts(folder, shards)
    check_digests(folder, shards)
    merged = folder.next_merged_shard()
    digests: dict[str, str] = {}
    for name in KINDS:
        if _merge(folder, name, shards, folder.part(name, merged)):
            digests[name] = digest_of_part(folder.part(name, merged))
    inputs = pa.concat_tables(_read(folder.part("inputs", shard), PARTS["inputs"]) for shard in shards)
    replaced = [*folder.replaced_shards(), *shards]
    with written_whole(folder.part("inputs", merged)) as temporary, temporary.open("wb") as file:
        pq.write_table(with_digests(inputs, digests, replaced, shards), file, compression="zstd")
    remove_orphans(folder)


def _merge(folder: RecordFolder, name: str, shards: Sequence[str], target: Path) -> bool:
    """Write the parts of one table as one, part by part; tell whether there was any."""
    paths = [path for shard in shards if (path := folder.part(name, shard)).is_file()]
    if not paths:
        return False
    with ExitStack() as stack:
        temporary = stack.enter_context(written_whole(target))
        file = stack.enter_context(temporary.open("wb"))
        writer = stack.enter_context(pq.ParquetWriter(file, PARTS[name], compression="zstd"))
        for path in paths:
            for rows in _pieces(path, PARTS[name]):
                writer.write_table(rows)
    return True


def _pieces(path: Path, schema: pa.Schema) -> Iterator[pa.Table]:
    """Yield a part piece by piece: one that was made of many does not have to find room in memory."""
    with path.open("rb") as file, pq.ParquetFile(file) as part:
        for number in range(part.num_row_groups):
            yield _with_columns(part.read_row_group(number), schema)


def _read(path: Path, schema: pa.Schema) -> pa.Table:
    """Return a part with the columns of now; what a part of an earlier version lacks is null."""
    with path.open("rb") as file:  # as an open file: a path could be taken for the address of a service
        found = pq.read_table(file)
    return _with_columns(found, schema)


def _with_columns(found: pa.Table, schema: pa.Schema) -> pa.Table:
    columns = [
        found.column(field.name) if field.name in found.column_names else pa.nulls(found.num_rows, field.type)
        for field in schema
    ]
    return pa.table(columns, schema=schema)
