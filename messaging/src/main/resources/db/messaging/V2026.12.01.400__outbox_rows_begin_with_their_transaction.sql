-- Whoever waits for an answer asks whether everything that was written before some instant was
-- sent. What a transaction decides is dated after its beginning, and its messages may be inserted
-- much later, so a row is as old as its transaction.
alter table outbox alter column created_at set default transaction_timestamp();
