-- What is known of one actor?
select id as actor_id, name, kind, country, sectors, roles, judgements, is_named from actors where id = $actor;
