-- Goods that came back, by refund, so that none comes back twice: {"<refund>": [{"sku", "quantity"}]}
alter table reservation add column returned jsonb not null default '{}';

-- A refund of settled money takes its part out of the statement again, as a line of its own on the
-- day of the refund: all of its amounts are below zero.
alter table statement_line
    add column entry text not null default 'SETTLEMENT',   -- or the id of the refund
    drop constraint statement_line_pkey,
    add primary key (order_id, merchant_id, entry);

drop index statement_line_day;
create index statement_line_day on statement_line (merchant_id, day, order_id, entry);
