-- The number by which a report stands in order: day of publication (those without one last), then the first 45 bits of
-- the id. Days before 1800 stand as that year's first.
create temp macro report_no_of(published, report_id) as
    coalesce(greatest(0, least(131070, date_diff('day', date '1800-01-01', published))), 131071) * 35184372088832
    + coalesce(try_cast('0x' || substr(report_id, 2, 12) as ubigint)::bigint // 8, 0);
