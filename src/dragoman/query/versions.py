"""The versions of one utterance side by side, each with the words in which it differs from the first."""

from __future__ import annotations

import difflib
import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from dragoman.errors import RecordError
from dragoman.query.asking import ask
from dragoman.store import View

Change = Literal["same", "left out", "added"]

_PIECE = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*|[^\w\s]|_|\s+")
_PUNCTUATION = re.compile(r"[^\w]+")


class Stretch(NamedTuple):
    """Words of a version that are those of the first, are added, or, of the first, are left out."""

    change: Change
    words: str


@dataclass(frozen=True)
class Version:
    """A version as the record has it (``row``: a row of ``versions.sql``), and what it is of the first one's words."""

    row: dict[str, Any]
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True)
class Versions:
    """All versions of an utterance, the first before the others in the order of their days."""

    utterance_id: str
    versions: tuple[Version, ...]

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return the versions as dictionaries, ``changes`` being their words as ``stretches`` have them."""
        return [
            {**each.row, "changes": [{"change": change, "words": words} for change, words in each.stretches]}
            for each in self.versions
        ]

    def to_html(self) -> str:
        """Return a page of its own: a row a version, words left out struck through, words added underlined."""
        speaker = self.versions[0].row["speaker"] or "speaker unknown"
        title = f"{speaker}: {len(self.versions)} versions of one utterance"
        return page_of(title, f"<p>{self.utterance_id}</p>{table_of_versions(self)}")


_STYLE = (
    "body{font:16px/1.5 serif;margin:2em}table{border-collapse:collapse}td,th{border-top:1px solid #999;padding:.5em;"
    "text-align:left;vertical-align:top}del{color:#8a1c1c}ins{color:#14532d;font-weight:bold}small{color:#555}"
)


def page_of(title: str, body: str) -> str:
    """Return a page of HTML with a heading, which may hold any signs, and a body of HTML."""
    told = html.escape(title)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{told}</title><style>{_STYLE}</style>'
        f"</head><body><h1>{told}</h1>{body}</body></html>\n"
    )


def table_of_versions(versions: Versions) -> str:
    """Return a table of HTML, a row a version."""
    rows = "".join(_html_row(each) for each in versions.versions)
    return f"<table><tr><th>day<th>outlet<th>version<th>words<th>why</tr>{rows}</table>"


def compare_versions(view: View, name: str) -> Versions:
    """Return the versions of the utterance of this id, or of the statement of this id.

    Raises ``RecordError`` where there is none.
    """
    rows = ask(view, "versions", {"id": name}).to_dicts()
    if not rows:
        where = view.folder.path
        raise RecordError(f"{where}: no utterance goes by '{name}'; 'dragoman compare {where}' lists those of several")
    first = rows[0]["wording"]
    return Versions(
        rows[0]["utterance_id"], tuple(Version(row, tuple(changes_between(first, row["wording"]))) for row in rows)
    )


def changes_between(first: str, other: str) -> list[Stretch]:
    """Return the words of another version, and in their places those of the first that it leaves out.

    Words differ in more than capitals and marks; what stands in place of others comes after them.
    """
    left, right = _PIECE.findall(first), _PIECE.findall(other)
    words = [[n for n, piece in enumerate(pieces) if not _PUNCTUATION.fullmatch(piece)] for pieces in (left, right)]
    plain = [[pieces[n].casefold() for n in own] for pieces, own in zip((left, right), words, strict=True)]
    matcher = difflib.SequenceMatcher(None, plain[0], plain[1], autojunk=False)
    found: list[Stretch] = []
    for _, low, high, first_word, last_word in matcher.get_opcodes():
        own = _text(right, words[1], first_word, last_word)
        if plain[0][low:high] == plain[1][first_word:last_word]:
            found.append(Stretch("same", own))
            continue
        if high > low:
            found.append(Stretch("left out", _text(left, words[0], low, high)))
        if last_word > first_word:
            found.append(Stretch("added", own))
    return found


def _text(pieces: Sequence[str], words: Sequence[int], first: int, last: int) -> str:
    """Return the text of some words with the marks behind them, those before the first word of all too."""
    if first >= last:
        return ""
    begin = 0 if first == 0 else words[first]
    end = words[last] if last < len(words) else len(pieces)
    return " ".join("".join(pieces[begin:end]).split())


def _html_row(version: Version) -> str:
    row = version.row
    tags = {"same": "span", "left out": "del", "added": "ins"}
    words = " ".join(f"<{tags[change]}>{html.escape(told)}</{tags[change]}>" for change, told in version.stretches)
    source = html.escape(row["outlet"] or row["source"])
    why = "; ".join(
        f"{each['feature']}: {each['left']} = {each['right']} ({each['weight']:+.2f})" for each in row["reasons"]
    )
    return (
        f"<tr><td>{row['date'] or ''}<td>{source}<td>{row['kind']} {row['score']:.2f}<td>{words}"
        f"<td><small>{html.escape(why)}</small></tr>"
    )
