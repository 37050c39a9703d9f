"""Files made to harm, each with what is expected of it: an outside file never read, no bomb unpacked, no hang.

    python tests/campaigns/hostile.py [--only WORDS] [--quick]

Every case is read as a run reads it, in a child process with a limit in time; what it may give is listed with it.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import select
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from campaign import Tally, Violation, arguments, load_before_forks
from invariants import FAULTS, MAX_BYTES, SETTINGS, peak_bytes, read_as_a_run
from known import reason_of
from seeds import json_lines, page, rss, warc_record, zip_of

from dragoman.read import Item, read_item
from dragoman.read.item import HTML, PLAIN

SECRET = "secret-7f3a"
"""What stands in a file outside, and must never be in a report."""
SAID = "The minister said on Monday that the talks would go on."
PATIENCE_S = 40

Make = Callable[[Path, Path], object]
"""Makes the input in a folder; the second path is the file outside."""


@dataclass(frozen=True)
class Case:
    """An input and what may come of it. ``reports`` and ``codes`` are exactly what is expected."""

    name: str
    make: Make
    reports: int
    codes: frozenset[str]


def _file(name: str, content: bytes | str) -> Make:
    data = content.encode() if isinstance(content, str) else content
    return lambda folder, _: (folder / name).write_bytes(data)


def _outside(name: str, content: str) -> Make:
    return lambda folder, outside: (folder / name).write_text(content.replace("OUTSIDE", str(outside)))


def _entities(n_levels: int, n_times: int = 10) -> str:
    levels = "".join(
        f"<!ENTITY a{level} '{f'&a{level - 1};' * n_times}'>" if level else "<!ENTITY a0 'ha ha ha '>"
        for level in range(n_levels)
    )
    return f"<!DOCTYPE rss [{levels}]>"


def _feed(doctype: str, text: str, title: str = "A") -> str:
    head = f"<?xml version='1.0'?>{doctype}<rss version='2.0'><channel><title>News</title>"
    return f"{head}<item><title>{title}</title><description>{text}</description></item></channel></rss>"


def _zip_named(*names: str) -> Make:
    return lambda folder, _: (folder / "a.zip").write_bytes(zip_of(dict.fromkeys(names, SAID.encode())))


def _nested(depth: int) -> bytes:
    content = SAID.encode()
    for _ in range(depth):
        content = gzip.compress(content)
    return content


def _overlapping(folder: Path, _: Path) -> None:
    """A zip file whose list names the same bytes over and over."""
    body = zlib.compress(b"0" * 1_000_000)[2:-4]
    crc = zlib.crc32(b"0" * 1_000_000)
    local = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, 0, 8, 0, 0, crc, len(body), 1_000_000, 5, 0) + b"0.txt" + body
    entries = b"".join(
        struct.pack(
            "<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, 20, 0, 8, 0, 0, crc, len(body), 1_000_000, 5, 0, 0, 0, 0, 0, 0
        )
        + b"0.txt"
        for _ in range(3000)
    )
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 3000, 3000, len(entries), len(local), 0)
    (folder / "a.zip").write_bytes(local + entries + end)


def _link_in_zip(folder: Path, outside: Path) -> None:
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, str(outside))


def _device_in_zip(folder: Path, _: Path) -> None:
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        device = zipfile.ZipInfo("a.txt")
        device.external_attr = 0o020666 << 16
        archive.writestr(device, SAID)


def _socket(folder: Path, _: Path) -> None:
    here = Path.cwd()
    os.chdir(folder)  # the address of a socket may not be long
    with socket.socket(socket.AF_UNIX) as end:
        end.bind("a.txt")
    os.chdir(here)


def _link(folder: Path, name: str, target: Path | str) -> None:
    (folder / name).symlink_to(target)


def _deep(folder: Path, _: Path) -> None:
    here = os.open(folder, os.O_RDONLY)
    for _ in range(700):
        os.mkdir("d", dir_fd=here)
        below = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    descriptor = os.open("a.txt", os.O_WRONLY | os.O_CREAT, dir_fd=here)
    os.write(descriptor, SAID.encode())
    os.close(descriptor)
    os.close(here)


def _named(*names: bytes) -> Make:
    def make(folder: Path, _: Path) -> None:
        for number, name in enumerate(names):
            with open(os.path.join(os.fsencode(folder), name), "wb") as file:  # noqa: PTH118, PTH123
                file.write(f"{SAID} It was meeting number {number}.".encode())

    return make


def _row(**fields: object) -> bytes:
    return json.dumps({"text": SAID, **fields}).encode() + b"\n"


_XXE = "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file://OUTSIDE'>]>"
_PARAMETER = "<!DOCTYPE rss [<!ENTITY % p SYSTEM 'file://OUTSIDE'> %p;]>"
_PAGE = page(random.Random(1)).decode()

CASES: tuple[Case, ...] = (
    Case("XXE in a feed", _outside("a.rss", _feed(_XXE, f"{SAID} &x;")), 1, frozenset()),
    Case("XXE in a feed, by parameter", _outside("a.rss", _feed(_PARAMETER, SAID)), 1, frozenset()),
    Case(
        "XXE in XHTML",
        _outside("a.xhtml", f"<?xml version='1.0'?>{_XXE}{_PAGE[15:].replace('Report', '&x; Report')}"),
        1,
        frozenset(),
    ),
    Case(
        "XInclude in a page",
        _outside(
            "a.html",
            _PAGE.replace(
                "<article>",
                "<article><xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='OUTSIDE' parse='text'/>",
            ),
        ),
        1,
        frozenset(),
    ),
    Case(
        "object and frame of a file in a page",
        _outside(
            "a.html",
            _PAGE.replace(
                "<article>", "<article><iframe src='file://OUTSIDE'></iframe><object data='OUTSIDE'></object>"
            ),
        ),
        1,
        frozenset(),
    ),
    Case(
        "style sheet in a feed",
        _outside("a.rss", _feed("<?xml-stylesheet href='file://OUTSIDE'?>", SAID)),
        1,
        frozenset(),
    ),
    Case("address of a file as a feed's entry", _outside("a.rss", _feed("", SAID, "file://OUTSIDE")), 1, frozenset()),
    Case(
        "path as the text of a row",
        _outside("a.jsonl", '{"text": "OUTSIDE", "url": "file://OUTSIDE"}\n'),
        1,
        frozenset(),
    ),
    Case("billion laughs", _file("a.rss", _feed(_entities(10), "&a9;")), 1, frozenset({"damaged"})),
    Case(
        "quadratic entities",
        _file("a.rss", _feed(f"<!DOCTYPE r [<!ENTITY a '{'ha ' * 20_000}'>]>", "&a;" * 20_000)),
        1,
        frozenset({"damaged"}),
    ),
    Case(
        "entities in XHTML",
        _file("a.xhtml", f"<?xml version='1.0'?>{_entities(10)}{_PAGE[15:].replace('Report', '&a9; Report')}"),
        1,
        frozenset(),
    ),
    Case("gzip bomb", _file("a.txt.gz", gzip.compress(b"0" * 400_000_000, 9)), 0, frozenset({"archive-too-large"})),
    Case(
        "gzip bomb of lines",
        _file("a.jsonl.gz", gzip.compress(b"\n" * 400_000_000, 9)),
        0,
        frozenset({"archive-too-large"}),
    ),
    Case(
        "zip bomb",
        lambda folder, _: (folder / "a.zip").write_bytes(zip_of({"a.txt": b"0" * 400_000_000})),
        0,
        frozenset({"too-large"}),
    ),
    Case("zip bomb of overlapping members", _overlapping, 0, frozenset({"archive-too-large", "too-long"})),
    Case("archive in archive in archive", _file("a.txt.gz", _nested(3)), 0, frozenset({"nested-archive"})),
    Case("a thousand archives in each other", _file("a.txt.gz", _nested(1000)), 0, frozenset({"nested-archive"})),
    Case(
        "zip with ways out",
        _zip_named("../a.txt", "/etc/a.txt", "in/../../a.txt", "C:\\a.txt", "..\\a.txt"),
        0,
        frozenset({"unsafe-name"}),
    ),
    Case("zip with one name thrice", lambda folder, _: _thrice(folder), 3, frozenset()),
    Case(
        "zip with odd names",
        _zip_named("a\nb.txt", "a;b.txt", "$(touch x).txt", "[bold]a.txt", "\x1b]0;a\x07.txt"),
        5,
        frozenset(),
    ),
    Case("link in a zip", _link_in_zip, 1, frozenset()),
    Case("device in a zip", _device_in_zip, 1, frozenset()),
    Case("a device by link", lambda folder, _: _link(folder, "a.txt", "/dev/zero"), 0, frozenset({"special-file"})),
    Case("a FIFO", lambda folder, _: os.mkfifo(folder / "a.txt"), 0, frozenset({"special-file"})),
    Case("a socket", _socket, 0, frozenset({"special-file"})),
    Case("a link to itself", lambda folder, _: _link(folder, "a.txt", "a.txt"), 0, frozenset({"symlink-loop"})),
    Case(
        "a link to the folder it lies in", lambda folder, _: _link(folder, "a", folder), 0, frozenset({"symlink-loop"})
    ),
    Case(
        "links in a ring",
        lambda folder, _: (_link(folder, "a", "b"), _link(folder, "b", "a")),
        0,
        frozenset({"symlink-loop"}),
    ),
    Case("a link to nothing", lambda folder, _: _link(folder, "a.txt", "b.txt"), 0, frozenset({"not-found"})),
    Case(
        "a link to the processor's memory",
        lambda folder, _: _link(folder, "a.txt", "/proc/self/mem"),
        0,
        frozenset({"unreadable"}),
    ),
    Case("folders 700 deep", _deep, 1, frozenset()),
    Case(
        "names with signs",
        _named(
            b"a\nb.txt",
            b"[bold]x.txt",
            b"[b].txt",
            b"a*?.txt",
            b"\x1b]0;t\x07.txt",
            b"-.txt",
            b"--out.txt",
            b"a'b\";.txt",
            b"%s%n.txt",
            b"a b .txt",
            b"\xe2\x80\xae.txt",
        ),
        11,
        frozenset(),
    ),
    Case(
        "names of bytes that are no UTF-8", _named(b"caf\xe9.txt", b"\xff\xfe.txt", b"\xed\xa0\x80.txt"), 3, frozenset()
    ),
    Case("a name of 255 bytes", _named(b"a" * 251 + b".txt"), 1, frozenset()),
    Case(
        "surrogates in id, URL and title",
        _file("a.jsonl", _row(id="\ud800") + _row(url="https://h.example/\udfff") + _row(title="\udcff Talks", id=3)),
        3,
        frozenset(),
    ),
    Case(
        "ids of every type",
        _file(
            "a.jsonl",
            b"".join(
                _row(id=each)
                for each in (0, -1, 10**30, 1.5, True, None, [], [1, 2], {}, {"$oid": "x"}, "", " ", "a" * 10_000)
            ),
        ),
        13,
        frozenset(),
    ),
    Case(
        "SQL in every field",
        _file(
            "a.jsonl",
            _row(
                **dict.fromkeys(("id", "url", "title", "outlet", "author", "published"), "'); drop table reports; --")
            ),
        ),
        1,
        frozenset({"unknown-date"}),
    ),
    Case("JSON nested 100,000 deep", _file("a.json", b'{"text":' + b"[" * 100_000), 0, frozenset({"broken-json"})),
    Case(
        "JSONL nested 490 deep, then a row",
        _file("a.jsonl", b'{"text":' + b"[" * 490 + b"]" * 490 + b"}\n" + _row()),
        1,
        frozenset({"empty"}),
    ),
    Case(
        "page nested 100,000 deep",
        _file("a.html", "<html><body>" + "<div>" * 100_000 + SAID),
        0,
        frozenset({"no-article"}),
    ),
    Case("comments before a page", _file("a.txt", "<!---->" * 40 + f" {SAID}"), 1, frozenset()),
    Case(
        "one million attributes",
        _file("a.html", "<html><body><p " + "a=1 " * 1_000_000 + f">{SAID}</p>"),
        0,
        frozenset({"too-large"}),
    ),
    Case("a row with 100,000 columns", _file("a.csv", "text," + "a," * 100_000 + f"b\n{SAID}\n"), 1, frozenset()),
    Case(
        "a line of 64 MB",
        _file("a.jsonl", b'{"text": "' + b"a" * 64_000_000 + b'"}\n' + _row()),
        1,
        frozenset({"line-too-long"}),
    ),
    Case("header of a table alone", _file("a.csv", "id,text\n"), 0, frozenset({"empty"})),
    Case("JSON of nothing", _file("a.json", "[]"), 0, frozenset({"empty"})),
    Case(
        "a crawl of pages that are not there",
        _file("a.warc", warc_record(1, b"Not found.", 404)),
        0,
        frozenset({"empty"}),
    ),
    Case(
        "a crawl with a length of -1",
        _file("a.warc", warc_record(1, b"x").replace(b"Content-Length: 1", b"Content-Length: -1")),
        0,
        frozenset({"empty", "wrong-length"}),
    ),
    Case(
        "a page in a made-up encoding",
        _file("a.html", _PAGE.replace("charset=utf-8", "charset=hex").encode("cp1252", "replace")),
        1,
        frozenset(),
    ),
    Case("a file of NULs", _file("a.txt", b"\0" * 1_000_000), 0, frozenset({"binary", "empty"})),
    Case("a program", _file("a.txt", b"\x7fELF" + bytes(range(256)) * 20), 0, frozenset({"binary"})),
    Case("a gzip file called .dat", _file("a.dat", gzip.compress(json_lines(random.Random(1)))), 4, frozenset()),
    Case("a feed called .txt", _file("a.txt", rss(random.Random(1))), 3, frozenset()),
)

_SLOW = ("bomb", "64 MB", "one million", "100,000", "quadratic", "laughs", "a thousand", "comments before")

# Codes that concern a report that was read all the same.
_DATES = frozenset({"ambiguous-date", "unknown-date"})


def _thrice(folder: Path) -> None:
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        for number in range(3):
            archive.writestr("a.txt", f"{SAID} It was meeting number {number}.")


def problems_of(case: Case) -> Iterator[str]:
    """Make a case, read it, and yield what is not as expected."""
    with tempfile.TemporaryDirectory() as top:
        folder, outside = Path(top) / "in", Path(top) / "outside.txt"
        folder.mkdir()
        outside.write_text(f"{SAID} {SECRET}")
        case.make(folder, outside)
        before = _names_in(top)
        answer = _read(folder)
        if isinstance(answer, str):
            yield answer.replace(top, "")
        else:
            yield from _not_as_expected(case, answer)
        if left := _names_in(top) - before:
            yield f"files were made: {sorted(left)}"
        subprocess.run(["rm", "-rf", str(folder)], check=True)  # deeper than Python's own can go


def _not_as_expected(case: Case, answer: Mapping[str, object]) -> Iterator[str]:
    if answer["problems"]:
        yield f"{answer['problems']}"
    if answer["leaks"]:
        yield "the file outside is in a report"
    codes = set(answer["codes"])  # type: ignore[call-overload]
    expected = case.codes if case.codes & _DATES else case.codes | _DATES
    if answer["reports"] != case.reports or not codes <= expected or bool(codes - _DATES) != bool(case.codes - _DATES):
        yield f"expected {case.reports} reports and {sorted(case.codes)}, got {answer['reports']} and {sorted(codes)}"


def _read(folder: Path) -> Mapping[str, object] | str:
    """Return what comes of a folder, read in a child of this process, or how the child ended."""
    answers, own = os.pipe()
    child = os.fork()
    if not child:
        status = 1
        try:
            os.write(own, json.dumps(read(folder)).encode())
            status = 0
        except BaseException as error:
            os.write(own, f"an exception escapes: {type(error).__name__}: {error}"[:500].encode("utf-8", "replace"))
        finally:
            os._exit(status)
    os.close(own)
    try:
        if not select.select([answers], [], [], PATIENCE_S)[0]:
            os.kill(child, signal.SIGKILL)
            return f"hangs: no end after {PATIENCE_S} s"
        answer = os.read(answers, 65_536).decode()
    finally:
        os.close(answers)
        _, status = os.waitpid(child, 0)
    if status:
        return answer or f"the process ended with status {status}"
    found: Mapping[str, object] = json.loads(answer)
    return found


def _names_in(top: str) -> set[str]:
    return {name for name in os.listdir(top) if name != "in"}  # noqa: PTH208


def read(folder: Path) -> Mapping[str, object]:
    """Read a folder in this process; return what came of it."""
    before = peak_bytes()
    met = read_as_a_run(folder)
    problems = [each.message[:300] for each in met.issues if each.code in FAULTS]
    if peak_bytes() - before > 2 * MAX_BYTES:
        problems.append(f"took {(peak_bytes() - before) / 1e6:,.0f} MB")
    return {
        "reports": len(met.reports),
        "codes": sorted({each.code for each in met.issues}),
        "leaks": any(SECRET in str(each) for each in (*met.reports, *met.issues)),
        "problems": problems,
    }


def _load_readers() -> None:
    """Load what reading needs once, for all children."""
    load_before_forks()
    for module in ("feedparser", "fastwarc.warc", "charset_normalizer", "csv", "orjson", "dragoman.read.jsonl"):
        import_module(module)
    for content in (_PAGE, f"{SAID} {SAID}"):
        read_item(Item("a", None, "i0", HTML if content == _PAGE else PLAIN, content.encode()), SETTINGS.read)


def main() -> int:
    """Run the campaign; return the exit status."""
    given = arguments(
        __doc__,
        1,
        ("--only", {"help": "cases whose name has these words"}),
        ("--quick", {"action": "store_true", "help": "without the cases that take a second or more"}),
    ).parse_args()
    warnings.simplefilter("ignore", UserWarning)  # zipfile's, of names that come twice
    _load_readers()
    tally, began = Tally(), time.monotonic()
    for case in CASES:
        if (given.only or "") in case.name and not (given.quick and any(word in case.name for word in _SLOW)):
            again = f"python tests/campaigns/hostile.py --only '{case.name}'"
            problems = [f"{case.name}: {each}" for each in problems_of(case)]
            tally.add("hostile", [Violation(each, again, reason_of(each)) for each in problems])
    return tally.show(f"{tally.tries.total()} files made to harm, {time.monotonic() - began:,.0f} s")


if __name__ == "__main__":
    sys.exit(main())
