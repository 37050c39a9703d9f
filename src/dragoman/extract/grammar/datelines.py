"""Where the prose begins behind a dateline.

The reader of reports finds the dateline, and the parse leaves it out. What is told here is only for words that were
handed over with their dateline still before them, as single sentences and captions are.
"""

from __future__ import annotations

import re
from typing import Final

from dragoman.model import Dateline, Parse

# "New Delhi, Jul 21 (PTI) The court", "MOSCOW, June 14. /TASS/. The crew": what stands before the first word.
_DATELINE: Final = re.compile(
    r"[A-Z][^()/\n\"“”]{1,60}(?:\([A-Z][A-Za-z .]{1,20}\)|/[A-Z][A-Za-z ]{1,20}/)[ .:–—-]*(?=\S)"
)
_ISO_DAY: Final = re.compile(r"[12]\d{3}-[01]\d-[0-3]\d")
_DASHES: Final = frozenset({"–", "—", "-", "--"})
# Tokens within which the day of a dateline is told, and within which its dash stands.
_DAY_WITHIN: Final = 6
_DASH_WITHIN: Final = 8


def behind_dateline(parse: Parse, tokens: range, dateline: Dateline | None) -> range:
    """Return the tokens that stand behind the dateline with which they begin; all where they begin with none.

    ``dateline`` is that of the report. Where it is known no other is looked for.
    """
    if not tokens or not _begins_paragraph(parse, tokens.start):
        return tokens
    if dateline is not None:
        return range(_first_from(parse, tokens, dateline.span.end), tokens.stop)
    starts = (_behind_agency(parse, tokens), _behind_iso_day(parse, tokens), _behind_dash(parse, tokens))
    return range(next((each for each in starts if each is not None), tokens.start), tokens.stop)


def end_of_dateline_around(parse: Parse, tokens: range, dateline: Dateline | None) -> int | None:
    """Return where in the text a dateline ends that begins with these tokens and goes on behind them; else None."""
    if not tokens or not _begins_paragraph(parse, tokens.start):
        return None
    if dateline is not None:
        end = dateline.span.end
        begins = dateline.span.start <= parse.starts[tokens.start]
    else:
        found = _DATELINE.match(parse.text, parse.starts[tokens.start])
        end, begins = (found.end(), True) if found else (0, False)
    return end if begins and end > parse.ends[tokens.stop - 1] else None


def _begins_paragraph(parse: Parse, token: int) -> bool:
    return token == 0 or parse.paragraph_numbers[token] != parse.paragraph_numbers[token - 1]


def _first_from(parse: Parse, tokens: range, place: int) -> int:
    """Return the first of the tokens that begins at a place of the text or behind it, else the first of all."""
    return next((token for token in tokens if parse.starts[token] >= place), tokens.start)


def _behind_agency(parse: Parse, tokens: range) -> int | None:
    found = _DATELINE.match(parse.text, parse.starts[tokens.start], parse.ends[tokens.stop - 1])
    is_dated = any(parse.tags[t] == "CD" or parse.words[t].isupper() for t in tokens[:_DAY_WITHIN])
    if found is None or not is_dated:
        return None
    return next((token for token in tokens if parse.starts[token] >= found.end()), None)


def _behind_iso_day(parse: Parse, tokens: range) -> int | None:
    for token in tokens[:_DAY_WITHIN]:
        if token + 1 < tokens.stop and _ISO_DAY.fullmatch(parse.text[parse.starts[token] : parse.starts[token] + 10]):
            following = (t for t in range(token + 1, tokens.stop) if parse.words[t][0].isalpha())
            return next(following, token)
    return None


def _behind_dash(parse: Parse, tokens: range) -> int | None:
    """Return the first token behind a dash that closes a dateline (``Oslo, NTB – The minister``).

    What is told of a person behind a dash is none: "Mara Lindqvist – head of the union".
    """
    for token in tokens[:_DASH_WITHIN]:
        if parse.words[token] not in _DASHES or token + 1 >= tokens.stop:
            continue
        glued = token > 0 and parse.starts[token] == parse.ends[token - 1]
        before = range(tokens.start, token)
        if not glued and all(parse.words[t][0].isupper() or not parse.words[t][0].isalpha() for t in before):
            return token + 1 if _names_place_or_agency(parse, before) else None
    return None


def _names_place_or_agency(parse: Parse, tokens: range) -> bool:
    """Tell whether words before a dash may be a dateline's: a place or something in capitals, and no person.

    A town in capitals is a dateline's even where the parser takes it for a person: "KETTLE FALLS —".
    """
    shouted = [parse.words[token].isupper() for token in tokens if parse.words[token][0].isalpha()]
    labels = {name.label for name in parse.names_on(tokens.start, tokens.stop)}
    return (bool(shouted) and all(shouted)) or ("PERSON" not in labels and ("GPE" in labels or any(shouted)))
