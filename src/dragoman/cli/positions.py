"""``dragoman positions``: codebooks, positions, judgements on them, and issues that might be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.cli.output import Destination, open_record, write_out
from dragoman.cli.streams import say, tell
from dragoman.run import (
    PositionRequest,
    bring_codebook,
    judge_positions,
    read_position_requests,
    undo_position,
)

POSITION_COLUMNS: Mapping[str, int] = {
    "date": 0, "outlet": 2, "holder": 3, "issue": 0, "stance": 0, "confidence": 0, "wording": 12, "review": 0,
    "statement_id": 0,
}  # fmt: skip
SUGGESTION_COLUMNS: Mapping[str, int] = {"n_statements": 0, "n_holders": 0, "label": 4, "wording": 10}


@dataclass(frozen=True)
class Judging:
    """What the options ask to judge. False where they ask nothing."""

    judged: tuple[str, str, str] | None
    file: Path | None
    undo: str | None
    by: str | None
    note: str | None

    def __bool__(self) -> bool:
        return any((self.judged, self.file, self.undo))


def judge(record: Path, asked: Judging, codebook: str) -> None:
    """Keep and apply judgements, and say how many and how to undo the last."""
    if asked.undo is not None:
        undone, is_applied = undo_position(record, asked.undo, by=asked.by)
        say(f"undone: {undone.issue or 'no issue'} {undone.stance}, judged by {undone.by}, {undone.id}")
    else:
        requests = [] if asked.file is None else read_position_requests(asked.file)
        if asked.judged is not None:
            statement_id, issue, stance = asked.judged
            requests.append(PositionRequest(issue, stance, statement_id=statement_id, codebook=codebook))
        made, is_applied = judge_positions(record, requests, by=asked.by, note=asked.note)
        say(f"{len(made):,} {'judgement' if len(made) == 1 else 'judgements'} kept")
        if made:
            say(f"undo the last with: dragoman positions {record} --undo {made[-1].id}")
    if not is_applied:
        tell(f"{record}: another process is writing to the record; it applies the judgements when it ends")


def codebook_of(record: Path, given: str | None) -> str | None:
    """Return the name of a codebook; where a file is given, the record codes by it from now on."""
    if given is None or not Path(given).is_file():
        return given
    return bring_codebook(record, Path(given))


def write_positions(record: Path, where: Destination, conditions: dict[str, Any], *, suggest: bool) -> None:
    """Write positions, or issues that might be."""
    with open_record(record) as opened:
        limit = conditions["limit"]
        if suggest:
            write_out(opened.suggest_issues(limit=limit), where, SUGGESTION_COLUMNS, limit=limit)
        else:
            write_out(opened.positions(**conditions), where, POSITION_COLUMNS, limit=limit)
