"""Of several objects in a page's linked data, the page's own article tells the day."""

from __future__ import annotations

import json
from itertools import permutations
from typing import Any

import pytest
from readings import ENGLISH, SETTINGS

from dragoman.read.html import extract_page

PROSE = f"<p>{ENGLISH}</p><p>{ENGLISH} Twice.</p>"
URL = "https://gazette.example/talks"


def day_of(*scripts: Any, head: str = "", url: str | None = URL) -> str | None:
    """Return the date of a page with these objects, each in a script."""
    written = "".join(
        f'<script type="application/ld+json">{each if isinstance(each, str) else json.dumps(each)}</script>'
        for each in scripts
    )
    page = (
        f'<html><head><title>Talks go on - The Gazette</title><meta property="og:title" content="Talks go on">{head}'
        f"{written}</head><body><article><h1>Talks go on</h1>{PROSE}</article></body></html>"
    )
    return extract_page(page, {"url": url} if url else {}, SETTINGS).fields.get("published")


def thing(kind: str | list[str], date: str, **fields: Any) -> dict[str, Any]:
    return {"@context": "https://schema.org", "@type": kind, "datePublished": date, **fields}


ARTICLE = thing("NewsArticle", "2024-03-05T23:00:00-05:00", headline="Talks go on")
OTHER = thing("NewsArticle", "2019-01-02", headline="Strike ends", url="https://gazette.example/strike")
VIDEO = thing("VideoObject", "2018-01-02", name="Talks go on")
SITE = thing("WebSite", "2010-01-02", url="https://gazette.example")
PAGE = thing("WebPage", "2024-03-06", url=URL)
BLOG = thing("BlogPosting", "2017-01-02", headline="What I think")
DAY = "2024-03-05T23:00:00-05:00"


@pytest.mark.parametrize("order", list(permutations([ARTICLE, OTHER, VIDEO, SITE])))
def test_article_with_the_title_of_the_page_decides_in_any_order(order: tuple[dict[str, Any], ...]) -> None:
    assert DAY == day_of(*order)
    assert DAY == day_of(list(order))
    assert DAY == day_of({"@context": "https://schema.org", "@graph": list(order)})


@pytest.mark.parametrize(
    "scripts",
    [
        [VIDEO, thing("NewsArticle", DAY)],
        [thing("Article", "2020-01-02", headline="Strike ends"), thing("NewsArticle", DAY, url=URL + "/?a=b")],
        [OTHER, thing("ReportageNewsArticle", DAY, mainEntityOfPage={"@type": "WebPage", "@id": URL})],
        [BLOG, thing("NewsArticle", DAY, headline="In other words")],
        [{"@type": "ItemList", "itemListElement": [OTHER, BLOG]}, thing("Article", DAY)],
        [thing("WebPage", "2015-01-02", mainEntity=thing("NewsArticle", DAY))],
        [thing(["Article", "NewsArticle"], DAY, hasPart=[OTHER]), VIDEO],
        [thing("NewsArticle", DAY, video=VIDEO, image={"@type": "ImageObject", "datePublished": "2011-01-01"})],
        ["{broken", thing("NewsArticle", DAY)],
        [thing("Organization", "1999-01-01"), thing("https://schema.org/NewsArticle", DAY)],
        ['<!-- {"@type": "NewsArticle",\n"headline": "Talks\ngo on", "datePublished": "' + DAY + '"}; -->'],
        [thing("WebPage", DAY), thing("Person", "1970-01-01")],
        [thing("NewsArticle", DAY), thing("NewsArticle", DAY)],
    ],
)
def test_own_article_is_found(scripts: list[Any]) -> None:
    assert DAY == day_of(*scripts)


@pytest.mark.parametrize(
    "scripts",
    [
        [OTHER, thing("NewsArticle", "2020-05-06", headline="Rain falls")],
        [VIDEO, SITE],
        [OTHER],
        [{"@type": "ItemList", "itemListElement": [OTHER]}],
        [thing("NewsArticle", "yesterday", headline="Talks go on"), OTHER],
    ],
)
def test_day_of_other_things_is_none(scripts: list[Any]) -> None:
    assert day_of(*scripts) is None


def test_what_a_page_declares_in_its_head_counts_where_linked_data_leave_it_open() -> None:
    head = '<meta property="article:published_time" content="2024-03-07">'

    assert "2024-03-07" == day_of(VIDEO, OTHER, thing("NewsArticle", "2020-05-06", headline="Rain"), head=head)


def test_day_in_another_script_counts_where_it_is_one_alone() -> None:
    head = '<script>window.data = {"datePublished": "2024-03-08", "x": {"datePublished": "2024-03-08T10:00Z"}}</script>'

    assert "2024-03-08" == day_of(head=head)
    assert day_of(head=head.replace("08T", "09T")) is None


@pytest.mark.parametrize(
    "shown",
    [
        "<abbr title=2011-04-25T10:00:00Z>Apr 25</abbr>",
        '<abbr class="published" title="2011-04-25">2 days ago</abbr>',
        '<abbr class="date updated-x" title="2012-01-01">x</abbr><abbr class="time" title="2011-04-25T08:00">y</abbr>',
        '<span itemprop="datePublished" content="2011-04-25T08:00">2 days ago</span>',
        '<span datetime="2011-04-25">2 days ago</span>',
        '<abbr title="United Nations">UN</abbr><abbr title="2011-04-25">x</abbr>',
    ],
)
def test_day_in_an_attribute_is_read(shown: str) -> None:
    page = f"<html><body><article><h1>Talks go on</h1>{shown}{PROSE}</article></body></html>"

    assert "2011-04-25" == str(extract_page(page, {}, SETTINGS).fields["published"])[:10]
