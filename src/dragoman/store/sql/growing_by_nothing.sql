-- No report came or went: only judgements did.
create temp table came as select *, '' as shard from kept_inputs where false;
create temp table went as select id, report_no from kept_inputs where false;
create temp table gone_entities as from entities where false;
create temp view gone_reports as select id from went;
create temp table gone_events as from events where false;
create temp table gone_statements as select id from statements where false;
create temp view gone_worded_statements as from gone_statements;
create temp view entities_before as from entities;
create temp view found_events as from events;
create temp view found_statements as from statements;
