"""Coders of a DNA file, and the form in which DNA keeps their passwords."""

from __future__ import annotations

import base64
import hashlib

PASSWORD = "dragoman"  # noqa: S105  (of every coder of a file that we write; whoever has the file can read it anyway)

ADMIN, MACHINE, PEOPLE = 1, 2, 3
CODERS = ((ADMIN, "Admin", (239, 208, 51)), (MACHINE, "Dragoman", (120, 120, 200)), (PEOPLE, "People", (90, 170, 90)))

_SALT_BYTES = 16
_ROUNDS = 100_000


def password_hash(password: str, salt: bytes) -> str:
    """Return what DNA compares a password with: salt and SHA-256, 100,000 times over, in base 64."""
    digest = hashlib.sha256(salt + password.encode()).digest()
    for _ in range(_ROUNDS - 1):
        digest = hashlib.sha256(digest).digest()
    return base64.b64encode(salt + digest).decode("ascii")


def salt_of(name: str) -> bytes:
    """Return a salt for a coder: the same for the same name, so that the same record gives the same bytes."""
    return hashlib.sha256(f"dragoman coder {name}".encode()).digest()[:_SALT_BYTES]
