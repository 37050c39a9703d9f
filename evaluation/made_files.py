"""Files in the manner of exporters, sites and archives, made from stories of our own: what they hold is known.

Each maker writes a story as its exporter does, with what stands around it there. Of each maker one file
(``seen``) was looked at while readers were mended, the other (``held``) has another story and was only counted.
"""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from html import escape
from xml.sax.saxutils import escape as xml_escape


@dataclass(frozen=True)
class Story:
    """What a report tells: ``paragraphs`` are its prose, in order."""

    title: str
    outlet: str
    day: date
    byline: str
    place: str
    paragraphs: tuple[str, ...]

    @property
    def slug(self) -> str:
        """The title as addresses have it."""
        return "-".join("".join(sign for sign in self.title.lower() if sign.isalnum() or sign == " ").split())

    def written(self, form: str) -> str:
        """The day in a form of strftime; ``%-d`` is the day without a nought."""
        return self.day.strftime(form.replace("%-d", str(self.day.day)).replace("%-m", str(self.day.month)))


@dataclass(frozen=True)
class Made:
    """A file, and what should be read from it. ``outlet`` is None where the file does not tell it, ``title`` too."""

    exporter: str
    half: str
    name: str
    content: bytes
    story: Story
    day: date | None
    outlet: str | None
    title: str | None
    noise: tuple[str, ...] = ()


STORIES = (
    Story(
        "Ferry workers in Port Sela end their "
        "strike", "The Port Sela Gazette", date(2023, 11, 17), "Mara Lindqvist", "OSLO",
        (
            "Ferry workers in Port Sela went back to work on Friday after eleven days, ending a strike that "
            "had cut off "
            "four islands, their union said.",
            "“We did not get all that we asked for, but we got a promise in writing,” Jon Hallberg, who leads "
            "the union, "
            "told reporters at the harbour.",
            "The shipping company, which had offered 3 percent, agreed to 4.5 percent over two years. It called the "
            "outcome fair, and said that tickets would not cost more.",
        ),
    ),
    Story(
        "Norland recalls its envoy over dam dispute", "Halden Herald", date(2021, 5, 8), "Petra Aas", "BERN",
        (
            "Norland recalled its ambassador from Osland on Saturday, hours after the neighbour began to fill a dam "
            "on the river that both states share.",
            "Foreign Minister Ada Okoro said that her government had warned Osland twice, and that “a river is no "
            "bargaining chip”. She did not rule out other steps.",
            "Osland’s water office denied that the flow had changed, adding that engineers of both sides would "
            "measure it together next week.",
        ),
    ),
    Story(
        "Court clears mayor of Nordhavn of fraud charges", "Holm Tidende", date(2019, 2, 26), "Lars Ekholm", "NAIROBI",
        (
            "A court in Nordhavn cleared the town’s mayor, Sigrid Dahl, of all charges on Tuesday, finding no proof "
            "that she had profited from the sale of a school.",
            "Prosecutors, who had asked for two years in prison, said they would read the judgment before they decide "
            "whether to appeal.",
            "Dahl thanked her lawyers and her town. “I kept the keys of my office for a year without using them,” she "
            "said, “and I will use them tomorrow.”",
        ),
    ),
    Story(
        "Farmers block border crossing with tractors", "The Osland Monitor", date(2024, 9, 12), "Bo Hall", "VIENNA",
        (
            "Some two hundred farmers blocked the crossing at Lindby with their tractors on Thursday, demanding that "
            "grain from abroad be checked at the border.",
            "Police let ambulances and buses pass, but lorries waited for up to nine hours, according to the customs "
            "office.",
            "Agriculture Minister Ines Moor promised to meet the farmers, and warned that blocking a road remains an "
            "offence, whatever the reason.",
        ),
    ),
)  # fmt: skip

# The file's name and content, and what of the story it does not tell or tells otherwise.
_Told = tuple[str, bytes | str, dict[str, object]]
_Maker = Callable[[Story], _Told]
_MAKERS: dict[str, _Maker] = {}


def made_files() -> Iterator[Made]:
    """Yield all files, those of an exporter one after the other."""
    for exporter, make in _MAKERS.items():
        for half, story in (("seen", STORIES[0]), ("held", STORIES[1 + len(exporter) % 3])):
            name, content, told = make(story)
            noise = told.get("noise", ())
            yield Made(
                exporter=exporter,
                half=half,
                name=name,
                content=content.encode() if isinstance(content, str) else content,
                story=story,
                day=story.day if told.get("day", True) else None,
                outlet=told.get("outlet", story.outlet),  # type: ignore[arg-type]
                title=story.title if told.get("title", True) else None,
                noise=noise if isinstance(noise, tuple) else (),
            )


def _maker(exporter: str) -> Callable[[_Maker], _Maker]:
    def register(make: _Maker) -> _Maker:
        _MAKERS[exporter] = make
        return make

    return register


def _body(story: Story, between: str = "\n\n") -> str:
    return between.join(story.paragraphs)


def _html(story: Story) -> str:
    return "".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in story.paragraphs)


def _host(story: Story) -> str:
    return story.outlet.lower().replace("the ", "").replace(" ", "") + ".example"


def _url(story: Story) -> str:
    return f"https://www.{_host(story)}/world/{story.slug}"


def _docx(text: str) -> bytes:
    paragraphs = "".join(f"<w:p><w:r><w:t>{xml_escape(line)}</w:t></w:r></w:p>" for line in text.split("\n"))
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{paragraphs}</w:body></w:document>'
        )
    return packed.getvalue()


def _rtf(text: str) -> bytes:
    signs = (sign if ord(sign) < 128 else f"\\u{ord(sign)}?" for sign in text.replace("\n", "\\par\n"))
    return ("{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}\\pard " + "".join(signs) + "}").encode("ascii")


@_maker("LexisNexis, text")
def _nexis_old(story: Story) -> _Told:
    head = (
        f"{'1 of 1 DOCUMENTS':>50}\n\n\n{story.outlet:>50}\n\n{story.written('%B %-d, %Y %A'):>50}\n\n{story.title}\n\n"
    )
    keys = f"BYLINE: {story.byline.upper()}\n\nSECTION: NEWS; Pg. 3\n\nLENGTH: 120 words\n\nDATELINE: {story.place}\n\n"
    end = (
        f"\n\nLOAD-DATE: {story.written('%B')} 28, {story.day.year}\n\nLANGUAGE: ENGLISH\n\nGRAPHIC: Photo of a boat.\n"
    )
    return "export.TXT", head + keys + _body(story) + end, {"noise": ("Photo of a boat",)}


@_maker("Nexis Uni, Word")
def _nexis_docx(story: Story) -> _Told:
    return "export.docx", _docx(_nexis_new(story)), {"noise": ("End of Document",)}


@_maker("Nexis Uni, rich text")
def _nexis_rtf(story: Story) -> _Told:
    return "export.rtf", _rtf(_nexis_new(story)), {"noise": ("End of Document",)}


def _nexis_new(story: Story) -> str:
    return (
        f"{story.title}\n{story.outlet}\n{story.written('%B %-d, %Y %A')}\n\nCopyright {story.day.year} "
        f"{story.outlet} All "
        f"Rights Reserved\n\nSection: NEWS\nLength: 120 words\nByline: {story.byline}\nBody\n\n{_body(story)}\n\n"
        f"Load-Date: {story.written('%B %-d, %Y')}\n\nEnd of Document\n"
    )


@_maker("Factiva, with codes")
def _factiva(story: Story) -> _Told:
    lead, *rest = story.paragraphs
    content = (
        f"HD\n{story.title}\n\nBY\nBy {story.byline}\n\nWC\n120 words\n\nPD\n{story.written('%-d %B %Y')}\n\n"
        f"SN\n{story.outlet}"
        f"\n\nSC\nXXGAZ\n\nLA\nEnglish\n\nCY\nCopyright {story.day.year}.\n\nLP\n{lead}\n\nTD\n"
        + "\n\n".join(rest)
        + "\n\nNS\ngstrk : Labour\n\nAN\nDocument XXGAZ00020231117ejbh0001\n"
    )
    return "factiva.txt", content, {"noise": ("gstrk",)}


@_maker("Factiva, article format")
def _factiva_plain(story: Story) -> _Told:
    content = (
        f"{story.title}\n\nBy {story.byline}\n120 words\n{story.written('%-d %B %Y')}\n{story.outlet}\nXXGAZ\nEnglish\n"
        f"Copyright {story.day.year} All rights reserved.\n\n{_body(story)}\n\nDocument XXGAZ00020231117ejbh0001\n"
    )
    return "factiva.rtf", _rtf(content), {"noise": ("XXGAZ",)}


@_maker("ProQuest")
def _proquest(story: Story) -> _Told:
    content = (
        f"{'_' * 60}\n\nDocument 1 of 1\n\n{story.title}\n\nAuthor: {story.byline}\n\nFull text: "
        f"{_body(story)}\n\nSubject: "
        f"Strikes; Boats\n\nPublication title: {story.outlet}; Halden\n\nPublication year: {story.day.year}\n\n"
        f"Publication "
        f"date: {story.written('%b %-d, %Y')}\n\nSection: News\n\nProQuest document ID: 2890\n\nLast updated: "
        f"2024-12-31\n"
    )
    return "proquest.txt", content, {"noise": ("Boats",)}


@_maker("Media Cloud, CSV")
def _media_cloud(story: Story) -> _Told:
    row = f'77,{story.day} 00:00:00,"{story.title}",{_url(story)},en,{story.outlet},"{_body(story)}"\n'
    return "stories.csv", "stories_id,publish_date,title,url,language,media_name,text\n" + row, {}


@_maker("newspaper4k, JSON")
def _newspaper(story: Story) -> _Told:
    row = {"url": _url(story), "title": story.title, "publish_date": f"{story.day}T00:00:00", "authors": [story.byline],
           "text": _body(story), "source_url": f"https://www.{_host(story)}"}  # fmt: skip
    return "article.json", json.dumps(row), {"outlet": _host(story)}


@_maker("news-please, JSON lines")
def _news_please(story: Story) -> _Told:
    row = {"date_publish": f"{story.day} 06:30:00", "maintext": _body(story, "\n"), "title": story.title,
            "url": _url(story),
           "source_domain": _host(story), "date_download": "2024-12-01 00:00:00", "description": "x"}  # fmt: skip
    return "crawl.jsonl", json.dumps(row) + "\n", {"outlet": _host(story)}


@_maker("trafilatura, JSON")
def _trafilatura(story: Story) -> _Told:
    row = {"title": story.title, "author": story.byline, "hostname": _host(story), "date": str(story.day),
            "source": _url(story),
           "sitename": story.outlet, "text": _body(story, "\n"), "language": None}  # fmt: skip
    return "page.json", json.dumps(row), {}


@_maker("Excel, semicolons")
def _excel(story: Story) -> _Told:
    quoted = _body(story).replace('"', '""')
    row = f'{story.written("%d.%m.%Y")};{story.outlet};"{story.title}";"{quoted}"\r\n'
    content = f"\ufeffsep=;\r\nDate;Newspaper;Headline;Text\r\n{row}31.12.2020;Other;Rain;Rain fell in the north.\r\n"
    return "sheet.csv", content, {}


@_maker("R, nothing quoted")
def _r_csv(story: Story) -> _Told:
    text = _body(story, " ")
    content = f"id,date,outlet,headline,text\n1,{story.day},{story.outlet},{story.title},{text}\n"
    return "data.csv", content, {"noise": ("headline",)}


@_maker("MySQL, backslashes")
def _mysql(story: Story) -> _Told:
    text = _body(story).replace("“", '\\"').replace("”", '\\"')
    row = f'"1","{story.title}","{story.outlet}","{story.day} 10:00:00","{text}"\n'
    other = '"2","Rain","Other","2020-01-01 10:00:00","She said \\"no\\" today."\n'
    return "dump.csv", f'"id","title","outlet","published","body"\n{row}{other}', {}


@_maker("Table with dd/mm/yyyy")
def _slashes(story: Story) -> _Told:
    lines = [("2", "03/04/2020", "Rain fell in the north."), ("3", "25/12/2020", "Snow fell in the south.")]
    rows = "".join(f'{n},{day},"{text}",Other,Rain\n' for n, day, text in lines)
    first = f'1,{story.written("%d/%m/%Y")},"{_body(story)}",{story.outlet},{story.title}\n'
    return "column.csv", f"id,date,text,source,title\n{first}{rows}", {}


@_maker("Table with HTML")
def _html_column(story: Story) -> _Told:
    row = f'1,{story.day},"{_html(story)}",{story.outlet},{story.title}\n'
    return "cms.csv", f"id,date,content,publication,title\n{row}", {"noise": ("<p>",)}


@_maker("Press archive, TSV with lead")
def _lead_column(story: Story) -> _Told:
    lead, *rest = story.paragraphs
    cells = (story.title, story.outlet, story.written("%-d %B %Y"), lead, " ".join(rest))
    return "archive.tsv", "headline\tnewspaper\tdate\tlead_paragraph\tbody\n" + "\t".join(cells) + "\n", {}


@_maker("Interface of a newspaper, JSON")
def _api(story: Story) -> _Told:
    lead, *rest = story.paragraphs
    doc = {"headline": {"main": story.title}, "lead_paragraph": lead, "body": "\n\n".join(rest),
            "pub_date": f"{story.day}T05:00:00+0000",
           "source": story.outlet, "web_url": _url(story), "_id": "nyt://x"}  # fmt: skip
    return "api.json", json.dumps({"status": "OK", "docs": [doc]}), {}


@_maker("Event Registry, JSON")
def _registry(story: Story) -> _Told:
    article = {"uri": "7", "lang": "eng", "date": str(story.day), "title": story.title, "body": _body(story),
            "url": _url(story),
               "source": {"uri": _host(story), "title": story.outlet}, "authors": [{"name": story.byline}]}  # fmt: skip
    return "articles.json", json.dumps({"articles": [article]}), {}


@_maker("RSS")
def _rss(story: Story) -> _Told:
    item = (
        f"<item><title>{xml_escape(story.title)}</title><link>{_url(story)}</link><pubDate>"
        f"{story.written('%a, %d %b %Y')} 23:30:00 -0500</pubDate><description>"
        f"<![CDATA[{_html(story)}]]></description></item>"
    )
    return "feed.rss", f'<rss version="2.0"><channel><title>{story.outlet}</title>{item}</channel></rss>', {}


@_maker("Atom")
def _atom(story: Story) -> _Told:
    entry = (
        f"<entry><id>x</id><title>{xml_escape(story.title)}</title><link "
        f'href="{_url(story)}"/><published>{story.day}T10:00:00Z'
        f"</published><updated>2024-12-01T00:00:00Z</updated><content "
        f'type="html">{xml_escape(_html(story))}</content></entry>'
    )
    return "feed.atom", f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{story.outlet}</title>{entry}</feed>', {}


_NAV = "<nav><ul><li>Home</li><li>World</li></ul></nav>"
_MORE = '<aside class="related"><p>Other stories: rain falls in the north, and the mayor opens a bridge.</p></aside>'
_PAGE_NOISE = ("rain falls in the north",)


def _page(head: str, body: str) -> str:
    return (
        f"<html><head>{head}</head><body>{_NAV}{body}{_MORE}<footer><p>All rights reserved.</p></footer></body></html>"
    )


@_maker("WordPress page")
def _wordpress(story: Story) -> _Told:
    graph = {"@context": "https://schema.org", "@graph": [
        {"@type": "WebSite", "name": story.outlet, "datePublished": "2010-01-01"},
        {"@type": "WebPage", "url": _url(story), "datePublished": f"{story.day}T08:00:00+00:00"},
        {"@type": "Article", "headline": story.title, "datePublished": f"{story.day}T08:00:00+00:00"},
    ]}  # fmt: skip
    head = (
        f'<title>{story.title} - {story.outlet}</title><meta property="og:title" content="{story.title}"><link '
        f'rel="canonical" '
        f'href="{_url(story)}"><meta property="og:site_name" content="{story.outlet}"><script '
        f'type="application/ld+json">'
        f"{json.dumps(graph)}</script>"
    )
    body = (
        f'<article><h1 class="entry-title">{story.title}</h1><div class="entry-content">{_html(story)}</div></article>'
    )
    return "wordpress.html", _page(head, body), {"noise": _PAGE_NOISE}


@_maker("News site, several objects")
def _several(story: Story) -> _Told:
    objects = [
        {"@type": "VideoObject", "name": "Rain", "datePublished": "2018-01-01"},
        {
            "@type": "NewsArticle",
            "headline": "Rain falls",
            "url": f"https://{_host(story)}/rain",
            "datePublished": "2017-02-02",
        },
        {
            "@type": "NewsArticle",
            "headline": story.title,
            "url": _url(story),
            "datePublished": f"{story.day}T23:00:00-05:00",
        },
    ]
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(each)}</script>' for each in objects)
    lead, *rest = story.paragraphs
    head = f'<title>{story.title}</title><meta property="og:site_name" content="{story.outlet}">{scripts}'
    text = "".join(f"<p>{paragraph}</p>" for paragraph in rest)
    body = (
        f'<main><h1>{story.title}</h1><div class="article__lead"><p>{lead}</p></div><div '
        f'class="article__body">{text}</div></main>'
    )
    return "site.html", _page(head, body), {"noise": _PAGE_NOISE}


@_maker("News site, time element")
def _time(story: Story) -> _Told:
    head = f'<title>{story.title} | {story.outlet}</title><meta property="og:site_name" content="{story.outlet}">'
    shown = f'<time datetime="{story.day}T10:00:00.000Z">{story.written("%-d %B %Y")}</time>'
    body = (
        f"<article><header><h1>{story.title}</h1><p class='byline'>By "
        f"{story.byline}</p>{shown}</header>{_html(story)}</article>"
    )
    return "time.html", _page(head, body), {"noise": _PAGE_NOISE}


@_maker("Blog, abbr")
def _abbr(story: Story) -> _Told:
    head = f'<title>{story.outlet}: {story.title}</title><meta property="og:title" content="{story.title}">'
    head += f'<meta property="og:site_name" content="{story.outlet}">'
    shown = f'<abbr class="published" title="{story.day}T10:00:00+02:00">10:00</abbr>'
    body = (
        f"<div class='post'><h3 class='post-title'>{story.title}</h3>{shown}<div "
        f"class='post-body'>{_html(story)}</div></div>"
    )
    return "blog.html", _page(head, body), {"noise": _PAGE_NOISE}


@_maker("Crawl, headers that lie")
def _warc(story: Story) -> _Told:
    head = f'<title>{story.title}</title><meta property="og:site_name" content="{story.outlet}">'
    head += f'<meta property="article:published_time" content="{story.day}">'
    page = _page(head, f"<article><h1>{story.title}</h1>{_html(story)}</article>").encode()
    other = _page(
        "<title>Rain</title>", "<article><h1>Rain</h1><p>" + "Rain fell in the north. " * 20 + "</p></article>"
    ).encode()
    records = _record(other, f"https://{_host(story)}/rain", "Content-Encoding: br\r\n", 0)
    records += _record(other, f"https://{_host(story)}/rain2", "Transfer-Encoding: chunked\r\n", 900)
    records += _record(page, _url(story), "Content-Encoding: gzip\r\n", 0)
    return "crawl.warc.gz", gzip.compress(records), {"noise": _PAGE_NOISE}


def _record(page: bytes, url: str, header: str, more: int) -> bytes:
    block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{header}\r\n".encode() + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http; "
        f"msgtype=response\r\n"
        f"Content-Length: {len(block) + more}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


@_maker("Agency wire")
def _wire(story: Story) -> _Told:
    lead, *rest = story.paragraphs
    dateline = f"{story.place}, {story.written('%b %-d, %Y')} (HNA) – "
    content = f"{story.title}\n\n{dateline}{lead}\n\n" + "\n\n".join(rest) + "\n\nHNA/ML"
    return "wire.txt", content, {"outlet": "HNA", "noise": ("HNA/ML",)}


@_maker("Agency, slashes")
def _slash_agency(story: Story) -> _Told:
    lead, *rest = story.paragraphs
    place = story.place.capitalize()
    content = f"{story.title}\n{story.written('%-d %B %Y')}, 10:15\n{place} /Holmwire/. {lead}\n\n" + "\n\n".join(rest)
    return "agency.txt", content, {"outlet": "Holmwire"}


@_maker("Distributor")
def _distributor(story: Story) -> _Told:
    lead, *rest = story.paragraphs
    start = f"(MENAFN- Holm News Agency (HNA)) {story.place}, {story.written('%b %-d')} (HNA) -- "
    content = f"{story.title}\n\nDate: {story.written('%-d/%b/%Y')}\n\n{start}{lead}\n\n" + "\n\n".join(rest)
    return "menafn.txt", content, {"outlet": "HNA"}


@_maker("Copied from a site")
def _copied(story: Story) -> _Told:
    content = (
        f"Friday November 29, 2024\nHome > News > World\n\n{story.title}\n\n{story.byline} Published "
        f"{story.written('%B %-d, %Y')} | 03:10 PM\n\n{_body(story)}\n\nShare this:\nFacebook\nTwitter\n\n"
        f"Copyright {story.day.year} {story.outlet}. All rights reserved."
    )
    return "copied.txt", content, {"noise": ("Facebook", "Home > News")}


@_maker("Copied from an Indian site")
def _ist(story: Story) -> _Told:
    content = (
        f"{story.title} | {story.outlet}\n\nJournalist ID: 5537\nLast Updated : {story.written('%b %d, %Y')} "
        f"06:00 PM IST\n\n"
        f"{_body(story)}\n"
    )
    return "ist.txt", content, {"noise": ("5537", "IST")}


@_maker("International body's news")
def _un(story: Story) -> _Told:
    content = (
        f"Espanol / English\nIn progress at UNHQ\n\n{story.title}\n\n{story.written('%A, %B')} "
        f"{story.day.day}th {story.day.year} – 11:15 UTC\n\n{_body(story)}\n\nSource: {story.outlet}"
    )
    return "un.txt", content, {"noise": ("UNHQ", "Espanol")}


@_maker("Local site, breadcrumb")
def _crumb(story: Story) -> _Told:
    content = (
        f"Home Local {story.written('%d/%B/%Y')} 09:06 PM\n\n{story.title}\n\n{_body(story)}\n\n© "
        f"{story.outlet} {story.day.year}"
    )
    return "local.txt", content, {"noise": ("Home Local",)}


@_maker("Archive named by day")
def _named(story: Story) -> _Told:
    name = f"{story.written('%d.%m.%Y')} - Holm - Tidende.txt"
    return name, f"{story.title}\n\n{_body(story)}\n", {"outlet": None}


@_maker("Notepad, UTF-16")
def _utf16(story: Story) -> _Told:
    text = (
        f"{story.outlet}\r\n\r\n{story.title}\r\n\r\nBy {story.byline}\r\n{story.written('%-d-%b-%y')}\r\n\r"
        f"\n{_body(story)}"
    )
    return "note.txt", text.replace("\n\n", "\r\n\r\n").encode("utf-16"), {}


@_maker("Zip of texts")
def _zip(story: Story) -> _Told:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        text = f"Title: {story.title}\nSource: {story.outlet}\nDate: {story.written('%d %b %Y')}\n\n{_body(story)}"
        archive.writestr(f"folder/{story.slug}.txt", text)
    return "texts.zip", packed.getvalue(), {"noise": ("Source:",)}


@_maker("Static site, Markdown")
def _markdown(story: Story) -> _Told:
    text = _body(story).replace("two", "*two*")
    front = (
        f'title: "{story.title}"\ndate: {story.day} 10:00:00 +0200\nauthor: {story.byline}\nsource: {story.outlet}\n'
    )
    return "post.md", f"---\n{front}---\n\n{text}\n", {"noise": ("*two*",)}


@_maker("Mail")
def _mail(story: Story) -> _Told:
    from email.message import EmailMessage

    mail = EmailMessage()
    mail["From"] = f"{story.byline} <desk@{_host(story)}>"
    mail["Subject"] = story.title
    mail["Date"] = story.written("%a, %d %b %Y 22:00:00 -0500")
    mail.set_content(_body(story) + f"\n\nCopyright {story.day.year} {story.outlet}. All rights reserved.\n")
    return "alert.eml", mail.as_bytes(), {}


@_maker("Word, one report")
def _word(story: Story) -> _Told:
    text = f"{story.title}\nBy {story.byline}, {story.outlet}\n{story.written('%-d %B %Y')}\n{_body(story, chr(10))}"
    return "report.docx", _docx(text), {}


@_maker("Parquet")
def _parquet(story: Story) -> _Told:
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    row = {"title": [story.title], "text": [_body(story)], "date": [story.day], "outlet": [story.outlet]}
    pq.write_table(pa.table(row), out)
    return "rows.parquet", out.getvalue(), {}


@_maker("Printed to PDF")
def _pdf(story: Story) -> _Told:
    lines = [story.title, f"{story.outlet}, {story.written('%-d %B %Y')}", ""]
    for paragraph in story.paragraphs:
        line = ""
        for word in paragraph.replace("“", '"').replace("”", '"').replace("’", "'").split():
            if len(line) + len(word) > 75:
                lines.append(line)
                line = ""
            line = f"{line} {word}".strip()
        lines += [line, ""]
    return "print.pdf", _simple_pdf(lines), {}


def _simple_pdf(lines: list[str]) -> bytes:
    shown = b"\n".join(
        b"(" + line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b") Tj T*"
        for line in lines
    )
    content = b"BT /F1 11 Tf 14 TL 50 780 Td\n" + shown + b"\nET"
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [5 0 R] /Count 1 >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 3 0 R >> >> >>",
    )
    made = b"%PDF-1.4\n"
    places = []
    for number, each in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n" % number + each + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(made)
    return made + b"xref\n0 6\n0000000000 65535 f \n" + table + end
