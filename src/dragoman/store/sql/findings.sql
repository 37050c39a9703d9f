-- Tables of findings that are more than the rows of their parts: the others are made from ``kinds.py``.
create table reports as
select
    part_reports.* exclude (input, shard)
    replace (kept_inputs.source as source, coalesce(part_reports.columns, []) as columns), kept_inputs.report_no
from part_reports join kept_inputs using (input)
order by kept_inputs.report_no, part_reports.id;

-- Of which event of several reports each is, comes later: see events.sql.
create temp table found_events as
select
    part_events.* exclude (input) replace (coalesce(part_events.review, 'unreviewed') as review), kept_inputs.report_no
from part_events join kept_inputs using (input);

create table kept_origins as
select distinct kept_inputs.id as report_id, part_origins.id as origin
from part_origins join kept_inputs using (input);

-- Of which utterance each statement is a version, comes later too: see statements.sql.
create temp table found_statements as
select
    part_statements.* exclude (input) replace (coalesce(part_statements.review, 'unreviewed') as review), kept_inputs.report_no
from part_statements join kept_inputs using (input);

-- Those that are compared as utterances: all of them, and where a record grows those that are touched.
create temp view told_statements as from found_statements;

create table origins as
select distinct part_origins.* exclude (input)
from part_origins join kept_inputs using (input)
order by id;

create table kept_issues as from part_issues;
