"""One page of the findings that meet conditions, and how all of them are spread: for who looks through them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, NamedTuple

from dragoman.errors import ConfigError
from dragoman.model.conditions import EventConditions, StatementConditions
from dragoman.query.asking import ask_of_found
from dragoman.query.conditions import parameters_of
from dragoman.query.events import parameters_of_events
from dragoman.query.table import Table, nearest_word
from dragoman.store import View

STATEMENT_ORDERS: Mapping[str, str] = MappingProxyType(
    {
        "date": "date nulls last",
        "latest": "date desc nulls last",
        "speaker": "speaker nulls last",
        "outlet": "outlet nulls last",
        "act": "act",
        "confidence": "confidence desc",
        "doubt": "confidence",
        "reports": "n_reports desc",
    }
)
"""The orders of a page of statements, and what each is in SQL. What is alike stands in the record's order."""

EVENT_ORDERS: Mapping[str, str] = MappingProxyType(
    {
        "date": "date nulls last",
        "latest": "date desc nulls last",
        "type": "type nulls last",
        "status": "status",
        "outlet": "outlet nulls last",
        "place": "place nulls last",
        "confidence": "confidence desc",
        "doubt": "confidence",
        "reports": "n_reports desc",
    }
)
"""The same for events."""


class FacetValue(NamedTuple):
    """A value that findings have, what people call it, and how many have it."""

    value: str
    label: str
    n: int


@dataclass(frozen=True)
class Spread:
    """How many findings meet the conditions, and how many of them have which value, the most frequent first.

    The facets go by the names of conditions, and ``month`` (``2024-03``); a facet has no more values than was asked,
    months excepted.
    """

    n: int
    facets: Mapping[str, tuple[FacetValue, ...]]


def spread_statements(view: View, asked: StatementConditions, *, most: int = 12) -> Spread:
    """Return how the statements that meet all conditions are spread. Raises ``ConfigError``."""
    parameters = parameters_of(asked) | {"most": most}
    return _spread(ask_of_found(view, "statements", "statement_facets", parameters))


def spread_events(view: View, asked: EventConditions, *, most: int = 12) -> Spread:
    """Return how the events that meet all conditions are spread. Raises ``ConfigError``."""
    parameters = parameters_of_events(asked) | {"most": most}
    return _spread(ask_of_found(view, "events", "event_facets", parameters))


def page_of_statements(
    view: View, asked: StatementConditions, *, order: str = "date", first: int = 0, size: int = 50
) -> Table:
    """Return ``size`` of the statements that meet all conditions, from the place ``first`` in an order.

    Raises ``ConfigError``, also where there is no such order.
    """
    parameters = parameters_of(asked) | {"first": first, "size": size}
    return ask_of_found(view, "statements", "statement_page", parameters, order=_known(order, STATEMENT_ORDERS))


def page_of_events(view: View, asked: EventConditions, *, order: str = "date", first: int = 0, size: int = 50) -> Table:
    """Return ``size`` of the events that meet all conditions, from the place ``first`` in an order.

    Raises ``ConfigError``, also where there is no such order.
    """
    parameters = parameters_of_events(asked) | {"first": first, "size": size}
    return ask_of_found(view, "events", "event_page", parameters, order=_known(order, EVENT_ORDERS))


def _known(order: str, orders: Mapping[str, str]) -> str:
    if order not in orders:
        near = nearest_word(order, list(orders))
        raise ConfigError(f"there is no order '{order}'; the nearest is '{near}' of {', '.join(orders)}")
    return orders[order]


def _spread(told: Table) -> Spread:
    facets: dict[str, list[FacetValue]] = {}
    for row in told.to_dicts():
        facets.setdefault(row["facet"], []).append(_value(row))
    n = sum(each.n for each in facets.pop("all", []))
    return Spread(n, {name: tuple(values) for name, values in facets.items()})


def _value(row: Mapping[str, Any]) -> FacetValue:
    return FacetValue(row["value"], row["label"], row["n"])
