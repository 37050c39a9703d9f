"""What grammar is not left to the model for: passives, hosts, things that do not act, and deeds of nobody."""

from __future__ import annotations

from collections.abc import Collection

from dragoman.extract.events.event_words import COUNTING
from dragoman.extract.events.party_slots import MODIFIERS, may_act, objects
from dragoman.extract.grammar.clauses import VERBAL, is_told_as_passive, subject_of
from dragoman.extract.grammar.heads import head_of
from dragoman.lexicon.events import load_event_words
from dragoman.lexicon.humans import is_human
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse, TokenRange

OWNING = MODIFIERS | {"poss"}
_NATURAL = words_of("events", "forces of nature")
_DENIALS = words_of("events", "mere denials")
_ACCUSATIONS = words_of("events", "accusations")
_SEATS = words_of("events", "where a body sits")


def verb_of(parse: Parse, trigger: int, verb: int | None) -> int | None:
    """Return the trigger where it is a verb that tells a deed by itself."""
    return trigger if parse.pos[trigger] in VERBAL and verb in (None, trigger) else None


def righted(
    parse: Parse, verb: int, actors: tuple[TokenRange, ...], recipients: tuple[TokenRange, ...]
) -> tuple[tuple[TokenRange, ...], tuple[TokenRange, ...]]:
    """Return the parties of a passive with its subject among those acted upon, whatever the model takes it for."""
    if not is_told_as_passive(parse, verb):
        return actors, recipients
    subject = subject_of(parse, verb)
    agents = objects(parse, verb, ("by",))
    if subject is None:
        return actors, recipients
    moved = tuple(each for each in actors if each.start <= subject < each.end)
    wrong = tuple(each for each in recipients if any(each.start <= agent < each.end for agent in agents))
    kept = tuple(each for each in actors if each not in moved)
    left = tuple(each for each in recipients if each not in wrong)
    return (*kept, *(each for each in wrong if each not in kept)), (
        *left,
        *(each for each in moved if each not in left),
    )


def with_host(
    parse: Parse, verb: int, parties: tuple[TokenRange, ...]
) -> tuple[tuple[TokenRange, ...], tuple[TokenRange, ...]]:
    """Return visitors and host of a verb of receiving: who receives is the recipient, as PLOVER has it."""
    if is_told_as_passive(parse, verb):
        hosts = set(objects(parse, verb, ("by",)))
    else:
        subject = subject_of(parse, verb)
        hosts = set() if subject is None else {subject}
    host = tuple(each for each in parties if any(each.start <= head < each.end for head in hosts))
    return tuple(each for each in dict.fromkeys(parties) if each not in host), tuple(dict.fromkeys(host))


def acting_part(parse: Parse, phrase: TokenRange, mentioned: Collection[TokenRange]) -> TokenRange | None:
    """Return the part of a phrase that names somebody: all of it, or whose a thing is ("Ukrainian drones"); or None.

    ``mentioned`` are the heads of mentions in tokens.
    """
    head = head_of(parse, *phrase)
    is_mention = any(each.start <= head < each.end for each in mentioned)
    is_named = any(phrase.start <= each.start and each.end <= phrase.end for each in mentioned)
    if is_mention or (is_named and not _is_deed(parse, head)) or _may_be_somebody(parse, head, phrase):
        return phrase
    owners = (
        token
        for token in range(*phrase)
        if token != head and parse.deps[token] in OWNING and parse.pos[token] != "PRON" and may_act(parse, token)
    )
    return next((TokenRange(token, token + 1) for token in owners), None)


def _is_deed(parse: Parse, noun: int) -> bool:
    return parse.pos[noun] == "NOUN" and bool(load_event_words().senses(parse.lemmas[noun].lower(), "n"))


def _may_be_somebody(parse: Parse, head: int, phrase: TokenRange) -> bool:
    """Tell whether a word names somebody by its form, or counts those that do: "tens of thousands of pensioners"."""
    lemma = parse.lemmas[head].lower()
    if lemma in COUNTING:
        return any(_may_be_somebody(parse, token, phrase) for token in range(head + 1, phrase.end))
    return not _is_deed(parse, head) and (may_act(parse, head) or is_human(lemma))


def is_natural(parse: Parse, trigger: int) -> bool:
    """Tell whether what a verb tells was done by nobody: "an earthquake struck the coast"."""
    subject = subject_of(parse, trigger) if parse.pos[trigger] in VERBAL else None
    if subject is None:
        return False
    words = (subject, *(below for below in parse.children[subject] if parse.deps[below] in MODIFIERS))
    return any(parse.lemmas[token].lower() in _NATURAL for token in words)


def is_mere_denial(parse: Parse, trigger: int, label: str) -> bool:
    """Tell whether somebody only says that something is not so: "denied that", "denied the allegations"."""
    if label != "REJECT" or parse.lemmas[trigger].lower() not in _DENIALS:
        return False
    below = parse.children[trigger]
    return any(
        parse.deps[token] in ("ccomp", "xcomp")
        or (parse.deps[token] == "dobj" and parse.lemmas[token].lower() in _ACCUSATIONS)
        for token in below
    )


def owns_a_place(parse: Parse, token: int) -> bool:
    """Tell whether a state is named for its place only: "in Norway's capital"."""
    return parse.deps[token] == "poss" and parse.lemmas[parse.heads[token]].lower() in _SEATS
