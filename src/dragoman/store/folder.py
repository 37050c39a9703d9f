"""The folder that a record is: what lies where, who may write, which settings it was made with."""

from __future__ import annotations

import dataclasses
import os
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

from dragoman.config import Settings, differences, load_settings, settings_to_toml
from dragoman.errors import ConfigError, RecordBusyError, RecordError
from dragoman.store.files import TEMPORARY_PREFIX, remove_unfinished, written_whole
from dragoman.store.wholeness import check_shards, replaced_by

FORMAT = 1
"""Version of the layout below. A program opens records of its own and of earlier versions, and refuses later ones."""

_OURS = {
    "record.toml",
    "settings.toml",
    "record.duckdb",
    "judgements.jsonl",
    "codebooks",
    "runs.jsonl",
    "packs",
    "parts",
    "positions.jsonl",
    "samples",
    ".lock",
    ".judgements.lock",
}
# What a record.toml of ours has is a tenth of this; a stranger's may be anything.
_LONGEST_HEADER = 4_096
_FOLDERS = {"codebooks", "packs", "parts", "samples"}
# Reads are numbered from 1 on, so that no read writes a shard of this beginning.
_MERGED = "0000-"
SHARD_IN_NAME = r"-(\d{4}-\d{6})\.parquet$"
"""What tells the shard in the path of a part."""

_PART = re.compile(r"(?P<table>[a-z]+)-(?P<shard>\d{4}-\d{6})\.parquet")


@dataclass(frozen=True)
class RecordFolder:
    """Where the pieces of a record lie."""

    path: Path

    @property
    def parts(self) -> Path:
        """Parquet files, one a table and shard."""
        return self.path / "parts"

    @property
    def database(self) -> Path:
        """The resolved tables and views."""
        return self.path / "record.duckdb"

    @property
    def judgements(self) -> Path:
        """What people decided, a line each. Only ever appended to."""
        return self.path / "judgements.jsonl"

    @property
    def position_judgements(self) -> Path:
        """What people decided about positions, a line each. Only ever appended to."""
        return self.path / "positions.jsonl"

    @property
    def codebooks(self) -> Path:
        """The codebooks statements are coded by, a file each."""
        return self.path / "codebooks"

    @property
    def samples(self) -> Path:
        """The samples that were drawn to be coded, a file each, and ``coded.jsonl``: what of them was coded."""
        return self.path / "samples"

    @property
    def runs(self) -> Path:
        """What reads and resolves did, and how long they took. Only ever appended to."""
        return self.path / "runs.jsonl"

    @property
    def packs(self) -> Path:
        """Actor packs, a file each."""
        return self.path / "packs"

    @property
    def settings_file(self) -> Path:
        """The settings the record was made with."""
        return self.path / "settings.toml"

    @property
    def header(self) -> Path:
        """What makes the folder a record: its format version."""
        return self.path / "record.toml"

    def exists(self) -> bool:
        """Tell whether there is a record."""
        return self.header.is_file()

    def settings(self) -> Settings:
        """Return the settings the record was made with."""
        return load_settings(self.settings_file)

    def part(self, table: str, shard: str) -> Path:
        """Return the path of one part."""
        return self.parts / f"{table}-{shard}.parquet"

    def committed_shards(self) -> list[str]:
        """Return the names of the shards that are there whole, in order: those with their inputs part, written last."""
        return sorted(self._written_shards() - self.replaced_shards())

    def replaced_shards(self) -> set[str]:
        """Return the names of the shards of which others are made: they count no more, there or not."""
        merged = [shard for shard in self._written_shards() if shard.startswith(_MERGED)]
        return {each for shard in merged for each in replaced_by(self.part("inputs", shard))}

    def next_merged_shard(self) -> str:
        """Return the name of the next shard that is made of others."""
        numbers = [int(s.removeprefix(_MERGED)) for s in self._written_shards() if s.startswith(_MERGED)]
        return f"{_MERGED}{max(numbers, default=-1) + 1:06d}"

    def _written_shards(self) -> set[str]:
        found = (_PART.fullmatch(path.name) for path in self.parts.glob("inputs-*.parquet"))
        return {match["shard"] for match in found if match}

    def parts_of(self, shard: str) -> list[Path]:
        """Return the parts of one shard."""
        return sorted(self.parts.glob(f"*-{shard}.parquet"))

    def committed_parts(self, table: str) -> list[Path]:
        """Return the parts of one table that count, in order."""
        paths = (self.part(table, shard) for shard in self.committed_shards())
        return [path for path in paths if path.is_file()]

    def check(self) -> None:
        """Raise ``RecordError`` unless this is a record this program can read."""
        try:
            is_there = self.path.exists()
        except OSError as error:
            raise RecordError(f"{self.path}: cannot be looked into ({error.strerror}); check the path") from error
        if not is_there:
            raise RecordError(
                f"{self.path}: there is no such record; make one with 'dragoman read PATH --into {self.path}'"
            )
        self.check_inside()
        if not self.exists():
            raise RecordError(
                f"{self.path}: is not a record (it has no record.toml); make one with "
                f"'dragoman read PATH --into {self.path}'"
            )
        version = self._format()
        if version > FORMAT:
            raise RecordError(
                f"{self.path}: the record has format {version}, this program knows formats up to {FORMAT}; "
                "install a newer dragoman"
            )

    def check_inside(self) -> None:
        """Raise ``RecordError`` where a piece of the record lies elsewhere, or is neither a file nor a folder.

        A record may come from a stranger: a link in it could have the program read, or write over, any other file.
        """
        try:
            for place, files_only in (
                (self.path, False),
                (self.parts, True),
                (self.packs, True),
                (self.codebooks, True),
                (self.samples, True),
            ):
                if not place.is_symlink() and place.is_dir():
                    _check_pieces(place, files_only)
        except OSError as error:
            raise RecordError(
                f"{self.path}: cannot be looked into ({error.strerror}); correct the permissions"
            ) from error

    def _format(self) -> int:
        try:
            with self.header.open("rb") as file:
                content = file.read(_LONGEST_HEADER)
            version = tomllib.loads(content.decode("utf-8")).get("format")
        except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError, ValueError) as error:
            raise RecordError(
                f"{self.header}: cannot be read ({error}); put it back from a copy, or read into a new record"
            ) from error
        if not isinstance(version, int) or isinstance(version, bool) or version < 1:
            raise RecordError(
                f"{self.header}: tells no format version; put it back from a copy, or read into a new record"
            )
        return version

    def _is_free(self) -> bool:
        """Tell whether a new record can begin here: nothing is there, or only the beginnings of a record."""
        return not self.path.exists() or (
            self.path.is_dir()
            and all(each.name in _OURS or each.name.startswith(TEMPORARY_PREFIX) for each in self.path.iterdir())
        )


def _check_pieces(place: Path, files_only: bool) -> None:
    with os.scandir(place) as pieces:
        for piece in pieces:
            if not files_only and piece.name not in _OURS:
                continue
            if piece.is_symlink():
                raise RecordError(
                    f"{piece.path}: is a link to another place ({_target(piece.path)}); everything of a record lies in "
                    "its folder: put a copy of what is meant in its place, or delete the link"
                )
            is_folder = not files_only and piece.name in _FOLDERS
            if not (piece.is_dir if is_folder else piece.is_file)(follow_symlinks=False):
                raise RecordError(
                    f"{piece.path}: is not what lies there in a record; move it away, then run the same command again"
                )


def _target(link: str) -> str:
    try:
        return os.readlink(link)  # noqa: PTH115  (a name as the system has it)
    except OSError:
        return "unknown"


class RecordLock:
    """The right to write to a record. The operating system takes it back when the process ends, however it ends."""

    def __init__(self, folder: RecordFolder) -> None:
        self._folder = folder
        self._lock = FileLock(folder.path / ".lock")

    def __enter__(self) -> Self:
        """Take the lock, making the folder if need be.

        Raises ``RecordBusyError`` where another process has it, ``ConfigError`` where the folder holds other things.
        """
        path = self._folder.path
        self._folder.check_inside()
        if not self._folder.exists() and not self._folder._is_free():
            raise ConfigError(
                f"{path}: is there already and is not a record; give --into an empty or a new folder, or a record"
            )
        try:
            self._folder.parts.mkdir(parents=True, exist_ok=True)
            self._lock.acquire(timeout=0)
        except Timeout as error:
            raise RecordBusyError(
                f"{path}: another 'dragoman read' is writing to this record; wait until it ends, or read into another"
            ) from error
        except OSError as error:
            raise RecordError(
                f"{path}: cannot be written ({error.strerror or error}); give --into a folder you may write to"
            ) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._lock.release()


def prepare_folder(folder: RecordFolder, settings: Settings | None) -> Settings:
    """Make the folder a record, or check that it is one made with these settings; return the settings that hold.

    ``settings`` None takes the record's own, or the defaults for a new one. How the work is done (``settings.run``) may
    differ from what the record was made with, and how actors are made (``settings.resolve``): the record keeps the
    latter from now on. The caller holds the lock.
    """
    for place in (folder.path, folder.parts):
        remove_unfinished(place)
    if not folder.exists():
        settings = settings or Settings()
        _write_text(folder.settings_file, settings_to_toml(settings))
        _write_text(folder.header, _header())
        return settings
    folder.check()
    own = folder.settings()
    if settings is not None and settings.digest() != own.digest():
        raise ConfigError(
            f"{folder.path}: the record was made with other settings: {differences(own, settings)}; leave --settings "
            "out to go on with the record's, or read into a new record"
        )
    check_shards(folder)
    remove_orphans(folder)
    if settings is not None and (settings.resolve, settings.read) != (own.resolve, own.read):
        kept = dataclasses.replace(own, resolve=settings.resolve, read=settings.read)
        _write_text(folder.settings_file, settings_to_toml(kept))
    return own if settings is None else settings


def remove_orphans(folder: RecordFolder) -> None:
    """Remove parts whose shard was never finished."""
    committed = set(folder.committed_shards())
    for path in folder.parts.glob("*.parquet"):
        match = _PART.fullmatch(path.name)
        if match and match["shard"] not in committed:
            path.unlink()


def _header() -> str:
    return f"# A record of dragoman: see the manual, page 'record'.\nformat = {FORMAT}\n"


def _write_text(path: Path, text: str) -> None:
    with written_whole(path) as temporary:
        temporary.write_text(text, encoding="utf-8")
