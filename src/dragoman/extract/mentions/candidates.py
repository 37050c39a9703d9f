"""What may mention an actor, and the office it may tell: stretches of tokens, before anything is resolved."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.lexicon.organisations import Known


@dataclass(frozen=True, slots=True)
class Office:
    """An office, calling or collective noun as one place of the text tells it. ``start`` and ``end`` are tokens."""

    key: str
    kind: str
    classes: tuple[str, ...]
    sectors: tuple[str, ...]
    ranks: frozenset[str]
    is_past: bool
    country: str | None
    body: str | None
    body_key: str | None
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A stretch of tokens that may mention an actor; each is one of its own, also where another says the same.

    ``head_start`` to ``head_end`` is the name core or head noun.
    ``parts`` are the words of a name in lower case; ``article`` is ``the``, ``a``, ``poss`` or empty;
    ``address`` is the noun of a form of address (``excellency``), whether a name stands with it or not.
    ``label`` is what to call it where its wording names several; those have one ``compound``, the token of their noun.
    ``party`` is a key of the party that the phrase tells ("Labour's candidate").
    ``more_offices`` are those told beside ``office`` ("Cabinet Spokesman Minister Nimal Perera").
    ``owner`` is the token by which the person is named whom somebody serves or belongs to ("the governor's spokesman").
    """

    start: int
    end: int
    head_start: int
    head_end: int
    form: str
    kind: str
    is_plural: bool
    gender: str
    country: str | None
    sectors: tuple[str, ...]
    office: Office | None = None
    parts: tuple[str, ...] = ()
    known: Known | None = None
    article: str = ""
    pronoun: str = ""
    address: str = ""
    label: str = ""
    compound: int = -1
    owner: int = -1
    party: str = ""
    more_offices: tuple[Office, ...] = ()

    @property
    def root(self) -> int:
        """The token whose place in the sentence is the candidate's."""
        return self.head_end - 1

    @property
    def width(self) -> int:
        """How many tokens it takes."""
        return self.end - self.start

    @property
    def is_one_person(self) -> bool:
        """Whether it means a person, and not several."""
        return self.kind == "person" and not self.is_plural

    @property
    def is_name_of_person(self) -> bool:
        """Whether it names a person, rather than telling what he is."""
        return self.form == "name" and self.kind == "person"

    @property
    def tells_office(self) -> bool:
        """Whether it tells what somebody is without naming him: "the minister"."""
        return self.form in {"nominal", "title"}

    def has_in_head(self, token: int) -> bool:
        """Tell whether a token is of the name core or the head noun."""
        return self.head_start <= token < self.head_end
