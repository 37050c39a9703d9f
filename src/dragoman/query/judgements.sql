-- What did people decide, and does it hold?
select "at", "by", verdict, names, terms, state, remark, note, actor_ids, id as judgement_id
from judgements order by "at", id;
