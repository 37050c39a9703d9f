"""Files of DNA 3 (SQLite): documents as reports, and the statements that people coded in them."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from dragoman.config import ReadSettings
from dragoman.errors import InputError
from dragoman.model import Issue
from dragoman.model.coded import CodedStatement
from dragoman.read.columns import RowReader
from dragoman.read.item import GIVEN, Item, read_issue
from dragoman.read.streams import Opened

_DOCUMENTS = "select ID, Title, Text, Author, Source, Date from DOCUMENTS order by ID"
_STATEMENTS = (
    "select s.ID, cast(s.DocumentId as text), s.Start, s.Stop, c.Name, t.Label from STATEMENTS s "
    "join CODERS c on c.ID = s.Coder join STATEMENTTYPES t on t.ID = s.StatementTypeId order by s.ID"
)
_VALUES = (
    "select d.StatementId, v.ID, v.Variable, e.Value from DATASHORTTEXT d join VARIABLES v on v.ID = d.VariableId "
    "join ENTITIES e on e.ID = d.Entity union all "
    "select d.StatementId, v.ID, v.Variable, d.Value from DATALONGTEXT d join VARIABLES v on v.ID = d.VariableId "
    "union all select d.StatementId, v.ID, v.Variable, d.Value from DATAINTEGER d "
    "join VARIABLES v on v.ID = d.VariableId union all "
    "select d.StatementId, v.ID, v.Variable, d.Value from DATABOOLEAN d join VARIABLES v on v.ID = d.VariableId "
    "order by 1, 2"
)
_AGREEMENT = "agreement"
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def walk_dna(opened: Opened, settings: ReadSettings) -> Iterator[Item | Issue]:
    """Yield one item a document. Its text is kept sign for sign, so that offsets of statements hold.

    A document of 1970-01-01, which is how DNA says that it has no day, has none. Raises ``InputError`` for a database
    that is none of DNA's, or damaged.
    """
    with opened.seekable() as file:
        content = file.read(settings.max_item_bytes + 1)
    if len(content) > settings.max_item_bytes:
        raise InputError("too-large", f"has more than {settings.max_item_bytes:,} bytes; part it in DNA")
    rows = RowReader(opened.source, opened.locator, GIVEN, settings.columns)
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.deserialize(content)
            number = 0
            for number, row in enumerate(connection.execute(_DOCUMENTS), start=1):
                yield from rows.read(_fields(row), number)
        except sqlite3.Error as error:
            raise InputError("format", f"is SQLite and no whole file of DNA 3 ({error}); save it as CSV") from error
    if not number:
        yield read_issue(opened.source, "empty", "holds no document, and so no report")
    yield from rows.finish()


def read_coded_statements(path: Path) -> list[CodedStatement]:
    """Return the statements of a DNA file in the order of their ids. Raises ``InputError``."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError("unreadable", f"{path}: cannot be read ({error.strerror})") from error
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.deserialize(content)
            values: dict[int, list[tuple[str, Any]]] = {}
            for statement, _, name, value in connection.execute(_VALUES):
                values.setdefault(statement, []).append((name, value))
            return [_coded(row, values.get(row[0], [])) for row in connection.execute(_STATEMENTS)]
        except sqlite3.Error as error:
            raise InputError("format", f"{path}: is no whole file of DNA 3 ({error})") from error


def _coded(row: tuple[Any, ...], values: list[tuple[str, Any]]) -> CodedStatement:
    sides = [value for name, value in values if name.lower() == _AGREEMENT]
    side = int(sides[0] > 0) if sides and isinstance(sides[0], int) else None
    others = tuple((name, str(value)) for name, value in values if name.lower() != _AGREEMENT)
    return CodedStatement(row[1], row[2], row[3], row[4], row[5], side, others)


def _fields(row: tuple[Any, ...]) -> dict[str, Any]:
    number, title, text, author, source, seconds = row
    day = _EPOCH + dt.timedelta(seconds=int(seconds or 0))
    return {
        "id": str(number),
        "title": title or None,
        "text": text,
        "byline": author or None,
        "outlet": source or None,
        "date": day.date().isoformat() if seconds else None,
    }
