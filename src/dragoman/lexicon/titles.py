"""Offices, callings and collective nouns: the words that say what an actor is, with PLOVER sectors."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.lexicon.phrases import PhraseTable
from dragoman.lexicon.tables import cell_list, read_table


@dataclass(frozen=True, slots=True)
class Title:
    """What a title, body or group noun tells.

    ``key`` is the wording it goes by; titles of one office share it (``secretary of state``, ``foreign minister``).
    ``classes`` are wider words for its holder (``official``, ``diplomat``), the nearest first.
    """

    key: str
    phrase: str
    kind: str
    sectors: tuple[str, ...]
    gender: str
    classes: tuple[str, ...]
    is_plural: bool


# Short forms before a name, with the title they stand for.
ABBREVIATIONS = {
    "sen.": "senator", "sens.": "senator", "rep.": "lawmaker", "reps.": "lawmaker", "gov.": "governor",
    "gen.": "general", "gen": "general", "lt.": "lieutenant", "col.": "colonel", "maj.": "major", "capt.": "captain",
    "sgt.": "sergeant", "adm.": "admiral", "cmdr.": "commander", "brig.": "brigadier", "cpl.": "corporal",
    "pres.": "president", "prof.": "professor", "rev.": "reverend", "fr.": "priest", "dr.": "doctor of title",
    "amb.": "ambassador", "det.": "detective", "supt.": "superintendent", "atty.": "attorney", "sec.": "secretary",
    "lt. gen.": "lieutenant general", "maj. gen.": "major general", "brig. gen.": "brigadier general",
    "lt. col.": "lieutenant colonel", "lt. gov.": "lieutenant governor", "vice adm.": "vice admiral",
    "rear adm.": "rear admiral", "insp.": "inspector", "cllr.": "councillor", "cllr": "councillor",
    "hon.": "honourable", "lt": "lieutenant", "col": "colonel", "maj": "major", "capt": "captain", "prof": "professor",
    "sen": "senator", "rep": "lawmaker", "gov": "governor", "rev": "reverend",
}  # fmt: skip

# Forms of address: they tell of gender, not of office.
HONORIFICS = {
    "mr.": "m", "mr": "m", "mrs.": "f", "mrs": "f", "ms.": "f", "ms": "f", "miss": "f", "sir": "m", "lady": "f",
    "lord": "m", "dame": "f", "dr.": "", "dr": "", "madam": "f", "madame": "f", "monsieur": "m", "herr": "m",
    "frau": "f", "señor": "m", "señora": "f", "shri": "m", "haj": "m", "hajj": "m", "hon.": "", "late": "",
    "seyyed": "m", "sayyed": "m", "hajj.": "m",
}  # fmt: skip

# Nouns that with a possessive stand for a person ("His Excellency"), and their short forms.
ADDRESSES = frozenset(
    {"excellency", "majesty", "highness", "holiness", "eminence", "honour", "honor", "beatitude", "lordship",
     "ladyship", "worship"}
)  # fmt: skip
SHORT_ADDRESSES = {
    "HE": "excellency", "H.E.": "excellency", "HM": "majesty", "H.M.": "majesty", "HH": "highness",
    "H.H.": "highness", "HRH": "highness", "H.R.H.": "highness",
}  # fmt: skip
ADDRESS_OWNERS = {"his": "m", "her": "f", "their": "", "your": ""}

# Words before a title that change the office.
RANKS = frozenset({"deputy", "vice", "assistant", "associate", "acting", "interim", "caretaker", "under", "junior",
                   "outgoing", "incoming", "elect", "designate", "transitional"})  # fmt: skip
PAST = frozenset({"former", "ex", "late", "ousted", "deposed", "onetime", "past", "then", "retired"})
# Of the ranks those that tell in what standing an office is held: each by another person.
STANDINGS = {
    "acting": "acting", "interim": "acting", "caretaker": "acting", "outgoing": "outgoing",
    "incoming": "chosen", "elect": "chosen", "designate": "chosen",
}  # fmt: skip

_IRREGULAR = {"man": "men", "woman": "women", "child": "children", "person": "people", "thief": "thieves"}
_FIRST_WORD_PLURAL = (" of ", " general", " in ")


@cache
def load_titles() -> PhraseTable[Title]:
    """Return all titles with their plurals and short forms."""
    table: PhraseTable[Title] = PhraseTable()
    singular: dict[str, Title] = {}
    rows = [_title(row) for row in read_table("titles")]
    for title in rows:
        table.add(title.phrase, title)
        singular[title.phrase] = title
    for title in rows:
        if not title.is_plural:
            many = Title(
                title.key, plural_of(title.phrase), title.kind, title.sectors, title.gender, title.classes, True
            )
            table.add(many.phrase, many)
    for short, phrase in ABBREVIATIONS.items():
        if phrase in singular:
            table.add(short, singular[phrase])
    return table


def _title(row: dict[str, str]) -> Title:
    phrase = row["phrase"]
    return Title(
        key=row["same_as"] or phrase,
        phrase=phrase,
        kind=row["kind"],
        sectors=cell_list(row["sectors"]),
        gender=row["gender"],
        classes=cell_list(row["classes"].replace(" ", "|")),
        is_plural=row["kind"] == "group" and phrase not in _SINGULAR_GROUPS,
    )


_SINGULAR_GROUPS = frozenset(
    {"public", "crowd", "population", "community", "delegation", "negotiating team", "team", "staff", "leadership",
     "warplane", "warship", "resistance", "clergy", "congressional group", "nation", "press"}
)  # fmt: skip


def plural_of(phrase: str) -> str:
    """Return the plural of a title: ``secretaries of state``, ``spokesmen``, ``attorneys general``."""
    for marker in _FIRST_WORD_PLURAL:
        if marker in phrase + " ":
            cut = phrase.find(marker.rstrip() if phrase.endswith(marker.strip()) else marker)
            head, tail = phrase[:cut], phrase[cut:]
            if head and " " not in head and head not in {"lieutenant", "major", "brigadier", "colonel", "army"}:
                return _plural_word(head) + tail
    first, _, last = phrase.rpartition(" ")
    return f"{first} {_plural_word(last)}".strip()


def _plural_word(word: str) -> str:
    for ending, plural in _IRREGULAR.items():
        if word.endswith(ending) and (word == ending or ending in {"man", "woman"}):
            return word[: -len(ending)] + plural
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    return word + "s"


@cache
def _singulars() -> dict[str, str]:
    return {plural_of(row["phrase"]): row["phrase"] for row in read_table("titles")}


def singular_of(wording: str) -> str | None:
    """Return a title in the singular, in lower case (``foreign ministers``), or None where it is no known plural.

    Words before the title are kept: ``deputy foreign ministers`` gives ``deputy foreign minister``.
    """
    words = wording.lower().split()
    for first in range(len(words)):
        one = _singulars().get(" ".join(words[first:]))
        if one is not None:
            return " ".join([*words[:first], one])
    return None


@cache
def _title_words() -> frozenset[str]:
    return frozenset(
        title.phrase.rpartition(" ")[2] for title in load_titles().values() if title.kind in {"person", "body"}
    )


def is_title_word(word: str) -> bool:
    """Tell whether a word, in lower case, is the head of a title or of a body's name (``envoy``, ``ministry``)."""
    return word in _title_words()
