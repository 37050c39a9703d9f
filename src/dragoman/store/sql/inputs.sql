-- Every input with whether it counts: what the newest read of its place met, or anything that has no place.
create table inputs as
select
    input, digest, locator, source, read_seq, worked, report_id,
    locator is null or read_seq = max(read_seq) over (partition by locator) as counts
from part_inputs
order by source, input, read_seq;

create temp table counting as
select input, min(source) as source from inputs where counts group by input;

-- One input for each report: the same report met at several places counts once, under the smallest source.
create temp table kept as
with candidate as (
    select part_reports.id, part_reports.published, counting.input, counting.source
    from part_reports join counting using (input)
),
chosen as (
    select id, any_value(published) as published, arg_min(input, (source, input)) as input, min(source) as source
    from candidate group by id
)
select id, input, source, report_no_of(published, id) as report_no
from chosen;
