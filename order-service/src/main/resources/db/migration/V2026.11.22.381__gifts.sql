-- Who has accepted a gift; the row is written with the order's, under its lock. While a gift waits,
-- orders.receipt_due_at says until when, as it does for a receipt later: both wait for a person.
create table gift_recipients (
    order_id    text        primary key,
    buyer_id    text        not null,
    accepted_at timestamptz not null
);
