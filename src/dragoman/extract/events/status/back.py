"""Time words that put what is told long back: "in 1984", "decades ago", "in the days of the junta".

Token numbers of a ``Parse`` throughout; ``year`` is the year of the report, None where it is unknown. What comes out is
the words that put it back, in quotation marks, or nothing.
"""

from __future__ import annotations

from dragoman.extract.events.status.years import (
    LONG_UNITS,
    SEASONS,
    SUBORDINATE,
    after_words_beside_year,
    has_clue,
    is_era,
    is_old_year,
    old_year_below,
)
from dragoman.extract.grammar.clauses import VERBAL, child
from dragoman.extract.grammar.token_view import DAY_WORDS
from dragoman.extract.grammar.verbs import own_subject_of
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

_ADJUNCTS = words_of("status", "prepositions of time")
_LONG = LONG_UNITS | {"long"}
_AGO_UNITS = _LONG | SEASONS
_ADNOMINAL = words_of("status", "prepositions of years")
_DURING = words_of("status", "prepositions of duration")
_ERA_PREPOSITIONS = words_of("status", "prepositions of eras")
_STOPS = frozenset("; : — – -- , who which that whom whose when where while after before because but ( )".split())
_WITHIN = frozenset("dobj pobj prep advcl xcomp pcomp nsubjpass nsubj compound acl nmod agent attr".split())
_EVENTIVE = words_of("status", "prepositions of reasons")
_HAVE = frozenset("has have 've ’ve".split())


def background_of(parse: Parse, token: int, year: int | None) -> str:
    """Return the words that put what a verb or a noun tells into the past beyond the report, or nothing."""
    if not has_clue(parse, token):
        return ""
    if parse.pos[token] in VERBAL:
        return _back_verb(parse, token, year, 0)
    return _back_noun(parse, token, year)


def background_above(parse: Parse, token: int, year: int | None) -> str:
    """Return what puts the clause around a token long back: what goes with an old deed is as old.

    So the bombing in "the border closed in 1994 after a bombing", but not what a verb of saying reports.
    """
    if not has_clue(parse, token):
        return ""
    for _ in range(5):
        label, head = parse.deps[token], parse.heads[token]
        present = parse.pos[token] in VERBAL and parse.tags[token] in ("VBZ", "VBP")
        if head == token or label not in _WITHIN or present:
            return ""
        is_perfect = any(parse.lower[below] in _HAVE for below in parse.children[head])
        if parse.pos[head] in VERBAL and not is_perfect:
            found = _back_verb(parse, head, year, 0)
            if found:
                return found
        token = head
    return ""


# Nouns


def _back_noun(parse: Parse, noun: int, year: int | None) -> str:
    return (
        _year_beside(parse, noun, year)
        or _since_or_after(parse, noun)
        or _adjunct(parse, noun, year)
        or _trailing(parse, noun, year, attached=False)
        or _years_on(parse, noun)
    )


def _year_beside(parse: Parse, noun: int, year: int | None) -> str:
    for below in parse.children[noun]:
        beside = parse.deps[below] in ("nummod", "compound", "amod", "nmod", "npadvmod", "poss")
        if beside and is_old_year(parse, below, year):
            return _quoted(parse.words[below])
    return ""


def _since_or_after(parse: Parse, noun: int) -> str:
    """Tell "the worst unrest since the war", "decades after the war"."""
    head = parse.heads[noun]
    if parse.deps[noun] != "pobj":
        return ""
    if parse.lower[head] == "since" and _is_superlative(parse, parse.heads[head]):
        return _quoted("since")
    return _long_after(parse, head)


def _years_on(parse: Parse, noun: int) -> str:
    """Tell "Twenty years on, nobody has been charged with the killing."."""
    if parse.deps[noun] != "pobj" or not any(parse.lower[below] == "the" for below in parse.children[noun]):
        return ""
    start = parse.sentence_of(noun).start
    for here in range(start, min(start + 4, noun)):
        if parse.lower[here] in LONG_UNITS and parse.lower[here + 1] in ("on", "later"):
            return _quoted(f"{parse.words[here]} {parse.words[here + 1]}")
    return ""


# Verbs


def _back_verb(parse: Parse, verb: int, year: int | None, depth: int) -> str:
    if any(parse.lower[below] in ("formerly", "historically") for below in parse.children[verb]):
        return _quoted("formerly")
    if parse.deps[verb] in SUBORDINATE:
        found = _back_clause(parse, verb, year)
    else:
        found = _opening(parse, verb, year) or _trailing(parse, verb, year, attached=True)
    found = found or _adjunct(parse, verb, year) or _long_before(parse, verb)
    if found:
        return found
    if _is_in_cleft(parse, verb):
        # "It was in 1956 that they signed the treaty."
        return _adjunct(parse, parse.heads[verb], year)
    if depth < 3 and _is_in_row(parse, verb) and not _has_day(parse, verb):
        # "In 1998 the king lifted the ban and freed the printers", but not "… and has since stayed away".
        return _back_verb(parse, parse.heads[verb], year, depth + 1)
    return ""


def _back_clause(parse: Parse, verb: int, year: int | None) -> str:
    """Return what puts a subordinate clause back: the year it hangs on, or words in it."""
    label, head = parse.deps[verb], parse.heads[verb]
    if label == "relcl" and is_old_year(parse, head, year):
        return _quoted(parse.words[head])
    start = parse.edges[verb][0]
    if start > 2 and parse.lower[start] in ("when", "where") and is_old_year(parse, start - 2, year):
        return _quoted(f"{parse.words[start - 2]}, {parse.lower[start]}")
    found = _clause_after(parse, verb) or _trailing(parse, verb, year, attached=False)
    object_ = child(parse, verb, "dobj", "nsubjpass")
    if found or object_ is None or label != "relcl":
        return found
    before = _year_before(parse, object_, year)
    return _quoted(before) if before else ""


def _year_before(parse: Parse, noun: int, year: int | None) -> str:
    years = (below for below in parse.children[noun] if below < noun and is_old_year(parse, below, year))
    return next((parse.words[below] for below in years), "")


def _is_in_cleft(parse: Parse, verb: int) -> bool:
    be = parse.heads[verb]
    if parse.deps[verb] not in ("ccomp", "relcl", "advcl", "acl") or parse.lower[be] != "was":
        return False
    subject = child(parse, be, "nsubj", "expl")
    return subject is not None and parse.lower[subject] == "it"


def _is_in_row(parse: Parse, verb: int) -> bool:
    """Tell a verb without subject and auxiliary that is joined to one of its tense."""
    head = parse.heads[verb]
    if parse.deps[verb] != "conj" or parse.pos[head] not in VERBAL:
        return False
    alike = parse.tags[verb] in (parse.tags[head], "VBD")
    return alike and child(parse, verb, "nsubj", "nsubjpass", "aux") is None


# Adjuncts


def _adjunct(parse: Parse, token: int, year: int | None) -> str:
    """Return the adjunct of a word that lies back: "in 1984", "decades ago", "in the days of the junta"."""
    perfect = any(parse.lower[below] == "had" for below in parse.children[token])
    for below in parse.children[token]:
        found = ""
        if parse.deps[below] == "prep" and parse.lower[below] in _ADJUNCTS:
            found = _prepositional(parse, below, year, perfect=perfect)
        elif parse.deps[below] in ("npadvmod", "advmod"):
            found = _adverb(parse, below, token, year)
        if found:
            return found
    return ""


def _adverb(parse: Parse, adverb: int, token: int, year: int | None) -> str:
    word, before = parse.lower[adverb], parse.lower[adverb - 1]
    if word == "ago" and any(parse.lower[inner] in _AGO_UNITS for inner in parse.children[adverb]):
        return _quoted("ago")
    if word == "earlier" and before in ("years", "decades", "centuries"):
        return _quoted("years earlier")
    if word in ("century", "decade", "year") and before == "last":
        return _quoted(f"last {word}")
    if word == "once" and adverb == token - 1 and parse.tags[token] == "VBD":
        return _quoted("once")
    return _quoted(parse.words[adverb]) if is_old_year(parse, adverb, year) else ""


def _prepositional(parse: Parse, preposition: int, year: int | None, *, perfect: bool) -> str:
    below = parse.children[preposition]
    if parse.lower[preposition] != "for":
        return next((found for inner in below if (found := _in_time(parse, preposition, inner, year))), "")
    # "had ruled for decades"
    lengths = (parse.lower[inner] for inner in below if parse.lower[inner] in ("years", "decades", "months"))
    return next((_quoted(f"for {length}") for length in lengths if perfect), "")


def _in_time(parse: Parse, preposition: int, inner: int, year: int | None) -> str:
    """Tell "in 1984", "under the old regime", "in the past", "during the 1984 strike"."""
    word = parse.lower[preposition]
    found = old_year_below(parse, inner, year) if word != "under" else ""
    if found:
        return _quoted(f"{word} {found}")
    if word in _ERA_PREPOSITIONS and is_era(parse, inner):
        return _quoted(f"{word} … {parse.lower[inner]}")
    if word == "in" and parse.lower[inner] == "past":
        return _quoted("in the past")
    before = _year_before(parse, inner, year) if word in _DURING else ""
    return _quoted(f"{word} … {before}") if before else ""


# Words elsewhere in the sentence


def _trailing(parse: Parse, token: int, year: int | None, *, attached: bool) -> str:
    """Return the year that follows in the same stretch of words, wherever the parser hung it.

    With ``attached`` only one that hangs on the token through nouns of place, not on a deed named in between.
    """
    if attached and _has_day(parse, token):
        return ""
    for here in range(token + 1, parse.sentence_of(token).end):
        if parse.lower[here] in _STOPS or (parse.pos[here] in VERBAL and parse.tags[here] not in ("VBN", "VBG")):
            return ""
        found = _trailing_at(parse, here, token, year, attached=attached)
        if found:
            return found
    return ""


def _trailing_at(parse: Parse, here: int, token: int, year: int | None, *, attached: bool) -> str:
    word, before = parse.lower[here], parse.lower[here - 1]
    if word in ("ago", "earlier") and before in LONG_UNITS | {"summers", "winters"}:
        return _quoted(word)
    if word == "year" and before == "last" and not attached:
        return _quoted("last year")
    if word not in _ADNOMINAL:
        return ""
    end = parse.sentence_of(token).end
    after = after_words_beside_year(parse, here + 1, end)
    is_year = after < end and is_old_year(parse, after, year)
    if is_year and (not attached or _hangs_on(parse, here, token)):
        return _quoted(f"{word} {parse.words[after]}")
    return ""


def _hangs_on(parse: Parse, preposition: int, verb: int) -> bool:
    here = parse.heads[preposition]
    for _ in range(6):
        if here == verb:
            return True
        if parse.lower[here] in _EVENTIVE or parse.pos[here] in VERBAL:
            return False
        here = parse.heads[here]
    return False


def _opening(parse: Parse, verb: int, year: int | None) -> str:
    """Return the words before a main clause that put it back: "Long before the boom, in 1963, a minister …"."""
    subject = own_subject_of(parse, verb)
    if subject is None or parse.tags[verb] == "VB":
        return ""
    end = parse.edges[subject][0]
    start = _opening_start(parse, parse.sentence_of(verb).start, end)
    if start is None or end - start < 2 or parse.lower[start] in ("since", "until"):
        return ""
    if parse.lower[start] == "long" and parse.lower[start + 1] in ("before", "ago"):
        return _quoted(f"long {parse.lower[start + 1]}")
    here = range(start, end)
    return next((found for token in here if (found := _opening_at(parse, token, start, end, year))), "")


def _opening_start(parse: Parse, start: int, end: int) -> int | None:
    """Return where the words before a subject begin, None where a verb stands among them."""
    for here in range(end - 1, start - 1, -1):
        if parse.pos[here] in VERBAL:
            return None
        if parse.lower[here] in (";", ":", "that", "--"):
            return here + 1
    return start


def _opening_at(parse: Parse, here: int, start: int, end: int, year: int | None) -> str:
    word = parse.lower[here]
    if here > start and word == "ago" and parse.lower[here - 1] in LONG_UNITS | SEASONS:
        return _quoted("ago")
    if word not in ("in", "during", "by"):
        return ""
    after = after_words_beside_year(parse, here + 1, end)
    followed = parse.pos[after + 1] if after + 1 < len(parse) else ""
    is_year = after < end and followed != "NOUN" and is_old_year(parse, after, year)
    return _quoted(f"{word} {parse.words[after]}") if is_year else ""


def _clause_after(parse: Parse, verb: int) -> str:
    """Tell "thirty years after they surrendered", "the strongest step since soldiers seized the palace"."""
    for below in parse.children[verb]:
        found = _long_after(parse, below) if parse.deps[below] in ("mark", "prep") else ""
        if found:
            return found
    head = parse.heads[verb]
    if parse.deps[verb] == "pcomp":
        return _long_after(parse, head)
    since = child(parse, verb, "mark")
    if since is None or parse.lower[since] != "since":
        return ""
    counted = [below for below in parse.children[head] if parse.deps[below] in ("nsubj", "attr", "npadvmod")]
    if _is_superlative(parse, head) or any(parse.lower[below] in LONG_UNITS for below in counted):
        # "the worst riot since they shot a baker", "forty years have passed since"
        return _quoted("since")
    return ""


def _long_before(parse: Parse, verb: int) -> str:
    """Tell "they fought long before the dam was built"."""
    for below in parse.children[verb]:
        if parse.deps[below] not in ("advcl", "prep"):
            continue
        mark = below if parse.deps[below] == "prep" else child(parse, below, "mark", "prep")
        if mark is not None and mark > 0 and parse.lower[mark] == "before" and parse.lower[mark - 1] == "long":
            return _quoted("long before")
    return ""


def _long_after(parse: Parse, token: int) -> str:
    """Return "years after", "long after" where a token is that "after", or nothing."""
    is_long = parse.lower[token] == "after" and token > 0 and parse.lower[token - 1] in _LONG
    return _quoted(f"{parse.words[token - 1]} after") if is_long else ""


def _is_superlative(parse: Parse, token: int) -> bool:
    """Tell "the first since", "the worst unrest since"."""
    if parse.tags[token] == "JJS" or parse.lower[token] == "first":
        return True
    return any(parse.tags[below] == "JJS" or parse.lower[below] in ("first", "most") for below in parse.children[token])


def _has_day(parse: Parse, verb: int) -> bool:
    for below in parse.children[verb]:
        if parse.lower[below] in DAY_WORDS:
            return True
        if parse.deps[below] == "prep" and any(parse.lower[inner] in DAY_WORDS for inner in parse.children[below]):
            return True
    return False


def _quoted(words: str) -> str:
    return f"'{words}'"
