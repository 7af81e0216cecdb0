-- Answers to requests that carried an Idempotency-Key.
create table http_idempotency (
    id          bytea       primary key,           -- SHA-256 of caller, route and key
    body_sha256 bytea       not null,
    status      integer,                           -- null while the request is carried out
    headers     text,                              -- JSON object
    body        bytea,
    lease_until timestamptz not null,              -- a claim without an answer lapses then
    created_at  timestamptz not null default now()
);

create index http_idempotency_created_at on http_idempotency (created_at);
