"""Which events of a record an export is told, and whether format and options fit each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from dragoman.errors import ConfigError, RecordError
from dragoman.export import ExportFormat, Told, tell_events
from dragoman.model import Actor, Findings, Status
from dragoman.model.conditions import Counting
from dragoman.query import Table
from dragoman.query.filters import check_floor


class Asked(Protocol):
    """A record that tells its events and findings."""

    @property
    def events(self) -> Callable[..., Table]: ...
    @property
    def findings(self) -> Callable[..., Iterator[tuple[Findings, Mapping[str, Actor]]]]: ...


def told_of(
    record: Asked,
    form: ExportFormat,
    floor: float | None,
    wanted: Sequence[Status] | None,
    *,
    claimed: bool,
    count: Counting | None,
    reviewed: str | None,
) -> Iterator[Told]:
    """Return the events of a record that a format is told, in the record's order."""
    least = check_floor(floor) or 0.0
    both = claimed or form.tells_claims
    counted = None
    if count not in {None, "reports"}:  # the events that stand for those counted as one
        events = record.events(all=True, claimed=both, floor=floor, status=wanted, count=count, reviewed=reviewed)
        counted = frozenset(events.to_arrow().column("event_id").to_pylist())
    return (
        told
        for told in tell_events(record.findings(reviewed=reviewed))
        if told.event.confidence >= least
        and (both or told.event.tie != "claims")
        and (counted is None or told.event.id in counted)
    )


def write_folder(
    form: ExportFormat, told: Iterator[Told], path: Path, wanted: Sequence[Status] | None, to: str, *, replace: bool
) -> None:
    """Write events in a format of several files to a folder. Raises ``ConfigError`` and ``RecordError``."""
    if path.exists() and not path.is_dir():
        raise ConfigError(f"{path}: is a file; '{to}' is written to a folder, as its files have names of their own")
    try:
        form.write(told, path, wanted, replace=replace)
    except FileExistsError as error:
        raise ConfigError(
            f"{error.filename or path}: is there already; give another folder, or --force to replace it"
        ) from error
    except OSError as error:
        raise RecordError(f"{path}: cannot be written ({error.strerror or error})") from error
