"""``codebooks/`` and ``positions.jsonl``: by which issues people have statements coded, and what they decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, cast

import orjson

from dragoman.errors import RecordError
from dragoman.model import NO_STANCE, Codebook, CodebookIssue, CodedExample, Coding, IssueStance, PositionJudgement
from dragoman.store.files import written_whole
from dragoman.store.folder import RecordFolder
from dragoman.store.judgements import append_rows
from dragoman.store.lines import whole_lines
from dragoman.store.values import list_of, text_of, text_or_none

STANCES = ("agrees", "disagrees", "unclear", NO_STANCE)


def save_codebook(folder: RecordFolder, codebook: Codebook) -> None:
    """Keep a codebook in the record, in place of one of the same name."""
    folder.codebooks.mkdir(exist_ok=True)
    with written_whole(folder.codebooks / f"{codebook.name}.json") as temporary:
        temporary.write_bytes(orjson.dumps(asdict(codebook), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))


def load_coding(folder: RecordFolder) -> Coding:
    """Return codebooks and judgements of a record. Raises ``RecordError`` where one of them is damaged."""
    return Coding(tuple(_codebooks(folder)), tuple(_judgements(folder)))


def append_position_judgements(folder: RecordFolder, judgements: Sequence[PositionJudgement]) -> None:
    """Append judgements; when this returns they are on the disk. Raises ``RecordError``."""
    append_rows(folder, folder.position_judgements, [_row(each) for each in judgements])


def _codebooks(folder: RecordFolder) -> list[Codebook]:
    found: list[Codebook] = []
    for path in sorted(folder.codebooks.glob("*.json")):
        if path.name.startswith("."):
            continue
        try:
            row = orjson.loads(path.read_bytes())
            issues = tuple(_issue(each) for each in list_of(row["issues"]))
        except (OSError, orjson.JSONDecodeError, KeyError, TypeError, ValueError) as error:
            raise RecordError(f"{path}: is no codebook ({error}); bring it again, or delete the file") from error
        found.append(Codebook(path.stem, issues))
    return found


def _issue(row: Any) -> CodebookIssue:
    examples = tuple(CodedExample(text_of(each["text"]), _stance(each["stance"])) for each in list_of(row["examples"]))
    return CodebookIssue(text_of(row["id"]), text_of(row["label"]), text_of(row["description"]), examples)


def _stance(given: Any) -> IssueStance:
    stance = text_of(given)
    if stance not in STANCES[:3]:
        raise ValueError(f"unknown stance {stance!r}")
    return cast(IssueStance, stance)


def _judgements(folder: RecordFolder) -> list[PositionJudgement]:
    path = folder.position_judgements
    found: dict[str, PositionJudgement] = {}
    for number, line in enumerate(whole_lines(path)[0].split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            judgement = _judgement(orjson.loads(line))
        except (orjson.JSONDecodeError, AttributeError, KeyError, IndexError, TypeError, ValueError) as error:
            raise RecordError(
                f"{path}, line {number}: is no judgement ({error}); put the line right or take it out, then run the "
                "same command again"
            ) from error
        found.setdefault(judgement.id, judgement)
    return list(found.values())


def _row(judgement: PositionJudgement) -> dict[str, Any]:
    """Return a line of the form that judgements of actors have: verdict, subjects with what finds them again, terms."""
    if judgement.undoes is not None:
        verdict, terms = "undo", [["judgement", judgement.undoes]]
    else:
        verdict, terms = "set", [["stance", judgement.stance]]
    anchor = {"report_id": judgement.report_id, "quote": judgement.text}
    subject = {"kind": "position", "codebook": judgement.codebook, "issue": judgement.issue, "anchors": [anchor]}
    return {
        "id": judgement.id,
        "verdict": verdict,
        "subjects": [subject],
        "terms": terms,
        "by": judgement.by,
        "at": judgement.at,
        "note": judgement.note,
    }


def _judgement(row: Any) -> PositionJudgement:
    verdict = text_of(row["verdict"])
    if verdict not in {"set", "undo"}:
        raise ValueError(f"unknown verdict {verdict!r}")
    terms = {text_of(field): text_of(value) for field, value in list_of(row["terms"])}
    [subject] = list_of(row["subjects"])
    [anchor] = list_of(subject["anchors"])
    stance = terms["stance"] if verdict == "set" else ""
    if verdict == "set" and stance not in STANCES:
        raise ValueError(f"unknown stance {stance!r}")
    return PositionJudgement(
        id=text_of(row["id"]),
        codebook=text_of(subject["codebook"]),
        issue=text_of(subject["issue"]),
        stance=stance,
        report_id=text_of(anchor["report_id"]),
        text=text_of(anchor["quote"]),
        by=text_of(row["by"]),
        at=text_of(row["at"]),
        note=text_or_none(row.get("note")),
        undoes=terms["judgement"] if verdict == "undo" else None,
    )
