"""Which common nouns name people, or bodies that speak as people do, and which name documents."""

from __future__ import annotations

from functools import cache

from dragoman.lexicon.tables import read_table
from dragoman.lexicon.titles import plural_of

# Nouns that end so mostly name people (speaker, senator, analyst, historian, servant). Our own list.
ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "person", "eer", "ant", "ee", "ess", "smith", "wright")
# … and these end so and do not.
NOT_PEOPLE = frozenset(
    "letter order paper number matter power water summer winter weather offer newspaper factor sector center "
    "centre computer chapter corner tower border murder danger dinner hunger thunder disaster transfer encounter "
    "counter manner banner shelter shower chamber quarter charter former latter latter river cover error horror "
    "terror color colour labor labour favor favour behavior behaviour humor rumor rumour honor honour door floor "
    "motor mirror minor vector grant restaurant moment plant warrant covenant pennant committee fee coffee "
    "guarantee degree tree referee process success business access progress press address stress list twist "
    "consist exist trade-off career pier premier barrier carrier tier order poster sticker trigger register "
    "cluster filter guantee knee attendee debater theater theatre meter liter layer player-piano answer layer "
    "wonder further finger".split()
)
OTHERS = frozenset(
    "people child children man men woman women boy girl friend ally aide staff crew team family couple youth "
    "source sources critic opponent supporter patient student parent neighbor neighbour expert guest host victim "
    "witness protester resident refugee migrant tourist volunteer member who they we he she i you guy mate "
    "colleague counterpart mother father brother sister wife husband son daughter uncle aunt side sides party "
    "parties group government ministry company court council office agency committee commission parliament union "
    "police army".split()
)


@cache
def _title_words() -> frozenset[str]:
    phrases = [row["phrase"] for row in read_table("titles")]
    return frozenset(word for phrase in phrases for word in (phrase.split()[-1], plural_of(phrase).split()[-1]))


def is_title_word(word: str) -> bool:
    """Tell whether a lower-case word ends a title of the lexicon (``minister``, ``envoys``)."""
    return word in _title_words()


@cache
def is_human(lemma: str) -> bool:
    """Tell whether a lower-case noun names people or a body that speaks; by lexicon first, then by its ending."""
    if lemma in OTHERS or lemma in _title_words():
        return True
    return lemma not in NOT_PEOPLE and len(lemma) > 4 and lemma.endswith(ENDINGS)


@cache
def _documents() -> frozenset[str]:
    return frozenset(row["noun"] for row in read_table("documents"))


def is_document(lemma: str) -> bool:
    """Tell whether a lower-case noun names a document that tells of things by itself: a report, a law, data.

    What somebody says through it counts as theirs, so statements, letters and posts are not among them.
    """
    return lemma in _documents()
