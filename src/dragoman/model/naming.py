"""How a report names an actor, a place or an event, and whose words these are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.model.position import Review
from dragoman.model.span import Span

Voice = Literal["report", "headline", "quoted", "reported"]
NamedKind = Literal["actor", "place", "event"]


@dataclass(frozen=True, slots=True)
class Naming:
    """Words, other than a pronoun, by which a report names an actor, a place or an event.

    ``span`` is the label as worded, without article or possessive; ``normal`` the form by which labels are counted.
    ``kind`` is what is named; ``mention``, ``entity``, ``place`` and ``event`` say which, None for what is not. All are
    None where a noun names what no other finding knows. What names an actor and a place at once has both.

    ``voice`` is whose words the label is among: the report's own, its headline's, or those of ``statement``, in
    quotation marks (``quoted``) or told by the report (``reported``). ``is_marked`` says that the label stands
    in quotation marks, whoever's, ``in_headline`` that it stands in a headline, whoever's words.
    """

    id: str
    report_id: str
    span: Span
    normal: str
    kind: NamedKind
    mention: str | None
    entity: str | None
    place: str | None
    event: str | None
    voice: Voice
    statement: str | None
    is_marked: bool
    in_headline: bool
    origin: str
    review: Review = "unreviewed"
