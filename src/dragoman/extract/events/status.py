"""Whether what a word tells happened, is planned, is only thought of, is denied, or lies long back.

Rules on the syntax at and above the word, with the words of ``status_words.tsv``; set out in
docs/codebook/event-status.md. Token numbers of a ``Parse`` throughout.
"""

from __future__ import annotations

from typing import NamedTuple

from dragoman.extract.events.status_mood import (
    OPEN_MODALS,
    WILL,
    WOULD,
    has_mark,
    has_to,
    is_after_comma,
    is_asked_whether,
    is_bare,
    is_comment,
    is_condition,
    is_definite,
    is_few_if_any,
    is_finite,
    is_imperative,
    is_inverted_had,
    is_inverted_were,
    is_passed_over,
    is_past,
    is_present,
    is_question,
    is_ranked,
    is_subjunctive,
    is_unreal,
)
from dragoman.extract.events.status_negation import is_false_tale, is_negated, is_nobody
from dragoman.extract.events.status_time import background_above, background_of, is_before_what_comes, is_programme
from dragoman.extract.grammar.clauses import VERBAL, child
from dragoman.lexicon.status import StatusWord, load_status_words
from dragoman.model import Parse, Status


class Verdict(NamedTuple):
    """A status and what decided it, in a few words; no words where nothing speaks against "happened"."""

    status: Status
    reason: str


HAPPENED = Verdict("happened", "")
# Longest way up from a trigger, in governors. Longer ways lead through mistakes of the parser.
MAX_STEPS = 10
PENDING = frozenset({"when", "once", "until", "till", "before", "whenever"})
PLANNED_ADJECTIVES = frozenset(
    "upcoming planned scheduled forthcoming coming future imminent impending pending next expected promised "
    "postponed delayed intended looming agreed-upon".split()
)
OPEN_ADJECTIVES = frozenset(
    "possible potential likely proposed threatened hypothetical would-be eventual conceivable prospective suggested "
    "feared unlikely mooted any".split()
)
DENIED_ADJECTIVES = frozenset(
    "foiled thwarted averted cancelled canceled aborted abandoned scrapped non-existent nonexistent called-off".split()
)
PAST_ADJECTIVES = frozenset("previous past former historic historical bygone long-ago earlier".split())
# Whose deed, told in the present, is no more than thought of: "anyone who attacks will be sunk".
WHOEVER = frozenset("anyone anybody whoever everyone everybody any".split())
LATER = frozenset("later eventually subsequently".split())
_CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "csubj", "csubjpass", "parataxis", "dep"})
# Verbs whose object, a request or an offer, is thereby taken up: "accepted an invitation to visit".
_TAKING_UP = frozenset("accept approve grant heed honour honor pass adopt".split())
# Causatives, after which the parser takes a bare infinitive for a present tense: "did not let them go".
_CAUSATIVES = frozenset("let make have help see watch".split())


def status_of(
    parse: Parse, trigger: int, report_year: int | None = None, verb: int | None = None
) -> tuple[Status, str]:
    """Return the status of what a verb, noun or adjective tells, and the words that decided it.

    Inside reported speech it is the status that the speaker gives it. ``verb`` is the light verb of a noun ("held
    talks", "offered condolences"), where there is one: what it does to other nouns is then left out of account.
    Years lie back where they are at least two before ``report_year``; without one, where the syntax says so.
    The reason is empty where nothing speaks against "happened".
    """
    verdict = _Reader(parse, report_year, None if verb == trigger else verb).of(trigger, 0)
    if verdict.status == "happened" and parse.heads[trigger] != trigger:
        false = is_false_tale(parse, trigger)
        if false:
            return Verdict("denied", f"called '{false}'")
        back = background_above(parse, trigger, report_year)
        if back:
            return Verdict("background", back)
    return verdict


class _Reader:
    """Climbs from a token of one parse to what governs it."""

    def __init__(self, parse: Parse, report_year: int | None, light: int | None) -> None:
        self.parse = parse
        self.year = report_year
        self.light = light
        self.lexicon = load_status_words()

    def of(self, token: int, steps: int) -> Verdict:
        """Return the status of what a token tells."""
        if steps > MAX_STEPS:
            return HAPPENED
        if self.parse.pos[token] in VERBAL:
            return self._of_verb(token, steps)
        return self._of_noun(token, steps)

    # Verbs

    def _of_verb(self, verb: int, steps: int) -> Verdict:
        parse = self.parse
        marks = self._marked(verb)
        above = self._above_verb(verb, steps)
        verdict = above
        if is_question(parse, marks) and above.status == "happened":
            verdict = Verdict("hypothetical", "question")
        if marks != verb and parse.deps[verb] == "conj" and verdict.status == "happened" and steps == 0:
            verdict = above
        modal = self._modal(marks)
        if modal is not None and verdict.status in ("happened", "planned"):
            # What somebody is said to have promised he would do stays planned.
            if not (verdict.status == "planned" and modal.reason == "modal 'would'"):
                verdict = modal
        elif is_programme(self.parse, verb) and verdict.status == "happened":
            verdict = Verdict("planned", "time ahead")
        if is_negated(self.parse, marks) or (marks != verb and is_negated(self.parse, verb)):
            verdict = _negated(verdict, has_to(parse, marks))
        if verdict.status == "happened":
            back = background_of(parse, verb, self.year)
            if back:
                return Verdict("background", back)
        return verdict

    def _marked(self, verb: int) -> int:
        """Return the verb whose auxiliaries count for this one: the first of a row, where they are shared."""
        parse = self.parse
        for _ in range(MAX_STEPS):
            head = parse.heads[verb]
            if parse.deps[verb] != "conj" or parse.pos[head] not in VERBAL or head == verb:
                return verb
            if child(parse, verb, "aux", "auxpass", "nsubj", "nsubjpass", "neg") is not None:
                return verb
            if parse.tags[verb] == "VBN" and child(parse, verb, "dobj") is not None and child(parse, head, "auxpass"):
                # "would not be bullied and expelled a diplomat": a past tense.
                return verb
            # The parser may take the second of "will meet and sign" for a present tense.
            alike = parse.tags[verb] == parse.tags[head] or (parse.tags[verb], parse.tags[head]) == ("VBP", "VB")
            if parse.tags[verb] in ("VBD", "VBZ", "MD") or not alike:
                return verb
            verb = head
        return verb

    def _modal(self, verb: int) -> Verdict | None:
        parse = self.parse
        auxiliaries = [below for below in parse.children[verb] if parse.deps[below] in ("aux", "auxpass")]
        words = {parse.lower[below] for below in auxiliaries}
        if words & WILL:
            if self._has_condition(verb):
                return Verdict("hypothetical", "'will' with a condition")
            return Verdict("planned", "modal 'will'")
        if words & WOULD and not ("have" in words and parse.tags[verb] != "VBN"):
            if "'d" in words and parse.tags[verb] == "VBN" and "be" not in words:
                return None
            if any(parse.lower[below] in LATER for below in parse.children[verb]) and parse.deps[verb] != "ccomp":
                # "He would later apologise."
                return None
            if self._is_backshifted(verb) and "have" not in words and not self._has_condition(verb):
                return Verdict("planned", "'would' in reported speech")
            return Verdict("hypothetical", "modal 'would'")
        for word in sorted(words & OPEN_MODALS):
            if parse.lower[verb - 1] == "but" and "not" in parse.lower[verb - 3 : verb]:
                # "cannot but condemn"
                return None
            if word in ("should", "ought") and "have" in words and parse.tags[verb] == "VBN":
                negated = is_negated(parse, verb)
                return Verdict("denied", f"modal '{word} have'") if not negated else None
            if word in ("could", "can", "ca") and is_negated(self.parse, verb):
                return None
            return Verdict("hypothetical", f"modal '{word}'")
        return None

    def _is_backshifted(self, verb: int) -> bool:
        """Tell whether "would" is the past of "will": in what somebody said, in the past tense, it would do."""
        parse = self.parse
        while parse.deps[verb] == "conj":
            verb = parse.heads[verb]
        head = parse.heads[verb]
        if parse.deps[verb] == "acl" and parse.pos[head] == "NOUN":
            # "the announcement that it would lend the money"
            entry = self._entry(head, "clause")
            return entry is not None and entry.effect in ("claims", "planned")
        if parse.deps[verb] != "ccomp" or head == verb:
            return False
        if parse.deps[head] == "ccomp" and parse.pos[head] == "ADJ":
            # "made known that he would"
            head = parse.heads[head]
        entry = self._entry(head, "clause")
        if entry is not None and (entry.effect not in ("own", "planned", "ahead") or parse.lemmas[head] == "warn"):
            return False
        return parse.pos[head] == "VERB" and (
            parse.tags[head] in ("VBD", "VBN") or child(parse, head, "aux") is not None
        )

    def _has_condition(self, verb: int) -> bool:
        parse = self.parse
        heads = [verb]
        if parse.deps[verb] == "ccomp" and self._speaks(parse.heads[verb]):
            # "Unless it is paid, they said, they would leave."
            heads.append(parse.heads[verb])
        return any(
            parse.deps[below] == "advcl" and is_condition(parse, below)
            for head in heads
            for below in parse.children[head]
        )

    # What governs a verb

    def _above_verb(self, verb: int, steps: int) -> Verdict:
        parse = self.parse
        label, head = parse.deps[verb], parse.heads[verb]
        if head == verb:
            return self._of_root(verb)
        if label in ("conj", "advcl", "dep") and is_passed_over(parse, verb):
            return Verdict("denied", "below 'rather than'")
        if label == "conj":
            if parse.pos[head] in VERBAL:
                own_tense = self._marked(verb) == verb and not is_bare(parse, verb)
                return self._above_verb(head, steps + 1) if own_tense else self._first_of_row(head, steps + 1)
            return HAPPENED
        if is_asked_whether(parse, verb, "whether"):
            return Verdict("hypothetical", "'whether'")
        if label in ("pcomp", "pobj"):
            return self._below_preposition(verb, head, steps)
        if label == "acomp":
            return self.of(head, steps + 1)
        if label not in _CLAUSAL:
            return HAPPENED
        if is_inverted_had(parse, verb):
            # "Had they not fired, he would be alive": they fired.
            denied = is_negated(parse, verb)
            return Verdict("denied", "unreal condition") if denied else Verdict("hypothetical", "condition")
        if label == "advcl" and is_unreal(parse, verb):
            return Verdict("denied", "unreal condition")
        if label == "advcl" and is_condition(parse, verb):
            return Verdict("hypothetical", "condition")
        if is_asked_whether(parse, verb, "if") and not is_few_if_any(parse, verb):
            return Verdict("hypothetical", "'whether'")
        did = child(parse, head, "csubj") if parse_be(parse, head) and parse.tags[verb] == "VB" else None
        if did is not None and parse.lemmas[did].lower() == "do" and did < head:
            # "What they did was burn the granary."
            return self.of(did, steps + 1)
        if has_to(parse, verb):
            return self._infinitive(verb, head, label, steps)
        if label == "advcl" and is_finite(parse, verb):
            return self._adverbial(verb, head, steps)
        if label == "relcl" and parse.lower[head] in WHOEVER and parse.tags[verb] in ("VBZ", "VBP"):
            return Verdict("hypothetical", f"'{parse.lower[head]}'")
        if label == "relcl" and parse.pos[head] == "NOUN" and is_finite(parse, verb):
            return self._relative(verb, head, steps)
        if label in ("relcl", "parataxis", "dep") and is_finite(parse, verb):
            if parse.deps[head] == "ROOT" and is_before_what_comes(parse, verb):
                return Verdict("planned", "'before' what comes")
            return HAPPENED
        if label == "acl" and not is_finite(parse, verb):
            entry = self._entry(head, "ing") if parse.tags[verb] == "VBG" else None
            return HAPPENED if entry is None else self._applied(entry, head, verb, steps)
        if is_imperative(parse, verb) and self._speaks(head):
            return Verdict("hypothetical", "imperative")
        causative = label == "ccomp" and parse.lemmas[head].lower() in _CAUSATIVES and parse.tags[verb] in ("VB", "VBP")
        finite = is_finite(parse, verb) or is_subjunctive(parse, verb)
        if causative and child(parse, verb, "mark", "aux") is None:
            link, finite = "inf", False
        else:
            link = "clause" if finite else "ing"
        if link == "ing" and parse.tags[verb] == "VB":
            link = "inf"
        if finite and label == "ccomp" and is_subjunctive(parse, verb):
            return Verdict("hypothetical", "subjunctive")
        if link == "ing" and label in ("advcl", "xcomp") and is_after_comma(parse, verb):
            above = self.of(head, steps + 1)
            return HAPPENED if above.status == "denied" or self._speaks(head) else above
        entry = self._entry(head, link)
        if entry is None and parse.pos[head] == "AUX":
            # "it is unclear that", "it is untrue that", "the fear is that"
            predicate = child(parse, head, "acomp")
            if predicate is None and label == "ccomp":
                predicate = child(parse, head, "nsubj")
            entry = None if predicate is None else self._entry(predicate, link)
        if entry is not None:
            return self._applied(entry, head, verb, steps)
        if link == "clause":
            return HAPPENED
        if label in ("xcomp", "ccomp", "advcl") and parse.pos[head] in (*VERBAL, "ADJ"):
            return HAPPENED if self._speaks(head) and label != "xcomp" else self.of(head, steps + 1)
        return HAPPENED

    def _relative(self, verb: int, noun: int, steps: int) -> Verdict:
        """Return what the noun above does to its relative clause, which may be a clause of content misread."""
        parse = self.parse
        if parse.lower[noun + 1 : noun + 2] == ("that",):
            entry = self._entry(noun, "clause")
            subject = child(parse, verb, "nsubj", "nsubjpass")
            if entry is not None and subject is not None and subject > noun + 1:
                return self._applied(entry, noun, verb, steps)
        above = self._above_noun(noun, steps + 1)
        return above if above.status == "background" else HAPPENED

    def _first_of_row(self, verb: int, steps: int) -> Verdict:
        """Return what governs the first of several verbs; the second has its auxiliaries from there."""
        return self._above_verb(verb, steps)

    def _of_root(self, verb: int) -> Verdict:
        if has_to(self.parse, verb):
            return Verdict("planned", "infinitive")
        return Verdict("hypothetical", "imperative") if is_imperative(self.parse, verb) else HAPPENED

    def _infinitive(self, verb: int, head: int, label: str, steps: int) -> Verdict:
        parse = self.parse
        if is_inverted_were(parse, verb):
            return Verdict("hypothetical", "condition")
        if child(parse, verb, "aux") is not None and "have" in {
            parse.lower[below] for below in parse.children[verb] if parse.deps[below] == "aux"
        }:
            return HAPPENED
        if parse.lemmas[head].lower() == "have" and any(parse.lower[b] == "yet" for b in parse.children[head]):
            return Verdict("denied", "below 'have yet'")
        if any(parse.lower[below] in ("how", "when", "where") for below in parse.children[verb]):
            return Verdict("hypothetical", "question")
        if label == "ccomp" and self._speaks(head) and child(parse, verb, "nsubj", "nsubjpass") is not None:
            # A headline: "Ghana to send troops, says minister".
            return Verdict("planned", "infinitive")
        if parse.pos[head] in ("NOUN", "PROPN", "ADJ", "NUM", "PRON") and is_ranked(parse, head):
            # "the first leader to visit", "the last to leave"
            return self.of(head, steps + 1)
        if parse.lemmas[head].lower() == "come" and any(parse.lower[below] == "how" for below in parse.children[head]):
            return self.of(head, steps + 1)
        if any(parse.lower[below] == "too" for below in parse.children[head]) and parse.pos[head] in ("ADJ", "ADV"):
            return self._composed(Verdict("denied", "below 'too'"), "happened", head, steps)
        if any(parse.lower[below] == "up" and parse.deps[below] == "prep" for below in parse.children[head]):
            # "it is up to the council to lift the ban"
            return Verdict("hypothetical", "below 'up to'")
        if parse.lower[max(0, verb - 3) : verb] == ("far", "as", "to"):
            # "went so far as to recall its envoy"
            while parse.pos[head] not in VERBAL and parse.heads[head] != head:
                head = parse.heads[head]
            return self.of(head, steps + 1)
        if parse.lemmas[head].lower() == "dare" and child(parse, head, "dobj") is None:
            return self.of(head, steps + 1)
        if parse.lemmas[head].lower() == "have" and parse.tags[head] == "VBD":
            # "had to withdraw", but "would have to withdraw"
            return self.of(head, steps + 1)
        if has_mark(parse, verb, "for"):
            entry = self._entry(head, "for")
            if entry is not None:
                return self._applied(entry, head, verb, steps)
            if parse.pos[head] == "VERB":
                # "chanted for the president to go"
                return self._composed(Verdict("hypothetical", "below 'for'"), "denied", head, steps)
        if label in ("relcl", "acl") and is_nobody(parse, head):
            return Verdict("denied", "negated")
        entry = self._entry(head, "inf")
        if parse.lemmas[head].lower() == "be" and (entry := self._entry_of_predicate(head, verb)) is None:
            # "was in Oslo to explain", but "is to explain"
            return self.of(head, steps + 1)
        if entry is not None and not (label == "advcl" and entry.effect == "keeps"):
            return self._applied(entry, head, verb, steps)
        governor = parse.heads[head]
        if entry is None and parse.deps[head] == "dobj" and parse.pos[governor] == "VERB":
            # "dared them to strike", "lacked the nerve to attack"
            entry = self._entry(governor, "inf")
            if entry is not None and entry.effect in ("hypothetical", "denied"):
                return self._applied(entry, governor, verb, steps)
        if parse.pos[head] not in (*VERBAL, "ADJ"):
            # A headline without a verb ("Minister to visit Oslo"), or what a thing is for.
            return Verdict("planned", "infinitive")
        object_ = child(parse, head, "dobj")
        if object_ is not None:
            # "made an appeal to leave", "has plans to leave": the parser may hang the infinitive on the verb.
            entry = self._entry(object_, "inf")
            if entry is not None and entry.effect != "keeps":
                return self._applied(entry, object_, verb, steps)
        if label == "advcl" or parse.pos[head] == "ADJ" or entry is not None or object_ is not None:
            above = self.of(head, steps + 1)
            judged = parse.pos[head] == "ADJ" and above.reason == "'would' in reported speech"
            # "it would be wrong to recognise them, he said"
            return Verdict("hypothetical", "modal 'would'") if judged else above
        return self._composed(Verdict("planned", f"infinitive below '{parse.lemmas[head]}'"), "denied", head, steps)

    def _entry_of_predicate(self, be: int, verb: int) -> StatusWord | None:
        """Return what "be" does to an infinitive, by its adjective or noun where it has one; None for a purpose."""
        parse = self.parse
        predicate = child(parse, be, "acomp", "attr")
        if predicate is not None:
            return self._entry(predicate, "inf")
        subject = child(parse, be, "nsubj")
        if subject is not None and (entry := self._entry(subject, "inf")) is not None and entry.effect != "keeps":
            # "the idea is to march", "one option is for them to march"
            return entry
        between = any(
            parse.deps[below] == "prep" or (parse.deps[below] == "advmod" and parse.lower[below] in ("here", "there"))
            for below in parse.children[be]
            if be < below < verb
        )
        return None if between else self._entry(be, "inf")

    def _adverbial(self, verb: int, head: int, steps: int) -> Verdict:
        parse = self.parse
        marks = {parse.lower[below] for below in parse.children[verb] if parse.deps[below] in ("mark", "advmod")}
        if "before" in marks and any(parse.lower[below] == "could" for below in parse.children[verb]):
            return Verdict("denied", "'before' they could")
        if is_before_what_comes(parse, verb):
            return Verdict("planned", "'before' what comes")
        if marks & PENDING and parse.tags[verb] in ("VBZ", "VBP", "VBN", "VBG"):
            above = self.of(head, steps + 1)
            if above.status in ("planned", "hypothetical"):
                return Verdict(above.status, f"with what {above.reason or 'comes'}")
        return HAPPENED

    def _speaks(self, token: int) -> bool:
        entry = self._entry(token, "clause")
        return entry is not None and entry.effect == "own"

    # Nouns

    def _of_noun(self, noun: int, steps: int) -> Verdict:
        marked = self._marked_noun(noun)
        above = self._above_noun(noun, steps)
        if marked is not None and above.status != "denied":
            return marked
        if is_nobody(self.parse, noun) or is_negated(self.parse, noun):
            return Verdict("denied", "negated")
        if above.status == "happened":
            back = self._background(noun)
            if back:
                return Verdict("background", back)
        return above

    def _background(self, noun: int) -> str:
        """Return what puts a noun long back: words of its own, or a clause ("the war that began in 1998")."""
        parse = self.parse
        found = background_of(parse, noun, self.year)
        if found:
            return found
        for below in parse.children[noun]:
            if below < noun or parse.deps[below] not in ("acl", "relcl") or parse.pos[below] != "VERB":
                continue
            passive = parse.tags[below] == "VBN" and child(parse, below, "aux") is None
            entry = self._entry(below, "object" if passive else "subject")
            actor = child(parse, below, "nsubj", "nsubjpass")
            acted = actor is not None and parse.lower[actor] in ("which", "that")
            if acted or (entry is not None and entry.effect == "keeps"):
                found = background_of(parse, below, self.year)
                if found:
                    return found
        return ""

    def _marked_noun(self, noun: int) -> Verdict | None:
        parse = self.parse
        if parse.pos[noun] not in ("NOUN", "PROPN"):
            return None
        for below in parse.children[noun]:
            if parse.deps[below] not in ("amod", "compound", "det", "advmod", "nmod"):
                continue
            word = parse.lower[below]
            if word in PLANNED_ADJECTIVES and word != "expected":
                return Verdict("planned", f"noun modified by '{word}'")
            if word in OPEN_ADJECTIVES and parse.deps[below] != "det":
                return Verdict("hypothetical", f"noun modified by '{word}'")
            if word in DENIED_ADJECTIVES:
                return Verdict("denied", f"noun modified by '{word}'")
            if word in PAST_ADJECTIVES:
                return Verdict("background", f"noun modified by '{word}'")
        return self._set_up(noun)

    def _set_up(self, noun: int) -> Verdict | None:
        """Tell "talks scheduled for Monday", "a visit due next week", "slated for May, the summit …"."""
        parse = self.parse
        opening = child(parse, parse.heads[noun], "advcl") if parse.deps[noun] in ("nsubj", "nsubjpass") else None
        if opening is not None and opening < noun and parse.tags[opening] == "VBN":
            entry = self._entry(opening, "object")
            if entry is not None and entry.effect == "planned" and child(parse, opening, "nsubj", "nsubjpass") is None:
                return Verdict("planned", f"noun modified by '{parse.lower[opening]}'")
        for below in parse.children[noun]:
            if below < noun or parse.deps[below] not in ("acl", "amod", "relcl") or parse.tags[below] == "VBG":
                continue
            if parse.lower[below] == "due":
                return Verdict("planned", "noun modified by 'due'")
            entry = self._entry(below, "object")
            if parse.deps[below] == "acl" and entry is not None and entry.effect == "planned":
                return Verdict("planned", f"noun modified by '{parse.lower[below]}'")
        return None

    def _above_noun(self, noun: int, steps: int) -> Verdict:
        parse = self.parse
        label, head = parse.deps[noun], parse.heads[noun]
        if head == noun or steps > MAX_STEPS:
            return HAPPENED
        if label in ("dobj", "appos", "npadvmod", "attr", "oprd", "dep") and is_comment(parse, noun):
            return HAPPENED
        if self.light in (noun, head):
            return self.of(head, steps + 1) if parse.pos[head] in VERBAL else HAPPENED
        if label in ("conj", "appos"):
            if parse.pos[head] in VERBAL:
                return HAPPENED
            above = self._above_noun(head, steps + 1)
            return Verdict("denied", "negated") if label == "conj" and is_nobody(self.parse, head) else above
        if label in ("pobj", "pcomp"):
            return self._below_preposition(noun, head, steps)
        if label in ("compound", "nmod", "amod"):
            entry = self._entry(head, "compound")
            if entry is not None:
                return self._applied(entry, head, noun, steps)
            above = self.of(head, steps + 1)
            return above if above.status in ("planned", "hypothetical") else HAPPENED
        if label in ("nsubj", "csubj"):
            return self._subject(noun, head, steps)
        if label == "acomp":
            return self.of(head, steps + 1)
        if label in ("dobj", "nsubjpass", "obj", "oprd"):
            entry = (self._entry(head, "project") if steps else None) or self._entry(head, "object")
            if entry is not None:
                return self._applied(entry, head, noun, steps)
            return self._unlisted(noun, head, steps, with_denied=True)
        if label == "attr":
            return self.of(head, steps + 1)
        if label == "ccomp":
            # A verb that the parser took for a noun: "demanded that the minister resign".
            entry = self._entry(head, "clause")
            return HAPPENED if entry is None else self._applied(entry, head, noun, steps)
        return HAPPENED

    def _subject(self, noun: int, verb: int, steps: int) -> Verdict:
        entry = (self._entry(verb, "project") if steps else None) or self._entry(verb, "subject")
        if entry is not None:
            if parse_be(self.parse, verb):
                return self._of_predicate(noun, verb, steps)
            return self._applied(entry, verb, noun, steps)
        return self._unlisted(noun, verb, steps, with_denied=False)

    def _of_predicate(self, noun: int, verb: int, steps: int) -> Verdict:
        """Return the status of the subject of "be": that of the predicate where it tells one ("talks are planned")."""
        parse = self.parse
        predicate = child(parse, verb, "acomp", "attr")
        if predicate is not None:
            word = parse.lower[predicate]
            if word in OPEN_ADJECTIVES:
                return self._composed(Verdict("hypothetical", f"'{word}'"), "hypothetical", verb, steps)
            if word in PLANNED_ADJECTIVES or word == "due":
                return self._composed(Verdict("planned", f"'{word}'"), "denied", verb, steps)
            if not self._is_scheduled(noun):
                return HAPPENED
        infinitive = child(parse, verb, "xcomp")
        if infinitive is not None and has_to(parse, infinitive):
            return self._composed(Verdict("planned", "below 'be to'"), "denied", verb, steps)
        return self.of(verb, steps + 1)

    def _unlisted(self, noun: int, governor: int, steps: int, *, with_denied: bool) -> Verdict:
        """Return the status of a noun below a word that says nothing of it: its own, unless it is as open as that."""
        above = self.of(governor, steps + 1)
        if above.status in ("happened", "background"):
            return HAPPENED
        definite = is_definite(self.parse, noun)
        if above.status == "planned":
            return above if self._is_scheduled(noun) or not definite else HAPPENED
        if above.status == "hypothetical":
            # "The sanctions would hurt", but "the attack could lead to war".
            proposed = above.reason == "modal 'would'" and self._kind(noun) in ("scheduled", "measure")
            return above if proposed or not definite else HAPPENED
        return above if with_denied and not definite else HAPPENED

    def _is_scheduled(self, noun: int) -> bool:
        return self._kind(noun) == "scheduled"

    def _kind(self, noun: int) -> str:
        """Return what kind of noun it is: ``scheduled``, ``measure``, ``uttered``, or nothing."""
        entry = self.lexicon.get(self.parse.lemmas[noun].lower(), "n", "self")
        return "" if entry is None else entry.effect

    # Prepositions

    def _below_preposition(self, token: int, preposition: int, steps: int) -> Verdict:
        parse = self.parse
        word, governor = parse.lower[preposition], parse.heads[preposition]
        while parse.deps[preposition] == "prep" and parse.pos[governor] == "ADP" and governor != preposition:
            if parse.deps[governor] not in ("prep", "pcomp", "advmod", "mark"):
                break
            whole = self.lexicon.get(f"{parse.lower[governor]} {word}", "p")
            if whole is not None:
                break
            preposition, governor = governor, parse.heads[governor]
        entry = self.lexicon.get(f"{parse.lower[governor]} {word}", "p")
        if entry is not None:
            return self._at(entry, f"{parse.lower[governor]} {word}", parse.heads[governor], steps)
        double = f"{parse.lower[preposition - 1]} {word}" if preposition else ""
        entry = self.lexicon.get(double, "p")
        if entry is not None:
            # "instead of", where the parser hung "instead" on "of"
            return self._at(entry, double, governor, steps)
        if word == "of" and is_nobody(parse, governor) and parse.deps[governor] == "nsubj":
            entry = self._entry(parse.heads[governor], "subject")
            if entry is not None and entry.effect == "keeps":
                # "none of the talks took place"
                return self.of(parse.heads[governor], steps + 1)
        if word == "as" and parse.lower[max(0, preposition - 3) : preposition] == ("without", "so", "much"):
            return Verdict("denied", "below 'without so much as'")
        entry = self._entry(governor, word)
        if entry is not None:
            return self._applied(entry, governor, token, steps)
        verb, entry = self._below_particle(governor, preposition)
        if entry is not None:
            return self._applied(entry, verb, token, steps)
        higher = self._higher_verb(governor)
        entry = None if higher is None else self._entry(higher, word)
        if higher is not None and entry is not None and entry.effect in ("hypothetical", "planned", "denied"):
            return self._applied(entry, higher, token, steps)
        entry = self.lexicon.get(word, "p")
        if word == "before" and self._is_scheduled(token) and is_present(parse, governor):
            return Verdict("planned", "'before' what comes")
        if entry is not None:
            return self._at(
                entry, word, governor, steps, opens=preposition < governor and parse.pos[token] not in VERBAL
            )
        if parse.pos[governor] in VERBAL:
            object_ = child(parse, governor, "dobj", "nsubjpass")
            if object_ is not None and object_ < preposition and parse.pos[token] not in VERBAL:
                # "issued a call for talks", where the parser hung the preposition on the verb.
                entry = self._entry(object_, word)
                if entry is not None and entry.effect not in ("keeps", "claims"):
                    return self._applied(entry, object_, token, steps)
            if parse.pos[token] in VERBAL:
                if word in ("for", "of", "over", "about", "with", "after", "since"):
                    return HAPPENED
                return self.of(governor, steps + 1)
            if word in ("in", "at", "on", "during", "for", "with", "to", "into", "by"):
                return self._unlisted(token, governor, steps, with_denied=False)
        return HAPPENED

    def _below_particle(self, governor: int, preposition: int) -> tuple[int, StatusWord | None]:
        """Return verb and entry of a particle that the parser took for more: "held back from", "headed off it"."""
        parse = self.parse
        word, verb = parse.lower[preposition], parse.heads[governor]
        if parse.pos[governor] in VERBAL:
            whole = f"{parse.lemmas[governor].lower()} {word}"
            return governor, self.lexicon.get(whole, "v", "object") if preposition == governor + 1 else None
        if parse.pos[governor] in ("ADV", "ADP") and parse.pos[verb] in VERBAL:
            return verb, self.lexicon.get(f"{parse.lemmas[verb].lower()} {parse.lower[governor]}", "v", word)
        return verb, None

    def _higher_verb(self, noun: int) -> int | None:
        """Return the verb above a name or a day that a preposition may hang on by mistake.

        So in "petitioned the king for his freedom", "warned the firms on Friday of the seizure".
        """
        parse = self.parse
        if parse.pos[noun] in VERBAL:
            return None
        head = parse.heads[noun]
        if parse.deps[noun] in ("dobj", "dative"):
            return head if parse.pos[head] == "VERB" else None
        if parse.deps[noun] == "pobj" and parse.pos[noun] == "PROPN":
            verb = parse.heads[head]
            return verb if parse.pos[verb] == "VERB" else self._higher_verb(verb)
        return None

    def _at(self, entry: StatusWord, word: str, governor: int, steps: int, *, opens: bool = False) -> Verdict:
        """Return what a preposition does; ``opens`` where a noun phrase with it opens the clause."""
        if entry.effect == "own":
            return HAPPENED
        above = self.of(governor, steps + 1) if governor >= 0 else HAPPENED
        if entry.effect == "keeps":
            return above if above.status in ("planned", "hypothetical") else HAPPENED
        if entry.effect == "denied":
            if above.status == "denied" and not opens:
                return Verdict(entry.negated, f"below a negated '{word}'")
            return Verdict("denied", f"below '{word}'")
        return Verdict(entry.effect if entry.effect == "planned" else "hypothetical", f"below '{word}'")

    # What a governor does

    def _entry(self, token: int, link: str) -> StatusWord | None:
        """Return what the lexicon says of a governor for a link, with its particle first ("rule out")."""
        parse = self.parse
        lemma = parse.lemmas[token].lower()
        pos = "v" if parse.pos[token] in VERBAL else "a" if parse.pos[token] == "ADJ" else "n"
        if pos == "v":
            for below in parse.children[token]:
                if parse.deps[below] in ("prt", "advmod", "prep") and below > token:
                    entry = self.lexicon.get(f"{lemma} {parse.lower[below]}", pos, link)
                    if entry is not None:
                        return entry
        entry = self.lexicon.get(lemma, pos, link)
        if entry is None and pos == "v":
            # The lemmatizer takes "hoped" for "hop", "spared" for "spar".
            return self.lexicon.get(lemma + "e", pos, link)
        if entry is None and pos == "a":
            # Participles: "is scheduled to meet", "is prepared to leave".
            entry = self.lexicon.get(lemma, "v", link)
        return entry

    def _applied(self, entry: StatusWord, governor: int, token: int, steps: int) -> Verdict:
        parse = self.parse
        effect = entry.effect
        if entry.lemma == "try" and parse.pos[token] != "VERB" and child(parse, governor, "auxpass") is not None:
            # "was tried for the killing"
            return HAPPENED
        if effect == "own":
            opened = entry.negated != "denied" and self.of(governor, steps + 1).status == "denied"
            return Verdict(entry.negated, f"below negated '{entry.lemma}'") if opened else HAPPENED
        if effect == "uttered":
            return self.of(governor, steps + 1)
        if effect in ("keeps",):
            return self.of(governor, steps + 1)
        if effect == "claims":
            above = self.of(governor, steps + 1)
            return above if above.status == "denied" else HAPPENED
        if effect == "scheduled":
            return self._announced(token, governor, steps)
        if effect == "open":
            if is_definite(parse, token) or parse.pos[token] in VERBAL:
                return HAPPENED
            effect = "hypothetical"
        if effect == "ahead":
            if is_past(parse, token):
                return HAPPENED
            effect = "hypothetical"
        if parse.pos[token] not in VERBAL and self._kind(token) == "uttered" and effect != "denied":
            return self.of(governor, steps + 1)
        if parse.pos[token] not in VERBAL and steps == 0 and self._kind(token) == "voiced" and effect != "hypothetical":
            # A request that is turned down or agreed to has been made.
            return HAPPENED
        if effect == "hypothetical" and self._is_taken_up(governor):
            effect = "planned"
        if effect == "planned" and (self._is_conditional(token) or self._is_conditional(governor)):
            effect = "hypothetical"
        if parse.lemmas[governor].lower() == "go" and parse.tags[governor] not in ("VBG", "NN"):
            # "went to see", but "is going to see"
            return self.of(governor, steps + 1)
        status: Status = effect  # type: ignore[assignment]
        prevented = parse.lower[parse.heads[token]] == "from"
        verdict = Verdict(status, f"below '{entry.lemma}'")
        return self._composed(verdict, entry.negated, governor, steps, prevented=prevented)

    def _is_taken_up(self, noun: int) -> bool:
        parse = self.parse
        verb = parse.heads[noun]
        return parse.pos[noun] == "NOUN" and parse.deps[noun] == "dobj" and parse.lemmas[verb].lower() in _TAKING_UP

    def _is_conditional(self, verb: int) -> bool:
        return self.parse.pos[verb] in VERBAL and self._has_condition(verb)

    def _announced(self, noun: int, governor: int, steps: int) -> Verdict:
        above = self.of(governor, steps + 1)
        if above.status == "happened" and self._is_scheduled(noun):
            return Verdict("planned", f"below '{self.parse.lemmas[governor]}'")
        return above

    def _composed(
        self, effect: Verdict, negated: Status, governor: int, steps: int, *, prevented: bool = False
    ) -> Verdict:
        """Return the status below a governor: its effect, turned round or opened by the governor's own status."""
        above = self.of(governor, steps + 1)
        if effect.status == "denied" and above.status == "planned" and prevented:
            return Verdict("hypothetical", f"{effect.reason}, {above.reason}")
        if above.status == "denied":
            return Verdict(negated, f"{effect.reason}, which is denied ({above.reason})")
        if above.status == "hypothetical":
            return Verdict("hypothetical", f"{effect.reason}, {above.reason}")
        if above.status == "background":
            return above if effect.status != "denied" else effect
        return effect


def parse_be(parse: Parse, verb: int) -> bool:
    """Tell whether a verb is a form of "be"."""
    return parse.lemmas[verb].lower() == "be"


def _negated(verdict: Verdict, infinitive: bool) -> Verdict:
    if verdict.status == "denied":
        return Verdict("happened", f"negated, {verdict.reason}")
    if verdict.status == "hypothetical" and (infinitive or verdict.reason in ("condition", "question", "imperative")):
        return verdict
    if verdict.status == "hypothetical" and verdict.reason[:5] != "modal":
        return verdict
    if verdict.reason in ("modal 'may'", "modal 'might'", "modal 'should'", "modal 'must'", "modal 'ought'"):
        return verdict
    return Verdict("denied", "negated")
