-- What the channel's refusals mean is kept beside its words, which are for people only.
alter table debit_attempt add column objection text;
comment on column debit_attempt.objection is
    'what stands against the debit: what the channel''s refusal of it meant';
update debit_attempt set objection = case
        when code in ('NOT_ENOUGH', 'NOTENOUGH') then 'NO_MONEY'
        when code in ('RULE_LIMIT', 'RULELIMIT') then 'OVER_LIMIT'
        when code in ('USER_ACCOUNT_ABNORMAL', 'ACCOUNT_ERROR', 'ACCOUNTERROR')
            then 'ACCOUNT_GONE'
        when code in ('CONTRACT_NOT_EXIST', 'CONTRACT_NOT_EXISTS', 'CONTRACT_TERMINATED')
            then 'CONTRACT_GONE'
        when code = 'CONTRACT_ENDED' then 'MANDATE_OVER'
        when code like 'CONTRACT\_%' then 'CONTRACT_DOUBTFUL'
        when code = 'SIGN_ERROR' then 'SETTINGS'
        when code in ('PARAM_ERROR', 'INVALID_REQUEST', 'NO_AUTH', 'NOAUTH',
            'APPID_MCHID_NOT_MATCH', 'MCH_NOT_EXISTS') then 'REQUEST' end
    where state in ('QUEUED', 'SENDING', 'UNKNOWN', 'REVERSING', 'HELD') and code is not null;

alter table shortage add column of_money boolean not null default false;
comment on column shortage.of_money is
    'the payer lacks the money; else it was refused for another reason';
update shortage set of_money = true where code = 'NOT_ENOUGH';
drop index shortage_of_payer;
create index shortage_of_payer on shortage (payer, amount, number) where of_money;

-- Movements that are compared are named by what they are; others keep the bill's word.
update bill_flow set type = case
        when type = '分账' then 'SHARE' when type = '分账回退' then 'SHARE_RETURN'
        when type = '退款垫付' then 'ADVANCE' when type = '垫付回补' then 'ADVANCE_RETURN'
        else 'SUBSIDY' end
    where type in ('分账', '分账回退', '退款垫付', '垫付回补') or type like '补差%';
