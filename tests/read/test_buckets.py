"""Reports in a bucket, read from a server that speaks S3, on this machine."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import fs, parquet

from dragoman.config import ReadSettings
from dragoman.errors import ConfigError
from dragoman.model import Issue
from dragoman.read import Item, buckets, is_in_bucket, walk_inputs
from dragoman.run import read_into

ROWS = [{"id": f"r{number}", "text": f"Minister Ola Berg spoke in Talca on day {number}."} for number in range(3)]


class Bucket:
    """A bucket of a server that was started for the tests."""

    def __init__(self, address: str, name: str) -> None:
        self.name = name
        self._system = fs.S3FileSystem(
            access_key="someone",
            secret_key="secret",
            endpoint_override=address,
            region="us-east-1",
            allow_bucket_creation=True,
        )
        self._system.create_dir(name)

    def put(self, key: str, content: bytes) -> None:
        """Store an object."""
        with self._system.open_output_stream(f"{self.name}/{key}") as stream:
            stream.write(content)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    moto = pytest.importorskip("moto.server", reason="needs moto[server]")
    running = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    yield f"http://{host}:{port}"
    running.stop()


@pytest.fixture
def bucket(server: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Bucket:
    """Give an empty bucket, and what is needed to reach it, in the environment."""
    for name, value in {
        "AWS_ENDPOINT_URL": server,
        "AWS_ACCESS_KEY_ID": "someone",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
    }.items():
        monkeypatch.setenv(name, value)
    return Bucket(server, f"news-{abs(hash(request.node.name)) % 10**8}")


def walk(*paths: str) -> list[Item | Issue]:
    return list(walk_inputs(paths, ReadSettings()))


def sources(*paths: str) -> list[str]:
    return [each.source for each in walk(*paths)]


def test_a_bucket_is_read_as_a_folder_is(bucket: Bucket):
    bucket.put("2024/b.txt", b"Second.")
    bucket.put("2024/a.txt", b"First.")
    bucket.put("2024/may/c.txt", b"Third.")
    bucket.put("2024/.hidden.txt", b"Nobody's.")
    bucket.put("2024/.git/d.txt", b"Nobody's.")
    bucket.put("2025/e.txt", b"Another year.")

    found = walk(f"s3://{bucket.name}/2024")

    place = f"s3://{bucket.name}/2024"
    assert [
        (f"{place}/a.txt", b"First."),
        (f"{place}/b.txt", b"Second."),
        (f"{place}/may/c.txt", b"Third."),
    ] == [(each.source, each.payload) for each in found if isinstance(each, Item)]
    assert [f"{place}/a.txt"] == [each.locator for each in found[:1] if isinstance(each, Item)]


@pytest.mark.parametrize("ending", ["", "/"])
def test_a_whole_bucket_is_read(bucket: Bucket, ending: str):
    bucket.put("a.txt", b"First.")

    assert [f"s3://{bucket.name}/a.txt"] == sources(f"s3://{bucket.name}{ending}")


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("2024-*.txt", ["2024-a.txt", "2024-b.txt"]),
        ("**/*.txt", ["2023/x.txt", "2024-a.txt", "2024-b.txt"]),
        ("20??/*", ["2023/x.txt"]),
        ("2024-[b-z].txt", ["2024-b.txt"]),
    ],
)
def test_a_pattern_meets_objects_as_it_meets_files(bucket: Bucket, pattern: str, names: list[str]):
    for name in ("2023/x.txt", "2024-a.txt", "2024-b.txt", "2024-c.md"):
        bucket.put(name, b"Text.")

    assert [f"s3://{bucket.name}/{name}" for name in names] == sources(f"s3://{bucket.name}/{pattern}")


def test_archives_and_tables_in_a_bucket_are_split_into_rows(bucket: Bucket):
    lines = "\n".join(map(json.dumps, ROWS)).encode()
    table = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(ROWS), table)
    bucket.put("a.jsonl.gz", gzip.compress(lines))
    bucket.put("b.parquet", table.getvalue())

    found = walk(f"s3://{bucket.name}")

    assert 2 * [each["text"] for each in ROWS] == [
        each.payload["text"] for each in found if isinstance(each, Item) and not isinstance(each.payload, bytes)
    ]


def test_what_is_large_is_fetched_in_pieces_and_is_the_same(bucket: Bucket, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(buckets, "_PIECE_BYTES", 1000)
    table = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(ROWS * 200), table, compression="none", use_dictionary=False)
    bucket.put("rows.jsonl", b"\n".join(json.dumps(each).encode() for each in ROWS * 200))
    bucket.put("rows.parquet", table.getvalue())

    found = walk(f"s3://{bucket.name}")

    assert [1200, 0] == [sum(isinstance(each, kind) for each in found) for kind in (Item, Issue)]


@pytest.mark.parametrize("name", ["gone.txt", "gone/"])
def test_what_is_not_there_is_an_issue(bucket: Bucket, name: str):
    [issue] = walk(f"s3://{bucket.name}/{name}")

    assert isinstance(issue, Issue)
    assert ("not-found", f"s3://{bucket.name}/{name}") == (issue.code, issue.source)


def test_a_bucket_that_is_not_there_is_an_issue(bucket: Bucket):
    [issue] = walk(f"s3://no-{bucket.name}/a")

    assert isinstance(issue, Issue)
    assert issue.code in {"unreadable", "not-found"}


@pytest.mark.parametrize(
    "address",
    [
        "s3://someone:secret@news/a.txt",
        "s3://news/a.txt?access_key=someone&secret_key=secret",
        "abfs://news:secret@press.dfs.core.windows.net/a.txt",
    ],
)
def test_no_key_in_an_address_comes_into_the_record(address: str):
    [issue] = walk(address)

    assert isinstance(issue, Issue)
    assert ("unreadable", False) == (issue.code, "secret" in issue.source + issue.message)


def test_a_read_from_a_bucket_gives_what_a_read_of_files_gives_and_goes_on(bucket: Bucket, tmp_path: Path):
    for number, row in enumerate(ROWS):
        bucket.put(f"{number}.txt", row["text"].encode())
    first = read_into([f"s3://{bucket.name}"], tmp_path / "record", workers=1)
    bucket.put("1.txt", b"Minister Ola Berg left Talca.")
    second = read_into([f"s3://{bucket.name}"], tmp_path / "record", workers=1)

    assert (3, 0, 0) == (first.n_new, first.n_replaced, first.n_unchanged)
    assert (0, 1, 2) == (second.n_new, second.n_replaced, second.n_unchanged)


@pytest.mark.parametrize(
    ("path", "is_one"),
    [("s3://a/b", True), ("gs://a", True), ("ABFS://a", True), ("s3:/a", False), ("folder/s3://a", False)],
)
def test_what_an_address_in_a_bucket_is(path: str, is_one: bool):
    assert is_one == is_in_bucket(path)


@pytest.mark.parametrize(
    ("host", "path", "address"),
    [
        ("news", "news/2024/a.txt", "news/2024/a.txt"),
        ("news@press.dfs.core.windows.net", "news/a.txt", "news@press.dfs.core.windows.net/a.txt"),
        ("press.dfs.core.windows.net", "news/a.txt", "press.dfs.core.windows.net/news/a.txt"),
    ],
)
def test_the_address_of_an_object_names_its_account(host: str, path: str, address: str):
    assert address == buckets._under(host, path)


def test_other_services_are_no_paths(tmp_path: Path):
    with pytest.raises(ConfigError, match="there is no such file or folder"):
        read_into(["ftp://news/a.txt"], tmp_path / "record")
