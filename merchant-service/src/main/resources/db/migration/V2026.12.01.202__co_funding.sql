-- How much of a campaign's subsidies the traffic platform bears, in basis points. The commerce
-- platform pays the whole at the channel; this part is a claim in the platforms' statement.
alter table subsidy_campaign
    add column from_traffic integer not null default 0 check (from_traffic between 0 and 10000);
