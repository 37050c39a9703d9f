"""Mails (.eml) → reports: an alert or a letter of news that somebody kept."""

from __future__ import annotations

import email
import email.message
import email.policy
import email.utils
from collections.abc import Iterator

from dragoman.config import ReadSettings
from dragoman.errors import InputError
from dragoman.model import Issue
from dragoman.read.decode import decode_text
from dragoman.read.item import Item
from dragoman.read.prose_files import fields_item
from dragoman.read.streams import Opened

MEDIA = "message/rfc822"

_MAX_PARTS = 200


def walk_mail(opened: Opened, settings: ReadSettings) -> Iterator[Item | Issue]:
    """Yield the mail as one item: its text, or the HTML that it has instead. Raises ``InputError``."""
    payload = opened.read_whole(settings.max_item_bytes)
    try:
        message = email.message_from_bytes(payload, policy=email.policy.default)
        fields = _fields(message)
    except (ValueError, LookupError, AttributeError, RecursionError, IndexError, TypeError) as error:
        raise InputError("damaged", f"is a mail that cannot be read ({error}); save its text") from error
    if "text" not in fields and "html" not in fields:
        raise InputError("empty", "is a mail without text; save what is attached to it by itself")
    yield fields_item(opened, fields, MEDIA)


def _fields(message: email.message.EmailMessage) -> dict[str, str]:
    name, address = email.utils.parseaddr(str(message.get("From", "")))
    found = {
        "id": str(message.get("Message-ID", "")).strip("<> "),
        "title": " ".join(str(message.get("Subject", "")).split()),
        "published": str(message.get("Date", "")),
        "author": name or address,
        "language": str(message.get("Content-Language", "")),
    }
    for number, part in enumerate(message.walk()):
        if number > _MAX_PARTS:
            break
        kind = part.get_content_type()
        if part.get_content_disposition() == "attachment" or kind not in ("text/plain", "text/html"):
            continue
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            text = decode_text(content, part.get_content_charset())
            if text.strip():
                found.setdefault("text" if kind == "text/plain" else "html", text)
    return {field: value for field, value in found.items() if value.strip()}
