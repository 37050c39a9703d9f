"""A workbench that is asked as a browser does, without a server."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from starlette.testclient import TestClient

from dragoman.workbench.application import make_application
from dragoman.workbench.desk import Desk
from dragoman.workbench.guard import Key

PORT = 8123
HOME = f"http://127.0.0.1:{PORT}"

_TAG = re.compile(r"<[^>]*>")
_LINK = re.compile(r'href="([^"]*)"')


@contextmanager
def stranger(record: Path) -> Iterator[tuple[TestClient, Key]]:
    """Give a browser that has no key, and the key."""
    desk, key = Desk(record), Key(PORT)
    yield TestClient(make_application(desk, key), base_url=HOME, follow_redirects=False), key
    desk.close()


@contextmanager
def reader(record: Path) -> Iterator[TestClient]:
    """Give a browser that came by the first address."""
    with stranger(record) as (browser, key):
        browser.get(key.address)
        yield browser


def text_of(page: str) -> str:
    """Return what a person reads of a page, in one line."""
    return " ".join(html.unescape(_TAG.sub(" ", page)).split())


def links_of(page: str) -> list[str]:
    """Return the addresses that a page leads to, without the place on the page."""
    return [html.unescape(link).partition("#")[0] for link in _LINK.findall(page)]
