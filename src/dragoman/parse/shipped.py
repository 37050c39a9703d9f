"""The models that come with the program, each file known by its digest."""

from __future__ import annotations

from pathlib import Path

from dragoman.errors import ParserError
from dragoman.lexicon.digests import differing_files


def check_model(folder: Path) -> None:
    """Raise ``ParserError`` where a file of a model in ``data`` is missing or is not the one that was shipped."""
    differing = differing_files(folder.parent, folder.parent / "digests.sha256", below=f"{folder.name}/")
    if differing:
        raise ParserError(
            f"{differing[0]}: is missing or is not the file that this version of the program came with; install "
            "dragoman again"
        )
