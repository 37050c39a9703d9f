"""Markdown (.md) → text: what stands in front of it between marks, and its words without signs of form."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from dragoman.config import ReadSettings
from dragoman.model import Issue
from dragoman.read.columns import fields_of, match_columns
from dragoman.read.decode import decode_text
from dragoman.read.item import Item
from dragoman.read.prose_files import fields_item, text_item
from dragoman.read.streams import Opened

MEDIA = "text/markdown"

_MAX_FRONT_LINES = 200
_ENTRY = re.compile(r"([A-Za-z][\w .-]{0,60}?)\s*:(?:\s+(.*))?$")
_LISTED = re.compile(r"\s*-\s+(.*)$")
_NESTED = re.compile(r"\s+([A-Za-z][\w-]{0,40})\s*:\s+(.*)$")
_COMMENT = re.compile(r"\s#.*$")

_IMAGE = re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\s]{0,1000}(?:\s+\"[^\"\n]{0,300}\")?\)")
_LINK = re.compile(r"\[([^\[\]\n]{1,500})\]\([^()\s]{0,1000}(?:\s+\"[^\"\n]{0,300}\")?\)")
_BOLD = re.compile(r"(?<![\w*])\*\*(?=\S)([^*\n]{1,2000})(?<=\S)\*\*(?!\*)")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]{1,2000})(?<=\S)\*(?![\w*])")
_UNDERLINED = re.compile(r"(?<![\w_])_{1,2}(?=[^\s_])([^_\n]{1,2000})(?<=[^\s_])_{1,2}(?![\w_])")
_HEADING = re.compile(r"^#{1,6}[^\S\n]+(.*?)[^\S\n]*#*$", re.MULTILINE)
_QUOTED = re.compile(r"^(?:[^\S\n]{0,3}>[^\S\n]?)+", re.MULTILINE)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!>-])")


def walk_markdown(opened: Opened, settings: ReadSettings) -> Iterator[Item | Issue]:
    """Yield the file as one item. Raises ``InputError``."""
    text = decode_text(opened.read_whole(settings.max_item_bytes))
    front, body = split_front(text)
    words = plain_words_of(body)
    if front:
        yield fields_item(opened, {**front, "text": words.strip()}, MEDIA)
    else:
        yield text_item(opened, words)


def split_front(text: str) -> tuple[dict[str, Any], str]:
    """Return the fields that stand in front of a text between ``---`` or ``+++`` lines, and the rest.

    None are returned where nothing stands there that names a field. Of YAML the forms are read that such fields have:
    words, words in quotation marks, lists, blocks, and one level of names.
    """
    mark = text[:3]
    if mark not in ("---", "+++") or text[3:4] not in ("\n", " "):
        return {}, text
    lines = text.split("\n", _MAX_FRONT_LINES + 1)
    end = next((place for place in range(1, min(len(lines), _MAX_FRONT_LINES)) if lines[place].rstrip() == mark), None)
    if end is None:
        return {}, text
    written = lines[1:end]
    row = _of_toml(written) if mark == "+++" else _of_yaml(written)
    if not match_columns(tuple(row)):
        return {}, text
    fields = fields_of({name: value for name, value in row.items() if value not in (None, "")})
    fields.pop("text", None)
    return fields, "\n".join(lines[end + 1 :])


def plain_words_of(text: str) -> str:
    """Return Markdown without its signs: headings, emphasis, links, pictures, marks of quoted lines."""
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    for pattern in (_BOLD, _EMPHASIS, _UNDERLINED, _HEADING):
        text = pattern.sub(r"\1", text)
    return _ESCAPED.sub(r"\1", _QUOTED.sub("", text))


def _of_toml(lines: list[str]) -> Mapping[str, Any]:
    try:
        return tomllib.loads("\n".join(lines))
    except tomllib.TOMLDecodeError:
        return {}


def _of_yaml(lines: list[str]) -> Mapping[str, Any]:
    row: dict[str, Any] = {}
    name = ""
    for line in lines:
        entry = _ENTRY.match(line)
        if entry:
            name = entry[1]
            row[name] = _value(entry[2] or "")
            continue
        listed, nested = _LISTED.match(line), _NESTED.match(line)
        if not name or not line.strip() or line.lstrip().startswith("#"):
            continue
        if listed:
            row[name] = [*(row[name] if isinstance(row[name], list) else []), _named(listed[1])]
        elif nested and not isinstance(row[name], str | list):
            row[name] = {**(row[name] if isinstance(row[name], dict) else {}), nested[1].lower(): _value(nested[2])}
        elif isinstance(row[name], str) or row[name] is None:
            row[name] = f"{row[name] or ''} {line.strip()}".strip()
    return row


def _named(words: str) -> Any:
    """Return an entry of a list; of one with names the name itself."""
    entry = _ENTRY.match(words)
    return _value(entry[2] or "") if entry and entry[1].lower() == "name" else _value(words)


def _value(words: str) -> Any:
    words = words.strip()
    for mark in "\"'":
        if words.startswith(mark) and (end := words.find(mark, 1)) > 0:
            return words[1:end] if words[end + 1 :].strip()[:1] in ("", "#") else words
    words = _COMMENT.sub("", words).strip()
    if words in ("", "|", ">", "|-", ">-", "~"):
        return None
    if words.startswith("[") and words.endswith("]"):
        return [part.strip().strip("\"'") for part in words[1:-1].split(",")]
    return words
