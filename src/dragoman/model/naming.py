"""How a report names an actor, a place or an event, and whose words these are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.model.span import Span

Voice = Literal["report", "headline", "quoted", "reported"]


@dataclass(frozen=True, slots=True)
class Naming:
    """Words, other than a pronoun, by which a report names an actor, a place or an event.

    ``span`` is the label as worded, without article or possessive; ``normal`` the form by which labels are counted.
    ``mention``, ``entity``, ``place`` and ``event`` say what is named, None for what is not; all are None where a noun
    names a place or an event that no other finding knows.

    ``voice`` is whose words the label is among: the report's own, its headline's, or those of ``statement``, in
    quotation marks (``quoted``) or told by the report (``reported``). ``is_marked`` says that the label stands
    in quotation marks, whoever's, ``in_headline`` that it stands in a headline, whoever's words.
    """

    id: str
    report_id: str
    span: Span
    normal: str
    mention: str | None
    entity: str | None
    place: str | None
    event: str | None
    voice: Voice
    statement: str | None
    is_marked: bool
    in_headline: bool
    origin: str
