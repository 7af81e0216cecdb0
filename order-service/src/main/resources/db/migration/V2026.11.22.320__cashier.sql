-- What the buyer needs to pay at the cashier; from AWAITING_PAYMENT on.
alter table orders add column cashier jsonb;
