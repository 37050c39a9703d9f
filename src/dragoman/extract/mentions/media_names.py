"""Names of media, which may hold a state's: "the Norway Times". They are neither that state nor a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.extract.grammar.columns import at
from dragoman.extract.mentions.candidates import Candidate
from dragoman.lexicon.organisations import load_gazetteer, organisation_named
from dragoman.lexicon.titles import load_titles
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse, Report, TokenRange

_MEDIA = words_of("mentions", "words of media")
_NOUNS_BEHIND = words_of("mentions", "media behind their names")
_NOUNS_BEFORE = words_of("mentions", "media before their names")
_FIRST_WORDS = words_of("mentions", "first words of media")
_LAST_WORDS = words_of("mentions", "last words of media")
_MARKING = _NOUNS_BEHIND | _NOUNS_BEFORE | _FIRST_WORDS | _LAST_WORDS
_HYPHENS = frozenset({"-", "–"})
_LONGEST = 6
_SECTORS = ("JRN",)
_STATES = frozenset({"country", "demonym"})


def with_media(parse: Parse, report: Report, candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates with those of media in place of what was read inside of their names.

    Media are the report's outlet and the agency of its dateline, by their names of several words, and what is called by
    a state and a word for media.
    """
    named: dict[TokenRange, str | None] = {}
    for each in _outlets(parse, report):
        named.setdefault(each, None)
    for each, country in _national(parse):
        named.setdefault(each, country)
    for each in _told(parse):
        if not any(each.start < other.end and other.start < each.end for other in named):
            named[each] = None
    for each, country in named.items():
        medium = _candidate(parse, each, country)
        candidates = [*(other for other in candidates if not _is_torn(other, medium)), medium]
    candidates.sort(key=lambda each: (each.start, -each.end))
    return candidates


def _outlets(parse: Parse, report: Report) -> Iterator[TokenRange]:
    agency = report.dateline.agency if report.dateline is not None else None
    for name in {report.outlet, agency} - {None}:
        words = [word for word in (name or "").lower().split() if word != "the"]
        if len(words) > 1:
            yield from _places(parse, words)


def _places(parse: Parse, words: list[str]) -> Iterator[TokenRange]:
    for start, word in enumerate(parse.lower):
        end = start + len(words)
        if word == words[0] and list(parse.lower[start:end]) == words and _is_written_as_name(parse, range(start, end)):
            yield TokenRange(start, end)


def _national(parse: Parse) -> Iterator[tuple[TokenRange, str | None]]:
    """Yield what is called by a state and a word for media, with the state; "Norway Press Secretary" is not."""
    states = load_gazetteer()
    for token in range(1, len(parse)):
        if parse.lower[token] not in _MEDIA or not _is_written_as_name(parse, (token - 1, token)):
            continue
        found = states.longest(parse.lower, token - 1, token)
        if found is None or found[1].sort not in _STATES or _goes_on(parse, token + 1):
            continue
        yield TokenRange(token - 1, token + 1), found[1].country


def _told(parse: Parse) -> Iterator[TokenRange]:
    """Yield what a noun tells to be a medium: "Al-Nahar newspaper", "the daily Protyasha", "Radio Fleuve", "The Bergen
    Courier".
    """
    for token in (token for token, word in enumerate(parse.lower) if word in _MARKING):
        found = (read(parse, token) for read in (_before_noun, _behind_noun, _behind_first_word, _before_last_word))
        name = next((each for each in found if each is not None), None)
        if name is not None:
            yield name


def _before_noun(parse: Parse, noun: int) -> TokenRange | None:
    """Return the name before a noun for media: "Al-Nahar newspaper", but not "the Norlandic newspaper Borsen"."""
    if parse.words[noun] not in _NOUNS_BEHIND or _behind_noun(parse, noun) is not None:
        return None
    start = _run_before(parse, noun)
    is_opening = start == noun - 1 and parse.sentence_of(start).start == start
    return None if is_opening or _is_known(parse, start, noun) else TokenRange(start, noun)


def _behind_noun(parse: Parse, noun: int) -> TokenRange | None:
    """Return the name behind a noun for media: "the daily Protyasha"."""
    if parse.words[noun] not in _NOUNS_BEFORE:
        return None
    end = _run_behind(parse, noun + 1)
    return None if _is_known(parse, noun + 1, end) else TokenRange(noun + 1, end)


def _behind_first_word(parse: Parse, word: int) -> TokenRange | None:
    """Return the name that begins as those of stations do: "Radio Fleuve", "Channel 9"."""
    if parse.lower[word] not in _FIRST_WORDS or parse.words[word].islower():
        return None
    end = _run_behind(parse, word + 1)
    return TokenRange(word, end) if end > word + 1 else None


def _before_last_word(parse: Parse, word: int) -> TokenRange | None:
    """Return the name that ends as those of papers do, behind an article: "The Bergen Courier"."""
    if parse.lower[word] not in _LAST_WORDS or parse.words[word].islower() or _goes_on(parse, word + 1):
        return None
    start = _run_before(parse, word)
    return TokenRange(start, word + 1) if 0 < start < word and parse.lower[start - 1] == "the" else None


def _run_before(parse: Parse, end: int) -> int:
    """Return where the capitalised words before a token begin; the token itself where there are none."""
    start = end
    while start > 0 and end - start < _LONGEST and _is_piece(parse, start - 1):
        if parse.sentence_numbers[start - 1] != parse.sentence_numbers[end]:
            break
        start -= 1
    while start < end and (parse.words[start] in _HYPHENS or parse.lower[start] == "the"):
        start += 1
    return start


def _run_behind(parse: Parse, start: int) -> int:
    """Return one past the capitalised words from a token on; the token itself where there are none."""
    end = start
    while end < len(parse) and end - start < _LONGEST and _is_piece(parse, end):
        if parse.sentence_numbers[end] != parse.sentence_numbers[start - 1]:
            break
        end += 1
    while end > start and parse.words[end - 1] in _HYPHENS:
        end -= 1
    return max(start, end)


def _is_piece(parse: Parse, token: int) -> bool:
    word = parse.words[token]
    if word in _HYPHENS:
        return token > 0 and parse.starts[token] == parse.ends[token - 1]
    return (word[0].isupper() and parse.pos[token] in {"PROPN", "NOUN", "ADJ", "X"}) or word.isdigit()


def _is_known(parse: Parse, start: int, end: int) -> bool:
    """Tell whether words are nothing but a title, a state, a people or an organisation that the lexicon knows."""
    if start >= end:
        return True
    found = load_gazetteer().longest(parse.lower, start, end)
    if found is not None and (found[0] == end or found[1].sort in _STATES):
        return True
    title = load_titles().longest(parse.lower, start, end)
    return title is not None or parse.words[start].isdigit()


def _goes_on(parse: Parse, token: int) -> bool:
    """Tell whether the name is a longer one, or the words are those of a headline in capitals."""
    return token < len(parse) and parse.words[token][0].isupper() and parse.pos[token] in {"PROPN", "NOUN"}


def _is_written_as_name(parse: Parse, tokens: Iterable[int]) -> bool:
    return all(not parse.words[token][0].islower() for token in tokens)


def _candidate(parse: Parse, name: TokenRange, country: str | None) -> Candidate:
    start, end = name
    known = organisation_named(parse.wording(start, end))
    has_article = start > 0 and parse.lower[start - 1] == "the"
    has_noun = at(parse.words, end) in _NOUNS_BEHIND
    return Candidate(
        start=start - has_article, end=end + has_noun, head_start=start, head_end=end, form="name", kind="organisation",
        is_plural=False, gender="", country=known.country if known else country,
        sectors=known.sectors if known else _SECTORS, known=known, parts=tuple(parse.lower[start:end]),
        article="the" if has_article else "",
    )  # fmt: skip


def _is_torn(other: Candidate, medium: Candidate) -> bool:
    """Tell whether words are the medium's or a part of them; those around it are somebody of the medium."""
    if other.end <= medium.head_start or medium.end <= other.start:
        return False
    return not (other.start <= medium.head_start and medium.end <= other.end) or other.head_end == medium.end
