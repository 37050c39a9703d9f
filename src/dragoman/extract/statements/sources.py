"""The source of a statement where the grammar does not tell it: by its place beside the cue."""

from __future__ import annotations

from dragoman.extract.grammar.clauses import PUNCTUATION, noun_phrase, without_genitive
from dragoman.extract.grammar.quotations import Quotation
from dragoman.extract.grammar.verbs import TENSED
from dragoman.model import Parse, TokenRange

NAMING = frozenset({"PROPN", "NOUN"})


def source_by_position(parse: Parse, verb: int, quoted: list[Quotation | None], reach: int) -> TokenRange | None:
    """Return the noun phrase right before the cue, or right after it (``," said X``), at most ``reach`` tokens off."""
    sentence = parse.sentence_of(verb)
    for token in range(verb - 1, max(verb - reach, sentence.start) - 1, -1):
        if quoted[token] is not None or (_ends_noun_phrase(parse, token) and not _is_capitalised(parse, token)):
            break
        if parse.pos[token] in ("PROPN", "NOUN", "PRON") or _is_capitalised(parse, token):
            return TokenRange(_phrase_start(parse, token, sentence.start, quoted), token + 1)
    for token in range(verb + 1, min(verb + reach, sentence.end)):
        if quoted[token] is not None or (_ends_noun_phrase(parse, token) and not _is_capitalised(parse, token)):
            break
        if _is_capitalised(parse, token) and parse.pos[token] not in ("PROPN", "NOUN"):
            return TokenRange(token, token + 1)
        if parse.pos[token] in ("PROPN", "NOUN", "PRON") and parse.deps[token] not in ("npadvmod", "compound", "poss"):
            return noun_phrase(parse, token)
    return None


def person_before(parse: Parse, verb: int, quoted: list[Quotation | None]) -> TokenRange | None:
    """Return the person named right before a finite verb without a subject, or the only one named in its sentence.

    ``Briefing the council, the envoy, Runa Eskild, said …``: the parser often loses the subject among the commas. With
    two people named farther off nobody can say which one speaks, and None is returned. Quotations do not count.
    """
    if parse.tags[verb] not in TENSED:
        return None
    sentence = parse.sentence_of(verb)
    named = [
        name
        for name in parse.names_on(sentence.start, verb)
        if name.label == "PERSON" and sentence.start <= name.start and name.end <= verb and quoted[name.start] is None
    ]
    if len(named) > 1 and named[-1].end not in (verb, verb - 1):
        return None
    end = named[-1].end if named else verb
    if not named and (parse.words[verb - 1] != "," or parse.pos[verb - 2] != "PROPN" or verb - 2 <= sentence.start):
        return None
    if not named:
        end = verb - 1
    start = named[-1].start if named else end - 1
    while start > sentence.start and parse.pos[start - 1] == "PROPN":
        start -= 1
    return without_genitive(parse, TokenRange(start, end))


def _phrase_start(parse: Parse, token: int, limit: int, quoted: list[Quotation | None]) -> int:
    """Return where the noun phrase that ends with the token begins, across ``of`` and the like."""
    start = token
    while start > limit and quoted[start - 1] is None:
        if _begins_earlier(parse, start - 1):
            start -= 1
        elif start - 2 >= limit and parse.lower[start - 1] in ("of", "at", "from") and parse.pos[start - 2] in NAMING:
            start -= 2
        else:
            break
    return start


def _begins_earlier(parse: Parse, token: int) -> bool:
    return parse.pos[token] in ("PROPN", "ADJ", "NOUN", "DET") or _is_capitalised(parse, token)


def _is_capitalised(parse: Parse, token: int) -> bool:
    """Tell whether a word may be a name that the tagger took for a verb (``Husted``, ``Ebeling``)."""
    word = parse.words[token]
    return (
        len(word) > 2 and word[0].isupper() and word[1:].islower() and parse.pos[token] in ("VERB", "ADJ", "ADV", "X")
    )


def _ends_noun_phrase(parse: Parse, token: int) -> bool:
    return parse.words[token] in PUNCTUATION or parse.pos[token] in ("VERB", "ADP", "SCONJ", "CCONJ")
