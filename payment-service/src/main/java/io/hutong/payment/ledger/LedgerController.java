package io.hutong.payment.ledger;

import io.hutong.kernel.jdbc.Sql;
import io.hutong.kernel.money.Money;
import io.hutong.web.access.CallableBy;
import io.hutong.web.access.Scope;
import io.hutong.web.problem.ProblemException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
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
    private final LedgerBalances balances;
    private final InstantSource clock;

    LedgerController(JdbcTemplate jdbc, LedgerAudit audit, LedgerBalances balances,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.balances = balances;
        this.clock = clock;
    }

    /** @param amount positive where the account received, negative where it gave */
    record PostingView(
            String postingId, String entry, String kind, String orderId, Money amount,
            String counterAccount, Instant bookedAt) {
    }

    record PostingsView(List<PostingView> items, @Nullable String nextCursor) {
    }

    /** @param at a past instant; now when it is left out */
    @CallableBy(Scope.OPERATOR)
    @GetMapping("/v1/ledger/accounts")
    AccountsView accounts(@RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String at) {
        return balances.page(instant(at), cursor == null ? "" : cursor, size(limit));
    }

    @CallableBy(Scope.OPERATOR)
    @GetMapping("/v1/ledger/accounts/{id}/postings")
    PostingsView postings(@PathVariable("id") String path,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        String id = LedgerAccounts.ofPath(path);
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

    @CallableBy(Scope.OPERATOR)
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

    private @Nullable Instant instant(@Nullable String at) {
        if (at == null) {
            return null;
        }
        try {
            Instant instant = OffsetDateTime.parse(at).toInstant();
            if (!instant.isAfter(clock.instant())) {
                return instant;
            }
        } catch (DateTimeParseException e) {
            // falls through to the same answer as a time to come
        }
        throw ProblemException.invalidParameter(
                "at", "is a past time such as 2026-01-31T10:00:00+08:00");
    }

    private static long before(@Nullable String cursor) {
        try {
            return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw ProblemException.invalidParameter("cursor", "comes from next_cursor");
        }
    }
}
