"""The words of a report that the lexicon knows: titles, states, organisations, demonyms, capitals, places."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dragoman.extract.grammar.columns import at
from dragoman.extract.grammar.token_view import TokenView
from dragoman.lexicon.organisations import Known, load_gazetteer
from dragoman.lexicon.people import name_words
from dragoman.lexicon.titles import HONORIFICS, RANKS, Title, load_titles
from dragoman.lexicon.word_sorts import words_of

_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_SEAS = words_of("mentions", "media called like seas")
_ENDS_OF_UNIONS = words_of("mentions", "ends of unions")

# What ministers and directors are of ("Minister of Roads"): a name after it is theirs.
_PORTFOLIOS = name_words("portfolio")

_CHOSEN = words_of("mentions", "words for the chosen")
_BETWEEN_FIELDS = words_of("mentions", "joints of fields")
_JOINS = words_of("mentions", "joining words")
_JOINS_OF_FIELDS = _JOINS | _BETWEEN_FIELDS
_MINISTERS = words_of("mentions", "ministers of several fields")
_ADJECTIVAL = words_of("mentions", "adjectival titles")

_NOT_NAMES = name_words("calendar")
_SORTS_LIKE_NAMES = frozenset({"country", "capital", "place", "organisation"})
# What the parser calls the names of which a known organisation may be a piece.
_LABELS_OF_BODIES = frozenset({"ORG", "FAC", "GPE"})

_SHARED = words_of("mentions", "names of several peoples")


@dataclass(frozen=True, slots=True)
class Item:
    """One building stone of a noun phrase: T title, G known name, N other name."""

    sort: str
    start: int
    end: int
    title: Title | None = None
    known: Known | None = None
    kind: str = ""

    @property
    def title_kind(self) -> str:
        """What a title is of: ``person``, ``body`` …; empty for an item that is no title."""
        return "" if self.title is None else self.title.kind

    @property
    def known_sort(self) -> str:
        """What the lexicon knows an item as: ``country``, ``demonym`` …; empty for a title and an unknown name."""
        return "" if self.known is None else self.known.sort


class KnownWords:
    """Finds them once a report; ``items`` goes by their first token, and none overlaps another."""

    def __init__(self, view: TokenView) -> None:
        self.view = view
        self.parse, self.n, self.words = view.parse, view.n, view.words
        self.lower, self.tags, self.given = view.lower, view.tags, view.given
        self.label, self.name_start, self.name_end = view.label, view.name_start, view.name_end
        self.sentence_end, self.sentence_start, self.shouted = view.sentence_end, view.sentence_start, view.shouted
        self.items: dict[int, Item] = {}
        # What speaks against a known word here, each asked with where it begins and ends.
        self._refusals: tuple[Callable[[int, int, Known], bool], ...] = (
            self._is_spelt_otherwise,
            self._is_without_capital,
            self._is_part_of_person,
            self._is_of_another_people,
            self._continues_as_name,
            self._is_sea,
            self._is_half_of_body,
        )
        self._find_known()

    def _find_known(self) -> None:
        titles, gazetteer = load_titles(), load_gazetteer()
        token = 0
        while token < self.n:
            first = self.lower[token]
            union = self._union_of(token)
            if union is not None:
                self.items[union.start] = union
                token = union.end
                continue
            title = self._title_at(token) if first in titles else None
            known = self._known_at(token) if first in gazetteer else None
            item = title
            if known and (title is None or known.end > title.end or self._names_organisation(known, title)):
                item = known
            if item is None:
                token += 1
                continue
            self.items[token] = item
            token = item.end

    def _union_of(self, token: int) -> Item | None:
        """Return the name of a union of those whom it is of: "the Garment Workers' Unity", "the Farmers' Union"."""
        end = token + 2
        if end >= self.n or self.tags[token + 1] != "POS" or not self._is_plural(token):
            return None
        if self.lower[end] not in _ENDS_OF_UNIONS or not self._are_capitals(token, end):
            return None
        start = token
        while start > 0 and not self.sentence_start[start] and self._is_piece_of_name(start - 1):
            start -= 1
        return Item("N", start, end + 1, kind="organisation")

    def _is_plural(self, token: int) -> bool:
        return self.tags[token] in _NOUN_TAGS and self.lower[token].endswith("s")

    def _are_capitals(self, *tokens: int) -> bool:
        return all(self.words[token][0].isupper() for token in tokens) and not any(self.shouted[t] for t in tokens)

    def _is_piece_of_name(self, token: int) -> bool:
        """Tell a word with a capital that is no title, state or adjective of one, and no person's."""
        if not self.words[token][0].isupper() or self.tags[token] not in _NOUN_TAGS or self.label[token] == "PERSON":
            return False
        return token not in self.items and self.lower[token] not in load_gazetteer()

    def _names_organisation(self, known: Item, title: Item) -> bool:
        """Tell whether an organisation's name wins over a title of the same words: it is written as a name."""
        if known.end != title.end or known.known is None or known.known.sort != "organisation":
            return False
        if known.end - known.start == 1 and (known.start == 0 or self.lower[known.start - 1] != "the"):
            # "Economist Mara Lindqvist"
            return False
        return self.words[known.start][0].isupper() and self.words[known.end - 1][0].isupper()

    def _title_at(self, token: int) -> Item | None:
        found = self._joint_portfolios(token) or load_titles().longest(self.lower, token, self.sentence_end[token])
        if found is None:
            return None
        end, title = found
        if end + 1 < self.n and self.words[end] in "-–" and self.lower[end + 1] in _CHOSEN:
            return Item("T", token, end + 2, title=title)
        if not self._is_written_as_title(token, end) or self._is_half_of_word(token, end):
            return None
        if end - token == 1 and self._is_only_rank(token, title):
            return None
        return Item("T", token, self._whole_portfolio(end), title=title)

    def _joint_portfolios(self, token: int) -> tuple[int, Title] | None:
        """Return one past a title of several fields, and that of the first: "Foreign and Expatriates Minister"."""
        place = token
        while self._is_portfolio(place):
            place += 1
            if at(self.lower, place) in _JOINS_OF_FIELDS:
                place += 1
        if place < token + 3 or at(self.lower, place) not in _MINISTERS or self.lower[place - 1] in _JOINS_OF_FIELDS:
            return None
        if _JOINS_OF_FIELDS.isdisjoint(self.lower[token:place]):
            return None
        found = load_titles().longest((self.lower[token], self.lower[place]), 0, 2)
        return None if found is None or found[0] < 2 else (place + 1, found[1])

    def _is_portfolio(self, token: int) -> bool:
        return at(self.lower, token) in _PORTFOLIOS and self.words[token][0].isupper()

    def _is_written_as_title(self, start: int, end: int) -> bool:
        """Tell whether words are nouns, or written as a name and no verb."""
        last = end - 1
        if self.lower[last] == "general" and end - start > 1 and self.tags[start] in _NOUN_TAGS:
            # "The secretary-general made clear": to the parser an adjective
            return True
        if self.tags[last] not in _NOUN_TAGS and not (self.words[start][0].isupper() and self.tags[last][:2] != "VB"):
            return False
        return end - start > 1 or self.tags[start] in _NOUN_TAGS or self.view.is_capital(end)

    def _is_half_of_word(self, start: int, end: int) -> bool:
        """Tell "leader-level", "Amir-Hosseini": the word is half of another one."""
        glued = end + 1 < self.n and self.words[end] in "-–" and self.parse.starts[end] == self.parse.ends[end - 1]
        return glued or (end - start == 1 and self.words[start].endswith("-"))

    def _is_only_rank(self, token: int, title: Title) -> bool:
        """Tell a word that is the rank of a title after it: ``deputy foreign minister``."""
        if title.key in RANKS:
            return self.title_follows(token + 1) or self.is_rank_of_later_title(token)
        return title.key in _ADJECTIVAL and self.title_follows(token + 1)

    def _whole_portfolio(self, end: int) -> int:
        """Return one past all a minister is of: ``Minister of Health`` | ``and Social Services``."""
        if self.lower[end - 1] not in _PORTFOLIOS:
            return end
        token = end
        while token + 1 < self.n and self.lower[token] in _BETWEEN_FIELDS and not self.sentence_start[token]:
            after = token + 1
            if self.lower[after] in _JOINS:
                after += 1
            if self.title_follows(after) and self.words[after][0].isupper():
                # "Minister for Defence and | Interior Minister"
                break
            while after < self.n and self._is_portfolio(after):
                after += 1
                end = after
            if end != after:
                break
            token = after
        return end

    def title_follows(self, token: int) -> bool:
        """Tell whether a title begins here, so that the word before is its rank (``deputy foreign minister``)."""
        return token < self.n and load_titles().longest(self.lower, token, self.n) is not None

    def is_rank_of_later_title(self, token: int) -> bool:
        """Tell whether a rank belongs to a title after what the office is of (``Deputy Flight Director``)."""
        for place in range(token + 1, min(token + 4, self.sentence_end[token])):
            if place > token + 1 and self.title_follows(place):
                return True
            if self.words[place] not in "-–&" and not self.words[place][0].isupper():
                return False
        return False

    def _known_at(self, token: int) -> Item | None:
        found = load_gazetteer().longest(self.lower, token, self.sentence_end[token])
        if found is None:
            return None
        end, known = found
        is_refused = any(refuses(token, end, known) for refuses in self._refusals)
        return None if is_refused else Item("G", token, end, known=known)

    def _is_spelt_otherwise(self, start: int, end: int, known: Known) -> bool:
        """Tell a word from one that the lexicon knows in one spelling only: ``US`` from ``us``."""
        return end - start == 1 and known.exact is not None and self.view.wording(start, end) != known.exact

    def _is_without_capital(self, start: int, end: int, known: Known) -> bool:
        return not any(word[0].isupper() for word in self.words[start:end])

    def _is_of_another_people(self, token: int, _end: int, known: Known) -> bool:
        """Tell "Aymara Indian leaders" from "senior Indian leaders": one people's name before another's."""
        before = token - 1
        if known.sort not in {"demonym", "people"}:
            return False
        if self.lower[token] not in _SHARED or before < 0 or self.sentence_start[token]:
            return False
        if self.tags[before] not in {"NNP", "NNPS"} or not self.words[before][0].isupper():
            return False
        belongs = self.parse.deps[before] in {"amod", "compound", "nmod"} and self.parse.heads[before] >= token
        word = self.lower[before]
        return belongs and not (word in _NOT_NAMES or word in load_titles() or word in load_gazetteer())

    def _is_part_of_person(self, start: int, end: int, known: Known) -> bool:
        """Tell whether a place or organisation word is a part of a person's name here (``Jordan Vance``)."""
        if end - start > 1 or known.sort not in _SORTS_LIKE_NAMES:
            return False
        if self._follows_given_name(start):
            return self.lower[start - 1] not in _NOT_NAMES
        if self.label[start] != "PERSON":
            return False
        if self.name_start[start] != start:
            return self.name_start[start] >= 0 and self.name_start[start] not in self.items
        if self.name_end[start] == end:
            return at(self.lower, start - 1) in HONORIFICS
        return self.words[start] in self.given or at(self.tags, start - 1) != "IN"

    def _follows_given_name(self, token: int) -> bool:
        if self.sentence_start[token] or self.label[token] not in {"PERSON", ""}:
            return False
        return at(self.words, token - 1) in self.given

    def _is_sea(self, start: int, end: int, known: Known) -> bool:
        """Tell the sea from the medium called like it: "in the South Atlantic", "across the Atlantic"."""
        if known.sort != "organisation" or end - start > 1 or self.lower[start] not in _SEAS or start == 0:
            return False
        if self.lower[start - 1] != "the":
            return self.words[start - 1][0].isupper()
        return start > 1 and self.tags[start - 2] == "IN" and self.lower[start - 2] not in {"by", "for", "from"}

    def _is_half_of_body(self, start: int, end: int, known: Known) -> bool:
        """Tell "Peace and | Security Council": the parser sees one name that begins before and is joined by "and"."""
        if known.sort != "organisation" or start < 2 or self.lower[start - 1] not in _JOINS:
            return False
        return self.label[start] == "ORG" and 0 <= self.name_start[start] < start - 1

    def _continues_as_name(self, start: int, end: int, known: Known) -> bool:
        """Tell whether a one-word organisation is only a piece of a longer unknown name (``Ford Foundation``)."""
        if known.sort != "organisation" or end - start > 1 or self.words[start].isupper():
            return False
        return self.name_start[start] >= 0 and self.name_end[start] > end and self.label[start] in _LABELS_OF_BODIES
