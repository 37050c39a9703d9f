"""What databases of the press export is read one report each, with what their header lines say."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from readings import codes, read_all, write, zones_of

FIRST = (
    "The foreign minister of Norland said on Friday that the talks on the river would go on, and that nothing had been "
    "settled before the delegations meet again."
)
SECOND = "“We will sign when the dam is safe,” she said. The envoy of Osland called the offer a good beginning."
OTHER = (
    "Fishermen in Port Sela ended their strike on Tuesday, after the harbour office agreed to lower its fees by half."
)

NEXIS_OLD = f"""

                               1 of 2 DOCUMENTS


                            The Port Sela Gazette

                             April 12, 2024 Friday
                             Late Edition - Final

Talks on the river go on, minister
says in Norland

BYLINE: By MARA LINDQVIST

SECTION: Section A; Column 0; Foreign Desk; Pg. 4

LENGTH: 512 words

DATELINE: OSLO

{FIRST}

{SECOND}

URL: http://www.gazette.example/

LOAD-DATE: April 13, 2024

LANGUAGE: ENGLISH

GRAPHIC: PHOTO: The river in spring.

PUBLICATION-TYPE: Newspaper

                  Copyright 2024 Port Sela Media Company
                          All Rights Reserved


                               2 of 2 DOCUMENTS


                              Halden Herald

                             March 5, 2024 Tuesday

Harbour strike ends

LENGTH: 200 words

{OTHER}

LOAD-DATE: March 6, 2024
"""

NEXIS_NEW = f"""Talks on the river go on
The Port Sela Gazette
April 12, 2024 Friday

Copyright 2024 Port Sela Media All Rights Reserved

Section: WORLD; Pg. 4
Length: 512 words
Byline: Mara Lindqvist
Highlight: Norland and Osland meet again.
Body

{FIRST}

{SECOND}

Load-Date: April 13, 2024

End of Document

Harbour strike ends
Halden Herald
March 5, 2024 Tuesday 10:15 AM GMT

Copyright 2024 Halden Press

Length: 200 words
Body

{OTHER}

Load-Date: March 6, 2024

End of Document
"""

FACTIVA = f"""HD  Talks on the river go on
BY  Mara Lindqvist
WC  512 words
PD  12 April 2024
ET  10:15
SN  The Port Sela Gazette
SC  PSGAZ
SE  World
PG  4
LA  English
CY  Copyright 2024 Port Sela Media
LP
{FIRST}

TD
{SECOND}

IN brief, the talks go on.

NS  gdip : International Relations
RE  norl : Norland
PUB Port Sela Media
AN  Document PSGAZ00020240412ek4c0001

HD Harbour strike ends
WC 200 words
PD 5 March 2024
SN Halden Herald
LA English
LP {OTHER}
AN Document HALHER0020240305ek3500002
"""

FACTIVA_PLAIN = f"""Talks on the river go on

Mara Lindqvist
512 words
12 April 2024
The Port Sela Gazette
PSGAZ
4
English
Copyright 2024 Port Sela Media

{FIRST}

{SECOND}

Document PSGAZ00020240412ek4c0001


Harbour strike ends

200 words
5 March 2024
10:15
Halden Herald
HALHER
English
(c) 2024 Halden Press. All rights reserved.

{OTHER}

Document HALHER0020240305ek3500002

Search Summary
Text harbour and talks
"""

PROQUEST = f"""____________________________________________________________

Document 1 of 2

Talks on the river go on

Author: Lindqvist, Mara

Publication info: The Port Sela Gazette ; Port Sela [Port Sela]12 Apr 2024: A.4.

ProQuest document link

Abstract: None available.

Full text: {FIRST}

{SECOND}

Subject: Rivers; Diplomacy

Location: Norland

Title: Talks on the river go on

Publication title: The Port Sela Gazette, Late Edition (East); Port Sela

Pages: A.4

Publication year: 2024

Publication date: Apr 12, 2024

Section: World

Language of publication: English

ProQuest document ID: 301234567

Document URL: https://proquest.example/docview/301234567

Last updated: 2024-04-13

____________________________________________________________

Document 2 of 2

Harbour strike ends

Publication info: Halden Herald ; Halden [Halden]05 Mar 2024.

FULL TEXT
{OTHER}

DETAILS

Subject: Strikes

Publication title: Halden Herald

Publication date: Mar 5, 2024

ProQuest document ID: 301234568
"""

EXPORTS = {
    "nexis-old": NEXIS_OLD,
    "nexis-new": NEXIS_NEW,
    "factiva": FACTIVA,
    "factiva-plain": FACTIVA_PLAIN,
    "proquest": PROQUEST,
}


def docx_of(text: str) -> bytes:
    """Return a Word document with a paragraph for each line."""
    paragraphs = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in text.split("\n")
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{paragraphs}</w:body></w:document>'
        )
    return packed.getvalue()


def rtf_of(text: str) -> bytes:
    """Return rich text with a paragraph for each line."""
    signs = (sign if ord(sign) < 128 else f"\\u{ord(sign)}?" for sign in text.replace("\n", "\\par\n"))
    return ("{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}\\pard " + "".join(signs) + "}").encode("ascii")


@pytest.mark.parametrize("name", EXPORTS)
@pytest.mark.parametrize(("suffix", "made"), [(".txt", str.encode), (".docx", docx_of), (".rtf", rtf_of)])
def test_each_report_of_an_export_is_one(tmp_path: Path, name: str, suffix: str, made: type[bytes]) -> None:
    reports, _ = read_all(write(tmp_path, f"{name}{suffix}", made(EXPORTS[name])))

    told = [(report.outlet, str(report.published), report.published_from, report.title) for report in reports]
    title = "Talks on the river go on, minister says in Norland" if name == "nexis-old" else "Talks on the river go on"
    assert [
        ("The Port Sela Gazette", "2024-04-12", "metadata", title),
        ("Halden Herald", "2024-03-05", "metadata", "Harbour strike ends"),
    ] == told


@pytest.mark.parametrize("name", EXPORTS)
@pytest.mark.parametrize(("suffix", "made"), [(".txt", str.encode), (".docx", docx_of), (".rtf", rtf_of)])
def test_text_of_an_export_is_whole_and_no_more(tmp_path: Path, name: str, suffix: str, made: type[bytes]) -> None:
    [first, second], _ = read_all(write(tmp_path, f"{name}{suffix}", made(EXPORTS[name])))

    rest = "\n\nIN brief, the talks go on." if name == "factiva" else ""
    assert first.text.endswith(f"{FIRST}\n\n{SECOND}{rest}")
    assert second.text.endswith(OTHER)


@pytest.mark.parametrize("name", EXPORTS)
def test_section_and_byline_stand_in_the_header(tmp_path: Path, name: str) -> None:
    [first, _], _ = read_all(write(tmp_path, "export.txt", EXPORTS[name]))

    headers = [words for kind, words in zones_of(first) if kind == "header"]
    section = {"nexis-old": "Section A; Column 0; Foreign Desk; Pg. 4", "nexis-new": "WORLD; Pg. 4"}.get(name, "World")
    has_section = name != "factiva-plain"
    assert has_section == (f"Section: {section}" in headers)
    assert str(first.byline).upper() in ("MARA LINDQVIST", "LINDQVIST, MARA")


def test_dateline_of_an_export_is_the_reports(tmp_path: Path) -> None:
    [first, _], _ = read_all(write(tmp_path, "export.txt", NEXIS_OLD))

    assert first.dateline is not None
    assert "OSLO" == first.dateline.place


def test_lines_outside_the_reports_are_told(tmp_path: Path) -> None:
    _, issues = read_all(write(tmp_path, "export.txt", FACTIVA_PLAIN))

    assert ["skipped-line"] == codes(issues)


def test_reports_that_an_export_lacks_are_told(tmp_path: Path) -> None:
    _, issues = read_all(write(tmp_path, "export.txt", NEXIS_OLD.partition("2 of 2 DOCUMENTS")[0]))

    assert ["truncated"] == codes(issues)


def test_report_without_a_body_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    reports, issues = read_all(write(tmp_path, "export.txt", NEXIS_OLD.replace(OTHER, "")))

    assert (1, ["empty"]) == (len(reports), codes(issues))


def test_list_of_contents_of_a_document_is_no_report(tmp_path: Path) -> None:
    cover = (
        "User Name: M. Lind\nDate and Time: Monday, May 6, 2024 9:12:00 AM\nJob Number: 7\nDocuments (2)\n"
        "1. Talks on the river go on\nClient/Matter: -None-\nSearch Terms: river\n\n"
    )
    reports, _ = read_all(write(tmp_path, "export.docx", docx_of(cover + NEXIS_NEW)))

    assert ["Talks on the river go on", "Harbour strike ends"] == [report.title for report in reports]


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRST}\n\nDocuments of the talks are kept in 2 of 3 archives.\n\n{SECOND}",
        f"Document 1 of the series\n\n{FIRST}\n\n{SECOND}",
        f"{FIRST}\n\nProQuest bought the archive.",
        f"{FIRST}\n\nDocument PSGAZ was signed.",
        f"HD is a format.\n\n{FIRST}",
    ],
)
def test_other_texts_stay_as_they_are(tmp_path: Path, text: str) -> None:
    assert [text] == [report.text for report in read_all(write(tmp_path, "a.txt", text))[0]]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_exports_in_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    reports, _ = read_all(write(tmp_path, "export.TXT", NEXIS_OLD.replace("\n", "\r\n").encode(encoding)))

    assert 2 == len(reports)
