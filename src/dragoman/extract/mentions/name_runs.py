"""Names that the lexicon does not know: where a run of capitalised words begins and ends, and what it names."""

from __future__ import annotations

from dragoman.extract.grammar.token_view import TokenView
from dragoman.extract.mentions.known_words import Item, KnownWords
from dragoman.lexicon.humans import is_human
from dragoman.lexicon.people import ONLY_HYPHENATED, PARTICLES, SUFFIXES, name_words
from dragoman.lexicon.titles import HONORIFICS, PAST, RANKS
from dragoman.lexicon.word_sorts import words_of

# Words that close the name of a body; a capitalised word after them begins another name.
BODY_WORDS = name_words("body")

# What the parser's labels say of a name; other labels leave it open.
_KINDS = {
    "PERSON": "person",
    "ORG": "organisation",
    **dict.fromkeys(("GPE", "LOC", "FAC"), "place"),
    **dict.fromkeys(("EVENT", "WORK_OF_ART", "LAW", "PRODUCT", "LANGUAGE", "DATE", "TIME", "PERCENT", "MONEY"), ""),
}
_OPENING_PARTICLES = words_of("mentions", "opening particles")
_EVENT_WORDS = name_words("event")

_PREMODIFIERS = frozenset({"JJ", "JJR", "JJS", "CD", "VBN", "VBG", "NN", "NNP", "HYPH", "RBS", "RBR", "NNPS"})
_RANK_WORDS = RANKS | PAST | {"chief", "senior", "principal", "permanent", "first"}
# Nouns before the one-word name of a firm or medium.
_FIRMS = name_words("firm")


class NameRuns:
    """Reads the names of one report, around the words that the lexicon knows."""

    def __init__(self, view: TokenView, known: KnownWords) -> None:
        self.view = view
        self.known = known
        self.parse, self.n, self.words = view.parse, view.n, view.words
        self.lower, self.tags, self.given = view.lower, view.tags, view.given
        self.label, self.name_start, self.name_end = view.label, view.name_start, view.name_end
        self.sentence_end, self.sentence_start, self.shouted = view.sentence_end, view.sentence_start, view.shouted

    def name_at(self, token: int) -> Item | None:
        """Return the name that begins here and is not in the lexicon, with its kind."""
        word = self.words[token]
        if not (word[0].isupper() or self.view.is_particle(token)):
            return None
        if self._is_rank(token) or self._is_calling_before_name(token) or self._is_inverted_cue(token):
            return None
        start = self._after_honorifics(token)
        end = self._run(start)
        if end == start:
            return None
        end = self._widened(start, end)
        if start > token:
            return Item("N", token, end, kind="person")
        # "Airport operator Northgate"
        is_firm = end - start == 1 and start > 0 and self.lower[start - 1] in _FIRMS
        kind = "organisation" if is_firm else self._kind(start, end)
        return Item("N", token, end, kind=kind) if kind else None

    def _is_rank(self, token: int) -> bool:
        """Tell "Deputy", "Former", "Chief" before a title."""
        if self.lower[token] not in _RANK_WORDS:
            return False
        return self.known.title_follows(token + 1) or self.known.is_rank_of_later_title(token)

    def _after_honorifics(self, token: int) -> int:
        """Return where a name begins after "Mr" and the like; the token itself without one."""
        if self.lower[token] not in HONORIFICS or token + 1 >= self.n or not self.view.is_capital(token + 1):
            return token
        start = token + 1
        while start + 1 < self.n and self.lower[start] in HONORIFICS:
            start += 1
        return start

    def anchor_after(self, token: int, reach: int) -> Item | None:
        """Return the next item if only modifiers stand before it."""
        for place in range(token, min(token + reach + 1, self.n)):
            item = self.known.items.get(place) or (self.name_at(place) if self.words[place][0].isupper() else None)
            if item is not None and item.kind != "place":
                return item
            if self.tags[place] not in _PREMODIFIERS and self.lower[place] not in RANKS:
                return None
            if self.sentence_end[place] != self.sentence_end[token]:
                return None
        return None

    def _run(self, start: int) -> int:
        """Return one past the last token of the name that begins at ``start``; ``start`` itself if none does."""
        token = start
        limit = self.sentence_end[start]
        while token < limit:
            item = self.known.items.get(token)
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
        while token > start and (self.words[token - 1] in "-–&'" or self.view.is_particle(token - 1)):
            token -= 1
        return token

    def _swallows(self, start: int, token: int, item: Item) -> bool:
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
        if self.view.is_particle(token) and token + 1 < limit:
            step = self._step_over_particle(token, start, limit)
            if step is not None:
                return step
        if token > start and self.words[token] in "-–" and token + 1 < limit and self.words[token + 1][0].isalpha():
            return token + 1 if self._is_joined(token) else token
        if self._goes_on(token, start, limit):
            return token + 1
        return token + 1 if self.view.is_capital(token) and self.lower[token] not in HONORIFICS else token

    def _step_over_particle(self, token: int, start: int, limit: int) -> int | None:
        """Return the token after a particle and what is glued to it; None where other rules decide."""
        is_capital = self.words[token][0].isupper()
        hyphened = self.words[token + 2] if self.words[token + 1] in "-–'’" and token + 2 < limit else " "
        if hyphened[0].isalpha():
            return token + 3 if hyphened[0].isupper() else token
        if self.lower[token] in ONLY_HYPHENATED and not is_capital:
            return token
        inside = token > start or is_capital
        if inside and (self.view.is_capital(token + 1) or self.view.is_particle(token + 1)):
            return token + 1
        if self.view.is_capital(token + 1) and self.lower[token] in _OPENING_PARTICLES:
            return token + 1
        return None if is_capital else token

    def _is_joined(self, hyphen: int) -> bool:
        """Tell a hyphen inside a name from a dash."""
        glued = self.parse.starts[hyphen] == self.parse.ends[hyphen - 1]
        return glued and (self.words[hyphen + 1][0].isupper() or self._after_hyphen(hyphen + 1))

    def _goes_on(self, token: int, start: int, limit: int) -> bool:
        """Tell an ampersand, a word glued to a hyphen, and a word that ends in one, inside a name."""
        word = self.words[token]
        if token > start and word == "&" and self.view.is_capital(token + 1):
            return True
        if token > start and self.words[token - 1] in "-–" and self._after_hyphen(token):
            return True
        is_half = word.endswith("-") and word[0].isupper() and len(word) > 2
        return is_half and token + 1 < limit and self.view.is_capital(token + 1)

    def _after_hyphen(self, token: int) -> bool:
        """Tell whether the word after a hyphen is glued to it: ``Ho-jen``."""
        return self.parse.starts[token] == self.parse.ends[token - 1] and self.words[token][0].isalpha()

    def _new_name_begins(self, start: int, token: int) -> bool:
        """Tell whether another name begins here: after the close of a body's name, or where a person's begins."""
        surname = self.name_end[token] == token + 1 and self.parse.heads[token - 1] == token
        if surname and token - 1 == start and self.label[start] == "GPE" and self.name_end[start] == token:
            # The parser took a given name it does not know for a place.
            return False
        if self.label[token] == "PERSON" and self.name_start[token] == token and self.lower[token - 1] not in PARTICLES:
            return self.label[token - 1] not in {"PERSON", ""} or self.lower[token - 1] in BODY_WORDS
        return self.lower[token - 1] in BODY_WORDS and self.words[token] in self.given

    def _is_inverted_cue(self, token: int) -> bool:
        """Tell the verb of "Said Lindqvist: …" from the given name."""
        if self.lower[token] != "said" or not self.sentence_start[token]:
            return False
        return self.tags[token].startswith("VB") or self.parse.lemmas[token] == "say" or self.label[token] != "PERSON"

    def _is_calling_before_name(self, token: int) -> bool:
        """Tell a calling with a capital only because it opens the sentence: ``Volcanologist Runa Eskild said``."""
        word = self.lower[token]
        return (
            self.sentence_start[token]
            and self.label[token] == "PERSON"
            and self.name_end[token] - token >= 3
            and self.view.is_capital(token + 1)
            and word not in self.given
            and self.lower[token + 1] not in HONORIFICS
            and is_human(word)
        )

    def _widened(self, start: int, end: int) -> int:
        """Take in the rest of an organisation's name as the parser saw it: ``Forum for Rural Studies``."""
        if self.label[start] == "ORG" and self.name_end[start] > end and not self._new_name_begins(start, end):
            stop = self.name_end[start]
            inner = [self.known.items.get(token) for token in range(end, stop)]
            joined = self.lower[end] in {"of", "for", "and", "&"}
            closed = self.lower[stop - 1] in BODY_WORDS
            if joined or closed or not any(item and item.title and item.title.kind == "person" for item in inner):
                while stop > end and self.lower[stop - 1] in {"'s", "'", ",", "and", "of", "for"}:
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
        if last in _EVENT_WORDS or "(" in first:
            return ""
        if end - start > 1 and (last in BODY_WORDS or first in self.given):
            return "organisation" if last in BODY_WORDS else "person"
        particles = any(self.view.is_particle(token) for token in range(start, end - 1))
        if particles and "ORG" not in labels:
            return "person"
        if labels:
            return _KINDS.get(max(set(labels), key=lambda label: (labels.count(label), label)), "name")
        is_acronym = first.isupper() and 2 <= len(first) <= 6 and end - start == 1
        return "organisation" if is_acronym and not self.shouted[start] else "name"
