-- What order-service has asked for: one row per refund of an order, answered when all of its parts
-- have ended, and answered the same way again.
create table refund_request (
    refund_id  text collate "C" primary key,
    order_id   text collate "C" not null,
    reason     text not null,
    -- the saga's step that waits for the answer, or had it
    step       text not null,
    state      text not null check (state in ('OPEN', 'REFUNDED', 'REFUSED')),
    refusal    text,
    detail     text,
    created_at timestamptz not null default now(),
    ended_at   timestamptz,
    check ((state = 'OPEN') = (ended_at is null)),
    check ((state = 'REFUSED') = (refusal is not null))
);
create index refund_request_of_order on refund_request (order_id);

-- A refund waits for its turn (QUEUED): one per part is at the channel at a time, and none while
-- the part is being divided.
alter table refund
    add column refund_id        text collate "C" references refund_request,
    add column source           text not null default 'MERCHANT'
                                check (source in ('MERCHANT', 'PLATFORM_ADVANCE')),
    add column after_settlement boolean not null default false,
    -- from whom it came, known when the channel has taken it
    add column fee_back         bigint not null default 0,
    add column commission_back  bigint not null default 0 check (commission_back >= 0),
    add column traffic_back     bigint not null default 0 check (traffic_back >= 0),
    add column advance          bigint not null default 0 check (advance >= 0),
    drop constraint refund_state_check,
    add constraint refund_state_check check (state in ('QUEUED', 'RETURNING', 'CLAIMED',
        'PROCESSING', 'SUCCESS', 'CLOSED', 'ABNORMAL'));
drop index refund_due;
create index refund_due on refund (due_at)
    where state in ('QUEUED', 'RETURNING', 'CLAIMED', 'PROCESSING', 'ABNORMAL');

-- A share on its way back from its receiver to the merchant, before the refund is asked for.
create table share_return (
    number        text collate "C" primary key,
    refund_number text collate "C" not null references refund,
    order_id      text collate "C" not null,
    part          smallint not null,
    split_number  text collate "C" not null references split,
    share         text not null check (share in ('COMMISSION', 'TRAFFIC_FEE')),
    receiver      text not null,
    amount        bigint not null check (amount > 0),
    state         text not null check (state in ('CLAIMED', 'PROCESSING', 'SUCCESS', 'FAILED')),
    fail_reason   text,
    tries         int not null default 0,
    created_at    timestamptz not null default now(),
    ended_at      timestamptz,
    check ((state = 'FAILED') = (fail_reason is not null))
);
create index share_return_of_order on share_return (order_id);
