-- The profit-sharing bill: what every receiver got and gave back.
alter table channel_bill
    drop constraint channel_bill_type_check,
    add constraint channel_bill_type_check
        check (type in ('TRADE', 'FUND_FLOW', 'PROFIT_SHARING'));

create table bill_share (
    bill_id        bigint not null,
    line           bigint not null,
    type           text not null check (type in ('SHARE', 'RETURN', 'OTHER')),
    -- out_order_no or out_return_no
    number         text collate "C" not null,
    -- the merchant account that got it or gave it back
    receiver       text collate "C" not null,
    channel_number text not null,
    transaction_id text not null,
    -- whose money was divided
    sub_mchid      text not null,
    state          text not null check (state in ('SUCCESS', 'CLOSED', 'PROCESSING')),
    amount         bigint not null,
    at             timestamptz not null
);
create index bill_share_number on bill_share (number);
create index bill_share_bill on bill_share using brin (bill_id);

-- Few transfers are of these kinds; a comparison looks for those of its days without reading all
-- others.
create index ledger_transfer_seldom on ledger_transfer (kind, booked_at)
    where kind in ('REFUND', 'COMMISSION_RETURN', 'TRAFFIC_FEE_RETURN', 'SHARE_RETURN',
        'SUBSIDY', 'SUBSIDY_RETURN', 'ADVANCE', 'ADVANCE_RETURN');
