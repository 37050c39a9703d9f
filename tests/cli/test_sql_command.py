"""Questions in SQL: they read the tables of a record, and nothing else."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pyarrow as pa
import pytest
from calling import Call

from dragoman.errors import RecordError
from dragoman.record import Record
from records import findings_of, make_record, report_of

ADA = "Ada Okoro"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    report = report_of(f"{ADA} said: We stay.", published="2024-03-05", outlet="Harbour Post")
    return make_record(tmp_path_factory.mktemp("sql") / "record", findings_of(report, (ADA, "said", "We stay.")))


def test_a_question_is_answered_in_any_format(dragoman: Call, record: Path, tmp_path: Path):
    question = "select outlet, sum(1) as n from statement_rows group by outlet"

    printed = dragoman("sql", record, question, "--format", "jsonl").stdout
    dragoman("sql", record, question, "--out", tmp_path / "answer.csv")

    assert {"outlet": "Harbour Post", "n": 1} == json.loads(printed)
    assert "outlet,n\nHarbour Post,1\n" == (tmp_path / "answer.csv").read_text()


def test_without_a_question_the_tables_and_their_columns_are_listed(dragoman: Call, record: Path):
    lines = dragoman("sql", record, "--format", "jsonl").stdout.splitlines()
    columns = {row["table"]: row["columns"] for row in map(json.loads, lines)}

    assert {"reports", "statements", "statement_rows", "event_rows"} <= set(columns)
    assert "published date" in columns["reports"]


def test_a_question_may_come_from_standard_input(dragoman: Call, record: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("select 7 as seven"))

    assert {"seven": 7} == json.loads(dragoman("sql", record, "-", "--format", "jsonl").stdout)


def test_what_is_no_sql_is_one_line_and_no_traceback(dragoman: Call, record: Path):
    told = dragoman("sql", record, "selct 1")

    assert (2, 1) == (told.returncode, len(told.stderr.splitlines()))


FORBIDDEN = (
    "create table mine as select 1",
    "insert into reports select * from reports",
    "update stored.main.reports set outlet = 'x'",
    "delete from stored.main.reports",
    "drop view reports",
    "copy (select 1) to '{place}/written.csv'",
    "export database '{place}/written'",
    "attach '{place}/other.duckdb'",
    "install httpfs",
    "load httpfs",
    "set enable_external_access = true",
    "reset enable_external_access",
    "pragma enable_profiling",
    "call pragma_version()",
    "checkpoint",
    "use stored",
    "prepare p as select 1",
    "select 1; copy (select 1) to '{place}/written.csv'",
    "explain analyze copy (select 1) to '{place}/written.csv'",
    "with t as (select 1) insert into reports select * from t",
    "vacuum",
)
UNREADABLE = (
    "from read_text('{place}/secret.txt')",
    "from read_blob('{place}/secret.txt')",
    "from read_csv('{place}/secret.txt')",
    "from read_json('{place}/secret.txt')",
    "from read_parquet('{place}/secret.txt')",
    "from parquet_metadata('{place}/secret.txt')",
    "from sniff_csv('{place}/secret.txt')",
    "from '{place}/secret.txt'",
    "from '{place}/secret.csv'",
    "from glob('{place}/*')",
    "from 'https://post.example/secret.csv'",
    "select * from query('from read_text(''{place}/secret.txt'')')",
    "select * from query_table('{place}/secret.csv')",
    "select getenv('HOME')",
    "from json_execute_serialized_sql(json_serialize_sql('from read_text(''{place}/secret.txt'')'))",
    "from python_map_function()",
    "from duckdb_extensions()",
    "select st_point(1, 2)",
)


@pytest.mark.parametrize("question", [*FORBIDDEN, *UNREADABLE])
def test_a_question_reads_and_writes_nothing_but_the_tables(record: Path, tmp_path: Path, question: str):
    for name in ("secret.txt", "secret.csv"):
        (tmp_path / name).write_text("a\nprecious\n")
    before = sorted(path.name for path in tmp_path.iterdir())
    whole = (record / "record.duckdb").read_bytes()

    with Record(record) as opened, pytest.raises(RecordError):
        opened.query(question.format(place=tmp_path))

    assert (before, whole) == (
        sorted(path.name for path in tmp_path.iterdir()),
        (record / "record.duckdb").read_bytes(),
    )


def test_variables_of_the_program_are_no_tables(record: Path):
    precious = pa.table({"a": [1]})

    with Record(record) as opened, pytest.raises(RecordError):
        opened.query("from precious")

    assert 1 == precious.num_rows
