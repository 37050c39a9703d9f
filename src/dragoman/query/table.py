"""The answer to a question: rows under column names."""

from __future__ import annotations

import difflib
import html
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, overload

import pyarrow as pa

from dragoman.errors import ConfigError, DragomanError, TableError
from dragoman.export import TABLE_FORMS, cell_text, link_of, write_table
from dragoman.model.shown import shown_line
from dragoman.store import written_out

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

_ROWS_SHOWN = 20
_ROWS_IN_REPR = 5
_CHARS_SHOWN = 60

_ENDINGS = MappingProxyType({".ndjson": "jsonl", ".markdown": "md", ".htm": "html"})

# The columns that a person looks at first, in this order, of whatever table.
_FIRST_LOOK = (
    "date", "published", "outlet", "speaker", "holder", "act", "type", "status", "name", "kind", "country", "offices",
    "actor_names", "recipient_names", "source", "target", "relation", "place", "issue", "stance", "term", "label", "of",
    "voice", "wording", "evidence", "passage", "title", "level", "code", "message", "first", "last", "n_statements",
    "n_events", "n_acts", "n_namings", "n_reports",
)  # fmt: skip
_LINKED = frozenset({"wording", "evidence", "passage", "title"})

# Columns that hold a few words of ours: categories to pandas.
_CATEGORIES = frozenset(
    "act mode kind type status stance tie level date_precision voice of_kind relation copy_kind review quad".split()
)


@dataclass(frozen=True)
class Table:
    """Rows under column names, held as Arrow. ``remark`` says why there are none, where a condition is to blame."""

    _arrow: pa.Table
    remark: str = ""

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The rows as dictionaries by column name."""
        return self.to_dicts()

    @overload
    def __getitem__(self, key: int) -> dict[str, Any]: ...

    @overload
    def __getitem__(self, key: str) -> list[Any]: ...

    @overload
    def __getitem__(self, key: slice | list[str]) -> Table: ...

    def __getitem__(self, key: int | str | slice | list[str]) -> Any:
        """Return a row by its place, the values of a column by its name, or a table of some rows or some columns.

        Raises ``TableError``, which is a ``KeyError`` and an ``IndexError`` too, where there is none.
        """
        if isinstance(key, str):
            return self._arrow.column(self._known(key)).to_pylist()
        if isinstance(key, list):
            return Table(self._arrow.select([self._known(name) for name in key]), self.remark)
        if isinstance(key, slice):
            places = pa.array(range(*key.indices(len(self))), pa.int64())
            return Table(self._arrow.take(places), self.remark)
        if not -len(self) <= key < len(self):
            raise TableError(f"there is no row {key}; the table has {len(self):,}")
        return self._arrow.slice(key % len(self), 1).to_pylist()[0]

    def _known(self, name: str) -> str:
        if name not in self.columns:
            close = nearest_word(name, self.columns)
            raise TableError(f"there is no column '{name}'; the nearest is '{close}' of {', '.join(self.columns)}")
        return name

    def write(self, path: str | os.PathLike[str], *, form: str | None = None, as_is: bool = False) -> Path:
        """Write all rows to a file, in place of one that is there; it is there whole or not at all. Return its path.

        ``form`` is csv, jsonl, parquet, xlsx, md or html; the ending of the path tells it. Raises ``ConfigError`` where
        it does not, and ``RecordError`` where the file cannot be written.
        """
        path = Path(path)
        form = form or _ENDINGS.get(path.suffix.lower(), path.suffix.lower().removeprefix("."))
        if form not in TABLE_FORMS:
            raise ConfigError(f"{path}: ends in no format of tables; give form=, one of {', '.join(TABLE_FORMS)}")
        with written_out(path, replace=True) as file:
            write_table(self._arrow, file, form, as_is=as_is, columns=self.first_columns)
        return path

    @property
    def first_columns(self) -> list[str]:
        """The columns that a person looks at first; all where none of these is there."""
        return [name for name in _FIRST_LOOK if name in self.columns] or self.columns

    def to_arrow(self) -> pa.Table:
        """Return the rows as a ``pyarrow.Table``."""
        return self._arrow

    def to_pandas(self) -> pd.DataFrame:
        """Return the rows as a pandas data frame: days as ``datetime64``, columns of a few words as categories.

        Raises ``DragomanError`` where pandas is not installed.
        """
        try:
            frame: pd.DataFrame = self._arrow.to_pandas(
                date_as_object=False, categories=[name for name in self.columns if name in _CATEGORIES]
            )
        except ImportError as error:
            raise DragomanError("pandas is not installed; pip install 'dragoman[pandas]'") from error
        return frame

    def to_polars(self) -> pl.DataFrame:
        """Return the rows as a Polars data frame. Raises ``DragomanError`` where Polars is not installed."""
        try:
            import polars as pl  # noqa: PLC0415  (only some have it)
        except ImportError as error:
            raise DragomanError("polars is not installed; pip install 'dragoman[polars]'") from error
        frame = pl.from_arrow(self._arrow)
        if not isinstance(frame, pl.DataFrame):
            raise DragomanError("polars made no data frame of the table")
        return frame

    def head(self, n: int | None = 20) -> Table:
        """Return the first rows; all where ``n`` is None."""
        return Table(self._arrow if n is None else self._arrow.slice(0, max(0, n)), self.remark)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return the rows as dictionaries by column name."""
        rows: list[dict[str, Any]] = self._arrow.to_pylist()
        return rows

    @property
    def columns(self) -> list[str]:
        """The column names, in order."""
        return list(self._arrow.column_names)

    def __len__(self) -> int:
        return int(self._arrow.num_rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.to_dicts())

    def __repr__(self) -> str:
        head = f"<dragoman table: {len(self):,} rows of {', '.join(self.columns)}>"
        lines = [
            "  " + " | ".join(shortened(shown_line(cell_text(row[name])), _CHARS_SHOWN) for name in self.first_columns)
            for row in self.head(_ROWS_IN_REPR)
        ]
        left = len(self) - len(lines)
        more = [f"  and {left:,} more"] if left else []
        return "\n".join([head, *lines, *more, *([self.remark] if self.remark else [])])

    def _repr_html_(self) -> str:
        names = self.first_columns
        head = "".join(f"<th>{html.escape(name)}</th>" for name in names)
        rows = "".join(
            f"<tr>{''.join(self._cell_html(row, name) for name in names)}</tr>" for row in self.head(_ROWS_SHOWN)
        )
        shown = f", the first {_ROWS_SHOWN} shown" if len(self) > _ROWS_SHOWN else ""
        others = len(self.columns) - len(names)
        columns = f"; {others} more columns: .columns" if others else ""
        told = f"<p>{len(self):,} rows{shown}{columns}</p>" if shown or columns else ""
        remark = f"<p>{html.escape(self.remark)}</p>" if self.remark else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{told}{remark}"

    def _cell_html(self, row: dict[str, Any], name: str) -> str:
        cell = html.escape(shown_line(cell_text(row[name])))
        link = link_of(row) if name in _LINKED else None
        return f'<td><a href="{html.escape(link)}">{cell}</a></td>' if link and cell else f"<td>{cell}</td>"


def shortened(text: str, width: int) -> str:
    """Return a text of no more than so many characters, its end left out with a mark."""
    return text if len(text) <= width else f"{text[: width - 1]}…"


def nearest_word(word: str, known: Sequence[str]) -> str:
    """Return the known word most like another."""
    return difflib.get_close_matches(word, known, n=1, cutoff=0)[0] if known else ""
