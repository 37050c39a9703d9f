"""Noun phrases that name several actors at once: "the foreign ministers of Norway and Chile", "Norwegian and Chilean
delegations", "Ministers Mara Lindqvist and Tomas Reyes".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from dragoman.extract.grammar.columns import at
from dragoman.extract.grammar.token_view import TokenView
from dragoman.extract.mentions.candidate_maker import CandidateMaker
from dragoman.extract.mentions.candidates import Candidate, Office
from dragoman.extract.mentions.known_words import Item, KnownWords
from dragoman.extract.mentions.name_runs import NameRuns
from dragoman.extract.mentions.noun_phrases import Phrase, lone_phrase
from dragoman.lexicon.titles import load_titles, singular_of
from dragoman.lexicon.word_sorts import numbered_words_of, words_of

_OF_ONE = words_of("mentions", "offices of one")
# Words that may stand between a modifier and the noun it shares with another: "Norwegian and two Chilean delegations".
_BETWEEN = frozenset({"CD", "JJ", "DT"})
_JOINS = words_of("mentions", "joining words")
_LIST_JOINS = _JOINS | {","}
_OWNERS = frozenset({"country", "organisation", "capital", "place"})
_CLOSING = frozenset({",", ".", ";", "–", "—"})
_NUMBERS = numbered_words_of("mentions", "numbers of a few", first=2)
_LINKS = words_of("mentions", "links to owners")
_BEFORE_BODIES = _LINKS | _LIST_JOINS | {"the"}


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
        if last.title is None or not last.title.is_plural:
            return phrase.end, made
        main = next((c for c in made if c.head_start == last.start and c.tells_office), None)
        if main is None or main.office is None:
            return phrase.end, made
        end, members = self._members(phrase, main, main.office)
        return (end, [*(c for c in made if c is not main), *members]) if members else (phrase.end, made)

    def _members(self, phrase: Phrase, main: Candidate, office: Office) -> tuple[int, list[Candidate]]:
        """Return one past a compound phrase, and its members; none where it is no compound."""
        sharers = self._sharers(phrase)
        if phrase.complement is not None:
            end, members = self._owned(main, office, phrase.end)
            if members:
                return end, members
        elif office.kind == "person" and not sharers:
            return self._bearers_after(phrase, office)
        if not sharers:
            return phrase.end, []
        return self._named_after(phrase.end, list(self._of_sharers(main, office, phrase, sharers)))

    def _bearers_after(self, phrase: Phrase, office: Office) -> tuple[int, list[Candidate]]:
        """Return those whom a plural title is followed by, at once or after a comma."""
        end, bearers = self._bearers(phrase, office, phrase.end)
        if bearers or at(self.words, phrase.end) != ",":
            return end, bearers
        return self._told(phrase, office)

    def _owned(self, main: Candidate, office: Office, position: int) -> tuple[int, list[Candidate]]:
        """Return the members of "the foreign ministers of Norway and Chile", and the states named."""
        end, owners = self._owners(position)
        if len(owners) < 2:
            return position, []
        states = [self.makers.known_candidate(o, o.start, o.end) for o in owners[1:] if o.known is not None]
        end, members = self._named_after(end, [self._of_owner(main, office, owner) for owner in owners])
        return end, [*states, *members]

    def _named_after(self, end: int, members: list[Candidate]) -> tuple[int, list[Candidate]]:
        """Return one past the names of the members of a compound, and those named, each with his office.

        "The Norwegian and Chilean foreign ministers, Mara Lindqvist and Tomas Reyes,": in the same order.
        """
        after = end + 1 if at(self.words, end) == "," else end
        items = list(self._listed(after, self._person_at))
        if len(items) != len(members) or any(member.kind != "person" for member in members):
            return end, members
        found = [
            self.makers.named(lone_phrase(item), member.office, member.country)
            for item, member in zip(items, members, strict=True)
        ]
        named = [replace(c, kind="person", compound=members[0].compound) for c in found if c is not None]
        return (items[-1].end, named) if len(named) == len(members) else (end, members)

    def begins_names(self, title: Item) -> bool:
        """Tell whether a plural title stands before the names of those who bear it."""
        return title.title is not None and title.title.is_plural and self._person_at(title.end) is not None

    # --- "Ministers Mara Lindqvist and Tomas Reyes" --------------------------------------------------------------

    def _told(self, phrase: Phrase, office: Office) -> tuple[int, list[Candidate]]:
        """Return those whom "two lawmakers, Mara Lindqvist and Tomas Reyes," names, if they are as many."""
        end, bearers = self._bearers(phrase, office, phrase.end + 1)
        told = next((_NUMBERS[word] for word in phrase.before if word in _NUMBERS), len(bearers))
        is_whole = told == len(bearers) and at(self.words, end) in _CLOSING
        return (end, bearers) if is_whole else (phrase.end, [])

    def _bearers(self, phrase: Phrase, office: Office, position: int) -> tuple[int, list[Candidate]]:
        """Return one past the names that follow a plural title, and the persons they name, each with the office."""
        compound = phrase.items[-1].end - 1
        found: list[Candidate] = []
        for item in self._listed(position, self._person_at):
            named = self.makers.named(lone_phrase(item), self._one(office), None)
            if named is None:
                break
            owner = self._owner_after(item)
            if owner is not None and named.office is not None:
                named = replace(self._with_owner(named, named.office, owner), end=item.end)
            found.append(replace(named, kind="person", compound=compound))
            position = item.end if owner is None else owner.end
        return (position, found) if len(found) > 1 else (phrase.end, [])

    def _owner_after(self, item: Item) -> Item | None:
        """Return what a name is of: "Mara Lindqvist of Norway"."""
        is_of = item.end + 1 < self.n and self.lower[item.end] == "of"
        return self._owner_at(item.end + 1) if is_of else None

    def _with_owner(self, named: Candidate, office: Office, owner: Item) -> Candidate:
        known = owner.known
        if known is None:
            return named
        body = known.name if known.sort == "organisation" else office.body
        office = replace(office, country=office.country or known.country, body=body)
        return replace(named, office=office, country=named.country or known.country)

    def _person_at(self, token: int) -> Item | None:
        if token >= self.n or token in self.known.items:
            return None
        item = self.names.name_at(token)
        return item if item is not None and item.kind in {"person", "name"} else None

    # --- "the foreign ministers of Norway and Chile" -------------------------------------------------------------

    def _owners(self, end: int) -> tuple[int, list[Item]]:
        """Return one past the states or organisations listed from the one that ends a complement, and them."""
        if at(self.lower, end) not in _LIST_JOINS:
            return end, []
        first = self._ending_at(end)
        listed = [] if first is None or not self._owns(first) else list(self._listed(first.start, self._owner_at))
        return (listed[-1].end, listed) if len(listed) > 1 else (end, [])

    def _ending_at(self, end: int) -> Item | None:
        """Return the known word that ends at a token."""
        return next((item for item in self.known.items.values() if item.end == end), None)

    def _owner_at(self, token: int) -> Item | None:
        if at(self.lower, token) == "the":
            token += 1
        item = self.known.items.get(token)
        return item if item is not None and self._owns(item) else None

    def _owns(self, item: Item) -> bool:
        return item.title_kind == "body" or item.known_sort in _OWNERS

    def _of_owner(self, main: Candidate, office: Office, owner: Item) -> Candidate:
        known = owner.known
        if known is None:
            return self._of_body(main, office, owner)
        own = self._single(office)
        is_body = known.sort == "organisation"
        own = replace(
            own,
            country=known.country,
            body=known.name if is_body else None,
            body_key=known.name.lower() if is_body else None,
            sectors=office.sectors or (known.sectors if is_body else ()),
        )
        return self._member(main, own, label=self._label(main, own, owner), start=main.start, end=owner.end)

    def _of_body(self, main: Candidate, office: Office, owner: Item) -> Candidate:
        own = self._single(office)
        name = self.view.wording(owner.start, owner.end)
        if self.lower[owner.start - 1] not in _BEFORE_BODIES:
            # "diplomats from the Norwegian government": the phrase was read with what stands before the noun.
            return replace(main, end=owner.end, compound=main.root)
        own = replace(own, body=name, body_key=name.lower(), sectors=owner.title.sectors if owner.title else ())
        return self._member(main, own, label=self._label(main, own, owner), start=main.start, end=owner.end)

    def _label(self, main: Candidate, office: Office, owner: Item) -> str:
        """Return the title with one owner, joined as the phrase joins them: ``officials from Norway``."""
        joint = self.lower[main.head_end] if main.head_end < self.n else "of"
        start = owner.start - 1 if self.lower[owner.start - 1] == "the" else owner.start
        return f"{office.title} {joint if joint in _LINKS else 'of'} {self.view.wording(start, owner.end)}"

    # --- "Norwegian and Chilean delegations" ---------------------------------------------------------------------

    def _sharers(self, phrase: Phrase) -> list[Item]:
        """Return the modifiers before the phrase that share its noun, the first first."""
        first = phrase.items[0]
        if len(phrase.items) < 2 or first.known is None or first.known.country is None:
            return []
        found: list[Item] = []
        item = self._sharer_before(first.start, _JOINS)
        while item is not None:
            found.append(item)
            item = self._sharer_before(item.start, _LIST_JOINS)
        return found[::-1]

    def _sharer_before(self, token: int, joins: frozenset[str]) -> Item | None:
        """Return the modifier that one of the words joins to what begins here."""
        if token < 2 or self.sentence_start[token]:
            return None
        while token > 1 and self.tags[token - 1] in _BETWEEN:
            token -= 1
        if self.lower[token - 1] not in joins:
            return None
        is_owner = token > 2 and self.view.is_genitive(token - 2)
        item = self._ending_at(token - 2 if is_owner else token - 1)
        return item if item is not None and self._modifies(item) else None

    def _modifies(self, item: Item) -> bool:
        """Tell whether a state's name stands as an adjective: ``Norwegian``, and ``US``."""
        if item.known_sort not in {"demonym", "country"}:
            return False
        if item.known_sort == "demonym" or self.view.is_genitive(item.end):
            return True
        # "US and Chilean" but not "between Norway and Chilean groups"
        return self.view.wording(item.start, item.end).isupper()

    def _of_sharers(
        self, main: Candidate, office: Office, phrase: Phrase, sharers: Sequence[Item]
    ) -> Iterator[Candidate]:
        noun = phrase.items[-1]
        for item in (*sharers, phrase.items[0]):
            assert item.known is not None
            own = self._single(office)
            own = replace(own, country=item.known.country)
            owner = self.view.wording(item.start, item.end + 1 if self.view.is_genitive(item.end) else item.end)
            label = f"{owner} {self._noun(own, noun)}"
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
            compound=main.root,
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
        place: int | None = token
        is_last = False
        while place is not None and (item := item_at(place)) is not None:
            found.append(item)
            if is_last:
                break
            owner = self._owner_after(item) if item.sort == "N" else None
            place, is_last = self._after_joint(item.end if owner is None else owner.end)
        if is_last:
            yield from found

    def _after_joint(self, token: int) -> tuple[int | None, bool]:
        """Return one past a comma or "and" between members of a list, None where there is none, and whether it is the
        last one.
        """
        if token + 1 >= self.n or self.sentence_start[token]:
            return None, False
        if self.words[token] == ",":
            is_last = self.lower[token + 1] in _JOINS
            return token + 1 + is_last, is_last
        if self.lower[token] in _JOINS:
            return token + 1, True
        return None, False
