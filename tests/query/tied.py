"""Rows of ties written by hand, as the questions of networks give them, and networks of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pyarrow as pa

from dragoman.query.networks import Network, plan_network
from dragoman.query.networks.building import network_of
from dragoman.query.networks.rows import tie_rows

Told = tuple[str, str, int | None] | tuple[str, str, int | None, str] | tuple[str, str, int | None, str, str]


def positions(told: Sequence[Told]) -> pa.Table:
    """Return a row for each (actor, issue, agreement, day, report); the day is 2024-01-01 and the report its own."""
    rows = []
    for number, each in enumerate(told):
        actor, issue, agreement = each[:3]
        day = each[3] if len(each) > 3 else "2024-01-01"
        rows.append(
            {
                "date": dt.date.fromisoformat(day) if day else None,
                "report_id": each[4] if len(each) > 4 else f"r{number}",
                "finding_id": f"k{number}",
                "statement_id": f"s{number}",
                "agreement": agreement,
                "actor": actor,
                "actor_id": f"a-{actor}",
                "issue": issue,
                "issue_id": f"book:{issue}",
                "outlet": "NLA",
                "outlet_id": "NLA",
                "start": 0,
                "stop": 4,
                "wording": f"words {number}",
                "confidence": 1.0,
                "url": None,
                "source": "a.txt",
            }
        )
    schema = pa.schema(
        [
            ("date", pa.date32()), ("report_id", pa.string()), ("finding_id", pa.string()),
            ("statement_id", pa.string()), ("agreement", pa.int8()), ("actor", pa.string()), ("actor_id", pa.string()),
            ("issue", pa.string()), ("issue_id", pa.string()), ("outlet", pa.string()), ("outlet_id", pa.string()),
            ("start", pa.int32()), ("stop", pa.int32()), ("wording", pa.string()), ("confidence", pa.float64()),
            ("url", pa.string()), ("source", pa.string()),
        ]
    )  # fmt: skip
    return pa.Table.from_pylist(rows, schema=schema)


def network(told: Sequence[Told], nodes: str = "actor,actor", *, isolates: bool = False, **plan: object) -> Network:
    """Return the network of such rows."""
    made = plan_network(nodes, from_="positions", **plan)  # type: ignore[arg-type]
    return network_of(tie_rows(positions(told), made), made, isolates=isolates, actors={"a-Ada": ("person", "NOR")})


def weights(made: Network) -> dict[tuple[str, str], float]:
    """Return the weight of each tie by its labels."""
    return {(row["source"], row["target"]): row["weight"] for row in made.edges}
