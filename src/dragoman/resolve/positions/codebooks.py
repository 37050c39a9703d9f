"""A codebook as its user wrote it: TOML or CSV."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any, cast, get_args

from dragoman.errors import ConfigError
from dragoman.model import Codebook, CodebookIssue, CodedExample, IssueStance

_NAME = re.compile(r"\w[\w .-]*")
_COLUMNS = ("issue", "label", "description", "for", "against")
# In a cell, examples stand after this sign.
_BETWEEN = "|"


def parse_codebook(name: str, content: bytes, form: str) -> Codebook:
    """Return the codebook in a file's content. ``form`` is ``toml`` or ``csv``; a name in the file goes before
    ``name``.

    Raises ``ConfigError`` where it is none, or two issues have one id.
    """
    if form not in _PARSERS:
        raise ConfigError(f"{name}: a codebook is a .toml or a .csv file, not '{form}'")
    try:
        text = content.decode("utf-8-sig")
        codebook = _PARSERS[form](name, text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, csv.Error) as error:
        raise ConfigError(f"{name}: is no codebook ({error}); see the manual, page 'positions'") from error
    if not _NAME.fullmatch(codebook.name):
        raise ConfigError(f"a codebook cannot be called '{codebook.name}'; use letters, digits, '-', '_' and '.'")
    ids = [issue.id for issue in codebook.issues]
    twice = next((each for each in ids if ids.count(each) > 1), None)
    if not ids or twice is not None:
        raise ConfigError(f"{name}: has no issue" if twice is None else f"{name}: issue '{twice}' stands there twice")
    return codebook


def _from_toml(name: str, text: str) -> Codebook:
    given = tomllib.loads(text)
    issues = given.get("issue", [])
    if not isinstance(issues, list):
        raise ConfigError(f"{name}: give each issue as [[issue]] with id, label, description, for, against")
    return Codebook(
        str(given.get("name", name)), tuple(_issue(name, number, row) for number, row in enumerate(issues, 1))
    )


def _from_csv(name: str, text: str) -> Codebook:
    rows = csv.DictReader(io.StringIO(text))
    missing = [each for each in _COLUMNS[:1] if each not in (rows.fieldnames or ())]
    if missing:
        raise ConfigError(f"{name}: has no column '{missing[0]}'; the columns are {', '.join(_COLUMNS)}")
    return Codebook(name, tuple(_issue(name, n, _cells(row)) for n, row in enumerate(rows, 1)))


def _cells(row: Mapping[str, str | None]) -> dict[str, Any]:
    cells = {key: (value or "").strip() for key, value in row.items() if isinstance(value, str | None)}
    examples = {key: [each.strip() for each in cells.get(key, "").split(_BETWEEN)] for key in ("for", "against")}
    return {**cells, "id": cells.get("issue", ""), **examples}


def _issue(name: str, number: int, row: Any) -> CodebookIssue:
    if not isinstance(row, Mapping):
        raise ConfigError(f"{name}: issue {number} is no table")
    told = {key: row.get(key, "") for key in ("id", "label", "description")}
    wrong = next((key for key, value in told.items() if not isinstance(value, str)), None)
    if wrong is not None:
        raise ConfigError(f"{name}: '{wrong}' of issue {number} is no text")
    if not told["id"].strip() or not (told["label"] or told["description"]).strip():
        raise ConfigError(f"{name}: issue {number} needs an id, and a label or a description")
    return CodebookIssue(told["id"].strip(), told["label"] or told["id"], told["description"], _examples(name, row))


def _examples(name: str, row: Mapping[str, Any]) -> tuple[CodedExample, ...]:
    found: list[CodedExample] = []
    for key, stance in (("for", "agrees"), ("against", "disagrees"), ("unclear", "unclear")):
        texts = row.get(key, [])
        if (
            not isinstance(texts, Iterable)
            or isinstance(texts, str)
            or not all(isinstance(each, str) for each in texts)
        ):
            raise ConfigError(f"{name}: '{key}' of issue '{row.get('id')}' is a list of examples")
        found.extend(CodedExample(text, cast(IssueStance, stance)) for text in texts if text.strip())
    return tuple(found)


_PARSERS = {"toml": _from_toml, "csv": _from_csv}
STANCES = get_args(IssueStance)
