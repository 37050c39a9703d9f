-- Every input with whether it counts: what the newest read of its place met, or anything that has no place; of a file
-- with many reports, what was still in it when it was last read.
create table inputs as
select
    input, digest, locator, source, read_seq, worked, report_id, container, coalesce(gone, false) as gone,
    (locator is null or read_seq = max(read_seq) over (partition by locator))
        and not coalesce(gone, false)
        and read_seq > coalesce(max(read_seq) filter (gone) over (partition by input, container), -1)
        -- Of records of earlier versions, which did not note the file, only the rows noted since tell where an item is.
        and (
            container is not null or starts_with(source, '-')
            or not bool_or(container is not null) over (partition by input)
        ) as counts
from part_inputs
order by source, input, read_seq;

create table kept_reports as select input, id, published, shard from part_reports order by input;

-- One input for each report: the same report met at several places counts once, under the smallest source.
create table kept_inputs as
with counting as (
    select input, min(source) as source from inputs where counts group by input
),
chosen as (
    select
        kept_reports.id, any_value(kept_reports.published) as published,
        arg_min(counting.input, (counting.source, counting.input)) as input, min(counting.source) as source
    from kept_reports join counting using (input) group by kept_reports.id
)
select id, input, source, report_no_of(published, id) as report_no
from chosen;

create temp view came as from kept_inputs;
