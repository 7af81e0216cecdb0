-- The parcel of one part: told to WeChat, then watched until the receipt releases the money there.
create table shipping (
    order_id    text collate "C" not null,
    part        smallint not null,
    carrier     text not null,
    tracking_no text not null,
    shipped_at  timestamptz not null,
    state       text not null check (state in ('WAITING', 'UPLOADED', 'REFUSED', 'RELEASED',
                  'OVER')),
    -- the receipt in our books
    received_at timestamptz,
    reminded    boolean not null default false,
    owner       text,
    due_at      timestamptz not null,
    tries       int not null default 0,
    created_at  timestamptz not null default now(),
    primary key (order_id, part),
    foreign key (order_id, part) references sub_payment
) with (fillfactor = 70);
create index shipping_due on shipping (due_at) where state in ('WAITING', 'UPLOADED', 'REFUSED');
