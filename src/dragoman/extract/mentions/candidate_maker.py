"""Makes candidates of noun phrases: the phrase itself, and the states, bodies and persons named inside it."""

from __future__ import annotations

from dataclasses import replace

from dragoman.extract.grammar.heads import first_conjunct
from dragoman.extract.grammar.token_view import TokenView
from dragoman.extract.mentions.candidates import Candidate, Office
from dragoman.extract.mentions.known_words import Item, KnownWords
from dragoman.extract.mentions.noun_phrases import Phrase, lone_phrase
from dragoman.extract.mentions.offices import Offices
from dragoman.lexicon.organisations import Known
from dragoman.lexicon.people import name_words
from dragoman.lexicon.titles import HONORIFICS, SHORT_ADDRESSES, Title, load_titles
from dragoman.lexicon.word_sorts import words_of

_METONYM_DEPS = frozenset({"nsubj", "nsubjpass", "agent", "dobj", "dative"})

_METONYM_PREPOSITIONS = words_of("mentions", "prepositions of parties")

# What peoples' names end in that may be many: "the French", "the Chinese".
_ENDINGS_OF_MANY = ("se", "sh", "ch", "ss", "s")
_VERBS_OF_ONE = frozenset({"VBD", "VBZ", "MD"})

# Nouns with an office's sectors that are no titles.
_NO_TITLES = words_of("mentions", "nouns that are no titles")
_STATE_WORDS = words_of("mentions", "words for a state's rule")
_BODIES = frozenset({"body", "organisation"})
_PORTFOLIOS = name_words("portfolio") | {"and", "&"}

# An army that calls itself so is not the state's; whose it is, its name does not tell.
_FIGHTERS = words_of("mentions", "words of armed groups")
_ARMED_GROUP = ("UAF",)

_ORGANISATION_NOUNS = words_of("mentions", "organisation nouns")
# "Democrat" and "Democratic Party" begin alike; so do the adjectives and names of other parties.
_PARTY_KEY = 6
_PARTY_LETTERS = {
    begins: party[:_PARTY_KEY]
    for party in words_of("mentions", "parties of one letter")
    for begins in (party[0], f"{party[0]}-")
}
_ENDINGS = words_of("mentions", "endings of peoples")
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj"})


class CandidateMaker:
    """Makes the candidates of one report's noun phrases."""

    def __init__(self, view: TokenView, known: KnownWords) -> None:
        self.view = view
        self.known = known
        self.parse, self.words, self.lower = view.parse, view.words, view.lower
        self.given, self.sentence_start = view.given, view.sentence_start
        self.offices = Offices(view)

    def finish(self, phrase: Phrase) -> list[Candidate]:
        """Turn the items of a phrase into candidates: the phrase itself, and the states and bodies named inside."""
        nested = self.nested(phrase.items[:-1])
        made = self._known_phrase(phrase) if phrase.items[-1].sort == "G" else self._told(phrase)
        return nested if made is None else [*nested, made]

    def _told(self, phrase: Phrase) -> Candidate | None:
        """Make the candidate of a phrase that ends in a name or a title; None where it names a place."""
        items = phrase.items
        country = _country_in(items)
        body = next((i.known for i in items[:-1] if i.known_sort == "organisation"), None)
        titles = [item for item in items if item.title is not None]
        office = self.offices.read(phrase, titles, country, body) if titles else None
        if items[-1].sort == "N":
            made = self.named(phrase, office, country)
            if made is not None and made.is_name_of_person and len(titles) > 1 and office is not None:
                made = replace(made, more_offices=self._more_offices(phrase, titles, office))
        else:
            assert office is not None
            made = self._nominal(phrase, office, body)
        party = self._party(phrase)
        return replace(made, party=party) if made is not None and party else made

    def _more_offices(self, phrase: Phrase, titles: list[Item], office: Office) -> tuple[Office, ...]:
        """Return the offices of the titles before a name that are not the one it is told with."""
        others = [
            item for item in titles if item.title_kind == "person" and item.title and item.title.key != office.key
        ]
        return tuple(self.offices.read(lone_phrase(item), [item], office.country, None) for item in others)

    def _party(self, phrase: Phrase) -> str:
        """Return a key of the party told before a name or title, or behind a name: ``Democr``, ``(D-Iowa)``."""
        for item in phrase.items[:-1]:
            if item.known is not None and "PTY" in item.known.sectors:
                return item.known.name[:_PARTY_KEY].lower()
        after = self.lower[phrase.end : phrase.end + 3]
        if len(after) == 3 and after[0] in {"(", ","}:
            return _PARTY_LETTERS.get(after[1] if after[2] in {"-", "–"} else after[1][:2], "")
        return ""

    def nested(self, items: list[Item]) -> list[Candidate]:
        """Return the states, organisations and persons that are named inside a phrase."""
        made = (self._nested_in(item) for item in items)
        return [candidate for candidate in made if candidate is not None]

    def _nested_in(self, item: Item) -> Candidate | None:
        if item.known_sort in {"country", "organisation"}:
            return self.known_candidate(item, item.start, item.end)
        if item.sort == "N" and item.kind in {"person", "organisation"}:
            if _PORTFOLIOS.issuperset(self.lower[item.start : item.end]):
                # "Foreign Affairs Adviser"
                return None
            return self.named(lone_phrase(item), None, None)
        return None

    def known_candidate(self, item: Item, start: int, end: int) -> Candidate:
        """Make the candidate of a name that the lexicon knows."""
        known = item.known
        assert known is not None
        return Candidate(
            start=start, end=end, head_start=item.start, head_end=item.end, form="name", kind=known.kind,
            is_plural=known.is_plural, gender="", country=known.country, sectors=known.sectors, known=known,
            parts=self.lower[item.start : item.end],
        )  # fmt: skip

    def named(self, phrase: Phrase, office: Office | None, country: str | None) -> Candidate | None:
        """Make the candidate of a name with its office; None where it names a place."""
        item = phrase.items[-1]
        core, gender = self._core(item)
        kind = _kind_in_office(item.kind, office)
        if kind == "place":
            return None
        sectors = _sectors_in_office(office, kind == "person")
        if office is not None and office.kind == "person":
            country = office.country or country
        if kind == "person":
            gender = gender or self._gender(phrase.items, core, item.end)
        elif kind == "organisation":
            country = country or self._country_inside(core, item.end)
            sectors = sectors or self._sectors_of_body(core, item.end)
        return Candidate(
            start=item.start if item is phrase.items[0] and item.kind == "person" else phrase.start,
            end=phrase.end,
            head_start=core,
            head_end=item.end,
            form="name",
            kind=kind,
            is_plural=False,
            gender=gender,
            country=country,
            sectors=sectors,
            office=office if kind == "person" else None,
            parts=self._parts(core, item.end),
            article=phrase.article,
        )

    def _core(self, item: Item) -> tuple[int, str]:
        """Return where a name begins after its honorifics, and the gender that they tell."""
        core, gender = item.start, ""
        while core < item.end - 1 and (self.lower[core] in HONORIFICS or self.words[core] in SHORT_ADDRESSES):
            gender = gender or HONORIFICS.get(self.lower[core], "")
            core += 1
        return core, gender

    def _parts(self, start: int, end: int) -> tuple[str, ...]:
        words = (word.strip("-–'’") for word in self.lower[start:end])
        return tuple(word for word in words if word and word != ",")

    def _gender(self, items: list[Item], core: int, end: int) -> str:
        """Return the gender that a title or a given name tells; one word alone may be a surname that others bear."""
        given = self.given.get(self.words[core], "") if end - core > 1 else ""
        return self._title_gender(items) or given

    def _country_inside(self, start: int, end: int) -> str | None:
        """Return the country of a known word in a body's name."""
        for token in range(start, end):
            item = self.known.items.get(token)
            if item is not None and item.known and self.lower[token - 1] not in {"-", "–"}:
                return item.known.country
        return None

    def _title_gender(self, items: list[Item]) -> str:
        return next((i.title.gender for i in items if i.title is not None and i.title.gender), "")

    def _sectors_of_body(self, start: int, end: int) -> tuple[str, ...]:
        for token in range(end - 1, start - 1, -1):
            found = load_titles().longest(self.lower, token, end)
            if found is not None and found[1].kind in _BODIES and found[1].sectors:
                is_force = "MIL" in found[1].sectors and not _FIGHTERS.isdisjoint(self.lower[start:end])
                return _ARMED_GROUP if is_force else found[1].sectors
        return ()

    def _nominal(self, phrase: Phrase, office: Office, body: Known | None) -> Candidate:
        last = phrase.items[-1]
        title = last.title
        assert title is not None
        if body is not None and title.key in _ORGANISATION_NOUNS:
            named = next(item for item in phrase.items if item.known is body)
            return self.known_candidate(named, phrase.start, phrase.end)
        kind: str = "group" if title.is_plural and title.kind != "body" else title.kind
        if title.key in _STATE_WORDS and office.country is not None:
            kind = "state"
            office = replace(office, kind="body")
        return Candidate(
            start=phrase.start,
            end=phrase.end,
            head_start=last.start,
            head_end=last.end,
            form=self._form(kind, title, last, office, phrase.article),
            kind=kind,
            is_plural=title.is_plural,
            gender=title.gender,
            country=office.country,
            sectors=_sectors_in_office(office, kind == "person"),
            office=office,
            article=phrase.article,
        )

    def _form(self, kind: str, title: Title, last: Item, office: Office, article: str) -> str:
        """Return whether words without a name are a name, a title or a nominal."""
        if kind == "state":
            return "name"
        head_is_name = self.words[last.start][0].isupper() and not self.sentence_start[last.start]
        if kind in _BODIES:
            return "name" if head_is_name and _is_whole(office, last) else "nominal"
        if kind == "person" and article != "a" and _may_be_title(title):
            return "title" if office.country or head_is_name else "nominal"
        return "nominal"

    def _known_phrase(self, phrase: Phrase) -> Candidate | None:
        """Make the candidate of a phrase that ends in a word of the lexicon; None where the word names no actor."""
        item, article = phrase.items[-1], phrase.article
        start = item.start
        if phrase.start < start and self.lower[start - 1] == "the":
            start -= 1
        made = replace(self.known_candidate(item, start, item.end), article=article)
        if item.known_sort in {"country", "organisation"}:
            return made
        if item.known_sort == "capital":
            return made if self._is_metonym(item) else None
        if item.known_sort == "people":
            return replace(made, start=phrase.start)
        if item.known_sort == "demonym" and self._is_one_of_people(item, article):
            return self._one_of_people(phrase, made)
        is_group = item.known_sort in {"demonym", "affiliation"} and self._is_noun_here(item, article)
        return replace(made, start=phrase.start, kind="group", is_plural=True) if is_group else None

    def _is_metonym(self, item: Item) -> bool:
        """Tell whether a capital stands for its government here: as an agent, an owner, or a party to something."""
        deps, heads = self.parse.deps, self.parse.heads
        root = first_conjunct(self.parse, item.end - 1)
        dep = deps[root]
        if dep == "ROOT":
            return heads[root] == root
        if dep == "poss":
            return self.view.is_genitive(item.end)
        if dep == "pobj":
            return self.lower[heads[root]] in _METONYM_PREPOSITIONS
        return dep in _METONYM_DEPS

    def _is_one_of_people(self, item: Item, article: str) -> bool:
        """Tell "The Malian said": one person, who does what a verb in the singular tells."""
        root = item.end - 1
        if article != "the" or self.parse.deps[root] not in {"nsubj", "nsubjpass"} or item.end - item.start > 1:
            return False
        if self.lower[root].endswith(_ENDINGS_OF_MANY):
            return False
        return self.parse.tags[self.parse.heads[root]] in _VERBS_OF_ONE and self.words[root][0].isupper()

    def _one_of_people(self, phrase: Phrase, made: Candidate) -> Candidate:
        office = Office(
            key="national", kind="person", classes=(), sectors=(), ranks=frozenset(), is_past=False,
            country=made.country, body=None, body_key=None, title="national", start=made.head_start, end=made.head_end,
        )  # fmt: skip
        return replace(
            made, start=phrase.start, form="nominal", kind="person", office=office, parts=(), known=None, article="the"
        )

    def _is_noun_here(self, item: Item, article: str) -> bool:
        root = item.end - 1
        return article == "the" and self.parse.deps[root] in _ARGUMENTS and self.words[root][-2:] in _ENDINGS


def _country_in(items: list[Item]) -> str | None:
    """Return the country that a known word of a phrase tells, unless it is a people's name."""
    known = (item.known for item in items if item.known is not None and item.known.sort != "people")
    return next((each.country for each in known if each.country), None)


def _is_whole(office: Office, last: Item) -> bool:
    """Tell whether the words for a body say which it is: "the Norwegian Ministry", "the Foreign Ministry"."""
    return bool(office.country or office.body) or last.end - last.start > 1


def _may_be_title(title: Title) -> bool:
    return bool(title.sectors) and title.key not in _NO_TITLES


def _kind_in_office(kind: str, office: Office | None) -> str:
    """Return what a name names, after the office that stands before it."""
    if office is None:
        return kind
    if office.kind == "person":
        return "person" if kind in {"name", "organisation", "place"} else kind
    return "organisation" if office.kind in _BODIES and kind in {"name", "person"} else kind


def _sectors_in_office(office: Office | None, is_person: bool) -> tuple[str, ...]:
    """Return the sectors of an office; who held one is of the elite (CAMEO's ELI)."""
    if office is None:
        return ()
    return ("ELI",) if office.is_past and is_person else office.sectors
