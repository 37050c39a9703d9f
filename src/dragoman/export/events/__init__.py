"""Events → files of the field's event data sets. One module per format."""

from __future__ import annotations

from dragoman.export.events.arithmetic import STATUSES, Reading, read_event
from dragoman.export.events.dyads import Dyad, dyads_of
from dragoman.export.events.gdelt import write_gdelt
from dragoman.export.events.icews import write_icews
from dragoman.export.events.phoenix import write_phoenix
from dragoman.export.events.plain import write_events_csv, write_events_parquet
from dragoman.export.events.plover import write_plover
from dragoman.export.events.polecat import write_polecat
from dragoman.export.events.told import Party, Told, tell_events

__all__ = [
    "STATUSES",
    "Dyad",
    "Party",
    "Reading",
    "Told",
    "dyads_of",
    "read_event",
    "tell_events",
    "write_events_csv",
    "write_events_parquet",
    "write_gdelt",
    "write_icews",
    "write_phoenix",
    "write_plover",
    "write_polecat",
]
