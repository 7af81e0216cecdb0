#!/bin/bash
# The postgres image runs this once, on an empty data directory: a role and a database for each
# service, so that none can read another's tables.
# no -u: where the file has lost its executable bit, the image sources it
set -eo pipefail

for service in order payment merchant; do
  psql --no-psqlrc --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
    --set=name="hutong_$service" \
    --set=password="$(cat "/run/hutong/postgres/$service-database.password")" <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke all on database :"name" from public;
SQL
done

# The payment database belongs to a role of its own, so that the service can add to the ledger and
# cannot change it. The owner may act for the service, never the other way round.
psql --no-psqlrc --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --set=password="$(cat /run/hutong/postgres/payment-owner-database.password)" <<'SQL'
create role hutong_payment_owner login password :'password';
grant hutong_payment to hutong_payment_owner;
alter database hutong_payment owner to hutong_payment_owner;
grant connect on database hutong_payment to hutong_payment;
SQL
