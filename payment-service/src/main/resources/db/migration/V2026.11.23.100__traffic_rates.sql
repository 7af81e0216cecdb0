-- The traffic platform's rates as merchant.events tells them: a preview needs them, too.
create table traffic_rate (
    channel        text collate "C" not null,
    category       text collate "C" not null,      -- empty: every category
    effective_from timestamptz not null,
    fee            integer not null,               -- basis points
    primary key (channel, category, effective_from)
);
