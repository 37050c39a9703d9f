"""Vocabulary as data: tab-separated tables with a header line, each line with its source."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import as_file, files

from dragoman.errors import ConfigError
from dragoman.lexicon.digests import differing_files


def read_table(name: str) -> list[dict[str, str]]:
    """Read ``data/NAME.tsv``; a row is a mapping from column to text. Raises ``ConfigError`` on a crooked line."""
    check_tables()
    text = (files("dragoman.lexicon") / "data" / f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    columns = lines[0].split("\t")
    rows: list[dict[str, str]] = []
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise ConfigError(f"lexicon {name}.tsv, row {number}: {len(cells)} columns instead of {len(columns)}")
        rows.append(dict(zip(columns, cells, strict=True)))
    return rows


@cache
def check_tables() -> None:
    """Raise ``ConfigError`` where a table is missing or is not the one that was shipped. Looks once a process."""
    with as_file(files("dragoman.lexicon") / "data") as folder:
        differing = differing_files(folder, folder / "digests.sha256")
    if differing:
        raise ConfigError(
            f"{differing[0]}: is missing or is not the table that this version of the program came with; install "
            "dragoman again (whoever changes a table: 'just digests')"
        )


def cell_list(cell: str) -> tuple[str, ...]:
    """Return the entries of a cell that lists several, parted by ``|``."""
    return tuple(entry for entry in cell.split("|") if entry)


@cache
def lexicon_digest() -> str:
    """Return the identity of all lexicon tables, for ``Origin.lexicon``."""
    whole = hashlib.blake2b(digest_size=8)
    folder = files("dragoman.lexicon") / "data"
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.name.endswith((".tsv", ".toml", ".json", ".txt")):
            whole.update(entry.name.encode())
            whole.update(entry.read_bytes())
    return "x" + whole.hexdigest()
