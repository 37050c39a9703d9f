"""What a program does to the world outside itself, as strace sees it: whom it speaks to, which files it writes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

_NETWORK = "connect,sendto,sendmsg,sendmmsg"
_FILES = "open,openat,openat2,creat,mkdir,mkdirat,mknod,mknodat,rename,renameat,renameat2,link,linkat,symlink,symlinkat"
# What is no file of anybody: terminals, the bin, and a process's own switches.
_NO_FILES = ("/dev/null", "/dev/tty", "/dev/pts/", "/proc/self/", "/proc/thread-self/")
# Opened by whoever wants to know the address that belongs to a name.
_NAME_LOOKUP = ("/etc/resolv.conf", "/etc/hosts", "/etc/gai.conf")


@dataclass(frozen=True)
class Trace:
    """What was printed; every try to reach another machine; every path that was to be written or made."""

    output: str
    connections: tuple[str, ...]
    written: tuple[str, ...]

    def written_outside(self, places: Iterable[Path]) -> list[str]:
        """Return what was written elsewhere than in some folders."""
        inside = tuple(f"{place}{os.sep}" for place in places)
        return sorted({path for path in self.written if not f"{path}{os.sep}".startswith(inside)})


def traced(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], *, without_network: bool = False
) -> Trace:
    """Run a command in a folder under strace, with its children. Skips the test where strace cannot watch.

    ``without_network`` takes it all interfaces, where that may be done; what it tries shows all the same.
    """
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed")
    log = folder / "strace.log"
    options = ["-f", "-qq", "-y", "-s", "4096", "--seccomp-bpf", "-e", f"trace={_NETWORK},{_FILES}", "-o", str(log)]
    if subprocess.run([strace, *options, "true"], capture_output=True, check=False).returncode:
        pytest.skip("strace may not watch processes here")
    apart = ["unshare", "--net"] if without_network and _may_be_apart() else []
    done = subprocess.run(
        [*apart, strace, *options, *command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert 0 == done.returncode, done.stderr
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return Trace(done.stdout, tuple(_connections(lines)), tuple(_written(lines, folder)))


def _may_be_apart() -> bool:
    if shutil.which("unshare") is None:
        return False
    return not subprocess.run(["unshare", "--net", "true"], capture_output=True, check=False).returncode


def _connections(lines: Iterable[str]) -> Iterable[str]:
    for line in lines:
        call = re.match(r"\d+ +(\w+)\(", line)
        if call is None:
            continue
        is_to_a_machine = call[1] in _NETWORK.split(",") and not _stays_here(line)
        if is_to_a_machine or any(f'"{path}"' in line for path in _NAME_LOOKUP):
            yield line


def _stays_here(line: str) -> bool:
    """Tell whether a call speaks to this machine: an address of the file system or of the kernel, a pair of pipes."""
    if "sa_family=" in line:
        return re.search(r"sa_family=AF_(UNIX|NETLINK)\b", line) is not None
    return not re.search(r"<(TCP|TCPv6|UDP|UDPv6|socket):", line)


def _written(lines: Iterable[str], folder: Path) -> Iterable[str]:
    for line in lines:
        call = re.match(r"\d+ +(\w+)\((.*)", line)
        if call is None or call[1] in _NETWORK.split(","):
            continue
        if call[1].startswith("open") and not re.search(r"\bO_(WRONLY|RDWR|CREAT|TMPFILE)\b", call[2]):
            continue
        for base, name in re.findall(r'(?:(?:AT_FDCWD|\d+)(?:<([^>]*)>)?, )?"((?:[^"\\]|\\.)*)"', call[2]):
            path = os.path.normpath(Path(base or folder) / name)
            if not path.startswith(_NO_FILES):
                yield path
