"""Making the tables of a record from its parts, its packs and its judgements."""

from __future__ import annotations

import hashlib
from importlib import metadata
from pathlib import Path

from dragoman.errors import RecordBusyError
from dragoman.resolve import EVENT_RULES, RULES, group_events, resolve_entities
from dragoman.store import (
    RecordFolder,
    RecordLock,
    build_database,
    is_current,
    load_judgements,
    load_packs,
    prepare_folder,
)


def resolve_folder(folder: RecordFolder) -> bool:
    """Make the tables anew unless they are made of what is there; tell whether they were. The caller holds the lock.

    What people judge meanwhile is taken in before this returns.
    """
    was_made = False
    while not is_current(folder, made_with := _made_with(folder)):
        packs, judgements = load_packs(folder), load_judgements(folder)
        build_database(
            folder,
            lambda entities, published: resolve_entities(entities, published, packs, judgements),  # noqa: B023
            group_events,
            made_with,
        )
        was_made = True
    return was_made


def resolve_record(record: Path) -> bool:
    """Make the tables of a record anew where they are not made of what is there; tell whether they were.

    Raises ``RecordBusyError`` where another process is writing: it takes in what is there when it ends.
    """
    folder = RecordFolder(record)
    folder.check()
    with RecordLock(folder):
        prepare_folder(folder, None)
        return resolve_folder(folder)


def try_to_resolve(record: Path) -> bool:
    """Resolve a record, or tell with False that another process is writing and will do so when it ends."""
    try:
        resolve_record(record)
    except RecordBusyError:
        return False
    return True


def _made_with(folder: RecordFolder) -> str:
    digest = hashlib.blake2b(digest_size=8)
    for path in [folder.judgements, *sorted(folder.packs.glob("*.jsonl"))]:
        if path.is_file() and not path.name.startswith("."):
            digest.update(path.name.encode() + b"\0")
            digest.update(path.read_bytes())
    rules = f"rules {RULES}, event rules {EVENT_RULES}"
    return f"dragoman {metadata.version('dragoman')}, {rules}, people {digest.hexdigest()}"
