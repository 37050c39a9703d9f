"""Events → files of the field's event data sets. One module per format."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from types import MappingProxyType
from typing import Any, BinaryIO

from dragoman.export.events.arithmetic import STATUSES, Reading, read_event
from dragoman.export.events.gdelt import write_gdelt
from dragoman.export.events.icews import write_icews
from dragoman.export.events.phoenix import write_phoenix
from dragoman.export.events.plain import write_events_csv, write_events_parquet
from dragoman.export.events.plover import write_plover
from dragoman.export.events.polecat import write_polecat
from dragoman.export.events.told import Dyad, Party, Told, dyads_of, tell_events
from dragoman.model import Status

EventExport = Callable[[Iterable[Told], BinaryIO, Collection[Status] | None], None]
"""Writes events to a file; of these statuses, by default of those that the format does not misrepresent."""

FolderExport = Callable[..., Any]
"""Writes events to files of a folder, with names that the format demands: events, folder, statuses, ``replace``."""

EVENT_EXPORTS: Mapping[str, EventExport] = MappingProxyType(
    {
        "polecat": write_polecat,
        "icews": write_icews,
        "phoenix": write_phoenix,
        "plover": write_plover,
        "events-csv": write_events_csv,
        "events-parquet": write_events_parquet,
    }
)
"""Format → what writes it to a file."""

FOLDER_EXPORTS: Mapping[str, FolderExport] = MappingProxyType({"gdelt": write_gdelt})
"""Format → what writes its files."""

__all__ = [
    "EVENT_EXPORTS",
    "FOLDER_EXPORTS",
    "STATUSES",
    "Dyad",
    "EventExport",
    "FolderExport",
    "Party",
    "Reading",
    "Told",
    "dyads_of",
    "read_event",
    "tell_events",
    "write_events_csv",
]
