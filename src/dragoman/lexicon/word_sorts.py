"""Words that rules go by, in sorts: "conditions" are if, unless, lest …; the table tells what each sort is for."""

from __future__ import annotations

from functools import cache

from dragoman.errors import ConfigError
from dragoman.lexicon.tables import cell_list, read_table

LANGUAGE = "en"


def words_of(room: str, sort: str, language: str = LANGUAGE) -> frozenset[str]:
    """Return the words of one sort of ``data/words_ROOM.tsv``, in lower case; some have several words.

    Raises ``ConfigError`` where the room has no such sort in the language.
    """
    return frozenset(_cells(room, sort, language))


def ordered_words_of(room: str, sort: str, language: str = LANGUAGE) -> tuple[str, ...]:
    """Return the words of a sort in their order, for those who try the first before the second.

    Raises ``ConfigError`` where the room has no such sort in the language.
    """
    return _cells(room, sort, language)


def phrases_of(room: str, sort: str, language: str = LANGUAGE) -> frozenset[tuple[str, ...]]:
    """Return the entries of a sort that have several words, as a parse has them: "no such" as ("no", "such").

    Raises ``ConfigError`` where the room has no such sort in the language.
    """
    return frozenset(tuple(cell.split()) for cell in _cells(room, sort, language))


def variants_of(room: str, sort: str, language: str = LANGUAGE) -> dict[str, str]:
    """Return the words of a sort that stand behind another with ``/`` between, each with the first of its entry.

    Raises ``ConfigError`` where the room has no such sort in the language.
    """
    entries = (cell.split("/") for cell in _cells(room, sort, language))
    return {variant: first for first, *variants in entries for variant in variants}


def numbered_words_of(room: str, sort: str, first: int = 1, language: str = LANGUAGE) -> dict[str, int]:
    """Return the words of a sort that stand in the order of their numbers, with these: "january" 1, "february" 2, …

    ``first`` is the number of the first; words of one number have ``/`` between them ("january/jan/jan.").
    Raises ``ConfigError`` where the room has no such sort in the language.
    """
    cells = enumerate(_cells(room, sort, language), start=first)
    return {word: number for number, cell in cells for word in cell.split("/")}


def _cells(room: str, sort: str, language: str) -> tuple[str, ...]:
    try:
        return _sorts(room)[sort, language]
    except KeyError as error:
        raise ConfigError(f"words_{room}.tsv: there is no sort '{sort}' for language '{language}'") from error


@cache
def _sorts(room: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the sorts of a table. Raises ``ConfigError`` on a sort told twice, a word told twice, or an empty sort."""
    sorts: dict[tuple[str, str], tuple[str, ...]] = {}
    for row in read_table(f"words_{room}"):
        key, words = (row["sort"], row["language"]), cell_list(row["words"])
        where = f"words_{room}.tsv, '{row['sort']}'"
        if key in sorts:
            raise ConfigError(f"{where}: stands twice")
        if len(set(words)) != len(words) or not words or not row["meaning"]:
            raise ConfigError(f"{where}: it has no words, no meaning, or a word twice")
        sorts[key] = words
    return sorts
