"""Names and ids of any bytes, written so that every file and table can hold them, and read back."""

from __future__ import annotations

import re

_BYTE_BASE = 0xDC00  # Python keeps a byte that no text has, b, as the lone surrogate U+DC00 + b

_SURROGATE = re.compile("[\ud800-\udfff]")

# What the reader of an escape takes for one. Capitals and the ranges keep it away from ordinary backslashes.
_ESCAPE = re.compile(r"\\(?:x(5C|[89A-F][0-9A-F])|u(D[89A-F][0-9A-F]{2}))")
_LIKE_ESCAPE = re.compile(r"\\(?=x(?:5C|[89A-F][0-9A-F])|uD[89A-F][0-9A-F]{2})")


def escaped(name: str) -> str:
    r"""Return a name that UTF-8 can hold. One that it could hold already is returned as it is.

    A byte that is no text becomes ``\xE9``, any other lone surrogate ``\uD800``. A backslash that would read as the
    beginning of such an escape becomes ``\x5C``: so two names are never written alike.
    """
    if name.isascii() and "\\" not in name:
        return name
    return _SURROGATE.sub(_escape, _LIKE_ESCAPE.sub(r"\\x5C", name))


def escaped_words(words: str) -> str:
    """Return words, such as a title, that UTF-8 can hold: as ``escaped``, but changed only if they cannot be held.

    Words are no identity: a backslash that somebody wrote in them stays as it is.
    """
    return escaped(words) if _SURROGATE.search(words) else words


def unescaped(name: str) -> str:
    """Return the name of which ``escaped`` made this one."""
    return _ESCAPE.sub(_unescape, name)


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    byte = code - _BYTE_BASE
    return f"\\x{byte:02X}" if 0x80 <= byte <= 0xFF else f"\\u{code:04X}"


def _unescape(match: re.Match[str]) -> str:
    if match[1] is None:
        return chr(int(match[2], 16))
    byte = int(match[1], 16)
    return "\\" if byte == 0x5C else chr(_BYTE_BASE + byte)
