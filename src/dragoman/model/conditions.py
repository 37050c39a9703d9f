"""What each question can be narrowed by, declared once: for SQL, for Python, and for the command line.

A condition is a field: its name, its kind, and the words that tell people what to give. How a value of a kind is
checked and handed to SQL stands in ``query/conditions.py``; which option it is, in ``cli/conditions.py``; what it
does, in the ``.sql`` file of the question. How to add one: decision 0013.
"""

# ruff: noqa: RUF009  (what `_by` gives is a field)

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from dragoman.model.event import EventType, Status
from dragoman.model.findings import Act, ActorKind, Mode, StatementKind
from dragoman.model.naming import NamedKind, Voice
from dragoman.model.position import IssueStance
from dragoman.model.report import Level

Day = dt.date | str
Choice = str | Sequence[str] | None

ConditionKind = Literal[
    "actor",
    "name",
    "choice",
    "one",
    "counting",
    "cameo",
    "country",
    "first day",
    "last day",
    "text",
    "confidence",
    "flag",
    "count",
    "columns",
    "reviewed",
]
"""``actor`` is words of a name or an id, ``name`` words of a name; ``choice`` is one or some of the values known,
``one`` one of them.

``counting`` is what is counted as one: a report, a text (copies of it are one), or what was said or done.
"""

Counting = Literal["reports", "independent", "acts"]

NAMING_GROUPS = ("outlet", "speaker", "voice", "month")
"""What the terms of namings are counted by."""

NO_TYPE = "NONE"
"""What a question calls the type of a public statement, which has none."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What a question can be narrowed by.

    ``placeholder`` stands for the value in the help of a command, before ``help``. ``known`` are the values of a
    choice; empty where any is one. Values are compared
    without regard to case.
    """

    kind: ConditionKind
    placeholder: str
    help: str
    known: tuple[str, ...] = ()


def _by(kind: ConditionKind, placeholder: str, told: str, known: tuple[str, ...] = ()) -> Any:
    condition = Condition(kind, placeholder, told, known)
    return dataclasses.field(default=False if kind == "flag" else None, metadata={"condition": condition})


_OUTLET: tuple[ConditionKind, str, str] = ("name", "NAME", "Words of the outlet's name.")
_UNTIL: tuple[ConditionKind, str, str] = ("last day", "DAY", "Up to this day, month or year.")
_COUNT: tuple[ConditionKind, str, str, tuple[str, ...]] = (
    "counting", "WHAT", "reports: all rows; independent: one where copies say the same; acts: one for what was said.",
    get_args(Counting),
)  # fmt: skip
_WHERE: tuple[ConditionKind, str, str] = (
    "columns", "COLUMN=VALUE", "Only reports whose row has this: section=Politics; may be repeated.",
)  # fmt: skip
REVIEWED = ("any", "only", "prefer")
_REVIEWED: tuple[ConditionKind, str, str, tuple[str, ...]] = (
    "reviewed", "WHICH", "prefer: what counts; only: of that, what people reviewed; any: as the machine has it.",
    REVIEWED,
)  # fmt: skip
_LIMIT: tuple[ConditionKind, str, str] = ("count", "N", "Not more than this many rows.")


@dataclass(frozen=True, kw_only=True)
class StatementConditions:
    """What statements are asked by. The date is that of the statement if the report tells it, else of publication."""

    by: str | None = _by("actor", "NAME", "Speaker: words of the name, or an id.")
    about: str | None = _by("actor", "NAME", "Whom it is about.")
    outlet: str | None = _by(*_OUTLET)
    act: Choice = _by("choice", "ACT", "SAY, ACCUSE, ...; several with commas.", get_args(Act))
    kind: Choice = _by(
        "choice", "KIND", "speech, document, belief, intention; several with commas.", get_args(StatementKind)
    )
    mode: Choice = _by("choice", "MODE", "direct, indirect, mixed; several with commas.", get_args(Mode))
    since: Day | None = _by("first day", "DAY", "From this day, month or year on.")
    until: Day | None = _by(*_UNTIL)
    text: str | None = _by("text", "WORDS", "Words the statement contains.")
    floor: float | None = _by("confidence", "CONFIDENCE", "Only statements at least so sure, from 0 to 1.")
    count: Counting | None = _by(*_COUNT)
    where: Choice = _by(*_WHERE)
    reviewed: str | None = _by(*_REVIEWED)
    limit: int | None = _by(*_LIMIT)


@dataclass(frozen=True, kw_only=True)
class EventConditions:
    """What events are asked by. The date is that of the event if the report tells it, else of publication.

    ``cameo`` is a code or how codes begin. ``party`` is either side. ``distinct`` gives a row for each event in place
    of one for each report that tells it, the row that tells most, as ``count="acts"`` does. Public statements, which
    have no type, are there with ``all``, ``type="none"`` or ``cameo`` only; what no report tells in its own voice and
    only speakers claim, with ``claimed`` only.
    """

    type: Choice = _by(
        "choice", "TYPE", "CONSULT, ASSAULT, ..., or none; several with commas.", (*get_args(EventType), NO_TYPE)
    )
    cameo: Choice = _by("cameo", "CODE", "CAMEO code or its first digits (04); several with commas.")
    actor: str | None = _by("actor", "NAME", "Who did it: words of the name, or an id.")
    recipient: str | None = _by("actor", "NAME", "Whom it was done to.")
    party: str | None = _by("actor", "NAME", "Either of them.")
    place: str | None = _by("name", "NAME", "Place, province, or country (by name or ISO3).")
    status: Choice = _by(
        "choice",
        "STATUS",
        "happened, planned, hypothetical, denied, background; several with commas.",
        get_args(Status),
    )  # fmt: skip
    outlet: str | None = _by(*_OUTLET)
    since: Day | None = _by("first day", "DAY", "From this day, month or year on (of the event, else published).")
    until: Day | None = _by(*_UNTIL)
    text: str | None = _by("text", "WORDS", "Words the evidence contains.")
    floor: float | None = _by("confidence", "CONFIDENCE", "Only events at least so sure, from 0 to 1.")
    distinct: bool = _by("flag", "", "One row for what several reports tell: the one that tells most.")
    all: bool = _by("flag", "", "Public statements too, which have no type.")
    claimed: bool = _by("flag", "", "Also what reports do not tell themselves, but speakers in them claim.")
    count: Counting | None = _by(*_COUNT)
    where: Choice = _by(*_WHERE)
    reviewed: str | None = _by(*_REVIEWED)
    limit: int | None = _by(*_LIMIT)


@dataclass(frozen=True, kw_only=True)
class ActorConditions:
    """What actors are asked by.

    They are those whom reports name and who speak or act. Asked by ``name``, everybody of that name is there.
    """

    name: str | None = _by("actor", "NAME", "Words of the name, or an id.")
    kind: Choice = _by(
        "choice", "KIND", "person, state, body, organisation, group; several with commas.", get_args(ActorKind)
    )
    country: Choice = _by("country", "COUNTRY", "Country, such as NOR or Norway; several with commas.")
    unnamed: bool = _by("flag", "", "Instead those whom reports call by common words only: police, officials.")
    all: bool = _by("flag", "", "Also those who neither speak nor act.")
    count: Counting | None = _by(*_COUNT)
    reviewed: str | None = _by(*_REVIEWED)
    limit: int | None = _by(*_LIMIT)


@dataclass(frozen=True, kw_only=True)
class StoryConditions:
    """What stories are asked by. Those of one report are there with ``all`` only."""

    about: str | None = _by("actor", "NAME", "An actor that reports of it name: words of the name, or an id.")
    outlet: str | None = _by(*_OUTLET)
    since: Day | None = _by("first day", "DAY", "Still told on this day, month or year, or later.")
    until: Day | None = _by("last day", "DAY", "Told by this day, month or year.")
    text: str | None = _by("text", "WORDS", "Words of the label or of a title.")
    all: bool = _by("flag", "", "Also stories of one report.")
    count: Counting | None = _by(
        "counting", "WHAT", "What makes a story large: reports, independent ones, or acts told.", get_args(Counting)
    )
    reviewed: str | None = _by(*_REVIEWED)
    limit: int | None = _by(*_LIMIT)


@dataclass(frozen=True, kw_only=True)
class NamingConditions:
    """What namings are asked by, and how they are counted: not at all, by term (``terms``), or by term and ``by``.

    ``count`` says which namings are one: those of copies of one text, or of one utterance or event.
    With ``distinctive`` the terms that set the groups of ``by`` (outlets, if nothing is said) apart.
    """

    of: str | None = _by("actor", "NAME", "Who or what is named: words of the name, a place, or an id.")
    kind: Choice = _by("choice", "KIND", "actor, place, event; several with commas.", get_args(NamedKind))
    term: str | None = _by("name", "WORDS", "Words of the term, in the form in which terms are counted.")
    voice: Choice = _by("choice", "VOICE", "report, headline, quoted, reported; several with commas.", get_args(Voice))
    speaker: str | None = _by("actor", "NAME", "Inside whose statements.")
    outlet: str | None = _by(*_OUTLET)
    since: Day | None = _by("first day", "DAY", "Published from this day, month or year on.")
    until: Day | None = _by(*_UNTIL)
    count: Counting | None = _by(*_COUNT)
    by: str | None = _by("one", "WHAT", "Count the terms by outlet, speaker, voice or month.", NAMING_GROUPS)
    terms: bool = _by("flag", "", "Count the terms, all together.")
    distinctive: bool = _by("flag", "", "Instead the terms that set outlets, or the groups of --by, apart.")
    where: Choice = _by(*_WHERE)
    reviewed: str | None = _by(*_REVIEWED)
    limit: int | None = _by(*_LIMIT)


@dataclass(frozen=True, kw_only=True)
class PositionConditions:
    """What positions are asked by."""

    by: str | None = _by("actor", "NAME", "Who holds it: words of the name, or an id.")
    codebook: str | None = _by("text", "FILE", "A codebook to code by (TOML, CSV), or the name of one in the record.")
    issue: Choice = _by("choice", "ISSUE", "Id of an issue; several with commas.")
    stance: Choice = _by("choice", "STANCE", "agrees, disagrees, unclear; several with commas.", get_args(IssueStance))
    outlet: str | None = _by(*_OUTLET)
    since: Day | None = _by("first day", "DAY", "From this day, month or year on.")
    until: Day | None = _by(*_UNTIL)
    text: str | None = _by("text", "WORDS", "Words the statement contains.")
    floor: float | None = _by("confidence", "CONFIDENCE", "Only positions at least so sure, from 0 to 1.")
    reviewed: str | None = _by(*_REVIEWED)
    where: Choice = _by(*_WHERE)
    limit: int | None = _by(*_LIMIT)


@dataclass(frozen=True, kw_only=True)
class NetworkConditions:
    """What ties of actors are asked by."""

    since: Day | None = _by("first day", "DAY", "From this day, month or year on.")
    until: Day | None = _by(*_UNTIL)
    floor: float | None = _by("confidence", "CONFIDENCE", "Only what is at least so sure, from 0 to 1.")
    reviewed: str | None = _by(*_REVIEWED)
    limit: int | None = _by(*_LIMIT)


@dataclass(frozen=True, kw_only=True)
class IssueConditions:
    """What issues are asked by."""

    level: Choice = _by("choice", "LEVEL", "note, warning, error; several with commas.", get_args(Level))
    code: Choice = _by("choice", "CODE", "Kind of issue; several with commas.")
    limit: int | None = _by(*_LIMIT)


def conditions_of(question: Any) -> dict[str, Condition]:
    """Return the conditions of a question by their names, in the order of its declaration; ``question`` is a class."""
    return {field.name: field.metadata["condition"] for field in dataclasses.fields(question)}
