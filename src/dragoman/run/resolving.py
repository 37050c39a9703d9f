"""Making the tables of a record from its parts, its packs and its judgements."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from importlib import metadata
from pathlib import Path

from dragoman.config import Settings
from dragoman.errors import ConfigError, RecordBusyError, RecordError
from dragoman.lexicon.like_words import load_near_words
from dragoman.lexicon.organisations import load_gazetteer
from dragoman.model import Judgement, Pack
from dragoman.resolve import (
    STEPS,
    Vectors,
    check_terms,
    load_offices,
    newer_steps,
    offices_digest,
    remember_keys,
    versions_of,
)
from dragoman.run.journal import TablesMade, noted_run
from dragoman.store import (
    MOST_SHARDS,
    PEOPLE,
    SHARDS,
    Making,
    RecordFolder,
    RecordLock,
    build_database,
    compact_parts,
    grow_database,
    is_whole,
    join_small_shards,
    load_coding,
    load_finding_judgements,
    load_judgements,
    load_packs,
    people_digest,
    prepare_folder,
    stamp_for,
    stamp_of,
)


def resolve_folder(folder: RecordFolder, *, anew: bool = False, memory: int | None = None) -> TablesMade:
    """Make the tables anew unless they are made of what is there; tell what was done. The caller holds the lock.

    ``anew`` makes them in any case. ``memory`` is how many bytes may be taken; None is half of what is free. What
    people judge meanwhile is taken in before this returns.
    """
    done = TablesMade()
    made: str | None = None
    while (stamp := stamp_of(folder)) != stamp_for(folder, made_with := _made_with(folder)) or (anew and made is None):
        if made == made_with:
            raise RecordError(
                f"{folder.database}: was made, and is not what was to be made; a fault of dragoman: please report "
                "it. The reports read so far are kept, and so are judgements"
            )
        done = _make_tables(folder, made_with, stamp, done, anew=anew and made is None, memory=memory)
        made = made_with
    return done


def join_shards(folder: RecordFolder) -> int:
    """Join shards where there are very many small ones; return how many were. The caller holds the lock.

    Only those are joined that the tables know: they need no more than be told where reports lie now.
    """
    if len(folder.committed_shards()) <= MOST_SHARDS:
        return 0
    known = stamp_of(folder, check=False).get(SHARDS, "").split()
    return join_small_shards(folder, known or folder.committed_shards())


def _make_tables(
    folder: RecordFolder,
    made_with: str,
    stamp: Mapping[str, str],
    before: TablesMade,
    *,
    anew: bool,
    memory: int | None,
) -> TablesMade:
    """Make the tables once, out of those there are if that can be; return it with what was done before."""
    began, making = time.monotonic(), Making()
    known = {
        "packs": _Packs(folder),
        "verdicts": _judgements(folder),
        "finding_verdicts": load_finding_judgements(folder),
        "coding": load_coding(folder),
        "word_vectors": _word_vectors,
    }
    has_grown = not anew and grow_database(folder, STEPS, known, made_with, stamp=stamp, making=making, memory=memory)
    if not has_grown:
        build_database(folder, STEPS, known, made_with, making, memory=memory)
    newer = newer_steps(stamp.get("made_with", "").rpartition(PEOPLE)[0], STEPS)
    return before.then("grown" if has_grown else "anew", time.monotonic() - began, making, newer)


def load_in_background(folder: RecordFolder) -> None:
    """Load what resolving needs while others work: word lists, and the pack that comes with the program."""

    def load() -> None:
        with suppress(Exception):  # who needs it meets what is wrong, and tells
            load_gazetteer()
            load_near_words()
            remember_keys(shipped_packs(folder.settings()))

    threading.Thread(target=load, daemon=True).start()


class _Packs:
    """The packs of a record, loaded when somebody is looked up in them."""

    def __init__(self, folder: RecordFolder) -> None:
        self._folder = folder

    def __iter__(self) -> Iterator[Pack]:
        return iter([*shipped_packs(self._folder.settings()), *load_packs(self._folder)])


def _word_vectors() -> Vectors:
    from dragoman.parse import load_word_vectors  # noqa: PLC0415  (only who brought a codebook pays for it)

    return load_word_vectors()


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


def resolve_record(record: Path, *, check: bool = False, offices_pack: bool | None = None) -> bool:
    """Do what ``resolve_tables`` does; tell whether tables were made."""
    return resolve_tables(record, check=check, offices_pack=offices_pack).tables != "unchanged"


def resolve_tables(
    record: Path, *, check: bool = False, offices_pack: bool | None = None, memory: int | None = None
) -> TablesMade:
    """Make the tables of a record anew where they are not made of what is there; return what was done, which is noted.

    With ``check`` also where some of them cannot be read, which takes as long as reading them. ``offices_pack`` says
    whether the pack that comes with the program counts, from now on; None leaves it as it is. ``memory`` is how many
    bytes may be taken; None is half of what is free. Raises
    ``RecordBusyError`` where another process is writing: it takes in what is there when it ends.
    """
    folder = RecordFolder(record)
    folder.check()
    with RecordLock(folder):
        prepare_folder(folder, with_offices(folder.settings(), offices_pack))
        with noted_run(folder, "resolve") as run:
            made = resolve_folder(folder, anew=check and not is_whole(folder), memory=memory)
            run.tell_tables(made)
        return made


def compact_record(record: Path, *, memory: int | None = None) -> int:
    """Make one shard of all parts of a record, and its tables anew; return how many shards there were.

    Raises ``RecordBusyError`` where another process is writing.
    """
    folder = RecordFolder(record)
    folder.check()
    with RecordLock(folder):
        prepare_folder(folder, None)
        with noted_run(folder, "compact") as run:
            n_shards = max(1, compact_parts(folder))
            run.tell_tables(resolve_folder(folder, anew=True, memory=memory))
        return n_shards


def try_to_resolve(record: Path) -> bool:
    """Resolve a record, or tell with False that another process is writing and will do so when it ends."""
    try:
        resolve_record(record)
    except RecordBusyError:
        return False
    return True


def settings_of(record: Path) -> Settings:
    """Return the settings of a record, the defaults where there is none yet."""
    folder = RecordFolder(record)
    if not folder.exists():
        return Settings()
    folder.check()
    return folder.settings()


def with_offices(settings: Settings, offices_pack: bool | None) -> Settings:
    """Return settings by which the pack of offices counts or does not; None leaves them as they are."""
    if offices_pack is None:
        return settings
    return replace(settings, resolve=replace(settings.resolve, offices_pack=offices_pack))


def shipped_packs(settings: Settings) -> tuple[Pack, ...]:
    """Return the packs that come with the program and count by these settings."""
    return (load_offices(),) if settings.resolve.offices_pack else ()


def _made_with(folder: RecordFolder) -> str:
    pack = f", offices {offices_digest()}" if folder.settings().resolve.offices_pack else ""
    return f"dragoman {metadata.version('dragoman')}, {versions_of(STEPS)}{pack}{PEOPLE}{people_digest(folder)}"
