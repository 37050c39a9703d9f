"""Who acts and who is acted upon, of a verb: active, passive, and in the clauses that it takes."""

from __future__ import annotations

from dragoman.extract.events.party_slots import direct_objects, is_named_actor, may_act, objects, party_of, towards
from dragoman.extract.grammar.clauses import VERBAL, child, is_told_as_passive, subject_of
from dragoman.extract.grammar.heads import arcs_up
from dragoman.extract.grammar.verbs import own_subject_of
from dragoman.lexicon.word_sorts import ordered_words_of, words_of
from dragoman.model import Parse

# Types that send somebody to others, who are the recipients.
SENDING = frozenset({"AID", "COOPERATE"})
WITHDRAWING = words_of("events", "verbs of withdrawing")
_WEAPONS = words_of("events", "weapons")
_TARGETS = ordered_words_of("events", "prepositions of targets")
_LEAVING = words_of("events", "prepositions of leaving")
_SPEAKING = words_of("events", "pronouns of speakers")
_CONDITIONS = words_of("events", "marks of conditions")
_CHARGED = words_of("events", "prepositions of what is charged")
_CALLING = words_of("events", "verbs of calling on")
_CALLED_ON = words_of("events", "prepositions of calling on")
# Types told by verbs whose party may stand in the clause they take: "demanded that Peru stop".
TOLD = frozenset({"REQUEST", "THREATEN", "REJECT", "PROTEST", "ACCUSE", "AGREE"})
# Clauses within clauses, and appositions of appositions, that are followed.
DEEPEST = 12


def of_verb(parse: Parse, verb: int, label: str) -> tuple[list[int], list[int]]:
    """Return the heads that name actors and recipients of what a verb tells, of a type."""
    subject = _acting(parse, verb)
    if is_told_as_passive(parse, verb):
        actors, recipients, things = _of_passive(parse, verb, label, subject)
        if label in ("MOBILIZE", "STATEMENT"):
            return actors, recipients
    else:
        things = direct_objects(parse, verb)
        actors = [] if subject is None else [subject]
        recipients = _of_active(parse, verb, label, things)
    recipients = (
        recipients
        or towards(parse, [verb, *things], label)
        or (of_what_is_said(parse, verb, label) if label in TOLD else [])
        or (_of_condition(parse, verb) if label == "THREATEN" else [])
    )
    if not actors and not is_told_as_passive(parse, verb):
        actors = from_above(parse, verb)
    return actors, recipients


def _of_passive(parse: Parse, verb: int, label: str, subject: int | None) -> tuple[list[int], list[int], list[int]]:
    """Return the actors and recipients that a passive names, and the thing it is done to."""
    acted_on = [] if subject is None else [subject]
    if label in ("MOBILIZE", "STATEMENT"):
        # "Officers were sent": they are the ones who move.
        return acted_on, towards(parse, [verb], label), []
    recipients = [party for thing in acted_on for party in party_of(parse, thing, label)]
    return objects(parse, verb, ("by",)), recipients, [thing for thing in acted_on if thing < verb]


def _of_active(parse: Parse, verb: int, label: str, things: list[int]) -> list[int]:
    """Return the recipients among and behind the objects of an active verb."""
    recipients: list[int] = []
    if label in SENDING or parse.lemmas[verb].lower() in WITHDRAWING:
        recipients = _sent_to(parse, verb, things)
    elif label == "ASSAULT" and any(parse.lemmas[thing].lower() in _WEAPONS for thing in things):
        targets = (thing for name in _TARGETS for thing in objects(parse, verb, (name,)))
        recipients = list(targets)[:1]
    if recipients or label == "MOBILIZE":
        return recipients
    return [party for thing in things for party in party_of(parse, thing, label)]


def _sent_to(parse: Parse, verb: int, things: list[int]) -> list[int]:
    """Return to whom somebody or something is sent or given, or from whom withdrawn; none where persons are named."""
    if any(parse.pos[thing] in ("PROPN", "PRON") for thing in things):
        return []
    names = _LEAVING if parse.lemmas[verb].lower() in WITHDRAWING else ("to",)
    anchors = [verb, *things]
    anchors += [below for below in parse.children[verb] if parse.lower[below] == "out"]
    return [each for token in anchors for each in objects(parse, token, names) if may_act(parse, each)]


def of_what_is_said(parse: Parse, verb: int, label: str, depth: int = 0) -> list[int]:
    """Return who is to act, or acted upon, in the clause that a verb of asking, refusing or threatening takes."""
    if depth > DEEPEST:
        return []
    for below in parse.children[verb]:
        if below < verb or not _is_what_is_said(parse, below):
            continue
        subject = own_subject_of(parse, below)
        if subject is not None and is_named_actor(parse, subject):
            return [subject]
        things = direct_objects(parse, below)
        found = [party for thing in things for party in party_of(parse, thing, label)]
        found = found or towards(parse, [below, *things], label) or of_what_is_said(parse, below, label, depth + 1)
        if found:
            return found
    return []


def _is_what_is_said(parse: Parse, clause: int) -> bool:
    """Tell a clause that a verb takes, but not one that is opened by "after", "when"."""
    if parse.deps[clause] not in ("xcomp", "ccomp", "advcl", "acl") or parse.pos[clause] not in VERBAL:
        return False
    return parse.deps[clause] != "advcl" or child(parse, clause, "mark", "advmod") is None


def _of_condition(parse: Parse, verb: int, depth: int = 0) -> list[int]:
    """Return who is to do what a threat demands: "unless Peru frees the men"."""
    if depth > DEEPEST:
        return []
    for below in parse.children[verb]:
        if parse.deps[below] in ("xcomp", "ccomp"):
            found = _of_condition(parse, below, depth + 1)
            if found:
                return found
        elif parse.deps[below] == "advcl":
            mark = child(parse, below, "mark")
            subject = child(parse, below, "nsubj")
            if mark is None or subject is None or parse.lower[mark] not in _CONDITIONS:
                continue
            if is_named_actor(parse, subject):
                return [subject]
    return []


def from_above(parse: Parse, token: int) -> list[int]:
    """Return the subject of the nearest verb above a word that has one who may act."""
    for below, head in arcs_up(parse, token, most=6):
        if parse.deps[below] in ("nsubj", "nsubjpass", "relcl", "parataxis"):
            return []
        if parse.deps[below] == "amod" and parse.tags[below] == "VBG":
            return [head]
        if parse.pos[head] in VERBAL and not is_told_as_passive(parse, head):
            subject = _acting(parse, head)
            if subject is not None:
                return [subject] if may_act(parse, subject) else []
    return []


def _acting(parse: Parse, verb: int) -> int | None:
    """Return the subject of a verb: also who is asked, accused or stopped, and who says what "it" will do."""
    controller = _controller(parse, verb)
    if controller is not None:
        return controller
    subject = subject_of(parse, verb)
    if subject is None or parse.lower[subject] not in _SPEAKING:
        return subject
    clause = parse.heads[subject]
    for _ in range(2):
        if parse.deps[clause] != "conj":
            break
        clause = parse.heads[clause]
    above = parse.heads[clause]
    if parse.deps[clause] != "ccomp" or parse.pos[above] not in VERBAL or is_told_as_passive(parse, above):
        return subject
    speaker = subject_of(parse, above)
    if speaker is None or not is_named_actor(parse, speaker):
        return subject
    many = parse.tags[speaker] in ("NNS", "NNPS") or child(parse, speaker, "conj") is not None
    return subject if many and parse.lower[subject] != "they" else speaker


def _controller(parse: Parse, verb: int) -> int | None:
    """Return who is called on to do something, or accused of, thanked for or kept from doing it."""
    if own_subject_of(parse, verb) is not None:
        return None
    label, above = parse.deps[verb], parse.heads[verb]
    if label == "pcomp" and parse.lower[above] in _CHARGED:
        above = parse.heads[above]
        if parse.pos[above] in VERBAL and not is_told_as_passive(parse, above):
            return next((each for each in direct_objects(parse, above) if may_act(parse, each)), None)
    elif label in ("xcomp", "advcl") and parse.lemmas[above].lower() in _CALLING:
        return next(iter(objects(parse, above, _CALLED_ON)), None)
    return None
