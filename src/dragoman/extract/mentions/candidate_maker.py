"""Makes candidates of noun phrases: the phrase itself, and the states, bodies and persons named inside it."""

from __future__ import annotations

from dataclasses import replace

from dragoman.extract.grammar.token_view import TokenView
from dragoman.extract.mentions.candidates import Candidate, Office
from dragoman.extract.mentions.known_words import Item, KnownWords
from dragoman.extract.mentions.noun_phrases import Phrase
from dragoman.extract.mentions.offices import Offices
from dragoman.lexicon.organisations import Known
from dragoman.lexicon.titles import HONORIFICS, Title, load_titles
from dragoman.lexicon.word_sorts import words_of

_METONYM_DEPS = frozenset({"nsubj", "nsubjpass", "agent", "dobj", "dative"})

_METONYM_PREPOSITIONS = words_of("mentions", "prepositions of parties")

# Nouns with an office's sectors that are no titles.
_NO_TITLES = words_of("mentions", "nouns that are no titles")
_STATE_WORDS = frozenset({"regime", "entity"})

_ORGANISATION_NOUNS = words_of("mentions", "organisation nouns")
# "Democrat" and "Democratic Party" begin alike; so do the adjectives and names of other parties.
_PARTY_KEY = 6
_PARTY_LETTERS = {"r": "republ", "d": "democr", "r-": "republ", "d-": "democr"}


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
        items = phrase.items
        last = items[-1]
        nested = self.nested(items[:-1])
        country = next(
            (i.known.country for i in items if i.known and i.known.country and i.known.sort != "people"), None
        )
        body = next((i.known for i in items[:-1] if i.known and i.known.sort == "organisation"), None)
        if last.sort == "G":
            single = self._known_phrase(phrase)
            return [*nested, single] if single is not None else nested
        titles = [item for item in items if item.title is not None]
        office = self.offices.read(phrase, titles, country, body) if titles else None
        party = self._party(phrase)
        if last.sort == "N":
            named = self.named(phrase, office, country)
            return [*nested, replace(named, party=party)] if named is not None else nested
        assert office is not None
        nominal = replace(self._nominal(phrase, office, body), party=party)
        return [*nested, nominal]

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
        found: list[Candidate] = []
        for item in items:
            if item.known is not None and item.known.sort in {"country", "organisation"}:
                found.append(self.known_candidate(item, item.start, item.end))
            elif item.sort == "N" and item.kind in {"person", "organisation"}:
                named = self.named(Phrase([item], item.start, item.end, "", ()), None, None)
                found += [named] if named is not None else []
        return found

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
        core, address = self._core(item)
        kind = _kind_in_office(item.kind, office)
        if kind == "place":
            return None
        is_body = kind == "organisation"
        is_person = kind == "person"
        of_office = office.country if office is not None and office.kind == "person" else None
        return Candidate(
            start=item.start if item is phrase.items[0] and item.kind == "person" else phrase.start,
            end=phrase.end,
            head_start=core,
            head_end=item.end,
            form="name",
            kind=kind,
            is_plural=False,
            gender=address or (self._gender(phrase.items, core, item.end) if is_person else ""),
            country=of_office or country or (self._country_inside(core, item.end) if is_body else None),
            sectors=_sectors_in_office(office, is_person) or (self._sectors_of_body(core, item.end) if is_body else ()),
            office=office if is_person else None,
            parts=self._parts(core, item.end),
            article=phrase.article,
        )

    def _core(self, item: Item) -> tuple[int, str]:
        """Return where a name begins after its honorifics, and the gender that they tell."""
        core, gender = item.start, ""
        while core < item.end - 1 and self.lower[core] in HONORIFICS:
            gender = gender or HONORIFICS[self.lower[core]]
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
        for token in (*range(end - 1, start - 1, -1),):
            item = load_titles().longest(self.lower, token, end)
            if item is not None and item[1].kind in {"body", "organisation"} and item[1].sectors:
                return item[1].sectors
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
        if kind in {"body", "organisation"}:
            is_whole = bool(office.country or office.body) or last.end - last.start > 1
            return "name" if head_is_name and is_whole else "nominal"
        is_title = kind == "person" and article != "a" and bool(title.sectors)
        if is_title and (office.country or head_is_name) and title.key not in _NO_TITLES:
            return "title"
        return "nominal"

    def _known_phrase(self, phrase: Phrase) -> Candidate | None:
        items, start, article = phrase.items, phrase.start, phrase.article
        item = items[-1]
        known = item.known
        assert known is not None
        span_start = (
            item.start - 1 if item.start and self.lower[item.start - 1] == "the" and start < item.start else item.start
        )
        candidate = replace(self.known_candidate(item, span_start, item.end), article=article)
        if known.sort in {"country", "organisation"}:
            return candidate
        if known.sort == "capital":
            return candidate if self._is_metonym(item) else None
        if known.sort == "people":
            return replace(candidate, start=start)
        if known.sort in {"demonym", "affiliation"} and self._is_noun_here(item, article):
            return replace(candidate, start=start, kind="group", is_plural=True)
        return None

    def _is_metonym(self, item: Item) -> bool:
        """Tell whether a capital stands for its government here: as an agent, an owner, or a party to something."""
        root = item.end - 1
        deps, heads = self.parse.deps, self.parse.heads
        for _ in range(4):
            if deps[root] != "conj":
                break
            root = heads[root]
        if (
            deps[root] in _METONYM_DEPS
            or (deps[root] == "ROOT" and heads[root] == root)
            or (deps[root] == "poss" and self.view.is_genitive(item.end))
        ):
            return True
        return deps[root] == "pobj" and self.lower[heads[root]] in _METONYM_PREPOSITIONS

    def _is_noun_here(self, item: Item, article: str) -> bool:
        root = item.end - 1
        dep = self.parse.deps[root]
        return article == "the" and dep in {"nsubj", "nsubjpass", "dobj", "pobj", "conj"} and self.words[root][-2:] in {
            "se", "sh", "ch", "ss", "an", "ns",
        }  # fmt: skip


def _kind_in_office(kind: str, office: Office | None) -> str:
    """Return what a name names, after the office that stands before it."""
    if office is not None and office.kind == "person" and kind in {"name", "organisation", "place"}:
        return "person"
    if office is not None and office.kind in {"body", "organisation"} and kind in {"name", "person"}:
        return "organisation"
    return kind


def _sectors_in_office(office: Office | None, is_person: bool) -> tuple[str, ...]:
    """Return the sectors of an office; who held one is of the elite (CAMEO's ELI)."""
    if office is None:
        return ()
    return ("ELI",) if office.is_past and is_person else office.sectors
