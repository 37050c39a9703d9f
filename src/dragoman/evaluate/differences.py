"""Where coder and program differ, statement by statement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from dragoman.evaluate.coded import Coded
from dragoman.evaluate.scoring import ReportScore, sources_agree
from dragoman.model import Span, wording

Kind = Literal["missed", "extra", "wrong source"]


@dataclass(frozen=True, slots=True)
class Difference:
    """A statement that only the coder has (``missed``), only the program (``extra``), or that has another source."""

    report_id: str
    kind: Kind
    text: str
    gold: Coded | None
    found: Coded | None

    @property
    def start(self) -> int:
        """Where it stands in the text: the first character of its content."""
        return min(span.start for span in (self.gold or self.found or Coded((), (), (Span(0, 0),))).content)

    @property
    def line(self) -> int:
        """The line of the text it begins in, counted from 1."""
        return self.text.count("\n", 0, self.start) + 1

    def to_dict(self) -> dict[str, Any]:
        """Return it with words and offsets."""
        return {
            "id": self.report_id,
            "difference": self.kind,
            "line": self.line,
            "gold": _as_dict(self.text, self.gold),
            "found": _as_dict(self.text, self.found),
        }


def differences_of(score: ReportScore) -> Iterator[Difference]:
    """Yield what differs in a report, in the order of the text. Contents that half agree are the same statement."""
    matched_gold = {one for one, _ in score.same_content}
    matched_found = {other for _, other in score.same_content}
    missed = [each.coded for n, each in enumerate(score.gold) if n not in matched_gold]
    extra = [each.coded for n, each in enumerate(score.found) if n not in matched_found]
    pairs = [(score.gold[one], score.found[other]) for one, other in score.same_content]
    differences = [Difference(score.report_id, "missed", score.text, each, None) for each in missed]
    differences += [Difference(score.report_id, "extra", score.text, None, each) for each in extra]
    differences += [
        Difference(score.report_id, "wrong source", score.text, ours.coded, theirs.coded)
        for ours, theirs in pairs
        if not sources_agree(ours, theirs)
    ]
    yield from sorted(differences, key=lambda each: (each.start, each.kind))


def words_of(text: str, spans: tuple[Span, ...]) -> str:
    """Return the words of spans in one line; pieces that lie apart are joined by an ellipsis."""
    return " … ".join(" ".join(wording(text, span).split()) for span in spans)


def _as_dict(text: str, coded: Coded | None) -> dict[str, Any] | None:
    if coded is None:
        return None
    roles = {"source": coded.source, "cue": coded.cue, "content": coded.content}
    return {
        **{role: [list(span) for span in spans] for role, spans in roles.items()},
        **{f"{role}_words": words_of(text, spans) for role, spans in roles.items()},
        "kind": coded.kind,
        "confidence": coded.confidence,
    }
