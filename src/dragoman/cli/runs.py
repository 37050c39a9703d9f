"""``dragoman runs``: what reads and resolves did."""

from __future__ import annotations

from pathlib import Path

from dragoman.cli.formats import TableFormat
from dragoman.cli.output import RUN_COLUMNS, Destination, write_out
from dragoman.query import list_runs, with_steps_in_words
from dragoman.store import RecordFolder


def write_runs(record: Path, where: Destination) -> None:
    """Write the runs of a record, also of one that has no tables yet. Raises ``RecordError`` where there is none."""
    folder = RecordFolder(record)
    folder.check()
    runs = list_runs(folder)
    write_out(with_steps_in_words(runs) if where.form is TableFormat.TABLE else runs, where, RUN_COLUMNS)
