"""HTML in a column of text is read as HTML, and a page's lead belongs to its text."""

from __future__ import annotations

import pytest
from readings import ENGLISH, SETTINGS, report_of

from dragoman.read.html import extract_page
from dragoman.read.markup import is_marked_up

LEAD = "Norland's talks on the river go on although nothing is settled, its foreign minister said."
SECOND = "The envoy of Osland called the offer a good beginning and said that he would carry it home on Friday."


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("<p>“No,” she said.</p><p>He left.</p>", "“No,” she said.\n\nHe left."),
        ("<p>“No,” <b>she</b> said.", "“No,” she said."),
        ("She said no.<br><br>He left.", "She said no.\n\nHe left."),
        ("She said no.<br/>He left.", "She said no.\nHe left."),
        ("The <em>minister</em> said no.", "The minister said no."),
        ('He told <a href="https://a.example/b">The Gazette</a> no.', "He told The Gazette no."),
        ("&lt;p&gt;She said no.&lt;/p&gt;&lt;p&gt;He left.&lt;/p&gt;", "She said no.\n\nHe left."),
        ("&ldquo;No,&rdquo; she said &ndash; twice.", "“No,” she said – twice."),
        ("She&nbsp;said &quot;no&quot; &amp; left.", 'She said "no" & left.'),
        ("<div class='x'><script>ugly()</script>She said no.</div>", "She said no."),
        ("&#8220;No,&#8221; she said.", "“No,” she said."),
    ],
)
def test_html_in_a_column_of_text_is_read_as_html(written: str, text: str) -> None:
    assert text == report_of(written).text.replace("\xa0", " ")


@pytest.mark.parametrize(
    "text",
    [
        "Turnout was < 40 % and > 20 %.",
        "He wrote that the <p> tag is old.",
        "AT&T said no.",
        "The mark x<y holds; a > b.",
        "Fisher & Sons; the port said.",
        "Mail <mara@norland.example> for more.",
        "He said <laughs> that it was over.",
        "The sign &c. means and so on.",
    ],
)
def test_signs_in_prose_are_prose(text: str) -> None:
    assert (False, text) == (is_marked_up(text), report_of(text).text)


def article_of(body: str) -> str:
    return extract_page(f"<html><head><title>Talks go on</title></head><body>{body}</body></html>", {}, SETTINGS).text


BODY = f"<p>{ENGLISH}</p><p>{SECOND}</p>"


@pytest.mark.parametrize(
    "page",
    [
        f'<article><h1>Talks go on</h1><div class="lead"><p>{LEAD}</p></div><div class="body">{BODY}</div></article>',
        f'<div class="head"><h1>Talks go on</h1><p class="lead">{LEAD}</p></div><div class="body">{BODY}</div>',
        f'<article><header><h1>Talks go on</h1><p class="standfirst">{LEAD}</p></header><div>{BODY}</div></article>',
        f'<main><h1>Talks go on</h1><div class="summary">{LEAD}</div><div class="content">{BODY}</div></main>',
        f'<main><h1>Talks go on</h1><h2 class="subtitle">{LEAD}</h2><article>{BODY}</article></main>',
        f'<main><section class="article__intro"><p>{LEAD}</p></section><section>{BODY}</section></main>',
        f'<div id="content"><div class="introtext"><strong>{LEAD}</strong></div><div>{BODY}</div></div>',
        f'<div class="page"><div class="chapo"><p>{LEAD}</p></div><div class="entry-content">{BODY}</div></div>',
        f'<div><h1>Talks go on</h1><p itemprop="description">{LEAD}</p><div itemprop="articleBody">{BODY}</div></div>',
        f'<div><h1>Talks go on</h1><div class="top"><p>{LEAD}</p></div><div class="text">{BODY}</div></div>',
    ],
)
def test_lead_in_a_container_of_its_own_stands_before_the_body(page: str) -> None:
    assert f"Talks go on\n\n{LEAD}\n\n{ENGLISH}\n\n{SECOND}" == article_of(page)


@pytest.mark.parametrize(
    "other",
    [
        f'<div class="related"><p>{LEAD}</p></div>',
        f'<aside><p class="lead">{LEAD}</p></aside>',
        f"<figure><figcaption>{LEAD}</figcaption></figure>",
        f"<nav><p>{LEAD}</p></nav>",
        f'<div class="newsletter"><p>{LEAD}</p></div>',
        '<p class="meta">By Mara Lindqvist, 29 March 2022, in Port Sela, Norland</p>',
        '<p><a href="/a">A link to another report of the day that is long enough to be a lead.</a></p>',
        "<p>Home Politics World Economy Sport Culture Weather</p>",
    ],
)
def test_other_blocks_above_the_body_stay_out(other: str) -> None:
    page = f'<div><h1>Talks go on</h1>{other}<div class="text">{BODY}</div></div>'

    assert f"Talks go on\n\n{ENGLISH}\n\n{SECOND}" == article_of(page)


def test_lead_that_the_body_holds_stands_there_once() -> None:
    page = f'<article><h1>Talks go on</h1><p class="lead">{LEAD}</p>{BODY}</article>'

    assert 1 == article_of(page).count(LEAD)
