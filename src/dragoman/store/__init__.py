"""Rows ↔ Parquet and DuckDB: the record on disk."""

from dragoman.store.build import build_database, is_current
from dragoman.store.files import written_whole
from dragoman.store.folder import RecordFolder, RecordLock, prepare_folder
from dragoman.store.judgements import append_judgements, load_judgements
from dragoman.store.ledger import InputRow, Ledger, input_id, input_table, number_of, seen_again
from dragoman.store.names import name_parts
from dragoman.store.packs import load_packs, save_pack
from dragoman.store.parts import PartWriter
from dragoman.store.rows import Tables, issue_table, tables_from
from dragoman.store.view import View

__all__ = [
    "InputRow",
    "Ledger",
    "PartWriter",
    "RecordFolder",
    "RecordLock",
    "Tables",
    "View",
    "append_judgements",
    "build_database",
    "input_id",
    "input_table",
    "is_current",
    "issue_table",
    "load_judgements",
    "load_packs",
    "name_parts",
    "number_of",
    "prepare_folder",
    "save_pack",
    "seen_again",
    "tables_from",
    "written_whole",
]
