-- What merchant-service sells, as it was told last on merchant.events.
create table products (
    sku         text   primary key,
    merchant_id text   not null,
    title       text   not null,
    category    text   not null,
    price       bigint not null
);

create table share_links (
    link_id     text        primary key,
    sku         text        not null,
    channel     text        not null,               -- that its orders are credited to
    made_by     text        not null,               -- buyer id
    made_at     timestamptz not null default clock_timestamp(),
    expires_at  timestamptz not null,
    revoked_at  timestamptz,
    blocked_for text,                               -- null: not blocked
    blocked_by  text,
    blocked_at  timestamptz
);

create index share_links_of_buyer on share_links (made_by, made_at);

-- How often a link was opened, added up in memory and written now and then.
create table link_resolves (
    link_id  text   not null,
    day      date   not null,                       -- Beijing day
    resolves bigint not null,
    primary key (link_id, day)
) with (fillfactor = 70);

-- The link that a buyer has opened last for a product: what an order is credited to.
create table link_touches (
    buyer_id   text        not null,
    sku        text        not null,
    link_id    text        not null,
    channel    text        not null,
    touched_at timestamptz not null,
    primary key (buyer_id, sku)
) with (fillfactor = 70);

-- Domains that a platform lets in, or keeps out.
create table link_domains (
    platform   text        not null,
    domain     text        not null,
    allowed    boolean     not null,
    note       text        not null,
    changed_by text        not null,
    changed_at timestamptz not null default clock_timestamp(),
    primary key (platform, domain)
);
