-- Who wanted a day compared; null when it was time for it.
alter table reconciliation add column asked_by text;
