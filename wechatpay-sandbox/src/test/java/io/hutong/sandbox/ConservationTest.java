package io.hutong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Money under concurrent debits, shares, returns, refunds and reversals. */
class ConservationTest {

    private static final int CLIENTS = 8;
    private static final int ORDERS = 25;

    @RegisterExtension
    static final RunningSandbox RUNNING = new RunningSandbox();

    private final WechatPaySandbox sandbox = RUNNING.sandbox();

    @Test
    void notAFenIsLostOrMadeAtAnyInstant() throws Exception {
        Shop shop = new Shop(sandbox);
        String contract = shop.contract("crowd");
        shop.addReceiver(Shop.PLATFORM);
        shop.addReceiver(Shop.TRAFFIC);
        AtomicBoolean busy = new AtomicBoolean(true);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> watcher = threads.submit(() -> {
                int looks = 0;
                for (; busy.get(); looks++) {
                    assertThat(Book.of(sandbox).difference()).isZero();
                }
                return looks;
            });
            try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < CLIENTS; i++) {
                    long seed = i;
                    clients.submit(() -> buy(shop, contract, seed));
                }
            }
            busy.set(false);
            assertThat(watcher.get()).isPositive();
        }

        await().untilAsserted(() -> assertThat(Book.of(sandbox).total("refunding")).isZero());
        Book book = Book.of(sandbox);
        assertThat(book.difference()).isZero();
        assertThat(book.total("paid")).isPositive();
        long spent = 100_000_000 - Api.control(sandbox, "GET", "/sandbox/buyers/"
                + shop.openid("crowd1"), null).path("balance").asLong();
        assertThat(spent).isEqualTo(book.total("paid") - book.total("refunded"));
    }

    private static void buy(Shop shop, String contract, long seed) {
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(seed);
        for (int i = 0; i < ORDERS; i++) {
            String number = "c" + seed + "x" + i;
            long amount = random.nextLong(1, 5000);
            String transaction = shop.paid(number, contract, amount);
            if (random.nextBoolean()) {
                shop.share(transaction, "s" + number, Math.max(1, amount / 10),
                        Math.max(1, amount / 20), random.nextBoolean());
            }
            if (random.nextInt(3) == 0) {
                shop.refund(transaction, "r" + number, random.nextLong(1, amount + 1), amount);
            }
            if (random.nextInt(4) == 0) {
                shop.giveBack("s" + number, "b" + number, Shop.TRAFFIC, 1);
            }
            if (random.nextInt(5) == 0) {
                shop.platform().post(Shop.DEBIT + "/" + number + "/reverse",
                        "{\"combine_appid\":\"" + shop.platform().appid() + "\"}");
            }
        }
    }
}
