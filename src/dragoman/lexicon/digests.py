"""Files that come with the program are known by their digests: a damaged one stops a run, and changes no result."""

from __future__ import annotations

import hashlib
from pathlib import Path

from dragoman.errors import ConfigError


def differing_files(folder: Path, digests: Path, below: str = "") -> list[Path]:
    """Return the files of a folder that are missing or not those of the list, which ``sha256sum`` writes and checks.

    ``below`` is the beginning of the names that are looked at. Raises ``ConfigError`` where there is no list.
    """
    try:
        lines = digests.read_text(encoding="utf-8").splitlines()
        known = {name: digest for digest, name in (line.split(maxsplit=1) for line in lines)}
    except (OSError, ValueError) as error:
        raise ConfigError(f"{digests}: cannot be read ({error}); install dragoman again") from error
    return [folder / name for name in known if name.startswith(below) and known[name] != file_digest(folder / name)]


def file_digest(path: Path) -> str | None:
    """Return the sha256 of a file, or None where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
