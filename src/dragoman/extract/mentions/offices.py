"""Which office, calling or collective noun a noun phrase tells: of what body and country, and in what rank."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extract.grammar.columns import at
from dragoman.extract.grammar.token_view import TokenView
from dragoman.extract.mentions.candidates import Office
from dragoman.extract.mentions.known_words import Item
from dragoman.extract.mentions.noun_phrases import Complement, Phrase
from dragoman.lexicon.organisations import Known
from dragoman.lexicon.titles import PAST, RANKS, Title
from dragoman.lexicon.word_sorts import words_of

_OF_ANY_BODY = words_of("mentions", "offices of any body")

_OF_A_BODY = _OF_ANY_BODY | words_of("mentions", "offices within a body")

_STATE_WORDS = words_of("mentions", "words for a state's rule")
_WORDS_OF_RANK = RANKS | PAST | words_of("mentions", "ranks before titles")


# Those who act where they are, not for the place that they are in.
_PLACED_ELSEWHERE = frozenset({"envoy", "diplomat", "spokes", "journalist"})
_HEADS = frozenset({"head", "chief"})
_DIPLOMACY = "diplomacy"
_FOREIGN_MINISTER = "foreign minister"
_DIPLOMATS = ("minister", "official", "diplomat")
_SECRETARY = "secretary of state"
_JUNIOR_SECRETARY = "state secretary"
_JUNIOR_CLASSES = ("official", "minister")
_STANDING_FOR = frozenset({"envoy", "spokes", "fighter"})
_SPEAKING_FOR = frozenset({"spokes", "envoy"})
_ENVOYS = frozenset({"envoy"})


@dataclass(frozen=True, slots=True)
class _Told:
    """What a phrase tells an office by: its titles and the main one, the state and the body named before it."""

    phrase: Phrase
    titles: list[Item]
    main: Item
    title: Title
    country: str | None
    body: Known | None

    @property
    def known_body(self) -> Known | None:
        """The body that the lexicon knows, before the title or after it."""
        complement = self.phrase.complement
        return self.body or (complement.known if complement is not None else None)

    def is_of(self, classes: frozenset[str]) -> bool:
        """Tell whether the main title is of one of the classes."""
        return not classes.isdisjoint(self.title.classes)


class Offices:
    """Reads the offices of one report's noun phrases."""

    def __init__(self, view: TokenView) -> None:
        self.view = view
        self.parse, self.lower = view.parse, view.lower

    def read(self, phrase: Phrase, titles: list[Item], country: str | None, body: Known | None) -> Office:
        """Return the office of a phrase with titles; ``country`` and ``body`` are those named before the last."""
        main = _main_title(phrase, titles)
        assert main.title is not None
        told = _Told(phrase, titles, main, main.title, country, body)
        words = self._words(told)
        body_name = self._body_name(told)
        country = _country_of(told)
        title, start, end = self._title(told)
        is_junior = (
            told.title.phrase == _SECRETARY and phrase.complement is not None and phrase.complement.topic_end > 0
        )
        title_key, classes = told.title.key, told.title.classes
        if is_junior:
            # "secretary of state for cooperation" is no foreign minister.
            title_key, classes = _JUNIOR_SECRETARY, _JUNIOR_CLASSES
        elif title_key in _HEADS and at(self.lower, phrase.end - 1) == _DIPLOMACY:
            # "the head of Angolan diplomacy"
            title_key, classes = _FOREIGN_MINISTER, _DIPLOMATS
        return Office(
            key=title_key,
            kind=told.title.kind,
            classes=classes,
            sectors=tuple(dict.fromkeys(_sectors_of(told, body_name, country))),
            ranks=frozenset((words | {self.lower[told.main.end - 1]}) & RANKS),
            is_past=not PAST.isdisjoint(words | set(phrase.before)),
            country=country or (body.country if body else None),
            body=body_name,
            body_key=body_name.lower() if body_name else None,
            title=title,
            start=start,
            end=end,
        )

    def _words(self, told: _Told) -> set[str]:
        """Return the words that tell a rank: those before the titles, and of several titles their own."""
        words = set(told.phrase.before)
        if len(told.titles) > 1:
            words.update(word for item in told.titles for word in self.lower[item.start : item.end])
        return words

    def _body_name(self, told: _Told) -> str | None:
        """Return the name of the body that an office is of, as the phrase words it."""
        if told.body is not None:
            return told.body.name
        first = told.titles[0]
        if told.main is not first and told.main is told.titles[-1] and _names_body(first):
            return self.view.without_article(first.start, first.end)
        unnamed = next((item for item in told.phrase.items[:-1] if item.sort == "N"), None)
        if unnamed is not None:
            return self.parse.wording(unnamed.start, unnamed.end)
        return told.phrase.complement.body if told.phrase.complement is not None else None

    def _title(self, told: _Told) -> tuple[str, int, int]:
        """Return the title as worded, with what it is about and an envoy's post, and its range of tokens."""
        complement = told.phrase.complement if told.main is told.titles[-1] else None
        start = self._title_start(told.main.start, told.phrase.before)
        end = max(told.main.end, complement.topic_end if complement is not None else 0)
        title = self._worded(start, end, told.phrase)
        if complement is not None and complement.post is not None:
            return f"{title} {complement.post}", start, complement.post_end
        return title, start, end

    def _worded(self, start: int, end: int, phrase: Phrase) -> str:
        """Return a title as worded, with the rank or "former" that a nationality stands between."""
        title = self.parse.wording(start, end)
        told = title.lower().split()
        apart = ""
        for token in range(phrase.start, start):
            if self.lower[token] in RANKS | PAST and self.lower[token] not in told:
                glued = self.lower[token + 1] in {"-", "–"}
                apart += f"{self.parse.words[token]}{'-' if glued else ' '}"
        return apart + title

    def _title_start(self, start: int, before: tuple[str, ...]) -> int:
        while start and self.lower[start - 1] in before and self.lower[start - 1] in _WORDS_OF_RANK:
            start -= 1
        return start


def _names_body(title: Item) -> bool:
    return title.title is not None and title.title.kind != "person" and title.title.key not in _STATE_WORDS


def _main_title(phrase: Phrase, titles: list[Item]) -> Item:
    """Return the title that the office is: the first of a person before a name, else the last."""
    of_persons = [item for item in titles if item.title_kind == "person"]
    return of_persons[0] if of_persons and phrase.items[-1].title is None else titles[-1]


def _country_of(told: _Told) -> str | None:
    """Return the country that an office is of."""
    complement = told.phrase.complement
    if told.country or complement is None:
        return told.country
    # But of a "UN envoy for Norway" it is what the office is about.
    if complement.country and not _is_envoy_of_bloc(told):
        return complement.country
    if not complement.place or told.is_of(_PLACED_ELSEWHERE):
        return None
    return (complement.known.country if complement.known else None) or complement.place


def _is_envoy_of_bloc(told: _Told) -> bool:
    return told.body is not None and told.body.bloc is not None and told.is_of(_ENVOYS)


def _sectors_of(told: _Told, body_name: str | None, country: str | None) -> list[str]:
    """Return the sectors that an office gives its holder: by its titles, its body, the holder's party."""
    sectors = _of_body(told, _of_titles(told), body_name)
    if not sectors or (told.title.kind == "person" and not told.title.sectors):
        sectors += _of_party(told.phrase.items[:-1])
    if sectors or body_name is not None or country is None:
        return sectors
    # "The Norwegian spokesman" speaks for the state.
    return ["GOV"] if told.is_of(_SPEAKING_FOR) else []


def _of_titles(told: _Told) -> list[str]:
    """Return the sectors of the titles, the main one first; where they have none, of what stands after them."""
    sectors = list(told.title.sectors)
    if not sectors or told.phrase.items[-1].sort == "N":
        others = (item.title for item in told.titles if item is not told.main)
        sectors += [sector for title in others if title is not None for sector in title.sectors]
    return sectors or _of_complement(told.phrase.complement)


def _of_complement(complement: Complement | None) -> list[str]:
    if complement is None:
        return []
    return list(complement.known.sectors if complement.known else complement.sectors)


def _of_body(told: _Told, sectors: list[str], body_name: str | None) -> list[str]:
    """Return the sectors of the body where they count more than those of the title, else those of the title."""
    body = told.known_body
    if body is not None and (not sectors or _is_represented(told, body)):
        return list(body.sectors)
    if body_name is None or told.title.key not in _OF_A_BODY:
        return sectors
    # The president of a union is no head of state: what the office is worth, its body says.
    of_body = list(body.sectors) if body is not None else _of_unknown(told.phrase.complement)
    return of_body or ([] if told.title.key in _OF_ANY_BODY else sectors)


def _is_represented(told: _Told, body: Known) -> bool:
    """Tell whether an office stands for an organisation or a bloc of states, as its envoy or spokesman."""
    is_apart = body.kind == "organisation" or body.bloc is not None
    return is_apart and told.is_of(_STANDING_FOR)


def _of_unknown(complement: Complement | None) -> list[str]:
    return [] if complement is None else list(complement.sectors)


def _of_party(items: list[Item]) -> list[str]:
    """Return the sector of the party that words before a title tell."""
    known = (item.known for item in items if item.known is not None)
    return [
        sector for each in known if each.sort == "affiliation" and each.sectors == ("PTY",) for sector in each.sectors
    ]
