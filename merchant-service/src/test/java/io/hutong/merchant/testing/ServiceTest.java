package io.hutong.merchant.testing;

import io.hutong.contracts.Topics;
import io.hutong.embedded.testing.TestInfra;
import io.hutong.kernel.id.OrderIds;
import io.hutong.merchant.MerchantService;
import io.hutong.web.testing.HttpProbe;
import io.hutong.web.testing.HttpProbe.Answer;
import io.hutong.web.testing.TestTokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** merchant-service as it runs, with the demo data; tests keep apart by SKUs of their own. */
// At the end of the tests its servers go at the same time: there is nobody to say goodbye to.
@SpringBootTest(classes = MerchantService.class, webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.main.register-shutdown-hook=false")
@Timeout(600)
public abstract class ServiceTest {

    static {
        // Slow is not wrong: several modules are tested at a time, each with servers of its own.
        Awaitility.setDefaultTimeout(Duration.ofMinutes(3));
    }

    protected static final TestTokens TOKENS = TestTokens.shared();
    protected static final String DEMO = "wx-hutong-demo";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    protected final HttpProbe http;

    protected ServiceTest(@Value("${local.server.port}") int port) {
        this.http = new HttpProbe(port);
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("HUTONG_DB_URL", Infra.DATABASE::toString);
        registry.add("HUTONG_KAFKA", () -> TestInfra.kafka().bootstrapServers());
        registry.add("HUTONG_JWT_PUBLIC_KEY", () -> TOKENS.publicKeyFile().toString());
        // requests wait for a connection instead of being refused
        registry.add("spring.datasource.hikari.connection-timeout", () -> 60_000);
        registry.add("HUTONG_DEMO_DATA", () -> "true");
        registry.add("HUTONG_MANAGEMENT_PORT", () -> 0);
    }

    protected static SagaDriver saga() {
        return Infra.SAGA;
    }

    protected static String newId(String prefix) {
        return prefix + "-" + NUMBER.incrementAndGet();
    }

    protected static String newOrder() {
        return OrderIds.next();
    }

    /** A new product of m-tea with that many in stock. */
    protected String product(long fen, int inStock) {
        String sku = newId("sku");
        require(200, http.put("/v1/products/" + sku, TOKENS.operator(), """
                {"merchant_id":"m-tea","title":"Tea","category":"tea",
                 "price":{"total":%d,"currency":"CNY"}}""".formatted(fen)));
        if (inStock > 0) {
            require(200, http.post("/v1/products/" + sku + "/stock", TOKENS.operator(),
                    "{\"quantity\":" + inStock + "}"));
        }
        return sku;
    }

    /** The stock of a SKU as operators see it. */
    protected JsonNode stock(String sku) {
        String cursor = "";
        do {
            JsonNode page = http.get("/v1/stock?limit=1000&cursor=" + cursor, TOKENS.operator())
                    .json();
            for (JsonNode item : page.path("items")) {
                if (item.path("sku").asString().equals(sku)) {
                    return item;
                }
            }
            cursor = page.path("next_cursor").asString("");
        } while (!cursor.isEmpty());
        throw new AssertionError("no stock of " + sku);
    }

    protected static Answer require(int status, Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError(answer.status() + ": " + answer.text());
        }
        return answer;
    }

    /** Holder: the servers start when the first test asks for them. */
    private static final class Infra {

        private static final String DATABASE = TestInfra.freshDatabase("merchant");
        private static final SagaDriver SAGA = start();

        private static SagaDriver start() {
            List<String> topics = new ArrayList<>(Topics.all());
            Topics.all().forEach(topic -> topics.add(Topics.deadLetters(topic)));
            TestInfra.kafka().createTopics(Topics.PARTITIONS, topics);
            return new SagaDriver(TestInfra.kafka().bootstrapServers());
        }
    }
}
