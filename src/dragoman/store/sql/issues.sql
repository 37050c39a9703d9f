-- Issues of reports that count, of items that gave no report, and of places that gave no item. The last kind is over
-- when a later read got something from the place, or from inside it.
-- An item that its worker died of, or that took too long, is tried again by each read: its issue is over when one of
-- them went well.
create or replace table issues as
with told as (
    select distinct input from kept_issues where input is not null
),
own as (
    select inputs.* from inputs join told using (input)
),
mended as (
    select distinct input from own where worked
),
counting as (
    select input, min(source) as source from own where counts group by input
)
select distinct * from (
    select
        kept_issues.* exclude (input, read_seq) replace (kept_inputs.source as source), kept_inputs.report_no
    from kept_issues join kept_inputs using (input)
    where kept_issues.code not in ('worker-died', 'too-slow')
    union all
    select kept_issues.* exclude (input, read_seq) replace (counting.source as source), null
    from kept_issues join counting using (input)
    where kept_issues.input not in (select input from kept_reports where input in (from told))
        and (kept_issues.code not in ('worker-died', 'too-slow') or kept_issues.input not in (from mended))
    union all
    select kept_issues.* exclude (input, read_seq), null
    from kept_issues
    where kept_issues.input is null
        and not exists (
            select 1 from inputs
            where starts_with(inputs.source, kept_issues.source) and inputs.read_seq > kept_issues.read_seq
        )
)
order by report_no nulls last, source, step, code, message;
