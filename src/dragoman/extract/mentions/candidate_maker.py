"""Makes candidates of noun phrases: the phrase itself, and the states, bodies and persons named inside it."""

from __future__ import annotations

from dataclasses import replace

from dragoman.extract.grammar.token_view import TokenView
from dragoman.extract.mentions.candidates import Candidate, Office
from dragoman.extract.mentions.known_words import Item, KnownWords
from dragoman.extract.mentions.noun_phrases import Phrase
from dragoman.extract.mentions.offices import Offices
from dragoman.lexicon.organisations import Known
from dragoman.lexicon.titles import HONORIFICS, load_titles

_METONYM_DEPS = frozenset({"nsubj", "nsubjpass", "agent", "dobj", "dative"})

_METONYM_PREPOSITIONS = frozenset({"between", "with", "against", "by", "for", "than", "on", "toward", "towards"})

_STATE_WORDS = frozenset({"regime", "entity"})

_ORGANISATION_NOUNS = frozenset(
    {"movement", "group", "party", "organization", "militia", "cartel", "agency", "news agency", "newspaper", "company",
     "network", "rebel group", "militant group", "terrorist group"}
)  # fmt: skip
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
        items, start, end, article = phrase.items, phrase.start, phrase.end, phrase.article
        item = items[-1]
        if item is items[0] and item.kind == "person":
            start = item.start
        core = item.start
        gender = ""
        while core < item.end - 1 and self.lower[core] in HONORIFICS:
            gender = gender or HONORIFICS[self.lower[core]]
            core += 1
        kind = item.kind
        if office is not None and office.kind == "person" and kind in {"name", "organisation", "place"}:
            kind = "person"
        elif office is not None and office.kind in {"body", "organisation"} and kind in {"name", "person"}:
            kind = "organisation"
        if kind == "place":
            return None
        parts = tuple(word for word in (w.strip("-–'’") for w in self.lower[core : item.end]) if word and word != ",")
        if kind == "person":
            # One word alone may be a surname that others bear as a given name.
            given = self.given.get(self.words[core], "") if item.end - core > 1 else ""
            gender = gender or self._title_gender(items) or given
        sectors = office.sectors if office else ()
        if office is not None and office.is_past and kind == "person":
            sectors = ("ELI",)
        if kind == "organisation" and not sectors:
            sectors = self._sectors_of_body(core, item.end)
        inside = None
        if kind == "organisation":
            inside = next(
                (
                    i.known.country
                    for t in range(core, item.end)
                    if (i := self.known.items.get(t)) and i.known and self.lower[t - 1] not in {"-", "–"}
                ),
                None,
            )
        return Candidate(
            start=start, end=end, head_start=core, head_end=item.end, form="name",
            kind="person" if kind == "person" else kind, is_plural=False, gender=gender,
            country=(office.country if office and office.kind == "person" else None) or country or inside,
            sectors=sectors, office=office if kind == "person" else None, parts=parts, article=article,
        )  # fmt: skip

    def _title_gender(self, items: list[Item]) -> str:
        return next((i.title.gender for i in items if i.title is not None and i.title.gender), "")

    def _sectors_of_body(self, start: int, end: int) -> tuple[str, ...]:
        for token in (*range(end - 1, start - 1, -1),):
            item = load_titles().longest(self.lower, token, end)
            if item is not None and item[1].kind in {"body", "organisation"} and item[1].sectors:
                return item[1].sectors
        return ()

    def _nominal(self, phrase: Phrase, office: Office, body: Known | None) -> Candidate:
        items, start, end, article = phrase.items, phrase.start, phrase.end, phrase.article
        last = items[-1]
        title = last.title
        assert title is not None
        kind: str = "group" if title.is_plural and title.kind != "body" else title.kind
        if body is not None and title.key in _ORGANISATION_NOUNS:
            named = next(item for item in items if item.known is body)
            return self.known_candidate(named, start, end)
        if title.key in _STATE_WORDS and office.country is not None:
            kind = "state"
            office = replace(office, kind="body")
        head_is_name = self.words[last.start][0].isupper() and not self.sentence_start[last.start]
        if kind in {"body", "organisation"}:
            form = (
                "name" if head_is_name and (office.country or office.body or last.end - last.start > 1) else "nominal"
            )
        elif kind == "person" and article != "a" and title.sectors and (office.country or head_is_name):
            form = "title" if title.key not in {"official", "diplomat", "soldier", "lawmaker"} else "nominal"
        else:
            form = "nominal" if kind != "state" else "name"
        sectors = ("ELI",) if office.is_past and kind == "person" else office.sectors
        return Candidate(
            start=start, end=end, head_start=last.start, head_end=last.end, form=form, kind=kind,
            is_plural=title.is_plural, gender=title.gender, country=office.country, sectors=sectors, office=office,
            article=article,
        )  # fmt: skip

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
