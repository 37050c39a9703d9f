"""Noun phrases that name several actors at once: "the foreign ministers of Norway and Chile", "Norwegian and Chilean
delegations", "Ministers Mara Lindqvist and Tomas Reyes".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from dragoman.extract.candidates import Candidate, Office
from dragoman.extract.known_words import Item, KnownWords
from dragoman.extract.makers import CandidateMaker
from dragoman.extract.name_runs import NameRuns
from dragoman.extract.phrases import Phrase
from dragoman.extract.tokens import TokenView
from dragoman.lexicon.titles import load_titles, singular_of

# Offices that one person of a state or body holds; of others ("officials") each state has several.
_OF_ONE = frozenset(
    {"president", "vice president", "prime minister", "chancellor", "king", "queen", "emir", "sultan", "crown prince",
     "leader", "head", "chief", "chair", "head of state", "head of government", "secretary general", "speaker",
     "ambassador", "envoy", "chief executive", "spokesperson", "governor", "mayor", "director", "commander"}
)  # fmt: skip
# Words that may stand between a modifier and the noun it shares with another: "Norwegian and two Chilean delegations".
_BETWEEN = frozenset({"CD", "JJ", "DT"})
_JOINS = frozenset({"and", "&"})


class Compounds:
    """Finds the actors of one report's compound phrases. Those of one phrase share ``Candidate.compound``."""

    def __init__(self, view: TokenView, known: KnownWords, names: NameRuns, makers: CandidateMaker) -> None:
        self.view = view
        self.known, self.names, self.makers = known, names, makers
        self.words, self.lower, self.tags = view.words, view.lower, view.tags
        self.n, self.sentence_start = view.n, view.sentence_start

    def spread(self, phrase: Phrase, made: list[Candidate]) -> tuple[int, list[Candidate]]:
        """Return where to go on after a phrase, and its candidates: one for each actor where it is a compound."""
        last = phrase.items[-1]
        main = next((c for c in made if c.head_start == last.start and c.form in {"title", "nominal"}), None)
        if last.title is None or not last.title.is_plural or main is None or main.office is None:
            return phrase.end, made
        others = [c for c in made if c is not main]
        if phrase.complement is None and last.title.kind == "person":
            end, bearers = self._bearers(phrase, main.office)
            if bearers:
                return end, [*others, *bearers]
        if phrase.complement is not None:
            end, owners = self._owners(phrase.end)
            if len(owners) > 1:
                shared = [self._of_owner(main, main.office, owner) for owner in owners]
                return end, [*others, *(self.makers.known_candidate(o, o.start, o.end) for o in owners[1:]), *shared]
        sharers = self._sharers(phrase)
        if sharers:
            return phrase.end, [*others, *self._of_sharers(main, main.office, phrase, sharers)]
        return phrase.end, made

    def begins_names(self, title: Item) -> bool:
        """Tell whether a plural title stands before the names of those who bear it."""
        return title.title is not None and title.title.is_plural and self._person_at(title.end) is not None

    # --- "Ministers Mara Lindqvist and Tomas Reyes" --------------------------------------------------------------

    def _bearers(self, phrase: Phrase, office: Office) -> tuple[int, list[Candidate]]:
        """Return one past the names that follow a plural title, and the persons they name, each with the office."""
        title = phrase.items[-1]
        found: list[Candidate] = []
        position = phrase.end
        for item in self._listed(position, self._person_at):
            named = self.makers.named(Phrase([item], item.start, item.end, "", ()), self._one(office), None)
            if named is None:
                break
            found.append(replace(named, kind="person", compound=title.start))
            position = item.end
        return (position, found) if len(found) > 1 else (phrase.end, [])

    def _person_at(self, token: int) -> Item | None:
        if token >= self.n or token in self.known.items:
            return None
        item = self.names.name_at(token)
        return item if item is not None and item.kind in {"person", "name"} else None

    # --- "the foreign ministers of Norway and Chile" -------------------------------------------------------------

    def _owners(self, end: int) -> tuple[int, list[Item]]:
        """Return one past the states or organisations listed from the one that ends a complement, and them."""
        first = next((i for i in self.known.items.values() if i.end == end and self._owns(i)), None)
        if first is None or end >= self.n or self.lower[end] not in _JOINS | {","}:
            return end, []
        listed = list(self._listed(first.start, self._owner_at))
        return (listed[-1].end, listed) if len(listed) > 1 else (end, [])

    def _owner_at(self, token: int) -> Item | None:
        if token < self.n and self.lower[token] == "the":
            token += 1
        item = self.known.items.get(token)
        return item if item is not None and self._owns(item) else None

    def _owns(self, item: Item) -> bool:
        return item.known is not None and item.known.sort in {"country", "organisation", "capital", "place"}

    def _of_owner(self, main: Candidate, office: Office, owner: Item) -> Candidate:
        known = owner.known
        assert known is not None
        own = self._single(office)
        is_body = known.sort == "organisation"
        own = replace(
            own,
            country=known.country,
            body=known.name if is_body else None,
            body_key=known.name.lower() if is_body else None,
            sectors=office.sectors or (known.sectors if is_body else ()),
        )
        name = self.view.wording(owner.start, owner.end)
        return self._member(main, own, label=f"{own.title} of {name}", start=main.start, end=owner.end)

    # --- "Norwegian and Chilean delegations" ---------------------------------------------------------------------

    def _sharers(self, phrase: Phrase) -> list[Item]:
        """Return the modifiers before the phrase that share its noun, the first first."""
        if phrase.items[0].known is None or phrase.items[0].known.country is None or len(phrase.items) < 2:
            return []
        found: list[Item] = []
        token = phrase.items[0].start
        while token > 1 and not self.sentence_start[token]:
            while token > 1 and self.tags[token - 1] in _BETWEEN:
                token -= 1
            joins = self.lower[token - 1] in (_JOINS if not found else _JOINS | {","})
            item = next((i for i in self.known.items.values() if i.end == token - 1), None) if joins else None
            if item is None or not self._modifies(item):
                break
            found.insert(0, item)
            token = item.start
        return found

    def _modifies(self, item: Item) -> bool:
        """Tell whether a state's name stands as an adjective: ``Norwegian``, and ``US``."""
        if item.known is None or item.known.sort not in {"demonym", "country"}:
            return False
        # "US and Chilean" but not "between Norway and Chilean groups"
        return item.known.sort == "demonym" or self.view.wording(item.start, item.end).isupper()

    def _of_sharers(
        self, main: Candidate, office: Office, phrase: Phrase, sharers: Sequence[Item]
    ) -> Iterator[Candidate]:
        noun = phrase.items[-1]
        for item in (*sharers, phrase.items[0]):
            assert item.known is not None
            own = self._single(office)
            own = replace(own, country=item.known.country)
            label = f"{self.view.wording(item.start, item.end)} {self._noun(own, noun)}"
            yield self._member(main, own, label=label, start=item.start, end=main.end)

    def _noun(self, office: Office, noun: Item) -> str:
        return office.title if self._held_by_one(office) else self.view.wording(noun.start, noun.end)

    # --- all of them ---------------------------------------------------------------------------------------------

    def _member(self, main: Candidate, office: Office, *, label: str, start: int, end: int) -> Candidate:
        """Return one actor of a compound: a person or body where each has one of the kind, else a group."""
        one = self._held_by_one(office)
        return replace(
            main,
            start=start,
            end=end,
            form="title" if one and office.kind == "person" else main.form,
            kind=office.kind if one else main.kind,
            is_plural=main.is_plural and not one,
            country=office.country,
            sectors=office.sectors,
            office=office,
            article="the" if one else "",
            label=label,
            compound=main.head_start,
        )

    def _held_by_one(self, office: Office) -> bool:
        if office.kind == "body":
            return True
        return office.kind == "person" and (
            office.key in _OF_ONE or (office.key.endswith(" minister") and " " in office.key)
        )

    def _single(self, office: Office) -> Office:
        one = self._one(office)
        return one if self._held_by_one(one) else office

    def _one(self, office: Office) -> Office:
        """Return the office with the title in the singular."""
        title = next((one for end in range(office.end, office.start, -1) if (one := self._singular(office, end))), None)
        if title is None:
            return office
        # "Governments" are many people's, a government is a body.
        known = load_titles().find(title)
        if known is not None and known.kind == "body":
            return replace(office, title=title, kind="body", key=known.key)
        return replace(office, title=title)

    def _singular(self, office: Office, end: int) -> str | None:
        return singular_of(self.view.wording(office.start, end))

    def _listed(self, token: int, item_at: Callable[[int], Item | None]) -> Iterator[Item]:
        """Yield the items of a list that begins here: ``A``, ``A and B``, ``A, B and C``; no list without "and"."""
        found: list[Item] = []
        joined = False
        while (item := item_at(token)) is not None:
            found.append(item)
            token = item.end
            if joined or token + 1 >= self.n or self.sentence_start[token]:
                break
            if self.words[token] == ",":
                token += 1
                if self.lower[token] in _JOINS:
                    joined, token = True, token + 1
            elif self.lower[token] in _JOINS:
                joined, token = True, token + 1
            else:
                break
        if joined:
            yield from found
