-- The parties of each event as lists, in the order the report names them: see event_names.sql.
create table event_names (
    event_id varchar,
    actor_names varchar[], actor_countries varchar[], actor_sectors varchar[], actor_ids varchar[],
    recipient_names varchar[], recipient_countries varchar[], recipient_sectors varchar[], recipient_ids varchar[]
);
