package io.hutong.sandbox.control;

import io.hutong.sandbox.book.Account;
import io.hutong.sandbox.book.Amounts;
import io.hutong.sandbox.book.Trade;
import io.hutong.sandbox.book.World;
import io.hutong.sandbox.clock.BusinessClock;
import io.hutong.sandbox.protocol.Answer;
import io.hutong.sandbox.protocol.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * {@code GET /sandbox/book}: one instant of all orders, refunds, shares and balances, written row
 * by row. A checker may rely on
 * {@code paid + deposited = refunded + refunding + fees + frozen + available}.
 */
final class BookStream {

    private static final int ROWS_PER_CHUNK = 200;

    private final World world;
    private final Map<String, Supplier<Iterable<?>>> sections;

    BookStream(World world, Map<String, Supplier<Iterable<?>>> sections) {
        this.world = world;
        this.sections = sections;
    }

    Answer answer() {
        return world.store().read(() -> {
            List<Flux<byte[]>> parts = new ArrayList<>();
            List<Trade> trades = new ArrayList<>(world.book().trades().all());
            parts.add(text("{\"transactions\":["));
            parts.add(rows(trades, trade -> Row.of((Trade) trade)));
            sections.forEach((name, rows) -> {
                parts.add(text("],\"" + name + "\":["));
                parts.add(rows(rows.get(), row -> row));
            });
            List<Account> accounts = new ArrayList<>(world.book().accounts().all());
            parts.add(text("],\"balances\":" + json(balances(accounts))
                    + ",\"totals\":" + json(totals(trades, accounts)) + "}"));
            return new Answer.Streamed("application/json; charset=utf-8", Flux.concat(parts));
        });
    }

    /** Sums, balances and the latest orders, for people. */
    Answer summary(int limit) {
        return world.store().read(() -> {
            List<Trade> trades = new ArrayList<>(world.book().trades().all());
            List<Account> accounts = new ArrayList<>(world.book().accounts().all());
            List<Row> recent = trades.stream()
                    .sorted(Comparator.comparingLong(
                            (Trade trade) -> trade.moments().createdAt()).reversed())
                    .limit(limit).map(Row::of).toList();
            return Answer.plain(200, new Summary(totals(trades, accounts), balances(accounts),
                    recent, trades.size()));
        });
    }

    private static Map<String, Balance> balances(List<Account> accounts) {
        Map<String, Balance> balances = new LinkedHashMap<>();
        accounts.forEach(account -> balances.put(account.mchid(),
                new Balance(account.frozen(), account.available(), account.deposited())));
        return balances;
    }

    private static Totals totals(List<Trade> trades, List<Account> accounts) {
        long[] sums = new long[6];
        for (Trade trade : trades) {
            if (trade.moments().paidAt() > 0) {
                Amounts amounts = trade.amounts();
                sums[0] += amounts.total();
                sums[1] += amounts.refunded();
                sums[2] += amounts.refunding();
                sums[3] += amounts.shared();
                sums[4] += amounts.fee();
                sums[5] += amounts.subsidy();
            }
        }
        return new Totals(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5],
                accounts.stream().mapToLong(Account::frozen).sum(),
                accounts.stream().mapToLong(Account::available).sum(),
                accounts.stream().mapToLong(Account::deposited).sum());
    }

    private static Flux<byte[]> rows(Iterable<?> rows, Function<Object, Object> view) {
        boolean[] first = {true};
        return Flux.<Object>fromIterable(rows).buffer(ROWS_PER_CHUNK).map(chunk -> {
            StringBuilder out = new StringBuilder();
            for (Object row : chunk) {
                out.append(first[0] ? "" : ",").append(json(view.apply(row)));
                first[0] = false;
            }
            return out.toString().getBytes(StandardCharsets.UTF_8);
        });
    }

    private static Flux<byte[]> text(String text) {
        return Flux.just(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String json(Object value) {
        return Json.MAPPER.writeValueAsString(value);
    }

    private record Summary(Totals totals, Map<String, Balance> balances, List<Row> recent,
            int count) {
    }

    private record Balance(long frozen, long available, long deposited) {
    }

    private record Totals(long paid, long refunded, long refunding, long shared, long fees,
            long subsidies, long frozen, long available, long deposited) {
    }

    private record Row(String outTradeNo, @Nullable String transactionId,
            @Nullable String combineOutTradeNo, String mchid, String subMchid,
            String openid, String tradeType, String tradeState, long total,
            long refunded, long refunding, long shared, long sharing, long fee,
            long frozen, long subsidy, @Nullable String attach,
            @Nullable String successTime) {

        static Row of(Trade trade) {
            Amounts a = trade.amounts();
            long paidAt = trade.moments().paidAt();
            return new Row(trade.number().outTradeNo(), trade.transactionId(),
                    trade.number().combineOutTradeNo(), trade.number().mchid(), trade.payee(),
                    trade.parties().openid(), trade.purchase().tradeType(), trade.state().name(),
                    a.total(), a.refunded(), a.refunding(), a.shared(), a.sharing(), a.fee(),
                    a.frozen(), a.subsidy(), trade.purchase().attach(),
                    paidAt == 0 ? null : BusinessClock.rfc3339(paidAt));
        }
    }
}
