"""Commands as a person calls them, and what they write to a file."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.cli import main


@pytest.fixture
def dragoman_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Call a command that writes to a file of an ending; return what the file holds. Without one it writes nothing."""

    def call(*arguments: object, ending: str = "") -> str:
        out = tmp_path / f"out.{ending}"
        asked = [*map(str, arguments), *(["--out", str(out)] if ending else [])]
        monkeypatch.setattr(sys, "argv", ["dragoman", *asked])
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code in {0, None}
        return out.read_text(encoding="utf-8") if ending else ""

    return call
