"""Which events a record holds."""

from __future__ import annotations

from typing import Any, get_args

import pyarrow as pa

from dragoman.lexicon.actor_codes import cow_of
from dragoman.model import EventType
from dragoman.model.conditions import EventConditions
from dragoman.query.asking import ask
from dragoman.query.conditions import parameters_of
from dragoman.query.countries import countries_called
from dragoman.query.emptiness import telling_why_empty
from dragoman.query.table import Table
from dragoman.store import View


@telling_why_empty
def list_events(view: View, asked: EventConditions) -> Table:
    """Return the events that meet all conditions, in the record's order. Raises ``ConfigError``."""
    table = ask(view, "events", parameters_of_events(asked))
    return Table(_with_cow(_with_cow(table.to_arrow(), "actor"), "recipient"))


def parameters_of_events(asked: EventConditions) -> dict[str, Any]:
    """Return the parameters that conditions of events are in SQL. Raises ``ConfigError``."""
    parameters = parameters_of(asked)
    types = parameters["type"]
    parameters |= {
        "type": types or list(get_args(EventType)),
        "any_type": not types and (asked.all or asked.cameo is not None),
        "place_countries": None if asked.place is None else countries_called(asked.place),
    }
    if parameters.pop("distinct") and asked.count is None:
        parameters["count"] = "acts"
    del parameters["all"]
    return parameters


def _with_cow(table: pa.Table, side: str) -> pa.Table:
    """Return the table with a column of Correlates of War numbers behind that of countries; null where none is."""
    countries = f"{side}_countries"
    numbers = [[cow_of(iso3) or None for iso3 in row or ()] for row in table.column(countries).to_pylist()]
    column = pa.array(numbers, pa.list_(pa.string()))
    return table.add_column(table.schema.get_field_index(countries) + 1, f"{side}_cow", column)
