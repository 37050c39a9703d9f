"""``dragoman network`` as a person calls it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import networkx as nx
import pytest

from dragoman.record import Record
from dragoman.run import bring_codebook, resolve_record
from records import findings_of, make_record, report_of, with_event

CODEBOOK = """
[[issue]]
id = "dam"
label = "The dam"
description = "The dam on the river should be built."
"""
FOR, AGAINST = "We must build the dam.", "We will not build the dam."
ADA, BO, CY = "Ada Lund", "Bo Hansen", "Cy Moreau"


def said(who: str, words: str, source: str, **fields: object):
    return findings_of(
        report_of(f'{who} said: "{words}"', source=source, outlet="NLA", published="2024-03-05"),
        (who, "said", words),
        **fields,
    )


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("network")
    met = with_event(findings_of(report_of(f"{ADA} met {BO}.", source="d.txt")), "met", [ADA], [BO], date="2024-03-05")
    path = make_record(
        folder / "record",
        said(ADA, FOR, "a.txt"),
        said(BO, FOR + " Now.", "b.txt"),
        said(CY, AGAINST, "c.txt"),
        met,
    )
    resolve_record(path)
    (folder / "rivers.toml").write_text(CODEBOOK)
    bring_codebook(path, folder / "rivers.toml")
    return path


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_positions_tie_actors_to_issues(dragoman, record: Path):
    done = dragoman("network", record, "--nodes", "actor,issue", "--aggregate", "subtract", "--format", "csv")

    assert [(ADA, "dam", "1.0"), (BO, "dam", "1.0"), (CY, "dam", "-1.0")] == [
        (row["source"], row["target"], row["weight"]) for row in rows(done.stdout)
    ]


def test_events_tie_doers_to_whom_it_is_done(dragoman, record: Path):
    done = dragoman("network", record, "--nodes", "actor,actor", "--from", "events", "--format", "csv")

    assert [(ADA, BO, "1.0")] == [(row["source"], row["target"], row["weight"]) for row in rows(done.stdout)]


def test_outlets_are_tied_to_speakers(dragoman, record: Path):
    done = dragoman("network", record, "--nodes", "outlet,actor", "--format", "csv")

    assert [("NLA", ADA), ("NLA", BO), ("NLA", CY)] == [(row["source"], row["target"]) for row in rows(done.stdout)]


def test_a_file_of_a_network_is_written_by_its_ending(dragoman, record: Path, tmp_path: Path):
    path = tmp_path / "c.graphml"
    done = dragoman("network", record, "--nodes", "actor,actor", "--from", "positions", "--out", path)

    assert (0, 1) == (done.returncode, nx.read_graphml(path).number_of_edges())


def test_passages_behind_a_tie_are_listed(dragoman, record: Path):
    done = dragoman(
        "network",
        record,
        "passages",
        "--nodes",
        "actor,actor",
        "--from",
        "positions",
        "--between",
        ADA,
        "--format",
        "csv",
    )

    assert [FOR, FOR + " Now."] == [row["wording"] for row in rows(done.stdout)]


def test_what_is_left_out_is_told(dragoman, record: Path):
    done = dragoman("network", record, "--nodes", "actor,actor", "--format", "csv")

    assert "3 statements tie nothing" in done.stderr


def test_options_of_networks_need_nodes(dragoman, record: Path):
    done = dragoman("network", record, "--normalise", "jaccard")

    assert (2, True) == (done.returncode, "give --nodes" in done.stderr)


def test_a_record_gives_a_network(record: Path):
    with Record(record) as opened:
        made = opened.network(nodes="actor,actor", from_="positions", aggregate="conflict")

    assert [(ADA, CY, 1.0), (BO, CY, 1.0)] == [(row["source"], row["target"], row["weight"]) for row in made.edges]
