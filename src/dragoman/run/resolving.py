"""Making the tables of a record from its parts, its packs and its judgements."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

from dragoman.errors import ConfigError, RecordBusyError, RecordError
from dragoman.model import Judgement
from dragoman.resolve import STEPS, check_terms, versions_of
from dragoman.store import (
    PEOPLE,
    RecordFolder,
    RecordLock,
    build_database,
    is_current,
    is_whole,
    load_judgements,
    load_packs,
    people_digest,
    prepare_folder,
)


def resolve_folder(folder: RecordFolder, *, anew: bool = False) -> bool:
    """Make the tables anew unless they are made of what is there; tell whether they were. The caller holds the lock.

    ``anew`` makes them in any case. What people judge meanwhile is taken in before this returns.
    """
    made: str | None = None
    while not is_current(folder, made_with := _made_with(folder)) or (anew and made is None):
        if made == made_with:
            raise RecordError(
                f"{folder.database}: was made, and is not what was to be made; a fault of dragoman: please report "
                "it. The reports read so far are kept, and so are judgements"
            )
        known = {"packs": load_packs(folder), "verdicts": _judgements(folder)}
        build_database(folder, STEPS, known, made_with)
        made = made_with
    return made is not None


def _judgements(folder: RecordFolder) -> tuple[Judgement, ...]:
    found = load_judgements(folder)
    for judgement in found:
        try:
            check_terms(judgement)
        except ConfigError as error:
            raise RecordError(
                f"{folder.judgements}: {judgement.id}: {error}; put the line right or take it out, then run the same "
                "command again"
            ) from error
    return found


def resolve_record(record: Path, *, check: bool = False) -> bool:
    """Make the tables of a record anew where they are not made of what is there; tell whether they were.

    With ``check`` also where some of them cannot be read, which takes as long as reading them. Raises
    ``RecordBusyError`` where another process is writing: it takes in what is there when it ends.
    """
    folder = RecordFolder(record)
    folder.check()
    with RecordLock(folder):
        prepare_folder(folder, None)
        return resolve_folder(folder, anew=check and not is_whole(folder))


def try_to_resolve(record: Path) -> bool:
    """Resolve a record, or tell with False that another process is writing and will do so when it ends."""
    try:
        resolve_record(record)
    except RecordBusyError:
        return False
    return True


def _made_with(folder: RecordFolder) -> str:
    return f"dragoman {metadata.version('dragoman')}, {versions_of(STEPS)}{PEOPLE}{people_digest(folder)}"
