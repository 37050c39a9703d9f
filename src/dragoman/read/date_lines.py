"""Lines that tell when a report was published: a day, with a clock, a label and a name beside it, and nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.read.metadata import MONTH, WEEKDAY
from dragoman.read.outlets import seems_outlet

_MAX_CHARS = 140
_MAX_WORDS_BEFORE = 6

_DAY = re.compile(
    rf"(?<![\w.])(?:{MONTH}\s*[0-9]{{1,2}}(?:st|nd|rd|th)?,?\s*[0-9]{{4}}(?![0-9])"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th)?(?:\sof)?[\s/.-]{{0,3}}{MONTH}[\s,/.'’-]{{0,3}}(?:[0-9]{{4}}|[0-9]{{2}})(?![0-9:])"
    rf"|[0-9]{{4}}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}|[0-9]{{1,2}}[-/.][0-9]{{1,2}}[-/.][0-9]{{4}}(?![0-9]))",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:^|(?<=[\s|,(\[]))(?:(?:first|originally|last)\s)?"
    r"(?P<word>published|posted|created|issued|released|pub|date|dated|updated?|modified|edited|revised)"
    r"(?:\s(?:on|at|date|time))?\s?[:|–—-]?\s?$",
    re.IGNORECASE,
)
_UPDATES = ("updat", "modif", "edit", "revis")
_WEEKDAY_BEFORE = re.compile(rf"(?:^|(?<=[\s\[(|]))(?:{WEEKDAY}),?\s?$", re.IGNORECASE)
_ARTICLE_BEFORE = re.compile(r"(?:^|\s)(?:on|at|the)\s$", re.IGNORECASE)
_CLOCK_BEFORE = re.compile(r"(?:^|\s)[0-9]{1,2}[:.][0-9]{2}(?:\s?[ap]\.?m\.?)?\s?[,|–—-]?\s?$", re.IGNORECASE)
_SIGNS_AT_END = re.compile(r"[\s,|·•\[(–—:-]$")
_BETWEEN = re.compile(r"[\s,|()\[\]·•@–—-]+|\.$|/(?=\s)")
_PIECE = re.compile(
    r"T?[0-9]{1,2}[:.h][0-9]{2}(?:[:.][0-9]{2})?(?:[ap]\.?m\.?)?(?:Z|[+-][0-9:]{2,5})?"
    r"|[ap]\.?m\.?|(?:GMT|UTC)\+?[0-9:]{0,5}|(?-i:[A-Z]{1,5})|\+?[0-9]{1,4}|at|on|by|hrs?|hours?|local|time"
    r"|updated?:?|last|edited|modified",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"[0-9]{1,2}[:.h][0-9]{2}")
_NAME = re.compile(
    r"(?:by\s+)?[A-ZÀ-ÞŁŠŽČĆĐĞİŞ][\w.'’-]*(?:[\s,&|]+(?:[A-ZÀ-ÞŁŠŽČĆĐĞİŞ][\w.'’-]*|and|de|van|von|bin|al|in)){0,5}$"
)
_BY = re.compile(r"by\s+", re.IGNORECASE)
_CRUMB = re.compile(r"(?:Home|News|World|Local|National|Politics|Business|Economy|Sports?|International)\b")


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line's day as it is written there; whether it tells the last change; an author or outlet named before it."""

    written: str
    is_update: bool
    is_labelled: bool
    author: str | None
    outlet: str | None = None


def date_line_in(line: str) -> DateLine | None:
    """Return what a line tells if it is one that tells when a report was published, else None."""
    if len(line) > _MAX_CHARS:
        return None
    match = _DAY.search(line)
    if match is None or not _is_furniture(line[match.end() :]):
        return None
    before = line[: match.start()]
    label: str | None = None
    while before:
        labelled = _LABEL.search(before)
        found = labelled or next(
            (
                found
                for each in (_WEEKDAY_BEFORE, _CLOCK_BEFORE, _ARTICLE_BEFORE, _SIGNS_AT_END)
                if (found := each.search(before))
            ),
            None,
        )
        if found is None:
            break
        if labelled:
            label = label or labelled["word"].lower()
        before = before[: found.start()]
    before = before.strip(" [(|-–—:")
    is_update = label is not None and label.startswith(_UPDATES)
    has_clock = _CLOCK.search(line[match.end() :]) is not None
    if before and seems_outlet(before.rstrip(" ,")):
        return DateLine(match.group(), is_update, label is not None, None, before.rstrip(" ,"))
    if before and not _may_stand_before(before, is_sure=label is not None, has_clock=has_clock):
        return None
    is_author = bool(before) and (label is not None or _BY.match(before) is not None) and not _CRUMB.match(before)
    return DateLine(
        match.group(),
        is_update=is_update,
        is_labelled=label is not None,
        author=_BY.sub("", before, count=1).strip(" ,|") if is_author else None,
    )


def _may_stand_before(words: str, *, is_sure: bool, has_clock: bool) -> bool:
    if len(words.split()) > _MAX_WORDS_BEFORE or _NAME.match(words) is None:
        return False
    return is_sure or has_clock or _BY.match(words) is not None


def _is_furniture(words: str) -> bool:
    """Tell whether what stands behind a day is a clock, a zone or another label, and no prose."""
    return all(_PIECE.fullmatch(piece) for piece in _BETWEEN.split(_without_other_days(words)) if piece)


def _without_other_days(words: str) -> str:
    return _DAY.sub(" ", words)
