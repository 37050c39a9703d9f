"""Codebooks brought into a record, and a person's judgements on positions."""

from __future__ import annotations

import csv
import datetime as dt
import io
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from dragoman.errors import ConfigError, RecordError
from dragoman.model import NO_STANCE, Codebook, PositionJudgement, WordedStatement, digest_of
from dragoman.query import worded_statements
from dragoman.resolve import Suggestion, parse_codebook, suggest_issues
from dragoman.run.judging import LAST, author_name
from dragoman.run.resolving import resolve_record, try_to_resolve
from dragoman.store import RecordFolder, View, append_position_judgements, load_coding, save_codebook

STANCES = ("agrees", "disagrees", "unclear", NO_STANCE)
NO_ISSUE = "-"
"""What stands in the place of an issue where a statement is judged to be about none of the codebook."""


@dataclass(frozen=True, slots=True)
class PositionRequest:
    """What is judged: a statement by its id, or by its report and words; ``codebook`` may be left open if there is one.

    ``issue`` is an id of the codebook, or ``NO_ISSUE`` with the stance ``none``.
    """

    issue: str
    stance: str
    statement_id: str = ""
    report_id: str = ""
    text: str = ""
    codebook: str = ""
    by: str = ""
    note: str | None = None


def bring_codebook(record: Path, file: Path) -> str:
    """Keep the codebook of a file in the record and code its statements; return its name.

    One of the same name and content changes nothing. Raises ``ConfigError``, and ``RecordError`` where there is no
    record.
    """
    folder = RecordFolder(record)
    folder.check()
    try:
        content = file.read_bytes()
    except OSError as error:
        raise ConfigError(f"{file}: cannot be read ({error.strerror}); check the path") from error
    codebook = parse_codebook(file.stem, content, file.suffix.lower().removeprefix("."))
    if codebook not in load_coding(folder).codebooks:
        save_codebook(folder, codebook)
    resolve_record(record)
    return codebook.name


def judge_positions(
    record: Path, requests: Sequence[PositionRequest], *, by: str | None = None, note: str | None = None
) -> tuple[tuple[PositionJudgement, ...], bool]:
    """Keep judgements and apply them; return them, and whether they are applied already.

    All are checked before the first is kept; one that is kept already, word by word, is not kept again. Raises
    ``ConfigError`` where a codebook, issue or stance is unknown and ``RecordError`` where a statement is.
    """
    folder = RecordFolder(record)
    folder.check()
    coding = load_coding(folder)
    books = {book.name: book for book in coding.codebooks}
    with View(record) as view:
        statements = {each.statement_id: each for each in worded_statements(view)}
    at = dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")
    author = by or author_name()
    made = [_judgement(folder, books, statements, each, author, at, note) for each in requests]
    known = {_gist(each) for each in coding.holding()}
    append_position_judgements(folder, [each for each in made if _gist(each) not in known])
    return tuple(made), try_to_resolve(record)


def undo_position(record: Path, wanted: str, *, by: str | None = None) -> tuple[PositionJudgement, bool]:
    """Take back a judgement by its id or the beginning of it (``last``: the newest that holds), and code anew."""
    folder = RecordFolder(record)
    folder.check()
    holding = load_coding(folder).holding()
    found = [each for each in holding if each.id.startswith(wanted)] if wanted != LAST else list(holding[-1:])
    if len(found) != 1:
        raise RecordError(
            f"{record}: {'several judgements have' if found else 'no judgement that holds has'} '{wanted}'"
        )
    [undone] = found
    at = dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")
    author = by or author_name()
    identity = digest_of("j", "undo", undone.id, author, at, uuid.uuid4().hex)
    judgement = PositionJudgement(
        identity, undone.codebook, undone.issue, "", undone.report_id, undone.text, author, at, undoes=undone.id
    )
    append_position_judgements(folder, [judgement])
    return undone, try_to_resolve(record)


def read_position_requests(file: Path) -> list[PositionRequest]:
    """Return the judgements in a file: JSON lines, or CSV with a line of column names. Raises ``ConfigError``.

    Columns are ``issue``, ``stance``, ``statement_id`` or ``report_id`` and ``text``, and at will ``codebook``, ``by``,
    ``note``. Lines without a stance are left out, so that a table that is half coded can be brought.
    """
    try:
        text = file.read_bytes().decode("utf-8-sig")
        if file.suffix.lower() == ".csv":
            rows: list[Mapping[str, Any]] = list(csv.DictReader(io.StringIO(text)))
        else:
            rows = [orjson.loads(line) for line in text.split("\n") if line.strip()]
        return [_request(row) for row in rows if row.get("stance")]
    except (OSError, UnicodeDecodeError, csv.Error, orjson.JSONDecodeError, AttributeError, KeyError) as error:
        raise ConfigError(f"{file}: holds no judgements ({error}); see the manual, page 'positions'") from error


def suggest_for(record: Path) -> list[Suggestion]:
    """Return issues that a codebook for this record might have."""
    from dragoman.parse import load_word_vectors  # noqa: PLC0415  (heavy)

    with View(record) as view:
        return suggest_issues(worded_statements(view), load_word_vectors())


def _request(row: Mapping[str, Any]) -> PositionRequest:
    told = {key: str(row.get(key) or "").strip() for key in ("statement_id", "report_id", "codebook", "by")}
    return PositionRequest(
        str(row["issue"]).strip() or NO_ISSUE,
        str(row["stance"]).strip().lower(),
        text=str(row.get("text") or row.get("wording") or ""),
        note=str(row["note"]) if row.get("note") else None,
        **told,
    )


def _judgement(  # noqa: PLR0917
    folder: RecordFolder,
    books: Mapping[str, Codebook],
    statements: Mapping[str, WordedStatement],
    request: PositionRequest,
    by: str,
    at: str,
    note: str | None,
) -> PositionJudgement:
    book = _book(folder, books, request.codebook)
    issue = "" if request.issue == NO_ISSUE else request.issue
    ids = [each.id for each in book.issues]
    if (issue and issue not in ids) or request.stance not in STANCES or (not issue and request.stance != NO_STANCE):
        raise ConfigError(
            f"'{request.issue} {request.stance}' cannot be judged by codebook '{book.name}'; give an issue of it "
            f"({', '.join(ids)}) and a stance ({', '.join(STANCES)}), or '{NO_ISSUE}' and '{NO_STANCE}' for no issue"
        )
    statement = statements.get(request.statement_id)
    report_id, text = request.report_id, request.text
    if statement is not None:
        report_id, text = statement.report_id, statement.wording
    if not report_id or not text:
        raise RecordError(f"{folder.path}: has no statement '{request.statement_id}'; 'dragoman statements' lists them")
    author = request.by or by
    identity = digest_of("j", book.name, issue, request.stance, report_id, text, author, at, uuid.uuid4().hex)
    return PositionJudgement(
        identity, book.name, issue, request.stance, report_id, text, author, at, request.note or note
    )


def _book(folder: RecordFolder, books: Mapping[str, Codebook], name: str) -> Codebook:
    if name in books:
        return books[name]
    if not name and len(books) == 1:
        return next(iter(books.values()))
    there = ", ".join(sorted(books)) or "none: bring one with --codebook FILE"
    raise ConfigError(f"{folder.path}: name the codebook that is judged by; there is {there}")


def _gist(judgement: PositionJudgement) -> tuple[str, ...]:
    told = (judgement.codebook, judgement.issue, judgement.stance, judgement.report_id, judgement.text)
    return (*told, judgement.by)
