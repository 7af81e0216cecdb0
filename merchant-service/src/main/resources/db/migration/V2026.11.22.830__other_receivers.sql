-- Who shares in a merchant's orders beside the two platforms: [{"mchid", "rate", "purpose"}]; null
-- for the many merchants where nobody does.
alter table merchant_terms add column others jsonb;

create or replace view merchant_now as
select m.merchant_id, m.name, m.sub_mchid, t.commission, t.channel_fee, t.traffic_fees, t.others
  from merchant m
  join lateral (select * from merchant_terms d
                 where d.merchant_id = m.merchant_id and d.effective_from <= now()
                 order by d.effective_from desc limit 1) t on true;

-- What those receivers got of an order together, or gave back of it.
alter table statement_line
    add column others bigint not null default 0,
    drop constraint statement_line_adds_up,
    add constraint statement_line_adds_up
        check (amount = net + commission + traffic_fee + channel_fee + others);
alter table statement_day add column others bigint not null default 0;
