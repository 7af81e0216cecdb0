-- What merchants got beside the purchase, and what an operator's correction moved, belongs into
-- their statements: without it the closing balance is not what they have at the channel.
alter table statement_line
    add column subsidy    bigint not null default 0,
    add column adjustment bigint not null default 0,
    drop constraint statement_line_adds_up;
alter table statement_day
    add column subsidy    bigint not null default 0,
    add column adjustment bigint not null default 0;

-- What payment-service has reported of a subsidised part of an order, on each of its rows.
alter table subsidy_use
    add column subsidised     bigint,                     -- paid at the settlement; null: not yet
    add column came_back      bigint not null default 0,  -- of that, after refunds
    add column return_numbers text[] not null default '{}';

-- Orders that were settled before: payment-service has paid the share of what was divided, rounded
-- down. What came back of it since then payment-service tells by itself.
with due as (
    select use.order_id, use.merchant_id,
           div(sum(use.amount) * min(line.amount), min(use.paid))::bigint as subsidy
      from subsidy_use as use
      join statement_line as line using (order_id, merchant_id)
     where line.entry = 'SETTLEMENT'
     group by use.order_id, use.merchant_id),
used as (
    update subsidy_use as use set subsidised = due.subsidy
      from due where use.order_id = due.order_id and use.merchant_id = due.merchant_id),
lines as (
    update statement_line as line set subsidy = due.subsidy, net = net + due.subsidy
      from due where line.order_id = due.order_id and line.merchant_id = due.merchant_id
                 and line.entry = 'SETTLEMENT'
    returning line.merchant_id, line.day, line.subsidy)
update statement_day as total
   set subsidy = days.subsidy, net = net + days.subsidy
  from (select merchant_id, day, sum(subsidy) as subsidy from lines group by 1, 2) as days
 where total.merchant_id = days.merchant_id and total.day = days.day;

alter table statement_line add constraint statement_line_adds_up check (
    amount + subsidy + adjustment = net + commission + traffic_fee + channel_fee + others);
