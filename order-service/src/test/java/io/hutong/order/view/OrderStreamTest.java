package io.hutong.order.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.order.testing.OrderApp;
import io.hutong.order.testing.Script;
import io.hutong.order.testing.Shopper;
import io.hutong.web.testing.TestTokens;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OrderStreamTest {

    private final OrderApp app = OrderApp.shared();

    @Test
    void streamTellsEveryChangeAndEndsWithTheOrder() throws Exception {
        Shopper buyer = Shopper.following(new Script().confirms(_ -> List.of()));
        String id = buyer.order(Shopper.TEA);
        buyer.awaitStatus(id, "RESERVED");
        CompletableFuture<List<String>> stream = events(id, buyer.token());
        await().until(() -> OrderApp.participants().commands(id).contains("ConfirmReservation"));
        OrderApp.participants().follow(buyer.id(), new Script());
        app.letDeadlinePass(id);

        buyer.awaitStatus(id, "PAID");
        buyer.ship(id, TestTokens.shared().operator());
        buyer.receive(id);

        List<String> events = stream.get(3, TimeUnit.MINUTES);
        assertThat(events).endsWith("SHIPPED", "RECEIVED", "SETTLED");
        assertThat(events).doesNotHaveDuplicates();
        assertThat(events.getFirst()).isIn("RESERVED", "PAID");
    }

    @Test
    void streamOfAnEndedOrderTellsItsEndAndCloses() throws Exception {
        Shopper buyer = Shopper.following(new Script().declines("NOT_ENOUGH"));
        String id = buyer.order(Shopper.TEA);
        buyer.awaitStatus(id, "CANCELLED");

        assertThat(events(id, buyer.token()).get(3, TimeUnit.MINUTES))
                .containsExactly("CANCELLED");
    }

    @Test
    void streamIsOverForWhoeverHasLoggedOut() throws Exception {
        Shopper buyer = Shopper.following(new Script().confirms(_ -> List.of()));
        String id = buyer.order(Shopper.TEA);
        buyer.awaitStatus(id, "RESERVED");
        String phone = TestTokens.shared().ofSession(buyer.id(), UUID.randomUUID().toString());
        String tablet = TestTokens.shared().ofSession(buyer.id(), UUID.randomUUID().toString());
        AtomicInteger begun = new AtomicInteger();
        CompletableFuture<List<String>> ended = events(id, phone, begun::incrementAndGet);
        CompletableFuture<List<String>> other = events(id, tablet, begun::incrementAndGet);
        await().until(() -> begun.get() == 2);

        app.http().send("DELETE", "/v1/sessions/current", phone, Map.of(), new byte[0]);

        assertThat(ended.get(3, TimeUnit.MINUTES)).containsExactly("RESERVED");
        assertThat(other).isNotDone();
        app.http().send("DELETE", "/v1/sessions/current", tablet, Map.of(), new byte[0]);
        assertThat(other.get(3, TimeUnit.MINUTES)).containsExactly("RESERVED");
    }

    private CompletableFuture<List<String>> events(String orderId, String token) {
        return events(orderId, token, () -> {});
    }

    /** Reads the stream to its end. */
    private CompletableFuture<List<String>> events(
            String orderId, String token, Runnable heardOne) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.port()
                + "/v1/orders/" + orderId + "/stream"))
                .header("Authorization", "Bearer " + token).build();
        return HttpClient.newHttpClient()
                .sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
                .thenApplyAsync(answer -> new BufferedReader(new InputStreamReader(
                        answer.body(), StandardCharsets.UTF_8)).lines()
                        .filter(line -> line.startsWith("event:"))
                        .peek(_ -> heardOne.run())
                        .map(line -> line.substring("event:".length())).toList());
    }
}
