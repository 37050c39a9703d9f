"""A workbook (XLSX) that comes back from a spreadsheet."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from dragoman.errors import ConfigError

# A sheet of 5,000 passages takes a twentieth; more is no sheet of ours.
_MOST_BYTES = 256 * 1024 * 1024


def read_workbook(content: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the number and the cells of each line of a workbook's first sheet, by the names in its first line.

    Numbers and days are as text. Raises ``ConfigError`` where it is no workbook, or unpacks to more than one holds.
    """
    from openpyxl import load_workbook  # noqa: PLC0415  (only who reads one pays for it)

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(each.file_size for each in packed.infolist()) > _MOST_BYTES:
                raise ConfigError(f"unpacks to more than {_MOST_BYTES:,} bytes, which is no sheet")
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        lines = book.worksheets[0].iter_rows(values_only=True)
        names = [_text(each) for each in next(lines, ())]
        for number, line in enumerate(lines, start=2):
            yield number, {name: _text(value) for name, value in zip(names, line, strict=False) if name}
    except (zipfile.BadZipFile, KeyError, IndexError, ValueError, TypeError, OSError) as error:
        raise ConfigError(f"is no workbook ({error}); save it as XLSX or CSV") from error


def _text(value: Any) -> str:
    if value is None:
        return ""
    if hasattr(value, "isoformat"):
        return str(value.isoformat())[:10]
    from openpyxl.utils.escape import unescape  # noqa: PLC0415  (loaded with the workbook)

    return str(unescape(str(value))).strip()
