"""A record from a stranger is data: nothing in it runs, leads out of it, or is taken for what it is not."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dragoman.errors import DragomanError, RecordError
from dragoman.record import Record
from dragoman.run import resolve_record
from dragoman.store import RecordFolder, RecordLock, load_judgements
from records import findings_of, make_record, report_of, with_event

SECRET = "only for the owner"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = findings_of(report_of("Mara Lindqvist said: We stay."), ("Mara Lindqvist", "said", "We stay."))
    path = make_record(tmp_path_factory.mktemp("made") / "record", with_event(found, "said", ["Mara Lindqvist"]))
    resolve_record(path)
    return path


@pytest.fixture
def record(made: Path, tmp_path: Path) -> Path:
    (tmp_path / "secret.txt").write_text(SECRET)
    return Path(shutil.copytree(made, tmp_path / "record"))


def change(record: Path, *statements: str) -> None:
    secret = str(record.parent / "secret.txt")
    with duckdb.connect(str(record / "record.duckdb")) as connection:
        for statement in statements:
            connection.execute(statement.replace("SECRET", f"'{secret}'"))


def everything(record: Path) -> str:
    """Return all that any question of the program gets out of a record."""
    with Record(record) as opened:
        tables = [
            opened.statements(),
            opened.events(all=True),
            opened.actors(all=True),
            opened.reports(),
            opened.issues(),
            opened.judgements(),
            opened.profile("Lindqvist").statements_by,
            opened.query("from statement_rows"),
        ]
        return repr([table.to_dicts() for table in tables]) + repr(list(opened.findings()))


# In place of a view of ours, of a function that our questions call, of a table's column.
HARMLESS = {
    "a view of ours that reads a file": [
        "create or replace view statement_rows as select content as wording from read_text(SECRET)"
    ],
    "a view of theirs": ["create view more as from read_text(SECRET)"],
    "macros in the place of functions": [
        "create macro array_to_string(a, b) as (select content from read_text(SECRET))",
        "create macro coalesce_(a) as a",
        "create macro list_distinct(a) as ['x']",
        "create macro lower(a) as 'x'",
    ],
    "a table function in the place of a table": ["create macro links() as table from read_text(SECRET)"],
    "types, a sequence, a schema": [
        "create type mood as enum ('a')",
        "create sequence s",
        "create schema other",
        "create view other.reports as from read_text(SECRET)",
    ],
}

REFUSED = {
    "a view in the place of a table": [
        "alter table reports rename to own",
        "create view reports as select * replace (t.content as title) from own, read_text(SECRET) as t",
    ],
    "a column that is computed": [
        "create table other as from judgements",
        "drop table judgements",
        "create table judgements (id varchar, note varchar as (upper(id)))",
    ],
    "another type of a column": ["alter table actors alter kind type blob"],
    "a column too many": ["alter table actors add column more varchar"],
    "a table too few": ["drop table times"],
    "a view that says what it was made of": [
        "alter table made_of rename to own",
        "create view made_of as from own",
    ],
}


@pytest.mark.parametrize("statements", HARMLESS.values(), ids=HARMLESS)
def test_what_else_a_database_holds_is_never_used(record: Path, made: Path, statements: list[str]):
    change(record, *statements)

    assert everything(made).replace(str(made), "") == everything(record).replace(str(record), "")


@pytest.mark.parametrize("statements", REFUSED.values(), ids=REFUSED)
def test_tables_that_are_not_ours_are_refused(record: Path, statements: list[str]):
    change(record, *statements)

    with pytest.raises(RecordError, match=r"not made by dragoman.*dragoman resolve"):
        Record(record)


def test_tables_that_are_not_ours_are_made_anew(record: Path, made: Path):
    change(record, "alter table reports rename to own", "create view reports as from own")

    assert resolve_record(record)
    assert everything(made) == everything(record)


@pytest.mark.parametrize(
    "question",
    [
        "from read_text(SECRET)",
        "from read_csv(SECRET)",
        "from glob('/etc/*')",
        "from read_blob('/etc/hostname')",
        "copy reports to SECRET",
        "attach SECRET as other",
        "install httpfs",
        "load httpfs",
        "select 1; attach SECRET",
        "set enable_external_access = true",
        "set lock_configuration = false",
        "create view x as select 1",
        "drop view statement_rows",
        "delete from stored.main.reports",
        "pragma enable_profiling",
        "call pragma_version()",
        "export database SECRET",
        "from 's3://bucket/x.parquet'",
        "from own_table",
        "",
        "select",
    ],
)
def test_a_question_reads_the_tables_and_nothing_else(record: Path, question: str):
    own_table = pa.table({"n": [1]})  # a variable of the program
    secret = record.parent / "secret.txt"

    with Record(record) as opened:
        with pytest.raises(RecordError):
            opened.query(question.replace("SECRET", f"'{secret}'"))

        assert 1 == len(opened.statements()) == len(own_table)
    assert SECRET == secret.read_text()


@pytest.mark.parametrize(
    "question",
    [
        "from reports",
        "pivot (select kind, 1 as n from actors) on kind using sum(n)",
        "explain from reports",
        "show tables",
        "with a as (from links) from a",
    ],
)
def test_questions_of_every_form_are_answered(record: Path, question: str):
    with Record(record) as opened:
        assert len(opened.query(question))


def test_a_log_beside_the_tables_is_refused(record: Path):
    (record / "record.duckdb.wal").write_bytes(b"")

    with pytest.raises(RecordError, match="wal: was left by a program"):
        Record(record)


@pytest.mark.skipif(sys.platform == "win32", reason="links")
@pytest.mark.parametrize(
    "piece",
    [
        "record.toml",
        "settings.toml",
        "record.duckdb",
        "judgements.jsonl",
        "runs.jsonl",
        ".lock",
        ".judgements.lock",
        "parts",
        "packs",
        "parts/reports-0009-000000.parquet",
        "packs/leaders.jsonl",
    ],
)
def test_a_link_out_of_the_record_is_neither_followed_nor_written_to(record: Path, piece: str):
    place = record / piece
    target = record.parent / "target"
    if place.is_dir():
        place.rename(target)
    else:
        target.write_text(place.read_text() if place.suffix == ".toml" else SECRET)
        place.unlink(missing_ok=True)
        place.parent.mkdir(exist_ok=True)
    place.symlink_to(target)
    was = None if target.is_dir() else target.read_text()

    for each in (
        lambda: Record(record),
        lambda: resolve_record(record),
        lambda: RecordLock(RecordFolder(record)).__enter__(),
    ):
        with pytest.raises(RecordError, match="is a link to another place"):
            each()

    assert was is None or was == target.read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes")
@pytest.mark.parametrize("piece", ["judgements.jsonl", "record.duckdb", "parts/inputs-0009-000000.parquet"])
def test_a_pipe_in_a_record_holds_nobody_up(record: Path, piece: str):
    (record / piece).unlink(missing_ok=True)
    os.mkfifo(record / piece)

    with pytest.raises(RecordError, match="is not what lies there"):
        Record(record)


def with_columns(change: Callable[[pa.Table], pa.Table], name: str = "statements") -> Callable[[Path], None]:
    def write(record: Path) -> None:
        [path] = (record / "parts").glob(f"{name}-*.parquet")
        pq.write_table(change(pq.read_table(path)), path)

    return write


PARTS = {
    "more columns": with_columns(lambda table: table.append_column("more", pa.nulls(len(table), pa.string()))),
    "another type": with_columns(lambda table: table.set_column(0, "id", pa.array([1] * len(table)))),
    "a type of numbers for texts": with_columns(lambda table: table.set_column(1, "text", pa.array([b"x"])), "reports"),
    "no table": lambda record: next((record / "parts").glob("events-*")).write_text("x"),
    "half a table": lambda record: shorten(next((record / "parts").glob("reports-*"))),
}


def shorten(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


@pytest.mark.parametrize("spoil", PARTS.values(), ids=PARTS)
def test_a_part_that_is_not_ours_is_named(record: Path, spoil: Callable[[Path], None]):
    spoil(record)
    (record / "record.duckdb").unlink()

    with pytest.raises(
        RecordError, match=r"parts/\w+-0001-000000\.parquet: is damaged, or was not written by dragoman"
    ):
        resolve_record(record)


JUDGEMENT = {
    "id": "j1",
    "verdict": "rename",
    "subjects": [{"actor_id": "a", "name": "A"}],
    "terms": [["name", "B"]],
    "by": "ada",
    "at": "2024-03-01",
    "note": None,
}


@pytest.mark.parametrize(
    "line",
    [
        "[]",
        "null",
        "1",
        '"x"',
        "{}",
        "[" * 3000,
        '{"id":' * 2000,
        "\udcff",
        json.dumps({**JUDGEMENT, "note": {"a": 1}}),
        json.dumps({**JUDGEMENT, "id": 7}),
        json.dumps({**JUDGEMENT, "verdict": ["merge"]}),
        json.dumps({**JUDGEMENT, "verdict": "drop"}),
        json.dumps({**JUDGEMENT, "subjects": "abc"}),
        json.dumps({**JUDGEMENT, "subjects": []}),
        json.dumps({**JUDGEMENT, "verdict": "merge"}),
        json.dumps({**JUDGEMENT, "subjects": [{"actor_id": None, "name": "A"}]}),
        json.dumps({**JUDGEMENT, "terms": [["x"]]}),
        json.dumps({**JUDGEMENT, "terms": [["name", 3]]}),
        json.dumps({**JUDGEMENT, "terms": {"name": "B"}}),
        json.dumps({**JUDGEMENT, "verdict": "set", "terms": [["kind", "deity"]]}),
        json.dumps({**JUDGEMENT, "verdict": "set", "terms": [["id", "x"]]}),
    ],
    ids=lambda line: ascii(line[:60]),
)
def test_a_line_that_is_no_judgement_is_named_and_nothing_else_comes_of_it(record: Path, line: str):
    (record / "judgements.jsonl").write_text(line + "\n", errors="surrogateescape")

    with pytest.raises(RecordError, match=r"judgements\.jsonl"):
        resolve_record(record)


def test_a_judgement_as_ours_are_is_read(record: Path):
    (record / "judgements.jsonl").write_text(json.dumps(JUDGEMENT) + "\n")

    assert ["j1"] == [each.id for each in load_judgements(RecordFolder(record))]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("record.toml", "format = true"),
        ("record.toml", "a = " + "[" * 100_000),
        ("record.toml", "format = [1]"),
        ("record.toml", "#" * 1_000_000),
        ("settings.toml", "a = " + "[" * 100_000),
        ("settings.toml", "[read]\nmax_report_chars = 1e999"),
        ("settings.toml", "[read]\nmax_report_chars = " + "9" * 400),
        ("settings.toml", "[extract]\nmin_confidence = nan"),
    ],
    ids=lambda text: text[:45],
)
def test_a_header_or_settings_that_are_not_ours_are_an_error(record: Path, name: str, content: str):
    (record / name).write_text(content)

    with pytest.raises(DragomanError, match=name):
        resolve_record(record)


@pytest.mark.parametrize(
    "actor",
    [
        "7",
        '{"id": 1}',
        '{"id": "a", "names": "Ada", "kind": null, "country": null, "sectors": [], "roles": []}',
        '{"id": "a", "names": ["Ada"], "kind": "deity", "country": null, "sectors": [], "roles": []}',
        '{"id": "a", "names": [], "kind": null, "country": null, "sectors": [], "roles": []}',
        '{"id": "a", "names": ["Ada", 3], "kind": null, "country": 7, "sectors": [], "roles": []}',
    ],
)
def test_a_pack_that_is_not_ours_is_named(record: Path, actor: str):
    (record / "packs").mkdir()
    (record / "packs" / "leaders.jsonl").write_text(actor)

    with pytest.raises(RecordError, match=r"leaders\.jsonl: is no actor pack"):
        resolve_record(record)
