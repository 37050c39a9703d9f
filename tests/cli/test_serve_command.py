"""``dragoman serve`` as a process: it answers on this machine, ends by Ctrl-C, and writes nothing."""

from __future__ import annotations

import hashlib
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path

import pytest
from calling import Call

from records import findings_of, make_record, report_of


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = findings_of(report_of("Mara Lindqvist said: Rain."), ("Mara Lindqvist", "said", "Rain"))
    return make_record(tmp_path_factory.mktemp("serve") / "record", found)


@contextmanager
def served(record: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Serve a record in a process of its own; give the process and the first address."""
    command = [sys.executable, "-m", "dragoman", "serve", str(record), "--no-browser", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        lines = "".join(process.stdout.readline() for _ in range(2))
        [address] = re.findall(r"http://\S+", lines)
        yield process, address
    finally:
        process.kill()
        process.communicate()


def page_at(address: str) -> str:
    """Return the page that a browser gets there."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    with opener.open(address, timeout=60) as answer:
        return str(answer.read().decode())


def digests_of(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.slow
def test_a_record_is_served_until_ctrl_c_and_not_changed(record: Path):
    before = digests_of(record)
    with served(record, "--read-only") as (process, address):
        page = page_at(address)
        process.send_signal(signal.SIGINT)
        status = process.wait(30)

    assert "opened read-only" in page
    assert 128 + signal.SIGINT == status
    assert before == digests_of(record)


@pytest.mark.slow
def test_the_address_without_its_token_shows_nothing(record: Path):
    with served(record) as (_, address), pytest.raises(urllib.error.HTTPError, match="403"):
        page_at(address.partition("?")[0])


def test_what_is_no_record_is_told(dragoman: Call, tmp_path: Path):
    result = dragoman("serve", tmp_path, "--no-browser")

    assert 2 == result.returncode
    assert str(tmp_path) in result.stderr
