"""Where a row can be looked up: the report's address, or its file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

# What stands in a link as it is; an address with other signs is shown and leads nowhere.
_PLAIN_ADDRESS = re.compile(r"https?://[!#-;=?-\[\]_a-z~%]+", re.IGNORECASE)
_ROW = re.compile(r":\d+$")


def link_of(row: Mapping[str, Any]) -> str | None:
    """Return the address of the report a row is of, else that of its file; None where neither can be followed.

    A file's address names the file alone: a row of a table and a member of an archive have none of their own.
    """
    url = row.get("url")
    if isinstance(url, str) and _PLAIN_ADDRESS.fullmatch(url):
        return url
    source = row.get("source")
    if not isinstance(source, str) or not source or source.startswith("-") or "\\" in source:
        return None
    path = Path(_ROW.sub("", source).partition("!")[0])
    return path.absolute().as_uri() if path.is_file() else None
