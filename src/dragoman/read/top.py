"""What stands above the prose: header lines, title, byline, dateline."""

from __future__ import annotations

import re

from dragoman.model import Span, Zone
from dragoman.read.date_lines import DateLine, date_line_in
from dragoman.read.datelines import find_dateline
from dragoman.read.layout import (
    MAX_BYLINE_CHARS,
    MAX_HEADER_CHARS,
    Layout,
    Line,
    is_headline,
    plain_words,
    same_title,
)
from dragoman.read.metadata import MONTH, WEEKDAY, read_date

# How many lines at the top may be header, title, subtitle and byline before the prose begins.
_N_TOP_LINES = 8

_MAX_SECTION_CHARS = 40
_MAX_SECTION_WORDS = 4

_INLINE_DATE = re.compile(r"date:?\s+(\d{4}-\d\d-\d\d)(?=\s|$)", re.IGNORECASE)
_SECTION = re.compile(r"(?:\s{2,}\S[^.!?“”\"]{0,60}|\s+\d{1,2}\.\s+[A-Z][\w&,/ -]{1,40})?$")
_NUMBERED_SECTION = re.compile(
    r"\s+\d{1,2}\.\s+(?:Politics|Economy|Business|World|International|Iran|Society|Sports?|Culture|Defen[cs]e|Science"
    r"|Technology|Energy|Interviews?|Opinion|Middle East|National|Domestic|Foreign Policy)(?=\s)"
)
_HEADER_KEYS = {
    "title": "title", "headline": "title", "date": "published", "published": "published", "published on": "published",
    "publication date": "published", "publish date": "published", "pubdate": "published", "posted": "published",
    "posted on": "published", "date published": "published", "load-date": "", "updated": "", "last updated": "",
    "last update": "", "modified": "", "url": "url", "link": "url", "source": "outlet", "publication": "outlet",
    "publisher": "outlet", "newspaper": "outlet", "outlet": "outlet", "author": "author", "authors": "author",
    "byline": "author", "section": "", "category": "", "language": "language", "lang": "language", "news id": "",
    "news code": "", "id": "id", "length": "", "copyright": "", "service": "", "tags": "", "keywords": "",
}  # fmt: skip
# Keys that make a header line where they stand alone; others only beside another header line.
_SURE_KEYS = frozenset(
    {
        "date", "published", "published on", "publication date", "publish date", "pubdate", "posted on", "url",
        "date published", "last updated", "last update", "news id", "news code", "load-date", "section", "publication",
    }
)  # fmt: skip
_KEY_VALUE = re.compile(r"([A-Za-z][A-Za-z -]{1,18}?)\s*:\s*(\S.*)?$")
_TIME = r"\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s?\(?(?:[A-Z]{2,5}|[+-]\d\d:?\d\d)\)?)?"
_DATE_LINE = re.compile(
    rf"(?:[-–—|•]\s+)?"
    rf"(?:(?:First\s)?(?:Published|Posted|Updated|Last (?:updated?|modified)|Modified|Created)(?:\s(?:on|at))?:?\s+)?"
    rf"(?:{_TIME}\s?[,|-]?\s+)?(?:{WEEKDAY},?\s+)?"
    rf"(?:{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH},?\s+\d{{4}}"
    rf"|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{4}})"
    rf"(?:T\d\d:\d\d\S*)?(?:\s*+(?:[,|•·@-]|at)?+\s*+{_TIME})?(?:\s*[|\[(].{{0,60}})?\.?$",
    re.IGNORECASE,
)
_UPDATE_LINE = re.compile(r"(?:Updated|Last (?:updated?|modified)|Modified)\b", re.IGNORECASE)
_CODE_LINE = re.compile(
    r"(?:News|Story|Article|Report)\s?(?:ID|Code|No\.?|Number)\s*+:?+\s*+\d[\d/-]*+\.?$", re.IGNORECASE
)
_CODED_LINE = re.compile(
    r"(?:[A-Z][\w.-]*\s){1,3}(?:ID|Id|Code|No\.?|Number|Ref\.?)\s?[:#]\s?[A-Za-z/_-]{0,12}[0-9][\w/-]*\.?$"
)
_MENU_JOINTS = re.compile(r"[/|,·•>»-]")
_LANGUAGES = frozenset(
    (
        "english", "en", "español", "espanol", "es", "français", "francais", "fr", "deutsch", "de", "русский", "ru",
        "العربية", "عربي", "ar", "中文", "zh", "português", "portugues", "pt", "italiano", "it", "türkçe", "turkce",
        "tr", "فارسی", "українська", "arabic", "french", "spanish", "russian", "chinese", "german", "kiswahili",
        "swahili", "bahasa", "bahasa indonesia", "polski", "nederlands", "svenska",
    )
)  # fmt: skip
_MENU_LINE = re.compile(
    r"(?:(?:In progress|Live|Today|Meetings) at [A-Z]{2,8}|Live now:?|Now (?:playing|live|on air)"
    r"|(?:Skip|Jump) to (?:main )?(?:content|navigation)|Sign (?:in|up)|Log ?in|(?:Main )?menu|Home|Search"
    r"|Subscribe|Weather|Breaking news|Top (?:news|stories)|Latest(?: news)?|[0-9]{1,2} min(?:ute)?s? read"
    r"|Reading time:? [0-9]{1,2} min(?:ute)?s?"
    r"|(?:You are here:? )?(?:Home|News)(?:\s?[>/|»›]\s?[A-Z][\w &-]{1,30}){1,5})\.?$",
    re.IGNORECASE,
)
_MAX_MENU_CHARS = 90
_ADDRESS_LINE = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)
_CLOCK_LINE = re.compile(r"\d{1,2}(?::\d\d)?\s?[ap]\.?\s?m\b\.?:?\.?$", re.IGNORECASE)

_NAME = r"(?:[A-ZÀ-ÞŁŠŽČĆĐĞİŞ][\w.'’-]*|de|da|di|van|von|der|den|bin|al|el|ter|le|la|du|dos)"
_BYLINE = re.compile(
    rf"(?:(?:By|BY|Byline:|BYLINE:|Written by|Story by|Reported by|Author:|By:)\s*{_NAME}"
    rf"(?:[\s,|/&]+(?:{_NAME}|and|AND|in|for|at|with|of|the))*"
    r"|(?:Our |From our |Special )?"
    r"(?:Staff|Web|News|Political|Politics|International|World|Foreign|Economy|Business|Online)"
    r"\s(?:Reporter|Writer|Correspondent|Desk|Report|Team)s?"
    r"|(?:From )?(?:our|Our) (?:own )?(?:special )?correspondents?)\.?$"
)
_LIST_LINE = re.compile(r"(?:[-*•·–]|\d+[.)])\s")
_SENTENCE_INSIDE = re.compile(r"[a-z]{3}[.!?]\s+[A-Z“\"]")
_BYLINE_MARK = re.compile(r"^(?:by|byline|written by|story by|reported by|author)\b:?\s*", re.IGNORECASE)


def read_top(text: str, layout: Layout, title: str | None, author: str | None, guess_title: bool) -> int:
    """Mark what stands above the prose and return the number of the first line of prose.

    ``title`` and ``author`` are those of the metadata, ``guess_title`` as in ``zones.find_layout``.
    """
    lines = layout.lines
    number = 0
    # Where the prose begins in a line that begins with something else.
    inside: int | None = None
    header_end = _inline_header(lines[0], layout)
    if header_end is not None:
        number, inside = (1, None) if header_end == lines[0].end else (0, header_end)
    while inside is None and number < min(len(lines), _N_TOP_LINES):
        line = lines[number]
        has_title = any(zone.kind == "title" for zone in layout.zones)
        if _is_header(layout, number):
            layout.marks[number] = "header"
        elif not has_title and (end := _title_end(text, lines, number, title, guess_title)):
            layout.title = title or line.text
            layout.zones.append(Zone("title", Span(line.start, end)))
            while number + 1 < len(lines) and lines[number + 1].start < end:
                number += 1
            if end < lines[number].end:
                inside = _skip_signs(text, end)
                break
        elif (not has_title and _is_above_title(text, lines, number)) or _is_section(text, lines, number):
            layout.marks[number] = "header"
        elif _is_byline(line, author):
            layout.marks[number] = "byline"
            layout.byline = layout.byline or byline_name(line.text)
        else:
            break
        number += 1
    _find_dateline(text, layout, number, inside)
    return number


def is_clock(line: str) -> bool:
    """Tell whether the line is a time of day alone, as live reports have between their entries."""
    return _CLOCK_LINE.match(line) is not None


def is_byline_form(line: str) -> bool:
    """Tell whether the line has the form of a byline (``By Mara Lindqvist in Oslo``)."""
    return _BYLINE.match(line) is not None


def byline_name(line: str) -> str:
    """Return a byline without its ``By``."""
    return _BYLINE_MARK.sub("", line).rstrip(".")


def _inline_header(line: Line, layout: Layout) -> int | None:
    """Mark a line such as `` date 2022-03-29   1. Politics``; return where its header part ends, or None."""
    match = _INLINE_DATE.match(line.text)
    if match is None:
        return None
    layout.header_day = read_date(match[1]).day
    rest = line.text[match.end() :]
    if _SECTION.match(rest):
        end = line.end
    else:
        section = _NUMBERED_SECTION.match(rest)
        end = line.start + match.end() + (section.end() if section else 0)
    # What stands before the first line is blank, and goes with it.
    layout.zones.append(Zone("header", Span(0, end)))
    return end


def _is_header(layout: Layout, number: int) -> bool:
    line = layout.lines[number].text
    if len(line) > MAX_HEADER_CHARS and not _key_of(line):
        return False
    if _ADDRESS_LINE.match(line):
        layout.fields.setdefault("url", line)
        return True
    if _CODE_LINE.match(line) or _CODED_LINE.match(line) or _CLOCK_LINE.match(line) or _is_menu(line):
        return True
    found = date_line_in(line)
    if found is not None:
        _note_day(layout, found)
        return True
    if _DATE_LINE.match(line):
        layout.fields.setdefault("updated" if _UPDATE_LINE.match(line) else "published", line)
        return True
    return _is_key_value(layout, number)


def _note_day(layout: Layout, found: DateLine) -> None:
    """Keep the day of a line, unless one that tells more stands already.

    A bare day above the title may be that on which the page was shown; one below it, or with a label, is the report's.
    """
    layout.byline = layout.byline or found.author
    if found.outlet is not None:
        layout.fields.setdefault("outlet", found.outlet)
    if found.is_update:
        layout.fields.setdefault("updated", found.written)
        return
    is_sure = found.is_labelled or layout.title is not None or layout.byline is not None
    if "published" not in layout.fields or (is_sure and not layout.has_sure_day):
        layout.fields["published"] = found.written
        layout.has_sure_day = is_sure


def _is_menu(line: str) -> bool:
    """Tell whether the line is what a site shows above each of its pages: languages, places in it, what is on."""
    if len(line) > _MAX_MENU_CHARS:
        return False
    words = _MENU_JOINTS.split(line)
    if len(words) > 1 and all(word.strip().lower() in _LANGUAGES for word in words):
        return True
    return _MENU_LINE.match(line) is not None


def _key_of(line: str) -> str | None:
    match = _KEY_VALUE.match(line)
    key = match[1].lower() if match else None
    return key if key in _HEADER_KEYS else None


def _is_key_value(layout: Layout, number: int) -> bool:
    lines = layout.lines
    key = _key_of(lines[number].text)
    if key is None:
        return False
    neighbours = [lines[place].text for place in (number - 1, number + 1) if 0 <= place < len(lines)]
    if key not in _SURE_KEYS and not any(_key_of(neighbour) for neighbour in neighbours):
        return False
    value = (lines[number].text.partition(":")[2]).strip()
    if _HEADER_KEYS[key] and value:
        layout.fields.setdefault(_HEADER_KEYS[key], value)
    return True


def _title_end(text: str, lines: list[Line], number: int, title: str | None, guess_title: bool) -> int | None:
    """Return where the title ends if this line is or begins with the title, else None."""
    line = lines[number]
    if title is not None:
        # A long title may stand on two or three lines.
        for last in lines[number : number + 3]:
            if same_title(text[line.start : last.end], title):
                return last.end
        return _title_at_start(line, title)
    if not guess_title or number + 1 >= len(lines) or not _looks_like_title(line):
        return None
    if not line.before_blank and not _starts_soon(text, lines, number + 1):
        return None
    if _is_above_title(text, lines, number):
        return None
    # What stands below a title is longer than it; else it is the first line of a list.
    n_below = sum(len(other.text) for other in lines[number + 1 : number + 6])
    return line.end if n_below > len(line.text) else None


def _is_above_title(text: str, lines: list[Line], number: int) -> bool:
    """Tell whether a few words stand above a title proper, as a section's name or what else is on does."""
    if number + 1 >= len(lines):
        return False
    line, below = lines[number], lines[number + 1]
    if len(line.text.split()) > _MAX_SECTION_WORDS or len(below.text.split()) <= _MAX_SECTION_WORDS:
        return False
    return _looks_like_title(below) and _starts_soon(text, lines, number + 2)


def _title_at_start(line: Line, title: str) -> int | None:
    words = title.strip()
    if len(words.split()) < 4 or not line.text.startswith(words):
        return None
    after = line.text[len(words) : len(words) + 1]
    if after and not (after.isspace() or after in ".:-–—|"):
        return None
    end = line.start + len(words) + (1 if after == "." else 0)
    # The prose goes on with a capital; "Norland votes" + " on Sunday" is a first sentence, not a title before one.
    following = line.text[end - line.start :].lstrip(" :|–—-")
    return end if following[:1].isupper() or following[:1] in "\"“'‘" else None


def _looks_like_title(line: Line) -> bool:
    if not 3 <= len(line.text.split()) <= 35 or not is_headline(line.text) or line.text[0].islower():
        return False
    if _SENTENCE_INSIDE.search(line.text) or find_dateline(line.text, 0, len(line.text)):
        return False
    return not is_byline_form(line.text) and _LIST_LINE.match(line.text) is None


def _starts_soon(text: str, lines: list[Line], number: int) -> bool:
    """Tell whether a dateline, a byline or a date follows, with no more than short lines before it."""
    for line in lines[number : number + 3]:
        if _starts_report(text, line):
            return True
        if len(line.text) > _MAX_SECTION_CHARS or not is_headline(line.text):
            return False
    return False


def _is_section(text: str, lines: list[Line], number: int) -> bool:
    """Tell whether the line is a section's name (``World``, ``Home > Politics``) above the date or the byline."""
    line = lines[number]
    if len(line.text) > _MAX_SECTION_CHARS or len(line.text.split()) > 4 or not is_headline(line.text):
        return False
    return not _starts_report(text, line) and _starts_soon(text, lines, number + 1)


def _starts_report(text: str, line: Line) -> bool:
    return (
        find_dateline(text, line.start, line.end) is not None
        or _DATE_LINE.match(line.text) is not None
        or date_line_in(line.text) is not None
        or _CODE_LINE.match(line.text) is not None
        or is_byline_form(line.text)
    )


def _is_byline(line: Line, author: str | None) -> bool:
    if len(line.text) > MAX_BYLINE_CHARS:
        return False
    if author and plain_words(line.text) in (plain_words(author), "by" + plain_words(author)):
        return True
    return is_byline_form(line.text)


def _find_dateline(text: str, layout: Layout, first: int, inside: int | None) -> None:
    # A subtitle and a caption may stand before the paragraph with the dateline.
    for number in range(first, min(len(layout.lines), first + 3)):
        line = layout.lines[number]
        start = inside if inside is not None and number == first else line.start
        while start < line.end and text[start].isspace():
            start += 1
        found = find_dateline(text, start, line.end)
        if found is not None:
            layout.dateline = found
            layout.zones.append(Zone("dateline", found.dateline.span))
            return


def _skip_signs(text: str, start: int) -> int:
    while start < len(text) and text[start] in " \t:|–—-":
        start += 1
    return start
