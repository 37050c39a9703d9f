"""Tables and exports to the terminal, a pipe or a file."""

from __future__ import annotations

import io
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from rich.console import Console

from dragoman.cli.formats import TableFormat, form_of
from dragoman.cli.layout import print_table
from dragoman.cli.streams import data_output, tell
from dragoman.errors import ConfigError, RecordError
from dragoman.export import EXPORTS, ExportFormat, write_table
from dragoman.export.networks import NetworkTables, write_network
from dragoman.query import Table
from dragoman.record import Record
from dragoman.store import check_out, written_out

_BINARY = frozenset({TableFormat.PARQUET, TableFormat.XLSX})
# Where no terminal tells its width; wide enough that few cells break.
WIDTH_OF_PIPE = 200

_BINARY = frozenset({TableFormat.PARQUET, TableFormat.XLSX})

# Columns of a table in the terminal, with the share of the width each may claim. Files have all columns.
STATEMENT_COLUMNS: Mapping[str, int] = {
    "date": 0, "outlet": 2, "speaker": 3, "cue": 2, "act": 0, "mode": 0, "wording": 12, "n_reports": 0,
    "n_independent": 0, "source": 3,
}  # fmt: skip
EVENT_COLUMNS: Mapping[str, int] = {
    "date": 0, "type": 0, "status": 0, "actor_names": 3, "recipient_names": 3, "place": 2, "trigger": 2, "evidence": 9,
    "n_reports": 0, "n_independent": 0, "source": 3,
}  # fmt: skip
ACTOR_COLUMNS: Mapping[str, int] = {
    "name": 4, "kind": 0, "country": 0, "sectors": 1, "offices": 5, "descriptions": 2, "n_statements": 0, "n_events": 0,
    "n_reports": 0, "n_independent": 0, "n_acts": 0, "actor_id": 0,
}  # fmt: skip
STORY_COLUMNS: Mapping[str, int] = {
    "first": 0, "last": 0, "label": 6, "n_reports": 0, "n_independent": 0, "n_acts": 0, "n_outlets": 0, "actors": 5,
    "timeline": 4, "story_id": 0,
}  # fmt: skip
STORY_REPORT_COLUMNS: Mapping[str, int] = {
    "published": 0, "outlet": 2, "title": 4, "copy_kind": 0, "copy_share": 0, "likeness": 0, "reasons": 6,
    "report_id": 0,
}  # fmt: skip
ISSUE_COLUMNS: Mapping[str, int] = {"level": 0, "step": 0, "code": 0, "message": 6, "source": 3}
JUDGEMENT_COLUMNS: Mapping[str, int] = {
    "at": 0, "by": 1, "verdict": 0, "names": 4, "terms": 3, "state": 0, "remark": 3, "note": 3, "judgement_id": 0,
}  # fmt: skip
RUN_COLUMNS: Mapping[str, int] = {
    "began": 0, "command": 0, "outcome": 0, "n_new": 0, "n_replaced": 0, "n_unchanged": 0, "n_gone": 0, "n_errors": 0,
    "n_warnings": 0, "n_notes": 0, "seconds": 0, "reading_s": 0, "tables": 0, "steps": 5, "writing_s": 0,
    "newer_steps": 2, "version": 0,
}  # fmt: skip
_NAMING_COLUMNS: Mapping[str, int] = {
    "published": 0, "outlet": 2, "label": 4, "of": 2, "voice": 0, "speaker": 2, "passage": 8, "report_id": 0,
}  # fmt: skip
_TERM_COLUMNS: Mapping[str, int] = {
    "term": 4, "outlet": 2, "speaker": 2, "month": 0, "n_namings": 0, "n_reports": 0, "n_independent": 0, "n_acts": 0,
    "n_report": 0, "n_headline": 0,
    "n_quoted": 0, "n_reported": 0, "labels": 6, "z": 0, "log_odds": 0, "n_here": 0, "n_elsewhere": 0,
}  # fmt: skip
REPORT_COLUMNS: Mapping[str, int] = {
    "report_id": 0, "published": 0, "outlet": 2, "title": 5, "n_statements": 0, "n_events": 0, "n_claimed": 0,
    "copy_kind": 0, "source": 4,
}  # fmt: skip


def naming_columns(table: Table) -> Mapping[str, int]:
    """Return the columns of namings, or those of their terms where these are counted or compared."""
    if "label" in table.columns:
        return _NAMING_COLUMNS
    shown = {**_TERM_COLUMNS, "voice": 0}
    return {name: shown[name] for name in table.columns if name in shown}


@dataclass(frozen=True)
class Destination:
    """Where rows go, and as what. Made before the work begins. Raises ``ConfigError`` where nothing may be written."""

    out: str
    asked: TableFormat | None = None
    force: bool = False
    as_is: bool = False
    bom: bool = False

    @property
    def form(self) -> TableFormat:
        """The format asked for, else that of the path's ending."""
        return self.asked or form_of(self.out)

    def __post_init__(self) -> None:
        if self.bom and self.form is not TableFormat.CSV:
            raise ConfigError(f"--bom is of CSV, and this is written as {self.form}; leave it out, or ask for csv")
        if self.out != "-":
            check_out(_path(self.out), replace=self.force)

    @property
    def is_output(self) -> bool:
        """Whether it is standard output."""
        return self.out == "-"

    def write(self, content: bytes) -> None:
        """Write all of a file."""
        with written_out(_path(self.out), replace=self.force) as file:
            file.write(content)


def _path(out: str) -> Path:
    if not out:
        raise ConfigError("--out is empty; give a path, or - for standard output")
    if out.endswith(("/", "/.")):
        raise ConfigError(f"{out}: is the name of a folder; give the path of a file in it")
    return Path(out)


class _Terminal(Console):
    """A console that leaves it to the command what becomes of output that nobody reads."""

    def on_broken_pipe(self) -> None:
        raise  # noqa: PLE0704  (called while the error is handled)


def console() -> Console:
    """Return the terminal, or the pipe there is instead."""
    return _Terminal(highlight=False, width=None if sys.stdout.isatty() else WIDTH_OF_PIPE)


def text_console(text: io.StringIO) -> Console:
    """Return a console that writes a file's text."""
    return _Terminal(file=text, width=WIDTH_OF_PIPE, highlight=False)


def as_file(text: io.StringIO) -> bytes:
    """Return what was printed as a file."""
    return text.getvalue().encode(errors="backslashreplace")


def open_record(path: Path) -> Record:
    """Open a record; what people decided and a command could not apply to its end is applied first, and told."""
    record = Record(path)
    if record.has_torn_judgement:
        tell(
            f"{path}: judgements.jsonl ends in the middle of a judgement, which does not count; 'dragoman actors "
            f"{path} --judgements' tells which are kept: give the missing one again"
        )
    if record.is_applied:
        return record
    tell(f"{path}: judgements or packs are kept and not applied yet; they are applied now")
    record.close()
    from dragoman.run import try_to_resolve  # noqa: PLC0415  (who only asks need not load the steps)

    try:
        if not try_to_resolve(path):
            tell(f"{path}: another process is writing to the record and applies them when it ends; shown without them")
    except RecordError as error:
        tell(f"{path}: they cannot be applied now and are kept: do not judge again ({error}); shown without them")
    return Record(path)


def write_out(table: Table, where: Destination, columns: Mapping[str, int], *, limit: int | None = None) -> None:
    """Write rows to a file, whole or not at all, or to standard output; where there are none, tell why.

    ``limit`` is the one that was asked for: without any, a terminal gets no more than the first rows.
    """
    if table.remark:
        tell(f"no rows: {table.remark}")
    if where.form is TableFormat.TABLE and where.is_output:
        print_table(console(), table, columns, limit=limit, is_paged=True)
    elif where.form is TableFormat.TABLE:
        text = io.StringIO()
        print_table(text_console(text), table, columns)
        where.write(as_file(text))
    elif where.is_output:
        is_binary = where.form in _BINARY
        _refuse_binary_on_terminal(where.form)
        file = sys.stdout.buffer if is_binary else data_output()
        _write_table(table, where, file, columns)
        file.flush()
    else:
        with written_out(_path(where.out), replace=where.force) as file:
            _write_table(table, where, file, columns)


def _write_table(table: Table, where: Destination, file: BinaryIO, columns: Mapping[str, int]) -> None:
    write_table(table.to_arrow(), file, where.form.value, as_is=where.as_is, bom=where.bom, columns=tuple(columns))


def write_network_file(tables: NetworkTables, form: str, out: str, *, force: bool) -> None:
    """Write a network in a format of networks to a file, whole or not at all, or to standard output."""
    if out == "-":
        file = data_output()
        write_network(tables, file, form)
        file.flush()
        return
    with written_out(_path(out), replace=force) as file:
        write_network(tables, file, form)


def export_record(
    record: Path,
    to: str,
    out: str,
    *,
    kind: Sequence[str] | None = None,
    floor: float | None = None,
    statuses: Sequence[str] | None = None,
    claimed: bool = False,
    count: Any = None,
    reviewed: str | None = None,
    force: bool = False,
    as_is: bool = False,
    without_text: bool = False,
) -> None:
    """Write a record, or what of it is of some kinds or as sure as ``floor``, to a file or to standard output."""
    form = EXPORTS.get(to.lower())
    if out != "-" and not (form and form.is_folder):
        check_out(_path(out), replace=force)
    with open_record(record) as opened:
        warn_if_incomplete(opened)
        if form is not None:
            tell_what_is_claimed(opened, to, form, claimed=claimed)
        if out != "-":
            opened.export(
                out,
                to,
                kind=kind,
                floor=floor,
                statuses=statuses,
                claimed=claimed,
                count=count,
                reviewed=reviewed,
                as_is=as_is,
                without_text=without_text,
                replace=force,
            )
            tell_what_is_lost(opened, to)
            return
        is_binary = form is not None and form.is_binary
        if is_binary:
            _refuse_binary_on_terminal(TableFormat.PARQUET)
        file = sys.stdout.buffer if is_binary else data_output()
        opened.write_export(
            file, to, kind=kind, floor=floor, statuses=statuses, claimed=claimed, count=count, reviewed=reviewed,
            as_is=as_is, without_text=without_text,
        )  # fmt: skip
        file.flush()
        tell_what_is_lost(opened, to)


def tell_what_is_lost(record: Record, to: str) -> None:
    """Say what the format that was written could not hold, counted."""
    for line in record.not_held:
        tell(f"{to}: {line}")


def warn_if_incomplete(record: Record) -> None:
    """Say so where a later read was interrupted."""
    if not record.is_complete:
        tell(
            f"{record.path}: the last read was interrupted or is going on; this is the record as it was before. Run "
            "'dragoman read' again to finish it"
        )


def tell_what_is_claimed(record: Record, to: str, form: ExportFormat, *, claimed: bool) -> None:
    """Say which events a file holds that cannot say so itself, where the record has events of both sorts."""
    if form.of != "events" or form.tells_claims or not record.n_claimed:
        return
    if claimed:
        tell(f"{to}: holds what reports tell in their own voice and what speakers claim, not told apart")
    else:
        tell(f"{to}: holds what reports tell in their own voice; --claimed adds what only speakers claim")


def warn_if_without_events(record: Record) -> None:
    """Say so where no report has an event, which is how records read by an earlier version are."""
    if len(record) and not len(record.events(all=True, claimed=True, limit=1)):
        tell(
            f"{record.path}: holds no events; if an earlier version of the program read its reports, read them into a "
            "new record"
        )


def _refuse_binary_on_terminal(form: TableFormat) -> None:
    if form in _BINARY and sys.stdout.isatty():
        raise ConfigError(f"{form} is not for a terminal; give a file with --out")
