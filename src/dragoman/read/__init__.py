"""Files, feeds and archives → reports. One module per format."""

from dragoman.read.inputs import walk_inputs
from dragoman.read.item import Item, Reading
from dragoman.read.reports import read_item

__all__ = ["Item", "Reading", "read_item", "walk_inputs"]
