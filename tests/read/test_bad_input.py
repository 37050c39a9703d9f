"""Whatever is wrong with an input is said in an issue, and the rest is read, in bounded memory."""

from __future__ import annotations

import dataclasses
import gzip
import io
import json
import os
import pickle
import sys
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from readings import ENGLISH, SETTINGS, codes, read_all, reading_of, walk, write
from test_formats import PAGE, warc_record

ROWS = b'{"id": 1, "text": "One."}\n{"id": 2, "text": "Two."}\n'


def zip_of(folder: Path, name: str, members: dict[str, bytes]) -> Path:
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    return path


def test_empty_file_is_an_issue(tmp_path: Path) -> None:
    assert ([], ["empty"]) == _texts_and_codes(write(tmp_path, "a.txt", ""))


def test_binary_file_is_an_issue(tmp_path: Path) -> None:
    assert ([], ["binary"]) == _texts_and_codes(write(tmp_path, "a.txt", bytes(range(256)) * 40))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.odt", b"PK\x03\x04x"),
        ("a.doc", b"\xd0\xcf\x11\xe0x"),
        ("a.xlsx", b"PK\x03\x04x"),
        ("a.rar", b"Rar!x"),
    ],
)
def test_format_that_is_not_read_says_what_to_do(tmp_path: Path, name: str, content: bytes) -> None:
    _, [issue] = walk(write(tmp_path, name, content))

    assert ("format", True) == (
        issue.code,
        "convert" in issue.message or "save" in issue.message or "unpack" in issue.message,
    )


def test_file_that_lies_about_in_a_folder_is_an_issue(tmp_path: Path) -> None:
    write(tmp_path, "clean.py", "print('no report')")

    assert ([], ["other-file"]) == _texts_and_codes(tmp_path)


def test_hidden_files_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, ".DS_Store", b"\0\0\0")
    write(tmp_path, ".git/a.txt", "Not a report.")

    assert ([], []) == _texts_and_codes(tmp_path)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32", "latin-1"])
def test_other_encodings_are_recognised(tmp_path: Path, encoding: str) -> None:
    text = f"Café Hållörån: {ENGLISH}"

    assert ([text], []) == _texts_and_codes(write(tmp_path, "a.txt", text.encode(encoding)))


def test_typographic_quotation_marks_of_windows_are_recognised(tmp_path: Path) -> None:
    assert (["“No,” she said – twice."], []) == _texts_and_codes(
        write(tmp_path, "a.txt", "“No,” she said – twice.".encode("cp1252"))
    )


def test_nul_bytes_are_dropped(tmp_path: Path) -> None:
    assert (["The minister said no."], []) == _texts_and_codes(write(tmp_path, "a.txt", b"The \0minister said no.\0"))


def test_right_to_left_marks_in_english_text_pass(tmp_path: Path) -> None:
    text = f"{ENGLISH} The sign read \u202bلا\u202c, she added."

    assert ([text], []) == _texts_and_codes(write(tmp_path, "a.txt", text))


def test_ten_thousand_quotation_marks_pass(tmp_path: Path) -> None:
    text = ENGLISH + ' "' * 10_000

    assert ([text], []) == _texts_and_codes(write(tmp_path, "a.txt", text))


def test_broken_line_in_the_middle_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", b'{"text": "One."}\n{"text": "Tw\n{"text": "Three."}\n')
    reports, [issue] = read_all(path)

    assert ["One.", "Three."] == [report.text for report in reports]
    assert (f"{path}:2", "broken-json", True) == (issue.source, issue.code, "line 2" in issue.message)


def test_broken_element_of_an_array_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    reports, [issue] = read_all(write(tmp_path, "a.json", b'[{"text": "One."},\n{"text": Two},\n{"text": "Three."}]'))

    assert ["One.", "Three."] == [report.text for report in reports]
    assert "element 2" in issue.message


def test_file_of_broken_lines_gives_few_issues(tmp_path: Path) -> None:
    _, issues = walk(write(tmp_path, "a.jsonl", "no json\n" * 5000))

    assert len(issues) < 100
    assert "5,000" in issues[-1].message


def test_nan_and_lone_surrogates_in_json_are_read(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", b'{"title": NaN, "text": "A \\ud800 sign."}\n')

    assert (["A \ufffd sign."], []) == _texts_and_codes(path)


def test_line_of_fifty_megabytes_is_skipped_in_bounded_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "One."}\n{"text": "')
        for _ in range(50):
            file.write(b"x" * 1_048_576)
        file.write(b'"}\n{"text": "Two."}\n')
    tracemalloc.start()
    texts_and_codes = _texts_and_codes(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert (["One.", "Two."], ["line-too-long"]) == texts_and_codes
    assert peak < 40 * 1_048_576


def test_table_with_a_line_of_fifty_megabytes_is_read_on(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.write(b"title,text\nx,One.\nx,")
        for _ in range(50):
            file.write(b"y" * 1_048_576)
        file.write(b"\nx,Two.\n")

    assert (["One.", "Two."], ["line-too-long"]) == _texts_and_codes(path)


def test_quotation_mark_left_open_in_a_table_loses_only_its_row(tmp_path: Path) -> None:
    settings = dataclasses.replace(SETTINGS, max_item_bytes=100_000)
    rows = b'title,text\nx,One.\nx,"open\n' + b"x,Two.\n" * 30_000
    items, issues = walk(write(tmp_path, "a.csv", rows), settings)

    assert ["broken-row"] == sorted(set(codes(issues)))
    assert len(items) > 10_000


def test_report_beyond_the_limit_is_skipped(tmp_path: Path) -> None:
    settings = dataclasses.replace(SETTINGS, max_report_chars=100)

    assert ["too-long"] == codes(read_all(write(tmp_path, "a.txt", "a word " * 100), settings)[1])


def test_file_beyond_the_limit_is_skipped(tmp_path: Path) -> None:
    settings = dataclasses.replace(SETTINGS, max_item_bytes=1000)

    assert ["too-large"] == codes(read_all(write(tmp_path, "a.txt", "a word " * 1000), settings)[1])


def test_zip_bomb_is_refused_in_bounded_memory(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("bomb.jsonl", "w") as member:
        for _ in range(100):
            member.write(b" " * 1_048_575 + b"\n")
    tracemalloc.start()
    texts_and_codes = _texts_and_codes(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert ([], ["archive-too-large"]) == texts_and_codes
    assert peak < 40 * 1_048_576


def test_gzip_bomb_is_refused(tmp_path: Path) -> None:
    assert ([], ["archive-too-large"]) == _texts_and_codes(
        write(tmp_path, "a.txt.gz", gzip.compress(b"a" * 50_000_000))
    )


def test_bomb_in_two_layers_is_refused(tmp_path: Path) -> None:
    inner = gzip.compress(gzip.compress(b"a" * 50_000_000))
    path = zip_of(tmp_path, "a.zip", {"a.txt.gz.gz": inner})

    assert ([], ["nested-archive"]) == _texts_and_codes(path)


def test_archive_that_is_large_in_all_is_cut_off(tmp_path: Path) -> None:
    settings = dataclasses.replace(SETTINGS, max_unpacked_bytes=20_000)
    members = {f"{number}.txt": f"{number} {os.urandom(2000).hex()}".encode() for number in range(20)}
    reports, issues = read_all(zip_of(tmp_path, "a.zip", members), settings)

    assert {"archive-too-large"} == set(codes(issues))
    assert 0 < len(reports) < 6


def test_good_members_beside_a_bomb_are_read(tmp_path: Path) -> None:
    path = zip_of(
        tmp_path,
        "a.zip",
        {"a.txt": b"One.", "b.txt": b"a" * 3_000_000, "c.txt": b"Two." + os.urandom(20_000).hex().encode()},
    )
    reports, issues = read_all(path)

    assert ["One.", "Two."] == [report.text[:4] for report in reports]
    assert ["archive-too-large"] == codes(issues)


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/evil.txt", "a/../../evil.txt", "C:\\evil.txt", "..\\evil.txt"])
def test_member_that_leads_out_of_the_archive_is_not_read(tmp_path: Path, name: str) -> None:
    path = zip_of(tmp_path, "a.zip", {name: b"Evil.", "good.txt": b"Good."})

    assert (["Good."], ["unsafe-name"]) == _texts_and_codes(path)


def test_member_without_a_name_is_an_issue_and_the_others_are_read(tmp_path: Path) -> None:
    path = zip_of(tmp_path, "a.zip", {"x": b"Nameless.", "good.txt": b"Good."})
    content = path.read_bytes().replace(b"\x01\x00\x00\x00x", b"\x00\x00\x00\x00x")
    at = content.index(b"PK\x01\x02")
    content = content[: at + 28] + b"\0\0" + b"\1\0" + content[at + 32 :]
    path.write_bytes(content)

    assert (["Good."], ["unsafe-name"]) == _texts_and_codes(path)


@pytest.mark.parametrize("sign", ["\0", "&#x110000;", "&#99999999999;", "&#xd800;", "&#0;"])
def test_sign_that_is_no_character_does_not_cost_a_feed(tmp_path: Path, sign: str) -> None:
    entry = f"<item><title>A</title><link>https://h.example/{sign}</link><description>No{sign}.</description></item>"
    feed = f"<rss version='2.0'><channel><title>News</title>{entry}{entry.replace('No', 'Yes')}</channel></rss>"
    reports, issues = read_all(write(tmp_path, "a.rss", feed))

    assert (2, False) == (len(reports), "failed" in codes(issues))


def test_title_with_nuls_brings_none_into_the_text(tmp_path: Path) -> None:
    item = b"<item><title>A\0 bridge</title><description>No.</description></item>"
    feed = b"<rss version='2.0'><channel>" + item + b"</channel></rss>"
    [report], _ = read_all(write(tmp_path, "a.rss", feed))

    assert "\0" not in report.text


def test_declared_encoding_of_bytes_that_are_no_text_does_not_cost_a_feed(tmp_path: Path) -> None:
    entry = b"<item><title>A</title><description>The minister said no.</description></item>"
    feed = b"<?xml version='1.0' encoding='U\xffF-8'?><rss version='2.0'><channel>" + entry + b"</channel></rss>"
    reports, issues = read_all(write(tmp_path, "a.rss", feed))

    assert (1, False) == (len(reports), "failed" in codes(issues))


def test_reading_an_archive_writes_nothing_beside_it(tmp_path: Path) -> None:
    path = zip_of(tmp_path, "a.zip", {"b/c.txt": b"One."})
    read_all(path)

    assert [path] == list(tmp_path.rglob("*"))


def test_archive_in_an_archive_is_read_one_level_deep(tmp_path: Path) -> None:
    inner = zip_of(tmp_path, "inner.zip", {"a.jsonl.gz": gzip.compress(ROWS), "b.txt": b"Three."})
    outer = zip_of(
        tmp_path, "outer.zip", {"c.txt": b"Four.", "inner.zip": inner.read_bytes(), "d.jsonl.gz": gzip.compress(ROWS)}
    )

    assert (["Four.", "Three.", "One.", "Two."], ["nested-archive"]) == _texts_and_codes(outer)


def test_member_is_named_after_its_archive(tmp_path: Path) -> None:
    path = zip_of(tmp_path, "a.zip", {"b/c.jsonl.gz": gzip.compress(ROWS)})
    items, _ = walk(path)

    assert [
        (f"{path}!b/c.jsonl.gz:1", f"{path}!b/c.jsonl.gz#1"),
        (f"{path}!b/c.jsonl.gz:2", f"{path}!b/c.jsonl.gz#2"),
    ] == [(item.source, item.locator) for item in items]


def test_damaged_zip_is_an_issue(tmp_path: Path) -> None:
    path = zip_of(tmp_path, "a.zip", {"a.txt": b"One."})
    path.write_bytes(path.read_bytes()[:-10])

    assert ([], ["damaged"]) == _texts_and_codes(path)


def test_member_protected_by_a_password_is_an_issue(tmp_path: Path) -> None:
    path = zip_of(tmp_path, "a.zip", {"a.txt": b"One."})
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(data))

    assert ([], ["encrypted"]) == _texts_and_codes(path)


def test_gz_cut_short_gives_the_rows_before_the_cut(tmp_path: Path) -> None:
    rows = b"".join(json.dumps({"id": n, "text": os.urandom(500).hex()}).encode() + b"\n" for n in range(100))
    items, issues = walk(write(tmp_path, "a.jsonl.gz", gzip.compress(rows)[:-9000]))

    assert ["truncated"] == codes(issues)
    assert 50 < len(items) < 100


def test_text_in_a_gz_cut_short_is_not_read_as_if_it_were_whole(tmp_path: Path) -> None:
    packed = gzip.compress(os.urandom(4000).hex().encode())

    assert ([], ["truncated"]) == _texts_and_codes(write(tmp_path, "a.txt.gz", packed[:-500]))


def test_damaged_gz_is_an_issue(tmp_path: Path) -> None:
    packed = bytearray(gzip.compress(os.urandom(4000).hex().encode()))
    packed[2000:2100] = b"\xff" * 100

    assert ([], ["damaged"]) == _texts_and_codes(write(tmp_path, "a.txt.gz", bytes(packed)))


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_crawl_cut_short_gives_the_records_before_the_cut(tmp_path: Path, pack: object) -> None:
    assert callable(pack)
    crawl = b"".join(pack(warc_record(number, PAGE.encode())) for number in range(3))
    name = "a.warc" if pack is bytes else "a.warc.gz"
    reports, issues = read_all(write(tmp_path, name, crawl[:-100]))

    assert (2, ["truncated"]) == (len(reports), codes(issues))


def test_file_that_is_no_crawl_is_an_issue(tmp_path: Path) -> None:
    assert ([], ["damaged"]) == _texts_and_codes(write(tmp_path, "a.warc", b"WARC/1.0\r\n" + bytes(range(256)) * 20))


def test_damaged_parquet_is_an_issue(tmp_path: Path) -> None:
    assert ([], ["damaged"]) == _texts_and_codes(write(tmp_path, "a.parquet", b"PAR1" + b"x" * 500 + b"PAR1"))


def test_broken_feed_gives_the_entries_that_could_be_read(tmp_path: Path) -> None:
    feed = b"<rss version='2.0'><channel><item><title>A</title><description>She said no.</description></item><item><tit"
    reports, issues = read_all(write(tmp_path, "a.rss", feed))

    assert "A\n\nShe said no." == reports[0].text
    assert "damaged" in codes(issues)


def test_folder_linked_into_itself_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, "a/b.txt", "One.")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)

    assert (["One."], ["symlink-loop"]) == _texts_and_codes(tmp_path)


def test_link_to_itself_is_an_issue(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")

    assert ([], ["symlink-loop"]) == _texts_and_codes(tmp_path)


def test_link_to_nothing_is_an_issue(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")

    assert ([], ["not-found"]) == _texts_and_codes(tmp_path)


def test_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")

    assert ([], ["special-file"]) == _texts_and_codes(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_file_without_permission_is_an_issue(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "One.").chmod(0)

    assert ([], ["unreadable"]) == _texts_and_codes(tmp_path)


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs Linux")
def test_file_that_fails_while_it_is_read_is_an_issue() -> None:
    assert ([], ["unreadable"]) == _texts_and_codes(Path("/proc/self/mem"))


def test_path_that_does_not_exist_is_an_issue(tmp_path: Path) -> None:
    assert ([], ["not-found"]) == _texts_and_codes(tmp_path / "nowhere.txt")
    assert ([], ["not-found"]) == _texts_and_codes(tmp_path / "*.txt")


def test_file_reached_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path, "a/b.txt", "One.")
    (tmp_path / "c.txt").symlink_to(path)

    assert (["One."], []) == _texts_and_codes(tmp_path)


def test_glob_is_expanded_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.md"):
        write(tmp_path, name, f"{name}.")

    assert (["a.txt.", "b.txt."], []) == _texts_and_codes(tmp_path / "*.txt")


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(gzip.compress(ROWS))))
    items, issues = walk("-")

    assert [] == issues
    assert [("-:1", None), ("-:2", None)] == [(item.source, item.locator) for item in items]


def test_items_can_be_sent_to_another_process(tmp_path: Path) -> None:
    items, _ = walk(write(tmp_path, "a.jsonl", ROWS))

    assert items == pickle.loads(pickle.dumps(items))


def test_report_is_the_same_wherever_it_lies(tmp_path: Path) -> None:
    write(tmp_path, "a/x.jsonl", ROWS)
    write(tmp_path, "b/y.jsonl.gz", gzip.compress(ROWS))
    reports, _ = read_all(tmp_path)

    assert 2 == len({report.id for report in reports})


def test_other_language_is_an_issue_and_no_report() -> None:
    text = (
        "Die Ministerin sagte am Montag in Bern, dass die Verhandlungen über den Fluss noch nicht abgeschlossen seien."
    )
    reading = reading_of({"text": text})

    assert reading.report is None
    assert ("language", True) == (reading.issues[0].code, "'de'" in reading.issues[0].message)


def test_other_language_is_read_where_the_settings_allow_it() -> None:
    text = (
        "Die Ministerin sagte am Montag in Bern, dass die Verhandlungen über den Fluss noch nicht abgeschlossen seien."
    )
    reading = reading_of({"text": text}, dataclasses.replace(SETTINGS, languages=("en", "de")))

    assert reading.report is not None
    assert "de" == reading.report.language


def test_language_of_a_short_text_is_left_open() -> None:
    reading = reading_of({"text": "Bonjour, dit-elle."})

    assert reading.report is not None
    assert reading.report.language is None


@pytest.mark.parametrize("given", ["en", "en-GB", "en_US", "English", "eng", "EN"])
def test_given_language_is_understood(given: str) -> None:
    reading = reading_of({"text": "No.", "language": given})

    assert reading.report is not None
    assert "en" == reading.report.language


def test_given_language_that_is_not_wanted_is_an_issue() -> None:
    assert ["language"] == codes(list(reading_of({"text": ENGLISH, "language": "fr"}).issues))


def _texts_and_codes(path: Path) -> tuple[list[str], list[str]]:
    reports, issues = read_all(path)
    return [report.text for report in reports], codes(issues)
