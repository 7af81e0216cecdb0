-- Where the tables belong to another role than the service's, the service may read and write what
-- it works with, and of the ledger it may only add. Runs after every migration, so that no new
-- table is forgotten; the lock is for instances that start together.
do $$
declare
    service constant text := '${serviceRole}';
    partition text;
begin
    if service = current_user or pg_has_role(service, current_user, 'member') then
        return;
    end if;
    perform pg_advisory_xact_lock(7885902014);
    execute format('grant usage, create on schema public to %I', service);
    execute format('grant select, insert, update, delete on all tables in schema public to %I',
        service);
    execute format('grant usage, select on all sequences in schema public to %I', service);
    execute format('revoke update, delete on ledger_transfer, ledger_block, case_note,'
        ' audit_entry from %I', service);
    execute format('revoke delete on ledger_balance, payment_case from %I', service);
    execute format('revoke insert, update, delete on flyway_schema_history from %I', service);
    -- it makes and drops the inbox's partitions while it runs
    for partition in
        select c.relname from pg_class c
        where c.relnamespace = 'public'::regnamespace
            and (c.relname = 'inbox' or exists (select from pg_inherits i
                where i.inhrelid = c.oid and i.inhparent = 'inbox'::regclass))
            and c.relkind in ('r', 'p') and c.relowner = current_user::regrole
    loop
        execute format('alter table %I owner to %I', partition, service);
    end loop;
end $$;
