package io.hutong.payment.ledger;

import io.hutong.contracts.money.Money;
import io.hutong.http.ProblemException;
import io.hutong.payment.jdbc.Sql;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/ledger}: accounts, their postings, and whether all of it is as it was booked. */
@RestController
class LedgerController {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;
    private static final String ACCOUNTS = """
            select account_id, debits, credits from ledger_account
            where account_id > ? order by account_id limit ?""";
    private static final String TOTAL =
            "select coalesce(sum(debits - credits), 0) from ledger_account";
    private static final String EXISTS =
            "select exists (select from ledger_account where account_id = ?)";
    private static final String POSTINGS = """
            select * from (
                (select * from ledger_transfer where debit_account = ? and id < ?
                    order by id desc limit ?)
                union all
                (select * from ledger_transfer where credit_account = ? and id < ?
                    order by id desc limit ?)) legs
            order by id desc limit ?""";

    private final JdbcTemplate jdbc;
    private final LedgerAudit audit;

    LedgerController(JdbcTemplate jdbc, LedgerAudit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** @param balance debits less credits */
    record AccountView(String accountId, Money debits, Money credits, Money balance) {
    }

    /** @param grandTotal of all accounts, on whatever page: always zero */
    record AccountsView(
            List<AccountView> items, Money grandTotal, @Nullable String nextCursor) {
    }

    /** @param amount positive where the account received, negative where it gave */
    record PostingView(
            String postingId, String entry, String kind, String orderId, Money amount,
            String counterAccount, Instant bookedAt) {
    }

    record PostingsView(List<PostingView> items, @Nullable String nextCursor) {
    }

    @GetMapping("/v1/ledger/accounts")
    AccountsView accounts(@RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int size = size(limit);
        List<AccountView> page = jdbc.query(ACCOUNTS, (row, n) -> {
            long debits = row.getLong("debits");
            long credits = row.getLong("credits");
            return new AccountView(row.getString("account_id"), Money.fen(debits),
                    Money.fen(credits), Money.fen(debits - credits));
        }, cursor == null ? "" : cursor, size);
        Long total = jdbc.queryForObject(TOTAL, Long.class);
        return new AccountsView(page, Money.fen(total == null ? 0 : total),
                page.size() < size ? null : page.getLast().accountId());
    }

    @GetMapping("/v1/ledger/accounts/{id}/postings")
    PostingsView postings(@PathVariable String id,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        if (!Boolean.TRUE.equals(jdbc.queryForObject(EXISTS, Boolean.class, id))) {
            throw ProblemException.notFound("account");
        }
        int size = size(limit);
        long before = before(cursor);
        List<PostingView> page = jdbc.query(POSTINGS, (row, n) -> {
            boolean received = row.getString("debit_account").equals(id);
            long amount = row.getLong("amount");
            return new PostingView(Long.toString(row.getLong("id")), row.getString("entry"),
                    row.getString("kind"), row.getString("order_id"),
                    Money.fen(received ? amount : -amount),
                    row.getString(received ? "credit_account" : "debit_account"),
                    Sql.instant(row, "booked_at"));
        }, id, before, size, id, before, size, size);
        return new PostingsView(
                page, page.size() < size ? null : page.getLast().postingId());
    }

    @GetMapping("/v1/ledger/verify")
    LedgerAudit.Verification verify() {
        return audit.verify();
    }

    private static int size(@Nullable Integer limit) {
        if (limit != null && (limit < 1 || limit > MAX_LIMIT)) {
            throw ProblemException.invalidParameter("limit", "is between 1 and " + MAX_LIMIT);
        }
        return limit == null ? DEFAULT_LIMIT : limit;
    }

    private static long before(@Nullable String cursor) {
        try {
            return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw ProblemException.invalidParameter("cursor", "comes from next_cursor");
        }
    }
}
