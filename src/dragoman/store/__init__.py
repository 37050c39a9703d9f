"""Rows ↔ Parquet and DuckDB: the record on disk."""

from dragoman.store.build import build_database, is_current, is_whole, stamp_for, stamp_of
from dragoman.store.codings import append_position_judgements, load_coding, save_codebook
from dragoman.store.compacting import MOST_SHARDS, compact_parts, join_small_shards
from dragoman.store.files import written_whole
from dragoman.store.finding_judgements import (
    append_finding_judgements,
    judgement_from,
    load_finding_judgements,
    row_of_judgement,
)
from dragoman.store.folder import RecordFolder, RecordLock, prepare_folder
from dragoman.store.growing import grow_database
from dragoman.store.judgements import PEOPLE, append_judgements, has_torn_judgement, load_judgements, people_digest
from dragoman.store.ledger import InputRow, Ledger, input_id, input_table, number_of, seen_again
from dragoman.store.listings import left_out_of
from dragoman.store.making import Making, StepTime
from dragoman.store.memory import bytes_in
from dragoman.store.names import name_parts
from dragoman.store.outputs import check_out, written_out
from dragoman.store.packs import load_packs, save_pack
from dragoman.store.parts import PartWriter
from dragoman.store.reviewed_ways import ReviewedWay
from dragoman.store.rows import Tables, issue_table, records_from, tables_from
from dragoman.store.runs import Run, RunCommand, RunOutcome, TablesAre, append_run, runs_table
from dragoman.store.view import View
from dragoman.store.wholeness import SHARDS

__all__ = [
    "MOST_SHARDS",
    "PEOPLE",
    "SHARDS",
    "InputRow",
    "Ledger",
    "Making",
    "PartWriter",
    "RecordFolder",
    "RecordLock",
    "ReviewedWay",
    "Run",
    "RunCommand",
    "RunOutcome",
    "StepTime",
    "Tables",
    "TablesAre",
    "View",
    "append_finding_judgements",
    "append_judgements",
    "append_position_judgements",
    "append_run",
    "build_database",
    "bytes_in",
    "check_out",
    "compact_parts",
    "grow_database",
    "has_torn_judgement",
    "input_id",
    "input_table",
    "is_current",
    "is_whole",
    "issue_table",
    "join_small_shards",
    "judgement_from",
    "left_out_of",
    "load_coding",
    "load_finding_judgements",
    "load_judgements",
    "load_packs",
    "name_parts",
    "number_of",
    "people_digest",
    "prepare_folder",
    "records_from",
    "row_of_judgement",
    "runs_table",
    "save_codebook",
    "save_pack",
    "seen_again",
    "stamp_for",
    "stamp_of",
    "tables_from",
    "written_out",
    "written_whole",
]
