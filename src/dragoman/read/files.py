"""Paths as a person gives them → files, each once."""

from __future__ import annotations

import errno
import glob
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from dragoman.model import Issue, escaped
from dragoman.read.buckets import is_in_bucket
from dragoman.read.item import read_issue

STANDARD_INPUT = "-"

_Identity = tuple[int, int]
_GLOB_SIGNS = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read. ``shown`` is its path as given, as found below the folder given, or ``-``.

    It is what opens the file; where it is told, it is written as ``model.escaped`` writes names.
    """

    shown: str
    from_folder: bool


def find_files(paths: Sequence[str]) -> Iterator[Found | Issue | str]:
    """Yield the files of paths, folders and globs in a fixed order, each once, and issues for what is no file.

    Hidden files and folders below a folder are left out. Links are followed, but never in a circle. An address in a
    bucket is yielded as it is.
    """
    finder = _Finder()
    for given in paths:
        if is_in_bucket(given):
            yield given
            continue
        if given == STANDARD_INPUT:
            yield Found(given, from_folder=False)
            continue
        try:
            expanded = _expand(given)
        except RecursionError:
            message = "folders lie in folders too deep for a pattern; give the folder itself"
            yield read_issue(escaped(given), "unreadable", message)
            continue
        if not expanded:
            yield read_issue(escaped(given), "not-found", "matches no file; check the path")
        for path in expanded:
            yield from finder.visit(path)


def _expand(given: str) -> list[str]:
    if os.path.lexists(given) or not _GLOB_SIGNS.intersection(given):
        return [given]
    return sorted(glob.glob(given, recursive=True))  # noqa: PTH207 - keeps the path as given


class _Folder(NamedTuple):
    path: str
    identity: _Identity
    names: Iterator[str]


class _Finder:
    """Remembers folders, and of the files only those reached by more than their folder: few, however many there are."""

    def __init__(self) -> None:
        self._folders: set[_Identity] = set()
        self._files: set[_Identity] = set()
        self._open: set[_Identity] = set()

    def visit(self, given: str) -> Iterator[Found | Issue]:
        """Yield what lies at a path and below it."""
        # A stack of our own, since folders lie in folders deeper than functions may call each other.
        above: list[_Folder] = []
        yield from self._look_at(given, above, from_folder=False)
        while above:
            folder = above[-1]
            name = next(folder.names, None)
            if name is None:
                above.pop()
                self._open.discard(folder.identity)
            elif not name.startswith("."):
                path = os.path.join(folder.path, name)  # noqa: PTH118
                yield from self._look_at(path, above, from_folder=True)

    def _look_at(self, path: str, above: list[_Folder], from_folder: bool) -> Iterator[Found | Issue]:
        try:
            status = Path(path).stat()
        except (OSError, ValueError) as error:
            yield _missing(path, error)
            return
        identity = (status.st_dev, status.st_ino)
        if stat.S_ISDIR(status.st_mode):
            yield from self._enter(path, identity, above)
        elif not stat.S_ISREG(status.st_mode):
            yield read_issue(
                escaped(path), "special-file", "is a device, pipe or socket, not a file; use '-' for standard input"
            )
        elif self._is_new(path, identity, from_folder):
            yield Found(path, from_folder)

    def _enter(self, path: str, identity: _Identity, above: list[_Folder]) -> Iterator[Issue]:
        if identity in self._open:
            message = "is a link to a folder it lies in; it was not followed, remove it"
            yield read_issue(escaped(path), "symlink-loop", message)
            return
        if identity in self._folders:
            return
        self._folders.add(identity)
        try:
            names = sorted(os.listdir(path))  # noqa: PTH208 - a folder may hold millions
        except OSError as error:
            yield read_issue(escaped(path), "unreadable", f"cannot be listed ({error.strerror}); check its permissions")
            return
        self._open.add(identity)
        above.append(_Folder(path, identity, iter(names)))

    def _is_new(self, path: str, identity: _Identity, from_folder: bool) -> bool:
        if from_folder and not os.path.islink(path):  # noqa: PTH114 - a Path for each of millions of files is slow
            return identity not in self._files
        if identity in self._files or self._lies_in_visited(path):
            return False
        self._files.add(identity)
        return True

    def _lies_in_visited(self, path: str) -> bool:
        target = Path(path).resolve()
        if target.name.startswith("."):
            return False
        status = target.parent.stat()
        return (status.st_dev, status.st_ino) in self._folders


def _missing(path: str, error: OSError | ValueError) -> Issue:
    if isinstance(error, FileNotFoundError):
        hint = "is a link to nothing; remove or mend it" if os.path.islink(path) else "does not exist; check the path"  # noqa: PTH114
        return read_issue(escaped(path), "not-found", hint)
    if isinstance(error, OSError) and error.errno == errno.ELOOP:
        return read_issue(escaped(path), "symlink-loop", "is a link that leads to itself; remove it")
    reason = error.strerror if isinstance(error, OSError) else error
    return read_issue(escaped(path), "unreadable", f"cannot be read ({reason}); check its permissions")
