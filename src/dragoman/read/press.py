"""Text as databases of the press export it: many reports in a file, each with header lines of its own.

LexisNexis and Nexis Uni, Factiva with and without its two-letter codes, ProQuest. Each report comes out under the names
of ``columns.FIELDS``; what its header lines say stands above its body, so that the section and the like are not lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.read.metadata import read_date, search_date

_NEXIS_COUNT = re.compile(r"^[^\S\n]*([0-9]{1,5}) of ([0-9]{1,5}) DOCUMENTS?[^\S\n]*$", re.MULTILINE)
_NEXIS_END = re.compile(r"^[^\S\n]*End of Document[^\S\n]*$", re.MULTILINE)
_LOAD_DATE = re.compile(r"^[^\S\n]*(?:LOAD-DATE|Load-Date):", re.MULTILINE)
_FACTIVA_END = re.compile(r"^[^\S\n]*Document ([A-Z][A-Za-z]{1,9}[0-9]{8,16}\w{4,16})[^\S\n]*$", re.MULTILINE)
_FACTIVA_ID = re.compile(r"^AN[^\S\n]{1,8}(?:Document[^\S\n]{1,8})?(\w{6,40})[^\S\n]*$", re.MULTILINE)
_PROQUEST_COUNT = re.compile(r"^[^\S\n]*Document ([0-9]{1,5}) of ([0-9]{1,5})[^\S\n]*$", re.MULTILINE)
_PROQUEST_RULE = re.compile(r"^[^\S\n]*_{20,400}[^\S\n]*$", re.MULTILINE)
_PROQUEST_ID = re.compile(r"^[^\S\n]*ProQuest document ID:", re.MULTILINE | re.IGNORECASE)

_KEY = re.compile(r"([A-Z][A-Za-z/ -]{1,34}?)\s?:(?:\s+(.*))?$")
_CODE = re.compile(r"([A-Z]{2,3})(?:\s+(\S.*))?$")
_CODE_APART = re.compile(r"[A-Z]{2,3}(?:\s{2,}\S.*)?$")
_WORDS = re.compile(r"[0-9][0-9,. ]{0,8} words?$")
_CLOCK = re.compile(r"[0-9]{1,2}:[0-9]{2}(?:\s?[AaPp][Mm])?$")
_RIGHTS = re.compile(r"(?:Copyright|©|\(c\))\s|.{0,200}All Rights Reserved\.?$", re.IGNORECASE)
_EDITION = re.compile(r".{0,40}\bEdition\b.{0,40}$|.{0,40}\b(?:Edn|Ed)\.?$", re.IGNORECASE)
_EDITION_AFTER = re.compile(r",\s[^,]{0,40}\b[Ee]dition\b[^,]{0,40}$")
_NAME = re.compile(r"(?:By\s+)?[A-Z][\w.'’-]*(?:,?\s(?:[A-Z][\w.'’-]*|and|de|van|von|bin|al|in)){0,7}$")

_NEXIS_TOP = {
    "headline": "title", "byline": "author", "section": "section", "length": "", "dateline": "dateline", "body": "text",
    "highlight": "highlight", "source": "", "series": "", "column": "", "abstract": "", "link to image": "",
    "distribution": "",
    "show": "", "anchor": "", "anchors": "", "reporter": "author", "reporters": "author", "guests": "", "type": "",
    "url": "url", "document": "", "news subjects": "", "pg": "", "page": "",
}  # fmt: skip
_NEXIS_BOTTOM = frozenset(
    (
        "load-date", "language", "graphic", "publication-type", "publication type", "subject", "url", "journal-code",
        "journal code", "document-type", "document type", "notes", "correction", "correction-date", "classification",
        "person", "persons", "organization", "organisation", "geographic", "company", "ticker", "industry", "acc-no",
        "transmission date", "transmission-date", "photo", "photos", "type",
    )
)  # fmt: skip
_PROQUEST_KEYS = {
    "title": "title", "author": "author", "publication title": "outlet", "publication date": "published",
    "publication info": "info", "section": "section", "document url": "url", "proquest document id": "id",
    "language of publication": "language", "full text": "text", "abstract": "abstract", "subject": "", "location": "",
    "people": "", "company / organization": "", "business indexing term": "", "classification": "", "pages": "pages",
    "publication year": "year", "publisher": "", "place of publication": "", "country of publication": "",
    "publication subject": "", "issn": "", "e-issn": "", "source type": "", "document type": "", "copyright": "",
    "last updated": "", "database": "", "identifier / keyword": "", "credit": "", "links": "", "volume": "",
    "issue": "", "first page": "", "dateline": "dateline", "column": "", "word count": "", "publication edition": "",
    "title annotation": "", "isbn": "", "coden": "", "details": "", "proquest document link": "",
    "accession number": "", "contact us at": "",
}  # fmt: skip
_PROQUEST_HEADS = {"FULL TEXT": "text", "ABSTRACT": "abstract", "ABSTRACT (ENGLISH)": "abstract", "DETAILS": ""}
_FACTIVA_CODES = {
    "SE": "section", "HD": "title", "BY": "author", "CR": "", "WC": "", "PD": "published", "ET": "", "SN": "outlet",
    "SC": "", "ED": "", "PG": "pages", "VOL": "", "LA": "language", "CY": "", "LP": "lead", "TD": "text", "ART": "",
    "CO": "", "IN": "", "NS": "", "RE": "", "IPC": "", "IPD": "", "PUB": "", "AN": "id", "CT": "", "RF": "",
    "CLM": "section", "DLN": "", "GS": "",
}  # fmt: skip

_PARAGRAPHS = re.compile(r"\n[^\S\n]*\n")
_MIN_BODY_CHARS = 2
_MAX_HEADER_LINES = 30


@dataclass(frozen=True, slots=True)
class Export:
    """What a database's file holds: a row of fields for each report, None for one without a body.

    ``promised`` is how many reports it says it holds, where it says so. ``outside`` is the number of lines that belong
    to no report: cover, list of contents, summary of the search.
    """

    reports: tuple[Mapping[str, str] | None, ...]
    promised: int | None
    outside: int


_Found = Mapping[str, str]


def read_export(text: str) -> Export | None:
    """Return the reports of a database's export, or None where the text is none."""
    for pieces_of, read in _KINDS:
        pieces = pieces_of(text)
        if pieces is None:
            continue
        found = [read(piece) for piece in pieces.bodies]
        if any(found):
            # A cover or an end without a report is none of the pieces.
            reports = tuple(None if each is None else _with_header(each) for each in found)
            return Export(reports, pieces.promised, pieces.outside)
    return None


@dataclass(frozen=True, slots=True)
class _Pieces:
    bodies: Sequence[str]
    promised: int | None = None
    outside: int = 0


def _nexis_pieces(text: str) -> _Pieces | None:
    counts = list(_NEXIS_COUNT.finditer(text))
    if counts:
        ends = [*(match.start() for match in counts[1:]), len(text)]
        bodies = [text[match.end() : end] for match, end in zip(counts, ends, strict=True)]
        return _Pieces(bodies, int(counts[0][2]), _n_lines(text[: counts[0].start()]))
    if _NEXIS_END.search(text) and (_LOAD_DATE.search(text) or "\nBody" in text):
        *bodies, rest = _NEXIS_END.split(text)
        return _Pieces(bodies, None, _n_lines(rest))
    return _Pieces([text]) if _LOAD_DATE.search(text) else None


def _factiva_pieces(text: str) -> _Pieces | None:
    codes = {match[1] for line in text.split("\n") if (match := _CODE.match(line))}
    if not codes >= {"HD", "PD", "SN"} or not codes & {"LP", "TD"}:
        return None
    ends = [match.end() for match in _FACTIVA_ID.finditer(text)]
    bodies = [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]
    rest = bodies.pop() if ends else ""
    if "\nHD" in rest:
        bodies.append(rest)
        rest = ""
    return _Pieces(bodies, None, _n_lines(rest))


def _plain_factiva_pieces(text: str) -> _Pieces | None:
    ends = list(_FACTIVA_END.finditer(text))
    if not ends:
        return None
    starts = [0, *(match.end() for match in ends[:-1])]
    bodies = [text[start : match.end()] for start, match in zip(starts, ends, strict=True)]
    return _Pieces(bodies, None, _n_lines(text[ends[-1].end() :]))


def _proquest_pieces(text: str) -> _Pieces | None:
    if not _PROQUEST_ID.search(text):
        return None
    counts = list(_PROQUEST_COUNT.finditer(text))
    if counts:
        ends = [*(match.start() for match in counts[1:]), len(text)]
        bodies = [text[match.end() : end] for match, end in zip(counts, ends, strict=True)]
        return _Pieces(bodies, int(counts[0][2]), _n_lines(text[: counts[0].start()]))
    pieces = _PROQUEST_RULE.split(text)
    bodies = [piece for piece in pieces if _PROQUEST_ID.search(piece)]
    return _Pieces(bodies, None, sum(_n_lines(piece) for piece in pieces if piece not in bodies))


def _n_lines(text: str) -> int:
    return sum(1 for line in text.split("\n") if line.strip(" _\t\r\f"))


def _nexis_report(piece: str) -> _Found | None:
    lines = [line.strip() for line in piece.split("\n")]
    first_key = next((place for place, line in enumerate(lines) if _top_key(line) is not None), None)
    if first_key is None:
        return None
    fields = _nexis_head([line for line in lines[:first_key] if line])
    place = first_key
    while place < len(lines):
        key = _top_key(lines[place])
        if key is None:
            break
        if key == "text":
            place += 1
            break
        value, place = _value(lines, place)
        if key and value:
            fields.setdefault(key, value)
        while place < len(lines) and not lines[place]:
            place += 1
    end = next((number for number in range(place, len(lines)) if _is_nexis_bottom(lines[number])), len(lines))
    fields["text"] = _joined_lines(lines[place:end])
    for number in range(end, len(lines)):
        match = _KEY.match(lines[number])
        if match and match[1].lower() == "url" and match[2]:
            fields.setdefault("url", match[2])
        if match and match[1].lower() == "language" and match[2]:
            fields.setdefault("language", match[2].partition(";")[0])
    return fields if len(fields["text"]) >= _MIN_BODY_CHARS else None


def _top_key(line: str) -> str | None:
    """Return the field that a line above the body tells, "" for one without a use, None for other lines."""
    if line in ("Body", "BODY"):
        return "text"
    match = _KEY.match(line)
    return None if match is None else _NEXIS_TOP.get(match[1].lower())


def _is_nexis_bottom(line: str) -> bool:
    match = _KEY.match(line)
    if (
        match
        and match[1].lower() in _NEXIS_BOTTOM
        and (match[1].isupper() or match[1] in ("Load-Date", "Graphic", "Notes"))
    ):
        return True
    return len(line) < 200 and _RIGHTS.match(line) is not None


def _value(lines: list[str], place: int) -> tuple[str, int]:
    """Return the value of a key and of the lines below that go on with it, and the place behind."""
    match = _KEY.match(lines[place])
    words = [match[2] or ""] if match else []
    place += 1
    while place < len(lines) and lines[place] and _top_key(lines[place]) is None:
        words.append(lines[place])
        place += 1
    return " ".join(words).strip(), place


def _nexis_head(lines: list[str]) -> dict[str, str]:
    """Return outlet, day and title of what stands above the keys: outlet first in the old form, title in the new."""
    lines = [line for line in lines if not _RIGHTS.match(line)]
    dated = [place for place, line in enumerate(lines) if _is_day(line)]
    if not dated:
        return {"title": " ".join(lines)} if len(lines) == 1 else {}
    below = [line for line in lines[dated[-1] + 1 :] if not _EDITION.match(line) and not _CLOCK.match(line)]
    day = dated[-1]
    fields = {"published": lines[day]}
    if below:
        # A cover or a running head may stand above the outlet.
        above = [line for line in lines[:day] if not _EDITION.match(line)]
        return fields | ({"outlet": above[-1]} if above else {}) | {"title": " ".join(below)}
    above = lines[:day]
    return fields | ({"outlet": above[-1]} if above else {}) | ({"title": above[-2]} if len(above) > 1 else {})


def _is_day(line: str) -> bool:
    return len(line) <= 60 and read_date(line).day is not None


def _coded_factiva_report(piece: str) -> _Found | None:
    fields: dict[str, str] = {}
    current: str | None = None
    held: dict[str, list[str]] = {}
    before_blank = True
    for line in piece.split("\n"):
        code = _factiva_code(line, is_in_body=current in ("LP", "TD"), after_blank=before_blank)
        current = code or current
        if current is not None:
            held.setdefault(current, []).append(line[len(code or "") :].strip())
        before_blank = not line.strip()
    for code, field in _FACTIVA_CODES.items():
        if field and code in held:
            is_prose = field in ("lead", "text")
            words = _joined_lines(held[code]) if is_prose else " ".join(filter(None, held[code]))
            if words:
                fields.setdefault(field, words)
    fields["text"] = "\n\n".join(filter(None, (fields.pop("lead", ""), fields.get("text", ""))))
    if "id" in fields:
        fields["id"] = fields["id"].removeprefix("Document ").strip()
    return fields if len(fields["text"]) >= _MIN_BODY_CHARS else None


def _factiva_code(line: str, *, is_in_body: bool, after_blank: bool) -> str | None:
    match = _CODE.match(line)
    if match is None or match[1] not in _FACTIVA_CODES:
        return None
    if is_in_body and not (_CODE_APART.match(line) and (after_blank or match[1] in ("TD", "AN"))):
        # In a body "IN" or "CO" may begin a line of prose.
        return match[1] if match[1] == "AN" and _FACTIVA_ID.match(line) else None
    return match[1]


def _plain_factiva_report(piece: str) -> _Found | None:
    lines = [line.strip() for line in piece.split("\n")]
    counted = next((place for place, line in enumerate(lines[:_MAX_HEADER_LINES]) if _WORDS.match(line)), None)
    if counted is None:
        return None
    fields: dict[str, str] = {}
    above = [line for line in lines[:counted] if line]
    if len(above) > 1 and _NAME.match(above[-1]):
        fields["author"] = above.pop()
    if above:
        fields["title"] = " ".join(above)
    below = [(place, line) for place, line in enumerate(lines) if place > counted and line]
    if not below or not _is_day(below[0][1]):
        return None
    fields["published"] = below[0][1]
    rest = [each for each in below[1:] if not _CLOCK.match(each[1])]
    if not rest:
        return None
    fields["outlet"] = rest[0][1]
    rights = next((place for place, line in rest[1:8] if _RIGHTS.match(line)), None)
    if rights is None:
        return None
    while rights + 1 < len(lines) and (_RIGHTS.match(lines[rights + 1]) or (lines[rights] and lines[rights + 1])):
        rights += 1
    end = next((match for match in [_FACTIVA_END.search(piece)] if match), None)
    body = "\n".join(line for line in lines[rights + 1 :] if end is None or line != end.group().strip())
    fields["text"] = _joined_lines(body.split("\n"))
    if end is not None:
        fields["id"] = end[1]
    return fields if len(fields["text"]) >= _MIN_BODY_CHARS else None


def _proquest_report(piece: str) -> _Found | None:
    fields: dict[str, str] = {}
    held: dict[str, list[str]] = {}
    current = "top"
    for line in piece.split("\n"):
        words = line.strip()
        field = _PROQUEST_HEADS.get(words)
        match = _KEY.match(words)
        if field is None and match is not None:
            field = _PROQUEST_KEYS.get(match[1].lower())
        if field is None:
            held.setdefault(current, []).append(words)
            continue
        current = field or "none"
        held.setdefault(current, []).append((match[2] or "") if match and words not in _PROQUEST_HEADS else "")
    for field, lines in held.items():
        words = _joined_lines(lines) if field in ("text", "abstract") else " ".join(filter(None, lines))
        if words:
            fields[field] = words
    top = [line for line in held.get("top", ()) if line.strip("_ ")]
    if top:
        fields.setdefault("title", top[0])
    info = fields.pop("info", "")
    if info:
        fields.setdefault("outlet", info.partition(";")[0].strip())
        if search_date(info).day is not None:
            fields.setdefault("published", info.rpartition("]")[2].strip())
    if outlet := fields.get("outlet"):
        fields["outlet"] = _EDITION_AFTER.sub("", outlet.partition(";")[0]).strip()
    fields.pop("top", None)
    fields.pop("none", None)
    fields.setdefault("text", fields.get("abstract", ""))
    if fields.get("url", "").startswith("http"):
        fields["url"] = fields["url"].split()[0]
    return fields if len(fields["text"]) >= _MIN_BODY_CHARS else None


def _joined_lines(lines: Sequence[str]) -> str:
    """Return prose with a blank line between paragraphs, whose lines stay as they are."""
    text = "\n".join(lines).strip()
    return "\n\n".join(piece.strip("\n") for piece in _PARAGRAPHS.split(text) if piece.strip())


_HEADER_NAMES = (("outlet", "Publication"), ("published", "Date"), ("section", "Section"), ("author", "Byline"))


def _with_header(fields: _Found) -> dict[str, str]:
    """Return the fields of a row, with title and header lines above the text; what has no field stands there."""
    header = "\n".join(f"{name}: {fields[field]}" for field, name in _HEADER_NAMES if fields.get(field))
    body = fields["text"]
    if (place := fields.get("dateline")) and not body.startswith(place.split(maxsplit=1)[0]):
        body = f"{place.rstrip(' -–—')} – {body}"
    if lead := fields.get("highlight"):
        body = f"{lead}\n\n{body}"
    row = {field: fields[field] for field in _ROW if fields.get(field)}
    if "author" in row:
        row["author"] = _BY.sub("", row["author"]).strip(" ;.")
    return row | {"text": "\n\n".join(filter(None, (fields.get("title"), header, body)))}


_ROW = ("id", "url", "outlet", "title", "published", "language", "author")
_BY = re.compile(r"(?:by|from)\b:?\s*", re.IGNORECASE)

_KINDS: tuple[tuple[Callable[[str], _Pieces | None], Callable[[str], _Found | None]], ...] = (
    (_proquest_pieces, _proquest_report),
    (_factiva_pieces, _coded_factiva_report),
    (_plain_factiva_pieces, _plain_factiva_report),
    (_nexis_pieces, _nexis_report),
)

# One of these stands in every export, so that other texts are told by a search for bytes.
_SURE_MARKS = (
    b"DOCUMENT",
    b"Document ",
    b"Load-Date:",
    b"LOAD-DATE:",
    b"\nPD",
    b"ProQuest",
    b"D\0O\0C\0U",
    b"D\0o\0c\0u",
)


def may_be_export(payload: bytes) -> bool:
    """Tell by a few marks whether bytes can be an export at all."""
    return any(mark in payload for mark in _SURE_MARKS)
