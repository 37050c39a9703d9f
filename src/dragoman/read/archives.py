"""Packed inputs → the inputs in them. Nothing is ever written under a member's name."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath, PureWindowsPath
from typing import IO, cast

from dragoman.config import ReadSettings
from dragoman.errors import InputError
from dragoman.model import Issue
from dragoman.read.item import read_issue
from dragoman.read.streams import Allowance, Opened

# An archive, and in it one more: a folder of .gz files, zipped.
MAX_DEPTH = 2

_OFFICE_MEMBERS = frozenset({"[Content_Types].xml", "mimetype", "META-INF/container.xml"})


def unpack_gzip(opened: Opened, settings: ReadSettings) -> Iterator[Opened | Issue]:
    """Yield the input that a gzip file holds. Raises ``InputError`` where archives are nested too deep."""
    _check_depth(opened)
    allowance = Allowance(settings.max_unpacked_bytes, settings.max_unpack_ratio, lambda: opened.guard.n_read)
    inner = cast("IO[bytes]", gzip.GzipFile(fileobj=opened.stream, mode="rb"))
    name = opened.name[:-3] if opened.name.lower().endswith(".gz") else opened.name
    yield Opened.over(inner, name, opened.source, opened.locator, (*opened.allowances, allowance), opened.depth + 1)


def unpack_zip(opened: Opened, settings: ReadSettings) -> Iterator[Opened | Issue]:
    """Yield the inputs that a zip file holds, and issues for members that are not read.

    Raises ``InputError`` where the file is damaged, or archives are nested too deep.
    """
    _check_depth(opened)
    # The list of members stands at the end of a zip file.
    with opened.seekable() as file:
        n_packed = file.seek(0, 2)
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise InputError("damaged", f"is a damaged or cut zip file ({error}); get it anew") from error
        whole = Allowance(settings.max_unpacked_bytes, settings.max_unpack_ratio, lambda: n_packed)
        with archive:
            if _OFFICE_MEMBERS.intersection(archive.namelist()):
                raise InputError("format", "is an office document or e-book, which is not read; save it as plain text")
            yield from _members(archive, opened, (*opened.allowances, whole), settings)


def _members(
    archive: zipfile.ZipFile, opened: Opened, allowances: tuple[Allowance, ...], settings: ReadSettings
) -> Iterator[Opened | Issue]:
    for member in archive.infolist():
        name = member.filename
        source = f"{opened.source}!{name}"
        if member.is_dir():
            continue
        if not _is_safe(name):
            yield read_issue(source, "unsafe-name", "has a name that leads out of the archive; it was not read")
            continue
        if _is_hidden(name):
            continue
        if member.flag_bits & 1:
            yield read_issue(source, "encrypted", "is protected by a password; unpack it yourself")
            continue
        locator = f"{opened.locator}!{name}" if opened.locator is not None else None
        own = Allowance(settings.max_unpacked_bytes, settings.max_unpack_ratio, _packed_size(member))
        try:
            inner = archive.open(member)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError, zlib.error) as error:
            yield read_issue(source, "damaged", f"cannot be unpacked ({error}); pack it anew")
            continue
        with inner:
            yield Opened.over(inner, name, source, locator, (*allowances, own), opened.depth + 1)


def _packed_size(member: zipfile.ZipInfo) -> Callable[[], int]:
    return lambda: member.compress_size


def _check_depth(opened: Opened) -> None:
    if opened.depth >= MAX_DEPTH:
        raise InputError("nested-archive", f"is an archive inside {MAX_DEPTH} others; unpack the outer ones")


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)


def _is_safe(name: str) -> bool:
    paths = (PurePosixPath(name), PureWindowsPath(name))
    return not any(path.is_absolute() or path.drive or ".." in path.parts for path in paths)
