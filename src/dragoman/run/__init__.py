"""Plan, shards, runners: one function does a shard's work, every runner calls it."""

from dragoman.errors import InterruptedReadError
from dragoman.run.coding import (
    PositionRequest,
    bring_codebook,
    judge_positions,
    read_position_requests,
    suggest_for,
    undo_position,
)
from dragoman.run.driver import Progress, StrictError, read_into
from dragoman.run.importing import ImportSummary, import_pack
from dragoman.run.journal import TablesMade
from dragoman.run.judging import Request, judge
from dragoman.run.places import runner_on
from dragoman.run.resolving import (
    compact_record,
    resolve_record,
    resolve_tables,
    settings_of,
    try_to_resolve,
    with_offices,
)
from dragoman.run.review_files import judge_from_file, undo_file
from dragoman.run.reviewing import FindingRequest, judge_findings
from dragoman.run.single import code_pair, work_many, work_text
from dragoman.run.summary import Summary
from dragoman.run.workers import usable_cores

__all__ = [
    "FindingRequest",
    "ImportSummary",
    "InterruptedReadError",
    "PositionRequest",
    "Progress",
    "Request",
    "StrictError",
    "Summary",
    "TablesMade",
    "bring_codebook",
    "code_pair",
    "compact_record",
    "import_pack",
    "judge",
    "judge_findings",
    "judge_from_file",
    "judge_positions",
    "read_into",
    "read_position_requests",
    "resolve_record",
    "resolve_tables",
    "runner_on",
    "settings_of",
    "suggest_for",
    "try_to_resolve",
    "undo_file",
    "undo_position",
    "usable_cores",
    "with_offices",
    "work_many",
    "work_text",
]
