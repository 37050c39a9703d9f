"""Judgements and packs in a record: they are applied, and no later read, resolve or deletion of tables loses them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import ConfigError, RecordError
from dragoman.model import Findings
from dragoman.query import find_actor, list_judgements, make_profile
from dragoman.run import Request, import_pack, judge, resolve_record
from dragoman.store import RecordFolder, RecordLock, View
from records import add_read, findings_of, make_record, report_of

MARA = findings_of(
    report_of('Mara Lindqvist said: "We stay."', published="2024-03-01", outlet="NLA"),
    ("Mara Lindqvist", "said", "We stay."),
)
MARIT = findings_of(
    report_of('Marit Solheim said: "We go." Mara Lindqvist left.', published="2024-03-02", outlet="Fjord News"),
    ("Marit Solheim", "said", "We go."),
    about=["Mara Lindqvist"],
)
JON = findings_of(report_of('Jon Hall said: "No."', source="c.txt"), ("Jon Hall", "said", "No."))


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = make_record(tmp_path / "record", MARA, MARIT)
    resolve_record(path)
    return path


def actors(record: Path) -> set[str]:
    with View(record) as view:
        return set(view.ask("select name from actors").column("name").to_pylist())


def states(record: Path) -> list[str]:
    with View(record) as view:
        return [row["state"] for row in list_judgements(view)]


MERGE = Request("merge", ("Mara Lindqvist", "Marit Solheim"))


def add(record: Path, found: Findings, locator: str, read_seq: int = 2) -> None:
    add_read(record, read_seq, (found, locator))
    resolve_record(record)


def test_a_merger_is_applied_at_once(record: Path):
    judge(record, [MERGE])

    assert {"Mara Lindqvist"} == actors(record)


def test_a_judgement_has_author_time_and_note(record: Path):
    [[made], _] = judge(record, [MERGE], by="ada", note="same ministry")

    assert ("ada", "same ministry", "+00:00") == (made.by, made.note, made.at[-6:])


def test_a_judgement_outlives_a_read_of_new_reports(record: Path):
    judge(record, [MERGE])

    add(record, JON, "/c")

    assert {"Mara Lindqvist", "Jon Hall"} == actors(record)


def test_a_judgement_outlives_another_version_of_its_report(record: Path):
    judge(record, [Request("rename", ("Marit Solheim",), (("name", "Marit Nordal"),))])
    changed = findings_of(
        report_of('On Monday Marit Solheim said: "We go." Mara Lindqvist left.', published="2024-03-02"),
        ("Marit Solheim", "said", "We go."),
        about=["Mara Lindqvist"],
    )

    add(record, changed, "/1")

    assert {"Mara Lindqvist", "Marit Nordal"} == actors(record)


def test_a_judgement_outlives_the_deletion_of_the_tables(record: Path):
    judge(record, [MERGE])
    (record / "record.duckdb").unlink()

    resolve_record(record)

    assert {"Mara Lindqvist"} == actors(record)


def test_a_judgement_waits_while_its_report_is_gone_and_holds_when_it_is_back(record: Path):
    judge(record, [MERGE])
    add(record, JON, "/1")
    waiting = states(record)

    add(record, MARIT, "/1", read_seq=3)

    assert (["waiting"], ["applied"]) == (waiting, states(record))


def test_the_last_judgement_that_holds_can_be_undone(record: Path):
    judge(record, [MERGE])

    judge(record, [Request("undo", (), (("judgement", "last"),))])

    assert {"Mara Lindqvist", "Marit Solheim"} == actors(record)


def test_a_judgement_cannot_be_undone_twice(record: Path):
    [[made], _] = judge(record, [MERGE])
    judge(record, [Request("undo", (), (("judgement", made.id),))])

    with pytest.raises(RecordError, match="undone already"):
        judge(record, [Request("undo", (), (("judgement", made.id),))])


def test_what_is_judged_while_another_process_writes_is_kept_and_applied_later(record: Path):
    with RecordLock(RecordFolder(record)):
        _, is_applied = judge(record, [MERGE])
    resolve_record(record)

    assert (False, {"Mara Lindqvist"}) == (is_applied, actors(record))


def test_nothing_is_kept_where_one_of_several_requests_is_wrong(record: Path):
    with pytest.raises(RecordError, match="no actor goes by 'Nobody'"):
        judge(record, [MERGE, Request("rename", ("Nobody",), (("name", "X"),))])

    assert not (record / "judgements.jsonl").exists()


def test_a_name_that_means_several_is_an_error_that_lists_them(record: Path):
    add(record, findings_of(report_of("Mara Hansen left.", source="d.txt"), about=["Mara Hansen"]), "/d")

    with View(record) as view, pytest.raises(RecordError, match=r"2 actors go by 'Mara'.*Mara Hansen"):
        find_actor(view, "Mara")


def test_an_actor_cannot_be_merged_with_itself(record: Path):
    with pytest.raises(ConfigError, match="one actor already"):
        judge(record, [Request("merge", ("Mara Lindqvist", "Lindqvist"))])


def test_tables_that_are_made_of_all_there_is_are_left_alone(record: Path):
    assert resolve_record(record) is False


def test_a_pack_is_part_of_the_record(record: Path, tmp_path: Path):
    (tmp_path / "leaders.csv").write_text("name,country,title,start,end\nMara Lindqvist,NOR,envoy,2024-01,2024-12\n")

    import_pack(tmp_path / "leaders.csv", record)

    with View(record) as view:
        actor = make_profile(view, "Mara Lindqvist").actor
    assert ("NOR", [("envoy", "leaders")]) == (actor["country"], [(r["title"], r["pack"]) for r in actor["roles"]])


def test_the_office_of_a_pack_is_that_of_the_day_of_a_statement(record: Path, tmp_path: Path):
    (tmp_path / "leaders.csv").write_text(
        "name,country,title,start,end\nMara Lindqvist,NOR,mayor,2020,2023\nMara Lindqvist,NOR,envoy,2024-01,2024-12\n"
    )
    import_pack(tmp_path / "leaders.csv", record)

    with View(record) as view:
        rows = make_profile(view, "Mara Lindqvist").statements_by.to_dicts()
    assert [(None, "envoy", "pack:leaders")] == [
        (row["speaker_role"], row["speaker_office"], row["speaker_office_from"]) for row in rows
    ]


def test_a_deleted_pack_no_longer_counts(record: Path, tmp_path: Path):
    (tmp_path / "leaders.csv").write_text("name,country\nMara Lindqvist,NOR\n")
    import_pack(tmp_path / "leaders.csv", record)
    (record / "packs" / "leaders.jsonl").unlink()

    resolve_record(record)

    with View(record) as view:
        assert make_profile(view, "Mara Lindqvist").actor["country"] is None


def test_a_profile_tells_who_calls_the_actor_what(record: Path):
    with View(record) as view:
        rows = make_profile(view, "Mara Lindqvist").wordings.to_dicts()

    assert [("Mara Lindqvist", "NLA", False, 1)] == [
        (row["wording"], row["voice"], row["is_quoted"], row["n_mentions"]) for row in rows
    ]


def test_a_profile_has_statements_by_and_about(record: Path):
    with View(record) as view:
        profile = make_profile(view, "Mara Lindqvist")

    assert (["We stay."], ["We go."]) == (
        [row["wording"] for row in profile.statements_by],
        [row["wording"] for row in profile.statements_about],
    )
