-- Every debit touches the accounts of the buyers, of the fees and of the platforms. One row each
-- would make all transactions wait for one another, so each account has several, and a
-- connection always adds to the same one.
create table ledger_balance (
    account_id text collate "C" not null,
    shard      smallint not null,
    debits     bigint not null default 0,
    credits    bigint not null default 0,
    primary key (account_id, shard)
) with (fillfactor = 50);
insert into ledger_balance (account_id, shard, debits, credits)
    select account_id, 0, debits, credits from ledger_account;
drop table ledger_account;
create view ledger_account as
    select account_id, sum(debits)::bigint as debits, sum(credits)::bigint as credits
    from ledger_balance group by account_id;
