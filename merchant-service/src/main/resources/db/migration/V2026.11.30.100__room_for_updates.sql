-- A reservation is written twice more, to confirm it and when goods come back: on the same page.
alter table reservation set (fillfactor = 60);
