"""What the pages of the workbench show of a record, and where they lead."""

from __future__ import annotations

import io
import json
import re
import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from browsing import links_of, reader, text_of
from starlette.testclient import TestClient

from records import add_read, findings_of, report_of


def rows_of(page: str) -> list[str]:
    """Return the rows of a page's first table, as a person reads them."""
    return [text_of(row) for row in re.findall(r"<tr>(.*?)</tr>", page.partition("<tbody>")[2], re.DOTALL)]


def facet_of(page: str, name: str) -> list[str]:
    """Return the values of a facet with their counts."""
    [own] = re.findall(rf'<section class="facet" aria-label="{name}">(.*?)</section>', page, re.DOTALL)
    return [text_of(each) for each in re.findall(r"<li.*?</li>", own, re.DOTALL)]


def follow(browser: TestClient, page: str, label: str) -> str:
    """Return the page behind the link with these words."""
    [place] = {re.sub("&amp;", "&", each) for each in re.findall(rf'href="([^"]*)"[^>]*>\s*{label}\s*</a>', page)}
    return browser.get(place.partition("#")[0]).text


def test_the_overview_tells_how_much_there_is(browser: TestClient):
    told = text_of(browser.get("/").text)

    assert "Reports 3 Statements 4 Events 1 Claims of events 0 Actors 2" in told
    assert "warning 1" in told


def test_the_bar_of_a_month_leads_to_its_statements(browser: TestClient):
    page = browser.get("/").text

    [bar] = [link for link in links_of(page) if link == "/statements?since=2024-03&until=2024-03"]
    assert 2 == len(rows_of(browser.get(bar).text))


def test_months_without_any_have_no_link(browser: TestClient):
    assert "/statements?since=2024-04&until=2024-04" not in links_of(browser.get("/").text)


def test_statements_stand_in_the_order_of_their_days(browser: TestClient):
    rows = rows_of(browser.get("/statements").text)

    assert ["2024-03-05", "2024-03-05", "2024-05-02", "unknown"] == [row.split()[0] for row in rows]


def test_facets_count_what_is_found(browser: TestClient):
    page = browser.get("/statements").text

    assert ["Jon Hall 2", "Mara Lindqvist 1"] == facet_of(page, "Speaker")
    assert ["SAY 3", "REJECT 1"] == facet_of(page, "Act")


def test_a_facet_narrows_the_rows_and_the_other_facets(browser: TestClient):
    place = next(link for link in links_of(browser.get("/statements").text) if "by=" in link)
    page = browser.get(place).text

    assert 2 == len(rows_of(page))
    assert ["Lake Post 1", "NLA 1"] == facet_of(page, "Outlet")


def test_a_condition_that_is_set_is_told_by_the_actors_name_and_can_be_left_out(browser: TestClient):
    actor = next(link for link in links_of(browser.get("/statements").text) if "by=" in link)
    page = browser.get(actor).text

    [told] = re.findall(r'<ul class="chosen".*?</ul>', page, re.DOTALL)
    assert "Speaker: Jon Hall × Leave all out" == text_of(told)
    assert ["/statements", "/statements"] == links_of(told)


def test_the_words_that_were_searched_are_marked(browser: TestClient):
    page = browser.get("/statements?text=WILL").text

    assert ["will"] == re.findall(r"<mark>(.*?)</mark>", page)


def test_rows_come_in_the_order_that_is_asked(browser: TestClient):
    rows = rows_of(browser.get("/statements?order=doubt").text)

    assert "No deal" in rows[0]


def test_an_order_that_is_none_is_told_with_the_nearest(browser: TestClient):
    answer = browser.get("/statements?order=dat")

    assert (400, True) == (answer.status_code, "the nearest is &#39;date&#39;" in answer.text)


@pytest.mark.parametrize("number", ["0", "-1", "x", "1e3", "999999999999999999999", "²"])
def test_a_page_that_is_no_number_is_told(browser: TestClient, number: str):
    assert 400 == browser.get("/statements", params={"page": number}).status_code


def test_a_form_sent_with_empty_fields_leads_to_the_address_without_them(browser: TestClient):
    answer = browser.get("/statements?text=&by=Hall&order=")

    assert (303, "/statements?by=Hall") == (answer.status_code, answer.headers["location"])


def test_rows_that_are_none_are_told_why(browser: TestClient):
    assert "nosuchword" in text_of(browser.get("/statements?text=nosuchword").text.partition('class="notice"')[2])


def test_the_command_and_the_line_of_python_are_the_same_question(browser: TestClient, record: Path):
    told = [text_of(each) for each in re.findall(r"<pre.*?</pre>", browser.get("/statements?by=Hall&act=REJECT").text)]

    assert [
        f"dragoman statements {record} --by Hall --act REJECT",
        f"dragoman.open('{record}').statements(by='Hall', act='REJECT')",
    ] == told


def test_an_event_is_told_with_its_parties_place_and_words(browser: TestClient):
    [row] = rows_of(browser.get("/events").text)

    assert row.startswith("2024-03-04 CONSULT happened Mara Lindqvist Jon Hall Velmar")


def test_the_csv_of_a_selection_has_its_rows_and_the_mark_for_excel(browser: TestClient):
    answer = browser.get("/statements.csv?by=Hall")

    assert answer.content.startswith(b"\xef\xbb\xbfdate,outlet,speaker")
    assert 3 == len(answer.content.decode("utf-8-sig").splitlines())


def test_other_forms_have_the_same_rows(browser: TestClient):
    lines = browser.get("/statements.jsonl?by=Hall").content.splitlines()
    table = pq.read_table(io.BytesIO(browser.get("/statements.parquet?by=Hall").content))
    sheet = browser.get("/events.xlsx").content

    assert ["it", "No deal"] == [json.loads(line)["wording"] for line in lines]
    assert ["it", "No deal"] == table.column("wording").to_pylist()
    assert sheet.startswith(b"PK")


@pytest.mark.parametrize("path", ["/statements.exe", "/record.duckdb", "/actors.csv", "/nosuch", "/reports/none"])
def test_what_is_not_there_is_told(browser: TestClient, path: str):
    assert 404 == browser.get(path).status_code


def test_a_row_opens_its_words_in_the_report(browser: TestClient):
    page = follow(browser, browser.get("/statements").text, "We will stay")

    assert ["We will stay"] == re.findall(r'class="m content depth1 is-chosen"[^>]*>(.*?)</a>', page)


def test_the_card_of_a_statement_tells_every_field_and_the_places_of_its_words(browser: TestClient):
    page = follow(browser, browser.get("/statements").text, "We will stay")
    [card] = re.findall(r'<section id="chosen".*?</section>', page, re.DOTALL)

    told = text_of(card)
    assert "Speaker Mara Lindqvist" in told
    assert "Cue said (said) Act SAY Kind speech Mode direct Content We will stay" in told
    assert "Confidence 100%" in told
    assert ["0-14", "0-14", "15-19", "21-33"] == [each.strip() for each in re.findall('data-spans="(.*?)"', card)]


def test_the_text_of_a_report_is_all_there_and_in_order(browser: TestClient):
    page = follow(browser, browser.get("/reports").text, "Talks in Velmar")
    [article] = re.findall(r'<article class="text"[^>]*>(.*?)</article>', page, re.DOTALL)

    assert "Mara Lindqvist said: We will stay. Jon Hall denied it. They met in Velmar." == re.sub(
        "<[^>]*>", "", article
    )


def test_a_layer_can_be_asked_alone(browser: TestClient):
    place = next(link for link in links_of(browser.get("/reports").text) if link.startswith("/reports/"))
    [article] = re.findall(r"<article.*?</article>", browser.get(f"{place}?layer=place").text, re.DOTALL)

    assert ["m place"] == re.findall('class="(m[^"]*)"', article)


def test_the_page_of_an_actor_has_what_it_said_and_did(browser: TestClient):
    page = follow(browser, browser.get("/actors").text, "Jon Hall")

    told = text_of(page)
    assert "Jon Hall person" in told
    assert "No deal" in told
    assert "CONSULT" in told
    assert "Named beside Mara Lindqvist 1 reports" in told


def test_an_issue_is_shown_with_its_file(browser: TestClient):
    [row] = rows_of(browser.get("/issues").text)

    assert "warning read empty holds no text reports/broken.txt" == row


def test_a_story_is_told_by_day(browser: TestClient):
    stories = browser.get("/stories?all=1").text
    place = next(link for link in links_of(stories) if link.startswith("/stories/"))

    assert "Reports by day, copies folded" in text_of(browser.get(place).text)


def test_pages_show_what_was_read_meanwhile(record: Path, tmp_path: Path):
    copy = shutil.copytree(record, tmp_path / "record")
    with reader(copy) as browser:
        before = len(rows_of(browser.get("/reports").text))
        new = findings_of(report_of("Ada Moor said: Snow.", published="2024-06-01"), ("Ada Moor", "said", "Snow"))
        add_read(copy, 2, (new, "/new"))
        after = len(rows_of(browser.get("/reports").text))

    assert (3, 4) == (before, after)


def test_a_record_that_a_read_is_changing_is_shown_as_it_was(record: Path, tmp_path: Path):
    copy = shutil.copytree(record, tmp_path / "record")
    with reader(copy) as browser:
        (copy / "record.duckdb").unlink()

        assert 3 == len(rows_of(browser.get("/reports").text))


def test_the_machines_own_findings_can_be_asked_beside_what_people_reviewed(browser: TestClient):
    assert [4, 0] == [len(rows_of(browser.get(f"/statements?reviewed={way}").text)) for way in ("any", "only")]


def test_a_face_that_a_record_has_not_is_told(browser: TestClient):
    assert 400 == browser.get("/statements?reviewed=nosuch").status_code
