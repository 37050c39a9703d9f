"""Outlets that a report's own text tells: beside the title, in the byline, above it all, in the notice of rights."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.read.layout import Layout, Line

# How many lines at either end may tell it.
_N_TOP_LINES = 8
_N_END_LINES = 8
_MAX_LINE_CHARS = 200

_CAPITAL = r"[A-ZÀ-ÞŁŠŽČĆĐĞİŞ]"
_NAME = rf"{_CAPITAL}[\w'’.&-]*(?:\s(?:{_CAPITAL}[\w'’.&-]*|of|the|and|de|del|du|da|la|le|al|el|&)){{0,5}}"
_KIND = (
    r"(?:News|Press|Agency|Post|Times|Herald|Gazette|Tribune|Daily|Wire|Newswire|Independent|Observer|Monitor|Journal"
    r"|Tidende|Radio|Television|TV|Standard|Guardian|Chronicle|Telegraph|Mail|Sun|Mirror|Express|Courier|Dispatch"
    r"|Examiner|Inquirer|Register|Bulletin|Broadcasting|Today|Weekly|Online|Echo|Argus|Ledger|Sentinel|Advocate"
    r"|Mercury|Globe|Star|Citizen|Nation|Punch|Vanguard|Messenger|Review|Reporter|Media|Network|Zeitung|Matin|Monde)"
)
_SEEMS_OUTLET = re.compile(rf"(?:The\s)?(?:{_NAME}\s)?{_KIND}(?:\s{_NAME})?$")
_SITE = re.compile(r"(?:www\.)?[\w-]{2,40}\.(?:com|org|net|info|news|co\.[a-z]{2}|[a-z]{2})$", re.IGNORECASE)
_AFTER_TITLE = re.compile(rf"\s(?:\||»|::)\s(?P<name>{_NAME})$")
_AFTER_TITLE_DASH = re.compile(rf"\s[–—-]\s(?P<name>{_NAME})$")
_RIGHTS = re.compile(
    rf"(?:Copyright|©|\(c\)|\(C\))\s?(?:©|\(c\))?\s?(?:by\s)?(?:[0-9]{{4}}(?:\s?[-–]\s?[0-9]{{4}})?,?\s)?(?:by\s)?"
    rf"(?P<name>{_NAME})(?:,?\s[0-9]{{4}})?(?:[.,|]|\s-\s|\sAll\b|$)"
)
_SOURCE = re.compile(
    r"(?:Source|Published by|(?:Originally|First) published (?:in|by|on)"
    r"|This (?:article|story|report) (?:first )?(?:appeared|was published) (?:first )?(?:in|on|by))\s?:?\s"
    rf"(?P<name>{_NAME})\.?$"
)
_BYLINE_PLACE = re.compile(rf"(?:,|\s\||\s/|\s[–—-]|\sfor)\s(?P<name>{_NAME})$")
_COMPANY = re.compile(
    r",?\s(?:All Rights Reserved|All|Inc|Ltd|Limited|LLC|PLC|plc|GmbH|Company|Co|Corp|Corporation)\.?$"
)


def outlet_told(layout: Layout) -> str | None:
    """Return the outlet that the text names as its own, or None."""
    top = layout.lines[:_N_TOP_LINES]
    return (
        _beside_title(layout)
        or _masthead(top, layout)
        or next((name for line in layout.lines[-_N_END_LINES:] if (name := _in_notice(line.text))), None)
        or next((name for line in top if (name := _in_notice(line.text))), None)
        or _in_byline(layout)
    )


def seems_outlet(name: str) -> bool:
    """Tell whether a name has a word that names of outlets have, or is a site's."""
    return _SEEMS_OUTLET.match(name) is not None or _SITE.match(name) is not None


def without_outlet(title: str | None) -> str | None:
    """Return a title without the outlet's name behind it."""
    match = _after_title(title)
    return title if title is None or match is None else title[: match.start()].rstrip()


def _beside_title(layout: Layout) -> str | None:
    match = _after_title(layout.title)
    return match["name"] if match else None


def _after_title(title: str | None) -> re.Match[str] | None:
    if title is None:
        return None
    match = _AFTER_TITLE_DASH.search(title)
    return _AFTER_TITLE.search(title) or (match if match and seems_outlet(match["name"]) else None)


def _masthead(lines: Sequence[Line], layout: Layout) -> str | None:
    for number, line in enumerate(lines):
        if layout.marks.get(number) == "header" and len(line.text) <= 60 and seems_outlet(line.text):
            return line.text
    return None


def _in_notice(line: str) -> str | None:
    if len(line) > _MAX_LINE_CHARS:
        return None
    match = _RIGHTS.match(line) or _SOURCE.match(line)
    if match is None:
        return None
    name = _COMPANY.sub("", match["name"]).strip()
    return name.rstrip(".") or None


def _in_byline(layout: Layout) -> str | None:
    match = _BYLINE_PLACE.search(layout.byline) if layout.byline else None
    return match["name"] if match and seems_outlet(match["name"]) else None
