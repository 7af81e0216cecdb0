package io.hutong.order.testing;

import io.hutong.contracts.Topics;
import io.hutong.embedded.KafkaServer;
import io.hutong.embedded.testing.TestInfra;
import io.hutong.order.OrderService;
import io.hutong.web.testing.HttpProbe;
import io.hutong.web.testing.LoggingInTurn;
import io.hutong.web.testing.OwnEventLoops;
import io.hutong.web.testing.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * order-service as it runs. {@link #shared()} is started once per JVM; a test that restarts the
 * service or stops its servers starts one of its own. No deadline of a step passes by itself, so
 * that a slow machine changes no result: {@link #letDeadlinePass}.
 */
public final class OrderApp implements AutoCloseable {

    static {
        // Slow is not wrong: several modules are tested at a time, each with servers of its own.
        Awaitility.setDefaultTimeout(Duration.ofMinutes(3));
    }

    private static final String NEVER = "30m";

    private final String brokers;
    private final String database;
    private final String instance = "order-" + UUID.randomUUID();
    private final Map<String, Object> settings;
    private ConfigurableApplicationContext context;

    private OrderApp(String brokers, String database, Map<String, Object> more) {
        this.brokers = brokers;
        this.database = database;
        this.settings = new LinkedHashMap<>(more);
        this.context = run();
    }

    private static final class Shared {
        private static final KafkaServer KAFKA = withTopics(TestInfra.kafka());
        private static final WechatStub WECHAT = new WechatStub();
        private static final OrderApp APP = new OrderApp(KAFKA.bootstrapServers(),
                TestInfra.freshDatabase("orders"), Map.of(
                        "HUTONG_WECHATPAY_URL", WECHAT.url(), "HUTONG_WECHAT_TIMEOUT", "3s"));
        private static final Participants PARTICIPANTS =
                new Participants(KAFKA.bootstrapServers());
    }

    public static OrderApp shared() {
        return Shared.APP;
    }

    /** The participants of the shared service. */
    public static Participants participants() {
        return Shared.PARTICIPANTS;
    }

    /** What the shared service takes for WeChat. */
    public static WechatStub wechat() {
        return Shared.WECHAT;
    }

    /** A service on its own database; the broker must be the caller's own, too. */
    public static OrderApp start(KafkaServer kafka, Map<String, Object> settings) {
        return new OrderApp(withTopics(kafka).bootstrapServers(),
                TestInfra.freshDatabase("orders"), settings);
    }

    public HttpProbe http() {
        return new HttpProbe(port());
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** Where the metrics are. */
    public HttpProbe management() {
        return new HttpProbe(context.getEnvironment()
                .getRequiredProperty("local.management.port", Integer.class));
    }

    public JdbcTemplate jdbc() {
        return context.getBean(JdbcTemplate.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** For types of which there are several. */
    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** The steps that these orders are at have waited long enough; also while stopped. */
    public void letDeadlinePass(String... orderIds) {
        new JdbcTemplate(new DriverManagerDataSource(database, "postgres", "postgres")).update("""
                update sagas set deadline = least(deadline, clock_timestamp())
                where order_id = any(?) and not finished and deadline is not null""",
                new Object[] {orderIds});
    }

    /** The buyer's limit of these orders is over, and with it their steps have waited. */
    public void letBuyersLimitPass(String... orderIds) {
        new JdbcTemplate(new DriverManagerDataSource(database, "postgres", "postgres")).update(
                "update orders set placed_at = placed_at - interval '1 hour'"
                        + " where order_id = any(?)",
                new Object[] {orderIds});
        letDeadlinePass(orderIds);
    }

    public void stop() {
        context.close();
    }

    public void startAgain() {
        context = run();
    }

    @Override
    public void close() {
        context.close();
    }

    private ConfigurableApplicationContext run() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("server.port", 0);
        all.put("HUTONG_MANAGEMENT_PORT", 0);
        all.put("HUTONG_KAFKA", brokers);
        all.put("HUTONG_DB_URL", database);
        all.put("HUTONG_INSTANCE", instance);
        all.put("spring.datasource.username", "postgres");
        all.put("spring.datasource.password", "postgres");
        all.put("HUTONG_JWT_PUBLIC_KEY", TestTokens.shared().publicKeyFile().toString());
        all.put("HUTONG_JWT_PRIVATE_KEY", TestTokens.shared().privateKeyFile().toString());
        all.put("HUTONG_BUYER_KEY", buyerKey().toString());
        all.put("HUTONG_SAGA_RESERVING", NEVER);
        all.put("HUTONG_SAGA_AUTHORIZING", NEVER);
        all.put("HUTONG_SAGA_FINISHING", NEVER);
        all.put("HUTONG_SAGA_BUYER_WAITS", NEVER);
        // whoever has read a command has had its time for it: nobody waits for a slow machine
        all.put("HUTONG_SAGA_HEARING", "0s");
        all.put("HUTONG_SAGA_SLOW_AFTER", "1");
        all.put("HUTONG_SAGA_SLOW_WHEN_LATE", "1ms");
        all.put("HUTONG_SAGA_GAUGES_EVERY", "200ms");
        // requests wait instead of being refused
        all.put("spring.datasource.hikari.connection-timeout", 60_000);
        all.put("HUTONG_CHECKOUT_WITHIN", "60s");
        all.put("HUTONG_ADMISSION_OUTBOX_AGE", NEVER);
        all.put("HUTONG_SAGA_FINISHING_TRIES", "5");
        all.put("HUTONG_SAGA_FIRST_BACK_OFF", "100ms");
        all.put("HUTONG_SAGA_SWEEP_EVERY", "100ms");
        all.put("HUTONG_RECEIPT_SWEEP_EVERY", "200ms");
        all.put("HUTONG_AFTER_SALE_SWEEP_EVERY", "200ms");
        // everybody comes from one address here
        all.put("HUTONG_GUESSES_PER_ADDRESS", 1_000_000);
        all.put("HUTONG_GUESSES_PER_CALLER", 1_000_000);
        all.put("HUTONG_GUESSES_FAILED", 1_000_000);
        all.put("HUTONG_PAGE_ENABLED", "true");
        all.put("HUTONG_PAGE_PAYMENT_URL", "http://127.0.0.1:8082");
        all.put("HUTONG_PAGE_SANDBOX_URL", "http://127.0.0.1:8090");
        all.put("logging.level.root", "warn");
        all.put("logging.level.org.springframework.cloud.stream", "error");
        all.put("logging.level.org.apache.kafka", "error");
        all.put("logging.level.org.flywaydb", "error");
        all.putAll(settings);
        List<String> arguments = new ArrayList<>();
        all.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        // At the end its servers go at the same time: there is nobody to say goodbye to
        return LoggingInTurn
                .run(new SpringApplicationBuilder(OrderService.class, OwnEventLoops.class)
                        .registerShutdownHook(false), arguments.toArray(String[]::new));
    }

    private static Path buyerKey() {
        try {
            Path file = Files.createTempFile("hutong-buyer-", ".key");
            file.toFile().deleteOnExit();
            return Files.writeString(file, Base64.getEncoder().encodeToString(new byte[32]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KafkaServer withTopics(KafkaServer kafka) {
        List<String> all = new ArrayList<>(Topics.all());
        Topics.all().forEach(topic -> all.add(Topics.deadLetters(topic)));
        kafka.createTopics(Topics.PARTITIONS, all);
        return kafka;
    }
}
