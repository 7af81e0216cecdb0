-- The merchants' terms as merchant.events tells them: what a preview divides by.
create table agreed_terms (
    merchant_id    text collate "C" not null,
    effective_from timestamptz not null,
    terms          jsonb not null,
    primary key (merchant_id, effective_from)
);
