-- An order is written a handful of times and read by its id ever after. No index covers a column
-- that a step of a saga updates, so that those updates stay within their page (heap-only tuples);
-- the room for them is left by the fill factor. The tables beside it name their order without a
-- foreign key: they are only ever written in a transaction that holds the order's row.
create table orders (
    order_id       text        primary key,
    buyer_id       text        not null,
    placed_at      timestamptz not null,
    cart           jsonb       not null,           -- what was asked for; never changes
    status         text        not null check (status in (
                       'PLACED', 'RESERVED', 'AWAITING_PAYMENT', 'PAID', 'AWAITING_RECIPIENT',
                       'SHIPPED', 'RECEIVED', 'SETTLED', 'PARTLY_REFUNDED', 'REFUNDED',
                       'CANCELLED', 'REJECTED')),
    pending        text        check (pending in (
                       'CANCELLING', 'REFUNDING', 'SETTLING', 'PARKED')),
    reason         text,
    version        integer     not null check (version > 0),
    quote          jsonb,                          -- parts, terms and total, from RESERVED on
    payment        jsonb,                          -- from the debit on
    shipments      jsonb       not null default '[]',
    settlement     jsonb,                          -- where every fen went
    receipt_due_at timestamptz,                    -- only while SHIPPED
    constraint paid_only_with_payment check (
        status not in ('PAID', 'SHIPPED', 'RECEIVED', 'SETTLED') or payment is not null),
    constraint settled_only_when_divided check (status <> 'SETTLED' or settlement is not null),
    constraint ended_with_reason check (
        status not in ('CANCELLED', 'REJECTED') or reason is not null)
) with (fillfactor = 60);

-- Ids begin with their time, so this is "newest first" of one buyer.
create index orders_of_buyer on orders (buyer_id, order_id);
-- Receipts that nobody confirms; a row is here only between shipment and receipt.
create index orders_awaiting_receipt on orders (receipt_due_at) where receipt_due_at is not null;

-- Which merchants sell something in which order; written once, when the order is quoted.
create table order_merchants (
    merchant_id text not null,
    order_id    text not null,
    primary key (merchant_id, order_id)
);

-- Where the goods go: AES-GCM, readable only with the service's key, in no message.
create table order_addresses (
    order_id text  primary key,
    sealed   bytea not null
);

create table sagas (
    saga_id    text        primary key,
    order_id   text        not null,
    definition text        not null,
    version    integer     not null,               -- of the definition; pinned for life
    phase      text        not null check (phase in (
                   'FORWARD', 'BACKWARD', 'COMPLETED', 'UNDONE')),
    step       text        not null,
    attempt    integer     not null,
    tries      integer     not null,
    deadline   timestamptz,
    reason     text,
    parked     text,
    finished   boolean     not null,
    trace      text        not null,               -- W3C traceparent of the request behind it
    journal    jsonb       not null                -- [[millis, what, step, attempt, detail?], …]
) with (fillfactor = 50);

create index sagas_of_order on sagas (order_id);
-- Small however many orders there were: what still has to end, and what waits for a person.
create index sagas_unfinished on sagas (saga_id) where not finished;
create index sagas_parked on sagas (saga_id) where parked is not null;
