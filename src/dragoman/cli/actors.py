"""``dragoman actors``: a profile, judgements, packs."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from rich.console import Console
from rich.text import Text

from dragoman.cli.formats import TableFormat
from dragoman.cli.output import Destination, as_file, console, text_console
from dragoman.cli.read import again_text
from dragoman.cli.streams import data_output, say, tell
from dragoman.errors import ConfigError
from dragoman.export import as_json, cell_text
from dragoman.model.shown import shown_line
from dragoman.query import Profile
from dragoman.run import Request, compact_record, import_pack, judge, resolve_tables
from dragoman.store import bytes_in

_ROWS_SHOWN = 12
_REMARKS_SHOWN = 10


@dataclass(frozen=True)
class Changes:
    """What the options ask to judge. False where they ask nothing."""

    actor: str | None
    merge: tuple[str, str] | None
    split: bool
    reports: tuple[str, ...]
    names: tuple[str, ...]
    rename: str | None
    fields: tuple[str, ...]
    undo: str | None

    def __bool__(self) -> bool:
        asked = (self.merge, self.split, self.reports, self.names, self.rename is not None, self.fields, self.undo)
        return any(asked)

    def requests(self) -> list[Request]:
        """Return what is to be judged. Raises ``ConfigError`` where the options do not go together."""
        found: list[Request] = []
        if self.merge is not None:
            found.append(Request("merge", self.merge))
        if self.split:
            terms = (*(("report", each) for each in self.reports), *(("name", each) for each in self.names))
            if not terms:
                raise ConfigError("--split needs --from REPORT or --under WORDS: what of the actor is somebody else?")
            found.append(Request("split", (self._one("--split"),), terms))
        elif self.reports or self.names:
            raise ConfigError("--from and --under go with --split")
        if self.rename is not None:
            if not self.rename.strip():
                raise ConfigError("--rename needs a name")
            found.append(Request("rename", (self._one("--rename"),), (("name", self.rename.strip()),)))
        if self.fields:
            found.append(Request("set", (self._one("--set"),), tuple(map(_field, self.fields))))
        if self.undo is not None:
            found.append(Request("undo", (), (("judgement", self.undo),)))
        return found

    def _one(self, option: str) -> str:
        if self.actor is None:
            raise ConfigError(f"{option} needs the actor: dragoman actors RECORD NAME {option} …")
        return self.actor


def _field(given: str) -> tuple[str, str]:
    field, sign, value = given.partition("=")
    if not sign:
        raise ConfigError(f"--set {given}: write it as FIELD=VALUE, such as country=NOR")
    field, value = field.strip().lower(), value.strip()
    if field == "country":
        value = _country(value)
    elif field == "sectors":
        value = " ".join(value.replace(",", " ").replace(";", " ").upper().split())
    return field, value


def _country(value: str) -> str:
    from dragoman.lexicon.countries import country_labels  # noqa: PLC0415  (only who sets a country pays for it)

    code = value.upper()
    if code and code not in country_labels():
        raise ConfigError(f"country={value}: is no country; give its ISO 3166 code of three letters, such as NOR")
    return code


def change_actors(record: Path, changes: Changes, by: str | None, note: str | None) -> None:
    """Keep and apply judgements, and say how to undo them."""
    made, is_applied = judge(record, changes.requests(), by=by, note=note)
    for each in made:
        who = " and ".join(f"{subject.name} ({subject.actor_id})" for subject in each.subjects)
        terms = ", ".join(f"{field} {value or 'unknown'}" for field, value in each.terms)
        say(f"{each.verdict} {' '.join(filter(None, [who, terms]))}: judged by {each.by}, {each.id}")
    say(f"undo it with: dragoman actors {record} --undo {made[-1].id}")
    if not is_applied:
        tell(
            f"{record}: another process is writing to the record; the judgement is kept and will be applied when that "
            "ends"
        )


def import_file(file: Path, record: Path, *, name: str | None, form: str | None) -> int:
    """Take in a pack, say what was taken in and what was not, return the exit status."""
    done = import_pack(file, record, name=name, form=form)
    say(f"pack {done.pack}: {done.n_actors:,} actors, {done.n_roles:,} offices")
    for remark in done.remarks[:_REMARKS_SHOWN]:
        tell(f"left out: {remark}")
    if len(done.remarks) > _REMARKS_SHOWN:
        tell(f"and {len(done.remarks) - _REMARKS_SHOWN:,} more")
    if not done.is_applied:
        tell(f"{record}: another process is writing; the pack counts when it ends")
    return 3 if done.remarks else 0


def compact_parts_of(record: Path, *, memory: str | None = None) -> None:
    """Make one part of many and the tables anew, and say of how many."""
    n_shards = compact_record(record, memory=None if memory is None else bytes_in(memory))
    say(f"one part was made of {n_shards:,}, and the tables anew" if n_shards > 1 else "the tables were made anew")


def resolve_again(record: Path, *, with_pack: bool | None = None, memory: str | None = None) -> None:
    """Make the tables anew if need be and say whether they were. ``with_pack`` None leaves it as it is."""
    given = None if memory is None else bytes_in(memory)
    made = resolve_tables(record, check=True, offices_pack=with_pack, memory=given)
    say("the tables are made of all there is" if made.tables == "unchanged" else "the tables were made anew")
    if made.newer_steps:
        say(again_text(made))


def write_profile(profile: Profile, where: Destination) -> None:
    """Write a profile for a person, or as one JSON object."""
    if where.form not in {TableFormat.TABLE, TableFormat.JSONL}:
        raise ConfigError(f"a profile is no table and cannot be {where.form.value}; take table or jsonl")
    if where.form is TableFormat.TABLE and where.is_output:
        print_profile(console(), profile)
        return
    if where.form is TableFormat.JSONL:
        content = orjson.dumps(as_json(profile.to_dict()), option=orjson.OPT_APPEND_NEWLINE)
    else:
        text = io.StringIO()
        print_profile(text_console(text), profile)
        content = as_file(text)
    if where.is_output:
        file = data_output()
        file.write(content)
        file.flush()
    else:
        where.write(content)


def print_profile(where: Console, profile: Profile) -> None:
    """Print a profile, a section a question."""
    actor = profile.actor
    where.print(Text(shown_line(actor["name"]), style="bold"))
    told = [actor["kind"], actor["country"], " ".join(actor["sectors"]), actor["actor_id"]]
    where.print(Text(shown_line(" · ".join(filter(None, told))), style="dim"))
    if actor["judgements"]:
        where.print(Text(f"judged: {', '.join(actor['judgements'])}"))
    _section(where, "names", [_name_line(row) for row in profile.names])
    _section(where, "roles", [_role_line(role) for role in actor["roles"]])
    _section(where, "called", [_wording_line(row) for row in profile.wordings])
    _section(where, "statements by", [_statement_line(row, with_speaker=False) for row in profile.statements_by])
    _section(where, "statements about", [_statement_line(row, with_speaker=True) for row in profile.statements_about])
    _section(where, "why one", [_reason_line(row) for row in profile.reasons])


def _section(where: Console, title: str, lines: Sequence[str]) -> None:
    if not lines:
        return
    where.print()
    where.print(Text(f"{title} ({len(lines)})", style="bold"))
    for line in lines[:_ROWS_SHOWN]:
        where.print(Text(f"  {shown_line(line)}"), soft_wrap=True)
    if len(lines) > _ROWS_SHOWN:
        where.print(Text(f"  and {len(lines) - _ROWS_SHOWN} more: --format jsonl has them", style="dim"))


def _name_line(row: dict[str, Any]) -> str:
    return f"{row['name']} · {_reports(row)} · {_days(row['first'], row['last'])}"


def _role_line(role: dict[str, Any]) -> str:
    what = " of ".join(filter(None, [role["title"], role["body"]]))
    told = [what, role["country"], _days(role["first"], role["last"])]
    first, last = role["first_evidence"], role["last_evidence"]
    if role["pack"] is not None:
        told.append(f"pack {role['pack']}")
    elif first is not None:
        told.append(_reports(role))
        told.append(" … ".join(dict.fromkeys(_place(each) for each in (first, last))))
    return " · ".join(filter(None, told))


def _place(evidence: dict[str, Any]) -> str:
    return f"{evidence['report_id']} {cell_text(evidence['span'])}"


def _wording_line(row: dict[str, Any]) -> str:
    voice = f"said by {row['voice']}" if row["is_quoted"] else row["voice"]
    return f"“{row['wording']}” · {voice} · {row['n_mentions']} × in {_reports(row)}"


def _statement_line(row: dict[str, Any], *, with_speaker: bool) -> str:
    who = (row["speaker"] or "speaker unknown") if with_speaker else None
    told = [cell_text(row["date"]), row["outlet"], who, row["act"], f"“{row['wording']}”", row["report_id"]]
    return " · ".join(filter(None, told))


def _reason_line(row: dict[str, Any]) -> str:
    evidence = f" · from {row['evidence']}" if row["evidence"] else ""
    return f"{row['feature']}: {row['left']} = {row['right']} · {row['weight']:+.2f} · {row['n_entities']} ×{evidence}"


def _reports(row: dict[str, Any]) -> str:
    return "1 report" if row["n_reports"] == 1 else f"{row['n_reports']} reports"


def _days(first: Any, last: Any) -> str:
    if first is None and last is None:
        return ""
    return str(first) if first == last else f"{first or '…'} to {last or '…'}"
