-- order-service keeps its own copy of the products; rows from before that are told at the next start.
alter table product
    add column announced              boolean not null default false,
    add column section                text    check (section in ('ONE_YUAN_WELFARE')),
    add column max_per_buyer_day      integer check (max_per_buyer_day > 0),
    add column deliver_within_minutes integer check (deliver_within_minutes > 0);

alter table product add constraint one_yuan_welfare_costs_one_yuan check (
    section is distinct from 'ONE_YUAN_WELFARE' or (price = 100 and max_per_buyer_day is not null));

create index product_not_announced on product (sku) where not announced;
