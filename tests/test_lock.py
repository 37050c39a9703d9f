"""The lock of the documented install: complete, within the ranges of the program, by digest, from no registry."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.markers import Marker, default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCK = ROOT / "requirements.lock"


def locked(python: str) -> dict[str, str]:
    """Return the versions of the lock for a Python on Linux, by name."""
    environment = {**default_environment(), "python_version": python, "python_full_version": f"{python}.4"}
    environment |= {"sys_platform": "linux", "platform_system": "Linux", "platform_machine": "x86_64"}
    found = {}
    for line in LOCK.read_text(encoding="utf-8").splitlines():
        match = re.match(r"(?P<name>[\w.-]+)==(?P<version>[^\s;]+)(?: ; (?P<marker>.+?))? \\$", line)
        if match and (match["marker"] is None or Marker(match["marker"]).evaluate(environment)):
            found[canonicalize_name(match["name"])] = match["version"]
    return found


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
def test_the_lock_has_every_dependency_within_its_range(python: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = [Requirement(each) for each in project["dependencies"]]
    versions = locked(python)

    outside = [
        str(each) for each in needed if not each.specifier.contains(versions.get(canonicalize_name(each.name), "0"))
    ]

    assert [] == outside


def test_every_version_has_digests() -> None:
    entries = re.split(r"\n(?=\w)", LOCK.read_text(encoding="utf-8"))
    pinned = [entry for entry in entries if "==" in entry.partition("\n")[0]]

    assert [] == [entry for entry in pinned if not re.search(r"--hash=sha256:[0-9a-f]{64}", entry)]
    assert 50 < len(pinned)


def test_the_lock_names_no_registry_and_no_place() -> None:
    assert [] == re.findall(r".*(?:://|--index-url|--find-links|@ ).*", LOCK.read_text(encoding="utf-8"))
