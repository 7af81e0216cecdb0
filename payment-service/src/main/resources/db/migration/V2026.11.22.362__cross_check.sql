-- What has moved lately, without an index that updates have to maintain.
create index payment_paid on payment using brin (paid_at) with (pages_per_range = 32);
create index refund_ended on refund using brin (ended_at) with (pages_per_range = 32);
