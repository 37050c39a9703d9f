"""A record as a file that DNA 3 opens."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import BinaryIO

from dragoman.export.dna.coders import ADMIN, CODERS, MACHINE, PASSWORD, password_hash, salt_of
from dragoman.export.dna.statements import DnaStatement, dna_statements
from dragoman.export.dna.tables import ATTRIBUTES, BOOLEAN, LONG, MAX_CHARS, SHORT, TABLES, TYPES, VERSION
from dragoman.export.losses import Losses
from dragoman.model import Actor, Findings, Report, Standing

# A character beyond the basic plane is one code point in SQL and two units in DNA's window; one in its place is one in
# both. A carriage return is dropped by the window.
_BEYOND = re.compile("[\U00010000-\U0010ffff]")
_GREY = (180, 180, 180)
_EPOCH = dt.date(1970, 1, 1)


def write_dna(
    reports: Iterable[tuple[Findings, Mapping[str, Actor]]],
    file: BinaryIO,
    standings: Mapping[str, Standing] | None = None,
) -> Losses:
    """Write reports as documents and statements by type, by the machine and by people; return what is not in it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.dna"
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            connection.execute("pragma journal_mode = off")
            connection.execute("pragma synchronous = off")
            connection.execute("begin")
            losses = _Writing(connection, standings or {}).write(reports)
            connection.execute("commit")
        finally:
            connection.close()
        with path.open("rb") as written:
            shutil.copyfileobj(written, file, 1024 * 1024)
    return losses


class _Writing:
    """The file while it is written: the numbers given so far."""

    def __init__(self, connection: sqlite3.Connection, standings: Mapping[str, Standing]) -> None:
        self._sql = connection
        self._standings = standings
        self._losses = Losses()
        self._variables: dict[tuple[int, str], tuple[int, str]] = {}
        self._entities: dict[tuple[int, str], int] = {}
        self._attributes: dict[tuple[int, str], int] = {}
        self._n_statements = 0
        self._n_values = 0

    def write(self, reports: Iterable[tuple[Findings, Mapping[str, Actor]]]) -> Losses:
        for table in TABLES:
            self._sql.execute(table)
        self._write_settings()
        for number, (findings, actors) in enumerate(reports, start=1):
            self._write_document(number, findings.report)
            by_name = {actor.name: actor for actor in actors.values()}
            for statement in dna_statements(findings, actors, self._losses):
                self._write_statement(number, statement, by_name)
        return self._losses

    def _write_settings(self) -> None:
        self._sql.executemany("insert into SETTINGS values (?, ?)", [("version", VERSION), ("date", "2000-01-01")])
        for number, name, colour in CODERS:
            self._sql.execute(
                "insert into CODERS (ID, Name, Red, Green, Blue, Password) values (?, ?, ?, ?, ?, ?)",
                (number, name, *colour, password_hash(PASSWORD, salt_of(name))),
            )
        pairs = [(one, other) for one, _, _ in CODERS for other, _, _ in CODERS if one != other]
        self._sql.executemany("insert into CODERRELATIONS (Coder, OtherCoder) values (?, ?)", pairs)
        for type_id, (label, variables) in enumerate(TYPES, start=1):
            self._sql.execute("insert into STATEMENTTYPES values (?, ?, ?, ?, ?)", (type_id, label, *_GREY))
            for name, kind in variables:
                variable = len(self._variables) + 1
                self._variables[type_id, name] = variable, kind
                self._sql.execute("insert into VARIABLES values (?, ?, ?, ?)", (variable, name, kind, type_id))
                if kind == SHORT:
                    self._write_attributes(variable)
                    self._entity(variable, "", None)

    def _write_attributes(self, variable: int) -> None:
        for name in ATTRIBUTES:
            number = len(self._attributes) + 1
            self._attributes[variable, name] = number
            self._sql.execute("insert into ATTRIBUTEVARIABLES values (?, ?, ?)", (number, variable, name))

    def _write_document(self, number: int, report: Report) -> None:
        standing = self._standings.get(report.id)
        day = report.published
        if day is None:
            self._losses.add("reports without a day: DNA has them at 1970-01-01")
        seconds = 0 if day is None else (day - _EPOCH).days * 86_400
        notes = "\n".join(filter(None, (report.url, f"record id: {report.id}", report.source)))
        cut = [self._cut(text or "") for text in (report.title or report.source, report.byline, report.outlet)]
        section = "" if standing is None or standing.copy_kind is None else standing.copy_group or ""
        self._sql.execute(
            "insert into DOCUMENTS values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (number, cut[0], self._text(report.text), ADMIN, cut[1], cut[2], section, notes, "", seconds),
        )

    def _write_statement(self, document: int, statement: DnaStatement, actors: Mapping[str, Actor]) -> None:
        self._n_statements += 1
        type_id = 2 if statement.agreement is None else 1
        self._sql.execute(
            "insert into STATEMENTS values (?, ?, ?, ?, ?, ?)",
            (self._n_statements, type_id, document, statement.start, statement.stop, statement.coder or MACHINE),
        )
        for name, kind in TYPES[type_id - 1][1]:
            variable, _ = self._variables[type_id, name]
            self._n_values += 1
            own = (self._n_values, self._n_statements, variable)
            if kind == BOOLEAN:
                self._sql.execute("insert into DATABOOLEAN values (?, ?, ?, ?)", (*own, statement.agreement))
            elif kind == LONG:
                text = self._text(statement.values[name])
                self._sql.execute("insert into DATALONGTEXT values (?, ?, ?, ?)", (*own, text))
            else:
                value = statement.values[name]
                actor = actors.get(value) if name in {"person", "organization", "target"} else None
                entity = self._entity(variable, self._cut(value), actor)
                self._sql.execute("insert into DATASHORTTEXT values (?, ?, ?, ?)", (*own, entity))

    def _entity(self, variable: int, value: str, actor: Actor | None) -> int:
        known = self._entities.get((variable, value))
        if known is not None:
            return known
        number = len(self._entities) + 1
        self._entities[variable, value] = number
        self._sql.execute("insert into ENTITIES values (?, ?, ?, ?, ?, ?, null)", (number, variable, value, *_GREY))
        told = {"Type": "", "Alias": "", "Notes": ""}
        if actor is not None:
            told = {"Type": actor.kind, "Alias": actor.country or "", "Notes": actor.id}
        self._sql.executemany(
            "insert into ATTRIBUTEVALUES (EntityId, AttributeVariableId, AttributeValue) values (?, ?, ?)",
            [(number, self._attributes[variable, name], text) for name, text in told.items()],
        )
        return number

    def _cut(self, text: str) -> str:
        text = " ".join(self._text(text).split())
        if len(text) > MAX_CHARS:
            self._losses.add(f"titles and values longer than {MAX_CHARS} characters: cut")
        return text[:MAX_CHARS]

    def _text(self, text: str) -> str:
        whole, n = _BEYOND.subn("\ufffd", text)
        if n:
            self._losses.add("characters beyond U+FFFF: U+FFFD stands in their place", n)
        return whole.replace("\r", "\n")
