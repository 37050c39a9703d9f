"""``judgements.jsonl``: what people decided, appended line by line, never edited.

A line counts when its line break is there. Who is killed while writing leaves at most the beginning of a line, of which
nobody was told that it is kept; the next one to write takes it away.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, cast

import orjson
from filelock import FileLock, Timeout

from dragoman.errors import RecordBusyError, RecordError
from dragoman.model import Anchor, Judgement, Subject, Verdict
from dragoman.store.folder import RecordFolder
from dragoman.store.lines import append_lines, whole_lines
from dragoman.store.values import list_of, text_of, text_or_none

PEOPLE = ", people "
"""What stands before the digest of judgements and packs in the names of what tables were made with."""

_MOST_SUBJECTS = 100

# Writing takes milliseconds; who waits longer waits for something that hangs.
_PATIENCE_S = 30


def load_judgements(folder: RecordFolder) -> tuple[Judgement, ...]:
    """Return the judgements of actors in the order they were made, each once. Raises ``RecordError``.

    Lines that are of findings are left: ``store/finding_judgements.py`` reads them.
    """
    found: dict[str, Judgement] = {}
    for number, row in judgement_lines(folder):
        if isinstance(row, dict) and "kind" in row:
            continue
        try:
            judgement = _judgement(row)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise RecordError(no_judgement(folder, number, error)) from error
        found.setdefault(judgement.id, judgement)
    return tuple(found.values())


def judgement_lines(folder: RecordFolder) -> Iterator[tuple[int, Any]]:
    """Yield number and value of each line of ``judgements.jsonl``. Raises ``RecordError`` at one that is no JSON."""
    whole, _ = whole_lines(folder.judgements)
    for number, line in enumerate(whole.split(b"\n"), start=1):
        if line.strip():
            try:
                yield number, orjson.loads(line)
            except orjson.JSONDecodeError as error:
                raise RecordError(no_judgement(folder, number, error)) from error


def no_judgement(folder: RecordFolder, number: int, error: Exception) -> str:
    """Return the message of a line that is no judgement."""
    return (
        f"{folder.judgements}, line {number}: is no judgement ({error}); put the line right or take it out, then run "
        "the same command again"
    )


def has_torn_judgement(folder: RecordFolder) -> bool:
    """Tell whether the last line was not written to its end: a judgement that does not count."""
    return any(whole_lines(path)[1].strip() for path in (folder.judgements, folder.position_judgements))


def people_digest(folder: RecordFolder) -> str:
    """Return the identity of what people brought to a record: whole judgements and packs."""
    digest = hashlib.blake2b(digest_size=8)
    if folder.judgements.is_file():
        digest.update(folder.judgements.name.encode() + b"\0")
        digest.update(whole_lines(folder.judgements)[0])
    _take_codings(digest, folder)
    _take_packs(digest, folder)
    return digest.hexdigest()


def packs_digest(folder: RecordFolder) -> str:
    """Return the identity of the packs that people brought to a record."""
    digest = hashlib.blake2b(digest_size=8)
    _take_packs(digest, folder)
    return digest.hexdigest()


def _take_codings(digest: hashlib.blake2b, folder: RecordFolder) -> None:
    if folder.position_judgements.is_file():
        digest.update(folder.position_judgements.name.encode() + b"\0")
        digest.update(whole_lines(folder.position_judgements)[0])
    for path in sorted(folder.codebooks.glob("*.json")):
        if path.is_file() and not path.name.startswith("."):
            digest.update(os.fsencode(path.name) + b"\0")
            digest.update(path.read_bytes())


def _take_packs(digest: hashlib.blake2b, folder: RecordFolder) -> None:
    for path in sorted(folder.packs.glob("*.jsonl")):
        if path.is_file() and not path.name.startswith("."):
            digest.update(os.fsencode(path.name) + b"\0")
            digest.update(path.read_bytes())


def append_judgements(folder: RecordFolder, judgements: Sequence[Judgement]) -> None:
    """Append judgements; when this returns they are on the disk. Raises ``RecordError``."""
    append_rows(folder, folder.judgements, [_row(each) for each in judgements])


def append_rows(folder: RecordFolder, path: Path, rows: Sequence[dict[str, Any]]) -> None:
    """Append a line each to a file of judgements; when this returns they are on the disk. Raises ``RecordError``."""
    lines = b"".join(orjson.dumps(each, option=orjson.OPT_APPEND_NEWLINE) for each in rows)
    try:
        with FileLock(folder.path / ".judgements.lock", timeout=_PATIENCE_S):
            append_lines(path, lines)
    except Timeout as error:
        raise RecordBusyError(
            f"{path}: another program has been writing to it for {_PATIENCE_S} s; end it and try again"
        ) from error
    except OSError as error:
        raise RecordError(
            f"{path}: cannot be written ({error.strerror or error}); the judgement is not kept"
        ) from error


def _row(judgement: Judgement) -> dict[str, Any]:
    return asdict(judgement)


def _judgement(row: Any) -> Judgement:
    """Return a line's judgement. Raises ``KeyError``, ``TypeError`` or ``ValueError`` where it is none of ours."""
    verdict = text_of(row["verdict"])
    if verdict not in _SUBJECTS:
        raise ValueError(f"unknown verdict {verdict!r}")
    subjects = tuple(_subject(each) for each in list_of(row["subjects"]))
    least, most = _SUBJECTS[verdict]
    if not least <= len(subjects) <= most:
        raise ValueError(f"a judgement '{verdict}' of {len(subjects)} actors")
    terms = tuple(list_of(each) for each in list_of(row["terms"]))
    if any(len(term) != 2 for term in terms):
        raise ValueError("its terms are not pairs")
    return Judgement(
        id=text_of(row["id"]),
        verdict=cast(Verdict, verdict),
        subjects=subjects,
        terms=tuple((text_of(field), text_of(value)) for field, value in terms),
        by=text_of(row["by"]),
        at=text_of(row["at"]),
        note=text_or_none(row.get("note")),
    )


# How many actors each verdict is of.
_SUBJECTS = {"merge": (2, _MOST_SUBJECTS), "split": (1, 1), "rename": (1, 1), "set": (1, 1), "undo": (0, 0)}


def _subject(row: Any) -> Subject:
    anchors = tuple(
        Anchor(text_of(each["report_id"]), text_of(each["entity_id"]), text_of(each["name"]))
        for each in list_of(row.get("anchors", []))
    )
    return Subject(
        text_of(row["actor_id"]),
        text_of(row["name"]),
        text_of(row.get("kind", "")),
        text_or_none(row.get("country")),
        anchors,
        text_or_none(row.get("made_by")),
    )
