-- What one platform still owes the other: seldom, and asked for by day.
create index split_unpaid on split (ended_at) where state = 'DONE' and traffic_paid < traffic_fee;
create index share_return_failed on share_return (ended_at) where state = 'FAILED';
