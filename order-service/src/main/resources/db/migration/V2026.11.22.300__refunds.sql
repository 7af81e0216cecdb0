-- Refunds and after-sales are facts of their order: few per order, limited by name, written under
-- its lock. Deadlines of silent merchants are found by the index, which is nearly always empty.
alter table orders
    add column refunds           jsonb not null default '{"all": []}',
    add column after_sales       jsonb not null default '{"all": []}',
    add column after_sale_due_at timestamptz;

create index orders_awaiting_decision on orders (after_sale_due_at)
    where after_sale_due_at is not null;
