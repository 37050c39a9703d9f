"""Packs in FollowTheMoney's JSON: the format of the open lists of politically exposed persons.

Entities stand one a line, in a list, or inside each other. A ``Person`` (or an organisation) has names and countries, a
``Position`` is an office, and an ``Occupancy`` says who held it, from when to when.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import orjson

from dragoman.errors import ConfigError
from dragoman.model import ActorKind, PackActor, PackRole
from dragoman.resolve.packs.table import sectors_of_title
from dragoman.resolve.packs.values import country_code, day_of

_KINDS: Mapping[str, ActorKind] = {
    "Person": "person",
    "Organization": "organisation",
    "Company": "organisation",
    "PublicBody": "body",
}
_NAMES = ("name", "alias", "weakAlias", "previousName")
_COUNTRIES = ("citizenship", "nationality", "country", "jurisdiction")


def actors_from_followthemoney(content: bytes) -> tuple[list[PackActor], list[str]]:
    """Return the actors of a file with the offices they held, and a remark on what could not be understood."""
    remarks: list[str] = []
    entities: dict[str, dict[str, Any]] = {}
    for top in _objects(content, remarks):
        for entity in _flattened(top):
            known = entities.setdefault(str(entity["id"]), {"schema": entity.get("schema"), "properties": {}})
            known["schema"] = known["schema"] or entity.get("schema")
            for name, values in _properties(entity).items():
                known["properties"].setdefault(name, []).extend(values)
    roles: dict[str, list[PackRole]] = {}
    for key, entity in sorted(entities.items()):
        if entity["schema"] == "Occupancy":
            try:
                _add_roles(entity["properties"], entities, roles)
            except ConfigError as error:
                remarks.append(f"{key}: {error}; the occupancy is left out")
    actors = [
        actor
        for key, entity in entities.items()
        if entity["schema"] in _KINDS and (actor := _actor(key, entity, roles.get(key, []))) is not None
    ]
    return actors, remarks


def _objects(content: bytes, remarks: list[str]) -> Iterator[Mapping[str, Any]]:
    """Yield the objects of a JSON list, of one object, or of lines."""
    stripped = content.lstrip(b"\xef\xbb\xbf \n\r\t")
    try:
        whole = orjson.loads(stripped)
    except orjson.JSONDecodeError:
        whole = None
    if isinstance(whole, list):
        rows: list[Any] = whole
    elif isinstance(whole, dict):
        listed = whole.get("entities") or whole.get("results")
        rows = listed if isinstance(listed, list) else [whole]
    else:
        rows = []
        for number, line in enumerate(stripped.splitlines(), start=1):
            if line.strip():
                try:
                    rows.append(orjson.loads(line))
                except orjson.JSONDecodeError as error:
                    remarks.append(f"line {number}: is not JSON ({error}); it is left out")
    yield from (row for row in rows if isinstance(row, dict))


def _flattened(entity: Mapping[str, Any], owner: tuple[str, str] | None = None) -> Iterator[Mapping[str, Any]]:
    """Yield an entity and those that stand inside its properties. One inside an owner's list refers back to it."""
    if not isinstance(entity.get("id"), str):
        return
    properties: dict[str, list[Any]] = {}
    inside: list[tuple[str, Mapping[str, Any]]] = []
    for name, values in _properties(entity).items():
        plain: list[Any] = []
        for value in values:
            if isinstance(value, dict) and "id" in value:
                inside.append((name, value))
                plain.append(value["id"])
            else:
                plain.append(value)
        properties[name] = plain
    if owner is not None and entity.get("schema") == "Occupancy":
        side = "post" if owner[0] == "Position" else "holder"
        properties.setdefault(side, []).append(owner[1])
    yield {"id": entity["id"], "schema": entity.get("schema"), "properties": properties}
    for _, value in inside:
        yield from _flattened(value, (str(entity.get("schema")), entity["id"]))


def _properties(entity: Mapping[str, Any]) -> dict[str, list[Any]]:
    given = entity.get("properties")
    if not isinstance(given, dict):
        return {}
    return {name: values if isinstance(values, list) else [values] for name, values in given.items()}


def _actor(key: str, entity: Mapping[str, Any], roles: list[PackRole]) -> PackActor | None:
    properties = entity["properties"]
    names = tuple(dict.fromkeys(str(name).strip() for field in _NAMES for name in properties.get(field, ()) if name))
    if not names:
        return None
    countries = [code for field in _COUNTRIES for code in _countries(properties.get(field, ()))]
    told = [PackRole(str(title), None, None, sectors_of_title(str(title)), None, None)
            for title in dict.fromkeys(properties.get("position", ()))] if not roles else []  # fmt: skip
    ordered = sorted(set(roles), key=lambda role: (str(role.first or ""), role.title, str(role.last or "")))
    return PackActor(key, names, _KINDS[entity["schema"]], next(iter(countries), None), (), (*ordered, *told))


def _add_roles(
    properties: Mapping[str, list[Any]], entities: Mapping[str, Mapping[str, Any]], roles: dict[str, list[PackRole]]
) -> None:
    first = _first_day(properties.get("startDate", ()))
    last = _last_day(properties.get("endDate", ()))
    for post in dict.fromkeys(map(str, properties.get("post", ()))):
        position = entities.get(post)
        if position is None:
            raise ConfigError(f"its position {post} is not in the file")
        own = position["properties"]
        title = str(next(iter(own.get("name", ())), "")).strip()
        if not title:
            continue
        country = next(iter(_countries(own.get("country", ()))), None)
        role = PackRole(title, None, country, sectors_of_title(title), first, last)
        for holder in dict.fromkeys(map(str, properties.get("holder", ()))):
            roles.setdefault(holder, []).append(role)


def _first_day(values: Any) -> Any:
    return min((day for value in values if (day := day_of(str(value))) is not None), default=None)


def _last_day(values: Any) -> Any:
    return max((day for value in values if (day := day_of(str(value), is_last=True)) is not None), default=None)


def _countries(values: Any) -> list[str]:
    return [code for value in values if (code := country_code(str(value))) is not None]
