"""Projects of REFI-QDA (.qdpx): their texts as reports, and what people coded in them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from lxml import etree  # type: ignore[import-untyped]

from dragoman.config import ReadSettings
from dragoman.errors import InputError
from dragoman.model import Issue
from dragoman.model.coded import CodedStatement
from dragoman.read.columns import RowReader
from dragoman.read.item import GIVEN, Item, read_issue
from dragoman.read.streams import Opened

_NAMESPACE = "{urn:QDA-XML:project:1.0}"
_INTERNAL = "internal://"
_SIDES = {"agrees": 1, "disagrees": 0}
_FAULTS = (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, UnicodeDecodeError, NotImplementedError, RuntimeError)


def walk_qdpx(opened: Opened, settings: ReadSettings) -> Iterator[Item | Issue]:
    """Yield one item a text. It is kept sign for sign, so that offsets of selections hold.

    Pictures, sound, video and PDFs are left. Raises ``InputError`` for a file that is no project, or damaged.
    """
    rows = RowReader(opened.source, opened.locator, GIVEN, settings.columns)
    number = 0
    with opened.seekable() as file:
        for number, fields in enumerate(_texts(file, settings.max_item_bytes), start=1):
            yield from rows.read(fields, number)
    if not number:
        yield read_issue(opened.source, "empty", "holds no text, and so no report")
    yield from rows.finish()


def read_coded_selections(path: Path, max_bytes: int) -> list[CodedStatement]:
    """Return the coded stretches of a project, one for each stretch and user, in the order of the file.

    Codes below ``Issue``, ``Speaker`` and ``Act`` are read as we write them; all others stand in ``code``. Raises
    ``InputError``.
    """
    try:
        with path.open("rb") as file:
            project = _project(file, max_bytes)
    except OSError as error:
        raise InputError("unreadable", f"{path}: cannot be read ({error.strerror})") from error
    users = {user.get("guid"): user.get("name", "") for user in project.iter(f"{_NAMESPACE}User")}
    codes = dict(_paths(project.find(f"{_NAMESPACE}CodeBook/{_NAMESPACE}Codes"), ()))
    found: list[CodedStatement] = []
    for source in project.iter(f"{_NAMESPACE}TextSource"):
        for selection in source.iterfind(f"{_NAMESPACE}PlainTextSelection"):
            found += _coded(source.get("guid"), selection, users, codes)
    return found


def _coded(source: str, selection: Any, users: dict[str, str], codes: dict[str, Any]) -> Iterator[CodedStatement]:
    by_user: dict[str, list[tuple[str, ...]]] = {}
    for coding in selection.iterfind(f"{_NAMESPACE}Coding"):
        user = coding.get("creatingUser") or selection.get("creatingUser") or ""
        target = coding.find(f"{_NAMESPACE}CodeRef").get("targetGUID")
        if target in codes:
            by_user.setdefault(users.get(user, user), []).append(codes[target])
    start, stop = int(selection.get("startPosition")), int(selection.get("endPosition"))
    for user, paths in by_user.items():
        if paths[0][0] == "Actor":
            continue
        yield _statement(source, (start, stop), user, paths)


def _statement(source: str, at: tuple[int, int], user: str, paths: list[tuple[str, ...]]) -> CodedStatement:
    issues = [path for path in paths if path[0] == "Issue" and len(path) == 4 and path[3] in _SIDES]
    known = {"Speaker": "person", "Act": "act"}
    values = [(known[path[0]], path[1]) for path in paths if path[0] in known and len(path) == 2]
    others = [" / ".join(path) for path in paths if path[0] not in known and path not in issues[:1]]
    values += [("concept", path[2]) for path in issues[:1]] + [("code", other) for other in others]
    agreement = _SIDES[issues[0][3]] if issues else None
    return CodedStatement(source, at[0], at[1], user, "selection", agreement, tuple(values))


def _paths(element: Any, above: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for code in () if element is None else element.iterfind(f"{_NAMESPACE}Code"):
        path = (*above, code.get("name", ""))
        yield code.get("guid"), path
        yield from _paths(code, path)


def _project(file: IO[bytes], max_bytes: int) -> Any:
    try:
        with zipfile.ZipFile(file) as archive:
            name = next((each for each in archive.namelist() if each.lower().endswith(".qde")), "")
            if not name:
                raise InputError("format", "is a zip without a project.qde, and so no project of REFI-QDA")
            content = _within(archive, name, max_bytes)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        return etree.fromstring(content, parser)
    except _FAULTS as error:
        raise InputError("damaged", f"is no whole project of REFI-QDA ({error}); export it anew") from error


def _within(archive: zipfile.ZipFile, name: str, max_bytes: int) -> bytes:
    if archive.getinfo(name).file_size > max_bytes:
        raise InputError("too-large", f"{name} has more than {max_bytes:,} bytes")
    with archive.open(name) as entry:
        return entry.read(max_bytes)


def _texts(file: IO[bytes], max_bytes: int) -> Iterator[dict[str, Any]]:
    project = _project(file, max_bytes)
    variables = {each.get("guid"): each.get("name", "") for each in project.iter(f"{_NAMESPACE}Variable")}
    try:
        with zipfile.ZipFile(file) as archive:
            names = {each.rpartition("/")[2]: each for each in archive.namelist()}
            for source in project.iterfind(f"{_NAMESPACE}Sources/{_NAMESPACE}TextSource"):
                text = _text(source, archive, names, max_bytes)
                if text is not None:
                    told = dict(_values(source, variables))
                    yield {
                        "id": source.get("guid"),
                        "title": source.get("name"),
                        "text": text,
                        "outlet": told.get("outlet"),
                        "date": told.get("published") or told.get("date"),
                        "url": told.get("url"),
                    }
    except _FAULTS as error:
        raise InputError("damaged", f"is no whole project of REFI-QDA ({error}); export it anew") from error


def _text(source: Any, archive: zipfile.ZipFile, names: dict[str, str], max_bytes: int) -> str | None:
    inside = source.findtext(f"{_NAMESPACE}PlainTextContent")
    if inside is not None:
        return str(inside)
    path = source.get("plainTextPath") or ""
    if not path.startswith(_INTERNAL):
        return None
    return _within(archive, names[path.removeprefix(_INTERNAL)], max_bytes).decode("utf-8-sig")


def _values(source: Any, variables: dict[str, str]) -> Iterator[tuple[str, str]]:
    for value in source.iterfind(f"{_NAMESPACE}VariableValue"):
        target = value.find(f"{_NAMESPACE}VariableRef")
        if target is not None:
            yield variables.get(target.get("targetGUID"), ""), "".join(value.itertext()).strip()
