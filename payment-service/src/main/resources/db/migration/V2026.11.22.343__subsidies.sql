-- What the platforms add for a merchant: agreed with the order, paid before the division.
alter table sub_payment
    add column subsidy            bigint not null default 0 check (subsidy >= 0),
    add column subsidy_traffic_bp int    not null default 0;
alter table split
    add column subsidy            bigint  not null default 0 check (subsidy >= 0),
    add column subsidy_traffic_bp int     not null default 0,
    add column subsidised         boolean not null default false;
