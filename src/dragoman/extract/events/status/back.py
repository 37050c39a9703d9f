"""Time words that put what is told long back: "in 1984", "decades ago", "in the days of the junta".

Token numbers of a ``Parse`` throughout; ``times`` are those of the report. What comes out is the words that put it
back, in quotation marks, or nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from dragoman.extract.events.status.back_adjuncts import back_adjunct
from dragoman.extract.events.status.grounds import quoted
from dragoman.extract.events.status.years import (
    LONG_UNITS,
    SEASONS,
    SUBORDINATE,
    after_words_beside_year,
    has_clue,
    is_old_year,
    year_before,
)
from dragoman.extract.grammar.below import has_below, word_below
from dragoman.extract.grammar.clauses import VERBAL, child
from dragoman.extract.grammar.heads import arcs_up
from dragoman.extract.grammar.token_view import DAY_WORDS
from dragoman.extract.grammar.verbs import own_subject_of
from dragoman.extract.times.times_at import TimesAt
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

_LONG = LONG_UNITS | words_of("status", "long")
_ADNOMINAL = words_of("status", "prepositions of years")
_STOPS = words_of("status", "stops") | frozenset("; : — – -- , ( )".split())
_WITHIN = frozenset("dobj pobj prep advcl xcomp pcomp nsubjpass nsubj compound acl nmod agent attr".split())
_EVENTIVE = words_of("status", "prepositions of reasons")
_HAVE = words_of("status", "have")
_BESIDE = frozenset({"nummod", "compound", "amod", "nmod", "npadvmod", "poss"})
_AFTERWARDS = words_of("status", "afterwards")
_FORMER = words_of("status", "formerly")
_WHEN = words_of("status", "relatives of times")
_BACKWARDS = words_of("status", "backwards")
_UNITS_BACK = LONG_UNITS | words_of("status", "summers and winters")
_SINCE_AND_UNTIL = words_of("status", "since and until")
_AFTER_LONG = words_of("status", "words after long")
_OPENING = words_of("status", "prepositions of openings")
_BEFORE_OPENING = frozenset({";", ":", "that", "--"})
_SUPERLATIVES = words_of("status", "superlatives")
_Rule = Callable[[Parse, int, TimesAt], str]


def background_of(parse: Parse, token: int, times: TimesAt) -> str:
    """Return the words that put what a verb or a noun tells into the past beyond the report, or nothing."""
    if not has_clue(parse, token, times):
        return ""
    if parse.pos[token] in VERBAL:
        return _back_verb(parse, token, times)
    return _first(_NOUN_RULES, parse, token, times)


def background_above(parse: Parse, token: int, times: TimesAt) -> str:
    """Return what puts the clause around a token long back: what goes with an old deed is as old.

    So the bombing in "the border closed in 1994 after a bombing", but not what a verb of saying reports.
    """
    if not has_clue(parse, token, times):
        return ""
    for below, head in arcs_up(parse, token, most=5):
        if not _goes_with_deed(parse, below):
            return ""
        found = _back_verb(parse, head, times) if _may_lie_back(parse, head) else ""
        if found:
            return found
    return ""


def _goes_with_deed(parse: Parse, token: int) -> bool:
    """Tell whether what a token tells is as old as what governs it; what is told in the present is not."""
    is_present = parse.pos[token] in VERBAL and parse.tags[token] in ("VBZ", "VBP")
    return parse.deps[token] in _WITHIN and not is_present


def _may_lie_back(parse: Parse, token: int) -> bool:
    """Tell a verb that is in no perfect tense."""
    return parse.pos[token] in VERBAL and not has_below(parse, token, _HAVE)


def _first(rules: tuple[_Rule, ...], parse: Parse, token: int, times: TimesAt) -> str:
    """Return what the first rule that finds something finds."""
    return next((found for rule in rules if (found := rule(parse, token, times))), "")


# Nouns


def _year_beside(parse: Parse, noun: int, times: TimesAt) -> str:
    """Tell "the 1994 bombing"."""
    beside = (below for below in parse.children[noun] if parse.deps[below] in _BESIDE)
    return next((quoted(parse.words[below]) for below in beside if is_old_year(parse, below, times)), "")


def _since_or_after(parse: Parse, noun: int, _: TimesAt) -> str:
    """Tell "the worst unrest since the war", "decades after the war"."""
    head = parse.heads[noun]
    if parse.deps[noun] != "pobj":
        return ""
    if parse.lower[head] == "since" and _is_superlative(parse, parse.heads[head]):
        return quoted("since")
    return _long_after(parse, head)


def _anywhere_after(parse: Parse, token: int, times: TimesAt) -> str:
    return _trailing(parse, token, times, attached=False)


def _years_on(parse: Parse, noun: int, _: TimesAt) -> str:
    """Tell "Twenty years on, nobody has been charged with the killing."."""
    if parse.deps[noun] != "pobj" or not has_below(parse, noun, ("the",)):
        return ""
    start = parse.sentence_of(noun).start
    for here in range(start, min(start + 4, noun)):
        if parse.lower[here] in LONG_UNITS and parse.lower[here + 1] in _AFTERWARDS:
            return quoted(f"{parse.words[here]} {parse.words[here + 1]}")
    return ""


# Verbs


def _back_verb(parse: Parse, verb: int, times: TimesAt, depth: int = 0) -> str:
    found = _first(_VERB_RULES, parse, verb, times)
    if found or depth == 3 or not _is_in_row(parse, verb) or _has_day(parse, verb):
        return found
    # "In 1998 the king lifted the ban and freed the printers", but not "… and has since stayed away".
    return _back_verb(parse, parse.heads[verb], times, depth + 1)


def _formerly(parse: Parse, verb: int, _: TimesAt) -> str:
    is_former = has_below(parse, verb, _FORMER)
    return quoted("formerly") if is_former else ""


def _around_verb(parse: Parse, verb: int, times: TimesAt) -> str:
    """Return what puts a verb back in its clause: of a main one how it opens, and the words behind."""
    if parse.deps[verb] in SUBORDINATE:
        return _first(_CLAUSE_RULES, parse, verb, times)
    return _opening(parse, verb, times) or _trailing(parse, verb, times, attached=True)


def _by_cleft(parse: Parse, verb: int, times: TimesAt) -> str:
    """Tell "It was in 1956 that they signed the treaty."."""
    return back_adjunct(parse, parse.heads[verb], times) if _is_in_cleft(parse, verb) else ""


def _of_year(parse: Parse, verb: int, times: TimesAt) -> str:
    """Tell a relative clause of a year."""
    head = parse.heads[verb]
    is_of_year = parse.deps[verb] == "relcl" and is_old_year(parse, head, times)
    return quoted(parse.words[head]) if is_of_year else ""


def _when_in_year(parse: Parse, verb: int, times: TimesAt) -> str:
    """Tell "in 1994, when they fired"."""
    start = parse.edges[verb][0]
    if start <= 2 or parse.lower[start] not in _WHEN or not is_old_year(parse, start - 2, times):
        return ""
    return quoted(f"{parse.words[start - 2]}, {parse.lower[start]}")


def _year_of_object(parse: Parse, verb: int, times: TimesAt) -> str:
    """Tell "who led the 1994 raid"."""
    object_ = child(parse, verb, "dobj", "nsubjpass") if parse.deps[verb] == "relcl" else None
    before = "" if object_ is None else year_before(parse, object_, times)
    return quoted(before) if before else ""


def _is_in_cleft(parse: Parse, verb: int) -> bool:
    be = parse.heads[verb]
    if parse.deps[verb] not in ("ccomp", "relcl", "advcl", "acl") or parse.lower[be] != "was":
        return False
    return word_below(parse, be, "nsubj", "expl") == "it"


def _is_in_row(parse: Parse, verb: int) -> bool:
    """Tell a verb without subject and auxiliary that is joined to one of its tense."""
    head = parse.heads[verb]
    if parse.deps[verb] != "conj" or parse.pos[head] not in VERBAL:
        return False
    alike = parse.tags[verb] in (parse.tags[head], "VBD")
    return alike and child(parse, verb, "nsubj", "nsubjpass", "aux") is None


# Words elsewhere in the sentence


def _trailing(parse: Parse, token: int, times: TimesAt, *, attached: bool) -> str:
    """Return the year that follows in the same stretch of words, wherever the parser hung it.

    With ``attached`` only one that hangs on the token through nouns of place, not on a deed named in between.
    """
    if attached and _has_day(parse, token):
        return ""
    for here in range(token + 1, parse.sentence_of(token).end):
        if _ends_stretch(parse, here):
            return ""
        found = _trailing_at(parse, here, token, times, attached=attached)
        if found:
            return found
    return ""


def _ends_stretch(parse: Parse, token: int) -> bool:
    """Tell a mark, a conjunction or a verb with which something else is told."""
    if parse.lower[token] in _STOPS:
        return True
    return parse.pos[token] in VERBAL and parse.tags[token] not in ("VBN", "VBG")


def _trailing_at(parse: Parse, here: int, token: int, times: TimesAt, *, attached: bool) -> str:
    word, before = parse.lower[here], parse.lower[here - 1]
    if word in _BACKWARDS and before in _UNITS_BACK:
        return quoted(word)
    if word == "year" and before == "last" and not attached:
        return quoted("last year")
    if word not in _ADNOMINAL:
        return ""
    after = _old_year_after(parse, here, parse.sentence_of(token).end, times)
    if after is None or (attached and not _hangs_on(parse, here, token)):
        return ""
    return quoted(f"{word} {parse.words[after]}")


def _old_year_after(parse: Parse, preposition: int, end: int, times: TimesAt) -> int | None:
    """Return the old year that a preposition brings, before ``end``."""
    after = after_words_beside_year(parse, preposition + 1, end, times)
    return after if after < end and is_old_year(parse, after, times) else None


def _hangs_on(parse: Parse, preposition: int, verb: int) -> bool:
    for _, head in arcs_up(parse, preposition, most=6):
        if head == verb or parse.lower[head] in _EVENTIVE or parse.pos[head] in VERBAL:
            return head == verb
    return False


def _opening(parse: Parse, verb: int, times: TimesAt) -> str:
    """Return the words before a main clause that put it back: "Long before the boom, in 1963, a minister …"."""
    subject = own_subject_of(parse, verb)
    if subject is None or parse.tags[verb] == "VB":
        return ""
    end = parse.edges[subject][0]
    start = _opening_start(parse, parse.sentence_of(verb).start, end)
    if start is None or end - start < 2 or parse.lower[start] in _SINCE_AND_UNTIL:
        return ""
    if parse.lower[start] == "long" and parse.lower[start + 1] in _AFTER_LONG:
        return quoted(f"long {parse.lower[start + 1]}")
    here = range(start, end)
    return next((found for token in here if (found := _opening_at(parse, token, start, end, times))), "")


def _opening_start(parse: Parse, start: int, end: int) -> int | None:
    """Return where the words before a subject begin, None where a verb stands among them."""
    for here in range(end - 1, start - 1, -1):
        if parse.pos[here] in VERBAL:
            return None
        if parse.lower[here] in _BEFORE_OPENING:
            return here + 1
    return start


def _opening_at(parse: Parse, here: int, start: int, end: int, times: TimesAt) -> str:
    word = parse.lower[here]
    if word == "ago":
        return quoted("ago") if here > start and parse.lower[here - 1] in LONG_UNITS | SEASONS else ""
    after = _old_year_after(parse, here, end, times) if word in _OPENING else None
    if after is None or parse.pos[after + 1 : after + 2] == ("NOUN",):
        return ""
    return quoted(f"{word} {parse.words[after]}")


def _clause_after(parse: Parse, verb: int, _: TimesAt) -> str:
    """Tell "thirty years after they surrendered"."""
    marks = [below for below in parse.children[verb] if parse.deps[below] in ("mark", "prep")]
    if parse.deps[verb] == "pcomp":
        marks.append(parse.heads[verb])
    return next((found for mark in marks if (found := _long_after(parse, mark))), "")


def _clause_since(parse: Parse, verb: int, _: TimesAt) -> str:
    """Tell "the worst riot since they shot a baker", "forty years have passed since they did"."""
    if parse.deps[verb] == "pcomp" or word_below(parse, verb, "mark") != "since":
        return ""
    head = parse.heads[verb]
    return quoted("since") if _is_superlative(parse, head) or _counts_years(parse, head) else ""


def _counts_years(parse: Parse, verb: int) -> bool:
    return has_below(parse, verb, LONG_UNITS, "nsubj", "attr", "npadvmod")


def _long_before(parse: Parse, verb: int, _: TimesAt) -> str:
    """Tell "they fought long before the dam was built"."""
    is_long = any(_is_long_before(parse, below) for below in parse.children[verb])
    return quoted("long before") if is_long else ""


def _is_long_before(parse: Parse, below: int) -> bool:
    """Tell whether a clause or phrase is opened by "long before"."""
    mark = child(parse, below, "mark", "prep") if parse.deps[below] == "advcl" else below
    if mark is None or mark == 0 or parse.deps[below] not in ("advcl", "prep"):
        return False
    return parse.lower[mark - 1 : mark + 1] == ("long", "before")


def _long_after(parse: Parse, token: int) -> str:
    """Return "years after", "long after" where a token is that "after", or nothing."""
    is_long = parse.lower[token] == "after" and token > 0 and parse.lower[token - 1] in _LONG
    return quoted(f"{parse.words[token - 1]} after") if is_long else ""


def _is_superlative(parse: Parse, token: int) -> bool:
    """Tell "the first since", "the worst unrest since"."""
    if parse.tags[token] == "JJS" or parse.lower[token] == "first":
        return True
    return any(parse.tags[below] == "JJS" or parse.lower[below] in _SUPERLATIVES for below in parse.children[token])


def _has_day(parse: Parse, verb: int) -> bool:
    return any(_names_day(parse, below) for below in parse.children[verb])


def _names_day(parse: Parse, token: int) -> bool:
    if parse.lower[token] in DAY_WORDS:
        return True
    return parse.deps[token] == "prep" and has_below(parse, token, DAY_WORDS)


# The first rule that finds something decides.
_NOUN_RULES: tuple[_Rule, ...] = (_year_beside, _since_or_after, back_adjunct, _anywhere_after, _years_on)
_CLAUSE_RULES: tuple[_Rule, ...] = (
    _of_year,
    _when_in_year,
    _clause_after,
    _clause_since,
    _anywhere_after,
    _year_of_object,
)
_VERB_RULES: tuple[_Rule, ...] = (_formerly, _around_verb, back_adjunct, _long_before, _by_cleft)
