"""Whether the parts of a record are all there, and as they were written.

The inputs part of a shard, which is written last, holds the digests of the shard's other parts, and of its own rows.
The tables hold the names of the shards that they were made of. So neither a changed nor a missing part becomes a record
with fewer or other rows in silence.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.errors import RecordError

if TYPE_CHECKING:
    from dragoman.store.folder import RecordFolder

SHARDS = "shard_names"
"""Where the tables keep the names of the shards they were made of: a key of ``made_of``."""

_DIGESTS = b"dragoman.digests"
_REPLACED = b"dragoman.replaced"
_JOINED = b"dragoman.joined"
_OWN_ROWS = "inputs"


def digest_of_part(path: Path) -> str:
    """Return the digest of a part as it lies on the disk."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()


def with_digests(
    inputs: pa.Table, digests: Mapping[str, str], replaced: Iterable[str] = (), joined: Iterable[str] = ()
) -> pa.Table:
    """Return the inputs table of a shard with the digests of the shard's other parts, by table, and of its own rows.

    ``joined`` are the shards of which this one was made, ``replaced`` these and those of which they were made in turn:
    none of them counts any more.
    """
    own = {**digests, _OWN_ROWS: _digest_of_rows(inputs)}
    told = {
        _DIGESTS: json.dumps(own, sort_keys=True),
        _REPLACED: json.dumps(sorted(replaced)),
        _JOINED: json.dumps(sorted(joined)),
    }
    return inputs.replace_schema_metadata(told)


def replaced_by(path: Path) -> list[str]:
    """Return the shards that a shard says it is made of: those joined, and those of which they were made in turn."""
    return _shards_in(path, _REPLACED)


def joined_in(path: Path) -> list[str]:
    """Return the shards that a shard says were joined to it, by its inputs part."""
    return _shards_in(path, _JOINED)


def _shards_in(path: Path, key: bytes) -> list[str]:
    try:
        with path.open("rb") as file:
            metadata = pq.read_schema(file).metadata or {}
        return [str(each) for each in json.loads(metadata.get(key, b"[]"))]
    except (OSError, ValueError, TypeError, pa.ArrowException) as error:
        raise _broken(path, "is damaged") from error


def check_digests(folder: RecordFolder, shards: Iterable[str] | None = None) -> None:
    """Raise ``RecordError`` where a part of a shard that counts is missing or not as it was written.

    ``shards`` None are all there are.
    Shards of earlier versions, which have no digests, pass; their parts are read all the same, and say what they can.
    """
    for shard in folder.committed_shards() if shards is None else shards:
        path = folder.part("inputs", shard)
        for table, digest in _digests_in(path).items():
            part = folder.part(table, shard)
            if not part.is_file():
                raise _broken(part, "is missing")
            try:
                is_as_written = digest_of_part(part) == digest
            except OSError as error:
                raise _broken(part, f"cannot be read ({error.strerror or error})") from error
            if not is_as_written:
                raise _broken(part, "is damaged")


def check_shards(folder: RecordFolder) -> None:
    """Raise ``RecordError`` where a shard that the tables were made of is not there whole any more."""
    from dragoman.store.build import stamp_of  # noqa: PLC0415  (which imports this module)

    known = stamp_of(folder, check=False).get(SHARDS, "").split()
    missing = sorted(set(known) - set(folder.committed_shards()) - folder.replaced_shards())
    if missing:
        raise RecordError(
            f"{folder.part('inputs', missing[0])}: is missing, and the tables were made of it; put it back from a copy,"
            f" or delete {folder.database} to go on without its reports, then run the same command again"
        )


def _digests_in(path: Path) -> dict[str, str]:
    """Return the digests that an inputs part holds of the other parts, having checked that of its own rows."""
    try:
        with path.open("rb") as file:  # as an open file: a path could be taken for the address of a service
            rows = pq.read_table(file)
        found: dict[str, str] = json.loads((rows.schema.metadata or {}).get(_DIGESTS, b"{}"))
        own = found.pop(_OWN_ROWS, None)
    except (OSError, ValueError, AttributeError, pa.ArrowException) as error:
        raise _broken(path, "is damaged") from error
    if own is not None and own != _digest_of_rows(rows):
        raise _broken(path, "is damaged")
    return found


def _digest_of_rows(inputs: pa.Table) -> str:
    # Of the values, not of how Arrow lays them out: that may change from one version of it to the next.
    digest = hashlib.blake2b(digest_size=16)
    for name in inputs.column_names:
        digest.update(orjson.dumps([name, inputs.column(name).to_pylist()]))
    return digest.hexdigest()


def _broken(path: Path, how: str) -> RecordError:
    return RecordError(f"{path}: {how}; put it back from a copy, or read the reports into a new record")
