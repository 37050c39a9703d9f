"""A report made of HTML, script, signs that steer and formulas is shown as text, wherever its words stand."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

import pytest
from browsing import reader
from starlette.testclient import TestClient

from dragoman.model import Issue
from records import findings_of, make_record, report_of, with_event

SCRIPT = "<script>alert(1)</script>"
IMAGE = "\"'><img src=x onerror=alert(2)>"
STEERING = "\x1b[2J\u202eda\u2066el\u200b"
FORMULA = '=HYPERLINK("http://example.org")'
NEVER = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]")
SPEAKER = f"Mara {SCRIPT} Lind"
OTHER = f"Jon {IMAGE} {STEERING} Hall"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    words = f"{FORMULA} {SCRIPT} {IMAGE} {STEERING} {{{{7*7}}}}"
    report = report_of(
        f"{SPEAKER} said: {words}.\nShe met {OTHER}.",
        published="2024-03-05",
        title=f"{SCRIPT}{IMAGE}{STEERING}",
        outlet=f"{FORMULA}{SCRIPT}{STEERING}",
        source=f"in/{SCRIPT}{STEERING}.txt",
        url="javascript:alert(3)",
        byline=IMAGE,
    )
    found = with_event(findings_of(report, (SPEAKER, "said", words), about=[OTHER]), "met", [SPEAKER], [OTHER])
    issue = Issue(None, f"{SCRIPT}.txt", "read", "empty", f"{IMAGE}{STEERING}")
    path = make_record(tmp_path_factory.mktemp("hostile") / "record", found, issues=[issue])
    with reader(path) as browser:
        yield browser


@pytest.fixture(scope="module")
def pages(hostile: TestClient) -> dict[str, str]:
    """The pages that show words of the report, by the names of their places."""
    paths = [
        "/",
        "/statements",
        "/events",
        "/actors",
        "/stories?all=1",
        "/reports",
        "/issues",
        "/statements?text=script",
    ]
    told = {path: hostile.get(path).text for path in paths}
    for name, source, pattern in [
        ("report", "/statements", r'href="(/reports/[^"#]*)'),
        ("event", "/events", r'href="(/reports/[^"#]*)'),
        ("actor", "/statements", r'href="(/actors/[^"]*)'),
        ("story", "/stories?all=1", r'href="(/stories/[^"]+)'),
    ]:
        found = re.search(pattern, told[source])
        assert found, name
        told[name] = hostile.get(found[1].replace("&amp;", "&")).text
    return told


PLACES = [
    "/", "/statements", "/events", "/actors", "/stories?all=1", "/reports", "/issues", "/statements?text=script",
    "report", "event", "actor", "story",
]  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_a_page_holds_no_script_and_no_element_of_a_report(pages: dict[str, str], place: str):
    assert ['<script src="/static/keys.js" defer>'] == re.findall(r"<script[^>]*>", pages[place])
    assert [] == re.findall(r"<img|<[^>]*\sonerror", pages[place].replace("&gt;", ""))


@pytest.mark.parametrize("place", PLACES)
def test_a_page_holds_no_sign_that_steers(pages: dict[str, str], place: str):
    assert [] == NEVER.findall(pages[place])


def test_the_words_of_the_report_are_all_there(pages: dict[str, str]):
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in pages["report"]
    assert "\\x1b[2J\\u202eda\\u2066el\\u200b" in pages["report"]
    assert "{{7*7}}" in pages["report"]


def test_no_link_runs_script_or_leads_to_an_address_that_is_none_of_the_web(pages: dict[str, str]):
    links = {link for page in pages.values() for link in re.findall(r'href="([^"]*)"', page)}

    assert set() == {link for link in links if not link.startswith(("/", "?", "#"))}


def test_what_is_asked_is_text_too(hostile: TestClient):
    page = hostile.get("/statements", params={"text": SCRIPT, "by": IMAGE}).text

    assert SCRIPT not in page
    assert IMAGE not in page


def test_an_error_tells_what_was_asked_as_text(hostile: TestClient):
    answer = hostile.get("/statements", params={"order": SCRIPT + STEERING})

    assert 400 == answer.status_code
    assert SCRIPT not in answer.text
    assert [] == NEVER.findall(answer.text)


def test_a_download_holds_no_formula(hostile: TestClient):
    rows = list(csv.DictReader(io.StringIO(hostile.get("/statements.csv").content.decode("utf-8-sig"))))

    assert [f"'{FORMULA}"] == [row["outlet"][: len(FORMULA) + 1] for row in rows]
    assert [f"'{FORMULA}"] == [row["wording"][: len(FORMULA) + 1] for row in rows]


def test_no_word_of_a_report_is_a_header(hostile: TestClient):
    headers = hostile.get("/statements.csv").headers

    assert 'attachment; filename="statements.csv"' == headers["content-disposition"]
