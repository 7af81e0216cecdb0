package io.hutong.payment.testing;

import io.hutong.contracts.Topics;
import io.hutong.embedded.FreePorts;
import io.hutong.embedded.KafkaServer;
import io.hutong.embedded.testing.TestInfra;
import io.hutong.identity.BuyerIds;
import io.hutong.identity.SealedOpenids;
import io.hutong.payment.PaymentService;
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
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * payment-service as it runs, against a sandbox of its own, with a short call time-out so that
 * lost answers do not make tests slow. Two classes of tests run at a time, each on a service, a
 * broker and a sandbox of its thread: {@link #shared()}.
 */
public final class PaymentApp implements AutoCloseable {

    static {
        // Slow is not wrong: several modules are tested at a time, each with servers of its own.
        Awaitility.setDefaultTimeout(Duration.ofMinutes(3));
    }

    private static final ThreadLocal<PaymentApp> SHARED = ThreadLocal.withInitial(
            () -> new PaymentApp(TestInfra.kafkaUntilExit(), Map.of()));
    private static final byte[] BUYER_KEY = new byte[32];

    private final KafkaServer kafka;
    private final WeChat wechat = new WeChat();
    private final Saga saga;
    private final Database database = new Database(TestInfra.freshDatabase("payments"));
    private final Map<String, Object> settings;
    private ConfigurableApplicationContext context;

    private PaymentApp(KafkaServer kafka, Map<String, Object> more) {
        this.kafka = withTopics(kafka);
        this.saga = new Saga(kafka.bootstrapServers());
        this.settings = settings(more);
        this.context = run();
    }

    /** What the tests of this thread share; a class of tests has one thread. */
    public static PaymentApp shared() {
        return SHARED.get();
    }

    /** A service on a broker of its own, which the caller closes. */
    public static PaymentApp start(KafkaServer kafka, Map<String, Object> settings) {
        return new PaymentApp(kafka, settings);
    }

    public WeChat wechat() {
        return wechat;
    }

    public Saga saga() {
        return saga;
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

    /** Somebody who may do everything in the database. */
    public JdbcTemplate superuser() {
        return new JdbcTemplate(new DriverManagerDataSource(database()));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public BuyerIds buyerIds() {
        return BuyerIds.ofKey(BUYER_KEY);
    }

    /** An openid as tokens and commands carry it. */
    public String sealed(String openid, String buyerId) {
        return SealedOpenids.fromFile((Path) settings.get("HUTONG_BUYER_KEY"))
                .seal(openid, buyerId);
    }

    /** JDBC URL of the superuser, for what has to be done while the service is stopped. */
    public String database() {
        return database.url();
    }

    /** For types of which there are several. */
    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
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
        saga.close();
    }

    private ConfigurableApplicationContext run() {
        List<String> arguments = new ArrayList<>();
        settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        // At the end its servers go at the same time: there is nobody to say goodbye to
        return LoggingInTurn
                .run(new SpringApplicationBuilder(PaymentService.class, OwnEventLoops.class)
                        .registerShutdownHook(false), arguments.toArray(String[]::new));
    }

    private Map<String, Object> settings(Map<String, Object> more) {
        int port = FreePorts.next();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("server.port", port);
        all.put("HUTONG_MANAGEMENT_PORT", 0);
        all.put("HUTONG_KAFKA", kafka.bootstrapServers());
        all.putAll(database.settings());
        all.put("HUTONG_JWT_PUBLIC_KEY", TestTokens.shared().publicKeyFile());
        all.put("HUTONG_BUYER_KEY", buyerKey());
        all.put("HUTONG_WECHATPAY_URL", wechat.url());
        all.put("HUTONG_WECHATPAY_CREDENTIALS", wechat.credentials());
        all.put("HUTONG_WECHATPAY_CREDENTIALS_URL", wechat.url() + "/sandbox/merchants");
        all.put("HUTONG_WECHATPAY_KEYS_PAUSE", "500ms");
        all.put("HUTONG_WECHATPAY_NOTIFY_URL",
                "http://127.0.0.1:" + port + "/v1/wechatpay/notifications");
        all.put("HUTONG_WECHATPAY_CALL_TIMEOUT", "1s");
        // what the sandbox's local rules allow: a story may debit a buyer often
        all.put("HUTONG_MANDATE_PER_DEBIT", 500_000);
        all.put("HUTONG_MANDATE_PER_DAY", 100_000_000);
        all.put("HUTONG_MANDATE_COUNT_PER_DAY", "");
        // requests wait for a connection instead of being refused
        all.put("spring.datasource.hikari.connection-timeout", 60_000);
        all.put("HUTONG_DEBIT_UNKNOWN", "100ms,200ms,500ms,1s");
        all.put("HUTONG_DEBIT_HOLD", "1s");
        all.put("HUTONG_MANDATE_ENDING_RETRY", "100ms,300ms,500ms");
        all.put("HUTONG_CASHIER_RETRY", "100ms,300ms,500ms");
        all.put("HUTONG_REFUND_RETRY", "100ms,300ms,500ms");
        all.put("HUTONG_FOLLOW_UP_RETRY", "100ms,300ms,500ms");
        all.put("HUTONG_FOLLOW_UP_POLL", "200ms");
        all.put("HUTONG_SETTLEMENT_RETRY", "100ms,300ms,500ms");
        all.put("HUTONG_SETTLEMENT_MIN_AGE", "0s");
        all.put("HUTONG_SHIPPING_POLL", "100ms");
        all.put("HUTONG_SHIPPING_RETRY", "100ms,300ms,500ms");
        all.put("HUTONG_SHIPPING_RECEIPT_POLL", "100ms,300ms,500ms");
        all.put("HUTONG_RECONCILIATION_DAILY", "false");
        all.put("HUTONG_RECONCILIATION_OPEN_DAY", "true");
        all.put("HUTONG_STATEMENT_OPEN_DAY", "true");
        // Stories have no order-service that would say that their orders are paid
        all.put("HUTONG_CROSS_CHECK_ORDER_GRACE", "1h");
        all.put("logging.level.root", "warn");
        all.putAll(more);
        return all;
    }

    /** The service is not the owner of its tables, as in production. */
    private record Database(String url) {

        private static final AtomicInteger NEXT = new AtomicInteger();
        private static final String PASSWORD = "payment";

        Map<String, Object> settings() {
            String service = "payment_service_" + NEXT.incrementAndGet();
            String owner = service + "_owner";
            JdbcTemplate superuser = new JdbcTemplate(new DriverManagerDataSource(url));
            String name = superuser.queryForObject("select current_database()", String.class);
            superuser.execute("create role " + service + " login password '" + PASSWORD + "';"
                    + " create role " + owner + " login password '" + PASSWORD + "';"
                    + " grant " + service + " to " + owner + ";"
                    + " alter database " + name + " owner to " + owner);
            return Map.of("HUTONG_DB_URL", url.substring(0, url.indexOf('?')),
                    "HUTONG_DB_USER", service, "HUTONG_DB_PASSWORD", PASSWORD,
                    "HUTONG_DB_OWNER", owner, "HUTONG_DB_OWNER_PASSWORD", PASSWORD);
        }
    }

    private static Path buyerKey() {
        try {
            Path file = Files.createTempFile("hutong-buyer-", ".key");
            file.toFile().deleteOnExit();
            return Files.writeString(file, Base64.getEncoder().encodeToString(BUYER_KEY));
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
