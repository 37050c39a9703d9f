"""Records that grow, for tests: parts written read by read, and the rows of all tables to be held against others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from dragoman.model import Findings, Issue
from dragoman.store import (
    InputRow,
    PartWriter,
    RecordFolder,
    RecordLock,
    input_id,
    input_table,
    prepare_folder,
    tables_from,
)

Met = tuple[Findings, str | None]


def write_read(path: Path, read_seq: int, met: Sequence[Met], issues: Sequence[Issue] = ()) -> None:
    """Write the parts of a read; no table is made."""
    folder = RecordFolder(path)
    with RecordLock(folder):
        prepare_folder(folder, None)
        writer = PartWriter(folder, read_seq)
        keyed = {input_id(found.report.id, place): (found, place) for found, place in met}
        known = {row[0] for row in rows_of(folder, "inputs", "input") if row}
        new = {key: own for key, own in keyed.items() if key not in known}
        loose = [(input_id("d" + issue.source, None), issue) for issue in issues]
        writer.add(tables_from([(key, found) for key, (found, _) in new.items()], loose))
        rows = [
            InputRow(key, found.report.id, place, found.report.source, read_seq, key in new, found.report.id)
            for key, (found, place) in keyed.items()
        ]
        rows += [InputRow(key, "d", None, issue.source, read_seq, True, None) for key, issue in loose]
        writer.add({"inputs": input_table(rows)})
        writer.commit()


def rows_of(folder: RecordFolder, table: str, columns: str = "*") -> list[tuple[Any, ...]]:
    if not folder.database.is_file():
        return []
    with duckdb.connect(str(folder.database), read_only=True) as connection:
        return connection.execute(f"select distinct {columns} from {table}").fetchall()


def all_rows(path: Path) -> dict[str, list[str]]:
    """Return the rows of all tables, sorted; keys of names that are gone may stay."""
    with duckdb.connect(str(path / "record.duckdb"), read_only=True) as connection:
        names = [name for (name,) in connection.execute("select table_name from duckdb_tables()").fetchall()]
        return {
            name: sorted(map(repr, connection.execute(f"from {name}").fetchall()))
            for name in names
            if name not in {"made_of", "kept_names"}
        }
