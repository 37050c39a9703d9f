"""Word, rich text, PDF, mails and Markdown give their words, and what they tell beside them."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from pdf_files import pdf_of
from readings import ENGLISH, codes, read_all, write
from test_press import docx_of, rtf_of

from dragoman.model import Report
from dragoman.read.markdown import plain_words_of, split_front
from dragoman.read.pdf import joined_pages

QUOTED = "“We will sign,” Lindqvist said, “when the dam is safe.”"


def one_of(folder: Path, name: str, content: str | bytes) -> Report:
    reports, issues = read_all(write(folder, name, content))
    assert [] == issues
    [report] = reports
    return report


@pytest.mark.parametrize(("suffix", "made"), [(".docx", docx_of), (".rtf", rtf_of)])
def test_document_is_read_with_its_headline_and_dateline(tmp_path: Path, suffix: str, made: type[bytes]) -> None:
    report = one_of(tmp_path, f"a{suffix}", made(f"Talks go on\n\nOSLO, March 5, 2024 (NTB) – {ENGLISH}\n{QUOTED}"))

    assert f"Talks go on\n\nOSLO, March 5, 2024 (NTB) – {ENGLISH}\n\n{QUOTED}" == report.text
    assert ("Talks go on", dt.date(2024, 3, 5), "NTB") == (report.title, report.published, report.outlet)


def test_rich_text_without_its_ending_is_recognised_by_its_first_bytes(tmp_path: Path) -> None:
    assert ENGLISH == one_of(tmp_path, "a.txt", rtf_of(ENGLISH)).text


def test_what_a_document_shows_twice_or_deleted_stays_out(tmp_path: Path) -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = (
        f"<w:p><w:r><w:t>{ENGLISH}</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        "<w:r><w:tab/><w:t>He</w:t><w:br/><w:t>left.</w:t></w:r></w:p>"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')

    assert f"{ENGLISH}\tHe\nleft." == one_of(tmp_path, "a.docx", packed.getvalue()).text


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.docx", b"PK\x03\x04x", "damaged"),
        ("a.docx", docx_of(""), "empty"),
        ("a.docx", docx_of("x")[:-30], "damaged"),
        ("a.rtf", b"{\\rtf1 }", "empty"),
        ("a.pdf", b"%PDF-1.7 x", "damaged"),
        ("a.pdf", pdf_of(""), "no-text"),
        ("a.pdf", pdf_of(ENGLISH)[:200], "damaged"),
        ("a.pdf", b"no pdf", "damaged"),
        ("a.eml", b"Subject: Talks\n\n", "empty"),
        ("a.md", "---\ntitle: Talks\n---\n\n", "empty"),
    ],
)
def test_document_without_words_is_an_issue(tmp_path: Path, name: str, content: str | bytes, code: str) -> None:
    reports, issues = read_all(write(tmp_path, name, content))

    assert ([], [code]) == (reports, codes(issues))


PAGE = "\n".join(
    (
        "The foreign minister of Norland said on Monday that the talks on the",
        "river would go on, and that nothing had been settled before the dele-",
        "gations meet again.",
        "The envoy of Osland called the offer a good beginning, and he said that",
        "he would carry it home on Friday.",
    )
)
PARAGRAPHS = (
    "The foreign minister of Norland said on Monday that the talks on the\nriver would go on, and that nothing had "
    "been settled before the delegations meet again.\n\nThe envoy of Osland called the offer a good beginning, and he "
    "said that\nhe would carry it home on Friday."
)


def test_text_layer_of_a_pdf_is_read_by_paragraphs(tmp_path: Path) -> None:
    assert PARAGRAPHS == one_of(tmp_path, "a.pdf", pdf_of(PAGE)).text


def test_day_of_a_pdf_is_that_of_its_name(tmp_path: Path) -> None:
    assert dt.date(2024, 3, 5) == one_of(tmp_path, "talks-2024-03-05.pdf", pdf_of(PAGE)).published


def test_running_heads_and_numbers_of_pages_stay_out() -> None:
    ends = ("Rain fell on the first day.", "Snow fell on the second.", "It was dry then.")
    pages = [f"The Port Sela Gazette {n}\nDay {end}\n{PAGE}\n{end}\nPage {n} of 3" for n, end in enumerate(ends)]

    assert "\n\n".join(f"Day {end}\n\n{PARAGRAPHS}\n\n{end}" for end in ends) == joined_pages(pages)


@pytest.mark.parametrize(
    ("front", "fields"),
    [
        ("title: Talks go on\ndate: 2024-03-05\n", {"title": "Talks go on", "published": "2024-03-05"}),
        ('title: "Talks: go on"\nauthor: \'M. Lind\' # editor\n', {"title": "Talks: go on", "author": "M. Lind"}),
        ("authors:\n  - Mara Lind\n  - Jon Hall\nurl: https://a.example/b\n",
         {"author": "Mara Lind, Jon Hall", "url": "https://a.example/b"}),
        ("author:\n  name: Mara Lind\n  email: m@a.example\n", {"author": "Mara Lind"}),
        ("authors: [Mara Lind, 'Jon Hall']\ntags: [a, b]\n", {"author": "Mara Lind, Jon Hall"}),
        ("title: >\n  Talks\n  go on\nsource: Gazette\n", {"title": "Talks go on", "outlet": "Gazette"}),
        ("# by hand\ntitle: Talks\n\ndate: 5 March 2024\n", {"title": "Talks", "published": "5 March 2024"}),
        ("authors:\n- name: Mara Lind\n- name: Jon Hall\n", {"author": "Mara Lind, Jon Hall"}),
    ],
)  # fmt: skip
def test_front_matter_gives_fields(front: str, fields: dict[str, Any]) -> None:
    assert (fields, "Rain fell.") == split_front(f"---\n{front}---\nRain fell.")


def test_front_matter_of_another_kind_is_read() -> None:
    front = 'title = "Talks go on"\ndate = 2024-03-05\nauthors = ["Mara Lind"]\n'

    assert {"title": "Talks go on", "published": "2024-03-05", "author": "Mara Lind"} == split_front(
        f"+++\n{front}+++\n"
    )[0]


@pytest.mark.parametrize("text", ["---\nRain fell.\n---\nIt was cold.", "--- Rain fell.\n", "---\ntitle: Rain", "-- x"])
def test_lines_without_fields_are_no_front_matter(text: str) -> None:
    assert ({}, text) == split_front(text)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("## Talks go on ##\n\nRain fell.", "Talks go on\n\nRain fell."),
        ("**“No,”** she said, *twice*.", "“No,” she said, twice."),
        ('See [the report](https://a.example/b "Report").', "See the report."),
        ("![A river](river.jpg)Rain fell.", "Rain fell."),
        ("> “No,” she said.\n> He left.", "“No,” she said.\nHe left."),
        ("The _Gazette_ and a file_name_x and 2*3*4.", "The Gazette and a file_name_x and 2*3*4."),
        (r"He paid 5\* at most.", "He paid 5* at most."),
        ("__Rain__ fell.", "Rain fell."),
        ("A * sign and ** two.", "A * sign and ** two."),
    ],
)
def test_signs_of_markdown_stay_out(written: str, words: str) -> None:
    assert words == plain_words_of(written)


def test_markdown_with_front_matter_is_a_report(tmp_path: Path) -> None:
    front = "title: Talks go on\ndate: 2024-03-05\nauthor: Mara Lind\nsource: The Gazette\n"
    report = one_of(tmp_path, "a.md", f"---\n{front}---\n\n# Talks go on\n\n{ENGLISH}\n\n**{QUOTED}**\n")

    assert f"Talks go on\n\n{ENGLISH}\n\n{QUOTED}" == report.text
    assert ("Talks go on", "Mara Lind", "The Gazette", dt.date(2024, 3, 5)) == (
        report.title, report.byline, report.outlet, report.published,
    )  # fmt: skip


def mail_of(plain: str | None, html: str | None = None, encoding: str = "utf-8") -> bytes:
    mail = EmailMessage()
    mail["From"] = "Mara Lindqvist <mara@gazette.example>"
    mail["Subject"] = "Talks on the river – they go on"
    mail["Date"] = "Tue, 05 Mar 2024 23:30:00 -0500"
    mail["Message-ID"] = "<1@gazette.example>"
    if plain is not None:
        mail.set_content(plain, charset=encoding)
    if html is not None and plain is not None:
        mail.add_alternative(html, subtype="html")
    elif html is not None:
        mail.set_content(html, subtype="html")
    return mail.as_bytes()


@pytest.mark.parametrize(
    "mail",
    [
        mail_of(f"{ENGLISH}\n\n{QUOTED}\n"),
        mail_of(f"{ENGLISH}\n\n{QUOTED}\n", f"<p>{ENGLISH}</p><p>other</p>"),
        mail_of(None, f"<p>{ENGLISH}</p><p>{QUOTED}</p>"),
        mail_of(f"{ENGLISH}\n\n{QUOTED}\n", encoding="cp1252"),
        mail_of(f"{ENGLISH}\n\n{QUOTED}\n").replace(b"\n", b"\r\n"),
    ],
)
def test_mail_is_a_report(tmp_path: Path, mail: bytes) -> None:
    report = one_of(tmp_path, "a.eml", mail)

    assert report.text.strip().endswith(f"{ENGLISH}\n\n{QUOTED}")
    assert ("Talks on the river – they go on", "Mara Lindqvist", "1@gazette.example", dt.date(2024, 3, 5)) == (
        report.title, report.byline, report.given_id, report.published,
    )  # fmt: skip


def test_what_is_attached_to_a_mail_is_no_report(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["Subject"] = "Talks"
    mail.set_content(ENGLISH)
    mail.add_attachment(b"other words", maintype="text", subtype="plain", filename="b.txt")

    assert ENGLISH == one_of(tmp_path, "a.eml", mail.as_bytes()).text.strip()
