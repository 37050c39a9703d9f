"""Time words that decide a status: years long back, and days ahead beside a present tense.

Token numbers of a ``Parse`` throughout; ``year`` is the year of the report, None where it is unknown.
"""

from __future__ import annotations

import re

from dragoman.extract.grammar.clauses import VERBAL, child
from dragoman.extract.grammar.token_view import DAY_WORDS
from dragoman.model import Parse

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:s|[-–]\d\d(?:\d\d)?)?$")
_MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec.".split()
)
# Words that may stand between a preposition and the year it brings: "at the beginning of March 1998".
_BESIDE_YEAR = _MONTHS | frozenset(
    "the a an spring summer autumn fall winter early late mid - beginning end middle s year years of september's back "
    "about around".split()
)
_LONG_UNITS = frozenset("year years decade decades century centuries generation generations".split())
_SEASONS = frozenset("summer summers winter winters spring springs autumn autumns month months".split())
_DECADES = frozenset("decades centuries generations".split())
_BACK = frozenset("in since during between from of by until around after throughout over at on through before".split())
_ADJUNCTS = _BACK | {"under", "for"}
_AGO_UNITS = _LONG_UNITS | _SEASONS | {"long"}
_BELOW_TIMES = _BESIDE_YEAR | _DECADES
_ADNOMINAL = frozenset("in of during from since".split())
_DURING = frozenset("during in at throughout amid".split())
_STOPS = frozenset("; : — – -- , who which that whom whose when where while after before because but ( )".split())
_ERAS = frozenset("days times era age reign heyday time".split())
_REGIMES = frozenset("dictatorship apartheid communism colonialism feudalism nazism".split())
_CLUES = (
    _LONG_UNITS
    | _SEASONS
    | _DECADES
    | _ERAS
    | _REGIMES
    | frozenset("ago earlier since long rule regime war past once formerly historically".split())
)
_ERA_ADJECTIVES = frozenset("old colonial communist soviet imperial feudal medieval ottoman apartheid wartime".split())
_LATE_DAYS = frozenset("early last final first closing opening recent coming few past several next".split())
_WITHIN = frozenset("dobj pobj prep advcl xcomp pcomp nsubjpass nsubj compound acl nmod agent attr".split())
_SUBORDINATE = frozenset({"relcl", "acl", "advcl", "pcomp"})
# Words below which a year belongs to what they bring in: "apologised for the raid in 1963".
_EVENTIVE = frozenset("for over of about against after since following".split())
# Verbs whose present tense with a day tells what is on the programme: "the talks begin on Friday".
_LEAVING = frozenset("leave quit join".split())
_PROGRAMME = frozenset(
    "begin start open resume kick convene arrive depart leave end close gather vote fly travel head go return take "
    "sit appear meet hold host visit".split()
)
_IS = frozenset("is are am 's ’s 're ’re".split())


# What lies long back


def background_of(parse: Parse, token: int, year: int | None) -> str:
    """Return the words that put what a verb or a noun tells into the past beyond the report, or nothing."""
    if not _has_clue(parse, token):
        return ""
    if parse.pos[token] in VERBAL:
        return _back_verb(parse, token, year, 0)
    return _back_noun(parse, token, year)


def _has_clue(parse: Parse, token: int) -> bool:
    """Tell whether a sentence has a number or a word without which nothing can lie back; most have none."""
    start, end = parse.sentence_of(token)
    words = parse.lower[start:end]
    return not _CLUES.isdisjoint(words) or any(word[0] in "12" and _YEAR.match(word) for word in words)


def background_above(parse: Parse, token: int, year: int | None) -> str:
    """Return what puts the clause around a token long back: what goes with an old deed is as old.

    So the bombing in "the border closed in 1994 after a bombing", but not what a verb of saying reports.
    """
    if not _has_clue(parse, token):
        return ""
    for _ in range(5):
        label, head = parse.deps[token], parse.heads[token]
        present = parse.pos[token] in VERBAL and parse.tags[token] in ("VBZ", "VBP")
        if head == token or label not in _WITHIN or present:
            return ""
        if parse.pos[head] in VERBAL and not _is_perfect(parse, head):
            found = _back_verb(parse, head, year, 0)
            if found:
                return found
        token = head
    return ""


def _is_perfect(parse: Parse, verb: int) -> bool:
    return any(parse.lower[below] in ("has", "have", "'ve", "’ve") for below in parse.children[verb])


def _back_noun(parse: Parse, noun: int, year: int | None) -> str:
    for below in parse.children[noun]:
        beside = parse.deps[below] in ("nummod", "compound", "amod", "nmod", "npadvmod", "poss")
        if beside and is_old_year(parse, below, year):
            return f"'{parse.words[below]}'"
    label, head = parse.deps[noun], parse.heads[noun]
    if label == "pobj" and parse.lower[head] == "since" and _is_superlative(parse, parse.heads[head]):
        return "'since'"
    if label == "pobj" and parse.lower[head] == "after" and _is_long_after(parse, head):
        return f"'{parse.words[head - 1]} after'"
    found = _adjunct(parse, noun, year) or _trailing(parse, noun, year, attached=False)
    if not found and label == "pobj" and any(parse.lower[below] == "the" for below in parse.children[noun]):
        # "Twenty years on, nobody has been charged with the killing."
        start = parse.sentence_of(noun).start
        for here in range(start, min(start + 4, noun)):
            if parse.lower[here] in _LONG_UNITS and parse.lower[here + 1] in ("on", "later"):
                return f"'{parse.words[here]} {parse.words[here + 1]}'"
    return found


def _back_verb(parse: Parse, verb: int, year: int | None, depth: int) -> str:
    if any(parse.lower[below] in ("formerly", "historically") for below in parse.children[verb]):
        return "'formerly'"
    label, head = parse.deps[verb], parse.heads[verb]
    if label in _SUBORDINATE:
        if label == "relcl" and is_old_year(parse, head, year):
            return f"'{parse.words[head]}'"
        start = parse.edges[verb][0]
        if start > 2 and parse.lower[start] in ("when", "where") and is_old_year(parse, start - 2, year):
            return f"'{parse.words[start - 2]}, {parse.lower[start]}'"
        found = _clause_after(parse, verb) or _trailing(parse, verb, year, attached=False)
        if found:
            return found
        object_ = child(parse, verb, "dobj", "nsubjpass")
        if object_ is not None and label == "relcl":
            for below in parse.children[object_]:
                if below < object_ and is_old_year(parse, below, year):
                    return f"'{parse.words[below]}'"
    else:
        found = _opening(parse, verb, year) or _trailing(parse, verb, year, attached=True)
        if found:
            return found
    found = _adjunct(parse, verb, year) or _long_before(parse, verb)
    if found:
        return found
    if label in ("ccomp", "relcl", "advcl", "acl") and parse.lower[head] == "was" and _is_cleft(parse, head):
        # "It was in 1956 that they signed the treaty."
        return _adjunct(parse, head, year)
    alike = (label == "conj" and parse.tags[verb] == parse.tags[head]) or (
        parse.tags[verb] == "VBD" and label == "conj"
    )
    if alike and depth < 3 and parse.pos[head] in VERBAL and child(parse, verb, "nsubj", "nsubjpass", "aux") is None:
        # "In 1998 the king lifted the ban and freed the printers", but not "… and has since stayed away".
        return "" if _has_day(parse, verb) else _back_verb(parse, head, year, depth + 1)
    return ""


def is_old_year(parse: Parse, token: int, year: int | None) -> bool:
    """Tell whether a word is a year, a span of years or a decade that lies two years before the report.

    Where the report has no year every year counts as old but that of a full date, and in a text that names several
    the last two.
    """
    word = parse.lower[token]
    if not _YEAR.match(word):
        return False
    told = int(word[:4])
    if year is not None:
        return told <= year - 2
    if word.endswith("s"):
        return True
    named = parse.years
    if len(named) > 1 and told > max(named) - 2 and told >= 2000 and not _is_below_clause(parse, token):
        return False
    return not _is_full_date(parse, token)


def _is_below_clause(parse: Parse, token: int) -> bool:
    """Tell whether a word stands in a subordinate clause or as a modifier of a noun."""
    for _ in range(6):
        head = parse.heads[token]
        if head == token:
            return False
        if parse.deps[token] in _SUBORDINATE or (parse.pos[head] == "NOUN" and parse.deps[token] in ("nummod", "prep")):
            return True
        token = head
    return False


def _is_full_date(parse: Parse, year: int) -> bool:
    before = parse.lower[max(0, year - 3) : year]
    return any(word in _MONTHS for word in before) and any(word.isdigit() and len(word) < 3 for word in before)


def _adjunct(parse: Parse, token: int, year: int | None) -> str:
    """Return the adjunct of a word that lies back: "in 1984", "decades ago", "in the days of the junta"."""
    perfect = any(parse.lower[below] == "had" for below in parse.children[token])
    for below in parse.children[token]:
        word = parse.lower[below]
        if parse.deps[below] == "prep" and word in _ADJUNCTS:
            found = _prepositional(parse, below, year, perfect=perfect)
            if found:
                return found
        if parse.deps[below] in ("npadvmod", "advmod"):
            if word == "ago" and any(parse.lower[inner] in _AGO_UNITS for inner in parse.children[below]):
                return "'ago'"
            if word == "earlier" and parse.lower[below - 1] in ("years", "decades", "centuries"):
                return "'years earlier'"
            if word in ("century", "decade", "year") and parse.lower[below - 1] == "last":
                return f"'last {word}'"
            if word == "once" and below == token - 1 and parse.tags[token] == "VBD":
                return "'once'"
            if is_old_year(parse, below, year):
                return f"'{parse.words[below]}'"
    return ""


def _prepositional(parse: Parse, preposition: int, year: int | None, *, perfect: bool) -> str:
    word = parse.lower[preposition]
    for inner in parse.children[preposition]:
        if word == "for":
            if perfect and parse.lower[inner] in ("years", "decades", "months"):
                return f"'for {parse.lower[inner]}'"
            continue
        if word != "under":
            found = _year_below(parse, inner, year, 0)
            if found:
                return f"'{word} {found}'"
        if word in ("in", "during", "under", "throughout", "since") and _is_era(parse, inner):
            return f"'{word} … {parse.lower[inner]}'"
        if word == "in" and parse.lower[inner] == "past":
            return "'in the past'"
        if word in _DURING:
            for below in parse.children[inner]:
                if below < inner and is_old_year(parse, below, year):
                    return f"'{word} … {parse.words[below]}'"
    return ""


def _is_era(parse: Parse, noun: int) -> bool:
    """Tell "the days of the junta", "colonial times", "the cold war", "the old regime"."""
    if parse.lower[noun] in _REGIMES:
        return True
    children = {parse.lower[below] for below in parse.children[noun]}
    if parse.lower[noun] == "war" and (children & {"cold", "world"}):
        return True
    if parse.lower[noun] in _ERAS | {"rule", "regime"} and children & _ERA_ADJECTIVES:
        return True
    counted = any(parse.deps[below] == "nummod" for below in parse.children[noun])
    return parse.lower[noun] in _ERAS - {"time"} and "of" in children and not counted and not children & _LATE_DAYS


def _year_below(parse: Parse, token: int, year: int | None, depth: int) -> str:
    if is_old_year(parse, token, year):
        return parse.words[token]
    if depth > 2 or parse.lower[token] not in _BELOW_TIMES:
        return ""
    if parse.lower[token] in _DECADES:
        return parse.words[token]
    for below in parse.children[token]:
        found = _year_below(parse, below, year, depth + 1)
        if found:
            return found
    return ""


def _trailing(parse: Parse, token: int, year: int | None, *, attached: bool) -> str:
    """Return the year that follows in the same stretch of words, wherever the parser hung it.

    With ``attached`` only one that hangs on the token through nouns of place, not on a deed named in between.
    """
    end = parse.sentence_of(token).end
    if attached and _has_day(parse, token):
        return ""
    for here in range(token + 1, end):
        word = parse.lower[here]
        if word in _STOPS or (parse.pos[here] in VERBAL and parse.tags[here] not in ("VBN", "VBG")):
            return ""
        if word in ("ago", "earlier") and parse.lower[here - 1] in _LONG_UNITS | {"summers", "winters"}:
            return f"'{word}'"
        if word == "year" and parse.lower[here - 1] == "last" and not attached:
            return "'last year'"
        if word not in _ADNOMINAL:
            continue
        after = here + 1
        while after < end and parse.lower[after] in _BESIDE_YEAR:
            after += 1
        if after < end and is_old_year(parse, after, year) and (not attached or _hangs_on(parse, here, token)):
            return f"'{word} {parse.words[after]}'"
        if after < end and not attached and word in _DURING and is_old_year(parse, after, year):
            return f"'{word} {parse.words[after]}'"
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
    subject = child(parse, verb, "nsubj", "nsubjpass")
    if subject is None or parse.tags[verb] == "VB":
        return ""
    end = parse.edges[subject][0]
    start = parse.sentence_of(verb).start
    for here in range(end - 1, start - 1, -1):
        if parse.lower[here] in (";", ":", "that", "--") or parse.pos[here] in VERBAL:
            if parse.pos[here] in VERBAL:
                return ""
            start = here + 1
            break
    if end - start < 2 or parse.lower[start] in ("since", "until"):
        return ""
    if parse.lower[start] == "long" and parse.lower[start + 1] in ("before", "ago"):
        return f"'long {parse.lower[start + 1]}'"
    for here in range(start, end):
        if here > start and parse.lower[here] == "ago" and parse.lower[here - 1] in _LONG_UNITS | _SEASONS:
            return "'ago'"
        if parse.lower[here] in ("in", "during", "by") and here + 1 < end:
            after = here + 1
            while after < end and parse.lower[after] in _BESIDE_YEAR:
                after += 1
            followed = parse.pos[after + 1] if after + 1 < len(parse) else ""
            if after < end and is_old_year(parse, after, year) and followed != "NOUN":
                return f"'{parse.lower[here]} {parse.words[after]}'"
    return ""


def _clause_after(parse: Parse, verb: int) -> str:
    """Tell "thirty years after they surrendered", "the strongest step since soldiers seized the palace"."""
    for below in parse.children[verb]:
        if parse.deps[below] in ("mark", "prep") and parse.lower[below] == "after" and _is_long_after(parse, below):
            return f"'{parse.words[below - 1]} after'"
    head = parse.heads[verb]
    if parse.deps[verb] == "pcomp":
        if parse.lower[head] == "after" and _is_long_after(parse, head):
            return f"'{parse.words[head - 1]} after'"
        return ""
    since = child(parse, verb, "mark")
    if since is not None and parse.lower[since] == "since":
        counted = [below for below in parse.children[head] if parse.deps[below] in ("nsubj", "attr", "npadvmod")]
        if _is_superlative(parse, head) or any(parse.lower[below] in _LONG_UNITS for below in counted):
            # "the worst riot since they shot a baker", "forty years have passed since"
            return "'since'"
    return ""


def _long_before(parse: Parse, verb: int) -> str:
    """Tell "they fought long before the dam was built"."""
    for below in parse.children[verb]:
        if parse.deps[below] not in ("advcl", "prep"):
            continue
        mark = below if parse.deps[below] == "prep" else child(parse, below, "mark", "prep")
        if mark is not None and mark > 0 and parse.lower[mark] == "before" and parse.lower[mark - 1] == "long":
            return "'long before'"
    return ""


def _is_cleft(parse: Parse, be: int) -> bool:
    subject = child(parse, be, "nsubj", "expl")
    return subject is not None and parse.lower[subject] == "it"


def _is_long_after(parse: Parse, after: int) -> bool:
    return after > 0 and parse.lower[after - 1] in _LONG_UNITS | {"long"}


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


# What lies ahead


def is_programme(parse: Parse, verb: int) -> bool:
    """Tell a present tense with a time ahead: "the envoy meets rebels next week", "on 3 May the governor resigns"."""
    if parse.tags[verb] not in ("VBZ", "VBP", "VBG"):
        return False
    auxiliary = child(parse, verb, "aux")
    if auxiliary is not None and parse.lower[auxiliary] not in _IS:
        return False
    lemma = parse.lemmas[verb].lower()
    if parse.tags[verb] == "VBG":
        if auxiliary is None:
            return _is_ahead(parse, verb, days=False)
        return lemma in _LEAVING or _is_ahead(parse, verb, days=False)
    return _is_ahead(parse, verb, days=lemma in _PROGRAMME)


def _is_ahead(parse: Parse, verb: int, *, days: bool) -> bool:
    for below in parse.children[verb]:
        word = parse.lower[below]
        if parse.deps[below] in ("npadvmod", "advmod") and (
            word == "tomorrow" or any(parse.lower[inner] in ("next", "coming") for inner in parse.children[below])
        ):
            return True
        if word in _MONTHS and _is_open_date(parse, below):
            return True
        if parse.deps[below] == "prep" and word in ("on", "from"):
            if days and any(_is_bare_day(parse, inner) for inner in parse.children[below]):
                return True
            if any(_is_open_date(parse, inner) for inner in parse.children[below]):
                return True
    return False


def _is_bare_day(parse: Parse, day: int) -> bool:
    """Tell a weekday without date; captions, which are in the present tense, name both."""
    return parse.lower[day] in DAY_WORDS and not any(word in _MONTHS for word in parse.lower[day + 1 : day + 4])


def _is_open_date(parse: Parse, month: int) -> bool:
    """Tell a day of a month without year or weekday, as programmes name it; captions name those as well."""
    if parse.lower[month] not in _MONTHS:
        return False
    near = range(max(0, month - 3), min(len(parse), month + 4))
    number = any(parse.lower[here].isdigit() and len(parse.lower[here]) < 3 for here in near if abs(here - month) == 1)
    return number and not any(_YEAR.match(parse.lower[here]) or parse.lower[here] in DAY_WORDS for here in near)


def is_before_what_comes(parse: Parse, verb: int) -> bool:
    """Tell "before the president visits", "until the court rules": a present tense that is still to come."""
    if parse.tags[verb] not in ("VBZ", "VBP") or child(parse, verb, "aux") is not None:
        return False
    subject = child(parse, verb, "nsubj", "nsubjpass")
    if subject is None:
        return False
    start = parse.edges[subject][0]
    return start > 0 and parse.lower[start - 1] in ("before", "until", "till")
