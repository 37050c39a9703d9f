"""Judgements on findings from files: JSON lines as a record keeps them, or a table (CSV, XLSX) that people filled in.

The columns are those of decision 0022. What a spreadsheet does to a file is undone: a byte order mark, semicolons or
tabs between cells, line breaks of Windows, an apostrophe before what looked like a formula.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, cast, get_args

import orjson

from dragoman.errors import ConfigError, RecordError
from dragoman.export import read_workbook
from dragoman.model import (
    PAIRS,
    REVIEWED_FIELDS,
    FindingJudgement,
    FindingPlace,
    FindingVerdict,
    Passage,
    PassageRole,
    ReviewedKind,
    digest_of,
)
from dragoman.query.coders.sheets import FilledSheet
from dragoman.resolve.reviews import check_term, holding
from dragoman.run.coded_sheets import complete_rows, forget_coded, keep_coded
from dragoman.run.judging import author_name
from dragoman.run.reviewing import FindingRequest, Maker, keep_and_apply, program_name, with_extent
from dragoman.store import RecordFolder, View, judgement_from, load_finding_judgements

NOTHING = "-"
"""What stands in a cell of the coder's for "none" or "unknown"."""

_STRETCHES = " … "
_ROLES: Mapping[str, PassageRole] = {
    "content": "content",
    "cue": "cue",
    "speaker_words": "speaker",
    "trigger": "trigger",
    "label": "label",
}
_VERDICTS = ("accept", "reject", "change", "add", "note", "undo", "decide")


def read_judgements(record: Path, file: Path, *, by: str | None = None) -> tuple[FindingJudgement, ...]:
    """Return the judgements in a file, each once, as they are to be kept; those that are kept already as they are.

    Lines that are not coded are left. Raises ``ConfigError`` where the file cannot be read, or one of its lines says
    what no record can hold.
    """
    return _read(record, file, by or author_name())[0]


def _read(record: Path, file: Path, by: str) -> tuple[tuple[FindingJudgement, ...], FilledSheet]:
    """Return the judgements in a file, and what a sheet of a sample says beside them: which passages are coded."""
    content = _content_of(file)
    folder = RecordFolder(record)
    folder.check()
    known = load_finding_judgements(folder)
    with View(record) as view:
        sheet = complete_rows(view, list(_rows_of(file, content)), str(file))
        reader = _Reader(view, known, by, _digest(content), str(file))
        made = [each for number, row in sheet.rows if (each := reader.judgement(number, row)) is not None]
    return tuple({each.id: each for each in made}.values()), sheet


def judge_from_file(
    record: Path, file: Path, *, by: str | None = None
) -> tuple[tuple[FindingJudgement, ...], tuple[FindingJudgement, ...], bool]:
    """Keep and apply the judgements in a file.

    Return those that are new, those that were kept already, and whether all are applied.
    """
    author = by or author_name()
    made, sheet = _read(record, file, author)
    kept = {each.id for each in load_finding_judgements(RecordFolder(record))}
    new = tuple(each for each in made if each.id not in kept)
    is_applied = keep_and_apply(record, new)
    # Last: a passage is coded only if all that is judged in it is kept.
    keep_coded(RecordFolder(record), sheet, by=author, batch=_digest(_content_of(file)))
    return new, tuple(each for each in made if each.id in kept), is_applied


def undo_file(record: Path, file: Path, *, by: str | None = None) -> tuple[tuple[FindingJudgement, ...], bool]:
    """Take back all judgements that came from a file and hold; return the undoings, and whether they are applied."""
    content = _content_of(file)
    folder = RecordFolder(record)
    folder.check()
    known = load_finding_judgements(folder)
    batch = _digest(content)
    ids = {str(row.get("id") or "") for _, row in _rows_of(file, content) if "places" in row}
    held = holding(known).judgements
    own = [each for each in held if each.batch == batch or each.id in ids]
    n_coded = forget_coded(folder, batch)
    if n_coded and not own:
        return (), True
    if not own:
        raise RecordError(f"{record}: no judgement that holds came from {file}")
    with View(record) as view:
        maker = Maker(view, by or author_name(), known)
        made = [maker.judgement(FindingRequest("undo", (each.id,))) for each in own]
    return tuple(made), keep_and_apply(record, made)


def _content_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ConfigError(f"{file}: cannot be read ({error.strerror}); check the path") from error


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=8).hexdigest()


def _rows_of(file: Path, content: bytes) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the number and the row of each line. Raises ``ConfigError`` where it holds none."""
    if file.suffix.lower() == ".xlsx":
        try:
            yield from read_workbook(content)
        except ConfigError as error:
            raise ConfigError(f"{file}: {error}") from error
        return
    try:
        text = content.decode("utf-8-sig")
        if file.suffix.lower() in {".jsonl", ".ndjson", ".json"} or text.lstrip().startswith("{"):
            for number, line in enumerate(text.split("\n"), start=1):
                if line.strip():
                    yield number, dict(orjson.loads(line))
            return
        reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
        if "verdict" not in (reader.fieldnames or ()):
            raise ConfigError(f"{file}: has no column 'verdict'; see the manual, page 'judging'")
        for row in reader:
            yield reader.line_num, {name.strip(): _cell(value) for name, value in row.items() if isinstance(name, str)}
    except (UnicodeDecodeError, csv.Error, orjson.JSONDecodeError, TypeError, ValueError) as error:
        raise ConfigError(f"{file}: holds no judgements ({error}); see the manual, page 'judging'") from error


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(",;\t", key=first.count)


def _cell(value: Any) -> str:
    cell = str(value or "").strip()
    return cell[1:] if cell[:1] == "'" and cell[1:2] in set("=+-@\t\"'") else cell


class _Reader:
    """Makes judgements of lines, by what a record holds."""

    def __init__(self, view: View, known: Sequence[FindingJudgement], by: str, batch: str, where: str) -> None:
        self._maker = Maker(view, by, known)
        self._view = view
        self._by = by
        self._batch = batch
        self._where = where
        self._began = dt.datetime.now(dt.UTC)
        self._known = {each.id for each in known}
        self._undone = {each.judgement.id for each in holding(known).settled if each.state == "undone"}

    def judgement(self, number: int, row: Mapping[str, Any]) -> FindingJudgement | None:
        """Return the judgement of a line, None where it is not coded. Raises ``ConfigError``."""
        try:
            if "places" in row:
                judgement = judgement_from(row)
                return judgement if judgement.batch is not None else replace(judgement, batch=self._batch)
            coded = self._coded({name: str(value or "").strip() for name, value in row.items()})
            if coded is None or coded.at:
                return coded
            at = self._began + dt.timedelta(microseconds=number)  # in the order of the lines
            return replace(coded, at=at.isoformat(timespec="microseconds"))
        except (ConfigError, RecordError, AttributeError, KeyError, TypeError, ValueError) as error:
            raise ConfigError(f"{self._where}, line {number}: {error}") from error

    def _coded(self, row: Mapping[str, str]) -> FindingJudgement | None:
        terms = tuple(
            (name.removeprefix("new_"), "" if value == NOTHING else value)
            for name, value in sorted(row.items())
            if name.startswith("new_") and value
        )
        verdict = row.get("verdict", "").lower() or ("change" if terms else "")
        if not verdict:
            return None
        if verdict not in _VERDICTS:
            raise ConfigError(f"there is no verdict '{verdict}'; it is one of {', '.join(_VERDICTS)}")
        if verdict in {"undo", "decide"}:
            asked = FindingRequest(cast(FindingVerdict, verdict), (row.get("judgement_id", ""),))
            return replace(self._maker.judgement(asked), batch=self._batch)
        kind = row.get("kind", "")
        if kind not in get_args(ReviewedKind):
            raise ConfigError(f"there is no kind '{kind}'; it is one of {', '.join(get_args(ReviewedKind))}")
        return self._made(cast(FindingVerdict, verdict), cast(ReviewedKind, kind), terms, row)

    def _made(
        self, verdict: FindingVerdict, kind: ReviewedKind, terms: tuple[tuple[str, str], ...], row: Mapping[str, str]
    ) -> FindingJudgement:
        if verdict in {"accept", "reject", "note"}:
            terms = ()
        elif verdict == "change" and not terms:
            raise ConfigError("a change needs a value in one of the columns new_…")
        for field, value in terms:
            check_term(kind, field, value)
        if verdict == "add" and kind == "event" and not dict(terms).get("type"):
            raise ConfigError("an event that is added needs its type, in the column new_type")
        machine = tuple(
            (field, "" if row[name] == NOTHING else row[name])
            for field in REVIEWED_FIELDS[kind]
            if (name := f"machine_{field}") in row and (verdict != "change" or field in dict(terms))
        )
        places = [self._place(row, "")]
        if verdict == "add":
            main = [each.exact for each in places[0].passages if each.role in {"content", "trigger"}]
            terms = with_extent(kind, main, terms)
        if kind in PAIRS:
            places.append(self._place(row, "other_"))
        by, at = row.get("by") or self._by, row.get("at", "")
        told = [verdict, kind, _told(places), terms, row.get("codebook", ""), row.get("issue", ""), row.get("note", "")]
        own = row.get("judgement_id") or digest_of("j", by, row.get("at", ""), row.get("finding", ""), *told)
        while own in self._undone:  # it was taken back, and is said again
            own = digest_of("j", own, "again")
        return FindingJudgement(
            id=own,
            verdict=verdict,
            kind=kind,
            places=tuple(places),
            terms=terms,
            machine=() if verdict == "add" else machine,
            by=by,
            at=at,
            program=program_name(),
            finding=row.get("finding", ""),
            codebook=row.get("codebook", ""),
            issue=row.get("issue", ""),
            note=row.get("note") or None,
            batch=self._batch,
            sample=row.get("sample") or None,
            is_blind=not any(name.startswith("machine_") for name in row),
        )

    def _place(self, row: Mapping[str, str], before: str) -> FindingPlace:
        """Return the place that a line tells, or that the record has for its report's words."""
        report_id = row.get(f"{before}report_id", "")
        passages = tuple(_passages(row, before))
        if not report_id:
            raise ConfigError(f"the column '{before}report_id' is empty")
        given, url, source = (row.get(f"{before}{name}", "") for name in ("given_id", "url", "source"))
        return FindingPlace(report_id, given or None, url or None, source, self._with_context(report_id, passages))

    def _with_context(self, report_id: str, passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
        """Return passages with what stands around them in the record, where the line does not tell it."""
        if all(each.prefix or each.suffix or each.role in {"cue", "speaker"} for each in passages):
            return passages
        rows = self._view.ask("select text from reports where id = $id", {"id": report_id}).column("text").to_pylist()
        return tuple(_completed(each, rows[0]) if rows else each for each in passages)


def _completed(passage: Passage, text: str) -> Passage:
    if passage.prefix or passage.suffix:
        return passage
    from dragoman.resolve.reviews import nearest, passage_of, places_of  # noqa: PLC0415

    span = nearest(places_of(text, passage.exact), max(passage.start, 0))
    return passage if span is None else passage_of(text, passage.role, span)


def _passages(row: Mapping[str, str], before: str) -> Iterator[Passage]:
    for name, role in _ROLES.items():
        words = row.get(f"{before}{name}", "")
        for place, exact in enumerate(each for each in words.split(_STRETCHES.strip()) if each.strip()):
            around = [row.get(f"{before}{name}_{what}", "") if not place else "" for what in ("prefix", "suffix")]
            start = row.get(f"{before}{name}_start", "") if not place else ""
            yield Passage(role, exact.strip(), around[0], around[1], int(start) if start.isdigit() else 0)


def _told(places: Iterable[FindingPlace]) -> list[Any]:
    return [[place.report_id, [[each.role, each.exact, each.start] for each in place.passages]] for place in places]
