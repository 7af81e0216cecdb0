-- A correction above the limit of one person waits for another one's word.
alter table payment_case
    drop constraint payment_case_status_check,
    add constraint payment_case_status_check
        check (status in ('OPEN', 'ASSIGNED', 'PROPOSED', 'RESOLVED'));

create table case_proposal (
    case_id     text primary key references payment_case,
    author      text not null,
    resolution  text not null,
    note        text not null,
    debit       text not null,
    credit      text not null,
    amount      bigint not null check (amount > 0),
    proposed_at timestamptz not null default now(),
    check (debit <> credit)
);
