"""Files, feeds and archives → reports. One module per format."""

from dragoman.read.buckets import is_in_bucket
from dragoman.read.inputs import walk_inputs
from dragoman.read.item import Item, Reading
from dragoman.read.reports import read_item

__all__ = ["Item", "Reading", "is_in_bucket", "read_item", "walk_inputs"]
