"""Candidates for mentions: names with what stands before them, titles alone, nominals, states, bodies, pronouns.

One pass over the tokens, guided by the lexicon's phrases and the parser's names; no word is looked at from more than
a few places, so the cost is linear. Which candidates mean the same entity is decided in ``coreference``.
Rules: docs/codebook/actors.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from dragoman.extract.grammar.columns import at
from dragoman.extract.grammar.token_view import DAY_WORDS, TokenView
from dragoman.extract.mentions.candidate_maker import CandidateMaker
from dragoman.extract.mentions.candidates import Candidate
from dragoman.extract.mentions.compound_phrases import Compounds
from dragoman.extract.mentions.known_words import Item, KnownWords
from dragoman.extract.mentions.name_runs import NameRuns
from dragoman.extract.mentions.noun_phrases import Complement, Phrase
from dragoman.extract.mentions.plain_parties import with_plain_parties
from dragoman.extract.mentions.title_complements import Complements
from dragoman.extract.mentions.titles_as_surnames import with_titles_as_surnames
from dragoman.lexicon.organisations import Known
from dragoman.lexicon.titles import ADDRESS_OWNERS, ADDRESSES, PAST, RANKS, SHORT_ADDRESSES, Title
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

# pronoun → (kind, gender, number), the number s, p or either
PRONOUNS: dict[str, tuple[str, str]] = {
    **dict.fromkeys(words_of("mentions", "pronouns for a man"), ("m", "s")),
    **dict.fromkeys(words_of("mentions", "pronouns for a woman"), ("f", "s")),
    **dict.fromkeys(words_of("mentions", "pronouns for several"), ("", "p")),
    **dict.fromkeys(words_of("mentions", "pronouns for a thing"), ("n", "s")),
    **dict.fromkeys(words_of("mentions", "pronouns for the speaker"), ("", "1")),
    **dict.fromkeys(words_of("mentions", "pronouns for the speakers"), ("", "1p")),
}

_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})

_PREMODIFIERS = frozenset({"JJ", "JJR", "JJS", "CD", "VBN", "VBG", "NN", "NNP", "HYPH", "RBS", "RBR", "NNPS"})

_DETERMINERS = {
    **dict.fromkeys(words_of("mentions", "definite determiners"), "the"),
    **dict.fromkeys(words_of("mentions", "indefinite determiners"), "a"),
    **dict.fromkeys(words_of("mentions", "possessive determiners"), "poss"),
}

_VERBAL_ADJECTIVES = words_of("mentions", "verbal adjectives")

_ADJECTIVES_OF_ADDRESS = words_of("mentions", "adjectives of address")
# Who is spoken to is not spoken of: the mark of such an address, in place of a gender.
_YOUR = "your"
# Known words that follow each other in one phrase: "Norwegian Labour", "the Chilean Northgate".
_KNOWN_PAIRS = frozenset(
    product(("demonym", "affiliation", "country"), ("organisation", "affiliation", "demonym", "people"))
)
_MODIFIED_TAGS = _NOUN_TAGS | {"HYPH"}
_DETERMINER_TAGS = frozenset({"DT", "PRP$", "CD", "JJ", "PDT"})
_OFFICES_OF_STATES = words_of("mentions", "offices of states")
_BODIES_WITH_ARTICLE = words_of("mentions", "bodies only with an article")
_HYPHENS = frozenset({"-", "–"})
_BOUNDS = words_of("mentions", "bounds of numbers")

# How a word before a noun hangs on it.
_MODIFYING = frozenset({"amod", "compound", "nmod", "nummod", "punct", "poss", "advmod", "quantmod", "det", "npadvmod"})


def find_mentions(parse: Parse) -> list[Candidate]:
    """Return all candidates of a report by their first token; one may lie inside another (``Norway`` in its minister).

    An empty parse gives an empty list.
    """
    found = list(_PhraseReader(parse).candidates())
    found.sort(key=lambda c: (c.start, -c.end))
    kept: dict[tuple[int, int], Candidate] = {}
    for candidate in found:
        kept.setdefault((candidate.start, candidate.end), candidate)
    told = [c for c in kept.values() if not _is_bare_body(parse, c)]
    return with_plain_parties(parse, with_titles_as_surnames(parse, told))


def _is_bare_body(parse: Parse, candidate: Candidate) -> bool:
    """Tell "took office", "in custody": a noun that names no body without an article."""
    if candidate.form != "nominal" or candidate.kind != "body" or candidate.article or candidate.width != 1:
        return False
    return parse.words[candidate.start] in _BODIES_WITH_ARTICLE


_PLACE_PREPOSITIONS = words_of("grammar", "prepositions before a place")


class _PhraseReader:
    """Reads the noun phrases and pronouns of one parse."""

    def __init__(self, parse: Parse) -> None:
        view = TokenView(parse)
        self.view = view
        self.known = KnownWords(view)
        self.names = NameRuns(view, self.known)
        self.makers = CandidateMaker(view, self.known)
        self.complements = Complements(view, self.known, self.names, self.makers)
        self.compounds = Compounds(view, self.known, self.names, self.makers)
        self.parse, self.n, self.words = view.parse, view.n, view.words
        self.lower, self.tags, self.sentence_start = view.lower, view.tags, view.sentence_start
        self.shouted = view.shouted

    def candidates(self) -> Iterator[Candidate]:
        """Yield the candidates in the order they are found."""
        token = floor = 0
        while token < self.n:
            address = self._address(token)
            if address is not None:
                token, found = self._addressed(token, *address)
                floor = token
                yield from found
                continue
            pronoun = PRONOUNS.get(self.lower[token])
            if pronoun is not None and self.tags[token] in {"PRP", "PRP$"}:
                yield self._pronoun(token, *pronoun)
                token += 1
                continue
            item = self.known.items.get(token) or self.names.name_at(token)
            if item is None:
                token += 1
                continue
            end, found = self._phrase(item, floor)
            yield from found
            token = floor = max(end, token + 1)

    def _pronoun(self, token: int, gender: str, number: str) -> Candidate:
        return Candidate(
            token, token + 1, token, token + 1, "pronoun", "", number in {"p", "1p"}, gender, None, (),
            pronoun=number,
        )  # fmt: skip

    def _address(self, token: int) -> tuple[int, str, str] | None:
        """Return one past a form of address, its gender and noun: ``His Excellency``, ``H.E.``, ``Your Honour``."""
        noun = SHORT_ADDRESSES.get(self.words[token])
        if noun is not None:
            is_alone = token + 1 < self.n and self.words[token + 1].islower() and self.lower[token + 1] != "the"
            is_pronoun = (self.shouted[token] or is_alone) and self.tags[token] == "PRP"
            return None if is_pronoun else (token + 1, "", noun)
        gender = ADDRESS_OWNERS.get(self.lower[token])
        last = None if gender is None else self._noun_of_address(token + 1)
        if gender is None or last is None:
            return None
        return last + 1, _YOUR if self.lower[token] == _YOUR else gender, self.lower[last]

    def _noun_of_address(self, token: int) -> int | None:
        """Return where the noun of a form of address stands, after an adjective that may go with it."""
        while at(self.lower, token) in _ADJECTIVES_OF_ADDRESS:
            token += 1
        is_noun = at(self.lower, token) in ADDRESSES and self.words[token][0].isupper()
        return token if is_noun else None

    def _addressed(self, start: int, end: int, gender: str, noun: str) -> tuple[int, list[Candidate]]:
        """Return where to go on after a form of address, and the person it is used of, with the name after it."""
        if gender == _YOUR:
            return end, []
        first = end + 1 if at(self.lower, end) == "the" else end
        item = self._item_after_address(first, end)
        bare = self._bare_address(start, end, gender, noun)
        named = None if item is None else self._named_after_address(bare, first, item)
        if named is not None:
            return named
        is_apart = item is not None and (first > end or item.sort == "G")
        # "HE" alone says nothing.
        is_short = self.words[start] in SHORT_ADDRESSES and not is_apart
        return end, [] if is_short else [bare]

    def _named_after_address(self, bare: Candidate, first: int, item: Item) -> tuple[int, list[Candidate]] | None:
        """Return where to go on after the phrase behind a form of address, and the person it names; None for nobody."""
        stop, found = self._phrase(item, first)
        whole = next((c for c in found if c.start <= first and _may_be_addressed(c)), None)
        if whole is None:
            return None
        gender = bare.gender or whole.gender
        named = replace(whole, start=bare.start, kind="person", gender=gender, address=bare.address)
        return max(stop, first + 1), [named, *(c for c in found if c is not whole)]

    def _item_after_address(self, first: int, end: int) -> Item | None:
        if first >= self.n or self.sentence_start[first] or self.sentence_start[end]:
            return None
        return self.known.items.get(first) or self.names.name_at(first)

    def _bare_address(self, start: int, end: int, gender: str, noun: str) -> Candidate:
        return Candidate(
            start, end, end - 1, end, "nominal", "person", False, gender, None, (), article="the", address=noun
        )  # fmt: skip

    def _phrase(self, first: Item, floor: int) -> tuple[int, list[Candidate]]:
        """Read the noun phrase around an item; return where to go on, and the candidates in it."""
        start, article, before = self._left(first.start, floor)
        found: list[Candidate] = []
        items = [first]
        position = first.end
        while True:
            owned = self.view.is_genitive(position)
            following = self._owned_item(items, position) if owned else self._next_item(items[-1], position)
            if following is None:
                break
            if owned:
                found += self.makers.finish(Phrase(list(items), start, items[-1].end, article, before))
            before = before + self._words_between(position + owned, following.start)
            items.append(following)
            position = following.end
        complement = self._complement(items[-1], position)
        if complement is not None:
            position = self._past_complement(complement, items)
            found += complement.nested
        if self._is_modifier(items[-1], position) and not self.compounds.begins_names(items[-1]):
            return position, found + self.makers.nested(items)
        phrase = Phrase(items, start, position, article, before, complement)
        end, done = self.compounds.spread(phrase, self.makers.finish(phrase))
        return end, found + done

    def _past_complement(self, complement: Complement, items: list[Item]) -> int:
        """Return one past a complement and the name behind it, which is an item too where a person bears the title."""
        if complement.name is None or items[-1].title_kind != "person":
            return complement.end
        items.append(complement.name)
        return complement.name.end

    def _complement(self, last: Item, position: int) -> Complement | None:
        return None if last.title is None else self.complements.read(last.title, position)

    def _owned_item(self, items: list[Item], genitive: int) -> Item | None:
        """Return what a state, a body or a group owns: "Norway's foreign minister"; None for a person's own."""
        last = items[-1]
        following = self.names.anchor_after(genitive + 1, 4)
        if following is not None and _is_state_with_office(last, following):
            return following
        if not _is_group(last) or (last.sort == "N" and len(items) > 1):
            return None
        if following is None or following.sort != "N":
            return following
        return following if following.kind == "person" else None

    def _is_modifier(self, last: Item, position: int) -> bool:
        """Tell whether a title only modifies a noun after it (``press conference``, ``student loans``)."""
        if last.title is None or position != last.end or at(self.tags, position) not in _MODIFIED_TAGS:
            return False
        is_near = position <= self.parse.heads[position - 1] <= position + 2
        return is_near and self.parse.deps[position - 1] in {"compound", "nmod", "amod"}

    def _left(self, start: int, floor: int) -> tuple[int, str, tuple[str, ...]]:
        """Return where the phrase begins, its article, and the words between article and first item."""
        token = start
        words: list[str] = []
        while token > floor and not self.sentence_start[token]:
            word, tag = self.lower[token - 1], self.tags[token - 1]
            if word in _DETERMINERS and tag in _DETERMINER_TAGS:
                return token - 1, _DETERMINERS[word], tuple(words)
            if tag == "POS":
                return token, "poss", tuple(words)
            if not self._stands_before(token):
                break
            words.append(word)
            token -= 1
        return token, "", tuple(words)

    def _stands_before(self, token: int) -> bool:
        """Tell whether the word before a token belongs to the same phrase: an adjective, a rank, a noun."""
        here = token - 1
        if not self._is_premodifier(here) or not self._hangs_on_noun(here):
            return False
        word = self.lower[here]
        if word in DAY_WORDS or (self.parse.deps[here] == "punct" and word not in "-–"):
            return False
        if word in _BOUNDS and here and self.lower[here - 1] == "at":
            # "at least 24 people": nobody is called so.
            return False
        return self.tags[here] != "VBG" or word in _VERBAL_ADJECTIVES

    def _is_premodifier(self, token: int) -> bool:
        """Tell a word that may stand before a noun; of adverbs those that a hyphen follows."""
        if self.tags[token] == "RB" and token + 1 < self.n:
            return self.words[token + 1] in "-–"
        return self.tags[token] in _PREMODIFIERS

    def _hangs_on_noun(self, token: int) -> bool:
        """Tell whether a word modifies one behind it, or is a rank or a word for what is past."""
        if self.parse.heads[token] >= token and self.parse.deps[token] in _MODIFYING:
            return True
        if self.words[token] in _HYPHENS and token > 0 and self.lower[token - 1] in PAST:
            # "The ex-minister", whatever the parser makes of it
            return True
        return self.lower[token] in RANKS or self.lower[token] in PAST

    def _words_between(self, start: int, end: int) -> tuple[str, ...]:
        return self.lower[start:end] if end > start else ()

    def _next_item(self, last: Item, position: int) -> Item | None:
        """Return the item that follows in the same phrase, or None."""
        if position >= self.n or self.sentence_start[position] or self._is_place_told(last):
            return None
        if last.known_sort == "organisation" or last.kind == "organisation":
            position = self._past_short_form(position)
        item = self.known.items.get(position)
        if last.sort == "N" and last.kind == "person":
            # "Lindqvist spokesman", "the Lindqvist administration"
            is_title = item is not None and item.title is not None
            return item if is_title and self._modifies_next(position - 1) else None
        item = item or self.names.name_at(position)
        if item is not None:
            return item if _go_together(last, item) else None
        return self._title_after(position) if last.known_sort not in {"", "people"} else None

    def _past_short_form(self, position: int) -> int:
        """Return one past the short form of a body in brackets where a title follows: "(GCC) Secretary-General"."""
        after = position + 3
        if at(self.words, position) != "(" or at(self.words, position + 2) != ")" or after >= self.n:
            return position
        item = self.known.items.get(after)
        return after if item is not None and item.title_kind == "person" else position

    def _modifies_next(self, token: int) -> bool:
        return self.parse.deps[token] in {"compound", "nmod"} and self.parse.heads[token] > token

    def _title_after(self, position: int) -> Item | None:
        """Return the title behind a known word and the adjectives between them."""
        following = self.names.anchor_after(position, 3)
        if following is None or following.title is None or not self._modify(position, following.start):
            return None
        return following

    def _is_place_told(self, last: Item) -> bool:
        """Tell ``In Bergen`` | ``demonstrators``: the name is the whole object of a preposition of place."""
        token = last.end - 1
        head = self.parse.heads[token]
        is_name = last.title is None and self.parse.deps[token] == "pobj" and head == last.start - 1
        return is_name and self.lower[head] in _PLACE_PREPOSITIONS

    def _modify(self, start: int, end: int) -> bool:
        return all(
            self.parse.deps[token] in {"amod", "compound", "nmod", "punct", "poss", "nummod", "advmod"}
            for token in range(start, end)
        )


def _go_together(last: Item, item: Item) -> bool:
    """Tell whether an item goes on with the phrase that another one ends so far."""
    if last.sort == "N":
        return item.title is not None and last.kind in {"organisation", "name", "place"}
    if last.title is not None:
        return _follows_title(last.title, item)
    assert last.known is not None
    return _follows_known(last.known, item)


def _follows_title(title: Title, item: Item) -> bool:
    if title.is_plural or item.sort == "G":
        return False
    return item.sort == "T" or item.kind != "place"


def _follows_known(known: Known, item: Item) -> bool:
    if item.sort == "N":
        if item.kind == "organisation":
            # "the Bolivian Workers' Central"
            return known.sort == "demonym"
        return item.kind in {"person", "name"} and known.sort in {"demonym", "affiliation"}
    if item.sort == "G":
        return (known.sort, item.known_sort) in _KNOWN_PAIRS
    return known.sort != "people" or known.country is not None


def _may_be_addressed(candidate: Candidate) -> bool:
    return candidate.kind in {"person", "name"} and not candidate.is_plural


def _is_state_with_office(owner: Item, owned: Item) -> bool:
    """Tell "Karzhistan's foreign minister": an unknown name that has what states have."""
    is_unknown = owner.sort == "N" and owner.kind in {"name", "place"}
    return is_unknown and owned.title is not None and owned.title.key in _OFFICES_OF_STATES


def _is_group(item: Item) -> bool:
    """Tell whether an item names a state, a body or an organisation."""
    if item.sort == "G":
        return True
    return item.kind == "organisation" if item.title is None else item.title.kind != "person"
