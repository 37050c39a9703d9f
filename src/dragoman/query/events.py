"""Which events a record holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import pyarrow as pa

from dragoman.errors import ConfigError
from dragoman.lexicon.actor_codes import cow_of
from dragoman.lexicon.countries import country_labels, country_names
from dragoman.model import EventType, Status
from dragoman.query.filters import Choice, Day, check_floor, check_limit, choices_of, first_day, last_day, parts_of
from dragoman.query.questions import ask
from dragoman.query.table import Table
from dragoman.store import View, name_parts

NO_TYPE = "NONE"
"""What a question calls the type of a public statement, which has none."""

_TYPES: tuple[str, ...] = (*get_args(EventType), NO_TYPE)


def list_events(
    view: View,
    *,
    type: Choice = None,  # noqa: A002  (the word of the field)
    cameo: Choice = None,
    actor: str | None = None,
    recipient: str | None = None,
    party: str | None = None,
    place: str | None = None,
    status: Choice = None,
    outlet: str | None = None,
    since: Day | None = None,
    until: Day | None = None,
    text: str | None = None,
    floor: float | None = None,
    distinct: bool = False,
    all: bool = False,  # noqa: A002  (the word of the command)
    limit: int | None = None,
) -> Table:
    """Return the events that meet all conditions, in the record's order. Raises ``ConfigError``.

    ``actor``, ``recipient``, ``party`` (either of them) and ``outlet`` are words of the name in any order, whatever
    their case and accents; the first three can also be an actor's id. ``cameo`` is a code or how codes begin.
    ``place`` is words of a place's or province's name, or a country by name or ISO 3166 alpha-3. ``date`` is the day
    of the event if the report tells it, else of publication. ``distinct`` gives a row for each event in place of one
    for each report that tells it: the row that tells most. Public statements, which have no type, are there with
    ``all``, ``type="none"`` or ``cameo`` only.
    """
    types = [value.upper() for value in choices_of(type, "type") or ()]
    choices_of(types, "type", _TYPES)
    table = ask(
        view,
        "events",
        {
            "types": types or list(get_args(EventType)),
            "any_type": not types and (all or cameo is not None),
            "cameo": _codes(choices_of(cameo, "cameo")),
            "actor": actor,
            "actor_parts": parts_of(actor, "actor"),
            "recipient": recipient,
            "recipient_parts": parts_of(recipient, "recipient"),
            "party": party,
            "party_parts": parts_of(party, "party"),
            "place_parts": parts_of(place, "place"),
            "place_countries": None if place is None else _countries_called(place),
            "statuses": choices_of(status, "status", get_args(Status)),
            "outlet_parts": parts_of(outlet, "outlet"),
            "since": first_day(since, "since"),
            "until": last_day(until, "until"),
            "text": text,
            "floor": check_floor(floor),
            "distinct": distinct,
            "limit": check_limit(limit),
        },
    )
    return Table(_with_cow(_with_cow(table.to_arrow(), "actor"), "recipient"))


def _codes(given: Sequence[str] | None) -> list[str] | None:
    for code in given or ():
        if not code.isdigit() or len(code) not in {2, 3, 4}:
            raise ConfigError(f"'cameo' is {code!r}; give a code of two to four digits, such as 04 or 042")
    return None if given is None else list(given)


def _countries_called(name: str) -> list[str]:
    """Return the states that go by a name, or the one with this code, as ISO 3166 alpha-3."""
    if name.upper() in country_labels():
        return [name.upper()]
    parts = name_parts(name)
    return sorted({iso3 for label, iso3 in country_names() if name_parts(label) == parts})


def _with_cow(table: pa.Table, side: str) -> pa.Table:
    """Return the table with a column of Correlates of War numbers behind that of countries; null where none is."""
    countries = f"{side}_countries"
    numbers = [[cow_of(iso3) or None for iso3 in row or ()] for row in table.column(countries).to_pylist()]
    column = pa.array(numbers, pa.list_(pa.string()))
    return table.add_column(table.schema.get_field_index(countries) + 1, f"{side}_cow", column)
