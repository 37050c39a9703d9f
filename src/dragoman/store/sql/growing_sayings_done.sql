-- Steps after utterances read all statements again.
create or replace temp view found_statements as from statements;
