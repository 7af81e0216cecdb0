-- What a refund leaves to do at the channel and its buyer does not wait for: a subsidy's part that
-- comes back, a subsidy that is withdrawn, an advance that is collected from the merchant.
create table follow_up (
    -- the entry in the ledger; of a subsidy's return also its out_order_no
    number         text collate "C" primary key,
    kind           text not null check (kind in ('SUBSIDY_RETURN', 'SUBSIDY_CANCEL',
                     'ADVANCE_RETURN')),
    refund_number  text collate "C" not null references refund,
    order_id       text collate "C" not null,
    part           smallint not null,
    amount         bigint not null check (amount > 0),
    -- what the traffic platform owed of it
    claim          bigint not null default 0 check (claim between 0 and amount),
    -- UNKNOWN: an answer was lost; asked again under the same number until there is one
    state          text not null check (state in ('CLAIMED', 'UNKNOWN', 'WAITING', 'DONE')),
    -- the channel's last refusal
    code           text,
    channel_number text,
    owner          text,
    due_at         timestamptz not null,
    tries          int not null default 0,
    created_at     timestamptz not null default now(),
    ended_at       timestamptz,
    foreign key (order_id, part) references sub_payment,
    check ((state = 'DONE') = (ended_at is not null))
) with (fillfactor = 70);
create index follow_up_of_order on follow_up (order_id);
create index follow_up_due on follow_up (due_at) where state <> 'DONE';
