"""Where the prose begins behind a dateline.

The reader of reports finds the dateline, and the parse leaves it out. What is told here is only for words that were
handed over with their dateline still before them, as single sentences and captions are.
"""

from __future__ import annotations

import re
from typing import Final

from dragoman.extract.grammar.columns import at
from dragoman.lexicon.gazetteer import load_gazetteer_of_places
from dragoman.model import Dateline, Parse, TokenRange

# "New Delhi, Jul 21 (PTI) The court", "MOSCOW, June 14. /TASS/. The crew": what stands before the first word.
_DATELINE: Final = re.compile(
    r"[A-Z][^()/\n\"“”]{1,60}(?:\([A-Z][A-Za-z .]{1,20}\)|/[A-Z][A-Za-z ]{1,20}/)[ .:–—-]*(?=\S)"
)
_MARKS: Final = (":", "–", "—", "-")
_ARTICLES: Final = frozenset({"The", "A", "An"})
_ISO_DAY: Final = re.compile(r"[12]\d{3}-[01]\d-[0-3]\d")
_DASHES: Final = frozenset({"–", "—", "-", "--"})
_MONTH: Final = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_WEEKDAY: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DATE: Final = (
    rf"(?:{_WEEKDAY},?\s)?(?:{_MONTH}\s?\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH})"
    rf"(?:,?\s\d{{4}})?|{_WEEKDAY}"
)
_PLACE: Final = (
    r"[A-ZÀ-Þ][\w'’.-]*(?:[ /-](?:[A-ZÀ-Þ][\w'’.-]*|of|the|de|del|la|el)){0,4}(?:, [A-ZÀ-Þ][\w'’. -]{1,20})?"
)
_AGENCY: Final = r"(?:\([A-Z][\w .&'’/-]{1,30}\)|/\s?[A-Z][\w .-]{1,24}\s?/)"
_DASH: Final = r"(?:\s?\.?\s?(?:-{1,2}|[–—―])\s*)"
_PROSE: Final = r"(?=[\"'“‘«]?[A-ZÀ-Þ0-9])"
# "San Telmo, Sep 19 (Prensa) The President", "NDALA, 22 April 2024 - The envoy", "TEHRAN (KSNA)- The minister",
# "Mombasa, Tuesday – The envoy", "(QNA) - The emir": a place with a day and an agency, or with one and a dash.
# Longer than a dateline is; no pattern of them is shown more of a paragraph.
MAX_DATELINE: Final = 160
_FULL_DATELINE: Final = re.compile(
    rf"(?:{_PLACE},?\s(?i:{_DATE})[,.]?\s?{_AGENCY}(?:{_DASH}|\s?[:.]\s*-?\s*|\s+)"
    rf"|{_PLACE},?\s\(?(?i:{_DATE})\)?(?:{_DASH}|:\s+)"
    rf"|(?:{_PLACE},?\s)?{_AGENCY}{_DASH}){_PROSE}"
)
# "(3rd LD)", "(END) - 1", "URGENT:", "UPDATE 2-": what a desk writes before a headline or a report.
_SLUG: Final = re.compile(
    r"(?:\((?:(?:\d+(?:st|nd|rd|th) )?(?:LD|LEAD|ROUNDUP|UPDATE|URGENT|RECAST|CORRECTED)|END)\)\s*"
    r"(?:[-–—]\s*\d{1,2}\b)?\s*"
    r"|(?:URGENT|BREAKING|UPDATE|WRAPUP|RPT|CORRECTED|REFILE|EXCLUSIVE|FLASH|RECAST|LEAD)(?: \d{1,2})?\s*[-:–—]\s*)+"
)
# "Iran Press news: The minister": the desk, and a colon before prose.
_DESK: Final = re.compile(rf"[A-Z][^:.,\n\"“”]{{1,40}}\b(?i:news|wire|agency|desk|service)\s?:\s+{_PROSE}")
_PLACE_BEFORE_COLON: Final = re.compile(rf"([A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ'’.-]+){{0,2}})\s?:\s+{_PROSE}")
# Tokens within which the day of a dateline is told, and within which its dash stands.
_STOPS: Final = frozenset({".", "!", "?", "”", '"', "''", "’"})
# Tokens of a name before the dash that sets it off from the prose.
_WORDS_BEFORE_DASH: Final = 5
# A town that datelines name without its state has at least so many people, or is a capital.
_LARGE_TOWN: Final = 300_000
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
    starts = (
        _behind_agency(parse, tokens),
        _behind_iso_day(parse, tokens),
        _behind_dash(parse, tokens),
        _behind_mark_before_article(parse, tokens),
    )
    return range(next((each for each in starts if each is not None), tokens.start), tokens.stop)


def start_of_prose(parse: Parse, paragraph: TokenRange) -> int:
    """Return the first token of a paragraph behind the slugs and the dateline that stand before its prose.

    That is its first token where it has none. A place and a colon are a dateline where a whole sentence follows.
    """
    if paragraph.end <= paragraph.start:
        return paragraph.start
    start, end = parse.starts[paragraph.start], parse.ends[paragraph.end - 1]
    place = start
    for pattern in (_SLUG, _FULL_DATELINE, _DESK):
        found = pattern.match(parse.text, place, min(end, place + MAX_DATELINE))
        place = place if found is None else found.end()
    if place == start and _is_place_before_colon(parse, paragraph):
        place = parse.starts[paragraph.start + 1]
    first = next((token for token in range(*paragraph) if parse.starts[token] >= place), paragraph.end)
    if first == paragraph.start and parse.words[paragraph.end - 1] in _STOPS:
        first = _behind_free_dash(parse, paragraph)
    return _behind_mark(parse, first, paragraph.end)


def _is_place_before_colon(parse: Parse, paragraph: TokenRange) -> bool:
    """Tell "BEIJING: The ministry said …." from a headline and from the turn of a speaker."""
    found = _PLACE_BEFORE_COLON.match(parse.text, parse.starts[paragraph.start], parse.ends[paragraph.end - 1])
    if found is None or parse.words[paragraph.end - 1] not in _STOPS:
        return False
    known = load_gazetteer_of_places().named(found[1].title())
    return any(place.feature == "PPLC" or place.population >= _LARGE_TOWN for place in known)


def _behind_free_dash(parse: Parse, paragraph: TokenRange) -> int:
    """Return the first token behind a dash between blanks that stands alone in a sentence, after no more than a name.

    "Nour Khabar – Iran's envoy said": no person, for what is told behind the dash may be his ("Lindqvist – head of …").
    """
    sentence = parse.sentence_of(paragraph.start)
    dashes = [t for t in range(*sentence) if parse.words[t] in _DASHES and _stands_free(parse, t)]
    if len(dashes) != 1 or not 0 < dashes[0] - paragraph.start <= _WORDS_BEFORE_DASH:
        return paragraph.start
    dash = dashes[0]
    before = range(paragraph.start, dash)
    is_name = all(_is_of_name(parse, token) for token in before)
    follows = dash + 1 < paragraph.end and parse.words[dash + 1][0].isupper()
    persons = (name for name in parse.names_on(paragraph.start, dash) if name.label == "PERSON")
    return dash + 1 if is_name and follows and next(persons, None) is None else paragraph.start


def _is_of_name(parse: Parse, token: int) -> bool:
    """Tell a capitalised word, a mark, and what a hyphen joins to the word before."""
    is_joined = token > 0 and parse.words[token - 1] == "-" and parse.starts[token] == parse.ends[token - 1]
    return is_joined or not parse.words[token][0].islower()


def _stands_free(parse: Parse, token: int) -> bool:
    """Tell a dash between blanks from a hyphen."""
    if token == 0 or token + 1 >= len(parse):
        return False
    return parse.ends[token - 1] < parse.starts[token] and parse.ends[token] < parse.starts[token + 1]


def _behind_mark(parse: Parse, first: int, end: int) -> int:
    """Return the first token from one on that is no colon, stop or dash."""
    while first < end and parse.words[first] in {":", "."} | _DASHES:
        first += 1
    return first


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


def _behind_mark_before_article(parse: Parse, tokens: range) -> int | None:
    """Return the article in capitals behind a dash or colon that nothing but names stands before: "Kabul (Hindukush
    Voice): The deputy spokesman", "Cairo, NTB- The Council".
    """
    for token in tokens[1:_DASH_WITHIN]:
        if parse.words[token].endswith(_MARKS) and at(parse.words, token + 1) in _ARTICLES and token + 2 < tokens.stop:
            before = range(tokens.start, token)
            return token + 1 if all(_is_of_name(parse, each) for each in before) else None
    return None


def _names_place_or_agency(parse: Parse, tokens: range) -> bool:
    """Tell whether words before a dash may be a dateline's: a place or something in capitals, and no person.

    A town in capitals is a dateline's even where the parser takes it for a person: "KETTLE FALLS —".
    """
    shouted = [parse.words[token].isupper() for token in tokens if parse.words[token][0].isalpha()]
    labels = {name.label for name in parse.names_on(tokens.start, tokens.stop)}
    return (bool(shouted) and all(shouted)) or ("PERSON" not in labels and ("GPE" in labels or any(shouted)))
