"""Tables that are not those that were shipped are refused: they would give other results in silence."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import dragoman.lexicon
from dragoman.errors import ConfigError
from dragoman.lexicon.digests import differing_files
from dragoman.lexicon.gazetteer_tables import TABLES, check_gazetteer, data_folder

DATA = Path(dragoman.lexicon.__file__).parent / "data"


def test_every_table_has_its_digest_and_keeps_it() -> None:
    listed = {line.split()[1] for line in (DATA / "digests.sha256").read_text().splitlines()}

    assert ({path.name for path in DATA.glob("*.tsv")}, []) == (listed, differing_files(DATA, DATA / "digests.sha256"))


def test_a_table_with_a_changed_word_is_named(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(DATA, tmp_path / "data"))
    path = folder / "titles.tsv"
    path.write_text(path.read_text().replace("minister", "monster", 1))

    assert [path] == differing_files(folder, folder / "digests.sha256")


def test_a_missing_list_of_digests_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="install dragoman again"):
        differing_files(tmp_path, tmp_path / "digests.sha256")


def test_a_gazetteer_with_another_table_is_refused(tmp_path: Path) -> None:
    for name in TABLES:
        (tmp_path / name).parent.mkdir(parents=True)
        shutil.copy(data_folder() / name, tmp_path / name)
    check_gazetteer(tmp_path)
    with (tmp_path / "countries" / "countries.tsv").open("a") as file:
        file.write("\n")

    with pytest.raises(ConfigError, match=r"countries.tsv: is missing or is not the table"):
        check_gazetteer(tmp_path)
