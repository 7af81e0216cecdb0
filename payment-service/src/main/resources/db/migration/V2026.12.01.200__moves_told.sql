-- What was booked on merchants' funds before merchant-service was told of it: told once, then the
-- row is gone. The account names say whose money it is.
create table untold_move (
    transfer_id bigint primary key
);

insert into untold_move
select id from ledger_transfer
 where kind in ('SUBSIDY_RETURN', 'CORRECTION')
   and (debit_account like 'merchant:%:available' or credit_account like 'merchant:%:available');
