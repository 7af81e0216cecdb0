-- Suspensions whose open orders are to be given back, and how far the orders were looked through.
create table suspension_refunds (
    id           bigint      generated always as identity primary key,
    mini_program text        not null,
    requested_at timestamptz not null default clock_timestamp(),
    after        text        not null default '',
    done         boolean     not null default false
);

create index suspension_refunds_open on suspension_refunds (id) where not done;

-- Orders whose debit was under way when they were looked at.
create table suspension_waiting (order_id text primary key);
