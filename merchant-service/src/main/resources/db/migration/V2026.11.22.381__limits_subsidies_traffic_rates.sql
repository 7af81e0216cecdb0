-- What buyers have taken today of products with a limit per buyer and day. Read and written under
-- the lock of the SKU's stock row, so that concurrent orders of one buyer cannot pass it.
create table limited_purchase (
    sku      text   not null,
    buyer_id text   not null,
    day      date   not null,                        -- Beijing day
    order_id text   not null,
    quantity bigint not null check (quantity > 0),
    primary key (sku, buyer_id, day, order_id)
);

create index limited_purchase_of_order on limited_purchase (order_id);

-- A budget that makes a product cheaper for its buyers while it lasts; amounts in fen.
create table subsidy_campaign (
    campaign_id text        primary key,
    sku         text        not null references product,
    slogan      text        not null,
    per_piece   bigint      not null check (per_piece > 0),
    budget      bigint      not null check (budget > 0),
    committed   bigint      not null default 0,      -- held by open orders or spent by paid ones
    starts_at   timestamptz not null,
    ends_at     timestamptz not null check (ends_at > starts_at),
    saved_by    text        not null,
    saved_at    timestamptz not null default now(),
    constraint subsidy_never_overspent check (committed between 0 and budget)
) with (fillfactor = 70);

create index subsidy_campaign_of_sku on subsidy_campaign (sku, ends_at);

-- What one order holds of a budget, and how much of it has come back with refunds.
create table subsidy_use (
    order_id    text   not null,
    campaign_id text   not null references subsidy_campaign,
    merchant_id text   not null,
    amount      bigint not null check (amount > 0),
    paid        bigint not null check (paid > 0),    -- by the buyer, for the merchant's part
    refunded    bigint not null default 0,           -- of that
    returned    bigint not null default 0,           -- to the budget
    refund_ids  text[] not null default '{}',
    primary key (order_id, campaign_id),
    constraint subsidy_returns_once check (returned between 0 and amount and refunded <= paid)
);

-- What the traffic platform earns by channel and category, from when; '' is every category. A row
-- is history once its time has come, so it is only ever added to.
create table traffic_rate (
    channel        text        not null,
    category       text        not null,
    effective_from timestamptz not null,
    fee            integer     not null check (fee between 0 and 3000),
    saved_by       text        not null,
    saved_at       timestamptz not null default now(),
    primary key (channel, category, effective_from)
);
