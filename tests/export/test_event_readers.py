"""The packages that people read GDELT with, run on our files."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
import os
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from dragoman.export.events.gdelt import COLUMNS, MENTION_COLUMNS, write_gdelt
from event_stories import aid, meeting, told

# Asks gdeltPyR as its manual shows, and tells what came back.
_ASK_GDELTPYR = """
import json, sys, gdelt
ask = gdelt.gdelt(version=2, proxies={"http": sys.argv[1]})
answers = {}
for table in ("events", "mentions"):
    frame = ask.Search("2023 Mar 15", table=table, coverage=False)
    answers[table] = {"columns": list(frame.columns), "rows": json.loads(frame.to_json(orient="values"))}
print("ANSWER" + json.dumps(answers))
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """GDELT files of a meeting and a promise."""
    return write_gdelt(told(aid(meeting())), tmp_path / "gdelt-files")


@pytest.fixture
def proxy(files: tuple[Path, Path]) -> Iterator[str]:
    """The address of a proxy that has these files for whatever interval of GDELT is asked for."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            content = files[".mentions." in self.path].read_bytes()
            self.send_response(200)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.slow
def test_gdeltpyr_reads_events_and_mentions(proxy: str, tmp_path: Path) -> None:
    answers = ask_gdeltpyr(proxy, tmp_path)

    described = [*COLUMNS[:27], "CAMEOCodeDescription", *COLUMNS[27:]]
    assert described == answers["events"]["columns"]
    rows = [dict(zip(described, row, strict=True)) for row in answers["events"]["rows"]]
    assert [("040", "040", "04", "Consult")] * 3 == [
        tuple(row[name] for name in ("EventCode", "EventBaseCode", "EventRootCode", "CAMEOCodeDescription"))
        for row in rows[:3]
    ]
    assert ("JON 'THE OWL' DAHL", "033", 5.32) == (
        rows[1]["Actor2Name"], rows[3]["EventCode"], rows[0]["ActionGeo_Long"]
    )  # fmt: skip
    mentions = [dict(zip(MENTION_COLUMNS, row, strict=True)) for row in answers["mentions"]["rows"]]
    assert [row["GLOBALEVENTID"] for row in rows] == [mention["GLOBALEVENTID"] for mention in mentions]
    assert {100} == {mention["Confidence"] for mention in mentions}


def ask_gdeltpyr(proxy: str, tmp_path: Path) -> dict[str, dict[str, list[object]]]:
    """Run gdeltPyR in a process of its own.

    Its wheel puts its tables where its code does not look for them, and then it asks the internet; a folder with both
    side by side is what it needs.
    """
    spec = importlib.util.find_spec("gdelt")
    if spec is None or spec.origin is None:
        pytest.skip("gdeltPyR is not installed; pip install -e '.[dev]'")
    own = importlib.metadata.files("gdelt") or []
    table = next(path for path in own if path.name == "cameoCodes.json")
    room = tmp_path / "room"
    room.mkdir()
    (room / "gdelt").symlink_to(Path(spec.origin).parent)
    (room / "data").symlink_to(Path(str(table.locate())).resolve().parent)
    answer = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", _ASK_GDELTPYR, proxy],
        env={**os.environ, "PYTHONPATH": str(room), "NO_PROXY": "", "no_proxy": ""},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    found: dict[str, dict[str, list[object]]] = json.loads(answer.stdout.partition("ANSWER")[2])
    return found


def test_py_gdelt_reads_events_and_mentions(files: tuple[Path, Path]) -> None:
    pytest.importorskip("py_gdelt")
    from py_gdelt.models.events import Event, Mention
    from py_gdelt.parsers.events import EventsParser
    from py_gdelt.parsers.mentions import MentionsParser

    events_file, mentions_file = (zipfile.ZipFile(path) for path in files)
    with events_file, mentions_file:
        [events_name], [mentions_name] = events_file.namelist(), mentions_file.namelist()
        events = [Event.from_raw(raw) for raw in EventsParser().parse(events_file.read(events_name))]
        mentions = [Mention.from_raw(raw) for raw in MentionsParser().parse(mentions_file.read(mentions_name))]

    assert (4, 4) == (len(events), len(mentions))
    assert ("040", 1, "NORGOVMED", "SWELEG") == (
        events[0].event_code, events[0].quad_class, events[0].actor1.code, events[0].actor2.code
    )  # fmt: skip
    assert ("NO", 60.39) == (events[0].action_geo.country_code, events[0].action_geo.lat)
    assert [event.global_event_id for event in events] == [mention.global_event_id for mention in mentions]
    assert "Morning Post" == mentions[0].source_name
