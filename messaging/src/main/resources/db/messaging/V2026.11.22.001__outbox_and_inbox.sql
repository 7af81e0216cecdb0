-- Messages that leave after their transaction has committed. The id is drawn while the aggregate's
-- row lock is held, so for one key id order is commit order; cache 1 keeps it so across sessions.
create table outbox (
    id         bigint generated always as identity (cache 1) primary key,
    topic      text        not null,
    key        text,
    headers    text        not null,
    value      bytea,
    created_at timestamptz not null default clock_timestamp()
) with (
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 5000,
    autovacuum_vacuum_cost_delay = 0,
    autovacuum_analyze_scale_factor = 0,
    autovacuum_analyze_threshold = 50000
);

-- One relay per database sends; the clock is the database's.
create table relay_lease (
    name   text        primary key,
    owner  text        not null,
    until  timestamptz not null,
    epoch  bigint      not null
);
insert into relay_lease (name, owner, until, epoch) values ('outbox', '', '-infinity', 0);

-- Keys whose oldest message can never be sent: their later messages wait, other keys flow. After
-- the cause is removed (the row deleted or mended), delete the row here and the key flows again.
create table outbox_parked (
    topic     text        not null,
    key       text        not null,
    outbox_id bigint      not null,
    reason    text        not null,
    parked_at timestamptz not null default clock_timestamp(),
    primary key (topic, key)
);

-- Ids of the messages that were applied. UUIDv7, so the id itself is the range: a repeat after
-- midnight falls into the partition of its first arrival and is recognised.
create table inbox (
    id uuid primary key
) partition by range (id);

-- Records that can never be applied, by where they stood: the row exists exactly once, and so does
-- the message on the dead-letter topic, which is written in the same transaction.
create table dead_letter (
    topic        text        not null,
    partition    int         not null,
    "offset"     bigint      not null,
    message_id   uuid,
    key          text,
    type         text,
    reason       text        not null,
    headers      text        not null,
    value        bytea,
    dead_at      timestamptz not null default clock_timestamp(),
    primary key (topic, partition, "offset")
);
