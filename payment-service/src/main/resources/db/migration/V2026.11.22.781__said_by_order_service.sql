-- What order-service has said of an order's money, for the cross-check. Written behind the way to
-- PAID, a row per order and poll, and kept for as long as a round may ask for it.
create table order_said (
    order_id   text collate "C" primary key,
    -- fen; null as long as it has not said that the order is paid
    paid       bigint,
    refunded   bigint not null default 0,
    called_off boolean not null default false,
    at         timestamptz not null default now()
) with (fillfactor = 85, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000);
create index order_said_at on order_said using brin (at) with (pages_per_range = 32);

-- Payments before this were made while nobody listened.
create table order_said_since (since timestamptz not null default now());
insert into order_said_since default values;
