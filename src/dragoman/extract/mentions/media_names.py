"""Names of media, which may hold a state's: "the Norway Times". They are neither that state nor a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.extract.mentions.candidates import Candidate
from dragoman.lexicon.organisations import load_gazetteer, organisation_named
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse, Report, TokenRange

_MEDIA = words_of("mentions", "words of media")
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


def _goes_on(parse: Parse, token: int) -> bool:
    """Tell whether the name is a longer one, or the words are those of a headline in capitals."""
    return token < len(parse) and parse.words[token][0].isupper() and parse.pos[token] in {"PROPN", "NOUN"}


def _is_written_as_name(parse: Parse, tokens: Iterable[int]) -> bool:
    return all(not parse.words[token][0].islower() for token in tokens)


def _candidate(parse: Parse, name: TokenRange, country: str | None) -> Candidate:
    start, end = name
    known = organisation_named(parse.wording(start, end))
    has_article = start > 0 and parse.lower[start - 1] == "the"
    return Candidate(
        start=start - has_article, end=end, head_start=start, head_end=end, form="name", kind="organisation",
        is_plural=False, gender="", country=known.country if known else country,
        sectors=known.sectors if known else _SECTORS, known=known, parts=tuple(parse.lower[start:end]),
        article="the" if has_article else "",
    )  # fmt: skip


def _is_torn(other: Candidate, medium: Candidate) -> bool:
    """Tell whether words are the medium's or a part of them; those around it are somebody of the medium."""
    if other.end <= medium.head_start or medium.end <= other.start:
        return False
    return not (other.start <= medium.head_start and medium.end <= other.end) or other.head_end == medium.end
