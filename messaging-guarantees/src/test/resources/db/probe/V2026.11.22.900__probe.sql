create table effect (
    seq        bigint generated always as identity primary key,
    message_id uuid   not null,
    key        text   not null,
    number     bigint not null,
    trace      text   not null
);
create table counter (key text primary key, number bigint not null);
