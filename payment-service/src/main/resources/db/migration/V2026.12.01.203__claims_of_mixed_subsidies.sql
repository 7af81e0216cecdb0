-- What the traffic platform owes of the whole subsidy, where campaigns of different rates come
-- together in one part; null: subsidy_traffic_bp says it.
alter table sub_payment
    add column subsidy_claim bigint check (subsidy_claim between 0 and subsidy);
