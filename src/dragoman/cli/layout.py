"""Tables as people read them in a terminal: the columns that fit, or where none do, a block for each record."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from dragoman.export import cell_text, link_of
from dragoman.model.shown import shown, shown_line
from dragoman.query import Table

ROWS_ON_A_TERMINAL = 200
"""How many rows a terminal gets where no limit is asked for."""

# Columns that are left out first where the width is too small for all. What is left out stands in the files.
_OPTIONAL = ("n_independent", "n_acts", "source", "mode", "n_reports", "descriptions", "timeline", "cue", "trigger")
# What a column with a share of the width needs at least so that words need not break: short ones, and those of text.
_LEAST_WORDS, _LEAST_TEXT = 14, 36
_LARGE_SHARE = 5
_GAP = 3


def print_table(
    where: Console, table: Table, columns: Mapping[str, int], *, limit: int | None = None, is_paged: bool = False
) -> None:
    """Print rows for a person, with a line that tells how many there are.

    ``columns`` are those wanted, with the share of the width that each may claim; one without a value in any row is
    left out. A terminal gets 200 rows where no ``limit`` is asked for, and a pager where they do not fit and
    ``is_paged``.
    """
    printed = table.head(ROWS_ON_A_TERMINAL if where.is_terminal and limit is None else None).to_dicts()
    with _pager(where, len(printed)) if is_paged else nullcontext():
        if printed:
            _print_rows(where, printed, columns)
        where.print(Text(_count(len(table), len(printed)), style="dim"))


def fitting_columns(rows: Sequence[Mapping[str, Any]], columns: Mapping[str, int], width: int) -> list[str] | None:
    """Return the columns that have values and fit beside each other; None where names and texts would break."""
    filled = [name for name in columns if any(row[name] not in (None, [], "") for row in rows)]
    needed = {name: _least_width(name, columns[name], rows) for name in filled}
    for dropped in ("", *_OPTIONAL):
        filled = [name for name in filled if name != dropped]
        if sum(needed[name] for name in filled) + _GAP * (len(filled) - 1) <= width:
            return filled
    return None


def short_sources(sources: Sequence[str]) -> dict[str, str]:
    """Return paths without the folders that all of them share; one that is alone is its name."""
    folders = {os.path.dirname(source) for source in sources if not source.startswith("-")}  # noqa: PTH120
    try:
        shared = os.path.commonpath(folders) if folders else ""
    except ValueError:  # some are absolute, others not
        shared = ""
    if not shared:
        return {source: source for source in sources}
    return {source: source.removeprefix(shared).lstrip("/\\") for source in sources}


def _print_rows(where: Console, rows: Sequence[dict[str, Any]], columns: Mapping[str, int]) -> None:
    short = short_sources([row["source"] for row in rows if row.get("source")]) if "source" in columns else {}
    links = [link_of(row) if where.is_terminal else None for row in rows]
    told = [{**row, "source": short.get(row["source"], row["source"])} if short else row for row in rows]
    fitting = fitting_columns(told, columns, where.width)
    if fitting is None:
        for row, link in zip(told, links, strict=True):
            _print_block(where, row, columns, link)
        return
    where.print(_as_table(told, {name: columns[name] for name in fitting}, links))


def _as_table(rows: Sequence[Mapping[str, Any]], columns: Mapping[str, int], links: Sequence[str | None]) -> RichTable:
    printed = RichTable(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=False)
    for name, share in columns.items():
        printed.add_column(
            name.removeprefix("n_"),
            ratio=share or None,
            no_wrap=not share,
            justify="right" if name.startswith("n_") else "left",
        )
    for row, link in zip(rows, links, strict=True):
        printed.add_row(*(_linked(shown(cell_text(row[name])), name, link) for name in columns))
    return printed


def _print_block(where: Console, row: Mapping[str, Any], columns: Mapping[str, int], link: str | None) -> None:
    """Print what is short of a record in a line, and below it what is long, each whole."""
    filled = {name: shown_line(cell_text(row[name])) for name in columns if row[name] not in (None, [], "")}
    texts = [name for name in filled if columns[name] >= _LARGE_SHARE]
    head = [_counted(filled[name], name) if name.startswith("n_") else filled[name] for name in filled
            if name not in texts and name != "source"]  # fmt: skip
    where.print(Text(" · ".join(head), style="bold"))
    for name in texts:
        where.print(Padding(Text(filled[name]), (0, 0, 0, 2)))
    if "source" in filled:
        where.print(Padding(_linked(filled["source"], "source", link), (0, 0, 0, 2)), style="dim")
    where.print()


def _counted(number: str, name: str) -> str:
    """Return ``2 reports``, ``1 report``."""
    things = name.removeprefix("n_")
    return f"{number} {things.removesuffix('s') if number == '1' else things}"


def _least_width(name: str, share: int, rows: Sequence[Mapping[str, Any]]) -> int:
    longest = max(cell_len(shown(cell_text(row[name]))) for row in rows)
    head = len(name.removeprefix("n_"))
    if not share:
        return max(head, longest)
    return max(head, min(longest, _LEAST_TEXT if share > _LARGE_SHARE else _LEAST_WORDS))


def _linked(text: str, name: str, link: str | None) -> Text:
    return Text(text, style=f"link {link}" if name == "source" and link is not None else "")


def _count(n_rows: int, n_printed: int) -> str:
    if not n_rows:
        return "no rows"
    if n_printed < n_rows:
        return f"{n_printed:,} rows, and {n_rows - n_printed:,} more: --limit {n_rows}, or --out FILE"
    return "1 row" if n_rows == 1 else f"{n_rows} rows"


def _pager(where: Console, n_rows: int) -> AbstractContextManager[Any]:
    """Return a pager for what does not fit on a terminal: what ``PAGER`` names, else ``less``."""
    is_long = where.is_terminal and where.file is sys.stdout and sys.stdin.isatty() and n_rows + 4 > where.height
    if not is_long:
        return nullcontext()
    os.environ.setdefault("LESS", "FRX")  # colours as they are, and no more than one screen needs no key
    return where.pager(styles=True, links=True)
