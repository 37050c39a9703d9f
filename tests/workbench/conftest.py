"""A small record about invented people, made by hand, and browsers that ask for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import reader, stranger
from starlette.testclient import TestClient

from dragoman.model import Issue
from dragoman.workbench.guard import Key
from records import findings_of, make_record, report_of, with_event

TALKS = "Mara Lindqvist said: We will stay. Jon Hall denied it. They met in Velmar."


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three reports: of two outlets, in two months; one is a feed's with an issue."""
    march = report_of(TALKS, published="2024-03-05", title="Talks in Velmar", outlet="NLA", url="https://nla.example/1")
    first = findings_of(march, ("Mara Lindqvist", "said", "We will stay"), ("Jon Hall", "denied", "it"))
    first = with_event(first, "met", ["Mara Lindqvist"], ["Jon Hall"], date="2024-03-04", place="Velmar")
    april = report_of("Jon Hall said: No deal.", published="2024-05-02", title="No deal", outlet="Lake Post")
    second = findings_of(april, ("Jon Hall", "said", "No deal"), act="REJECT", confidence=0.5)
    undated = report_of("Someone said: Rain.", title="Weather", source="reports/w.txt")
    third = findings_of(undated, ("", "said", "Rain"))
    issues = [Issue(None, "reports/broken.txt", "read", "empty", "holds no text")]
    return make_record(tmp_path_factory.mktemp("workbench") / "record", first, second, third, issues=issues)


@pytest.fixture
def browser(record: Path) -> Iterator[TestClient]:
    """A browser that has the key."""
    with reader(record) as opened:
        yield opened


@pytest.fixture
def outside(record: Path) -> Iterator[tuple[TestClient, Key]]:
    """A browser that has none, and the key."""
    with stranger(record) as opened:
        yield opened
