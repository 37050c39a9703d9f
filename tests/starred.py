"""A stored parse and the token meant: the word between stars."""

from __future__ import annotations

from dragoman.model import Parse
from parses import parse_of


def starred(text: str) -> tuple[Parse, int]:
    """Return the parse of a text without its stars, and the first token between them."""
    before, word, after = text.split("*")
    parse = parse_of(before + word + after)
    return parse, parse.starts.index(len(before))


def words(parse: Parse, tokens: list[int]) -> list[str]:
    """Return tokens as written."""
    return [parse.words[token] for token in tokens]
