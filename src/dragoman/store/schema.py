"""The Arrow schema of every table of a record that is no kind of finding, one each; those are in ``kinds.py``.

Parts are what one report gave and carry the ``input`` they came from; resolved tables are what the whole record says
and carry ``report_no``, by which reports stand in the order of their days and ids, and which keeps the rows of one
report together on disk. It hangs on the report alone, so that no other report changes it: see ``report_order.sql``. Two
reports can share one, so nothing is told by it whose a row is. A span is a struct of half-open code-point offsets into
``reports.text``.
"""

from __future__ import annotations

from typing import Any

import pyarrow as pa


def schema_of(fields: list[tuple[str, Any]]) -> pa.Schema:
    return pa.schema(fields)


SPAN = pa.struct([pa.field("start", pa.int32(), nullable=False), pa.field("end", pa.int32(), nullable=False)])
SPANS = pa.list_(SPAN)
STRINGS = pa.list_(pa.string())
DATELINE = pa.struct([("place", pa.string()), ("agency", pa.string()), ("span", SPAN)])
ZONE = pa.struct([("kind", pa.string()), ("span", SPAN)])
OWN_COLUMN = pa.struct([("name", pa.string()), ("value", pa.string())])
ROLE = pa.struct([("title", pa.string()), ("body", pa.string()), ("country", pa.string()), ("span", SPAN)])
CUE = pa.struct([("span", SPAN), ("lemma", pa.string())])
EVIDENCE = pa.struct([("report_id", pa.string()), ("span", SPAN), ("day", pa.date32())])
HELD_ROLE = pa.struct(
    [
        ("title", pa.string()),
        ("body", pa.string()),
        ("country", pa.string()),
        ("first", pa.date32()),
        ("last", pa.date32()),
        ("first_evidence", EVIDENCE),
        ("last_evidence", EVIDENCE),
        ("n_reports", pa.int32()),
        ("pack", pa.string()),
        ("sectors", STRINGS),
        ("is_office", pa.bool_()),
    ]
)
REASON = pa.struct(
    [
        ("feature", pa.string()),
        ("left", pa.string()),
        ("right", pa.string()),
        ("weight", pa.float64()),
        ("evidence", pa.string()),
    ]
)
TERM = pa.struct([("field", pa.string()), ("value", pa.string())])

# Which event of several reports each event of a report is taken to be.
EVENT_GROUPS = schema_of([("event_id", pa.string()), ("event_group", pa.string())])

LIKENESS = pa.struct(
    [("feature", pa.string()), ("left", pa.string()), ("right", pa.string()), ("weight", pa.float64())]
)

# Of which utterance each statement is a version, what sort of one, beside which other, and why.
UTTERANCES = schema_of(
    [
        ("statement_id", pa.string()),
        ("utterance_id", pa.string()),
        ("kind", pa.string()),
        ("beside", pa.string()),
        ("score", pa.float64()),
        ("reasons", pa.list_(LIKENESS)),
        ("again_of", pa.string()),
        ("review", pa.string()),
    ]
)

# Every report that has the text of another, wholly or in part, and of whom; and the passages that reports share.
COPIES = schema_of(
    [
        ("report_id", pa.string()),
        ("copy_group", pa.string()),
        ("kind", pa.string()),
        ("share", pa.float64()),
        ("origin", pa.string()),
        ("reasons", pa.list_(REASON)),
        ("review", pa.string()),
    ]
)
SHARED_PASSAGES = schema_of(
    [
        ("report_id", pa.string()),
        ("span", SPAN),
        ("other_report", pa.string()),
        ("other_span", SPAN),
        ("n_words", pa.int32()),
    ]
)

# What reports of some days tell together, and of which story each report is.
STORIES = schema_of(
    [
        ("id", pa.string()),
        ("label", pa.string()),
        ("who", STRINGS),
        ("what", STRINGS),
        ("where", STRINGS),
        ("first", pa.date32()),
        ("last", pa.date32()),
        ("n_reports", pa.int32()),
    ]
)
STORY_REPORTS = schema_of(
    [
        ("report_id", pa.string()),
        ("story_id", pa.string()),
        ("likeness", pa.float64()),
        ("reasons", pa.list_(REASON)),
        ("review", pa.string()),
    ]
)

# Which statements are one act, and how many reports, copies folded or not, tell of it: see ``sql/acts.sql``.
STATEMENT_ACTS = schema_of(
    [
        ("statement_id", pa.string()),
        ("report_no", pa.int64()),
        ("copy_group", pa.string()),
        ("is_copy", pa.bool_()),
        ("independent_id", pa.string()),
        ("act_id", pa.string()),
        ("n_reports", pa.int64()),
        ("n_independent", pa.int64()),
    ]
)

ACTORS = schema_of(
    [
        ("id", pa.string()),
        ("kind", pa.string()),
        ("name", pa.string()),
        ("country", pa.string()),
        ("sectors", STRINGS),
        ("roles", pa.list_(HELD_ROLE)),
        ("judgements", STRINGS),
        ("is_named", pa.bool_()),
    ]
)

# Every name an actor goes by in some report. ``parts`` are its words as questions by name are compared with them.
ACTOR_NAMES = schema_of([("actor_id", pa.string()), ("name", pa.string()), ("parts", STRINGS)])

LINKS = schema_of(
    [
        ("entity_id", pa.string()),
        ("actor_id", pa.string()),
        ("score", pa.float64()),
        ("reasons", pa.list_(REASON)),
        ("sectors", STRINGS),
    ]
)

# What people decided, in the order they did, and whether it holds: applied, undone, or waiting for its actor.
JUDGEMENTS = schema_of(
    [
        ("id", pa.string()),
        ("verdict", pa.string()),
        ("actor_ids", STRINGS),
        ("names", STRINGS),
        ("terms", pa.list_(TERM)),
        ("by", pa.string()),
        ("at", pa.string()),
        ("note", pa.string()),
        ("state", pa.string()),
        ("remark", pa.string()),
    ]
)

# What people decided about findings, and what became of it: applied, outvoted, undone, or waiting for its words.
FINDING_JUDGEMENTS = schema_of(
    [
        ("id", pa.string()),
        ("verdict", pa.string()),
        ("kind", pa.string()),
        ("finding", pa.string()),
        ("reports", STRINGS),
        ("words", STRINGS),
        ("codebook", pa.string()),
        ("issue", pa.string()),
        ("terms", pa.list_(TERM)),
        ("machine", pa.list_(TERM)),
        ("by", pa.string()),
        ("at", pa.string()),
        ("program", pa.string()),
        ("of", pa.string()),
        ("note", pa.string()),
        ("batch", pa.string()),
        ("sample", pa.string()),
        ("is_blind", pa.bool_()),
        ("state", pa.string()),
        ("remark", pa.string()),
    ]
)

# Each field of a judged finding as the machine and as people have it.
REVIEWED = schema_of(
    [
        ("finding", pa.string()),
        ("kind", pa.string()),
        ("report_id", pa.string()),
        ("review", pa.string()),
        ("field", pa.string()),
        ("machine", pa.string()),
        ("person", pa.string()),
        ("by", pa.string()),
        ("at", pa.string()),
        ("judgement", pa.string()),
    ]
)

# One row for each time an item was met where something had to be noted: first seen, seen under another source, or seen
# again after another version had taken its place. ``worked`` marks the row whose shard holds the item's findings;
# ``container`` is the file whose rows are reports, ``gone`` marks that the item is in that file no more.
INPUTS = schema_of(
    [
        ("input", pa.string()),
        ("digest", pa.string()),
        ("locator", pa.string()),
        ("source", pa.string()),
        ("read_seq", pa.int32()),
        ("worked", pa.bool_()),
        ("report_id", pa.string()),
        ("container", pa.string()),
        ("gone", pa.bool_()),
    ]
)

# Where the holder (an entity of the report) of each statement stands on the issues of each codebook.
POSITIONS = schema_of(
    [
        ("id", pa.string()),
        ("report_id", pa.string()),
        ("holder", pa.string()),
        ("codebook", pa.string()),
        ("issue", pa.string()),
        ("stance", pa.string()),
        ("statement", pa.string()),
        ("span", SPAN),
        ("confidence", pa.float64()),
        ("reasons", pa.list_(REASON)),
        ("review", pa.string()),
        ("machine_stance", pa.string()),
    ]
)

# What the tables of a record were made of: see ``build.stamp_of``.
MADE_OF = schema_of([("key", pa.string()), ("value", pa.string())])

# The parties of each event as lists, in the order the report names them.
EVENT_NAMES = schema_of(
    [
        ("event_id", pa.string()),
        *(
            (f"{part}_{name}", STRINGS)
            for part in ("actor", "recipient")
            for name in ("names", "countries", "sectors", "ids")
        ),
    ]
)
