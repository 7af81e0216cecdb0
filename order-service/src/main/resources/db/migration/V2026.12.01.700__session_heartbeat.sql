-- When the other services were told last that they know of every ended session, and up to when:
-- one instance writes it at a time, however many there are.
create table session_heartbeat (
    only_row   boolean     primary key default true check (only_row),
    all_before timestamptz not null,
    written_at timestamptz not null
);

insert into session_heartbeat (all_before, written_at) values ('-infinity', '-infinity');
