"""Datelines: where, when and by which agency a report was filed (``TEHRAN, Apr. 19 (MNA) –``)."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import cache

from dragoman.lexicon.countries import country_names
from dragoman.model import Dateline, Span
from dragoman.read.metadata import MONTH, MONTH_NUMBERS, WEEKDAY, make_day
from dragoman.read.places import AGENCIES, CITIES, NO_PLACES

# The longest dateline seen has 75 characters; patterns see no more of a paragraph than this.
_MAX_CHARS = 120
# A city and a full stop are a dateline where prose follows, not in "Oslo. Later."
_MIN_PROSE_CHARS = 60

_DASH = r"(?:-{1,3}|[–—―‒−]{1,2})"
_CAPITAL = "A-ZÀ-ÖØ-ÞĀĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ"
_WORD = rf"[{_CAPITAL}][\w'’ʼ]*(?:\.[{_CAPITAL}])*\.?"
_JOIN = r"(?:[ -]|\s(?:of|the|de|del|da|do|di|el|al|la|le|es|am|upon|on|sur|i)\s|-(?:i|e|al|el|au|on)-)"
_SMALL_WORDS = re.compile(r"\b(?:of|the|de|del|da|do|di|el|al|la|le|es|am|upon|on|sur|i)\b|(?<=\bM)c")
_NOT_A_DATE = rf"(?!(?:{MONTH}|{WEEKDAY})[\s,])"
_CITY = rf"{_NOT_A_DATE}{_WORD}(?:{_JOIN}{_NOT_A_DATE}{_WORD}){{0,4}}"
_REGION = rf",\s{_NOT_A_DATE}{_WORD}(?:[ -]{_NOT_A_DATE}{_WORD}){{0,3}}"
_BRACKETS = rf"\s?\[{_WORD}(?:\s{_WORD}){{0,3}}\]"
_PLACE = rf"(?P<place>{_CITY}(?:\s?/\s?{_CITY}){{0,2}}(?:{_REGION}){{0,2}}?(?:{_BRACKETS})?)"
_DAY = (
    rf"(?:{WEEKDAY},?\s)?(?:(?P<month1>{MONTH})\s?(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?:\sof)?\s(?P<month2>{MONTH}))(?!\d)(?:,?\s(?P<year>\d{{4}})(?!\d))?"
)
_DATE = rf"(?P<date>{_DAY})"
# "(Reuters)", "/TASS/", "[Photo]" is none.
_MARKED = r"(?:\((?P<agency>[^()/\n]{2,40}(?:/[^()\n]{2,20})?)\)|/\s?(?P<agency_b>[A-Z][\w. -]{1,24}?)\s?/)"
_AFTER_MARKED = rf"(?P<end>\s?\.?\s?{_DASH}\s*|\s?[:.]\s*-?\s*|\s+)"
_BARE = r"(?P<agency>[A-Z][\w’'./-]*(?:\s[A-Z][\w’'/-]*){0,3}?)"
_AFTER_BARE = rf"(?P<end>\s?{_DASH}\s*|\s?_\s*|\s?[:.]\s+)"

_PLAUSIBLE_AGENCY = re.compile(r"[A-Z][\w.&' -]*")
_DASHES = re.compile(_DASH)
_SIGNED = re.compile(r"[A-Z]{3,8}")
_LETTERS = re.compile(r"\w+")
_PLACE_WORD = re.compile(r"[\w-]+")
_CITY_END = re.compile(r"[,/\[]")

# What a distributor puts before an agency's report: "(MENAFN- Kuwait News Agency (KUNA)) ".
_DISTRIBUTOR = re.compile(r"\([A-Z][\w.]{1,20}\s?[-–]\s?[^()\n]{2,60}(?:\([^()\n]{1,24}\)[^()\n]{0,10})?\)\s+")
# Signs that a name in brackets is an outlet's: a site's, one in capitals, words that outlets have in their names.
_OUTLET_WORDS = re.compile(
    r"(?:[A-Z][\w-]*\.(?:News|com|org|net|info|[a-z]{2})|[A-Z]{2,8}|.{0,30}\b(?:News|Press|Agency|Post|Times|Herald|Gazette"
    r"|Tribune|Daily|Wire|Newswire|Online|Media|Today|Independent|Observer|Monitor|Journal|Tidende|Radio|TV|Report|Star"
    r"|Standard|Guardian|Chronicle|Telegraph)\b.{0,30})$"
)

# "Puerto Montt (Chile), Apr 24 (…).-"
_COUNTRY = rf"(?:\s?\([{_CAPITAL}][\w ]{{2,30}}\)(?=,))"

# Dashes are the surest end. A colon or full stop ends a dateline only beside other marks.
_PATTERNS = {
    "marked": rf"{_PLACE}{_COUNTRY}?(?:(?:,|\.|\s{_DASH})?\s{_DATE})?[,.]?\s?{_MARKED}{_AFTER_MARKED}",
    "bare": rf"{_PLACE}(?:(?:,|\.)?\s{_DATE})?(?:[,.]\s?|\s?{_DASH}\s?){_BARE}{_AFTER_BARE}",
    "agency first": rf"\((?P<agency>[^()\n]{{2,24}})\)\s?{_DASH}\s*{_PLACE}(?:,?\s{_DATE})?(?P<end>\s?{_DASH}\s*)",
    "no place": rf"(?:{_DATE}\s)?\((?P<agency>[^()\n]{{2,24}})\)(?P<end>\s?{_DASH}\s*)",
    "dated in brackets": rf"{_PLACE}\s?\({_DATE}\)(?P<end>\s?{_DASH}\s*|\s?:\s+)",
    "agency alone": rf"(?P<agency>[A-Z]{{3,6}})(?P<end>\s{_DASH}\s+)",
    "piped": rf"{_PLACE}\s?\|\s?(?P<agency>[A-Z][\w’'./& -]{{1,40}}?)(?P<end>\s?\|\s*)",
    "in brackets": rf"\[{_PLACE}\](?P<end>\s?{_DASH}?\s*)",
    "signed": rf"{_PLACE}[.,]\s{_DATE}\.\s(?P<agency>[A-Z][\w’'-]*)(?P<end>\.\s+)",
    "dated": rf"{_PLACE}[,.]\s{_DATE}(?P<end>\s?{_DASH}\s*|\s?[:.]\s+)",
    "capitals": rf"{_PLACE}(?P<end>\s?{_DASH}\s*|:\s+)",
    "stopped": rf"{_PLACE}(?P<end>\.\s+)",
    "alone": rf"{_PLACE}(?:,\s{_DATE})?(?P<end>\s*)$",
}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Return a pattern, made when first asked for: a process that reads no text does not pay for it.

    Patterns are case-sensitive, but months are also written in capitals.
    """
    pattern = _PATTERNS[name]
    return re.compile(pattern.replace(MONTH, f"(?i:{MONTH})").replace(WEEKDAY, f"(?i:{WEEKDAY})"))


@dataclass(frozen=True, slots=True)
class FoundDateline:
    """A dateline and the day it names; ``year`` is None where it gives only day and month."""

    dateline: Dateline
    year: int | None
    month: int | None
    day: int | None

    def published(self, near: dt.date | None, month_near: tuple[int, int] | None) -> dt.date | None:
        """Return the full day, taking a missing year from another source: a day close by, or a year and month."""
        if self.month is None or self.day is None:
            return None
        if self.year is not None:
            return make_day(self.year, self.month, self.day)
        if month_near is not None and month_near[1] == self.month:
            return make_day(month_near[0], self.month, self.day)
        if near is None:
            return None
        years = (near.year - 1, near.year, near.year + 1)
        days = [day for year in years if (day := make_day(year, self.month, self.day)) is not None]
        return min(days, key=lambda day: abs((day - near).days), default=None)


def find_dateline(text: str, start: int, end: int) -> FoundDateline | None:
    """Return the dateline with which the paragraph ``text[start:end]`` begins, or None.

    Its span ends where the prose begins, trailing dash and blanks included.
    """
    given = _DISTRIBUTOR.match(text, start, min(end, start + _MAX_CHARS))
    if given is not None:
        found = _find(text, given.end(), end)
        if found is None:
            return None
        span = Span(start, found.dateline.span.end)
        return replace(found, dateline=replace(found.dateline, span=span))
    return _find(text, start, end)


def _find(text: str, start: int, end: int) -> FoundDateline | None:
    paragraph = text[start : min(end, start + _MAX_CHARS)]
    is_whole = end <= start + _MAX_CHARS
    first = paragraph[:1]
    if not (first.isupper() or first in "([" or first.isdigit()):
        return None
    for name, accepts in _CHECKS.items():
        if name == "alone" and not is_whole:
            continue
        match = _pattern(name).match(paragraph)
        if match is not None and accepts(match, paragraph):
            return _found(match, start)
    return None


def is_agency(name: str) -> bool:
    """Tell whether this is a news agency's name as datelines write it."""
    return name.strip().strip(".").lower() in AGENCIES


def _marked(match: re.Match[str], paragraph: str) -> bool:
    agency = _agency(match)
    if not _goes_on(match, paragraph):
        return False
    if is_agency(agency):
        # "Analysts (AFP) said": without a dash it takes a date or a known place.
        return _has_dash(match) or bool(match["date"]) or _is_city(match["place"]) or _is_capitals(match["place"])
    if _PLAUSIBLE_AGENCY.fullmatch(agency) is None:
        return False
    place = match["place"]
    if _is_city(place) and (match.groupdict().get("agency_b") or _OUTLET_WORDS.match(agency)):
        # "Yerevan /Mediamax/.", "Washington, DC (STL.News)"; a city alone needs a sign behind the brackets.
        return _has_dash(match) or bool(match["date"]) or "," in place
    if _is_city(place) and _DASHES.search(match["end"]):
        return agency.lower() not in CITIES and agency.lower() not in _countries()
    return _has_dash(match) and (bool(match["date"]) or _is_capitals(place))


@cache
def _countries() -> frozenset[str]:
    return frozenset(name.lower() for name, _ in country_names())


def _bare(match: re.Match[str], paragraph: str) -> bool:
    agency = _agency(match)
    if not _goes_on(match, paragraph) or is_agency(match["place"]):
        return False
    # Beside a city and a day, capitals before a dash are an agency that signs.
    is_signed = bool(match["date"]) and _is_city(match["place"]) and _SIGNED.fullmatch(agency) is not None
    is_signed = is_signed and agency.lower() not in NO_PLACES
    return is_agency(agency) or (is_signed and _DASHES.search(match["end"]) is not None)


def _agency_first(match: re.Match[str], paragraph: str) -> bool:
    return is_agency(_agency(match)) and _goes_on(match, paragraph)


def _dated(match: re.Match[str], paragraph: str) -> bool:
    place = match["place"]
    return _goes_on(match, paragraph) and (_is_city(place) or (_is_capitals(place) and not _is_no_place(place)))


def _capitals(match: re.Match[str], paragraph: str) -> bool:
    place, end = match["place"], match["end"]
    if not _goes_on(match, paragraph):
        return False
    if _is_city(place):
        # "Moscow-based", "Paris-Berlin": a hyphen needs blanks beside it, save after capitals.
        return end.strip() != "-" or end[0].isspace() or _is_capitals(place)
    if ":" in end or _is_no_place(place) or not _is_capitals(place) or not (end[0].isspace() or end.strip() in "–—―"):
        return False
    return len(_LETTERS.findall(place.partition(",")[0])) <= 3 and len(place) > 3


def _piped(match: re.Match[str], paragraph: str) -> bool:
    return _goes_on(match, paragraph) and (_is_city(match["place"]) or _is_capitals(match["place"]))


def _in_brackets(match: re.Match[str], paragraph: str) -> bool:
    return _goes_on(match, paragraph) and _is_city(match["place"]) and match["end"] != ""


def _signed(match: re.Match[str], paragraph: str) -> bool:
    return _goes_on(match, paragraph) and _is_city(match["place"])


def _stopped(match: re.Match[str], paragraph: str) -> bool:
    place = match["place"]
    return _goes_on(match, paragraph) and _is_city(place) and "/" not in place and len(paragraph) > _MIN_PROSE_CHARS


def _alone(match: re.Match[str], paragraph: str) -> bool:
    return _is_capitals(match["place"]) and _is_city(match["place"])


_CHECKS = {
    "marked": _marked,
    "bare": _bare,
    "agency first": _agency_first,
    "no place": _agency_first,
    "dated in brackets": _dated,
    "agency alone": _agency_first,
    "piped": _piped,
    "in brackets": _in_brackets,
    "signed": _signed,
    "dated": _dated,
    "capitals": _capitals,
    "stopped": _stopped,
    "alone": _alone,
}


def _found(match: re.Match[str], start: int) -> FoundDateline:
    groups = match.groupdict()
    span = Span(start, start + match.end())
    place, agency = _place_and_agency(groups.get("place") or "", _agency(match))
    dateline = Dateline(place or None, agency or None, span)
    if not groups.get("date"):
        return FoundDateline(dateline, None, None, None)
    month = MONTH_NUMBERS[(groups["month1"] or groups["month2"]).rstrip(".").lower()]
    year = int(groups["year"]) if groups["year"] else None
    return FoundDateline(dateline, year, month, int(groups["day1"] or groups["day2"]))


def _place_and_agency(place: str, agency: str) -> tuple[str, str]:
    # "BAGHDAD / INA", and the full stop of "MOSCOW. March 3".
    city, slash, second = (part.strip() for part in place.partition("/"))
    if slash and is_agency(second):
        place, agency = city, second
    return (place if "," in place else place.rstrip(".")).strip(" ,"), agency


def _agency(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return (groups.get("agency") or groups.get("agency_b") or "").strip()


def _has_dash(match: re.Match[str]) -> bool:
    return match["end"].strip() != ""


def _goes_on(match: re.Match[str], paragraph: str) -> bool:
    """Tell whether prose begins after the dateline: a capital, a figure or a quotation mark."""
    following = paragraph[match.end() : match.end() + 2]
    return (
        bool(following) and not following[0].islower() and (following[0].isalnum() or following[0] in "\"'“‘”«„`[($€£")
    )


def _is_capitals(place: str) -> bool:
    city = _SMALL_WORDS.sub("", place.partition(",")[0])
    return city.upper() == city and any(sign.isalpha() for sign in city)


def _is_city(place: str) -> bool:
    first = _CITY_END.split(place)[0].strip().lower()
    return first in CITIES


def _is_no_place(place: str) -> bool:
    words = _PLACE_WORD.findall(place.lower())
    return not words or words[0] in NO_PLACES or place.strip().lower() in NO_PLACES
