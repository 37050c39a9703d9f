"""What every rule on statuses asks: the parse, the status words, and the status of what governs a token."""

from __future__ import annotations

from abc import ABC, abstractmethod

from dragoman.extract.events.status.grounds import Verdict
from dragoman.extract.events.status.mood import is_condition
from dragoman.extract.grammar.clauses import VERBAL
from dragoman.extract.times.times_at import TimesAt
from dragoman.lexicon.status import StatusWord, StatusWords
from dragoman.model import Parse

# Longest way up from a trigger, in governors. Longer ways lead through mistakes of the parser.
MAX_STEPS = 10


class Climb(ABC):
    """A way up from a token of one parse to what governs it.

    ``times`` are those of the report; ``light`` the light verb of the noun it begins at.
    ``steps`` counts the governors passed.
    """

    def __init__(self, parse: Parse, times: TimesAt, light: int | None, lexicon: StatusWords) -> None:
        self.parse = parse
        self.times = times
        self.light = light
        self.lexicon = lexicon

    @abstractmethod
    def of(self, token: int, steps: int) -> Verdict:
        """Return the status of what a token tells."""

    @abstractmethod
    def above_verb(self, verb: int, steps: int) -> Verdict:
        """Return the status that what governs a verb gives it."""

    @abstractmethod
    def above_noun(self, noun: int, steps: int) -> Verdict:
        """Return the status that what governs a noun gives it."""

    def is_verbal(self, token: int) -> bool:
        """Tell whether a token is a verb or an auxiliary."""
        return self.parse.pos[token] in VERBAL

    def lemma(self, token: int) -> str:
        """Return the lemma in lower case."""
        return self.parse.lemmas[token].lower()

    def has_below(self, token: int, *words: str) -> bool:
        """Tell whether one of the words hangs directly on a token."""
        lower = self.parse.lower
        return any(lower[below] in words for below in self.parse.children[token])

    def entry(self, token: int, link: str) -> StatusWord | None:
        """Return what the lexicon says of a governor for a link, with its particle first ("rule out")."""
        lemma = self.lemma(token)
        if self.is_verbal(token):
            # The lemmatizer takes "hoped" for "hop", "spared" for "spar".
            return (
                self._with_particle(token, link)
                or self.lexicon.get(lemma, "v", link)
                or self.lexicon.get(lemma + "e", "v", link)
            )
        if self.parse.pos[token] == "ADJ":
            # Participles: "is scheduled to meet", "is prepared to leave".
            return self.lexicon.get(lemma, "a", link) or self.lexicon.get(lemma, "v", link)
        return self.lexicon.get(lemma, "n", link)

    def speaks(self, token: int) -> bool:
        """Tell whether a word's clause is somebody's words."""
        entry = self.entry(token, "clause")
        return entry is not None and entry.effect == "own"

    def kind(self, noun: int) -> str:
        """Return what kind of noun it is: ``scheduled``, ``measure``, ``uttered``, or nothing."""
        entry = self.lexicon.get(self.lemma(noun), "n", "self")
        return "" if entry is None else entry.effect

    def is_scheduled(self, noun: int) -> bool:
        """Tell whether a noun names what has a day of its own: talks, a visit, an election."""
        return self.kind(noun) == "scheduled"

    def has_condition(self, verb: int) -> bool:
        """Tell whether what a verb tells depends on a condition."""
        parse = self.parse
        heads = [verb]
        if parse.deps[verb] == "ccomp" and self.speaks(parse.heads[verb]):
            # "Unless it is paid, they said, they would leave."
            heads.append(parse.heads[verb])
        return any(
            parse.deps[below] == "advcl" and is_condition(parse, below)
            for head in heads
            for below in parse.children[head]
        )

    def _with_particle(self, verb: int, link: str) -> StatusWord | None:
        parse, lemma = self.parse, self.lemma(verb)
        for below in parse.children[verb]:
            if parse.deps[below] in ("prt", "advmod", "prep") and below > verb:
                entry = self.lexicon.get(f"{lemma} {parse.lower[below]}", "v", link)
                if entry is not None:
                    return entry
        return None
