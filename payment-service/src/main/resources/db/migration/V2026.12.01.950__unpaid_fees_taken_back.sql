-- By how much less the traffic platform is owed of a fee that it could not take at the settlement,
-- once the refund succeeds. Decided when the refund begins, as its shares' returns are.
alter table refund
    add column traffic_owed_back bigint not null default 0 check (traffic_owed_back >= 0),
    -- where it was claimed later than the refund ended: statements made before stay as they are
    add column traffic_owed_at   timestamptz;

-- Refunds before this version took nothing back. Each gets the difference of two shares of what was
-- refunded up to it, so that all of them together never come to more than the whole fee, and to
-- exactly the whole where everything was refunded.
with gone as (
    select r.number, r.state, r.amount, x.amount as divided,
        x.traffic_fee - x.traffic_paid as owed,
        sum(r.amount) over (partition by r.order_id, r.part
                            order by r.ended_at nulls last, r.number) as upto
    from refund r join split x on x.order_id = r.order_id and x.part = r.part
    where r.after_settlement and r.state not in ('QUEUED', 'CLOSED')
        and x.state = 'DONE' and x.traffic_paid < x.traffic_fee)
update refund r set
    traffic_owed_back = div(g.owed * g.upto, g.divided)
        - div(g.owed * (g.upto - g.amount), g.divided),
    traffic_owed_at = case when g.state = 'SUCCESS' then now() end
from gone g where g.number = r.number;

create index refund_unpaid_fee on refund ((coalesce(traffic_owed_at, ended_at)))
    where traffic_owed_back > 0;
