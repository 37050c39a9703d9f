"""General words for bodies and organisations that were named before: "the agency", "the newspaper", "the club"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class GeneralWord:
    """What may be called so: by a word of its name, in lower case, or by its sector; ``never`` excludes sectors."""

    names: frozenset[str] = frozenset()
    sectors: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset({"body", "organisation"})
    never: frozenset[str] = frozenset()


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


_AGENCY = GeneralWord(
    _words("agency office administration bureau service department authority commission board institute"),
    _words("GOV SPY COP JRN IGO"),
    never=_words("LEG JUD PTY"),
)
_MEDIUM = GeneralWord(_words("times post news press journal herald tribune gazette daily radio"), _words("JRN"))
_FIRM = GeneralWord(
    _words("inc ltd plc corp corporation company group holdings bank energy industries motors airlines gmbh"),
    _words("BUS"),
    kinds=frozenset({"organisation"}),
)
_GROUP = GeneralWord(
    _words("group association foundation movement alliance coalition network society council fund league federation"),
    _words("NGO REB UAF CVL LAB"),
    kinds=frozenset({"organisation"}),
    never=_words("JRN BUS GOV"),
)
_PANEL = GeneralWord(_words("committee panel commission council board subcommittee inquiry tribunal"))
_SCHOOL = GeneralWord(_words("university college school institute academy"), _words("EDU"))

GENERAL_WORDS: Final[dict[str, GeneralWord]] = {
    "agency": _AGENCY,
    "department": GeneralWord(_words("department ministry"), kinds=frozenset({"body", "organisation"})),
    "ministry": GeneralWord(_words("ministry department")),
    "bureau": GeneralWord(_words("bureau")),
    "authority": GeneralWord(_words("authority")),
    **dict.fromkeys(("newspaper", "paper", "daily", "magazine", "outlet", "broadcaster", "website"), _MEDIUM),
    **dict.fromkeys(("company", "firm", "carmaker", "airline", "bank", "manufacturer", "utility"), _FIRM),
    **dict.fromkeys(("group", "organisation", "organization", "charity", "nonprofit", "association"), _GROUP),
    **dict.fromkeys(("panel", "committee", "commission", "council", "board"), _PANEL),
    **dict.fromkeys(("university", "college", "school"), _SCHOOL),
    "institute": GeneralWord(_words("institute")),
    "union": GeneralWord(_words("union workers"), _words("LAB")),
    "party": GeneralWord(_words("party"), _words("PTY")),
    "court": GeneralWord(_words("court tribunal"), _words("JUD")),
    "parliament": GeneralWord(sectors=_words("LEG")),
    "club": GeneralWord(_words("club united city fc")),
    "hospital": GeneralWord(_words("hospital clinic"), _words("MED")),
}


def is_medium(word: str) -> bool:
    """Tell whether an outlet may call itself so."""
    return GENERAL_WORDS.get(word) is _MEDIUM or word in {"agency", "news agency"}


def is_called(word: str, kind: str, name: str, sectors: tuple[str, ...]) -> bool:
    """Tell whether a body or organisation of this name and these sectors may be called by a general word."""
    general = GENERAL_WORDS[word]
    if kind not in general.kinds or set(sectors) & general.never:
        return False
    if not sectors and general is _FIRM:
        return True
    return bool(general.names & set(name.lower().split()) or general.sectors & set(sectors))
