"""The answer to a question: rows under column names."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from dragoman.errors import DragomanError
from dragoman.export import cell_text

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

_ROWS_SHOWN = 20

# Columns that hold a few words of ours: categories to pandas.
_CATEGORIES = frozenset(
    "act mode kind type status stance tie level date_precision voice of_kind relation copy_kind review quad".split()
)


@dataclass(frozen=True)
class Table:
    """Rows under column names, held as Arrow. ``remark`` says why there are none, where a condition is to blame."""

    _arrow: pa.Table
    remark: str = ""

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
        return f"<dragoman table: {len(self)} rows of {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{html.escape(name)}</th>" for name in self.columns)
        rows = "".join(
            "<tr>" + "".join(f"<td>{html.escape(cell_text(value))}</td>" for value in row.values()) + "</tr>"
            for row in self._arrow.slice(0, _ROWS_SHOWN).to_pylist()
        )
        more = f"<p>{len(self)} rows, the first {_ROWS_SHOWN} shown</p>" if len(self) > _ROWS_SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{more}"
