-- What a new read met takes the place of what earlier reads met there; all else that was met stays as it is.
create temp table renewed as
with places as (
    select distinct locator from part_inputs where locator is not null
)
select input, digest, locator, source, read_seq, worked, report_id, container, gone
from inputs
where locator in (from places) or input in (select input from part_inputs where container is not null)
union all
from part_inputs;

delete from inputs where locator in (select locator from renewed) or input in (select input from renewed);

insert into inputs
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
from renewed order by source, input, read_seq;

insert into kept_reports select input, id, published, shard from new_reports order by input;

-- Which input now counts of each report that was met, or whose place another took.
create temp table touched as
select distinct id from kept_reports where input in (select input from renewed);

create temp table chosen as
with told as (
    select distinct input, id, published, shard from kept_reports where id in (from touched)
),
counting as (
    select input, min(source) as source from inputs where counts and input in (select input from told) group by input
)
select
    told.id, any_value(told.published) as published,
    arg_min(counting.input, (counting.source, counting.input)) as input, min(counting.source) as source,
    arg_min(told.shard, (counting.source, counting.input)) as shard
from told join counting using (input) group by told.id;

create temp table went as
select id, report_no from kept_inputs
where id in (from touched) and (id, input, source) not in (select (id, input, source) from chosen);

create temp table came as
select id, input, source, shard, report_no_of(published, id) as report_no from chosen
where (id, input, source) not in (select (id, input, source) from kept_inputs);

delete from kept_inputs where id in (select id from went);
insert into kept_inputs select id, input, source, report_no from came order by report_no;
