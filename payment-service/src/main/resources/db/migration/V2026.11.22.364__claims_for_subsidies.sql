-- What is carried from day to day in the platforms' statement; few transfers are of these kinds.
create index ledger_transfer_claims on ledger_transfer (booked_at)
    where kind in ('SUBSIDY_CLAIM', 'SUBSIDY_CLAIM_RETURN');
