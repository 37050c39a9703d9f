"""``judgements.jsonl``: what people decided, appended line by line, never edited.

A line counts when its line break is there. Who is killed while writing leaves at most the beginning of a line, of which
nobody was told that it is kept; the next one to write takes it away.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import orjson
from filelock import FileLock, Timeout

from dragoman.errors import RecordBusyError, RecordError
from dragoman.model import Anchor, Judgement, Subject
from dragoman.store.folder import RecordFolder

# Writing takes milliseconds; who waits longer waits for something that hangs.
_PATIENCE_S = 30


def load_judgements(folder: RecordFolder) -> tuple[Judgement, ...]:
    """Return the judgements in the order they were made, each once. Raises ``RecordError`` at a damaged line."""
    path = folder.judgements
    try:
        content = path.read_bytes() if path.exists() else b""
    except OSError as error:
        raise RecordError(f"{path}: cannot be read ({error.strerror}); correct the permissions") from error
    whole = content[: content.rfind(b"\n") + 1]
    found: dict[str, Judgement] = {}
    for number, line in enumerate(whole.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            judgement = _judgement(orjson.loads(line))
        except (orjson.JSONDecodeError, KeyError, TypeError, ValueError) as error:
            raise RecordError(
                f"{path}, line {number}: is no judgement ({error}); put the line right or take it out, "
                "then run the same command again"
            ) from error
        found.setdefault(judgement.id, judgement)
    return tuple(found.values())


def append_judgements(folder: RecordFolder, judgements: Sequence[Judgement]) -> None:
    """Append judgements; when this returns they are on the disk. Raises ``RecordError``."""
    path = folder.judgements
    lines = b"".join(orjson.dumps(_row(each), option=orjson.OPT_APPEND_NEWLINE) for each in judgements)
    try:
        with FileLock(folder.path / ".judgements.lock", timeout=_PATIENCE_S):
            is_new = not path.exists()
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
            try:
                _go_to_end(descriptor)
                _write(descriptor, lines)
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            if is_new:
                _sync_folder(folder)
    except Timeout as error:
        raise RecordBusyError(
            f"{path}: another program has been writing to it for {_PATIENCE_S} s; end it and try again"
        ) from error
    except OSError as error:
        raise RecordError(
            f"{path}: cannot be written ({error.strerror or error}); the judgement is not kept"
        ) from error


def _go_to_end(descriptor: int) -> None:
    """Go behind the last whole line, and cut off what stands after it."""
    size = os.fstat(descriptor).st_size
    end = size
    step = 65_536
    while end:
        begin = max(0, end - step)
        os.lseek(descriptor, begin, os.SEEK_SET)
        at = os.read(descriptor, end - begin).rfind(b"\n")
        end = begin + at + 1 if at >= 0 else begin
        if at >= 0:
            break
    if end < size:
        os.ftruncate(descriptor, end)
    os.lseek(descriptor, end, os.SEEK_SET)


def _write(descriptor: int, content: bytes) -> None:
    while content:
        content = content[os.write(descriptor, content) :]


def _sync_folder(folder: RecordFolder) -> None:
    if os.name == "nt":  # Windows cannot open a folder to sync it
        return
    descriptor = os.open(folder.path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _row(judgement: Judgement) -> dict[str, Any]:
    return asdict(judgement)


def _judgement(row: dict[str, Any]) -> Judgement:
    if row["verdict"] not in {"merge", "split", "rename", "set", "undo"}:
        raise ValueError(f"unknown verdict {row['verdict']!r}")
    return Judgement(
        id=str(row["id"]),
        verdict=row["verdict"],
        subjects=tuple(_subject(each) for each in row["subjects"]),
        terms=tuple((str(field), str(value)) for field, value in row["terms"]),
        by=str(row["by"]),
        at=str(row["at"]),
        note=row.get("note"),
    )


def _subject(row: dict[str, Any]) -> Subject:
    anchors = tuple(Anchor(each["report_id"], each["entity_id"], each["name"]) for each in row.get("anchors", ()))
    return Subject(row["actor_id"], row["name"], row.get("kind", ""), row.get("country"), anchors, row.get("made_by"))
