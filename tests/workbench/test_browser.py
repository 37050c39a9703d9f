"""The workbench in a real browser: keys, narrow screens, and nothing asked of any other machine.

They need Playwright and a Chromium, which ``apt-get install chromium`` gives; where either is missing they are skipped.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")

CHROMIUM = shutil.which("chromium")
PLACES = ("/", "/statements", "/events", "/actors", "/stories?all=1", "/reports", "/issues", "/keys", "/nosuch")

pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium")]


@pytest.fixture(scope="module")
def address(record: Path) -> Iterator[str]:
    """The first address of a served record."""
    command = [sys.executable, "-m", "dragoman", "serve", str(record), "--no-browser"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert process.stdout is not None
        [found] = re.findall(r"http://\S+", process.stdout.readline() + process.stdout.readline())
        yield found
    finally:
        process.kill()
        process.communicate()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Any, address: str) -> Iterator[Any]:
    """A page that came by the first address."""
    context = chromium.new_context(base_url=address.partition("/?")[0])
    opened = context.new_page()
    opened.set_default_timeout(60_000)
    opened.goto(address)
    yield opened
    context.close()


def test_the_token_is_in_no_address_after_the_first(page: Any):
    assert "token" not in page.url


@pytest.mark.parametrize("width", [360, 2000])
def test_no_page_is_wider_than_the_screen(page: Any, width: int):
    page.set_viewport_size({"width": width, "height": 900})
    too_wide = []
    for place in PLACES:
        page.goto(place)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            too_wide.append(place)

    assert [] == too_wide


def test_no_page_asks_another_machine_or_breaks_its_own_rules(page: Any):
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    for place in PLACES[:-1]:
        page.goto(place)

    assert [] == [url for url in asked if not url.startswith("http://127.0.0.1:")]
    assert len(PLACES) < len(asked)
    assert [] == said


def test_keys_lead_from_the_first_page_to_the_words_of_a_statement(page: Any):
    page.keyboard.press("s")
    page.wait_for_url("**/statements")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports/**")

    assert "We will stay" == page.locator("a.is-chosen.content").inner_text()


def test_a_question_mark_shows_the_keys(page: Any):
    page.keyboard.press("?")
    page.locator("dialog").wait_for(state="visible")
    page.keyboard.press("Escape")

    assert not page.locator("dialog").is_visible()


def test_a_letter_typed_into_a_field_is_no_key(page: Any):
    page.goto("/statements")
    page.keyboard.press("/")
    page.keyboard.type("see?")

    assert "see?" == page.locator("input[name=text]").input_value()
    assert page.url.endswith("/statements")


def test_pointing_at_a_field_lights_its_words(page: Any):
    page.goto("/statements")
    page.locator("td.words a").first.click()
    page.locator("#chosen div", has_text="Cue").hover()

    assert ["said"] == page.locator("article .is-lit").all_inner_texts()


def test_every_page_works_without_script(chromium: Any, address: str):
    context = chromium.new_context(base_url=address.partition("/?")[0], java_script_enabled=False)
    opened = context.new_page()
    opened.set_default_timeout(60_000)
    opened.goto(address)
    opened.get_by_role("link", name="Statements", exact=True).click()
    opened.get_by_label("Words").first.fill("deal")
    opened.get_by_role("button", name="Show").click()

    assert opened.url.endswith("/statements?text=deal")
    assert ["No deal"] == opened.locator("td.words").all_inner_texts()
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_words_that_were_chosen_and_their_card_are_on_the_screen_together(page: Any, width: int):
    page.set_viewport_size({"width": width, "height": 700})
    page.goto("/statements")
    page.locator("td.words a").first.click()
    page.wait_for_url("**/reports/**")

    boxes = [page.locator(place).first.bounding_box() for place in ("#words", "#chosen h2")]
    assert [] == [box for box in boxes if not 0 <= box["y"] < 700]
