"""A person's judgement on actors: found by name, kept with its anchors, applied."""

from __future__ import annotations

import datetime as dt
import getpass
import os
import uuid
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import ConfigError, RecordError
from dragoman.model import Anchor, Judgement, Subject, Verdict, digest_of
from dragoman.query import anchors_of, find_actor, find_report
from dragoman.resolve import check_terms, split_id, undone_judgements
from dragoman.run.resolving import try_to_resolve
from dragoman.store import RecordFolder, View, append_judgements, load_judgements

# So many entities of an actor a judgement remembers, to find it again under another id.
_N_ANCHORS = 40
LAST = "last"
"""What undoes the newest judgement that holds."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be judged: actors by name or id, and terms as ``Judgement.terms`` has them."""

    verdict: Verdict
    actors: tuple[str, ...] = ()
    terms: tuple[tuple[str, str], ...] = ()


def judge(
    record: Path, requests: Sequence[Request], *, by: str | None = None, note: str | None = None
) -> tuple[tuple[Judgement, ...], bool]:
    """Keep judgements and apply them; return them, and whether they are applied already.

    They are not while another process is writing to the record, which applies them when it ends. All are checked before
    the first is kept. One that was kept and not applied, as its process was killed, and is asked for again, is applied
    and not kept twice. Raises ``RecordError`` where a name means nobody or several, or where what is kept cannot be
    applied; ``ConfigError`` at impossible terms.
    """
    folder = RecordFolder(record)
    folder.check()
    at = dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")
    author = by or author_name()
    repeated = _repeated(record, requests, author)
    if repeated is not None:
        _apply(record)
    known = load_judgements(folder)
    with View(record) as view:
        made = [
            (repeated or {}).get(request) or _judgement(view, request, author, at, note=note, known=known)
            for request in requests
        ]
    kept = set((repeated or {}).values())
    append_judgements(folder, [each for each in made if each not in kept])
    return tuple(made), _apply(record)


def _repeated(record: Path, requests: Sequence[Request], by: str) -> dict[Request, Judgement] | None:
    """Return which requests ask for a judgement that is kept and not applied; None where all that are kept are.

    The names in a request mean what they meant to the one that was interrupted.
    """
    with View(record) as view:
        if view.is_applied:
            return None
        applied = set(view.ask("select id from judgements").column("id").to_pylist())
        known = load_judgements(view.folder)
        waiting = {_gist(each): each for each in known if each.id not in applied}
        earlier = [each for each in known if each.id in applied]
        found: dict[Request, Judgement] = {}
        for request in requests:
            with suppress(RecordError, ConfigError):
                asked = _judgement(view, request, by, "", note=None, known=earlier)
                if _gist(asked) in waiting:
                    found[request] = waiting[_gist(asked)]
    return found


def _gist(judgement: Judgement) -> tuple[object, ...]:
    return judgement.verdict, tuple(subject.actor_id for subject in judgement.subjects), judgement.terms, judgement.by


def _apply(record: Path) -> bool:
    try:
        return try_to_resolve(record)
    except RecordError as error:
        raise RecordError(
            f"{record}: the judgement is kept, but cannot be applied now ({error}); do not judge again: the next "
            "command that asks the record applies it, and so does 'dragoman resolve'"
        ) from error


def author_name() -> str:
    """Return who judges where nobody is named: ``DRAGOMAN_AUTHOR``, else the name of the login."""
    try:
        return os.environ.get("DRAGOMAN_AUTHOR") or getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


def _judgement(
    view: View, request: Request, by: str, at: str, *, note: str | None, known: Sequence[Judgement]
) -> Judgement:
    """Return what is asked for as a judgement; ``known`` are those that an undoing can be of."""
    subjects = tuple(_subject(view, name) for name in request.actors)
    terms = _terms(view, request, known)
    if request.verdict == "merge" and len({subject.actor_id for subject in subjects}) < len(subjects):
        raise ConfigError(f"'{request.actors[0]}' and '{request.actors[-1]}' are one actor already")
    identity = digest_of("j", request.verdict, [s.actor_id for s in subjects], terms, by, at, uuid.uuid4().hex)
    judgement = Judgement(identity, request.verdict, subjects, terms, by, at, note)
    check_terms(judgement)
    return judgement


def _subject(view: View, name: str) -> Subject:
    row = find_actor(view, name)
    anchors = tuple(Anchor(**each) for each in anchors_of(view, row["actor_id"], _N_ANCHORS))
    made_by = next((own for own in row["judgements"] if split_id(own) == row["actor_id"]), None)
    return Subject(row["actor_id"], row["name"], row["kind"], row["country"], anchors, made_by)


def _terms(view: View, request: Request, known: Sequence[Judgement]) -> tuple[tuple[str, str], ...]:
    if request.verdict == "undo":
        return tuple((field, _undone(view, value, known)) for field, value in request.terms)
    if request.verdict == "split":
        return tuple((field, _report(view, value) if field == "report" else value) for field, value in request.terms)
    return request.terms


def _report(view: View, name: str) -> str:
    rows = find_report(view, name).to_dicts()
    if len(rows) == 1 or (rows and rows[0]["report_id"] == name):
        return str(rows[0]["report_id"])
    where = view.folder.path
    what = f"{len(rows)} reports go" if rows else "no report goes"
    raise RecordError(f"{where}: {what} by '{name}'; 'dragoman show {where}' lists the reports")


def _undone(view: View, wanted: str, judgements: Sequence[Judgement]) -> str:
    undone = undone_judgements(judgements)
    holding = [each for each in judgements if each.id not in undone]
    if wanted == LAST:
        last = next((each for each in reversed(holding) if each.verdict != "undo"), None)
        if last is None:
            raise RecordError(f"{view.folder.path}: there is no judgement to undo")
        return last.id
    found = [each for each in judgements if each.id.startswith(wanted)]
    if len(found) != 1:
        raise RecordError(
            f"{view.folder.path}: {'no judgement has' if not found else 'several judgements have'} the id '{wanted}'; "
            f"'dragoman actors {view.folder.path} --judgements' lists them"
        )
    if found[0].id in undone:
        raise RecordError(f"{view.folder.path}: {found[0].id} is undone already")
    return found[0].id
