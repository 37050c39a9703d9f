"""The source of a statement where the grammar does not tell it: by its place beside the cue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.extract.grammar.clauses import PUNCTUATION, noun_phrase, without_genitive
from dragoman.extract.grammar.quotations import Quotation
from dragoman.extract.grammar.verbs import TENSED
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse, TokenRange

NAMING = frozenset({"PROPN", "NOUN"})
SPEAKING = NAMING | {"PRON"}
LINKS = words_of("statements", "links of phrases")


def source_by_position(parse: Parse, verb: int, quoted: list[Quotation | None], reach: int) -> TokenRange | None:
    """Return the noun phrase right before the cue, or right after it (``," said X``), at most ``reach`` tokens off."""
    sentence = parse.sentence_of(verb)
    for token in _in_reach(parse, range(verb - 1, max(verb - reach, sentence.start) - 1, -1), quoted):
        if parse.pos[token] in SPEAKING or _is_capitalised(parse, token):
            return TokenRange(_phrase_start(parse, token, sentence.start, quoted), token + 1)
    for token in _in_reach(parse, range(verb + 1, min(verb + reach, sentence.end)), quoted):
        if _is_capitalised(parse, token):
            return TokenRange(token, token + 1)
        if parse.pos[token] in SPEAKING and parse.deps[token] not in ("npadvmod", "compound", "poss"):
            return noun_phrase(parse, token)
    return None


def _in_reach(parse: Parse, tokens: Iterable[int], quoted: list[Quotation | None]) -> Iterator[int]:
    """Yield the tokens up to one that is quoted or ends the noun phrase."""
    for token in tokens:
        if quoted[token] is not None or _ends_noun_phrase(parse, token):
            return
        yield token


def person_before(parse: Parse, verb: int, quoted: list[Quotation | None]) -> TokenRange | None:
    """Return the person named right before a finite verb without a subject, or the only one named in its sentence.

    ``Briefing the council, the envoy, Runa Eskild, said …``: the parser often loses the subject among the commas. With
    two people named farther off nobody can say which one speaks, and None is returned. Quotations do not count.
    """
    if parse.tags[verb] not in TENSED:
        return None
    begin = parse.sentence_of(verb).start
    found = _name_before(parse, verb, begin, quoted)
    if found is None:
        return None
    start = found.start
    while start > begin and parse.pos[start - 1] == "PROPN":
        start -= 1
    return without_genitive(parse, TokenRange(start, found.end))


def _name_before(parse: Parse, verb: int, begin: int, quoted: list[Quotation | None]) -> TokenRange | None:
    """Return the person's name before a verb; where the parser knows none, a proper name that a comma sets off."""
    inside = (name for name in parse.names_on(begin, verb) if begin <= name.start and name.end <= verb)
    named = [name for name in inside if name.label == "PERSON" and quoted[name.start] is None]
    if not named:
        return _name_set_off(parse, verb, begin)
    last = named[-1]
    return TokenRange(last.start, last.end) if len(named) == 1 or last.end in (verb, verb - 1) else None


def _name_set_off(parse: Parse, verb: int, begin: int) -> TokenRange | None:
    """Return the last word of a proper name that a comma sets off from the verb: ``Eskild, said``."""
    if verb - 2 <= begin or parse.words[verb - 1] != ",":
        return None
    return TokenRange(verb - 2, verb - 1) if parse.pos[verb - 2] == "PROPN" else None


def _phrase_start(parse: Parse, token: int, limit: int, quoted: list[Quotation | None]) -> int:
    """Return where the noun phrase that ends with the token begins, across ``of`` and the like."""
    start = token
    while start > limit and quoted[start - 1] is None:
        if _begins_earlier(parse, start - 1):
            start -= 1
        elif start - 2 >= limit and _is_link(parse, start - 1):
            start -= 2
        else:
            break
    return start


def _is_link(parse: Parse, token: int) -> bool:
    """Tell the preposition between two nouns of one phrase: "the ministry of roads"."""
    return parse.lower[token] in LINKS and parse.pos[token - 1] in NAMING


def _begins_earlier(parse: Parse, token: int) -> bool:
    return parse.pos[token] in ("PROPN", "ADJ", "NOUN", "DET") or _is_capitalised(parse, token)


def _is_capitalised(parse: Parse, token: int) -> bool:
    """Tell whether a word may be a name that the tagger took for a verb (``Husted``, ``Ebeling``)."""
    if parse.pos[token] not in ("VERB", "ADJ", "ADV", "X"):
        return False
    word = parse.words[token]
    return len(word) > 2 and word[0].isupper() and word[1:].islower()


def _ends_noun_phrase(parse: Parse, token: int) -> bool:
    if parse.words[token] in PUNCTUATION:
        return True
    return parse.pos[token] in ("VERB", "ADP", "SCONJ", "CCONJ") and not _is_capitalised(parse, token)
