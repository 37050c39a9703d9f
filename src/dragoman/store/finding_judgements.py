"""Lines of ``judgements.jsonl`` that are of findings: those with the key ``kind``. Decision 0022."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, cast, get_args

from dragoman.errors import RecordError
from dragoman.model import (
    PAIRS,
    FindingJudgement,
    FindingPlace,
    FindingVerdict,
    Passage,
    PassageRole,
    ReviewedKind,
)
from dragoman.store.folder import RecordFolder
from dragoman.store.judgements import append_rows, judgement_lines, no_judgement
from dragoman.store.values import list_of, text_of, text_or_none


def load_finding_judgements(folder: RecordFolder) -> tuple[FindingJudgement, ...]:
    """Return the judgements on findings in the order they were kept, each once. Raises ``RecordError``."""
    found: dict[str, FindingJudgement] = {}
    for number, row in judgement_lines(folder):
        if not (isinstance(row, dict) and "kind" in row):
            continue
        try:
            judgement = judgement_from(row)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise RecordError(no_judgement(folder, number, error)) from error
        found.setdefault(judgement.id, judgement)
    return tuple(found.values())


def append_finding_judgements(folder: RecordFolder, judgements: Sequence[FindingJudgement]) -> None:
    """Append judgements; when this returns they are on the disk. Raises ``RecordError``."""
    append_rows(folder, folder.judgements, [row_of_judgement(each) for each in judgements])


def row_of_judgement(judgement: FindingJudgement) -> dict[str, Any]:
    """Return a judgement as a line has it."""
    return asdict(judgement)


def judgement_from(row: Any) -> FindingJudgement:
    """Return a line's judgement. Raises ``KeyError``, ``TypeError`` or ``ValueError`` where it is none of ours."""
    verdict, kind = text_of(row["verdict"]), text_or_none(row["kind"])
    if verdict not in get_args(FindingVerdict):
        raise ValueError(f"unknown verdict {verdict!r}")
    is_of_judgement = verdict in {"undo", "decide"}
    if (kind is None) != is_of_judgement or (kind is not None and kind not in get_args(ReviewedKind)):
        raise ValueError(f"a judgement '{verdict}' of the kind {kind!r}")
    places = tuple(_place(each) for each in list_of(row["places"]))
    n_places = 0 if is_of_judgement else 2 if kind in PAIRS else 1
    if len(places) != n_places:
        raise ValueError(f"{len(places)} places where {n_places} should be")
    return FindingJudgement(
        id=text_of(row["id"]),
        verdict=cast(FindingVerdict, verdict),
        kind=cast(ReviewedKind, kind),
        places=places,
        terms=_terms(row["terms"]),
        machine=_terms(row["machine"]),
        by=text_of(row["by"]),
        at=text_of(row["at"]),
        program=text_of(row.get("program", "")),
        finding=text_of(row.get("finding", "")),
        codebook=text_of(row.get("codebook", "")),
        issue=text_of(row.get("issue", "")),
        of=text_of(row["of"]) if is_of_judgement else None,
        note=text_or_none(row.get("note")),
        batch=text_or_none(row.get("batch")),
        sample=text_or_none(row.get("sample")),
        is_blind=bool(row.get("is_blind")),
    )


def _terms(given: Any) -> tuple[tuple[str, str], ...]:
    terms = [list_of(each) for each in list_of(given)]
    if any(len(term) != 2 for term in terms):
        raise ValueError("its terms are not pairs")
    return tuple((text_of(field), text_of(value)) for field, value in terms)


def _place(row: Any) -> FindingPlace:
    return FindingPlace(
        text_of(row["report_id"]),
        text_or_none(row.get("given_id")),
        text_or_none(row.get("url")),
        text_of(row.get("source", "")),
        tuple(_passage(each) for each in list_of(row.get("passages", []))),
    )


def _passage(row: Any) -> Passage:
    role, start = text_of(row["role"]), row.get("start", 0)
    if role not in get_args(PassageRole):
        raise ValueError(f"unknown role {role!r}")
    if not isinstance(start, int) or start < 0:
        raise ValueError(f"{start!r} is no place in a text")
    return Passage(
        cast(PassageRole, role),
        text_of(row["exact"]),
        text_of(row.get("prefix", "")),
        text_of(row.get("suffix", "")),
        start,
    )
