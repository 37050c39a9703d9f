-- What is a story called?
select label from stories where id = $story;
