"""Which language a report is in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

# As much as py3langid needs; its time grows with the text.
_SAMPLE_CHARS = 700

# Below this py3langid guesses: names and quotations weigh too much, and short English is Pidgin or Scots to it.
_MIN_LETTERS = 100
# Another script gives itself away earlier.
_MIN_FOREIGN_LETTERS = 20
# A short text is in another language only where so many words say so that this language has and English has not.
_MIN_FOREIGN_WORDS = 2

# At least this share of words that only English has so often: py3langid takes lists of names for anything.
_MIN_ENGLISH_SHARE = 0.15
_ENGLISH_WORDS = frozenset(
    (
        "the", "of", "and", "to", "in", "a", "that", "is", "was", "for", "on", "with", "as", "by", "at", "from", "it",
        "he", "she", "they", "we", "i", "his", "her", "their", "be", "been", "has", "have", "had", "not", "but", "are",
        "were", "will", "would", "which", "who", "said", "this", "an", "or", "about", "after",
    )
)  # fmt: skip

# Of languages in Latin letters, words that stand in nearly every sentence and are none in English.
_WORDS_BY_LANGUAGE = {
    "de": "das und ist nicht ein eine einen mit zu dem auf für wir sie ich hat sich auch wird im dass am über noch nach"
    " aus bei vor haben sagte sind seien zum zur als wie oder werden wurde aber",
    "fr": "les une et dans pour que qui avec pas ne nous vous il elle ils aux cette ont été sont dit mais où leur par"
    " ce plus a-t-il est ces après selon",
    "es": "una que en con por para se su es lo como pero fue son este dijo han sobre según también entre desde ser más",
    "pt": "os um uma que em não com para por se das ao mais mas foi são disse como pela pelo na também entre sobre",
    "it": "il gli una che di con della dei delle nel è sono hanno si alla dal anche più lo detto dopo tra nella",
    "nl": "het een en niet dat met op voor zijn te aan door maar ook wordt werd heeft hebben er naar bij uit over zei",
    "sv": "och att det som en på är av för med till inte har om ett var sig från kan ska efter sade",
    "no": "og at det som en på er av for med til ikke har om et var seg fra kan skal etter sa",
    "da": "og at det som en på er af for med til ikke har om et var sig fra kan skal efter sagde",
    "pl": "nie się na jest że to jak za od przez po są był oraz dla ale ich tym jego może",
    "tr": "ve bir bu için ile olarak çok daha gibi olan değil ama sonra kadar dedi",
    "id": "yang dan dengan untuk ini itu dari pada tidak akan dalam telah juga oleh ke adalah karena",
}
# Those that English has too, or names written in English: "Lula da Silva", "the men", "no".
_SHARED_WORDS = frozenset(
    "no do die men me on in is as has per par con more dan for van von der den de da dos di del della la le el al ter"
    " du des los las dei ha he her war at fra even est use sur pas all on one non to en over som at"
    " for om et er op av ini".split()
)
_FOREIGN_WORDS = {code: frozenset(words.split()) - _SHARED_WORDS for code, words in _WORDS_BY_LANGUAGE.items()}

# What py3langid takes English for that names many places and persons.
_NEAR_ENGLISH = frozenset(("pcm", "sco", "jam", "bi", "tpi", "kri"))
_MIN_SHARE_NEAR_ENGLISH = 0.06

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
    n_english = sum(word in _ENGLISH_WORDS for word in words)
    if n_letters < _MIN_LETTERS and len(_LATIN.findall(sample)) * 2 > n_letters:
        return _judge_by_words({word for word in _WORD.findall(sample) if word[0].islower()}, n_english)
    found: str = _identifier().classify(sample)[0]
    if found == _NO_LANGUAGE:
        return None
    share = _MIN_SHARE_NEAR_ENGLISH if found in _NEAR_ENGLISH else _MIN_ENGLISH_SHARE
    return "en" if found != "en" and n_english >= share * len(words) else found


def _judge_by_words(words: set[str], n_english: int) -> str | None:
    """Return the language of a few words in Latin letters where small words that only it has tell it, else None."""
    counts = {code: len(words & known - _ENGLISH_WORDS) for code, known in _FOREIGN_WORDS.items()}
    code, n_foreign = max(counts.items(), key=lambda count: count[1])
    if n_foreign >= max(_MIN_FOREIGN_WORDS, n_english + 1) and n_foreign * 6 >= len(words):
        return code
    return None


@cache
def _identifier() -> Any:
    import py3langid  # noqa: PLC0415 - loads a model; only workers need it

    py3langid.classify("")
    return py3langid
