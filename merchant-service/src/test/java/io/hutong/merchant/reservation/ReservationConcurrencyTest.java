package io.hutong.merchant.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hutong.kernel.trade.Channel;
import io.hutong.merchant.reservation.model.ReservationDecision;
import io.hutong.merchant.reservation.model.ReservedLine;
import io.hutong.merchant.reservation.model.StockCommand;
import io.hutong.merchant.reservation.model.StockReply;
import io.hutong.merchant.testing.ServiceTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Several polls at once, as several consumers and instances make them. */
class ReservationConcurrencyTest extends ServiceTest {

    private static final int STOCK = 250;
    private static final int CONSUMERS = 6;
    private static final int POLLS = 10;
    private static final int ORDERS_PER_POLL = 20;

    private final Reservations reservations;
    private final TransactionTemplate transaction;
    private final JdbcTemplate jdbc;

    @Autowired
    ReservationConcurrencyTest(
            @Value("${local.server.port}") int port, Reservations reservations,
            PlatformTransactionManager transactions, JdbcTemplate jdbc) {
        super(port);
        this.reservations = reservations;
        this.transaction = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
    }

    private List<ReservationDecision> apply(List<? extends StockCommand> commands) {
        return transaction.execute(status -> reservations.carryOut(commands));
    }

    private static StockCommand.Reserve order(String id, List<String> skus) {
        return new StockCommand.Reserve(id, "b", DEMO, Channel.SEARCH,
                skus.stream().map(sku -> new ReservedLine(sku, 1)).toList(), null, null);
    }

    @Test
    void pollsThatWantTheSameSkusInEveryOrderNeverDeadlockOrOversell() throws Exception {
        List<String> skus = List.of(product(100, STOCK), product(100, STOCK), product(100, STOCK));
        List<Future<Integer>> reserved = new ArrayList<>();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CONSUMERS; i++) {
                reserved.add(threads.submit(() -> consume(skus)));
            }
        }

        int total = 0;
        for (Future<Integer> each : reserved) {
            total += each.get();
        }
        assertThat(total).isEqualTo(STOCK);
        for (String sku : skus) {
            var stock = stock(sku);
            assertThat(stock.path("reserved").asLong() + stock.path("shipped").asLong())
                    .isEqualTo(STOCK);
            assertThat(stock.path("added").asLong()).isEqualTo(STOCK);
        }
    }

    /** Reserves, confirms every second success, and says how many there were. */
    private int consume(List<String> skus) {
        int reserved = 0;
        for (int poll = 0; poll < POLLS; poll++) {
            List<StockCommand.Reserve> orders = new ArrayList<>();
            for (int i = 0; i < ORDERS_PER_POLL; i++) {
                List<String> shuffled = new ArrayList<>(skus);
                Collections.shuffle(shuffled);
                orders.add(order(newOrder(), shuffled));
            }
            List<ReservationDecision> outcomes = apply(orders);
            List<StockCommand.Confirm> confirmed = new ArrayList<>();
            for (int i = 0; i < ORDERS_PER_POLL; i++) {
                if (((ReservationDecision.Answered) outcomes.get(i))
                        .reply() instanceof StockReply.Reserved) {
                    reserved++;
                    confirmed.add(new StockCommand.Confirm(orders.get(i).orderId()));
                }
            }
            apply(confirmed.subList(0, confirmed.size() / 2));
        }
        return reserved;
    }

    @Test
    void reservationThatRacesWithItsReleaseTakesNothing() throws Exception {
        String sku = product(100, 10);
        StockCommand.Reserve order = order(newOrder(), List.of(sku));
        CountDownLatch applied = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> zombie = threads.submit(() -> transaction.executeWithoutResult(status -> {
                reservations.carryOut(List.of(new StockCommand.Release(order.orderId())));
                applied.countDown();
                await(commit);
            }));
            await(applied);
            Future<List<ReservationDecision>> other = threads.submit(() -> apply(List.of(order)));
            commit.countDown();
            zombie.get();
            assertConflictOrVoided(other);
        }

        assertThat(stock(sku).path("reserved").asLong()).isZero();
    }

    /** Whether it saw the tombstone or ran into it is a matter of timing; both are safe. */
    private void assertConflictOrVoided(Future<List<ReservationDecision>> other) throws Exception {
        try {
            assertThat(other.get().toString()).contains("VOIDED");
        } catch (ExecutionException e) {
            assertThat(e).cause().isInstanceOf(ConcurrencyFailureException.class)
                    .hasMessageContaining("meanwhile");
        }
    }

    @Test
    void databaseItselfRefusesToOversell() {
        String sku = product(100, 1);
        apply(List.of(order(newOrder(), List.of(sku))));

        assertThatThrownBy(() -> jdbc.update(
                "update stock set reserved = reserved + 1 where sku = ?", sku))
                .hasMessageContaining("stock_never_oversold");
        assertThatThrownBy(() -> jdbc.update(
                "update stock set on_hand = on_hand + 1 where sku = ?", sku))
                .hasMessageContaining("stock_conserved");
        assertThat(stock(sku).path("available").asLong()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(3, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
