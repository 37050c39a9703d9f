"""Whether what a word tells happened, is planned, is only thought of, is denied, or lies long back.

Rules on the syntax at and above the word, with the words of ``status_words.tsv`` and ``words_status.tsv``; set out in
docs/codebook/event-status.md. Token numbers of a ``Parse`` throughout.
"""

from __future__ import annotations

from dragoman.extract.events.status.back import background_above
from dragoman.extract.events.status.clauses import above_verb
from dragoman.extract.events.status.climb import MAX_STEPS, Climb
from dragoman.extract.events.status.grounds import HAPPENED, Ground, Verdict
from dragoman.extract.events.status.negation import is_false_tale
from dragoman.extract.events.status.nouns import above_noun, of_noun
from dragoman.extract.events.status.verbs import of_verb
from dragoman.extract.times.times_at import TimesAt
from dragoman.lexicon.status import load_status_words
from dragoman.model import Parse


def status_of(parse: Parse, trigger: int, times: TimesAt, verb: int | None = None) -> Verdict:
    """Return the status of what a verb, noun or adjective tells, and what decided it.

    Inside reported speech it is the status that the speaker gives it. ``verb`` is the light verb of a noun ("held
    talks", "offered condolences"), where there is one: what it does to other nouns is then left out of account.
    Years lie back where they are at least two before that of the report; without one, where the syntax says so.
    """
    climb = _Climb(parse, times, None if verb == trigger else verb, load_status_words())
    verdict = climb.of(trigger, 0)
    if verdict.status == "happened" and parse.heads[trigger] != trigger:
        false = is_false_tale(parse, trigger)
        if false:
            return Verdict("denied", Ground.CALLED_FALSE, false)
        back = background_above(parse, trigger, times)
        if back:
            return Verdict("background", Ground.LONG_BACK, back)
    return verdict


class _Climb(Climb):
    """Verbs and nouns, which ask about each other on the way up."""

    def of(self, token: int, steps: int) -> Verdict:
        if steps > MAX_STEPS:
            return HAPPENED
        return of_verb(self, token, steps) if self.is_verbal(token) else of_noun(self, token, steps)

    def above_verb(self, verb: int, steps: int) -> Verdict:
        return above_verb(self, verb, steps)

    def above_noun(self, noun: int, steps: int) -> Verdict:
        return above_noun(self, noun, steps)
