"""Which language a report is in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

# As much as py3langid needs; its time grows with the text.
_SAMPLE_CHARS = 700

# Below this a judgement is a guess: names and quotations weigh too much.
_MIN_LETTERS = 60
# Another script gives itself away earlier.
_MIN_FOREIGN_LETTERS = 20

# At least this share of words that only English has so often: py3langid takes lists of names for anything.
_MIN_ENGLISH_SHARE = 0.15
_ENGLISH_WORDS = frozenset(
    (
        "the", "of", "and", "to", "in", "a", "that", "is", "was", "for", "on", "with", "as", "by", "at", "from", "it",
        "he", "she", "they", "we", "i", "his", "her", "their", "be", "been", "has", "have", "had", "not", "but", "are",
        "were", "will", "would", "which", "who", "said", "this", "an", "or", "about", "after",
    )
)  # fmt: skip

_NO_LANGUAGE = "zxx"

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-zÀ-ɏḀ-ỿ]")

_CODES_BY_NAME = {
    "english": "en", "french": "fr", "german": "de", "spanish": "es", "portuguese": "pt", "italian": "it",
    "dutch": "nl", "russian": "ru", "ukrainian": "uk", "polish": "pl", "turkish": "tr", "arabic": "ar",
    "persian": "fa", "farsi": "fa", "hebrew": "he", "chinese": "zh", "japanese": "ja", "korean": "ko", "hindi": "hi",
    "urdu": "ur", "indonesian": "id", "swedish": "sv", "norwegian": "no", "danish": "da", "finnish": "fi",
    "greek": "el", "czech": "cs", "hungarian": "hu", "romanian": "ro", "bulgarian": "bg", "serbian": "sr",
    "eng": "en", "fre": "fr", "fra": "fr", "ger": "de", "deu": "de", "spa": "es", "por": "pt", "ita": "it",
    "rus": "ru", "tur": "tr", "ara": "ar", "per": "fa", "fas": "fa", "heb": "he", "chi": "zh", "zho": "zh",
}  # fmt: skip
_CODE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]{2,8})*$")


def language_code(given: str | None) -> str | None:
    """Return the ISO 639-1 code (639-3 where there is none) of a language as metadata give it, or None."""
    if not given:
        return None
    given = given.strip().lower()
    match = _CODE.match(given)
    return _CODES_BY_NAME.get(given) or (_CODES_BY_NAME.get(match[1], match[1]) if match else None)


def judge_language(prose: str, expected: Iterable[str]) -> str | None:
    """Return the code of the language that the prose is in, or None where it is too short to tell.

    A sample from its beginning decides; before it is taken for a language that is not expected, a sample from its
    middle must agree.
    """
    expected = frozenset(expected)
    found = _judge(prose[:_SAMPLE_CHARS])
    if found is None or found in expected or len(prose) <= 2 * _SAMPLE_CHARS:
        return found
    middle = len(prose) // 2
    again = _judge(prose[middle : middle + _SAMPLE_CHARS])
    return again if again in expected else found


def _judge(sample: str) -> str | None:
    words = _WORD.findall(sample.lower())
    n_letters = sum(map(len, words))
    if n_letters < _MIN_FOREIGN_LETTERS:
        return None
    if n_letters < _MIN_LETTERS and len(_LATIN.findall(sample)) * 2 > n_letters:
        return None
    found: str = _identifier().classify(sample)[0]
    if found == _NO_LANGUAGE:
        return None
    if found != "en" and sum(word in _ENGLISH_WORDS for word in words) >= _MIN_ENGLISH_SHARE * len(words):
        return "en"
    return found


@cache
def _identifier() -> Any:
    import py3langid  # noqa: PLC0415 - loads a model; only workers need it

    py3langid.classify("")
    return py3langid
