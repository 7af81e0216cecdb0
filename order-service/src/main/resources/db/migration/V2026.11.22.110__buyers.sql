-- Who is behind a buyer's id: AES-GCM, readable only with the service's key. Only the id is used
-- in orders and messages.
create table buyers (
    buyer_id      text        primary key,
    appid         text        not null,
    sealed_openid bytea       not null,
    first_seen_at timestamptz not null default now()
);
