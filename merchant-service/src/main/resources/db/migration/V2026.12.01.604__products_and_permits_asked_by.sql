-- Who wants a product, or a mini-program's name and permits, to be as they are; null before.
alter table product add column asked_by text;
alter table mini_program add column asked_by text;
