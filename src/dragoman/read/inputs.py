"""Paths → raw items: folders are walked, archives opened, containers split into their rows."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import IO

from dragoman.config import ReadSettings
from dragoman.errors import InputError
from dragoman.model import Issue, escaped
from dragoman.read.archives import unpack_gzip, unpack_zip
from dragoman.read.buckets import walk_bucket
from dragoman.read.files import STANDARD_INPUT, Found, find_files
from dragoman.read.formats import HEAD_BYTES, Format, recognise_format
from dragoman.read.item import Item, read_issue
from dragoman.read.streams import Opened

_Walker = Callable[[Opened, ReadSettings], Iterator[Item | Issue]]

# Format → the module and function that splits it. Modules are loaded when their format is met.
_WALKERS: dict[Format, tuple[str, str]] = {
    "plain": ("dragoman.read.plain", "walk_plain"),
    "html": ("dragoman.read.plain", "walk_page"),
    "pdf": ("dragoman.read.plain", "walk_pdf"),
    "docx": ("dragoman.read.docx", "walk_docx"),
    "rtf": ("dragoman.read.rtf", "walk_rtf"),
    "mail": ("dragoman.read.mail", "walk_mail"),
    "markdown": ("dragoman.read.markdown", "walk_markdown"),
    "jsonl": ("dragoman.read.jsonl", "walk_jsonl"),
    "json": ("dragoman.read.jsonl", "walk_json"),
    "table": ("dragoman.read.table", "walk_table"),
    "parquet": ("dragoman.read.parquet", "walk_parquet"),
    "feed": ("dragoman.read.feed", "walk_feed"),
    "warc": ("dragoman.read.warc", "walk_warc"),
    "qdpx": ("dragoman.read.qdpx", "walk_qdpx"),
    "dna": ("dragoman.read.dna", "walk_dna"),
}
_UNPACKERS = {"gzip": unpack_gzip, "zip": unpack_zip}


def walk_inputs(paths: Sequence[str], settings: ReadSettings) -> Iterator[Item | Issue]:
    """Yield every raw report below the paths, and an ``Issue`` for each thing that is none.

    A path is a file, a folder, a glob, an address in a bucket, or ``-`` for standard input. The order is fixed: paths
    as given, names within a folder sorted. Memory does not grow with the number or size of the inputs.
    """
    for found in find_files(paths):
        if isinstance(found, str):
            yield from _walk_bucket(found, settings)
        elif isinstance(found, Issue):
            yield found
        elif found.shown == STANDARD_INPUT:
            yield from _walk_stream(sys.stdin.buffer, settings)
        else:
            yield from _walk_file(found, settings)


def _walk_stream(stream: IO[bytes], settings: ReadSettings) -> Iterator[Item | Issue]:
    yield from _walk_opened(Opened.over(stream, "", STANDARD_INPUT, None), settings, from_folder=False)


def _walk_bucket(address: str, settings: ReadSettings) -> Iterator[Item | Issue]:
    for each in walk_bucket(address):
        if isinstance(each, Issue):
            yield each
        else:
            opened, from_folder = each
            yield from _walk_opened(opened, settings, from_folder)


def _walk_file(found: Found, settings: ReadSettings) -> Iterator[Item | Issue]:
    path, source = Path(found.shown), escaped(found.shown)
    try:
        stream = path.open("rb")
    except OSError as error:
        yield read_issue(source, "unreadable", f"cannot be opened ({error.strerror}); check its permissions")
        return
    with stream:
        opened = Opened.over(stream, path.name, source, escaped(str(path.resolve())))
        yield from _walk_opened(opened, settings, found.from_folder)


def _walk_opened(opened: Opened, settings: ReadSettings, from_folder: bool) -> Iterator[Item | Issue]:
    try:
        yield from _split(opened, settings, from_folder)
    except InputError as error:
        yield read_issue(opened.source, error.code, str(error))
        return
    except Exception as error:  # one file, however broken, must not end a run over millions
        yield read_issue(
            opened.source, "failed", f"could not be read ({type(error).__name__}: {error}); please report it"
        )
        return
    if opened.guard.failure is not None:
        yield read_issue(opened.source, opened.guard.failure.code, str(opened.guard.failure))


def _split(opened: Opened, settings: ReadSettings, from_folder: bool) -> Iterator[Item | Issue]:
    head = opened.guard.head(HEAD_BYTES)
    if opened.guard.failure is not None and not head:
        raise opened.guard.failure
    kind = recognise_format(opened.name, head, from_folder)
    if kind in _UNPACKERS:
        for inner in _UNPACKERS[kind](opened, settings):
            if isinstance(inner, Issue):
                yield inner
            else:
                yield from _walk_opened(inner, settings, from_folder=True)
        return
    yield from _walker(kind)(opened, settings)


def _walker(kind: Format) -> _Walker:
    module, function = _WALKERS[kind]
    walker: _Walker = getattr(import_module(module), function)
    return walker
