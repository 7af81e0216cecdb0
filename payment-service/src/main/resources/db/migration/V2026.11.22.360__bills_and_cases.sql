-- Bills of the channel. The file's digest keeps one from being imported twice; lines stay as long
-- as they can still be missing elsewhere, bills stay.
create table channel_bill (
    bill_id     bigint generated always as identity primary key,
    type        text not null check (type in ('TRADE', 'FUND_FLOW')),
    day         date not null,
    -- SHA-1 of the uncompressed file, in hex
    digest      text not null,
    lines       bigint not null default 0,
    -- the channel has made the day's bill anew
    superseded  boolean not null default false,
    -- its lines are removed
    forgotten   boolean not null default false,
    imported_at timestamptz not null default now()
);
create unique index channel_bill_current on channel_bill (type, day) where not superseded;

-- Without the buyer, whom a bill names too. Repeated lines are kept: they are a difference.
create table bill_line (
    bill_id        bigint not null,
    line           bigint not null,
    kind           text not null check (kind in ('PAYMENT', 'REFUND', 'REVERSAL')),
    -- out_trade_no or out_refund_no
    number         text collate "C" not null,
    channel_number text not null,
    state          text not null,
    currency       text not null,
    amount         bigint not null,
    fee            bigint not null,
    sub_mchid      text not null,
    at             timestamptz not null
);
create index bill_line_number on bill_line (number);
create index bill_line_bill on bill_line using brin (bill_id);

create table bill_flow (
    bill_id         bigint not null,
    line            bigint not null,
    type            text not null,
    voucher         text collate "C" not null,
    business_number text not null,
    amount          bigint not null,
    balance         bigint not null,
    at              timestamptz not null
);
create index bill_flow_voucher on bill_flow (voucher);
create index bill_flow_bill on bill_flow using brin (bill_id);

create table reconciliation (
    day         date primary key,
    status      text not null check (status in ('RUNNING', 'BALANCED', 'WAITING', 'DIFFERENT',
                  'REFUSED')),
    run         int not null default 1,
    -- items of ours, of theirs, equal ones, not yet decided ones, differences; fen of both sides
    ours        bigint not null default 0,
    theirs      bigint not null default 0,
    matched     bigint not null default 0,
    waiting     bigint not null default 0,
    differences bigint not null default 0,
    ours_fen    bigint not null default 0,
    theirs_fen  bigint not null default 0,
    code        text,
    detail      text,
    started_at  timestamptz not null default now(),
    ended_at    timestamptz
);

create table reconciliation_difference (
    day      date not null,
    run      int not null,
    subject  text not null,
    number   text collate "C" not null,
    type     text not null,
    order_id text,
    amount   bigint not null,
    detail   text not null,
    case_id  text not null,
    primary key (day, run, subject, number, type)
);

-- What was booked on a day, without an index that every transfer has to maintain row by row.
create index ledger_transfer_booked on ledger_transfer using brin (booked_at)
    with (pages_per_range = 32);

-- Cases get an owner and an end. Ids become part of paths, where a slash separates.
update payment_case set case_id = replace(case_id, '/', ':');
alter table payment_case
    add column status     text not null default 'OPEN'
        check (status in ('OPEN', 'ASSIGNED', 'RESOLVED')),
    add column owner      text,
    add column resolution text,
    -- how often it was resolved and opened again
    add column reopened   int not null default 0,
    add column updated_at timestamptz not null default now();
create index payment_case_open on payment_case (opened_at, case_id) where status <> 'RESOLVED';

-- Who did what and why, kept for ever.
create table case_note (
    id      bigint generated always as identity primary key,
    case_id text not null references payment_case,
    at      timestamptz not null default now(),
    author  text not null,
    action  text not null,
    note    text not null,
    -- the correction's entry in the ledger
    entry   text
);
create index case_note_of_case on case_note (case_id, id);
