"""Networks to the terminal, a pipe or a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.cli.formats import TableFormat
from dragoman.cli.output import Destination, open_record, write_network_file, write_out
from dragoman.cli.streams import tell
from dragoman.errors import ConfigError
from dragoman.export.networks import NETWORK_FORMS, network_form_of
from dragoman.query import Table
from dragoman.query.networks import Network

# Columns of a table in the terminal, with the share of the width each may claim.
_COLUMNS = {
    "date": 0, "source": 4, "target": 4, "name": 4, "label": 4, "variable": 0, "kind": 0, "country": 0, "relation": 0,
    "type": 0, "status": 0, "place": 2, "weight": 0, "n": 0, "n_acts": 0, "n_statements": 0, "n_events": 0,
    "n_reports": 0, "first": 0, "last": 0, "since": 0, "until": 0, "degree": 0, "strength": 0, "betweenness": 0,
    "component": 0, "cluster": 0,
}  # fmt: skip
_OF_PASSAGES = {
    "source_node": 3, "target_node": 3, "date": 0, "agreement": 0, "outlet": 2, "wording": 10,
}  # fmt: skip
_OF_EVENT_LIST = {"time": 0, "agreement": 0, "document_source": 2, "text": 10}

_TABLES = ("edges", "nodes", "matrix", "passages", "eventlist")


@dataclass(frozen=True)
class Drawn:
    """What of a network is asked for, and where it goes."""

    table: str
    format: str | None
    out: str
    force: bool
    as_is: bool
    bom: bool
    between: tuple[str, ...] = ()
    measures: bool = False

    def destination(self) -> Destination:
        """Return where a table goes. Raises ``ConfigError`` where there is no such format."""
        known = {form.value: form for form in TableFormat}
        if self.format is not None and self.format.lower() not in known:
            raise ConfigError(f"there is no format '{self.format}'; there is {', '.join([*NETWORK_FORMS, *known])}")
        form = None if self.format is None else known[self.format.lower()]
        return Destination(self.out, form, force=self.force, as_is=self.as_is, bom=self.bom)

    @property
    def network_form(self) -> str | None:
        """The format of a whole network, if one is asked for."""
        if self.format is not None:
            return self.format.lower() if self.format.lower() in NETWORK_FORMS else None
        return network_form_of(self.out)


def write_network_table(record: Path, drawn: Drawn, conditions: Mapping[str, Any], plan: Mapping[str, Any]) -> None:
    """Write nodes, edges or dyads of who speaks of whom and does what to whom."""
    wrong = next(iter(plan), drawn.network_form or next(iter(drawn.between), None))
    if wrong is not None:
        raise ConfigError(f"'{wrong.rstrip('_').replace('_', '-')}' is of networks; give --nodes, such as actor,issue")
    where = drawn.destination()
    limit = conditions["limit"]
    given = {name: value for name, value in conditions.items() if name != "limit"}
    with open_record(record) as opened:
        found = opened.network(drawn.table, **given).head(limit)
    write_out(found, where, _some(_COLUMNS, found), limit=limit)


def write_network_of(record: Path, drawn: Drawn, conditions: Mapping[str, Any], plan: Mapping[str, Any]) -> None:
    """Write a network, or a table of it, and tell what was left out."""
    if drawn.table.lower() not in _TABLES:
        raise ConfigError(f"there is no table '{drawn.table}' of a network; there is {', '.join(_TABLES)}")
    if len(drawn.between) > 2:
        raise ConfigError("--between takes one node, or two for the tie between them")
    where = None if drawn.network_form else drawn.destination()
    limit = conditions["limit"]
    given = {name: value for name, value in conditions.items() if name != "limit"}
    with open_record(record) as opened:
        network = opened.network(**given, **plan)
    _tell_left_out(network)
    if where is None:
        write_network_file(network.tables, drawn.network_form or "", drawn.out, force=drawn.force)
        return
    found, columns = _table(network, drawn, limit)
    write_out(found, where, columns, limit=limit)


def _table(network: Network, drawn: Drawn, limit: int | None) -> tuple[Table, Mapping[str, int]]:
    name = drawn.table.lower()
    if name == "matrix":
        found = network.matrix()
        return found, dict.fromkeys(found.columns, 1)
    if name == "passages":
        first, second = (*drawn.between, None, None)[:2]
        found = network.passages(first, second, limit=limit)
        return found, _some(_OF_PASSAGES, found)
    if name == "eventlist":
        found = network.event_list().head(limit)
        return found, _some(_OF_EVENT_LIST, found)
    if name == "nodes":
        found = (network.measured() if drawn.measures else network.nodes).head(limit)
    else:
        found = network.edges.head(limit)
    return found, _some(_COLUMNS, found)


def _some(columns: Mapping[str, int], table: Table) -> dict[str, int]:
    return {name: share for name, share in columns.items() if name in table.columns}


def _tell_left_out(network: Network) -> None:
    source = network.plan.source
    if network.n_left_out:
        tell(f"{network.n_left_out:,} {source} tie nothing and are left out: one side is not known, or takes no side")
    if network.n_again:
        tell(f"{network.n_again:,} {source} say again what was said and count once (--duplicates)")
