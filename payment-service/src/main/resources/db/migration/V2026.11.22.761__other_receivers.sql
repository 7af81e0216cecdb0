-- Who shares in a part beside the two platforms; null for the many parts where nobody does.
alter table sub_payment add column others jsonb;
alter table split
    add column others      jsonb,
    -- what each has really got, known at the end
    add column others_paid jsonb;
alter table share_return
    drop constraint share_return_share_check,
    add constraint share_return_share_check
        check (share in ('COMMISSION', 'TRAFFIC_FEE', 'OTHER'));
alter table refund
    add column others_back bigint not null default 0 check (others_back >= 0);
