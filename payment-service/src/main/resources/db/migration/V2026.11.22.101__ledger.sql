-- A transfer moves an amount from one account (credit) to another (debit), so the sum over all
-- accounts is zero by construction. Transfers that belong together share an entry.
create table ledger_transfer (
    id             bigint generated always as identity primary key,
    -- number of the movement at the channel, starts with the order id
    entry          text collate "C" not null,
    kind           text not null,
    order_id       text collate "C" not null,
    debit_account  text collate "C" not null,
    credit_account text collate "C" not null,
    amount         bigint not null check (amount > 0),
    booked_at      timestamptz not null default now(),
    xid            xid8 not null default pg_current_xact_id(),
    check (debit_account <> credit_account),
    -- the last line against booking one movement twice
    unique (entry, kind)
);
create index ledger_transfer_debit on ledger_transfer (debit_account, id);
create index ledger_transfer_credit on ledger_transfer (credit_account, id);
create index ledger_transfer_xid on ledger_transfer (xid, id);

create table ledger_account (
    account_id text collate "C" primary key,
    debits     bigint not null default 0,
    credits    bigint not null default 0
) with (fillfactor = 50);

-- each block covers the transfers of all transactions below its xid_end that no earlier block has
create table ledger_block (
    block       bigint primary key,
    xid_end     xid8 not null,
    transfers   bigint[] not null,
    digests     bytea not null,
    hash        bytea not null,
    sealed_at   timestamptz not null default now()
);

create function ledger_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the ledger is append-only: correct by a new entry';
end $$;

create trigger append_only before update or delete on ledger_transfer
    for each row execute function ledger_is_append_only();
create trigger append_only before update or delete on ledger_block
    for each row execute function ledger_is_append_only();
create trigger no_truncate before truncate on ledger_transfer
    for each statement execute function ledger_is_append_only();
create trigger no_truncate before truncate on ledger_block
    for each statement execute function ledger_is_append_only();
revoke update, delete, truncate on ledger_transfer, ledger_block from public;
