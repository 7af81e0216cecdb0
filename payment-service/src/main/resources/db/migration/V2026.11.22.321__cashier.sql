-- Which kind of attempt counts, and the buyer's openid, sealed, which the cashier needs.
alter table payment add column mode text not null default 'PASSWORD_FREE'
    check (mode in ('PASSWORD_FREE', 'CASHIER'));
alter table payment add column payer text;

create table cashier_order (
    number     text collate "C" primary key,
    order_id   text collate "C" not null,
    state      text not null check (state in ('OPENING', 'OPEN', 'CLOSING', 'RECHECKING',
                 'PAID', 'CLOSED', 'REFUSED', 'CANCELLED')),
    appid      text not null,
    expires_at timestamptz not null,
    -- whoever asks the channel now, until due_at; then it is due for anybody
    owner      text,
    due_at     timestamptz not null,
    tries      int not null default 0,
    -- a callback came while somebody was asking
    hinted     boolean not null default false,
    code       text,
    -- what wx.requestPayment takes
    time_stamp text,
    nonce      text,
    prepay_id  text,
    sign_type  text,
    pay_sign   text,
    created_at timestamptz not null default now(),
    ended_at   timestamptz,
    check (state <> 'OPEN' or prepay_id is not null)
) with (fillfactor = 70);
create index cashier_order_of_order on cashier_order (order_id);
create index cashier_order_due on cashier_order (due_at)
    where state in ('OPENING', 'OPEN', 'CLOSING', 'RECHECKING');
