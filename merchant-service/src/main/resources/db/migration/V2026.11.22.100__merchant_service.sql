-- Sellers and the rates that their orders are divided by, in basis points.
create table merchant (
    merchant_id  text        primary key,
    name         text        not null,
    sub_mchid    text        not null unique,        -- WeChat Pay's number of the merchant
    commission   integer     not null check (commission between 0 and 10000),
    channel_fee  integer     not null check (channel_fee between 0 and 10000),
    traffic_fees jsonb       not null,               -- by channel
    updated_at   timestamptz not null default now()
);

create table product (
    sku           text        primary key,
    merchant_id   text        not null references merchant,
    title         text        not null,
    category      text        not null,
    price         bigint      not null check (price > 0),          -- fen
    max_per_order integer     check (max_per_order > 0),
    updated_at    timestamptz not null default now()
);

create index product_category on product (category, sku);

-- What lies on the shelf. Reserved goods still lie there; shipped ones do not. Room in the pages
-- keeps the updates of a popular SKU away from the index.
create table stock (
    sku      text   primary key references product,
    added    bigint not null default 0,
    on_hand  bigint not null default 0 check (on_hand >= 0),
    reserved bigint not null default 0,
    shipped  bigint not null default 0 check (shipped >= 0),
    constraint stock_never_oversold check (reserved >= 0 and reserved <= on_hand),
    constraint stock_conserved check (added = on_hand + shipped)
) with (fillfactor = 50);

create table stock_addition (
    id       bigint      generated always as identity primary key,
    sku      text        not null references stock,
    quantity bigint      not null check (quantity > 0),
    added_by text        not null,
    added_at timestamptz not null default now()
);

create index stock_addition_sku on stock_addition (sku);

create table mini_program (
    mini_program     text        primary key,
    name             text        not null,
    category_permits text[]      not null,
    suspended_for    text,                           -- null: in good standing
    updated_at       timestamptz not null default now()
);

create table mini_program_standing_change (
    id           bigint      generated always as identity primary key,
    mini_program text        not null references mini_program,
    change       text        not null check (change in ('SUSPENDED', 'REINSTATED')),
    reason       text,
    note         text        not null,
    changed_by   text        not null,
    changed_at   timestamptz not null default now()
);

create index mini_program_standing_change_of on mini_program_standing_change (mini_program, id);

-- What became of each order's stock. A row also remembers a refusal, and an order that was called
-- off before its reservation arrived (VOIDED), so that nothing is carried out twice or too late.
create table reservation (
    order_id text  primary key,
    status   text  not null
             check (status in ('RESERVED', 'CONFIRMED', 'RELEASED', 'REFUSED', 'VOIDED')),
    lines    jsonb not null,                         -- [{"sku", "quantity"}], one per SKU
    reply    text                                    -- the reply to ReserveStock, as it was sent
) with (fillfactor = 90);

-- What merchants earned, one line per order and merchant; amounts in fen.
create table statement_line (
    order_id    text        not null,
    merchant_id text        not null,
    day         date        not null,                -- Beijing day of the settlement
    settled_at  timestamptz not null,
    amount      bigint      not null,
    commission  bigint      not null,
    traffic_fee bigint      not null,
    channel_fee bigint      not null,
    net         bigint      not null,
    primary key (order_id, merchant_id),
    constraint statement_line_adds_up
        check (amount = net + commission + traffic_fee + channel_fee)
);

create index statement_line_day on statement_line (merchant_id, day, order_id);

-- Totals per day, so that an opening balance costs a year's days and not a year's orders.
create table statement_day (
    merchant_id text   not null,
    day         date   not null,
    orders      bigint not null,
    amount      bigint not null,
    commission  bigint not null,
    traffic_fee bigint not null,
    channel_fee bigint not null,
    net         bigint not null,
    primary key (merchant_id, day)
) with (fillfactor = 50);
