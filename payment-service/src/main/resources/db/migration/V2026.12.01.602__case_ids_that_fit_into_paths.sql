-- A case was called KIND:subject, and some subjects hold a slash: no path led to them. Now it is
-- KIND-subject, where anything but letters, digits, _ and - is replaced and a digest of the
-- subject keeps apart what would be the same without it (PathIds of the contracts).
alter table case_note drop constraint case_note_case_id_fkey;
alter table case_proposal drop constraint case_proposal_case_id_fkey;

create table case_renamed as
    select case_id as was, split_part(case_id, ':', 1) || '-'
        || regexp_replace(subject, '[^A-Za-z0-9_-]', '-', 'g')
        || case when subject ~ '[^A-Za-z0-9_-]'
            then '-' || left(encode(sha256(convert_to(subject, 'UTF8')), 'hex'), 8)
            else '' end as id
    from (select case_id, substr(case_id, strpos(case_id, ':') + 1) as subject
          from (select case_id from payment_case
                union select case_id from reconciliation_difference) all_of_them
          where strpos(case_id, ':') > 0) old;

update payment_case c set case_id = r.id from case_renamed r where c.case_id = r.was;
update case_note n set case_id = r.id from case_renamed r where n.case_id = r.was;
update case_proposal p set case_id = r.id from case_renamed r where p.case_id = r.was;
update reconciliation_difference d set case_id = r.id from case_renamed r
    where d.case_id = r.was;
drop table case_renamed;

alter table case_note add constraint case_note_case_id_fkey
    foreign key (case_id) references payment_case;
alter table case_proposal add constraint case_proposal_case_id_fkey
    foreign key (case_id) references payment_case;
