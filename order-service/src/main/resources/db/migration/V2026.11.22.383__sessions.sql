-- Buyers' sessions. Refresh tokens are kept as digests; one that comes a second time ends the
-- session, because then somebody else has it, too.
create table sessions (
    session_id   text        primary key,
    buyer_id     text        not null,
    refresh_hash bytea       not null,
    used_hash    bytea,                              -- the one before
    opened_at    timestamptz not null default clock_timestamp(),
    expires_at   timestamptz not null,
    ended_at     timestamptz
);

create index sessions_ended on sessions (ended_at) where ended_at is not null;
