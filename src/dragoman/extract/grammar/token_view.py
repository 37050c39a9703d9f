"""A parse as the finders of mentions look at it: its columns, and for each token its name and its sentence."""

from __future__ import annotations

from dragoman.extract.grammar.verbs import FINITE
from dragoman.lexicon.people import PARTICLES, given_names, name_words
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

_NOT_NAMES = name_words("calendar")
DAY_WORDS = words_of("grammar", "day words")


class TokenView:
    """Columns of one parse and what is looked up of its tokens; nothing is changed after it is made."""

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

        # Words of persons' names: one that begins a sentence may be taken for a common noun ("Waters said").
        self.persons = {
            self.words[t]
            for start, end, label in parse.names
            if label == "PERSON"
            for t in range(start, end)
            if self.words[t].istitle() and self.tags[t] in {"NNP", "NNPS"}
        }

    def _shouted(self) -> list[bool]:
        """Tell for each token whether its sentence capitalises most words, so that capitals say little there.

        Where the verb is not capitalised it is no headline: "Prime Minister Mara Lindqvist left."
        """
        marks = [False] * self.n
        for start, end in self.parse.sentences:
            alphabetic = [w for w in self.words[start:end] if w[0].isalpha()]
            tells = any(self.tags[t] in FINITE and self.words[t][0].islower() for t in range(start, end))
            if len(alphabetic) >= 4 and sum(w[0].isupper() for w in alphabetic) >= 0.7 * len(alphabetic) and not tells:
                marks[start:end] = [True] * (end - start)
        return marks

    def is_capital(self, token: int) -> bool:
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
            if word in self.persons and (tag in {"NN", "NNS"} or self._is_before_verb(token)):
                return True
            return self.label[token] in {"PERSON", "ORG"} or (word in self.given and tag not in {"MD", "VB"})
        return tag not in {"PRP", "PRP$", "DT", "IN", "CC", "WP", "WRB", "WDT", "MD", "TO", "EX", "UH"}

    def _is_before_verb(self, token: int) -> bool:
        return token + 1 < self.n and self.tags[token + 1] in FINITE

    def _is_inside_name(self, token: int) -> bool:
        """Tell whether a word of the calendar or the compass is a piece of a name (``Vera May``)."""
        if self.words[token] in self.given and token + 1 < self.n and self.tags[token + 1] == "NNP":
            # "Jan Hruska" beside "Jan 5"
            return self.words[token + 1][0].isupper() and self.lower[token + 1] not in _NOT_NAMES
        if self.label[token] == "PERSON":
            return self.name_start[token] < token
        return self.label[token] == "ORG"

    def is_particle(self, token: int) -> bool:
        """Tell whether a token is a small word of names (``bin``, ``van``)."""
        return self.lower[token] in PARTICLES

    def is_genitive(self, token: int) -> bool:
        """Tell whether a token is the mark of the genitive."""
        return token < self.n and self.tags[token] == "POS"

    def wording(self, start: int, end: int) -> str:
        """Return the text of some tokens."""
        return self.parse.wording(start, end)

    def without_article(self, start: int, end: int) -> str:
        """Return the text of some tokens, without an article or possessive before."""
        while start < end - 1 and self.lower[start] in {"the", "a", "an", "its", "his", "her", "their"}:
            start += 1
        return self.parse.wording(start, end)
