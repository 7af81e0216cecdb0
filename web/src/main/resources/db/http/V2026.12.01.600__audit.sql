-- Every act of a person, written in the transaction of the act. Rows are only ever added.
create table audit_entry (
    id              bigint generated always as identity primary key,
    at              timestamptz not null default clock_timestamp(),
    actor           text        not null,      -- subject of the token
    scope           text        not null,
    merchant_id     text,
    action          text        not null,
    subject_kind    text        not null,
    subject_id      text        not null,
    order_id        text,                      -- the order that the subject belongs to
    reason          text,
    idempotency_key text,
    trace_id        text
);
create index audit_entry_at on audit_entry (at, id);
create index audit_entry_actor on audit_entry (actor, at, id);
create index audit_entry_subject on audit_entry (subject_id, at);
create index audit_entry_order on audit_entry (order_id, at) where order_id is not null;

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'what people did is only added to';
end $$;

-- for every role, the owner's included; where the service has a role of its own it also lacks
-- the right
create trigger append_only before update or delete or truncate on audit_entry
    for each statement execute function audit_is_append_only();
revoke update, delete, truncate on audit_entry from public;
