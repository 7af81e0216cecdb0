package io.hutong.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Renews the buyers' sessions in the background, as the pages of real ones would. */
final class Renewals implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
    /** Twice as long as a call may take, and a round of renewals beside it. */
    private static final Duration BEFORE_THEIR_END = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1).connectTimeout(ANSWER_LIMIT).build();
    private final URI refresh;
    private final List<BuyerSession> buyers;
    private final Thread thread;

    Renewals(URI orderService, List<BuyerSession> buyers) {
        this.refresh = URI.create(orderService + "/v1/sessions/refresh");
        this.buyers = buyers;
        this.thread = Thread.ofVirtual().name("renewals").start(this::run);
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(LOOK);
                round(Instant.now());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One after the other, so that the load of the measurement stays what it is. */
    void round(Instant now) throws InterruptedException {
        for (var buyer : buyers) {
            var tokens = buyer.tokens();
            if (tokens.refresh() != null
                    && now.isAfter(tokens.expiresAt().minus(BEFORE_THEIR_END))) {
                renew(buyer, tokens.refresh());
            }
        }
    }

    private void renew(BuyerSession buyer, String token) throws InterruptedException {
        var request = HttpRequest.newBuilder(refresh).timeout(ANSWER_LIMIT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        JSON.writeValueAsString(Map.of("refresh_token", token))))
                .build();
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() == OK) {
                buyer.renewed(BuyerSession.Tokens.of(JSON.readTree(answer.body())));
            }
        } catch (IOException e) {
            // asked again in the next round, while the token is still good
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        client.shutdownNow();
    }
}
