"""Titles that are surnames of people of the report: "Mary Justice … Justice said"."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from dragoman.extract.mentions.candidates import Candidate
from dragoman.model import Parse


def with_titles_as_surnames(parse: Parse, candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates, a bare title a name where somebody of the report is called so: "Mary Justice … Justice
    said".
    """
    surnames = {c.parts[-1] for c in candidates if c.is_name_of_person and len(c.parts) > 1}
    return [_as_surname(parse, c) if _is_bare_surname(parse, c, surnames) else c for c in candidates]


def _is_bare_surname(parse: Parse, candidate: Candidate, surnames: Collection[str]) -> bool:
    """Tell whether a title of one word with a capital, and no article, is the last word of a name told elsewhere."""
    if not candidate.tells_office or candidate.width != 1 or candidate.article or candidate.is_plural:
        return False
    return parse.lower[candidate.start] in surnames and parse.words[candidate.start][0].isupper()


def _as_surname(parse: Parse, candidate: Candidate) -> Candidate:
    return replace(
        candidate, form="name", kind="person", office=None, sectors=(), gender="", parts=(parse.lower[candidate.start],)
    )
