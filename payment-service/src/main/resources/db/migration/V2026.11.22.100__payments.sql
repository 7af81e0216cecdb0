-- Money is fen in bigint. Texts that are keys compare by bytes, so that prefixes use the index.

create table mandate (
    mandate_id        text collate "C" primary key,
    buyer_id          text collate "C" not null,
    out_contract_code text collate "C" not null unique,
    contract_id       text,
    status            text not null check (status in ('PENDING', 'SIGNED', 'TERMINATED', 'EXPIRED')),
    pre_signing       text,
    termination_mode  text,
    expires_at        timestamptz not null,
    signed_at         timestamptz,
    ended_at          timestamptz,
    -- when to ask the channel next; also the end of a lease; never, while nothing is open
    due_at            timestamptz not null,
    -- ended here and not yet at the channel
    ending            boolean not null default false,
    owner             text,
    tries             int not null default 0,
    -- what the debits of one Beijing day have taken, reserved before the channel is called
    used_on           date,
    used              bigint not null default 0 check (used >= 0),
    created_at        timestamptz not null default now()
) with (fillfactor = 80);
create unique index mandate_signed on mandate (buyer_id) where status = 'SIGNED';
create index mandate_of_buyer on mandate (buyer_id, created_at desc);
create index mandate_due on mandate (due_at)
    where due_at < 'infinity' and (status in ('PENDING', 'SIGNED') or ending);

create table payment (
    order_id       text collate "C" primary key,
    buyer_id       text not null,
    mini_program   text not null,
    total          bigint not null check (total >= 0),
    fallback       text not null,
    status         text not null check (status in ('AUTHORIZING', 'AUTHORIZED', 'DECLINED',
                     'EXPIRED', 'VOIDING', 'VOIDED', 'SETTLING', 'SETTLED')),
    -- the attempt that counts, 0 when none was made
    attempt        smallint not null default 0,
    mandate_id     text,
    reason         text,
    code           text,
    detail         text,
    paid_at        timestamptz,
    settled_at     timestamptz,
    void_how       text,
    returned       bigint not null default 0,
    -- the saga's steps that wait for an answer
    authorize_step text,
    void_step      text,
    settle_step    text,
    created_at     timestamptz not null default now()
) with (fillfactor = 70);

create table sub_payment (
    order_id       text collate "C" not null references payment,
    part           smallint not null,
    merchant_id    text not null,
    sub_mchid      text not null,
    amount         bigint not null check (amount > 0),
    description    text not null,
    commission_bp  int not null,
    traffic_bp     int not null,
    channel_bp     int not null,
    transaction_id text,
    paid           bigint not null default 0,
    refunding      bigint not null default 0 check (refunding >= 0),
    refunded       bigint not null default 0 check (refunded >= 0),
    primary key (order_id, part),
    check (paid in (0, amount)),
    check (refunded + refunding <= paid)
) with (fillfactor = 70);

create table debit_attempt (
    number      text collate "C" primary key,
    order_id    text collate "C" not null,
    attempt     smallint not null,
    state       text not null check (state in ('QUEUED', 'SENDING', 'UNKNOWN', 'REVERSING', 'HELD',
                  'SUCCEEDED', 'DECLINED', 'REVERSED', 'CANCELLED')),
    -- sent again byte for byte
    body        text not null,
    appid       text not null,
    deadline    timestamptz not null,
    -- whoever works on it now, until due_at; then it is due for anybody
    owner       text,
    due_at      timestamptz not null,
    sends       int not null default 0,
    tries       int not null default 0,
    code        text,
    unknown_at  timestamptz,
    created_at  timestamptz not null default now(),
    ended_at    timestamptz
) with (fillfactor = 70);
create index debit_attempt_of_order on debit_attempt (order_id);
create index debit_attempt_due on debit_attempt (due_at)
    where state in ('QUEUED', 'SENDING', 'UNKNOWN', 'REVERSING', 'HELD');

create table refund (
    number         text collate "C" primary key,
    order_id       text collate "C" not null,
    part           smallint not null,
    amount         bigint not null check (amount > 0),
    reason         text not null,
    state          text not null check (state in ('CLAIMED', 'PROCESSING', 'SUCCESS', 'CLOSED',
                     'ABNORMAL')),
    channel_number text,
    owner          text,
    due_at         timestamptz not null,
    tries          int not null default 0,
    created_at     timestamptz not null default now(),
    ended_at       timestamptz,
    foreign key (order_id, part) references sub_payment
);
create index refund_of_order on refund (order_id);
create index refund_due on refund (due_at) where state in ('CLAIMED', 'PROCESSING');

create table split (
    number         text collate "C" primary key,
    order_id       text collate "C" not null,
    part           smallint not null,
    amount         bigint not null,
    commission     bigint not null check (commission >= 0),
    traffic_fee    bigint not null check (traffic_fee >= 0),
    channel_fee    bigint not null check (channel_fee >= 0),
    -- what each receiver really got, known at the end
    commission_paid bigint not null default 0,
    traffic_paid    bigint not null default 0,
    state          text not null check (state in ('PLANNED', 'SHARING', 'DONE')),
    channel_number text,
    owner          text,
    due_at         timestamptz not null,
    tries          int not null default 0,
    created_at     timestamptz not null default now(),
    ended_at       timestamptz,
    foreign key (order_id, part) references sub_payment,
    check (commission + traffic_fee + channel_fee <= amount)
) with (fillfactor = 70);
create index split_of_order on split (order_id);
create index split_due on split (due_at) where state in ('PLANNED', 'SHARING');

create table split_receiver (
    mchid         text primary key,
    registered_at timestamptz,
    owner         text,
    due_at        timestamptz not null,
    tries         int not null default 0
);

-- what a person has to look at because money is in question
create table payment_case (
    case_id   text primary key,
    kind      text not null,
    order_id  text not null,
    amount    bigint not null,
    detail    text not null,
    opened_at timestamptz not null default now()
);

-- callbacks seen, so that a repeat has no effect; nothing of their content that names a person
create table notification (
    id          text primary key,
    kind        text not null,
    event_type  text not null,
    subject     text not null,
    received_at timestamptz not null default now()
);
create index payment_case_of_order on payment_case (order_id);
