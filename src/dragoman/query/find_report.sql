-- Which reports go by this name: an id or its beginning, the id the input gave, the source or its file name?
select id as report_id, source, title
from reports
where id = $name
    or (length($name) >= 3 and starts_with(id, $name))
    or given_id = $name
    or source = $name
    or url = $name
    or list_last(string_split(split_part(source, '!', 1), '/')) = $name
    or list_last(string_split(source, '/')) = $name
    or list_last(string_split(list_last(string_split(source, '!')), '/')) = $name
    or regexp_replace(list_last(string_split(source, '/')), '\.[A-Za-z0-9]+$', '') = $name
order by id = $name desc, report_no;
