"""A model that is not the one that was shipped stops the program before it works."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import dragoman.parse
from dragoman.errors import ParserError
from dragoman.parse.shipped import check_model

DATA = Path(dragoman.parse.__file__).parent / "data"
MODELS = ("statements", "events", "pairs")


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    for name in ("digests.sha256", "events"):
        (shutil.copytree if (DATA / name).is_dir() else shutil.copy)(DATA / name, tmp_path / name)
    return tmp_path / "events"


@pytest.mark.parametrize("name", MODELS)
def test_models_are_those_that_were_shipped(name: str) -> None:
    check_model(DATA / name)


def test_every_file_of_a_model_has_its_digest() -> None:
    listed = {line.split()[1] for line in (DATA / "digests.sha256").read_text().splitlines()}
    there = {path.relative_to(DATA).as_posix() for path in DATA.glob("*/*") if path.suffix != ".md"}

    assert there == listed


@pytest.mark.parametrize("name", ["encoder.onnx", "heads.npz", "model.json"])
def test_a_model_with_one_changed_bit_is_refused(copied: Path, name: str) -> None:
    content = bytearray((copied / name).read_bytes())
    content[len(content) // 2] ^= 1
    (copied / name).write_bytes(content)

    with pytest.raises(ParserError, match=rf"{name}: is missing or is not the file .* install dragoman again"):
        check_model(copied)


def test_a_model_without_one_of_its_files_is_refused(copied: Path) -> None:
    (copied / "heads.npz").unlink()

    with pytest.raises(ParserError, match=r"heads.npz: is missing"):
        check_model(copied)
