-- Which fields of which findings do people say otherwise than the machine, or as it does?
select kind, review, field, machine, person, "by", "at", finding, report_id, judgement as judgement_id
from reviews
order by report_id, kind, finding, field;
