"""Findings as annotations of the web (W3C Web Annotation, JSON-LD). Manual: page ``exchange``."""

from dragoman.export.annotations.attaching import Attached, attach
from dragoman.export.annotations.writing import write_annotations

__all__ = ["Attached", "attach", "write_annotations"]
