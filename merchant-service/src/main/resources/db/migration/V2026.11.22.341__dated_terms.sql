-- Terms with their beginnings. A row that holds or has held is history: it is never changed.
create table merchant_terms (
    merchant_id    text        not null references merchant,
    effective_from timestamptz not null,
    commission     integer     not null check (commission between 0 and 10000),
    channel_fee    integer     not null check (channel_fee between 0 and 10000),
    traffic_fees   jsonb       not null,              -- by channel
    saved_by       text        not null,
    saved_at       timestamptz not null default now(),
    primary key (merchant_id, effective_from)
);

insert into merchant_terms (merchant_id, effective_from, commission, channel_fee, traffic_fees,
                            saved_by, saved_at)
select merchant_id, timestamptz 'epoch', commission, channel_fee, traffic_fees, 'migration',
       updated_at
  from merchant;

create function merchant_terms_are_history() returns trigger language plpgsql as $$
begin
    if old.effective_from <= now() then
        raise exception 'terms that hold or have held are history: save new ones';
    end if;
    return coalesce(new, old);
end $$;
create trigger history before update or delete on merchant_terms
    for each row execute function merchant_terms_are_history();

-- Merchants with the terms that are in force when the transaction begins.
create view merchant_now as
select m.merchant_id, m.name, m.sub_mchid, t.commission, t.channel_fee, t.traffic_fees
  from merchant m
  join lateral (select * from merchant_terms d
                 where d.merchant_id = m.merchant_id and d.effective_from <= now()
                 order by d.effective_from desc limit 1) t on true;
