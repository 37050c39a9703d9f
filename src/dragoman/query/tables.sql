-- Which tables can be asked, and what are their columns?
select
    table_name as "table",
    string_agg(column_name || ' ' || lower(data_type), ', ' order by column_index) as columns
from duckdb_columns()
where not internal and database_name = 'memory' and schema_name = 'main'
group by table_name order by table_name;
