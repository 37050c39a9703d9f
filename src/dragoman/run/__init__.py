"""Plan, shards, runners: one function does a shard's work, every runner calls it."""

from dragoman.errors import InterruptedReadError
from dragoman.run.driver import Progress, StrictError, read_into, usable_cores
from dragoman.run.importing import ImportSummary, import_pack
from dragoman.run.judging import Request, judge
from dragoman.run.resolving import compact_record, resolve_record, settings_of, try_to_resolve, with_offices
from dragoman.run.single import code_pair, work_text
from dragoman.run.summary import Summary

__all__ = [
    "ImportSummary",
    "InterruptedReadError",
    "Progress",
    "Request",
    "StrictError",
    "Summary",
    "code_pair",
    "compact_record",
    "import_pack",
    "judge",
    "read_into",
    "resolve_record",
    "settings_of",
    "try_to_resolve",
    "usable_cores",
    "with_offices",
    "work_text",
]
