"""The normal form of a label: what two labels have in common that differ in article, case, number or spelling alone.

Rules: docs/codebook/namings.md.
"""

from __future__ import annotations

import re
import unicodedata

from dragoman.lexicon.organisations import load_gazetteer
from dragoman.lexicon.word_sorts import variants_of, words_of
from dragoman.model import Parse

_BEFORE = words_of("naming", "words before a label") | words_of("naming", "words of number")
_SPELLINGS = variants_of("naming", "spellings")
_WIDEST_SPELLING = max(len(words.split()) for words in _SPELLINGS)
_ALWAYS_PLURAL = words_of("naming", "nouns always plural")
_SIBILANT = re.compile(r"(?:ss|sh|ch|x|zz)es$")
_SHORT = 4
_MARKS = re.compile(r"[\"“”„«»‘’'`´()\[\],;:!?]")
_DASHES = re.compile(" ?[-\u2010\u2011\u2012\u2013\u2014\u2212] ?")
_ISATION = re.compile(r"is(ation|ations|ed|ing|er|ers)\b")
_DOTTED = re.compile(r"\b(?:\w\.){2,}")
_NUMBER = re.compile(r"[\d.,]+")
# What ends in "-ise" in either spelling is not "-ize" in the other.
_ISE_STEMS = re.compile(r"\w{4,}is(?:ation|ations)$")


def normal_form(parse: Parse, start: int, end: int, head: int) -> str:
    """Return the normal form of the label from token ``start`` to one before ``end``; never empty.

    Small letters, no articles, counts, quotation marks or genitives, no accents; the head noun in the singular, where
    it is no name; one spelling of what is written in two ways.
    """
    while start < end - 1 and (parse.lower[start] in _BEFORE or _NUMBER.fullmatch(parse.words[start])):
        start += 1
    words = [_word(parse, token, is_head=token == head) for token in range(start, end) if parse.tags[token] != "POS"]
    plain = _plain(" ".join(words))
    return _in_one_spelling(plain) or parse.lower[end - 1]


def _word(parse: Parse, token: int, *, is_head: bool) -> str:
    word = parse.lower[token]
    # The tagger takes many a plural in small letters for a name.
    is_plural = parse.tags[token] == "NNS" or (parse.tags[token] == "NNPS" and parse.words[token].islower())
    if not is_head or not is_plural or word in _ALWAYS_PLURAL:
        return word
    known = load_gazetteer().find(word)
    if known is not None and known.is_plural:
        return word
    lemma = parse.lemmas[token].lower()
    return lemma if lemma not in {word, ""} else _singular(word)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > _SHORT:
        return word[:-3] + "y"
    if _SIBILANT.search(word):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _plain(text: str) -> str:
    text = "".join(each for each in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(each))
    text = _DOTTED.sub(lambda found: found[0].replace(".", ""), text)
    return _DASHES.sub("-", " ".join(_MARKS.sub(" ", text).split()))


def _in_one_spelling(text: str) -> str:
    words = text.split()
    written: list[str] = []
    place = 0
    while place < len(words):
        for width in range(min(_WIDEST_SPELLING, len(words) - place), 0, -1):
            known = _SPELLINGS.get(" ".join(words[place : place + width]))
            if known is not None:
                written.append(known)
                place += width
                break
        else:
            written.append(_in_one_ending(words[place]))
            place += 1
    return " ".join(written)


def _in_one_ending(word: str) -> str:
    return _ISATION.sub(r"iz\1", word) if _ISE_STEMS.match(word) else word
