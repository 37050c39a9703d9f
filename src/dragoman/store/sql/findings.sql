-- Tables of findings that are more than the rows of their parts: the others are made from ``kinds.py``.
create table reports as
select part_reports.* exclude (input) replace (kept.source as source), kept.report_no
from part_reports join kept using (input)
order by kept.report_no, part_reports.id;

-- Of which event of several reports each is, comes later: see events.sql.
create temp table found_events as
select part_events.* exclude (input), kept.report_no
from part_events join kept using (input);

create table origins as
select distinct part_origins.* exclude (input)
from part_origins join kept using (input)
order by id;

-- Issues of reports that count, of items that gave no report, and of places that gave no item. The last kind is over
-- when a later read got something from the place, or from inside it.
-- An item that its worker died of, or that took too long, is tried again by each read: its issue is over when one of
-- them went well.
create temp table unmended as
select distinct input from part_inputs where input not in (select input from part_inputs where worked);

create table issues as
select distinct * from (
    select
        part_issues.* exclude (input, read_seq) replace (kept.source as source), kept.report_no
    from part_issues join kept using (input)
    where part_issues.code not in ('worker-died', 'too-slow')
    union all
    select part_issues.* exclude (input, read_seq) replace (counting.source as source), null
    from part_issues join counting using (input)
    where part_issues.input not in (select input from part_reports)
        and (part_issues.code not in ('worker-died', 'too-slow') or part_issues.input in (from unmended))
    union all
    select part_issues.* exclude (input, read_seq), null
    from part_issues
    where part_issues.input is null
        and not exists (
            select 1 from inputs
            where starts_with(inputs.source, part_issues.source) and inputs.read_seq > part_issues.read_seq
        )
)
order by report_no nulls last, source, step, code, message;
