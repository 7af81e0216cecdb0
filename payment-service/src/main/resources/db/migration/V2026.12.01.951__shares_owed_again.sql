-- A refund that the channel closed after its shares were taken back: they are owed again, and later
-- refunds take them back anew. Those that were closed before this version stay as they were
-- counted then: later refunds have left their shares out.
alter table refund add column shares_owed_again boolean not null default false;

create index refund_owed_again on refund (ended_at) where shares_owed_again;
