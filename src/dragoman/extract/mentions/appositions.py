"""Names that stand beside the words for their bearers: "Norway's ambassador to Chile, Mara Lindqvist,"."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from dragoman.extract.grammar.columns import at
from dragoman.extract.mentions.candidates import Candidate
from dragoman.extract.mentions.names_set_apart import name_behind_complement, with_names_set_apart
from dragoman.lexicon.humans import is_human
from dragoman.lexicon.titles import HONORIFICS, SHORT_ADDRESSES
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

_LIST_WORDS = words_of("mentions", "words of lists")
_RELATIVES = words_of("mentions", "relatives of persons")
# What ends a phrase; nothing stands behind the last one of a report.
_CLOSING_MARKS: Final = frozenset({".", ")", "(", ";", ":", "?", ""})
_FINITE_PAST_AND_PRESENT: Final = frozenset({"VBD", "VBZ"})
# How many tokens may stand between the noun and the comma before the name.
REACH: Final = 14
_MEDIUM: Final = "JRN"
_COMMAS: Final = frozenset({",", "–", "—"})
_CALLINGS_OF_FIRMS = words_of("mentions", "callings of firms")
_CALLINGS = words_of("mentions", "callings")
_OPENERS = words_of("mentions", "complement prepositions of offices")
_INNER_TAGS: Final = frozenset(
    {"IN", "TO", "DT", "RB", "NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "POS", "CC", "HYPH", "CD", "PRP$", "VBG",
     "VBN", "-LRB-", "-RRB-"}
)  # fmt: skip
_OF_PORTFOLIOS: Final = frozenset({"NNP", "NNPS", "CC", "JJ"})
_ANDS = words_of("mentions", "joining words")


def with_persons_beside_offices(parse: Parse, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates, those made persons that the parser took for bodies and a comma joins to an office.

    "The prefectural governor, Naoko Isurugi, said": two or three plain words after a word for one person name a person.
    """
    candidates = with_names_set_apart(parse, candidates)
    offices = [c for c in candidates if c.is_one_person and c.tells_office]
    ends = {c.end for c in offices}
    starts = {c.start for c in offices if c.office is not None and c.office.key not in _CALLINGS_OF_FIRMS}
    persons = [
        replace(c, kind="person", parts=c.parts or tuple(parse.lower[c.head_start : c.head_end]), sectors=())
        if _may_be_person(parse, c) and (_follows_office(parse, c, ends) or _precedes_office(c, starts))
        else c
        for c in candidates
    ]
    by_start = _longest_by_start(persons)
    return [_with_body_behind(parse, persons, by_start, c) for c in persons]


def _with_body_behind(
    parse: Parse, candidates: Sequence[Candidate], by_start: Mapping[int, int], held: Candidate
) -> Candidate:
    """Let an office know the body that commas set apart: "Spokesperson, Ministry of Fisheries, Jonas Hallen,"."""
    office = held.office
    if office is None or office.body is not None or not _awaits_name(held) or at(parse.words, held.end) not in _COMMAS:
        return held
    behind = _past_body(parse, candidates, by_start, held.end)
    name = by_start.get(behind + 1)
    if (
        behind == held.end
        or held.end + 1 not in by_start
        or name is None
        or not _is_person_name(parse, candidates[name])
    ):
        return held
    body = candidates[by_start[held.end + 1]]
    named = parse.wording(body.start, body.end)
    told = replace(
        office,
        body=named,
        body_key=named.lower(),
        sectors=office.sectors or body.sectors,
        country=office.country or body.country,
    )
    return replace(held, office=told, sectors=held.sectors or told.sectors, country=held.country or told.country)


def _may_be_person(parse: Parse, name: Candidate) -> bool:
    if name.form != "name" or name.kind != "organisation" or name.known is not None or name.office is not None:
        return False
    if _MEDIUM in name.sectors:
        # "met her counterpart on Monday, Aldria Wire reported"
        return False
    words = parse.words[name.head_start : name.head_end]
    return 2 <= len(words) <= 3 and all(map(_is_plain, words)) and _ends(parse, name)


def _precedes_office(name: Candidate, starts: Collection[int]) -> bool:
    """Tell "Nurul Haque, general secretary of …": an office that is a person's stands behind the comma."""
    return name.end + 1 in starts


def _is_plain(word: str) -> bool:
    return word.isalpha() and word[0].isupper() and word[1:].islower()


def _follows_office(parse: Parse, name: Candidate, ends: Collection[int]) -> bool:
    comma = name.start - 1
    if comma >= 0 and parse.lower[comma] in HONORIFICS:
        comma -= 1
    if comma < 1 or parse.words[comma] not in _COMMAS:
        return False
    if any(_comma_after(parse, end) == comma for end in ends if comma - REACH <= end <= comma):
        return True
    return _noun_before(parse, comma, name.root) is not None


def names_beside_offices(parse: Parse, candidates: Sequence[Candidate]) -> dict[int, int]:
    """Return office or nominal → name, as numbers of candidates, for the pairs that a comma joins.

    What the office is of may stand between ("the envoy of Norway for fisheries, Mara Lindqvist, said"). A name goes
    with one office only: the nearest, unless the parser ties it to one before.
    """
    by_start = _longest_by_start(candidates)
    # "an adviser to the president, Mara Lindqvist,": she is no president.
    owners = {(c.owner, c.end) for c in candidates if c.owner >= 0}
    pairs: dict[int, int] = {}
    taken: dict[int, int] = {}
    for number in reversed(range(len(candidates))):
        office = candidates[number]
        if not _awaits_name(office) or (office.root, office.end) in owners:
            continue
        joined = _name_joined(parse, candidates, by_start, office, pairs)
        if joined is not None:
            pairs[number] = joined
            continue
        name = _name_after(parse, candidates, by_start, office)
        if name is None:
            continue
        if name in taken:
            if parse.heads[candidates[name].root] != office.root:
                continue
            del pairs[taken[name]]
        pairs[number], taken[name] = name, number
    return pairs


def _awaits_name(office: Candidate) -> bool:
    if office.address and office.office is None:
        return False
    return office.tells_office and office.is_one_person and office.compound < 0


def _name_after(
    parse: Parse, candidates: Sequence[Candidate], by_start: Mapping[int, int], office: Candidate
) -> int | None:
    """Return the name of a person behind the comma after an office, where it is no member of a list."""
    comma = _comma_after(parse, office.end)
    if comma is None:
        return None
    comma = _past_body(parse, candidates, by_start, comma)
    for place in (comma + 1, _past_honorific(parse, comma + 1)):
        name = by_start.get(place)
        if name is not None and _is_person_name(parse, candidates[name]):
            return name if _closes(parse, office, candidates[name]) else None
    return None


def _name_joined(
    parse: Parse,
    candidates: Sequence[Candidate],
    by_start: Mapping[int, int],
    office: Candidate,
    pairs: Mapping[int, int],
) -> int | None:
    """Return the name that goes with an office without a comma: "Minister of Trade HE Sheikh Khalid Al Shamlan",
    "Prime Minister and Foreign Minister Jonas Hallen". ``pairs`` are those of the offices behind it.
    """
    if at(parse.words, office.end) in SHORT_ADDRESSES or _is_title_before_title(parse, candidates, by_start, office):
        name = by_start.get(office.end)
    elif second_office_after(parse, office) or _is_first_office(parse, candidates, by_start, office):
        name = by_start.get(office.end + 1 + (at(parse.tags, office.end + 1) == "JJ"))
        if name is not None and name in pairs:
            return pairs[name]
        if name is not None and candidates[name].office is None:
            return None
    else:
        name = name_behind_complement(parse, candidates, by_start, office)
    return name if name is not None and _is_person_name(parse, candidates[name]) else None


def _is_title_before_title(
    parse: Parse, candidates: Sequence[Candidate], by_start: Mapping[int, int], office: Candidate
) -> bool:
    """Tell "Permanent Delegate of Kuwait to the United Nations | Ambassador Tareq Al-Bannai"."""
    number = by_start.get(office.end)
    if number is None or office.end == office.head_end or not parse.words[office.head_start][0].isupper():
        return False
    name = candidates[number]
    return name.is_name_of_person and name.office is not None and not name.article and name.start < name.head_start


def _is_first_office(
    parse: Parse, candidates: Sequence[Candidate], by_start: Mapping[int, int], office: Candidate
) -> bool:
    """Tell "The Special Representative and head of the mission, Mara Lindqvist,": one article for both."""
    if office.article != "the" or at(parse.lower, office.end) not in _ANDS:
        return False
    number = by_start.get(office.end + 1)
    return number is not None and candidates[number].tells_office and not candidates[number].article


def second_office_after(parse: Parse, office: Candidate) -> bool:
    """Tell whether "and" and another title follow one that is written as a title, without an article: one person
    holds both. "The president and Prime Minister Hallen" are two.
    """
    if office.article not in {"", "poss"} or not office.tells_office or not office.is_one_person:
        return False
    return at(parse.lower, office.end) in _ANDS and parse.words[office.head_start][0].isupper()


def _past_body(parse: Parse, candidates: Sequence[Candidate], by_start: Mapping[int, int], comma: int) -> int:
    """Return the comma behind the body that an office is of: "Spokesperson, Ministry of Fisheries, Jonas Hallen,"."""
    number = by_start.get(comma + 1)
    if number is None or candidates[number].kind not in {"body", "organisation"}:
        return _past_portfolios(parse, candidates, by_start, comma)
    after = candidates[number].end
    return after if at(parse.words, after) in _COMMAS and not _is_person_name(parse, candidates[number]) else comma


def _past_portfolios(parse: Parse, candidates: Sequence[Candidate], by_start: Mapping[int, int], comma: int) -> int:
    """Return the comma behind more that a minister is of: "Minister of Foreign Affairs, Trade and Ports, Mara Lund"."""
    after = comma + 1
    while after < comma + REACH and at(parse.tags, after) in _OF_PORTFOLIOS:
        number = by_start.get(after)
        if number is not None and (candidates[number].tells_office or candidates[number].kind == "person"):
            return comma
        after += 1
    return after if after > comma + 1 and at(parse.words, after) in _COMMAS else comma


def callings_beside_names(parse: Parse, candidates: Sequence[Candidate]) -> dict[int, int]:
    """Return noun token → name for nouns that no candidate has as its head: "the petitioner, Mara Lindqvist,"."""
    heads = {token for c in candidates if c.form != "pronoun" for token in range(c.head_start, c.head_end)}
    found: dict[int, int] = {}
    for number, name in enumerate(candidates):
        noun = _calling_before(parse, name)
        if noun is not None and noun not in heads:
            found.setdefault(noun, number)
    return found


def _calling_before(parse: Parse, name: Candidate) -> int | None:
    """Return the human noun that a person's name after a comma is tied to, or closes the phrase of."""
    comma = name.start - 1
    if comma < 1 or parse.words[comma] not in _COMMAS or not _is_person_name(parse, name):
        return None
    noun = _noun_before(parse, comma, name.root)
    if noun is None:
        return None
    return noun if _is_tied(parse, name, noun) or _ends(parse, name) else None


def _is_tied(parse: Parse, name: Candidate, head: int) -> bool:
    """Tell whether the parser takes a name for the apposition of a word."""
    return parse.deps[name.root] == "appos" and parse.heads[name.root] == head


def _noun_before(parse: Parse, comma: int, name_root: int) -> int | None:
    """Return the human noun that a name after a comma is tied to: by the parser, or by standing next to the comma."""
    tied = parse.heads[name_root] if parse.deps[name_root] == "appos" else comma
    if tied < comma and _is_calling_at(parse, tied, comma):
        return tied
    for noun in range(comma - 1, max(comma - REACH, -1), -1):
        if _is_calling_at(parse, noun, comma):
            return noun
        if noun != tied and parse.tags[noun] not in _INNER_TAGS:
            return None
    return None


def _is_calling_at(parse: Parse, noun: int, comma: int) -> bool:
    """Tell whether a word is a human noun whose phrase reaches to a comma."""
    if noun != comma - 1 and _comma_after(parse, noun + 1) != comma:
        return False
    return parse.tags[noun] == "NN" and is_calling(parse.lemmas[noun].lower())


def is_calling(lemma: str) -> bool:
    """Tell whether a noun may name one person."""
    return lemma in _CALLINGS or is_human(lemma)


def _longest_by_start(candidates: Sequence[Candidate]) -> Mapping[int, int]:
    found: dict[int, int] = {}
    for number, candidate in enumerate(candidates):
        held = found.get(candidate.start)
        if held is None or candidate.end > candidates[held].end:
            found[candidate.start] = number
    return found


def _comma_after(parse: Parse, token: int) -> int | None:
    """Return the comma after a noun, across what the noun is of."""
    if at(parse.words, token) in _COMMAS:
        return token
    if at(parse.lower, token) not in _OPENERS:
        return None
    sentence = parse.sentence_numbers[token]
    for place in range(token, min(token + REACH, len(parse))):
        if parse.words[place] in _COMMAS:
            return place
        if parse.sentence_numbers[place] != sentence or not _is_inside_phrase(parse, place):
            return None
    return None


def _is_inside_phrase(parse: Parse, token: int) -> bool:
    return parse.tags[token] in _INNER_TAGS or parse.words[token] in "()&"


def _is_person_name(parse: Parse, name: Candidate) -> bool:
    if name.form != "name" or not name.parts or name.known is not None or name.is_plural:
        return False
    return name.kind == "person" or (name.kind == "name" and _looks_like_person(parse, name))


def _looks_like_person(parse: Parse, name: Candidate) -> bool:
    """Tell whether a name unknown to the parser as a person's is of two words, as persons' names are, or has an age."""
    is_short = 2 <= name.head_end - name.head_start <= 4 or _has_age(parse, name.end)
    return is_short and parse.words[name.head_start] != "The"


def _past_honorific(parse: Parse, token: int) -> int:
    """Return the token after a form of address: "the chief executive, Hon. Mara Lindqvist"."""
    if token + 2 >= len(parse) or not {parse.lower[token], f"{parse.lower[token]}."} & HONORIFICS.keys():
        return token
    return token + 2 if parse.words[token + 1] == "." else token + 1


def _has_age(parse: Parse, token: int) -> bool:
    return at(parse.words, token) == "," and at(parse.tags, token + 1) == "CD"


def _closes(parse: Parse, office: Candidate, name: Candidate) -> bool:
    """Tell an apposition from a list of people."""
    if _is_tied(parse, name, office.root):
        return True
    if name.office is not None and name.start != name.head_start:
        return False
    # "Norway's commissioner, Mara Lindqvist, and the commander of …": whose commissioner she is leaves no doubt.
    is_one = "POS" in parse.tags[office.start : office.head_start]
    if is_one and at(parse.words, name.end) in _COMMAS:
        return True
    return parse.deps[name.root] != "conj" and _ends(parse, name)


def _ends(parse: Parse, name: Candidate) -> bool:
    """Tell whether a phrase ends after the name, as an apposition does, rather than going on as a list."""
    after = at(parse.lower, name.end)
    if after in _COMMAS:
        return at(parse.lower, name.end + 1) not in _LIST_WORDS
    return after in _CLOSING_MARKS or after in _RELATIVES or parse.tags[name.end] in _FINITE_PAST_AND_PRESENT
