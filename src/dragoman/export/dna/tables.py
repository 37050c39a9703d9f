"""The tables of a DNA 3 file (SQLite), in words of our own: the names are what DNA reads. Manual: page ``dna``."""

from __future__ import annotations

VERSION = "3.0.11"
"""What stands in ``SETTINGS``. DNA 3 opens no file whose version does not begin with 3.0."""

MAX_CHARS = 190
"""The most characters of a title, an author, a source, a value."""

PERMISSIONS = (
    "PermissionAddDocuments", "PermissionEditDocuments", "PermissionDeleteDocuments", "PermissionImportDocuments",
    "PermissionAddStatements", "PermissionEditStatements", "PermissionDeleteStatements", "PermissionEditAttributes",
    "PermissionEditRegex", "PermissionEditStatementTypes", "PermissionEditCoders", "PermissionEditCoderRelations",
    "PermissionViewOthersDocuments", "PermissionEditOthersDocuments", "PermissionViewOthersStatements",
    "PermissionEditOthersStatements",
)  # fmt: skip

_COLOUR = "Red integer not null, Green integer not null, Blue integer not null"
_ID = "ID integer primary key not null"
_OF_STATEMENT = (
    "StatementId integer not null references STATEMENTS(ID) on delete cascade, "
    "VariableId integer not null references VARIABLES(ID) on delete cascade"
)
_ONE_EACH = "unique (StatementId, VariableId)"

TABLES: tuple[str, ...] = (
    "create table SETTINGS (Property text primary key not null, Value text not null)",
    f"create table CODERS ({_ID}, Name text not null, {_COLOUR}, Refresh integer not null default 0, "
    "FontSize integer not null default 14, Password text not null, PopupWidth integer not null default 300, "
    "ColorByCoder integer not null default 0, PopupDecoration integer not null default 0, "
    "PopupAutoComplete integer not null default 1, "
    + ", ".join(f"{name} integer not null default 1" for name in PERMISSIONS)
    + ")",
    f"create table DOCUMENTS ({_ID}, Title text not null, Text text not null, "
    "Coder integer not null references CODERS(ID) on delete cascade, Author text not null, Source text not null, "
    "Section text not null, Notes text not null, Type text not null, Date integer not null)",
    f"create table CODERRELATIONS ({_ID}, Coder integer not null references CODERS(ID) on delete cascade, "
    "OtherCoder integer not null references CODERS(ID) on delete cascade, viewStatements integer not null default 1, "
    "editStatements integer not null default 1, viewDocuments integer not null default 1, "
    "editDocuments integer not null default 1, unique (Coder, OtherCoder))",
    f"create table STATEMENTTYPES ({_ID}, Label text not null unique, {_COLOUR})",
    f"create table VARIABLES ({_ID}, Variable text not null, DataType text not null, "
    "StatementTypeId integer not null references STATEMENTTYPES(ID) on delete cascade, "
    "unique (Variable, StatementTypeId))",
    f"create table VARIABLELINKS ({_ID}, SourceVariableId integer not null references VARIABLES(ID) on delete cascade, "
    "TargetVariableId integer not null references VARIABLES(ID) on delete cascade)",
    f"create table REGEXES (Label text primary key not null, {_COLOUR})",
    f"create table STATEMENTS ({_ID}, "
    "StatementTypeId integer not null references STATEMENTTYPES(ID) on delete cascade, "
    "DocumentId integer not null references DOCUMENTS(ID) on delete cascade, "
    "Start integer not null, Stop integer not null, Coder integer not null references CODERS(ID) on delete cascade)",
    f"create table ENTITIES ({_ID}, VariableId integer not null references VARIABLES(ID) on delete cascade, "
    f"Value text not null, {_COLOUR}, ChildOf integer, unique (VariableId, Value))",
    f"create table DATABOOLEAN ({_ID}, {_OF_STATEMENT}, Value integer not null, {_ONE_EACH})",
    f"create table DATAINTEGER ({_ID}, {_OF_STATEMENT}, Value integer not null, {_ONE_EACH})",
    f"create table DATASHORTTEXT ({_ID}, {_OF_STATEMENT}, "
    f"Entity integer not null references ENTITIES(ID) on delete cascade, {_ONE_EACH})",
    f"create table DATALONGTEXT ({_ID}, {_OF_STATEMENT}, Value text not null, {_ONE_EACH})",
    f"create table ATTRIBUTEVARIABLES ({_ID}, VariableId integer not null references VARIABLES(ID) on delete cascade, "
    "AttributeVariable text not null, unique (VariableId, AttributeVariable))",
    f"create table ATTRIBUTEVALUES ({_ID}, EntityId integer not null references ENTITIES(ID) on delete cascade, "
    "AttributeVariableId integer not null references ATTRIBUTEVARIABLES(ID) on delete cascade, "
    "AttributeValue text not null default '', unique (EntityId, AttributeVariableId))",
)
"""What makes the tables, in an order in which each refers to those before it."""

SHORT, LONG, BOOLEAN = "short text", "long text", "boolean"

WITH_SIDE, WITHOUT_SIDE = "DNA Statement", "Statement without side"
_SHARED = (
    ("person", SHORT), ("organization", SHORT), ("concept", SHORT), ("target", SHORT), ("act", SHORT), ("term", SHORT),
    ("record_id", SHORT), ("note", LONG),
)  # fmt: skip

TYPES: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (WITH_SIDE, (*_SHARED[:3], ("agreement", BOOLEAN), *_SHARED[3:])),
    (WITHOUT_SIDE, _SHARED),
)
"""Types of statements and their variables. Who takes no side on an issue has no agreement, and DNA wants a value."""

ATTRIBUTES = ("Type", "Alias", "Notes")
