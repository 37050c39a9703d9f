"""What a preposition and the word it hangs on do to the status of what stands below: "call for", "without", "after"."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from dragoman.extract.events.status.climb import Climb
from dragoman.extract.events.status.governors import applied, unlisted
from dragoman.extract.events.status.grounds import HAPPENED, Ground, Verdict
from dragoman.extract.events.status.mood import is_present
from dragoman.extract.events.status.negation import is_nobody
from dragoman.extract.grammar.clauses import child
from dragoman.lexicon.status import StatusWord
from dragoman.lexicon.word_sorts import phrases_of, words_of

# Below these a clause tells for itself: "thanked them for leaving", "after leaving".
_BEFORE_OWN_CLAUSES = words_of("status", "prepositions before clauses of their own")
# Below these a noun shares the status of the verb: "will raise it in talks".
_WITHOUT_SO_MUCH = phrases_of("status", "without so much as")
_SHARING = words_of("status", "prepositions that share")


class _Phrase(NamedTuple):
    """A token below a preposition, which hangs on a governor, ``steps`` governors up the way."""

    climb: Climb
    token: int
    preposition: int
    governor: int
    steps: int

    @property
    def word(self) -> str:
        """The preposition that stands above the token, in lower case."""
        return self.climb.parse.lower[self.climb.parse.heads[self.token]]

    def below(self, entry: StatusWord, governor: int) -> Verdict:
        """Return the status below a governor with its entry."""
        return applied(self.climb, entry, governor, self.token, self.steps)


Rule = Callable[[_Phrase], Verdict | None]


def below_preposition(climb: Climb, token: int, preposition: int, steps: int) -> Verdict:
    """Return the status of what stands below a preposition: the verdict of the first rule that has one."""
    phrase = _Phrase(climb, token, *_outermost(climb, preposition), steps)
    return next((verdict for rule in _RULES if (verdict := rule(phrase)) is not None), HAPPENED)


def _outermost(climb: Climb, preposition: int) -> tuple[int, int]:
    """Return the preposition of a chain that hangs on a word, and that word; a known pair counts as one."""
    parse, lexicon = climb.parse, climb.lexicon
    word, governor = parse.lower[preposition], parse.heads[preposition]
    while parse.deps[preposition] == "prep" and parse.pos[governor] == "ADP" and governor != preposition:
        if parse.deps[governor] not in ("prep", "pcomp", "advmod", "mark"):
            break
        if lexicon.get(f"{parse.lower[governor]} {word}", "p") is not None:
            break
        preposition, governor = governor, parse.heads[governor]
    return preposition, governor


def _double(phrase: _Phrase) -> Verdict | None:
    """Two words that are one preposition: "instead of", however the parser hung them."""
    climb, parse = phrase.climb, phrase.climb.parse
    double = f"{parse.lower[phrase.governor]} {phrase.word}"
    entry = climb.lexicon.get(double, "p")
    if entry is not None:
        return _at(phrase, entry, double, parse.heads[phrase.governor])
    double = f"{parse.lower[phrase.preposition - 1]} {phrase.word}" if phrase.preposition else ""
    entry = climb.lexicon.get(double, "p")
    return None if entry is None else _at(phrase, entry, double, phrase.governor)


def _none_of(phrase: _Phrase) -> Verdict | None:
    """Tell "none of the talks took place"."""
    climb, parse, governor = phrase.climb, phrase.climb.parse, phrase.governor
    if phrase.word != "of" or parse.deps[governor] != "nsubj" or not is_nobody(parse, governor):
        return None
    entry = climb.entry(parse.heads[governor], "subject")
    keeps = entry is not None and entry.effect == "keeps"
    return climb.of(parse.heads[governor], phrase.steps + 1) if keeps else None


def _without_so_much_as(phrase: _Phrase) -> Verdict | None:
    before = phrase.climb.parse.lower[max(0, phrase.preposition - 3) : phrase.preposition]
    if phrase.word == "as" and before in _WITHOUT_SO_MUCH:
        return Verdict("denied", Ground.GOVERNOR, "without so much as")
    return None


def _of_governor(phrase: _Phrase) -> Verdict | None:
    entry = phrase.climb.entry(phrase.governor, phrase.word)
    return None if entry is None else phrase.below(entry, phrase.governor)


def _of_particle(phrase: _Phrase) -> Verdict | None:
    """A particle that the parser took for more: "held back from", "headed off it"."""
    climb, parse, governor = phrase.climb, phrase.climb.parse, phrase.governor
    # The preposition next to the governor is meant, which in a chain is not the one above the token.
    word = parse.lower[phrase.preposition]
    if climb.is_verbal(governor):
        is_next = phrase.preposition == governor + 1
        entry = climb.lexicon.get(f"{climb.lemma(governor)} {word}", "v", "object") if is_next else None
        return None if entry is None else phrase.below(entry, governor)
    verb = parse.heads[governor]
    if parse.pos[governor] not in ("ADV", "ADP") or not climb.is_verbal(verb):
        return None
    entry = climb.lexicon.get(f"{climb.lemma(verb)} {parse.lower[governor]}", "v", word)
    return None if entry is None else phrase.below(entry, verb)


def _of_higher_verb(phrase: _Phrase) -> Verdict | None:
    verb = _higher_verb(phrase.climb, phrase.governor)
    entry = None if verb is None else phrase.climb.entry(verb, phrase.word)
    if verb is None or entry is None or entry.effect not in ("hypothetical", "planned", "denied"):
        return None
    return phrase.below(entry, verb)


def _higher_verb(climb: Climb, noun: int) -> int | None:
    """Return the verb above a name or a day that a preposition may hang on by mistake.

    So in "petitioned the king for his freedom", "warned the firms on Friday of the seizure".
    """
    parse = climb.parse
    if climb.is_verbal(noun):
        return None
    head = parse.heads[noun]
    if parse.deps[noun] in ("dobj", "dative"):
        return head if parse.pos[head] == "VERB" else None
    if parse.deps[noun] == "pobj" and parse.pos[noun] == "PROPN":
        verb = parse.heads[head]
        return verb if parse.pos[verb] == "VERB" else _higher_verb(climb, verb)
    return None


def _before_what_comes(phrase: _Phrase) -> Verdict | None:
    climb = phrase.climb
    if phrase.word == "before" and climb.is_scheduled(phrase.token) and is_present(climb.parse, phrase.governor):
        return Verdict("planned", Ground.BEFORE_WHAT_COMES)
    return None


def _by_itself(phrase: _Phrase) -> Verdict | None:
    """What the preposition does, whatever it hangs on."""
    entry = phrase.climb.lexicon.get(phrase.word, "p")
    if entry is None:
        return None
    opens = phrase.preposition < phrase.governor and not phrase.climb.is_verbal(phrase.token)
    return _at(phrase, entry, phrase.word, phrase.governor, opens=opens)


def _of_object(phrase: _Phrase) -> Verdict | None:
    """Tell "issued a call for talks", where the parser hung the preposition on the verb."""
    climb = phrase.climb
    if not climb.is_verbal(phrase.governor) or climb.is_verbal(phrase.token):
        return None
    object_ = child(climb.parse, phrase.governor, "dobj", "nsubjpass")
    if object_ is None or object_ >= phrase.preposition:
        return None
    entry = climb.entry(object_, phrase.word)
    if entry is None or entry.effect in ("keeps", "claims"):
        return None
    return phrase.below(entry, object_)


def _of_verb(phrase: _Phrase) -> Verdict | None:
    """What hangs on a verb by a preposition that says nothing."""
    climb = phrase.climb
    if not climb.is_verbal(phrase.governor):
        return None
    if climb.is_verbal(phrase.token):
        alone = phrase.word in _BEFORE_OWN_CLAUSES
        return HAPPENED if alone else climb.of(phrase.governor, phrase.steps + 1)
    if phrase.word in _SHARING:
        return unlisted(climb, phrase.token, phrase.governor, phrase.steps, with_denied=False)
    return None


# The first that has a verdict decides.
_RULES: tuple[Rule, ...] = (
    _double,
    _none_of,
    _without_so_much_as,
    _of_governor,
    _of_particle,
    _of_higher_verb,
    _before_what_comes,
    _by_itself,
    _of_object,
    _of_verb,
)


def _at(phrase: _Phrase, entry: StatusWord, word: str, governor: int, *, opens: bool = False) -> Verdict:
    """Return what a preposition does; ``opens`` where a noun phrase with it opens the clause."""
    if entry.effect == "own":
        return HAPPENED
    above = phrase.climb.of(governor, phrase.steps + 1)
    if entry.effect == "keeps":
        return above if above.status in ("planned", "hypothetical") else HAPPENED
    if entry.effect == "denied":
        if above.status == "denied" and not opens:
            return Verdict(entry.negated, Ground.NEGATED_PREPOSITION, word)
        return Verdict("denied", Ground.GOVERNOR, word)
    return Verdict("planned" if entry.effect == "planned" else "hypothetical", Ground.GOVERNOR, word)
