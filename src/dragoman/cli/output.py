"""Tables and exports to the terminal, a pipe or a file."""

from __future__ import annotations

import io
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from dragoman.cli.formats import TableFormat
from dragoman.errors import ConfigError
from dragoman.export import TABLE_WRITERS, cell_text
from dragoman.query import Table
from dragoman.record import Record
from dragoman.store import written_whole

# Where no terminal tells its width; wide enough that few cells break.
WIDTH_OF_PIPE = 200

# Columns of a table in the terminal, with the share of the width each may claim. Files have all columns.
STATEMENT_COLUMNS: Mapping[str, int] = {
    "date": 0, "outlet": 2, "speaker": 3, "cue": 2, "act": 0, "mode": 0, "wording": 12, "source": 3,
}  # fmt: skip
EVENT_COLUMNS: Mapping[str, int] = {
    "date": 0, "type": 0, "status": 0, "actor_names": 3, "recipient_names": 3, "place": 2, "trigger": 2, "evidence": 9,
    "n_reports": 0, "source": 3,
}  # fmt: skip
ACTOR_COLUMNS: Mapping[str, int] = {
    "name": 4, "kind": 0, "country": 0, "sectors": 1, "titles": 4, "n_statements": 0, "n_reports": 0, "n_mentions": 0,
    "actor_id": 0,
}  # fmt: skip
ISSUE_COLUMNS: Mapping[str, int] = {"step": 0, "code": 0, "message": 6, "source": 3}
JUDGEMENT_COLUMNS: Mapping[str, int] = {
    "at": 0, "by": 1, "verdict": 0, "names": 4, "terms": 3, "state": 0, "remark": 3, "note": 3, "judgement_id": 0,
}  # fmt: skip
REPORT_COLUMNS: Mapping[str, int] = {
    "report_id": 0, "published": 0, "outlet": 2, "title": 5, "n_statements": 0, "n_events": 0, "source": 4,
}  # fmt: skip


def console() -> Console:
    """Return the terminal, or the pipe there is instead."""
    return Console(highlight=False, width=None if sys.stdout.isatty() else WIDTH_OF_PIPE)


def write_out(table: Table, form: TableFormat, out: str, columns: Mapping[str, int]) -> None:
    """Write rows to a file, whole or not at all, or to standard output."""
    if form is TableFormat.TABLE and out == "-":
        print_table(console(), table, columns)
    elif out == "-":
        _refuse_binary_on_terminal(form)
        TABLE_WRITERS[form.value](table.to_arrow(), sys.stdout.buffer)
        sys.stdout.buffer.flush()
    else:
        with written_whole(Path(out)) as temporary, closing(temporary.open("wb")) as file:
            if form is TableFormat.TABLE:
                text = io.StringIO()
                print_table(Console(file=text, width=WIDTH_OF_PIPE), table, columns)
                file.write(text.getvalue().encode())
            else:
                TABLE_WRITERS[form.value](table.to_arrow(), file)


def print_table(where: Console, table: Table, columns: Mapping[str, int]) -> None:
    """Print rows for a person, with a line that tells how many there are."""
    shown = RichTable(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=False)
    for name, share in columns.items():
        number = name.startswith("n_")
        shown.add_column(
            name.removeprefix("n_"), ratio=share or None, no_wrap=not share, justify="right" if number else "left"
        )
    for row in table:
        shown.add_row(*(Text(cell_text(row[name])) for name in columns))
    if len(table):
        where.print(shown)
    rows = "1 row" if len(table) == 1 else f"{len(table)} rows"
    where.print(Text(rows if len(table) else "no rows", style="dim"))


def export_record(
    record: Path,
    to: str,
    out: str,
    *,
    kind: Sequence[str] | None = None,
    floor: float | None = None,
    statuses: Sequence[str] | None = None,
) -> None:
    """Write a record, or what of it is of some kinds or as sure as ``floor``, to a file or to standard output."""
    with Record(record) as opened:
        warn_if_incomplete(opened)
        if out != "-":
            opened.export(out, to, kind=kind, floor=floor, statuses=statuses)
            return
        if to == "events-parquet":
            _refuse_binary_on_terminal(TableFormat.PARQUET)
        opened.write_export(sys.stdout.buffer, to, kind=kind, floor=floor, statuses=statuses)
        sys.stdout.buffer.flush()


def warn_if_incomplete(record: Record) -> None:
    """Say so where a later read was interrupted."""
    if not record.is_complete:
        print(
            f"dragoman: {record.path}: the last read was interrupted or is going on; this is the record as it was "
            "before. Run 'dragoman read' again to finish it",
            file=sys.stderr,
        )


def warn_if_without_events(record: Record) -> None:
    """Say so where no report has an event, which is how records read by an earlier version are."""
    if len(record) and not len(record.events(all=True, limit=1)):
        print(
            f"dragoman: {record.path}: holds no events; if an earlier version of the program read its reports, read "
            "them into a new record",
            file=sys.stderr,
        )


def _refuse_binary_on_terminal(form: TableFormat) -> None:
    if form is TableFormat.PARQUET and sys.stdout.isatty():
        raise ConfigError("parquet is not for a terminal; give a file with --out")
