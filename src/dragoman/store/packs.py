"""``packs/``: the actor packs of a record, a file each, as they were understood when they were imported."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import asdict
from typing import Any

import orjson

from dragoman.errors import ConfigError, RecordError
from dragoman.model import Pack, PackActor, PackRole
from dragoman.store.files import written_whole
from dragoman.store.folder import RecordFolder

_NAME = re.compile(r"[\w][\w .-]*")


def save_pack(folder: RecordFolder, pack: Pack) -> None:
    """Keep a pack in the record, in place of one of the same name. Raises ``ConfigError`` where the name is no name."""
    if not _NAME.fullmatch(pack.name):
        raise ConfigError(f"a pack cannot be called '{pack.name}'; use letters, digits, '-', '_' and '.'")
    folder.packs.mkdir(exist_ok=True)
    with written_whole(folder.packs / f"{pack.name}.jsonl") as temporary:
        temporary.write_bytes(b"".join(orjson.dumps(asdict(a), option=orjson.OPT_APPEND_NEWLINE) for a in pack.actors))


def load_packs(folder: RecordFolder) -> list[Pack]:
    """Return the packs in the order of their names. Raises ``RecordError`` where a file is damaged."""
    packs: list[Pack] = []
    for path in sorted(folder.packs.glob("*.jsonl")):
        if path.name.startswith("."):
            continue
        try:
            actors = tuple(_actor(orjson.loads(line)) for line in path.read_bytes().splitlines() if line)
        except (OSError, orjson.JSONDecodeError, KeyError, TypeError, ValueError) as error:
            raise RecordError(f"{path}: is no actor pack ({error}); import it again, or delete the file") from error
        packs.append(Pack(path.stem, actors))
    return packs


def _actor(row: dict[str, Any]) -> PackActor:
    return PackActor(
        id=row["id"],
        names=tuple(row["names"]),
        kind=row["kind"],
        country=row["country"],
        sectors=tuple(row["sectors"]),
        roles=tuple(_role(role) for role in row["roles"]),
    )


def _role(row: dict[str, Any]) -> PackRole:
    return PackRole(
        row["title"], row["body"], row["country"], tuple(row["sectors"]), _day(row["first"]), _day(row["last"])
    )


def _day(day: str | None) -> dt.date | None:
    return None if day is None else dt.date.fromisoformat(day)
