"""Names that the lexicon does not know: where a run of capitalised words begins and ends, and what it names."""

from __future__ import annotations

from dragoman.extract.grammar.columns import at
from dragoman.extract.grammar.token_view import TokenView
from dragoman.extract.mentions.known_words import Item, KnownWords
from dragoman.lexicon.humans import is_human
from dragoman.lexicon.people import ONLY_HYPHENATED, PARTICLES, SUFFIXES, name_words
from dragoman.lexicon.titles import HONORIFICS, PAST, RANKS, SHORT_ADDRESSES
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
_RANK_WORDS = RANKS | PAST | words_of("mentions", "ranks before names")
_OF_BODIES = words_of("mentions", "links of bodies to their field")
_INSIDE_BODIES = words_of("mentions", "links within names of bodies")
# What is no end of a body's name, though the parser may take it for one.
_NO_END_OF_BODIES = words_of("mentions", "no ends of names")
_SENTENCE_OPENERS = words_of("mentions", "openers of sentences")
_AFTER_GERUNDS = frozenset({",", "to", "on", "at", "in", "about"})
_HYPHENS = frozenset({"-", "–"})
_MARKS_OF_GENERATIONS = SUFFIXES - {"s"}
_MARKS_AFTER_COMMAS = words_of("mentions", "marks of generations after commas")
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
        may_begin = self.words[token][0].isupper() or self.lower[token] in PARTICLES
        if not may_begin or self._is_no_name(token):
            return None
        start = self._after_honorifics(token)
        end = self._run(start)
        if end == start:
            return None
        end = self._widened(start, end)
        kind = "person" if start > token else self._kind(start, end)
        return Item("N", token, end, kind=kind) if kind else None

    def _is_no_name(self, token: int) -> bool:
        if self.sentence_start[token] and self.lower[token] in _SENTENCE_OPENERS and self.view.is_capital(token + 1):
            return True
        if self.sentence_start[token] and self.tags[token] == "VBG" and at(self.words, token + 1) in _AFTER_GERUNDS:
            # "Responding, the minister said"
            return True
        behind = self.known.items.get(token + 1) if self.words[token] == "The" else None
        if behind is not None and behind.end >= self._end_of_label(token):
            # "The Security Council", "The Security Council's": the name begins behind it.
            return True
        return self._is_rank(token) or self._is_calling_before_name(token) or self._is_inverted_cue(token)

    def _end_of_label(self, token: int) -> int:
        """Return where the name that the parser sees here ends; the sign of a genitive is none of it."""
        end = self.name_end[token]
        return end - 1 if end > 0 and self.tags[end - 1] == "POS" else end

    def _is_rank(self, token: int) -> bool:
        """Tell "Deputy", "Former", "Chief" before a title."""
        if self.lower[token] not in _RANK_WORDS:
            return False
        return self.known.title_follows(token + 1) or self.known.is_rank_of_later_title(token)

    def _after_honorifics(self, token: int) -> int:
        """Return where a name begins after "Mr" and the like; the token itself without one."""
        if not self._is_honorific(token) or not self.view.is_capital(token + 1):
            return token
        start = token + 1
        while start + 1 < self.n and self._is_honorific(start):
            start += 1
        return start

    def _is_honorific(self, token: int) -> bool:
        """Tell "Mr", "Sheikh", and "HE" where it is no pronoun of a shouted line."""
        if self.words[token] in SHORT_ADDRESSES:
            return self.tags[token] != "PRP" or not self.shouted[token]
        return self.lower[token] in HONORIFICS

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
        while token < limit and not self._is_other_item(start, token):
            step = self._name_step(token, start, limit)
            if step == token or self._new_name_begins(start, token):
                break
            token = step
        while token > start and (self.words[token - 1] in "-–&'" or self.view.is_particle(token - 1)):
            token -= 1
        return token

    def _is_other_item(self, start: int, token: int) -> bool:
        """Tell whether a known word stands here that is no piece of the name that begins at ``start``."""
        item = self.known.items.get(token)
        if item is None:
            return False
        return token == start or not self._swallows(start, token, item)

    def _swallows(self, start: int, token: int, item: Item) -> bool:
        """Tell whether a known word inside a run belongs to the name (``Stephen Baker``, ``Ali Tehrani``)."""
        if item.title is not None:
            return self._swallows_title(start, token, item)
        if self.label[token] == "ORG" and self.name_start[token] == self.name_start[start] >= 0:
            return True
        return self._is_of_person(start, token) and self.words[token - 1] in self.given

    def _swallows_title(self, start: int, token: int, title: Item) -> bool:
        if title.title_kind == "organisation" and self.label[token] == "ORG" and self.name_start[token] <= start:
            return at(self.lower, title.end) in _OF_BODIES and self.name_end[token] > title.end + 1
        if title.end - token > 1 or not self.words[token][0].isupper() or self.words[token - 1] not in self.given:
            return False
        return self._is_of_person(start, token) or self.words[start] in self.given

    def _is_of_person(self, start: int, token: int) -> bool:
        """Tell whether the parser takes a token for a piece of a person's name that began no later than the run."""
        return self.label[token] == "PERSON" and 0 <= self.name_start[token] <= start

    def _name_step(self, token: int, start: int, limit: int) -> int:
        """Return the token after the name piece at ``token``, or ``token`` where the name does not go on."""
        if self.view.is_particle(token) and token + 1 < limit:
            step = self._step_over_particle(token, start, limit)
            if step is not None:
                return step
        if token > start and self._is_hyphen_before_word(token, limit):
            goes_on = self._is_joined(token)
        else:
            goes_on = self._goes_on(token, start, limit) or self._is_plain_piece(token)
        return token + 1 if goes_on else token

    def _is_hyphen_before_word(self, token: int, limit: int) -> bool:
        return self.words[token] in "-–" and token + 1 < limit and self.words[token + 1][0].isalpha()

    def _is_plain_piece(self, token: int) -> bool:
        return self.view.is_capital(token) and self.lower[token] not in HONORIFICS

    def _step_over_particle(self, token: int, start: int, limit: int) -> int | None:
        """Return the token after a particle and what is glued to it; None where other rules decide."""
        is_capital = self.words[token][0].isupper()
        glued = self._glued_after(token, limit)
        if glued[0].isalpha():
            return token + 3 if glued[0].isupper() else token
        if self.lower[token] in ONLY_HYPHENATED and not is_capital:
            return token
        if self._leads_on(token, is_inside=token > start or is_capital):
            return token + 1
        return None if is_capital else token

    def _glued_after(self, token: int, limit: int) -> str:
        """Return the word behind a particle and a hyphen or apostrophe; a space where none is."""
        is_glued = self.words[token + 1] in "-–'’" and token + 2 < limit
        return self.words[token + 2] if is_glued else " "

    def _leads_on(self, token: int, *, is_inside: bool) -> bool:
        """Tell whether a particle goes on with the next word."""
        if self.view.is_capital(token + 1):
            return is_inside or self.lower[token] in _OPENING_PARTICLES
        return is_inside and self.view.is_particle(token + 1)

    def _is_joined(self, hyphen: int) -> bool:
        """Tell a hyphen inside a name from a dash."""
        glued = self.parse.starts[hyphen] == self.parse.ends[hyphen - 1]
        return glued and (self.words[hyphen + 1][0].isupper() or self._after_hyphen(hyphen + 1))

    def _goes_on(self, token: int, start: int, limit: int) -> bool:
        """Tell an ampersand, a word glued to a hyphen, and a word that ends in one, inside a name."""
        if token > start and (self._is_ampersand(token) or self._is_after_hyphen(token)):
            return True
        word = self.words[token]
        is_half = word.endswith("-") and word[0].isupper() and len(word) > 2
        return is_half and token + 1 < limit and self.view.is_capital(token + 1)

    def _is_ampersand(self, token: int) -> bool:
        return self.words[token] == "&" and self.view.is_capital(token + 1)

    def _is_after_hyphen(self, token: int) -> bool:
        return self.words[token - 1] in "-–" and self._after_hyphen(token)

    def _after_hyphen(self, token: int) -> bool:
        """Tell whether the word after a hyphen is glued to it: ``Ho-jen``."""
        return self.parse.starts[token] == self.parse.ends[token - 1] and self.words[token][0].isalpha()

    def _new_name_begins(self, start: int, token: int) -> bool:
        """Tell whether another name begins here: after the close of a body's name, or where a person's begins."""
        if token == start or self._follows_misread_name(start, token):
            return False
        before = token - 1
        is_after_body = self.lower[before] in BODY_WORDS
        if self._begins_person(token) and self.lower[before] not in PARTICLES:
            return is_after_body or self.label[before] not in {"PERSON", ""}
        return is_after_body and self.words[token] in self.given

    def _begins_person(self, token: int) -> bool:
        return self.label[token] == "PERSON" and self.name_start[token] == token

    def _follows_misread_name(self, start: int, token: int) -> bool:
        """Tell whether the parser took a given name before a surname, one that it does not know, for a place."""
        if token - 1 != start or self.label[start] != "GPE" or self.name_end[start] != token:
            return False
        return self.name_end[token] == token + 1 and self.parse.heads[start] == token

    def _is_inverted_cue(self, token: int) -> bool:
        """Tell the verb of "Said Lindqvist: …" from the given name."""
        if self.lower[token] != "said" or not self.sentence_start[token]:
            return False
        return self.tags[token].startswith("VB") or self.parse.lemmas[token] == "say" or self.label[token] != "PERSON"

    def _is_calling_before_name(self, token: int) -> bool:
        """Tell a calling with a capital only because it opens the sentence: ``Volcanologist Runa Eskild said``."""
        if not self.sentence_start[token] or self.label[token] != "PERSON" or self.name_end[token] - token < 3:
            return False
        if not self.view.is_capital(token + 1) or self.lower[token + 1] in HONORIFICS:
            return False
        word = self.lower[token]
        return word not in self.given and is_human(word)

    def _widened(self, start: int, end: int) -> int:
        """Take in the rest of an organisation's name as the parser saw it, and marks of generation behind a name."""
        stop = self._end_of_body(start, end)
        if stop is not None:
            return stop
        if at(self.lower, end) in _MARKS_OF_GENERATIONS:
            return end + 1
        if at(self.words, end) == "," and at(self.lower, end + 1) in _MARKS_AFTER_COMMAS:
            return end + 2
        return end

    def _end_of_body(self, start: int, end: int) -> int | None:
        """Return one past an organisation's name as the parser saw it: ``Forum for Rural Studies``; None for others."""
        stop = self.name_end[start]
        if self.label[start] != "ORG" or stop <= end or self._new_name_begins(start, end):
            return None
        if at(self.words, stop) in _HYPHENS and self.parse.starts[stop] == self.parse.ends[stop - 1]:
            # "The ex-minister"
            return None
        is_one_name = self.lower[end] in _INSIDE_BODIES or self.lower[stop - 1] in BODY_WORDS
        if not is_one_name and any(map(self._is_title_of_person, range(end, stop))):
            return None
        while stop > end and self.lower[stop - 1] in _NO_END_OF_BODIES:
            stop -= 1
        return stop

    def _is_title_of_person(self, token: int) -> bool:
        item = self.known.items.get(token)
        return item is not None and item.title_kind == "person"

    def _kind(self, start: int, end: int) -> str:
        """Return person, organisation or place for a name, empty where it is none of them."""
        if self._is_firm(start, end):
            return "organisation"
        first, last = self.words[start], self.lower[end - 1]
        if last in _EVENT_WORDS or "(" in first:
            return ""
        if end - start > 1 and last in BODY_WORDS:
            return "organisation"
        if end - start > 1 and first in self.given:
            return "person"
        return self._kind_by_label(start, end)

    def _is_firm(self, start: int, end: int) -> bool:
        """Tell "Airport operator Northgate": a lone word after the noun of a firm or medium."""
        return end - start == 1 and at(self.lower, start - 1) in _FIRMS

    def _kind_by_label(self, start: int, end: int) -> str:
        labels = [self.label[token] for token in range(start, end) if self.label[token]]
        if "ORG" not in labels and any(map(self.view.is_particle, range(start, end - 1))):
            return "person"
        if labels:
            return _KINDS.get(max(set(labels), key=lambda label: (labels.count(label), label)), "name")
        return "organisation" if self._is_acronym(start, end) else "name"

    def _is_acronym(self, start: int, end: int) -> bool:
        word = self.words[start]
        return end - start == 1 and word.isupper() and 2 <= len(word) <= 6 and not self.shouted[start]
