"""Packs as CSV: a line an office, lines of one actor together by id, or by name and country."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import cast, get_args

from dragoman.errors import ConfigError
from dragoman.lexicon.titles import load_titles
from dragoman.model import ActorKind, PackActor, PackRole
from dragoman.resolve.packs.values import country_code, day_of, decoded, sectors_of

_BETWEEN_ALIASES = re.compile(r"[;|]")

COLUMNS = ("id", "name", "aliases", "kind", "country", "sectors", "title", "body", "role_country", "start", "end")
"""Columns a pack may have; only ``name`` must be there."""


def actors_from_csv(content: bytes) -> tuple[list[PackActor], list[str]]:
    """Return the actors of a CSV file with a header line, and a remark on each line that is left out.

    Columns are parted by comma, semicolon or tab. Raises ``ConfigError`` where the header names no ``name``.
    """
    text = decoded(content)
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.DictReader(io.StringIO(text), delimiter=delimiter)
    columns = [(column or "").strip().lower() for column in reader.fieldnames or ()]
    if "name" not in columns:
        raise ConfigError(f"the pack has no column 'name'; it may have {', '.join(COLUMNS)}")
    reader.fieldnames = columns
    actors: dict[str, PackActor] = {}
    remarks = [f"column '{column}' is not known and left out" for column in columns if column not in COLUMNS]
    for row in reader:
        cells = {key: (value or "").strip() for key, value in row.items() if key in COLUMNS}
        try:
            _add(actors, cells)
        except ConfigError as error:
            remarks.append(f"line {reader.line_num}: {error}; the line is left out")
    return list(actors.values()), remarks


def _add(actors: dict[str, PackActor], cells: Mapping[str, str]) -> None:
    name = cells["name"]
    if not name:
        raise ConfigError("it has no name")
    country = _country(cells.get("country", ""))
    kind = cells.get("kind", "").lower() or None
    if kind is not None and kind not in get_args(ActorKind):
        raise ConfigError(f"'{kind}' is no kind; kinds are {', '.join(get_args(ActorKind))}")
    key = cells.get("id") or f"{name} ({country or '?'})"
    aliases = [alias.strip() for alias in _BETWEEN_ALIASES.split(cells.get("aliases", "")) if alias.strip()]
    known = actors.get(key) or PackActor(key, (), cast("ActorKind | None", kind), country, (), ())
    roles = (*known.roles, *_roles(cells))
    sectors = tuple(dict.fromkeys([*known.sectors, *sectors_of(cells.get("sectors", ""))]))
    names = tuple(dict.fromkeys([*known.names, name, *aliases]))
    actors[key] = replace(known, names=names, country=known.country or country, sectors=sectors, roles=roles)


def _roles(cells: Mapping[str, str]) -> tuple[PackRole, ...]:
    first, last = day_of(cells.get("start", "")), day_of(cells.get("end", ""), is_last=True)
    title = cells.get("title", "")
    if not title:
        if first or last:
            raise ConfigError("it has days but no title")
        return ()
    if first and last and last < first:
        raise ConfigError(f"the office ends ({last}) before it starts ({first})")
    country = _country(cells.get("role_country", "") or cells.get("country", ""))
    sectors = sectors_of(cells.get("sectors", "")) or sectors_of_title(title)
    return (PackRole(title, cells.get("body") or None, country, sectors, first, last),)


def _country(cell: str) -> str | None:
    if not cell:
        return None
    code = country_code(cell)
    if code is None:
        raise ConfigError(f"'{cell}' is no country; give a code such as NOR or a name")
    return code


def sectors_of_title(title: str) -> tuple[str, ...]:
    """Return the sectors that the lexicon knows of an office."""
    words = tuple(title.lower().split())
    found = [load_titles().longest(words, start, len(words)) for start in range(len(words))]
    return next((each[1].sectors for each in found if each is not None), ())
