alter table mini_program_standing_change
    add column refund_open_orders boolean not null default false;
