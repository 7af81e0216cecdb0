-- How many partitions a topic had when this service first read or watched it. With another number
-- a key's later messages lie in another partition than its earlier ones: their order is lost, and
-- a deadline would watch the wrong one. So a difference refuses the start.
create table topic_partitions (
    topic      text        primary key,
    partitions integer     not null check (partitions > 0),
    noted_at   timestamptz not null default clock_timestamp()
);
