-- A traffic fee that could not be paid is a cost until a refund takes its part back, so it is kept
-- beside what was paid. What settlements have told of it is moved there, less the part of what
-- was refunded since, by which nobody has told that less is owed.
alter table report_orders add column owed bigint not null default 0;

create table unpaid_fee as
    select o.order_id, sum(s.owed)::bigint as owed,
        sum(div(s.owed * coalesce(r.refunded, 0), s.amount))::bigint as back
    from orders o
        cross join lateral (
            select p ->> 'merchant_id' as merchant_id,
                (p -> 'amount' ->> 'total')::numeric as amount,
                (p -> 'traffic_fee_owed' ->> 'total')::numeric as owed
            from jsonb_array_elements(o.settlement -> 'parts') as p
            where p -> 'traffic_fee_owed' ->> 'total' is not null) as s
        left join lateral (
            select sum((p -> 'amount' ->> 'total')::numeric) as refunded
            from jsonb_array_elements(o.refunds -> 'all') as r,
                jsonb_array_elements(r -> 'result' -> 'parts') as p
            where p ->> 'merchant_id' = s.merchant_id
                and (p -> 'after_settlement')::boolean) as r on true
    where o.settlement is not null
    group by o.order_id;

-- The event of a settlement that reports have not read yet brings the whole by itself.
delete from unpaid_fee u where not exists (
    select from report_orders r where r.order_id = u.order_id and r.traffic >= u.owed);

update report_orders r set traffic = r.traffic - u.owed, owed = u.owed - u.back
from unpaid_fee u where u.order_id = r.order_id;

update report_traffic t set cost = t.cost - gone.back
from (select r.day, r.channel, sum(u.back)::bigint as back
      from unpaid_fee u join report_orders r using (order_id)
      where r.day is not null group by r.day, r.channel) as gone
where gone.day = t.day and gone.channel = t.channel;

drop table unpaid_fee;
