"""A parse as the finders of mentions look at it: its columns, and for each token its name and its sentence."""

from __future__ import annotations

from dragoman.extract.grammar.verbs import FINITE
from dragoman.lexicon.people import PARTICLES, given_names, name_words
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

_NOT_NAMES = name_words("calendar")
DAY_WORDS = words_of("grammar", "day words")
_ARTICLES = words_of("grammar", "articles and possessives")
_PROPER = frozenset({"NNP", "NNPS"})
_FUNCTION_WORDS = frozenset({"PRP", "PRP$", "DT", "IN", "CC", "WP", "WRB", "WDT", "MD", "TO", "EX", "UH"})


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
            self.sentence_end[start:end] = [end] * (end - start)
        self.shouted = self._shouted()
        self.trusted = self._trusted()
        self.persons = self._words_of_persons()

    def _trusted(self) -> set[str]:
        """Return words with a capital inside ordinary sentences: what may be trusted in a headline of capitals."""
        ordinary = (t for t in range(self.n) if not self.shouted[t] and self.words[t][0].isupper())
        return {self.lower[t] for t in ordinary if self.tags[t] in _PROPER}

    def _words_of_persons(self) -> set[str]:
        """Return words of persons' names: one that begins a sentence may be taken for a common noun ("Waters said")."""
        of_persons = (t for t in range(self.n) if self.label[t] == "PERSON" and self.tags[t] in _PROPER)
        return {self.words[t] for t in of_persons if self.words[t].istitle()}

    def _shouted(self) -> list[bool]:
        """Tell for each token whether its sentence capitalises most words, so that capitals say little there."""
        marks = [False] * self.n
        for start, end in self.parse.sentences:
            if self._is_shouted(start, end):
                marks[start:end] = [True] * (end - start)
        return marks

    def _is_shouted(self, start: int, end: int) -> bool:
        """Tell a sentence most of whose words have a capital.

        Where the verb is not capitalised it is no headline: "Prime Minister Mara Lindqvist left."
        """
        capitals = [w[0].isupper() for w in self.words[start:end] if w[0].isalpha()]
        if len(capitals) < 4 or sum(capitals) < 0.7 * len(capitals):
            return False
        return not any(self.tags[t] in FINITE and self.words[t][0].islower() for t in range(start, end))

    def is_capital(self, token: int) -> bool:
        """Tell whether a token looks like a piece of a name."""
        if token >= self.n or not self.words[token][0].isupper():
            return False
        if self.lower[token] in _NOT_NAMES and not self._is_inside_name(token):
            return False
        if self.tags[token] in _PROPER:
            return self._is_proper_name(token)
        if self.shouted[token] and self.trusted:
            return self.lower[token] in self.trusted
        if self.sentence_start[token] or self.shouted[token]:
            return self._is_name_at_start(token)
        return self.tags[token] not in _FUNCTION_WORDS

    def _is_proper_name(self, token: int) -> bool:
        """Tell whether what the tagger calls a proper name is one: among capitals it needs to be known for one."""
        if not self.shouted[token]:
            return True
        if self.trusted:
            return self.lower[token] in self.trusted or self.words[token] in self.given
        return bool(self.label[token]) or self.parse.pos[token] == "PROPN"

    def _is_name_at_start(self, token: int) -> bool:
        """Tell whether a word that has a capital for its place is a piece of a name all the same."""
        word, tag = self.words[token], self.tags[token]
        if word in self.persons and (tag in ("NN", "NNS") or self._is_before_verb(token)):
            return True
        return self.label[token] in ("PERSON", "ORG") or (word in self.given and tag not in ("MD", "VB"))

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
        while start < end - 1 and self.lower[start] in _ARTICLES:
            start += 1
        return self.parse.wording(start, end)
