-- Every refresh token that a session has ever had is known: whichever of them comes again ends the
-- session. Only for a moment after a renewal the token before is answered once more, for a client
-- whose answer was lost or whose second tab asked at the same time; that answer is kept sealed.
create table used_refresh_tokens (
    session_id text  not null references sessions on delete cascade,
    hash       bytea not null,
    primary key (session_id, hash)
);

insert into used_refresh_tokens (session_id, hash)
select session_id, used_hash from sessions where used_hash is not null;

alter table sessions
    add column renewals   integer not null default 0,
    add column renewed_at timestamptz,
    add column answer     bytea;                     -- sealed; only for a moment

create index sessions_answer on sessions (renewed_at) where answer is not null;
create index sessions_expired on sessions (expires_at);
