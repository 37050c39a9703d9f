"""Actor packs in the formats people have them in. One module a format, each from bytes to actors and remarks."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from types import MappingProxyType

from dragoman.errors import ConfigError
from dragoman.model import Pack, PackActor
from dragoman.resolve.packs.followthemoney import actors_from_followthemoney
from dragoman.resolve.packs.petrarch import actors_from_petrarch
from dragoman.resolve.packs.table import actors_from_csv

Parsed = tuple[list[PackActor], list[str]]
"""Actors in the order of the file, and a remark on each piece of it that could not be understood."""

PACK_FORMATS: Mapping[str, Callable[[bytes], Parsed]] = MappingProxyType(
    {"csv": actors_from_csv, "followthemoney": actors_from_followthemoney, "petrarch": actors_from_petrarch}
)
"""Format → what reads it."""

_BY_ENDING = {
    "csv": "csv", "tsv": "csv", "txt": "petrarch", "actors": "petrarch", "json": "followthemoney",
    "jsonl": "followthemoney", "ijson": "followthemoney", "ftm": "followthemoney",
}  # fmt: skip


def format_of(file_name: str) -> str:
    """Return the format that the ending of a file's name tells. Raises ``ConfigError`` where it tells none."""
    ending = file_name.rpartition(".")[2].lower()
    if ending not in _BY_ENDING:
        raise ConfigError(f"{file_name}: its ending tells no format; give --format, one of {', '.join(PACK_FORMATS)}")
    return _BY_ENDING[ending]


def parse_pack(name: str, content: bytes, form: str) -> tuple[Pack, list[str]]:
    """Return the pack that a file holds, and a remark on each piece that could not be understood.

    Raises ``ConfigError`` where the format is unknown or nothing in the file is an actor.
    """
    if form not in PACK_FORMATS:
        raise ConfigError(f"there is no pack format '{form}'; there is {', '.join(PACK_FORMATS)}")
    try:
        actors, remarks = PACK_FORMATS[form](content)
    except (csv.Error, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        # A list of foreign make can be wrong in more ways than its readers look for.
        raise ConfigError(f"{name}: cannot be understood as {form} ({error}); see the manual, page 'actors'") from error
    if not actors:
        first = f" ({remarks[0]})" if remarks else ""
        raise ConfigError(
            f"{name}: holds no actor that could be understood as {form}{first}; see the manual, page 'actors'"
        )
    return Pack(name, tuple(actors)), remarks
