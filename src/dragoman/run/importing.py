"""Taking an actor pack into a record."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import ConfigError
from dragoman.resolve import format_of, parse_pack
from dragoman.run.resolving import try_to_resolve
from dragoman.store import RecordFolder, save_pack


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import took in. ``remarks`` tell of what it left out, ``is_applied`` whether actors know it already."""

    pack: str
    n_actors: int
    n_roles: int
    remarks: tuple[str, ...]
    is_applied: bool


def import_pack(file: Path, record: Path, *, name: str | None = None, form: str | None = None) -> ImportSummary:
    """Keep the actors of a file as a pack of the record, in place of one of the same name, and resolve anew.

    ``form`` is csv, petrarch or followthemoney; None goes by the file's ending. Raises ``ConfigError``, and
    ``RecordError`` where there is no record.
    """
    folder = RecordFolder(record)
    folder.check()
    try:
        content = file.read_bytes()
    except OSError as error:
        raise ConfigError(f"{file}: cannot be read ({error.strerror}); check the path") from error
    pack, remarks = parse_pack(name or file.name.split(".")[0], content, form or format_of(file.name))
    save_pack(folder, pack)
    return ImportSummary(
        pack=pack.name,
        n_actors=len(pack.actors),
        n_roles=sum(len(actor.roles) for actor in pack.actors),
        remarks=tuple(remarks),
        is_applied=try_to_resolve(record),
    )
