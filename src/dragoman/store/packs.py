"""``packs/``: the actor packs of a record, a file each, as they were understood when they were imported."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import asdict
from typing import Any, cast, get_args

import orjson

from dragoman.errors import ConfigError, RecordError
from dragoman.model import ActorKind, Pack, PackActor, PackRole
from dragoman.store.files import written_whole
from dragoman.store.folder import RecordFolder
from dragoman.store.values import list_of, text_of, text_or_none

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


def _actor(row: Any) -> PackActor:
    kind = text_or_none(row["kind"])
    if kind not in {None, *get_args(ActorKind)}:
        raise ValueError(f"unknown kind {kind!r}")
    names = _texts(row["names"])
    if not names:
        raise ValueError("an actor without a name")
    return PackActor(
        id=text_of(row["id"]),
        names=names,
        kind=cast("ActorKind | None", kind),
        country=text_or_none(row["country"]),
        sectors=_texts(row["sectors"]),
        roles=tuple(_role(role) for role in list_of(row["roles"])),
    )


def _role(row: Any) -> PackRole:
    return PackRole(
        title=text_of(row["title"]),
        body=text_or_none(row["body"]),
        country=text_or_none(row["country"]),
        sectors=_texts(row["sectors"]),
        first=_day(text_or_none(row["first"])),
        last=_day(text_or_none(row["last"])),
    )


def _texts(values: Any) -> tuple[str, ...]:
    return tuple(text_of(value) for value in list_of(values))


def _day(day: str | None) -> dt.date | None:
    return None if day is None else dt.date.fromisoformat(day)
