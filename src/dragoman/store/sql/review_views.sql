-- What people judged, field by field, and their judgements on findings, of every kind.
create view reviews as from reviewed_fields union all from reviewed_pairs;

create view judgements_on_findings as from finding_judgements union all from pair_judgements;
