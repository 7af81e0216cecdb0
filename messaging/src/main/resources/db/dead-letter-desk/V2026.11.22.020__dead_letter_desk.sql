-- The dead letters of every service, collected from the dead-letter topics for the operator.
create table dead_letter_desk (
    id            text        primary key,
    topic         text        not null,
    key           text,
    type          text,
    reason        text        not null,
    headers       text        not null,
    value         bytea,
    dead_at       timestamptz not null,
    state         text        not null default 'OPEN'
                  check (state in ('OPEN', 'REPLAYED', 'DISCARDED')),
    decided_at    timestamptz,
    decided_by    text,
    decision      text
);
create index dead_letter_desk_open on dead_letter_desk (dead_at, id) where state = 'OPEN';
