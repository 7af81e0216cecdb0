-- What reports know of each order, so that an event that comes again has no second effect.
create table report_orders (
    order_id text   primary key,
    buyer_id text,                                  -- these four are null until it is paid
    day      date,                                  -- Beijing day of the payment
    channel  text,
    total    bigint,
    refunded bigint not null,
    traffic  bigint not null
) with (fillfactor = 80);

-- Sums by the day of the payment; amounts in fen.
create table report_traffic (
    day      date   not null,
    channel  text   not null,
    orders   bigint not null,
    gmv      bigint not null,
    refunded bigint not null,
    cost     bigint not null,
    primary key (day, channel)
) with (fillfactor = 50);

-- Orders that are not fully refunded, by buyer and day.
create table report_buyer_days (
    buyer_id text not null,
    day      date not null,
    orders   int  not null,
    primary key (buyer_id, day)
);

-- Where buyers begin (+) and cease (-) to be active consumers; the sum up to a day is their number.
create table report_active_steps (
    day  date   primary key,
    step bigint not null
) with (fillfactor = 50);
