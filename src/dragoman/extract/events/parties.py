"""Who acts and who is acted upon, as grammar tells it of a trigger: active, passive and nominal, with light verbs.

Token numbers of a ``Parse`` throughout. Which preposition or slot names whom, by type: docs/codebook/events.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.extract.events.event_words import COUNTING
from dragoman.extract.events.labels import ACTOR, RECIPIENT, STATEMENT
from dragoman.extract.grammar.clauses import VERBAL, child, is_passive, subject_of
from dragoman.lexicon.humans import is_human
from dragoman.model import Parse, TokenRange

# Types whose parties do it together: a "with" or "and" party is one more actor.
MUTUAL = frozenset({"CONSULT", "COOPERATE"})
# Types whose noun names the one acted upon with "of": "the arrest of", "the killing of", "the release of".
ACTED_ON = frozenset({"COERCE", "ASSAULT", "RETREAT", "AID", "SANCTION", "ACCUSE", "SUPPORT", "REJECT", "MOBILIZE"})
# What a recipient hangs on, the likeliest first; whatever the type.
TOWARDS = ("against", "on", "upon", "to", "for", "with", "from", "towards", "toward", "at", "over", "into", "in", "of")
TOWARDS_BY_TYPE = {
    "CONSULT": ("with", "to", "between", "among"),
    "COOPERATE": ("with", "to", "between"),
    "AGREE": ("with", "to", "for"),
    "SUPPORT": ("for", "with", "to", "of"),
    "AID": ("to", "for", "into", "from", "of"),
    "RETREAT": ("from", "to", "of"),
    "CONCEDE": ("to", "on", "against", "for", "with", "of", "from"),
    "REQUEST": ("from", "to", "on", "of", "for", "against", "with"),
    "ACCUSE": ("against", "into", "to", "of", "on", "at", "over", "for"),
    "REJECT": ("from", "by", "of", "with", "to", "for", "on"),
    "THREATEN": ("against", "to", "on", "with", "at", "of"),
    "PROTEST": ("against", "outside", "at", "over", "with", "to", "by", "of"),
    "SANCTION": ("on", "against", "to", "from", "with", "of"),
    "MOBILIZE": ("against", "towards", "toward", "at"),
    "COERCE": ("in", "on", "against", "of", "from", "to", "at"),
    "ASSAULT": ("against", "on", "at", "in", "with", "into", "of", "near"),
}
# Types that are done to things as well: villages, boats, newspapers.
TAKING_THINGS = frozenset({"ASSAULT", "COERCE"})
# Types that send somebody to others, who are the recipients.
SENDING = frozenset({"AID", "COOPERATE"})
WITHDRAWING = frozenset("withdraw pull evacuate remove recall".split())
_WEAPONS = frozenset(
    "bomb rocket missile grenade shell fire stone shot mortar round artillery bullet drone gas projectile".split()
)
# Types told by verbs whose party may stand in the clause they take: "demanded that Peru stop".
TOLD = frozenset({"REQUEST", "THREATEN", "REJECT", "PROTEST", "ACCUSE", "AGREE"})
_MODIFIERS = frozenset({"amod", "compound", "nmod"})
# Participles that say of an event who is in it or behind it.
HOLDING = frozenset(
    "attend hold host convene organize organise sponsor mediate broker chair conduct carry launch lead stage mount "
    "commit perpetrate claim issue sign".split()
)
_CUT = frozenset({"relcl", "acl", "appos", "advcl", "parataxis", "ccomp", "punct", "cc", "conj", "prep", "case", "dep"})


# Nouns for bodies of people and states that act, beside those that the lexicon of people has.
_BODIES = frozenset(
    "troop force rebel guerrilla militia faction militant gunman regime state country nation bank navy republic "
    "kingdom capital bloc alliance movement opposition cabinet junta administration authority embassy mission "
    "consulate brigade battalion unit regiment command network channel newspaper firm tribe clan crowd public "
    "population voter farmer civilian hostage detainee prisoner exile inmate captive pirate jihadist separatist "
    "secretariat senate assembly legislature chamber tribunal judiciary church mosque university ngo charity "
    "nun monk migrant refugee insurgent cleric fisherman trader pilgrim convict suspect graduate".split()
)
# Clauses within clauses, and appositions of appositions, that are followed.
_DEEPEST = 12
_PERSONS = frozenset("he him she her it they them who whom we us i me you everyone".split())
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december day week month year weekend morning afternoon evening night hour minute "
    "today tomorrow yesterday tonight eve anniversary easter christmas ramadan spring summer autumn winter decade "
    "century time".split()
)


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
                for token in range(*phrase_of(parse, head)):
                    roles[token] = role
        return roles


def phrase_of(parse: Parse, head: int) -> TokenRange:
    """Return the noun phrase of a head without clauses, appositions and conjuncts; "of" phrases are part of it."""
    start, end = parse.edges[head]
    for below in parse.children[head]:
        left, right = parse.edges[below]
        if (
            below > head
            and parse.deps[below] in _CUT
            and not (parse.deps[below] == "prep" and parse.lower[below] == "of")
        ):
            end = min(end, left)
        elif below < head and parse.deps[below] in ("relcl", "advcl", "parataxis", "ccomp"):
            start = max(start, right)
    return TokenRange(start, max(end, head + 1))


def parties_of(parse: Parse, trigger: int, label: str, verb: int | None = None) -> Parties:
    """Return the parties of an event of a type that a word tells; ``verb`` is the light verb of the word, if any."""
    is_verb = parse.pos[trigger] in VERBAL
    actors, recipients = _of_verb(parse, trigger, label) if is_verb else _of_noun(parse, trigger, label, verb)
    lemma = parse.lemmas[trigger].lower()
    if label == STATEMENT:
        recipients = []
    elif lemma in RECEIVING and is_verb and not _is_passive(parse, trigger):
        actors, recipients = (recipients, actors) if label == "CONSULT" and recipients else (actors, recipients)
    elif label in MUTUAL and lemma not in VISITING:
        together = [head for head in recipients if label == "CONSULT" or _hangs_on(parse, head, TOGETHER)]
        actors, recipients = [*actors, *together], [head for head in recipients if head not in together]
    actor_heads = _spread(parse, actors, trigger)
    kept = set(actor_heads)
    return Parties(actor_heads, tuple(head for head in _spread(parse, recipients, trigger) if head not in kept))


# Words of going somewhere, or of standing between others: who is gone to or stood between is the recipient.
VISITING = frozenset(
    "visit tour arrive travel fly trip stay invite mediate mediation broker reconcile bring send".split()
)
RECEIVING = frozenset("host receive welcome greet".split())
TOGETHER = frozenset({"with", "between", "among", "alongside", "by"})


def _hangs_on(parse: Parse, head: int, names: frozenset[str]) -> bool:
    return parse.deps[head] == "pobj" and parse.lower[parse.heads[head]] in names


def _of_verb(parse: Parse, verb: int, label: str) -> tuple[list[int], list[int]]:
    actors: list[int] = []
    recipients: list[int] = []
    subject = _acting(parse, verb)
    if _is_passive(parse, verb) and label in ("MOBILIZE", "STATEMENT"):
        # "Officers were sent": they are the ones who move.
        return [] if subject is None else [subject], _towards(parse, [verb], label)
    if _is_passive(parse, verb):
        recipients += [] if subject is None else _party_of(parse, subject, label)
        actors += _objects(parse, verb, ("by",))
        things = [] if subject is None or subject > verb else [subject]
    else:
        actors += [] if subject is None else [subject]
        things = _direct_objects(parse, verb)
        if label in SENDING or parse.lemmas[verb].lower() in WITHDRAWING:
            recipients += _sent_to(parse, verb, things)
        elif label == "ASSAULT" and any(parse.lemmas[thing].lower() in _WEAPONS for thing in things):
            recipients += [
                thing for name in ("on", "at", "against", "into") for thing in _objects(parse, verb, (name,))
            ][:1]
        if not recipients and label != "MOBILIZE":
            for thing in things:
                recipients += _party_of(parse, thing, label)
    recipients = recipients or _towards(parse, [verb, *things], label)
    if not recipients and label in TOLD:
        recipients = _of_what_is_said(parse, verb, label)
    if not recipients and label == "THREATEN":
        recipients = _of_condition(parse, verb)
    if not actors and not _is_passive(parse, verb):
        actors = _from_above(parse, verb)
    return actors, recipients


def _sent_to(parse: Parse, verb: int, things: list[int]) -> list[int]:
    """Return to whom somebody or something is sent or given, or from whom withdrawn; none where persons are named."""
    if any(parse.pos[thing] in ("PROPN", "PRON") for thing in things):
        return []
    names = ("from", "of") if parse.lemmas[verb].lower() in WITHDRAWING else ("to",)
    anchors = [verb, *things]
    anchors += [below for below in parse.children[verb] if parse.lower[below] == "out"]
    return [each for token in anchors for each in _objects(parse, token, names) if _may_act(parse, each)]


def _of_what_is_said(parse: Parse, verb: int, label: str, depth: int = 0) -> list[int]:
    """Return who is to act, or acted upon, in the clause that a verb of asking, refusing or threatening takes."""
    if depth > _DEEPEST:
        return []
    for below in parse.children[verb]:
        if (
            parse.deps[below] not in ("xcomp", "ccomp", "advcl", "acl")
            or parse.pos[below] not in VERBAL
            or below < verb
        ):
            continue
        if parse.deps[below] == "advcl" and child(parse, below, "mark", "advmod") is not None:
            continue
        subject = child(parse, below, "nsubj", "nsubjpass")
        if subject is not None and parse.pos[subject] != "PRON" and _may_act(parse, subject):
            return [subject]
        things = _direct_objects(parse, below)
        found = [party for thing in things for party in _party_of(parse, thing, label)]
        found = found or _towards(parse, [below, *things], label) or _of_what_is_said(parse, below, label, depth + 1)
        if found:
            return found
    return []


def _of_condition(parse: Parse, verb: int, depth: int = 0) -> list[int]:
    """Return who is to do what a threat demands: "unless Peru frees the men"."""
    if depth > _DEEPEST:
        return []
    for below in parse.children[verb]:
        if parse.deps[below] in ("xcomp", "ccomp"):
            found = _of_condition(parse, below, depth + 1)
            if found:
                return found
        elif parse.deps[below] == "advcl":
            mark = child(parse, below, "mark")
            subject = child(parse, below, "nsubj")
            if mark is None or subject is None or parse.lower[mark] not in ("if", "unless", "until"):
                continue
            if parse.pos[subject] != "PRON" and _may_act(parse, subject):
                return [subject]
    return []


def _from_above(parse: Parse, token: int) -> list[int]:
    """Return the subject of the nearest verb above a word that has one who may act."""
    for _ in range(6):
        head = parse.heads[token]
        if head == token or parse.deps[token] in ("nsubj", "nsubjpass", "relcl", "parataxis"):
            return []
        if parse.deps[token] == "amod" and parse.tags[token] == "VBG":
            return [head]
        if parse.pos[head] in VERBAL and not _is_passive(parse, head):
            subject = _acting(parse, head)
            if subject is not None:
                return [subject] if _may_act(parse, subject) else []
        token = head
    return []


def _party_of(parse: Parse, noun: int, label: str) -> list[int]:
    """Return the party that an object is, or whose it is: "Peru's decision", "the call by Peru", "Western calls"."""
    if _may_act(parse, noun):
        return [noun]
    if parse.lemmas[noun].lower() in COUNTING:
        counted = [each for each in _objects(parse, noun, ("of",)) if _may_act(parse, each)]
        if counted:
            return counted
    if label == "ASSAULT" and not _is_time(parse, noun):
        return [noun]
    owner = child(parse, noun, "poss")
    if owner is not None and parse.pos[owner] != "PRON" and _may_act(parse, owner):
        return [owner]
    behind = _towards(parse, [noun], label)
    if behind or label in MUTUAL:
        return behind
    if label == "COERCE":
        inner = [each for each in _objects(parse, noun, ("of", "with")) if _may_act(parse, each)]
        return inner or ([] if _is_time(parse, noun) else [noun])
    for names in (("by",), ("between",), ("from",), ("of",)):
        inner = [each for each in _objects(parse, noun, names) if _may_act(parse, each)]
        if inner:
            return inner
    return [below for below in parse.children[noun] if parse.deps[below] in _MODIFIERS and _may_act(parse, below)]


def _towards(parse: Parse, tokens: list[int], label: str) -> list[int]:
    """Return the objects of the likeliest preposition below some words that names a party."""
    for name in TOWARDS_BY_TYPE.get(label, TOWARDS):
        found = [each for token in tokens for each in _objects(parse, token, (name,)) if _may_act(parse, each)]
        if found:
            return found
    for name in TOWARDS_BY_TYPE.get(label, TOWARDS):
        things = [each for token in tokens for each in _objects(parse, token, (name,)) if not _is_time(parse, each)]
        for thing in things:
            owners = [child(parse, thing, "poss"), *_objects(parse, thing, ("of",))]
            owners += [below for below in parse.children[thing] if parse.deps[below] in _MODIFIERS]
            for owner in owners:
                if owner is not None and parse.pos[owner] != "PRON" and _may_act(parse, owner):
                    return [owner]
    return []


def _may_act(parse: Parse, token: int) -> bool:
    """Tell whether a word names somebody, by its form: a name, people, a body, a nationality."""
    pos = parse.pos[token]
    if pos == "PROPN":
        return parse.lower[token] not in _TIMES
    if pos == "PRON":
        return parse.lower[token] in _PERSONS
    if pos == "ADJ":
        return parse.words[token][:1].isupper() or parse.lower[token] in ("poor", "wounded", "displaced", "homeless")
    lemma = parse.lemmas[token].lower()
    return pos == "NOUN" and (lemma in _BODIES or is_human(lemma))


def _is_time(parse: Parse, token: int) -> bool:
    return parse.lower[token] in _TIMES or parse.lemmas[token].lower() in _TIMES


def _acting(parse: Parse, verb: int) -> int | None:
    """Return the subject of a verb: also who is asked, accused or stopped, and who says what "it" will do."""
    controller = _controller(parse, verb)
    if controller is not None:
        return controller
    subject = subject_of(parse, verb)
    if subject is None or parse.lower[subject] not in ("it", "he", "she", "they"):
        return subject
    clause = parse.heads[subject]
    for _ in range(2):
        if parse.deps[clause] != "conj":
            break
        clause = parse.heads[clause]
    above = parse.heads[clause]
    if parse.deps[clause] != "ccomp" or parse.pos[above] not in VERBAL or _is_passive(parse, above):
        return subject
    speaker = subject_of(parse, above)
    if speaker is None or parse.pos[speaker] == "PRON" or not _may_act(parse, speaker):
        return subject
    many = parse.tags[speaker] in ("NNS", "NNPS") or child(parse, speaker, "conj") is not None
    return subject if many and parse.lower[subject] != "they" else speaker


def _controller(parse: Parse, verb: int) -> int | None:
    """Return who is called on to do something, or accused of, thanked for or kept from doing it."""
    if child(parse, verb, "nsubj", "nsubjpass") is not None:
        return None
    label, above = parse.deps[verb], parse.heads[verb]
    if label == "pcomp" and parse.lower[above] in ("of", "for", "from"):
        above = parse.heads[above]
        if parse.pos[above] in VERBAL and not _is_passive(parse, above):
            return next((each for each in _direct_objects(parse, above) if _may_act(parse, each)), None)
    elif label in ("xcomp", "advcl") and parse.lemmas[above].lower() in ("call", "appeal", "plead", "prevail"):
        return next(iter(_objects(parse, above, ("on", "upon", "to", "with"))), None)
    return None


def _direct_objects(parse: Parse, verb: int) -> list[int]:
    found = []
    for below in parse.children[verb]:
        if parse.deps[below] in ("dobj", "dative", "iobj"):
            inner = _object(parse, below) if parse.pos[below] == "ADP" else below
            if inner is not None:
                found.append(inner)
        elif parse.deps[below] == "ccomp" and parse.tags[below] == "VB" and child(parse, below, "mark") is None:
            # "urged the envoy to go": the parser makes the envoy the subject of the infinitive.
            urged = child(parse, below, "nsubj", "nsubjpass")
            found += [] if urged is None or urged < verb else [urged]
    return found


def _is_passive(parse: Parse, verb: int) -> bool:
    if is_passive(parse, verb):
        # With an object and no auxiliary the parser took an active verb for a passive.
        return child(parse, verb, "auxpass", "agent") is not None or child(parse, verb, "dobj") is None
    return parse.tags[verb] == "VBN" and parse.deps[verb] in ("acl", "amod") and child(parse, verb, "dobj") is None


def _of_noun(parse: Parse, noun: int, label: str, verb: int | None) -> tuple[list[int], list[int]]:
    actors: list[int] = []
    recipients: list[int] = []
    owner = child(parse, noun, "poss")
    of = [each for each in _objects(parse, noun, ("of",)) if label in TAKING_THINGS or _may_act(parse, each)]
    between = _objects(parse, noun, ("between", "among", "involving"))
    modifiers = [
        below
        for below in parse.children[noun]
        if parse.deps[below] in _MODIFIERS
        and (parse.pos[below] == "PROPN" or _is_nationality(parse, below))
        and not _is_time(parse, below)
    ]
    actors += _objects(parse, noun, ("by",))
    for below in parse.children[noun]:
        # "A meeting attended by", "an attack carried out by".
        if parse.deps[below] == "acl" and parse.tags[below] == "VBN" and parse.lemmas[below].lower() in HOLDING:
            actors += _objects(parse, below, ("by",))
    if owner is not None and not _is_time(parse, owner):
        actors.append(owner)
    actors += modifiers
    if of:
        (recipients if label in ACTED_ON or actors else actors).extend(of)
    lender = verb if verb is not None and verb != noun else _lender(parse, noun)
    if lender is not None and not between:
        subject = subject_of(parse, lender)
        passive = _is_passive(parse, lender)
        if subject is not None and subject != noun and not passive:
            actors[:0] = [subject]
        actors += _objects(parse, lender, ("by",)) if passive else []
        recipients += [below for below in parse.children[lender] if parse.deps[below] == "dative" and below != noun]
    actors += between
    anchors = [noun] if lender is None else [noun, lender]
    if not recipients:
        recipients = _towards(parse, anchors, label)
    if not recipients and label in TAKING_THINGS:
        recipients = [
            thing
            for name in TOWARDS_BY_TYPE[label]
            for anchor in anchors
            for thing in _objects(parse, anchor, (name,))
            if not _is_time(parse, thing)
        ][:1]
    if not recipients and label in TOLD:
        recipients = _of_what_is_said(parse, noun, label)
    if not recipients and lender is not None:
        recipients = [each for each in _direct_objects(parse, lender) if each != noun and _may_act(parse, each)]
    if not actors and label != "ASSAULT":
        # Who speaks of an attack is rarely the attacker.
        actors = _from_above(parse, noun)
    return actors, [head for head in recipients if head not in between and head != noun]


def _lender(parse: Parse, noun: int) -> int | None:
    """Return the verb whose subject acts in what the noun tells, or None."""
    token, label = noun, parse.deps[noun]
    if label == "pobj" and parse.deps[parse.heads[noun]] == "prep":
        token = parse.heads[noun]
        if parse.lower[token] not in ("on", "in", "into", "to", "for", "with"):
            return None
    elif label not in ("dobj", "nsubjpass", "oprd", "conj", "attr"):
        return None
    head = parse.heads[token]
    if label == "conj":
        return _lender(parse, head) if parse.pos[head] == "NOUN" else None
    return head if parse.pos[head] in VERBAL else None


def _is_nationality(parse: Parse, token: int) -> bool:
    return parse.pos[token] == "ADJ" and parse.words[token][:1].isupper()


def _objects(parse: Parse, token: int, names: Iterable[str]) -> list[int]:
    wanted = set(names)
    found = []
    for below in parse.children[token]:
        if parse.deps[below] in ("prep", "agent", "dative") and parse.lower[below] in wanted:
            inner = _object(parse, below)
            if inner is not None:
                found.append(inner)
    return found


def _object(parse: Parse, preposition: int) -> int | None:
    return child(parse, preposition, "pobj")


def _spread(parse: Parse, heads: Iterable[int], trigger: int) -> tuple[int, ...]:
    """Add the conjuncts of heads, resolve relative pronouns to their nouns, drop the trigger itself."""
    found: dict[int, None] = {}
    pending = list(heads)
    while pending:
        head = pending.pop(0)
        if parse.lower[head] in ("who", "which", "that", "whom") and parse.tags[head] in ("WP", "WDT"):
            clause = parse.heads[head]
            if parse.deps[clause] == "relcl":
                head = parse.heads[clause]
        if head in found or head == trigger:
            continue
        found[head] = None
        pending += [
            below
            for below in parse.children[head]
            if parse.deps[below] == "conj" or (parse.deps[below] == "appos" and _is_listed(parse, below))
        ]
    return tuple(sorted(found))


def _is_listed(parse: Parse, token: int) -> bool:
    """Tell whether an apposition is one of a list: "the King, the Emir and the premier"."""
    for _ in range(_DEEPEST):
        if child(parse, token, "conj") is not None:
            return True
        below = child(parse, token, "appos")
        if below is None:
            return False
        token = below
    return False
