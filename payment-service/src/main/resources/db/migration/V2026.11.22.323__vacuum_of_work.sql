-- Work that is done leaves dead entries in the index of what is due, and every look for due work
-- walks over them. Measured with 500,000 attempts stored: after 100,000 more debits a look read 274
-- pages instead of 1, and autovacuum's default, a fifth of the table, had not begun. They are
-- swept by number, not by share, so that the cost does not grow with the table.
alter table debit_attempt set (
    autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
alter table cashier_order set (
    autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
