"""Copies: reports that are the same text, wholly or in part. What counts: ``docs/codebook/copies.md``."""

from dragoman.resolve.copies.finding import COPY_RULES, Copies, find_copies
from dragoman.resolve.copies.growing import grow_copies
from dragoman.resolve.copies.signatures import Signature, signature_of

__all__ = ["COPY_RULES", "Copies", "Signature", "find_copies", "grow_copies", "signature_of"]
