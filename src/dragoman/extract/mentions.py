"""Candidates for mentions: names with what stands before them, titles alone, nominals, states, bodies, pronouns.

One pass over the tokens, guided by the lexicon's phrases and the parser's names; no word is looked at from more than
a few places, so the cost is linear. Which candidates mean the same entity is decided in ``coreference``.
Rules: docs/codebook/actors.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.lexicon.humans import is_human
from dragoman.lexicon.organisations import Known, load_gazetteer
from dragoman.lexicon.people import ONLY_HYPHENATED, PARTICLES, SUFFIXES, given_names, name_words
from dragoman.lexicon.titles import (
    ADDRESS_OWNERS,
    ADDRESSES,
    HONORIFICS,
    PAST,
    RANKS,
    SHORT_ADDRESSES,
    Title,
    load_titles,
)
from dragoman.model import Parse


@dataclass(frozen=True, slots=True)
class Office:
    """An office, calling or collective noun as one place of the text tells it. ``start`` and ``end`` are tokens."""

    key: str
    kind: str
    classes: tuple[str, ...]
    sectors: tuple[str, ...]
    ranks: frozenset[str]
    is_past: bool
    country: str | None
    body: str | None
    body_key: str | None
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of tokens that may mention an actor. ``head_start`` to ``head_end`` is the name core or head noun.

    ``parts`` are the words of a name in lower case; ``article`` is ``the``, ``a``, ``poss`` or empty;
    ``address`` is the noun of a form of address (``excellency``), whether a name stands with it or not.
    """

    start: int
    end: int
    head_start: int
    head_end: int
    form: str
    kind: str
    is_plural: bool
    gender: str
    country: str | None
    sectors: tuple[str, ...]
    office: Office | None = None
    parts: tuple[str, ...] = ()
    known: Known | None = None
    article: str = ""
    pronoun: str = ""
    address: str = ""

    @property
    def root(self) -> int:
        """The token whose place in the sentence is the candidate's."""
        return self.head_end - 1


# pronoun → (kind, gender, number), the number s, p or either
PRONOUNS: dict[str, tuple[str, str]] = {
    "he": ("m", "s"), "him": ("m", "s"), "his": ("m", "s"), "himself": ("m", "s"),
    "she": ("f", "s"), "her": ("f", "s"), "hers": ("f", "s"), "herself": ("f", "s"),
    "they": ("", "p"), "them": ("", "p"), "their": ("", "p"), "theirs": ("", "p"), "themselves": ("", "p"),
    "it": ("n", "s"), "its": ("n", "s"), "itself": ("n", "s"),
    "i": ("", "1"), "me": ("", "1"), "my": ("", "1"), "mine": ("", "1"), "myself": ("", "1"),
    "we": ("", "1p"), "us": ("", "1p"), "our": ("", "1p"), "ours": ("", "1p"), "ourselves": ("", "1p"),
}  # fmt: skip

_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PREMODIFIERS = frozenset({"JJ", "JJR", "JJS", "CD", "VBN", "VBG", "NN", "NNP", "HYPH", "RBS", "RBR", "NNPS"})
_DETERMINERS = {
    "the": "the", "this": "the", "that": "the", "these": "the", "those": "the", "both": "the",
    "a": "a", "an": "a", "another": "a", "some": "a", "one": "a", "several": "a", "many": "a", "any": "a", "no": "a",
    "his": "poss", "her": "poss", "their": "poss", "its": "poss", "our": "poss", "my": "poss", "your": "poss",
}  # fmt: skip
_COMPLEMENT_PREPOSITIONS = frozenset({"of", "for", "to", "at", "in", "with", "from", "on"})
_COMPLEMENT_TAGS = _NOUN_TAGS | {"JJ", "DT", "POS", "CD", "HYPH", "PRP$", "JJS"}
_TIME_WORDS = frozenset(
    [
        "today",
        "yesterday",
        "tomorrow",
        "tonight",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
)
_NOT_NAMES = name_words("calendar")
# Words that close the name of a body; a capitalised word after them begins another name.
BODY_WORDS = name_words("body")
_PLACE_NOUNS = frozenset(
    {"city", "town", "village", "province", "state", "island", "capital", "port", "river", "region", "district",
     "county", "area", "lake", "mountain", "airport", "street", "camp"}
)  # fmt: skip
# What ministers and directors are of ("Minister of Roads"): a name after it is theirs.
_PORTFOLIOS = name_words("portfolio")
_PERSONLIKE = frozenset({"PERSON"})
_PLACELIKE = frozenset({"GPE", "LOC", "FAC"})
_THINGLIKE = frozenset({"EVENT", "WORK_OF_ART", "LAW", "PRODUCT", "LANGUAGE", "DATE", "TIME", "PERCENT", "MONEY"})
_METONYM_DEPS = frozenset({"nsubj", "nsubjpass", "agent", "dobj", "dative"})
_METONYM_PREPOSITIONS = frozenset({"between", "with", "against", "by", "for", "than", "on", "toward", "towards"})
_ADJECTIVAL = frozenset(
    {"private", "local", "general", "major", "leader", "opponent", "rival", "chief", "head", "expert"}
)
_EVENT_WORDS = name_words("event")
_VERBAL_ADJECTIVES = frozenset(
    {"acting", "leading", "ruling", "outgoing", "incoming", "visiting", "serving", "sitting", "standing", "governing",
     "occupying", "neighboring", "neighbouring", "surviving", "ranking", "killing", "opposing", "warring", "loving"}
)  # fmt: skip
_OF_ANY_BODY = frozenset({"president", "vice president", "secretary", "treasurer", "general secretary", "commissioner"})
_OF_A_BODY = _OF_ANY_BODY | {"official", "chancellor", "director", "lawyer", "counsel", "economist", "analyst"}
_STATE_WORDS = frozenset({"regime", "entity"})
_ORGANISATION_NOUNS = frozenset(
    {"movement", "group", "party", "organization", "militia", "cartel", "agency", "news agency", "newspaper", "company",
     "network", "rebel group", "militant group", "terrorist group"}
)  # fmt: skip


def find_mentions(parse: Parse) -> list[Candidate]:
    """Return all candidates of a report by their first token; one may lie inside another (``Norway`` in its minister).

    An empty parse gives an empty list.
    """
    found = list(_Finder(parse).candidates())
    found.sort(key=lambda c: (c.start, -c.end))
    kept: dict[tuple[int, int], Candidate] = {}
    for candidate in found:
        kept.setdefault((candidate.start, candidate.end), candidate)
    return list(kept.values())


@dataclass(frozen=True, slots=True)
class _Item:
    """One building stone of a noun phrase: T title, G known name, N other name."""

    sort: str
    start: int
    end: int
    title: Title | None = None
    known: Known | None = None
    kind: str = ""


class _Finder:
    """Holds the lookups of one parse while its candidates are found."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.n = len(parse)
        self.words = parse.words
        self.lower = tuple(word.replace("’", "'") for word in parse.lower)
        self.tags = parse.tags
        self.given = given_names()
        self.label: list[str] = [""] * self.n
        self.name_start: list[int] = [-1] * self.n
        self.name_end: list[int] = [-1] * self.n
        for start, end, label in parse.names:
            for token in range(start, end):
                self.label[token], self.name_start[token], self.name_end[token] = label, start, end
        self.sentence_end = [0] * self.n
        self.sentence_start = [False] * self.n
        for start, end in parse.sentences:
            self.sentence_start[start] = True
            for token in range(start, end):
                self.sentence_end[token] = end
        self.shouted = self._shouted()
        # Words written with a capital inside ordinary sentences: what may be trusted in a headline of capitals.
        self.trusted = {
            self.lower[t]
            for t in range(self.n)
            if not self.shouted[t] and self.words[t][0].isupper() and self.tags[t] in {"NNP", "NNPS"}
        }
        self.items: dict[int, _Item] = {}
        self._find_known()

    # --- lookups ---------------------------------------------------------------------------------------------

    def _shouted(self) -> list[bool]:
        """Tell for each token whether its sentence capitalises most words, so that capitals say little there."""
        marks = [False] * self.n
        for start, end in self.parse.sentences:
            alphabetic = [w for w in self.words[start:end] if w[0].isalpha()]
            if len(alphabetic) >= 4 and sum(w[0].isupper() for w in alphabetic) >= 0.7 * len(alphabetic):
                marks[start:end] = [True] * (end - start)
        return marks

    def _find_known(self) -> None:
        titles, gazetteer = load_titles(), load_gazetteer()
        token = 0
        while token < self.n:
            first = self.lower[token]
            title = self._title_at(token, titles) if first in titles else None
            known = self._known_at(token, gazetteer) if first in gazetteer else None
            item = title
            if known and (title is None or known.end > title.end or self._names_organisation(known, title)):
                item = known
            if item is None:
                token += 1
                continue
            self.items[token] = item
            token = item.end

    def _names_organisation(self, known: _Item, title: _Item) -> bool:
        """Tell whether an organisation's name wins over a title of the same words: it is written as a name."""
        if known.end != title.end or known.known is None or known.known.sort != "organisation":
            return False
        return self.words[known.start][0].isupper() and self.words[known.end - 1][0].isupper()

    def _title_at(self, token: int, titles: object) -> _Item | None:
        found = load_titles().longest(self.lower, token, self.sentence_end[token])
        if found is None:
            return None
        end, title = found
        last = end - 1
        if end + 1 < self.n and self.words[end] in "-–" and self.lower[end + 1] in {"elect", "designate"}:
            return _Item("T", token, end + 2, title=title)
        if self.tags[last] not in _NOUN_TAGS and not (self.words[token][0].isupper() and self.tags[last][:2] != "VB"):
            return None
        if end - token == 1 and self.tags[token] not in _NOUN_TAGS and not self._capital(end):
            return None
        if end + 1 < self.n and self.words[end] in "-–" and self.parse.starts[end] == self.parse.ends[last]:
            # "leader-level", "Amir-Hosseini": the word is half of another one
            return None
        if end - token == 1 and self.words[token].endswith("-"):
            return None
        if end - token == 1 and (title.key in RANKS or title.key in _ADJECTIVAL) and self._title_follows(end):
            return None
        if end - token == 1 and title.key in RANKS and self._is_rank_of_later_title(token):
            return None
        return _Item("T", token, self._whole_portfolio(end), title=title)

    def _whole_portfolio(self, end: int) -> int:
        """Return one past all a minister is of: ``Minister of Health`` | ``and Social Services``."""
        if self.lower[end - 1] not in _PORTFOLIOS:
            return end
        token = end
        while token + 1 < self.n and self.lower[token] in {"and", "&", ","} and not self.sentence_start[token]:
            after = token + 1
            if self.lower[after] in {"and", "&"}:
                after += 1
            while after < self.n and self.lower[after] in _PORTFOLIOS and self.words[after][0].isupper():
                after += 1
                end = after
            if end != after:
                break
            token = after
        return end

    def _title_follows(self, token: int) -> bool:
        """Tell whether a title begins here, so that the word before is its rank (``deputy foreign minister``)."""
        return token < self.n and load_titles().longest(self.lower, token, self.n) is not None

    def _is_rank_of_later_title(self, token: int) -> bool:
        """Tell whether a rank belongs to a title after what the office is of (``Deputy Flight Director``)."""
        for place in range(token + 1, min(token + 4, self.sentence_end[token])):
            if place > token + 1 and self._title_follows(place):
                return True
            if self.words[place] not in "-–&" and not self.words[place][0].isupper():
                return False
        return False

    def _known_at(self, token: int, gazetteer: object) -> _Item | None:
        found = load_gazetteer().longest(self.lower, token, self.sentence_end[token])
        if found is None:
            return None
        end, known = found
        if known.exact is not None and self._written(token, end) != known.exact and end - token == 1:
            return None
        if not any(word[0].isupper() for word in self.words[token:end]):
            return None
        if known.sort in {"country", "capital", "place", "organisation"} and self._is_part_of_person(token, end):
            return None
        if known.sort == "organisation" and end - token == 1 and self._continues_as_name(token, end):
            return None
        return _Item("G", token, end, known=known)

    def _written(self, start: int, end: int) -> str:
        return self.parse.wording(start, end)

    def _is_part_of_person(self, start: int, end: int) -> bool:
        """Tell whether a place or organisation word is a part of a person's name here (``Jordan Vance``)."""
        if end - start > 1:
            return False
        before = self.words[start - 1] if start else ""
        if start and before in self.given and not self.sentence_start[start] and self.label[start] in {"PERSON", ""}:
            return self.lower[start - 1] not in _NOT_NAMES
        if self.label[start] != "PERSON":
            return False
        begins = self.name_start[start] == start
        if not begins:
            return self.name_start[start] >= 0 and self.name_start[start] not in self.items
        if self.name_end[start] == end:
            return bool(start) and self.lower[start - 1] in HONORIFICS
        after_preposition = bool(start) and self.tags[start - 1] == "IN"
        return self.words[start] in self.given or not after_preposition

    def _continues_as_name(self, start: int, end: int) -> bool:
        """Tell whether a one-word organisation is only a piece of a longer unknown name (``Ford Foundation``)."""
        if self.words[start].isupper():
            return False
        return self.name_start[start] >= 0 and self.name_end[start] > end and self.label[start] in {"ORG", "FAC", "GPE"}

    def _capital(self, token: int) -> bool:
        """Tell whether a token looks like a piece of a name."""
        if token >= self.n:
            return False
        word = self.words[token]
        if not word[0].isupper() or (self.lower[token] in _NOT_NAMES and not self._is_inside_name(token)):
            return False
        tag = self.tags[token]
        if self.shouted[token] and self.trusted:
            return self.lower[token] in self.trusted or (word in self.given and tag in {"NNP", "NNPS"})
        if tag in {"NNP", "NNPS"}:
            return not (self.shouted[token] and not self.label[token] and self.parse.pos[token] != "PROPN")
        if self.sentence_start[token] or self.shouted[token]:
            return self.label[token] in {"PERSON", "ORG"} or (word in self.given and tag not in {"MD", "VB"})
        return tag not in {"PRP", "PRP$", "DT", "IN", "CC", "WP", "WRB", "WDT", "MD", "TO", "EX", "UH"}

    def _is_inside_name(self, token: int) -> bool:
        """Tell whether a word of the calendar or the compass is a piece of a name (``Vera May``)."""
        if self.words[token] in self.given and token + 1 < self.n and self.tags[token + 1] == "NNP":
            # "Jan Hruska" beside "Jan 5"
            return self.words[token + 1][0].isupper() and self.lower[token + 1] not in _NOT_NAMES
        if self.label[token] == "PERSON":
            return self.name_start[token] < token
        return self.label[token] == "ORG"

    # --- runs of name words ----------------------------------------------------------------------------------

    def _run(self, start: int) -> int:
        """Return one past the last token of the name that begins at ``start``; ``start`` itself if none does."""
        token = start
        limit = self.sentence_end[start]
        while token < limit:
            item = self.items.get(token)
            if item is not None and token > start and not self._swallows(start, token, item):
                break
            if item is not None and token == start:
                break
            step = self._name_step(token, start, limit)
            if step == token:
                break
            if token > start and self._new_name_begins(start, token):
                break
            token = step
        while token > start and (self.words[token - 1] in "-–&'" or self._is_particle(token - 1)):
            token -= 1
        return token

    def _swallows(self, start: int, token: int, item: _Item) -> bool:
        """Tell whether a known word inside a run belongs to the name (``Stephen Baker``, ``Ali Tehrani``)."""
        same_name = self.name_start[token] >= 0 and self.name_start[token] <= start and self.label[token] == "PERSON"
        if item.title is not None:
            goes_on = item.end < self.n and self.lower[item.end] in {"of", "for"}
            if self.label[token] == "ORG" and self.name_start[token] <= start and item.title.kind == "organisation":
                return goes_on and self.name_end[token] > item.end + 1
            capital = self.words[token][0].isupper() and item.end - token == 1
            return capital and (same_name or self.words[start] in self.given) and self.words[token - 1] in self.given
        if self.label[token] == "ORG" and self.name_start[token] == self.name_start[start] >= 0:
            return True
        return same_name and self.words[token - 1] in self.given

    def _name_step(self, token: int, start: int, limit: int) -> int:
        """Return the token after the name piece at ``token``, or ``token`` where the name does not go on."""
        word = self.words[token]
        if self._is_particle(token) and token + 1 < limit:
            hyphen = self.words[token + 1] in "-–'’"
            if hyphen and token + 2 < limit and self.words[token + 2][0].isalpha():
                return token + 3 if self.words[token + 2][0].isupper() else token
            if self.lower[token] in ONLY_HYPHENATED and not word[0].isupper():
                return token
            if (self._capital(token + 1) or self._is_particle(token + 1)) and (token > start or word[0].isupper()):
                return token + 1
            if self._capital(token + 1) and self.lower[token] in {
                "bin",
                "ibn",
                "von",
                "van",
                "de",
                "bint",
                "abu",
                "al",
            }:
                return token + 1
            if not word[0].isupper():
                return token
        if token > start and word in "-–" and token + 1 < limit and self.words[token + 1][0].isalpha():
            joined = self.parse.starts[token] == self.parse.ends[token - 1]
            return (
                token + 1 if joined and (self.words[token + 1][0].isupper() or self._after_hyphen(token + 1)) else token
            )
        if token > start and word == "&" and self._capital(token + 1):
            return token + 1
        if token > start and self.words[token - 1] in "-–" and self._after_hyphen(token):
            return token + 1
        if (
            word.endswith("-")
            and word[0].isupper()
            and len(word) > 2
            and token + 1 < limit
            and self._capital(token + 1)
        ):
            return token + 1
        return token + 1 if self._capital(token) and self.lower[token] not in HONORIFICS else token

    def _after_hyphen(self, token: int) -> bool:
        """Tell whether the word after a hyphen is glued to it: ``Ho-jen``."""
        return self.parse.starts[token] == self.parse.ends[token - 1] and self.words[token][0].isalpha()

    def _is_particle(self, token: int) -> bool:
        return self.lower[token] in PARTICLES

    def _new_name_begins(self, start: int, token: int) -> bool:
        """Tell whether another name begins here: after the close of a body's name, or where a person's begins."""
        surname = self.name_end[token] == token + 1 and self.parse.heads[token - 1] == token
        if surname and token - 1 == start and self.label[start] == "GPE" and self.name_end[start] == token:
            # The parser took a given name it does not know for a place.
            return False
        if self.label[token] == "PERSON" and self.name_start[token] == token and self.lower[token - 1] not in PARTICLES:
            return self.label[token - 1] not in {"PERSON", ""} or self.lower[token - 1] in BODY_WORDS
        return self.lower[token - 1] in BODY_WORDS and self.words[token] in self.given

    def _name_at(self, token: int) -> _Item | None:
        """Return the name that begins here and is not in the lexicon, with its kind."""
        word = self.words[token]
        if not (word[0].isupper() or self._is_particle(token)):
            return None
        if self.lower[token] in RANKS | PAST and (
            self._title_follows(token + 1) or self._is_rank_of_later_title(token)
        ):
            return None
        if self._is_calling_before_name(token):
            return None
        honorific = self.lower[token] in HONORIFICS and token + 1 < self.n and self._capital(token + 1)
        start = token + 1 if honorific else token
        while honorific and start + 1 < self.n and self.lower[start] in HONORIFICS:
            start += 1
        end = self._run(start)
        if end == start:
            return None
        end = self._widened(start, end)
        kind = "person" if honorific else self._kind(start, end)
        return _Item("N", token, end, kind=kind) if kind else None

    def _is_calling_before_name(self, token: int) -> bool:
        """Tell a calling with a capital only because it opens the sentence: ``Volcanologist Runa Eskild said``."""
        word = self.lower[token]
        return (
            self.sentence_start[token]
            and self.label[token] == "PERSON"
            and self.name_end[token] - token >= 3
            and self._capital(token + 1)
            and word not in self.given
            and self.lower[token + 1] not in HONORIFICS
            and is_human(word)
        )

    def _widened(self, start: int, end: int) -> int:
        """Take in the rest of an organisation's name as the parser saw it: ``Forum for Rural Studies``."""
        if self.label[start] == "ORG" and self.name_end[start] > end and not self._new_name_begins(start, end):
            stop = self.name_end[start]
            inner = [self.items.get(token) for token in range(end, stop)]
            joined = self.lower[end] in {"of", "for", "and", "&"}
            closed = self.lower[stop - 1] in BODY_WORDS
            if joined or closed or not any(item and item.title and item.title.kind == "person" for item in inner):
                while stop > end and self.lower[stop - 1] in {"'s", "'", ",", "and"}:
                    stop -= 1
                return stop
        if end < self.n and self.lower[end] in SUFFIXES and self.lower[end] != "s":
            return end + 1
        if end + 1 < self.n and self.words[end] == "," and self.lower[end + 1] in {"jr.", "jr", "sr."}:
            return end + 2
        return end

    def _kind(self, start: int, end: int) -> str:
        """Return person, organisation or place for a name, empty where it is none of them."""
        labels = [self.label[token] for token in range(start, end) if self.label[token]]
        first, last = self.words[start], self.lower[end - 1]
        length = end - start
        if last in _EVENT_WORDS or "(" in first:
            return ""
        if last in BODY_WORDS and length > 1:
            return "organisation"
        if first in self.given and length > 1:
            return "person"
        if any(self._is_particle(token) and token + 1 < end for token in range(start, end)) and "ORG" not in labels:
            return "person"
        if labels:
            top = max(set(labels), key=lambda label: (labels.count(label), label))
            if top in _PERSONLIKE:
                return "person"
            if top == "ORG":
                return "organisation"
            if top in _PLACELIKE:
                return "place"
            if top in _THINGLIKE:
                return ""
            return "name"
        if first.isupper() and 2 <= len(first) <= 6 and length == 1 and not self.shouted[start]:
            return "organisation"
        return "name"

    # --- noun phrases ----------------------------------------------------------------------------------------

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
            item = self.items.get(token) or self._name_at(token)
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
            return None if self.shouted[token] and self.tags[token] == "PRP" else (token + 1, "", noun)
        gender = ADDRESS_OWNERS.get(self.lower[token])
        if gender is None:
            return None
        last = token + 1
        while last < self.n and self.lower[last] in {"royal", "imperial", "serene"}:
            last += 1
        if last >= self.n or self.lower[last] not in ADDRESSES or not self.words[last][0].isupper():
            return None
        return last + 1, gender if self.lower[token] != "your" else "your", self.lower[last]

    def _addressed(self, start: int, end: int, gender: str, noun: str) -> tuple[int, list[Candidate]]:
        """Return where to go on after a form of address, and the person it is used of, with the name after it."""
        first = end + 1 if end < self.n and self.lower[end] == "the" else end
        item = None
        if first < self.n and not self.sentence_start[first] and not self.sentence_start[end]:
            item = self.items.get(first) or self._name_at(first)
        if item is not None and gender != "your":
            stop, found = self._phrase(item, first)
            whole = next(
                (c for c in found if c.start <= first and c.kind in {"person", "name"} and not c.is_plural), None
            )
            if whole is not None:
                named = replace(whole, start=start, kind="person", gender=gender or whole.gender, address=noun)
                return max(stop, first + 1), [named, *(c for c in found if c is not whole)]
            if first > end or item.sort == "G":
                return end, [self._bare_address(start, end, gender, noun)]
        if gender == "your" or self.words[start] in SHORT_ADDRESSES:
            return end, []
        return end, [self._bare_address(start, end, gender, noun)]

    def _bare_address(self, start: int, end: int, gender: str, noun: str) -> Candidate:
        return Candidate(
            start, end, end - 1, end, "nominal", "person", False, gender, None, (), article="the", address=noun
        )  # fmt: skip

    def _phrase(self, first: _Item, floor: int) -> tuple[int, list[Candidate]]:
        """Read the noun phrase around an item; return where to go on, and the candidates in it."""
        start, article, before = self._left(first.start, floor)
        found: list[Candidate] = []
        items = [first]
        position = first.end
        while True:
            if self._is_genitive(position):
                following = self._anchor_after(position + 1, 4)
                last = items[-1]
                owner_is_group = (
                    last.sort == "G"
                    or (last.title is not None and last.title.kind != "person")
                    or (last.sort == "N" and last.kind == "organisation")
                )
                if following is None or not owner_is_group or (last.sort == "N" and len(items) > 1):
                    break
                if following.sort == "N" and following.kind != "person":
                    break
                found += self._finish(_Phrase(list(items), start, items[-1].end, article, before))
                before = before + self._words_between(position + 1, following.start)
                items.append(following)
                position = following.end
                continue
            following = self._next_item(items[-1], position)
            if following is None:
                break
            before = before + self._words_between(position, following.start)
            items.append(following)
            position = following.end
        complement = None
        if items[-1].title is not None:
            complement = self._complement(items[-1].title, position)
            if complement is not None:
                position = complement.end
                found += complement.nested
                if complement.name is not None and items[-1].title.kind == "person":
                    items.append(complement.name)
                    position = complement.name.end
        if self._is_modifier(items[-1], position):
            return position, found + self._nested(items)
        done = self._finish(_Phrase(items, start, position, article, before, complement))
        return position, found + done

    def _is_modifier(self, last: _Item, position: int) -> bool:
        """Tell whether a title only modifies a noun after it (``press conference``, ``student loans``)."""
        if last.title is None or position != last.end or position >= self.n:
            return False
        head = self.parse.heads[position - 1]
        return (
            self.parse.deps[position - 1] in {"compound", "nmod", "amod"}
            and position <= head <= position + 2
            and self.tags[position] in _NOUN_TAGS | {"HYPH"}
        )

    def _left(self, start: int, floor: int) -> tuple[int, str, tuple[str, ...]]:
        """Return where the phrase begins, its article, and the words between article and first item."""
        token = start
        words: list[str] = []
        while token > floor and not self.sentence_start[token]:
            word = self.lower[token - 1]
            if word in _DETERMINERS and self.tags[token - 1] in {"DT", "PRP$", "CD", "JJ", "PDT"}:
                return token - 1, _DETERMINERS[word], tuple(words)
            if self.tags[token - 1] == "POS" and start - token >= 0:
                return token, "poss", tuple(words)
            modifies = self.parse.heads[token - 1] >= token - 1 and self.parse.deps[token - 1] in {
                "amod", "compound", "nmod", "nummod", "punct", "poss", "advmod", "quantmod", "det", "npadvmod",
            }  # fmt: skip
            glued = self.tags[token - 1] == "RB" and token < self.n and self.words[token] in "-–"
            if (self.tags[token - 1] not in _PREMODIFIERS and not glued) or not (
                modifies or word in RANKS or word in PAST
            ):
                break
            if self.parse.deps[token - 1] == "punct" and word not in "-–":
                break
            if word in _TIME_WORDS or (self.tags[token - 1] == "VBG" and word not in _VERBAL_ADJECTIVES):
                break
            words.append(word)
            token -= 1
        return token, "", tuple(words)

    def _is_genitive(self, token: int) -> bool:
        return token < self.n and self.tags[token] == "POS"

    def _words_between(self, start: int, end: int) -> tuple[str, ...]:
        return self.lower[start:end] if end > start else ()

    def _anchor_after(self, token: int, reach: int) -> _Item | None:
        """Return the next item if only modifiers stand before it."""
        for place in range(token, min(token + reach + 1, self.n)):
            item = self.items.get(place) or (self._name_at(place) if self.words[place][0].isupper() else None)
            if item is not None and item.kind != "place":
                return item
            if self.tags[place] not in _PREMODIFIERS and self.lower[place] not in RANKS:
                return None
            if self.sentence_end[place] != self.sentence_end[token]:
                return None
        return None

    def _next_item(self, last: _Item, position: int) -> _Item | None:
        """Return the item that follows in the same phrase, or None."""
        if position >= self.n or self.sentence_start[position]:
            return None
        if last.sort == "N" and last.kind == "person":
            # "Lindqvist spokesman", "the Lindqvist administration"
            item = self.items.get(position)
            modifies = (
                self.parse.deps[position - 1] in {"compound", "nmod"} and self.parse.heads[position - 1] >= position
            )
            return item if item is not None and item.title is not None and modifies else None
        item = self.items.get(position) or self._name_at(position)
        if item is not None:
            return item if self._goes_together(last, item) else None
        if last.sort == "G" and last.known is not None and last.known.sort not in {"people"}:
            following = self._anchor_after(position, 3)
            if following is not None and following.title is not None and not following.title.is_plural:
                return following if self._modify(position, following.start) else None
            if following is not None and following.title is not None and self._modify(position, following.start):
                return following
        if last.sort == "N" and last.kind in {"organisation", "name", "place"}:
            return None
        return None

    def _modify(self, start: int, end: int) -> bool:
        return all(
            self.parse.deps[token] in {"amod", "compound", "nmod", "punct", "poss", "nummod", "advmod"}
            for token in range(start, end)
        )

    def _goes_together(self, last: _Item, item: _Item) -> bool:
        if last.sort == "N":
            return item.title is not None and last.kind in {"organisation", "name", "place"}
        if last.title is not None:
            if item.sort == "N":
                return not last.title.is_plural and (item.kind != "place")
            if item.title is not None:
                return not last.title.is_plural
            return False
        known = last.known
        assert known is not None
        if item.sort == "N":
            return item.kind in {"person", "name"} and known.sort in {"demonym", "affiliation"}
        if item.known is not None:
            return known.sort in {"demonym", "affiliation", "country"} and item.known.sort in {
                "organisation", "affiliation", "demonym", "people",
            }  # fmt: skip
        return known.sort != "people" or known.country is not None

    # --- complements -----------------------------------------------------------------------------------------

    def _complement(self, title: Title, position: int) -> _Complement | None:
        """Read ``for Political Affairs``, ``of the Northern Farmers' Movement (NFM) in Oslo`` after a title."""
        if position >= self.n or self.lower[position] not in _COMPLEMENT_PREPOSITIONS:
            return None
        if title.is_plural and self.lower[position] not in {"of", "from", "in", "for", "at"}:
            return None
        result = _Complement(position)
        while (
            position < self.n
            and self.lower[position] in _COMPLEMENT_PREPOSITIONS
            and result.n_pieces < 3
            and result.name is None
            and not self.sentence_start[position]
        ):
            preposition = self.lower[position]
            end = self._piece(position + 1, preposition, result)
            if end == position + 1:
                break
            result.n_pieces += 1
            result.end = position = end
        return result if result.n_pieces else None

    def _piece(self, start: int, preposition: str, result: _Complement) -> int:
        token = start
        limit = min(self.sentence_end[start - 1], start + 12)
        piece = _Complement(start)
        portfolio = self._portfolio(start, limit) if preposition in {"of", "for"} else start
        while token < limit:
            if token < portfolio:
                token += 1
                continue
            item = self.items.get(token)
            if item is None and (self.words[token][0].isupper() or self._is_particle(token)):
                item = self._name_at(token)
            if item is not None and self._ends_office(item, token, start):
                result.name = replace(item, kind="person")
                break
            if item is not None:
                is_person = item.kind == "person" or (item.title is not None and item.title.kind == "person")
                if is_person and token > start and not self._is_bare_start(start, token) and item.sort == "N":
                    result.name = item
                    break
                if is_person:
                    result.owner = token
                    if token == start or self._is_bare_start(start, token):
                        return start
                    break
                piece.items.append(item)
                token = item.end
                continue
            if self.words[token] == "(" and token + 2 < limit and self.words[token + 2] == ")":
                inner = self.items.get(token + 1)
                if inner is not None:
                    piece.items.append(inner)
                token += 3
                continue
            if self.lower[token] == "and" and token > start and self._joins_name(token):
                token += 1
                continue
            if self.tags[token] not in _COMPLEMENT_TAGS or self.lower[token] in _TIME_WORDS:
                break
            if self.tags[token] == "POS" and self._anchor_after(token + 1, 2) is None:
                break
            token += 1
        while token > start and self.tags[token - 1] in {"DT", "POS", "CD", "CC", "PRP$"}:
            token -= 1
        if token == start:
            return start
        if preposition != "of" and result.name is None:
            # "ready for talks", "in the back": only names and bodies say whom an actor stands for.
            named = any(self.words[place][0].isupper() for place in range(start, token))
            bodies = any(item.title is not None and item.title.kind != "group" for item in piece.items)
            if not named and not (bodies and preposition in {"for", "at", "with", "from"}):
                return start
        self._weigh_piece(start, token, preposition, piece, result)
        return token

    def _ends_office(self, item: _Item, token: int, start: int) -> bool:
        """Tell whether an unknown name of several words follows a common noun: "leader of the group Mara Holm"."""
        if item.sort != "N" or item.kind not in {"name", "place"} or item.end - item.start < 2 or token == start:
            return False
        if item.kind == "place" and self.lower[token - 1] in _PLACE_NOUNS:
            return False
        return self.words[token - 1].islower() and self.tags[token - 1] in {"NN", "NNS"}

    def _portfolio(self, start: int, limit: int) -> int:
        """Return one past what an office is of, in capitals (``Roads and Urban Development``), before a name."""
        end = token = start
        while token < limit:
            word = self.lower[token]
            if word in _PORTFOLIOS and self.words[token][0].isupper():
                end = token + 1
            elif token == start or word not in {"and", "&", ","}:
                break
            token += 1
        return end

    def _is_bare_start(self, start: int, token: int) -> bool:
        return all(
            self.tags[place] in {"DT", "PRP$", "JJ"} or self.lower[place] in PAST for place in range(start, token)
        )

    def _joins_name(self, token: int) -> bool:
        after = token + 1
        return (
            after < self.n
            and self.words[token - 1][0].isupper()
            and self.words[after][0].isupper()
            and after not in self.items
            and self.name_start[token] >= 0
        )

    def _weigh_piece(self, start: int, end: int, preposition: str, piece: _Complement, result: _Complement) -> None:
        """Note what a piece tells: a country, a body, or what the office is about."""
        body: str | None = None
        if self.lower[end - 1] == "affairs" and preposition in {"for", "of"}:
            result.topic_end = end
            return
        for item in piece.items:
            known = item.known
            if known is not None and known.sort == "organisation":
                body = body or known.name
                result.known = result.known or known
                result.country = result.country or known.country
                result.nested.append(self._known_candidate(item, item.start, item.end))
            elif known is not None and known.country is not None and known.sort != "people":
                if preposition in {"of", "at", "for"} or known.sort == "demonym" or not result.country:
                    result.place = result.place or (
                        known.country if preposition in {"in", "to", "on", "with"} else None
                    )
                    if preposition not in {"in", "to", "on", "with"} or known.sort == "demonym":
                        result.country = result.country or known.country
                if known.sort == "country":
                    result.nested.append(self._known_candidate(item, item.start, item.end))
            elif (
                item.title is not None and item.title.kind in {"body", "organisation"}
            ) or item.kind == "organisation":
                body = body or self._without_article(start, end)
                if item.kind == "organisation":
                    named = self._named(_Phrase([item], item.start, item.end, "", ()), None, None)
                    result.nested += [named] if named is not None else []
                result.sectors = result.sectors or (item.title.sectors if item.title else ())
        if body is None and not result.country and not result.place and self._closes_body(end) and preposition != "for":
            body = self._without_article(start, end)
        if body is not None:
            result.body = result.body or body
        elif not any(item.known is not None for item in piece.items) and preposition in {"of", "for"}:
            result.topic_end = end

    def _closes_body(self, end: int) -> bool:
        return self.lower[end - 1] in BODY_WORDS and self.words[end - 1][0].isupper()

    def _without_article(self, start: int, end: int) -> str:
        while start < end - 1 and self.lower[start] in {"the", "a", "an", "its", "his", "her", "their"}:
            start += 1
        return self.parse.wording(start, end)

    # --- finishing -------------------------------------------------------------------------------------------

    def _finish(self, phrase: _Phrase) -> list[Candidate]:
        """Turn the items of a phrase into candidates: the phrase itself, and the states and bodies named inside."""
        items = phrase.items
        last = items[-1]
        nested = self._nested(items[:-1])
        country = next(
            (i.known.country for i in items if i.known and i.known.country and i.known.sort != "people"), None
        )
        body = next((i.known for i in items[:-1] if i.known and i.known.sort == "organisation"), None)
        if last.sort == "G":
            single = self._known_phrase(phrase)
            return [*nested, single] if single is not None else nested
        titles = [item for item in items if item.title is not None]
        office = self._office(phrase, titles, country, body) if titles else None
        if last.sort == "N":
            named = self._named(phrase, office, country)
            return [*nested, named] if named is not None else nested
        assert office is not None
        nominal = self._nominal(phrase, office, body)
        return [*nested, nominal]

    def _nested(self, items: list[_Item]) -> list[Candidate]:
        """Return the states, organisations and persons that are named inside a phrase."""
        found: list[Candidate] = []
        for item in items:
            if item.known is not None and item.known.sort in {"country", "organisation"}:
                found.append(self._known_candidate(item, item.start, item.end))
            elif item.sort == "N" and item.kind in {"person", "organisation"}:
                named = self._named(_Phrase([item], item.start, item.end, "", ()), None, None)
                found += [named] if named is not None else []
        return found

    def _office(self, phrase: _Phrase, titles: list[_Item], country: str | None, body: Known | None) -> Office:
        items, before, complement = phrase.items, phrase.before, phrase.complement
        person_titles = [item for item in titles if item.title is not None and item.title.kind == "person"]
        main = person_titles[0] if person_titles and items[-1].title is None else titles[-1]
        title = main.title
        assert title is not None
        inner = [word for item in titles for word in self.lower[item.start : item.end]]
        words = {*before, *inner} if len(titles) > 1 else set(before)
        ranks = frozenset(words & RANKS)
        ordered = [
            main,
            *(item for item in titles if item is not main and (items[-1].sort == "N" or not title.sectors)),
        ]
        sectors: list[str] = [sector for item in ordered if item.title for sector in item.title.sectors]
        body_name = body.name if body else None
        body_country = body.country if body else None
        first = titles[0].title
        names_body = first is not None and first.kind != "person" and first.key not in _STATE_WORDS
        if len(titles) > 1 and main is titles[-1] and names_body:
            body_name = body_name or self._without_article(titles[0].start, titles[0].end)
        unnamed = next((item for item in items[:-1] if item.sort == "N"), None)
        if unnamed is not None and body_name is None:
            body_name = self.parse.wording(unnamed.start, unnamed.end)
        if complement is not None:
            body_name = body_name or complement.body
            country = country or complement.country
            known = complement.known
            if not sectors:
                sectors += known.sectors if known else complement.sectors
            if complement.place and not ({"envoy", "diplomat", "spokes", "journalist"} & set(title.classes)):
                country = country or (known.country if known else None) or complement.place
        known_body = body or (complement.known if complement else None)
        stands_for = bool({"envoy", "spokes", "fighter"} & set(title.classes))
        if known_body is not None and (not sectors or (stands_for and known_body.kind == "organisation")):
            sectors = list(known_body.sectors)
        elif title.key in _OF_A_BODY and body_name is not None:
            # The president of a union is no head of state: what the office is worth, its body says.
            told = known_body.sectors if known_body else complement.sectors if complement else ()
            sectors = list(told or (() if title.key in _OF_ANY_BODY else sectors))
        if not sectors or (title.kind == "person" and not title.sectors):
            sectors += [
                s
                for i in items[:-1]
                if i.known and i.known.sort == "affiliation" and i.known.sectors == ("PTY",)
                for s in i.known.sectors
            ]
        is_past = bool(words & PAST) or bool(set(before) & PAST)
        start = self._title_start(main.start, before)
        end = max(main.end, complement.topic_end if complement and main is titles[-1] else 0)
        return Office(
            key=title.key,
            kind=title.kind,
            classes=title.classes,
            sectors=tuple(dict.fromkeys(sectors)),
            ranks=ranks,
            is_past=is_past,
            country=country or body_country,
            body=body_name,
            body_key=body_name.lower() if body_name else None,
            title=self.parse.wording(start, end),
            start=start,
            end=end,
        )

    def _title_start(self, start: int, before: tuple[str, ...]) -> int:
        while start and self.lower[start - 1] in before and self.lower[start - 1] in RANKS | PAST | {"senior", "chief"}:
            start -= 1
        return start

    def _named(self, phrase: _Phrase, office: Office | None, country: str | None) -> Candidate | None:
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
                (i.known.country for t in range(core, item.end) if (i := self.items.get(t)) and i.known), None
            )
        return Candidate(
            start=start, end=end, head_start=core, head_end=item.end, form="name",
            kind="person" if kind == "person" else kind, is_plural=False, gender=gender,
            country=(office.country if office and office.kind == "person" else None) or country or inside,
            sectors=sectors, office=office if kind == "person" else None, parts=parts, article=article,
        )  # fmt: skip

    def _title_gender(self, items: list[_Item]) -> str:
        return next((i.title.gender for i in items if i.title is not None and i.title.gender), "")

    def _sectors_of_body(self, start: int, end: int) -> tuple[str, ...]:
        for token in (*range(end - 1, start - 1, -1),):
            item = load_titles().longest(self.lower, token, end)
            if item is not None and item[1].kind in {"body", "organisation"} and item[1].sectors:
                return item[1].sectors
        return ()

    def _nominal(self, phrase: _Phrase, office: Office, body: Known | None) -> Candidate:
        items, start, end, article = phrase.items, phrase.start, phrase.end, phrase.article
        last = items[-1]
        title = last.title
        assert title is not None
        kind: str = "group" if title.is_plural and title.kind != "body" else title.kind
        if body is not None and title.key in _ORGANISATION_NOUNS:
            named = next(item for item in items if item.known is body)
            return self._known_candidate(named, start, end)
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

    def _known_candidate(self, item: _Item, start: int, end: int) -> Candidate:
        known = item.known
        assert known is not None
        return Candidate(
            start=start, end=end, head_start=item.start, head_end=item.end, form="name", kind=known.kind,
            is_plural=known.is_plural, gender="", country=known.country, sectors=known.sectors, known=known,
            parts=self.lower[item.start : item.end],
        )  # fmt: skip

    def _known_phrase(self, phrase: _Phrase) -> Candidate | None:
        items, start, article = phrase.items, phrase.start, phrase.article
        item = items[-1]
        known = item.known
        assert known is not None
        span_start = (
            item.start - 1 if item.start and self.lower[item.start - 1] == "the" and start < item.start else item.start
        )
        candidate = replace(self._known_candidate(item, span_start, item.end), article=article)
        if known.sort in {"country", "organisation"}:
            return candidate
        if known.sort == "capital":
            return candidate if self._is_metonym(item) else None
        if known.sort == "people":
            return replace(candidate, start=start)
        if known.sort in {"demonym", "affiliation"} and self._is_noun_here(item, article):
            return replace(candidate, start=start, kind="group", is_plural=True)
        return None

    def _is_metonym(self, item: _Item) -> bool:
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
            or (deps[root] == "poss" and self._is_genitive(item.end))
        ):
            return True
        return deps[root] == "pobj" and self.lower[heads[root]] in _METONYM_PREPOSITIONS

    def _is_noun_here(self, item: _Item, article: str) -> bool:
        root = item.end - 1
        dep = self.parse.deps[root]
        return article == "the" and dep in {"nsubj", "nsubjpass", "dobj", "pobj", "conj"} and self.words[root][-2:] in {
            "se", "sh", "ch", "ss", "an", "ns",
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun phrase as it was read: ``before`` are the words that stand before and between its items."""

    items: list[_Item]
    start: int
    end: int
    article: str
    before: tuple[str, ...]
    complement: _Complement | None = None


class _Complement:
    """What stands after a title, as it is read."""

    def __init__(self, start: int) -> None:
        self.end = start
        self.n_pieces = 0
        self.country: str | None = None
        self.place: str | None = None
        self.body: str | None = None
        self.known: Known | None = None
        self.sectors: tuple[str, ...] = ()
        self.topic_end = 0
        self.name: _Item | None = None
        self.owner: int | None = None
        self.items: list[_Item] = []
        self.nested: list[Candidate] = []
