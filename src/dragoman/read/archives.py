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
from dragoman.model import Issue, escaped
from dragoman.read.item import read_issue
from dragoman.read.streams import Allowance, Opened

# An archive, and in it one more: a folder of .gz files, zipped.
MAX_DEPTH = 2

# The list of members takes some ten times as much in memory: that of a hundred thousand members is far shorter.
_MAX_LIST_BYTES = 32 * 1024 * 1024

# What stands before a member's name where the member itself lies.
_MEMBER_HEADER_BYTES = 30

# The flag by which a member's name claims to be UTF-8.
_IS_UTF8 = 0x800

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
        listing = _Listing(file)
        try:
            archive = zipfile.ZipFile(cast("IO[bytes]", listing))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise InputError("damaged", f"is a damaged or cut zip file ({error}); get it anew") from error
        whole = Allowance(settings.max_unpacked_bytes, settings.max_unpack_ratio, lambda: n_packed)
        listing.is_read = True
        with archive:
            if _OFFICE_MEMBERS.intersection(archive.namelist()):
                raise InputError(
                    "format",
                    "is an office document or e-book, which is read only as .docx; save it so, or as plain text",
                )
            if not any(_is_met(member) for member in archive.infolist()):
                raise InputError("empty", "is a zip file that lists no file, or hidden ones only; pack it anew")
            yield from _members(archive, listing, opened, (*opened.allowances, whole), settings)


class _Listing:
    """A zip file while its list of members is read, which may not be so long that it fills the memory.

    Names that claim to be UTF-8 and are not would make the whole archive unreadable: their claim is dropped.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self.is_read = False
        self._file = file
        self._no_utf8: set[str] = set()

    def read(self, n_bytes: int = -1) -> bytes:
        if not self.is_read and n_bytes > _MAX_LIST_BYTES:
            raise zipfile.BadZipFile("its list of members is too long")
        data = self._file.read(n_bytes)
        if not self.is_read and data.startswith(b"PK\x01\x02"):
            return self._amended(data)
        if self._no_utf8 and n_bytes == _MEMBER_HEADER_BYTES and data.startswith(b"PK\x03\x04"):
            return self._amended_header(data)
        return data

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def seekable(self) -> bool:
        return True

    def name_of(self, member: zipfile.ZipInfo) -> str:
        """Return the member's name; bytes that are no UTF-8, though claimed to be, as ``os.fsdecode`` keeps them."""
        if member.orig_filename in self._no_utf8:
            return member.filename.encode("cp437").decode("utf-8", "surrogateescape")
        return member.filename

    def _amended(self, listed: bytes) -> bytes:
        data = bytearray(listed)
        start = 0
        while data[start : start + 4] == b"PK\x01\x02" and start + 46 <= len(data):
            flags, n_name, n_extra, n_comment = (
                int.from_bytes(data[start + at : start + at + 2], "little") for at in (8, 28, 30, 32)
            )
            name = bytes(data[start + 46 : start + 46 + n_name])
            if flags & _IS_UTF8 and not _is_utf8(name):
                data[start + 9] &= ~(_IS_UTF8 >> 8)
                self._no_utf8.add(name.decode("cp437"))
            start += 46 + n_name + n_extra + n_comment
        return bytes(data)

    def _amended_header(self, header: bytes) -> bytes:
        name = self._file.read(int.from_bytes(header[26:28], "little"))
        self._file.seek(-len(name), 1)
        if name.decode("cp437") not in self._no_utf8:
            return header
        return header[:7] + bytes([header[7] & ~(_IS_UTF8 >> 8)]) + header[8:]


def _is_utf8(name: bytes) -> bool:
    try:
        name.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_met(member: zipfile.ZipInfo) -> bool:
    if not member.filename:
        return True
    return not member.is_dir() and not (_is_safe(member.filename) and _is_hidden(member.filename))


def _members(
    archive: zipfile.ZipFile,
    listing: _Listing,
    opened: Opened,
    allowances: tuple[Allowance, ...],
    settings: ReadSettings,
) -> Iterator[Opened | Issue]:
    for member in archive.infolist():
        name = escaped(listing.name_of(member))
        source = f"{opened.source}!{name}"
        if not name or not member.filename:
            yield read_issue(source, "unsafe-name", "has no name; it was not read, pack it anew")
            continue
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
