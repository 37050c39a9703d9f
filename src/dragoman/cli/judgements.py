"""``dragoman judge`` and ``dragoman judgements``: what people decide about findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast, get_args

from dragoman.cli.output import Destination, open_record, write_out
from dragoman.cli.streams import say, tell
from dragoman.errors import ConfigError
from dragoman.model import FindingJudgement, FindingVerdict, ReviewedKind
from dragoman.run import FindingRequest, judge_findings, judge_from_file, undo_file

JUDGED_COLUMNS: Mapping[str, int] = {
    "at": 0, "by": 1, "verdict": 0, "kind": 0, "words": 6, "terms": 4, "state": 0, "remark": 4, "note": 2,
    "judgement_id": 0,
}  # fmt: skip
REVIEW_COLUMNS: Mapping[str, int] = {
    "kind": 0, "review": 0, "field": 0, "machine": 4, "person": 4, "by": 1, "at": 0, "finding": 0, "judgement_id": 0,
}  # fmt: skip
_VERDICTS = ("accept", "reject", "change", "note", "undo")


@dataclass(frozen=True)
class Judging:
    """What the options of ``dragoman judge`` ask."""

    words: tuple[str, ...]
    add: str | None = None
    report: str | None = None
    quoted: tuple[str, ...] = ()
    kind: str | None = None
    decide: str | None = None
    file: Path | None = None
    undo_file: Path | None = None
    note: str | None = None

    def request(self) -> FindingRequest:
        """Return what is to be judged. Raises ``ConfigError`` where the words do not go together."""
        if self.decide is not None:
            return FindingRequest("decide", (self.decide,), note=self.note)
        if self.add is not None:
            terms = tuple(_term(each) for each in self.words)
            return FindingRequest("add", (), _kind(self.add), terms, self.report or "", self.quoted, self.note)
        place = next((number for number, word in enumerate(self.words) if word in _VERDICTS), None)
        if not place:
            raise ConfigError(
                f"give a finding's id and a verdict ({', '.join(_VERDICTS)}): dragoman judge RECORD ID accept"
            )
        ids, verdict, rest = self.words[:place], self.words[place], self.words[place + 1 :]
        kind = None if self.kind is None else _kind(self.kind)
        if verdict == "note":
            return FindingRequest("note", ids, kind, note=" ".join(rest) or self.note)
        if rest and verdict != "change":
            raise ConfigError(f"'{rest[0]}' after {verdict}: only change takes FIELD=VALUE")
        return FindingRequest(cast(FindingVerdict, verdict), ids, kind, tuple(map(_term, rest)), note=self.note)


def _kind(given: str) -> ReviewedKind:
    if given not in get_args(ReviewedKind):
        raise ConfigError(f"there is no kind '{given}'; it is one of {', '.join(get_args(ReviewedKind))}")
    return cast(ReviewedKind, given)


def _term(given: str) -> tuple[str, str]:
    field, sign, value = given.partition("=")
    if not sign:
        raise ConfigError(f"'{given}': write it as FIELD=VALUE, such as speaker='Mara Lindqvist'")
    return field.strip().lower(), value.strip()


def judge(record: Path, asked: Judging, by: str | None) -> None:
    """Keep and apply what is asked, and say what was kept and how to take it back."""
    if asked.undo_file is not None:
        undone, is_applied = undo_file(record, asked.undo_file, by=by)
        say(f"{_counted(len(undone))} taken back")
    elif asked.file is not None:
        new, old, is_applied = judge_from_file(record, asked.file, by=by)
        there = f", {len(old):,} were there already" if old else ""
        say(f"{_counted(len(new))} kept{there}")
        if new:
            say(f"take them back with: dragoman judge {record} --undo-file {asked.file}")
    else:
        [made], is_applied = judge_findings(record, [asked.request()], by=by)
        say(_told(made))
        say(f"undo it with: dragoman judge {record} {made.id} undo")
    if not is_applied:
        tell(f"{record}: another process is writing to the record; it applies the judgements when it ends")
        return
    _tell_waiting(record)


def _counted(number: int) -> str:
    return f"{number:,} {'judgement' if number == 1 else 'judgements'}"


def _told(made: FindingJudgement) -> str:
    terms = ", ".join(f"{field} {value or 'unknown'}" for field, value in made.terms)
    what = made.of or " ".join(filter(None, [made.kind, made.finding]))
    return f"{made.verdict} {' '.join(filter(None, [what, terms]))}: judged by {made.by}, {made.id}"


def _tell_waiting(record: Path) -> None:
    with open_record(record) as opened:
        n_waiting = len(opened.judged(waiting=True))
    if n_waiting:
        tell(f"{record}: {_counted(n_waiting)} wait; 'dragoman judgements {record} --waiting' tells why")


def write_judged(record: Path, where: Destination, *, waiting: bool, kinds: Sequence[str] | None, fields: bool) -> None:
    """Write what people decided, or the fields that they reviewed."""
    with open_record(record) as opened:
        if fields:
            write_out(opened.reviews(), where, REVIEW_COLUMNS)
        else:
            write_out(opened.judged(waiting=waiting, kind=kinds), where, JUDGED_COLUMNS)
