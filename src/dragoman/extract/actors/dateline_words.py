"""What stands before the first word of a report, where the parser took it into the phrase of a speaker."""

from __future__ import annotations

import re
from typing import Final

from dragoman.model import Parse

# "New Delhi, Jul 21 (PTI) The court", "MOSCOW, June 14. /TASS/. The crew": what stands before the first word.
_DATELINE: Final = re.compile(
    r"[A-Z][^()/\n\"“”]{1,60}(?:\([A-Z][A-Za-z .]{1,20}\)|/[A-Z][A-Za-z ]{1,20}/)[ .:–—-]*(?=\S)"
)
_ISO_DAY: Final = re.compile(r"[12]\d{3}-[01]\d-[0-3]\d")
_DASHES: Final = frozenset({"–", "—", "-", "--"})
# How many tokens of a phrase a date may stand in, and a dash after it.
_REACH_OF_DATE: Final = 6
_REACH_OF_DASH: Final = 8


def without_dateline(parse: Parse, tokens: range) -> range:
    """Return the tokens after a date line or a dash that closes a dateline (``Oslo, NTB – The minister``)."""
    if not tokens:
        return tokens
    starts = (_after_date_line(parse, tokens), _after_iso_day(parse, tokens), _after_dash(parse, tokens))
    start = next((each for each in starts if each is not None), tokens.start)
    return range(start, tokens.stop)


def end_of_broken_dateline(parse: Parse, phrase: range) -> int | None:
    """Return where in the text a date line ends of which a phrase is only the beginning: ``OSLO, May 2 (NTB``."""
    if not phrase or not _begins_paragraph(parse, phrase.start):
        return None
    dateline = _DATELINE.match(parse.text, parse.starts[phrase.start])
    if dateline is None or dateline.end() <= parse.ends[phrase.stop - 1]:
        return None
    return dateline.end()


def _after_date_line(parse: Parse, tokens: range) -> int | None:
    dateline = _DATELINE.match(parse.text, parse.starts[tokens.start], parse.ends[tokens.stop - 1])
    if dateline is None or not any(parse.tags[t] == "CD" or parse.words[t].isupper() for t in tokens[:_REACH_OF_DATE]):
        return None
    after = next((t for t in tokens if parse.starts[t] >= dateline.end()), None)
    return after if _begins_paragraph(parse, tokens.start) else None


def _after_iso_day(parse: Parse, tokens: range) -> int | None:
    for token in tokens[:_REACH_OF_DATE]:
        start = parse.starts[token]
        if token + 1 < tokens.stop and _ISO_DAY.fullmatch(parse.text[start : start + 10]):
            return next((t for t in range(token + 1, tokens.stop) if parse.words[t][0].isalpha()), token)
    return None


def _after_dash(parse: Parse, tokens: range) -> int | None:
    dashes = (t for t in tokens[:_REACH_OF_DASH] if parse.words[t] in _DASHES and t + 1 < tokens.stop)
    return next((dash + 1 for dash in dashes if _closes_dateline(parse, tokens.start, dash)), None)


def _closes_dateline(parse: Parse, start: int, dash: int) -> bool:
    """Tell whether a dash stands apart, and nothing before it in its phrase is a word in small letters."""
    if dash > 0 and parse.starts[dash] == parse.ends[dash - 1]:
        return False
    return not any(word[0].isalpha() and not word[0].isupper() for word in parse.words[start:dash])


def _begins_paragraph(parse: Parse, token: int) -> bool:
    return token == 0 or parse.paragraph_numbers[token] != parse.paragraph_numbers[token - 1]
