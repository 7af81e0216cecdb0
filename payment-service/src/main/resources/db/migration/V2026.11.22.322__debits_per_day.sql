-- How many debits the used amount of the day is made of.
alter table mandate add column used_count int not null default 0 check (used_count >= 0);
-- Mandates with a term are looked at when it is over.
update mandate set due_at = expires_at
    where status = 'SIGNED' and due_at = 'infinity' and expires_at < 'infinity';
