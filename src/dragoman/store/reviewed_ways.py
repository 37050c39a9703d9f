"""Which findings the tables show, by what people made of them: those that count, reviewed ones, or the machine's.

Every question asks tables by their names; which rows stand behind a name is said here alone.
"""

# ruff: noqa: S608  (what is put into SQL are names of our own tables)

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from dragoman.store.kinds import REPLACED

ReviewedWay = Literal["any", "only", "prefer", "machine"]
"""``prefer``: what counts. ``only``: of that, what somebody reviewed. ``machine``: what the machine found, with its own
values. ``any``: that, and what people added.
"""

_STORED = "stored.main"
_REVIEWED = frozenset(
    (*REPLACED, "positions", *(f"{name}_rows" for name in ("statement", "event", "naming", "position")))
)
_KINDS: Mapping[str, str] = MappingProxyType({"statements": "statement", "events": "event", "namings": "naming"})
_PAIRS: Mapping[str, str] = MappingProxyType(
    {"copies": "report_id", "story_reports": "report_id", "utterances": "statement_id", "stories": "id"}
)


def table_as(name: str, reviewed: ReviewedWay) -> str:
    """Return the question that gives the rows of a table."""
    stored = f"from {_STORED}.{name}"
    if name == "positions":
        return _positions(reviewed)
    if reviewed == "prefer":
        return stored
    if name in REPLACED:
        return _findings(name, with_added=reviewed == "any")
    if name in _PAIRS:
        return _pairs(name, with_added=reviewed == "any")
    if name == "statement_acts":
        return _acts()
    return _event_names() if name == "event_names" else stored


def reviewed_rows(name: str) -> str:
    """Return the question that gives, of a table or view of what counts, the rows that somebody reviewed.

    What they are joined with stays whole: a reviewed event is claimed by a statement that nobody reviewed.
    """
    return f"from memory.main.{name}" + (" where review <> 'unreviewed'" if name in _REVIEWED else "")


def _positions(reviewed: ReviewedWay) -> str:
    stored = f"from {_STORED}.positions"
    if reviewed == "prefer":
        return f"{stored} where review <> 'rejected'"
    own = f"select * replace (coalesce(machine_stance, stance) as stance) {stored}"
    return own if reviewed == "any" else f"{own} where machine_stance is not null"


def _findings(name: str, *, with_added: bool) -> str:
    group = {
        "statements": ", now.utterance_id as utterance_id",
        "events": ", coalesce(now.event_group, own.id) as event_group",
    }.get(name, "")
    added = "" if with_added else " and review <> 'added'"
    return (
        f"(from {_STORED}.{name} where id not in (select id from {_STORED}.machine_{name}){added}) union all by name ("
        f"with told as (select finding, any_value(review) as review from {_STORED}.reviewed_fields "
        f"where kind = '{_KINDS[name]}' group by finding) "
        f"select own.* replace (coalesce(told.review, 'unreviewed') as review{group}) "
        f"from {_STORED}.machine_{name} own left join told on told.finding = own.id "
        f"left join {_STORED}.{name} now on now.id = own.id)"
    )


def _pairs(name: str, *, with_added: bool) -> str:
    key = _PAIRS[name]
    added = "" if with_added or name == "stories" else " where review <> 'added'"  # a story holds what is reviewed
    return (
        f"(from {_STORED}.{name} anti join (select {key} from {_STORED}.machine_{name}) using ({key}){added}) "
        f"union all by name (from {_STORED}.machine_{name})"
    )


def _acts() -> str:
    """Return the acts that statements tell of; one that counts no more is an act of its own."""
    return (
        f"(from {_STORED}.statement_acts) union all by name ("
        "select own.id as statement_id, own.report_no, own.report_id as copy_group, false as is_copy, "
        "own.id as independent_id, own.id as act_id, 1::bigint as n_reports, 1::bigint as n_independent "
        f"from {_STORED}.machine_statements own "
        f"where own.id not in (select statement_id from {_STORED}.statement_acts))"
    )


def _event_names() -> str:
    """Return the names of the parties of events, worked out for those that have other parties than what counts."""
    parts = ", ".join(
        f"coalesce(list({value} order by own.at) filter (part = '{part}'), []) as {part}_{name}"
        for part in ("actor", "recipient")
        for name, value in (
            ("names", "own.name"),
            ("countries", "own.country"),
            ("sectors", "array_to_string(own.sectors, ', ')"),
            ("ids", "own.actor_id"),
        )
    )
    return (
        f"(from {_STORED}.event_names where event_id not in (select id from {_STORED}.machine_events)) "
        "union all by name (with party as ("
        f"select id, 'actor' as part, unnest(actors) as entity_id, generate_subscripts(actors, 1) as at "
        f"from {_STORED}.machine_events union all "
        "select id, 'recipient', unnest(recipients), generate_subscripts(recipients, 1) "
        f"from {_STORED}.machine_events), "
        "own as (select party.id, party.part, min(party.at) as at, links.actor_id, any_value(actors.name) as name, "
        "any_value(actors.country) as country, arg_min(links.sectors, party.at) as sectors "
        f"from party join {_STORED}.links links using (entity_id) join {_STORED}.actors actors "
        "on actors.id = links.actor_id group by party.id, party.part, links.actor_id) "
        f"select events.id as event_id, {parts} from {_STORED}.machine_events events "
        "left join own on own.id = events.id group by events.id)"
    )
