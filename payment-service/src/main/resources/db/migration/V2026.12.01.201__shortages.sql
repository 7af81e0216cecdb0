-- What the channel has refused because an account there lacks money (or for another reason, which
-- the code tells), until it is done after all. number: of the split, the refund or the follow-up.
create table shortage (
    number     text collate "C" primary key,
    order_id   text collate "C" not null,
    payer      text not null,
    code       text not null,
    amount     bigint not null,
    since      timestamptz not null default now(),
    refused_at timestamptz not null default now()
);
create index shortage_of_payer on shortage (payer, amount, number) where code = 'NOT_ENOUGH';
create index shortage_of_order on shortage (order_id);
