"""Bytes → text: encodings are recognised, binary data is refused."""

from __future__ import annotations

import codecs
import re

from dragoman.errors import InputError

KEPT = "dragoman-kept"
"""How bytes that are no text in their encoding are handled: kept as lone surrogates, as Python keeps those of names."""

STRAY = "dragoman-stray"
"""How they are handled in UTF-8 with rows pasted in from elsewhere: read as Windows-1252, else kept."""

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# As much as charset-normalizer needs to tell encodings apart; it takes seconds for a megabyte.
_SAMPLE_BYTES = 32_768

_CONTROLS = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd\ud800-\udfff]")
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")

# Python has codecs that make no text of bytes, and some that no file is written in; a page may name any of them.
_NO_ENCODINGS = frozenset({"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "utf-7"})

# Above this share of control characters or NULs, data is not text. Articles with stray NULs stay far below.
_MAX_CONTROL_SHARE = 0.05
_MAX_NUL_SHARE = 0.2
# A few stray ones say nothing, however short the text.
_MIN_CONTROLS = 3


def decode_text(payload: bytes, declared: str | None = None) -> str:
    """Return the text of ``payload``, cleaned as ``clean_text`` says.

    A byte order mark decides, then valid UTF-8, then the ``declared`` encoding, then recognition.
    Raises ``InputError`` with code ``binary``.
    """
    return _without_surrogates(decode_kept(payload, declared))


def decode_kept(payload: bytes, declared: str | None = None) -> str:
    """Return the text as ``decode_text`` does, but what is no text in its encoding stays in it as lone surrogates.

    So ids that differ in such bytes stay apart. Raises ``InputError`` with code ``binary``.
    """
    text = _decoded(payload, declared)
    if _is_binary(text):
        raise InputError("binary", "is not text; remove it from the input or convert it to text")
    return _tidied(text)


def clean_text(text: str) -> str:
    r"""Return the text with ``\r\n`` as ``\n``, without a leading BOM and without NULs; nothing else is changed.

    Lone surrogates, which no encoding can write, become U+FFFD.
    """
    return _without_surrogates(_tidied(text))


def _tidied(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if "\0" in text:
        text = text.replace("\0", "")
    return text.removeprefix("\ufeff")


def _without_surrogates(text: str) -> str:
    return text if text.isascii() else _LONE_SURROGATES.sub("\ufffd", text)


def recognise_encoding(head: bytes, declared: str | None = None) -> str:
    """Return the name of the encoding that the first bytes of a longer text are in; UTF-8 where they leave it open.

    Raises ``InputError`` with code ``binary``.
    """
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    if _is_utf8(head, complete=False):
        return _wide_without_mark(head) or "utf-8"
    named = _wide_without_mark(head) or _known(declared) or _western(head) or _recognised(head)
    if named is not None:
        return named
    raise InputError("binary", "is not text in any known encoding; convert it to UTF-8")


def _decoded(payload: bytes, declared: str | None) -> str:
    for mark, encoding in _MARKS:
        if payload.startswith(mark):
            return payload[len(mark) :].decode(encoding, errors=KEPT)
    wide = _wide_without_mark(payload[:_SAMPLE_BYTES])
    if wide is not None:
        return payload.decode(wide, errors=KEPT)
    try:
        return payload.decode("utf-8")
    except UnicodeDecodeError:
        pass
    return _mostly_utf8(payload) or payload.decode(recognise_encoding(payload, declared), errors=KEPT)


def _is_utf8(head: bytes, complete: bool) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head, final=complete)
    except UnicodeDecodeError:
        return False
    return True


def _mostly_utf8(payload: bytes) -> str | None:
    """Return the text if it is UTF-8 with a few stray bytes, which are then read as Windows-1252."""
    text = payload.decode("utf-8", errors="surrogateescape")
    n_stray = len(_LONE_SURROGATES.findall(text))
    n_other = sum(1 for byte in payload[:_SAMPLE_BYTES] if byte > 127)
    if n_stray * 4 > n_other:
        return None
    return _LONE_SURROGATES.sub(_stray_byte, text)


def _stray_byte(match: re.Match[str]) -> str:
    return bytes([ord(match.group()) - 0xDC00]).decode("cp1252", errors=KEPT)


def _wide_without_mark(head: bytes) -> str | None:
    """Recognise UTF-16 and UTF-32 of mostly Latin text by where its NULs stand."""
    if len(head) < 4 or b"\0" not in head:
        return None
    shares = [head[place::4].count(0) / max(1, len(head[place::4])) for place in range(4)]
    high, low = 0.7, 0.05
    if shares[0] <= low and min(shares[1:]) >= high:
        return "utf-32-le"
    if shares[3] <= low and min(shares[:3]) >= high:
        return "utf-32-be"
    if max(shares[0], shares[2]) <= low and min(shares[1], shares[3]) >= high:
        return "utf-16-le"
    if max(shares[1], shares[3]) <= low and min(shares[0], shares[2]) >= high:
        return "utf-16-be"
    return None


def _known(declared: str | None) -> str | None:
    if not declared:
        return None
    try:
        name = codecs.lookup(declared).name
        b"    ".decode(name, "ignore")  # raises where a codec makes no text of bytes
    except (LookupError, ValueError):
        return None
    if name in _NO_ENCODINGS:
        return None
    # What pages call ISO 8859-1 is Windows-1252, says the HTML standard, and browsers agree.
    return {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-8": None}.get(name, name)


def _western(payload: bytes) -> str | None:
    """Return Windows-1252 for mostly ASCII bytes that are valid in it: nearly all English text that is not UTF-8."""
    head = payload[:_SAMPLE_BYTES]
    n_high = sum(1 for byte in head if byte > 127)
    n_control = sum(1 for byte in head if byte < 32 and byte not in b"\t\n\r\f\x0b\x1b")
    if n_high * 10 > len(head) or n_control * 50 > len(head):
        return None
    try:
        payload.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return "cp1252"


def _recognised(payload: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - few inputs need it

    best = from_bytes(payload[:_SAMPLE_BYTES]).best()
    return best.encoding if best is not None else None


def _is_binary(text: str) -> bool:
    head = text[:_SAMPLE_BYTES]
    if head.count("\0") > _MAX_NUL_SHARE * len(head):
        return True
    if head.isprintable():
        return False
    return len(_CONTROLS.findall(head)) > max(_MIN_CONTROLS, _MAX_CONTROL_SHARE * len(head))


def _keep(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    if error.encoding.startswith("utf-16") and len(bad) == 2:
        unit = int.from_bytes(bad, "little" if error.encoding.endswith("le") else "big")
        if 0xD800 <= unit <= 0xDFFF:
            return chr(unit), error.end
    return "".join(chr(0xDC00 + byte) if byte > 127 else "\ufffd" for byte in bad), error.end


def _read_stray(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", errors=KEPT), error.end


codecs.register_error(KEPT, _keep)
codecs.register_error(STRAY, _read_stray)
