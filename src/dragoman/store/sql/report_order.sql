-- The number by which a report stands in order: day of publication (those without one last), then the first 35 bits of
-- the id. Below 2^53, so that every program that reads tables has it whole. Days before 1600 stand as that year's first.
create temp macro report_no_of(published, report_id) as
    coalesce(greatest(0, least(262142, date_diff('day', date '1600-01-01', published))), 262143) * 34359738368
    + coalesce(try_cast('0x' || substr(report_id, 2, 9) as ubigint)::bigint // 2, 0);
