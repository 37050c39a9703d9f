"""Who acts and who is acted upon, as grammar tells it of a trigger: active, passive and nominal, with light verbs.

Token numbers of a ``Parse`` throughout. Which preposition or slot names whom, by type: docs/codebook/events.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.extract.events.labels import ACTOR, RECIPIENT, STATEMENT
from dragoman.extract.events.parties_of_nouns import of_noun
from dragoman.extract.events.parties_of_verbs import DEEPEST, of_verb
from dragoman.extract.events.party_slots import MUTUAL
from dragoman.extract.grammar.clauses import VERBAL, child, core_phrase, is_told_as_passive
from dragoman.extract.grammar.heads import spread
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse


@dataclass(frozen=True, slots=True)
class Parties:
    """Heads of the phrases that name actors and recipients, in reading order, each once."""

    actors: tuple[int, ...]
    recipients: tuple[int, ...]

    def by_token(self, parse: Parse) -> dict[int, int]:
        """Return the tokens of the phrases with their role."""
        roles: dict[int, int] = {}
        for heads, role in ((self.recipients, RECIPIENT), (self.actors, ACTOR)):
            for head in heads:
                for token in range(*core_phrase(parse, head)):
                    roles[token] = role
        return roles


def parties_of(parse: Parse, trigger: int, label: str, verb: int | None = None) -> Parties:
    """Return the parties of an event of a type that a word tells; ``verb`` is the light verb of the word, if any."""
    is_verb = parse.pos[trigger] in VERBAL
    actors, recipients = of_verb(parse, trigger, label) if is_verb else of_noun(parse, trigger, label, verb)
    actors, recipients = _shared(parse, trigger, label, actors, recipients)
    actor_heads = _all(parse, actors, trigger)
    kept = set(actor_heads)
    return Parties(actor_heads, tuple(head for head in _all(parse, recipients, trigger) if head not in kept))


def _shared(
    parse: Parse, trigger: int, label: str, actors: list[int], recipients: list[int]
) -> tuple[list[int], list[int]]:
    """Return the parties as the type shares them out: a visitor acts, those who fight or meet each other all do."""
    lemma = parse.lemmas[trigger].lower()
    if label == STATEMENT:
        return actors, []
    if lemma in RECEIVING and parse.pos[trigger] in VERBAL and not is_told_as_passive(parse, trigger):
        return (recipients, actors) if label == "CONSULT" and recipients else (actors, recipients)
    if lemma in FIGHTING:
        together = [head for head in recipients if _hangs_on(parse, head, TOGETHER)]
    elif label in MUTUAL and lemma not in VISITING:
        together = [head for head in recipients if label == "CONSULT" or _hangs_on(parse, head, TOGETHER)]
    else:
        return actors, recipients
    return [*actors, *together], [head for head in recipients if head not in together]


# Words of going somewhere, or of standing between others: who is gone to or stood between is the recipient.
VISITING = words_of("events", "verbs of visiting")
FIGHTING = words_of("events", "nouns of fighting") | words_of("events", "verbs of fighting")
RECEIVING = words_of("events", "verbs of receiving")
TOGETHER = words_of("events", "prepositions of doing together")


def _hangs_on(parse: Parse, head: int, names: frozenset[str]) -> bool:
    return parse.deps[head] == "pobj" and parse.lower[parse.heads[head]] in names


def _all(parse: Parse, heads: Iterable[int], trigger: int) -> tuple[int, ...]:
    """Return heads with their conjuncts in reading order, without the trigger itself."""
    return tuple(sorted(spread(parse, heads, _beside, left_out=(trigger,))))


def _beside(parse: Parse, head: int) -> Iterator[int]:
    """Yield the conjuncts of a noun, and appositions that are one more of a list."""
    for below in parse.children[head]:
        if parse.deps[below] == "conj" or (parse.deps[below] == "appos" and _is_listed(parse, below)):
            yield below


def _is_listed(parse: Parse, token: int) -> bool:
    """Tell whether an apposition is one of a list: "the King, the Emir and the premier"."""
    for _ in range(DEEPEST):
        if child(parse, token, "conj") is not None:
            return True
        below = child(parse, token, "appos")
        if below is None:
            return False
        token = below
    return False
