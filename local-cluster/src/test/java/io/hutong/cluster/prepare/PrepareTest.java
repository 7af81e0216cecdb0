package io.hutong.cluster.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.hutong.cluster.layout.ClusterHome;
import io.hutong.contracts.Topics;
import io.hutong.embedded.EmbeddedKafka;
import io.hutong.embedded.testing.TestInfra;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrepareTest {

    private static final int BUYER_KEY_BYTES = 32;
    private static final String MERCHANTS = """
            [{"mchid":"1900000002","role":"TRAFFIC_PLATFORM"},
             {"mchid":"1900000001","role":"COMMERCE_PLATFORM","plan_id":100001}]""";

    @TempDir
    private Path directory;

    @Test
    void secretsAreReadableByTheirOwnerOnlyAndSurviveRepetition() throws IOException {
        assertThat(run(Map.of(), "secrets")).isZero();
        var first = contents();

        assertThat(run(Map.of(), "secrets")).isZero();

        assertThat(contents()).isEqualTo(first).containsOnlyKeys("buyer.key", "jwt-private.pem",
                "jwt-public.pem", "link.key", "merchant-database.password",
                "order-database.password", "payment-owner-database.password",
                "payment-database.password", "postgres-database.password");
        assertThat(first.values()).doesNotHaveDuplicates();
        assertThat(Base64.getDecoder().decode(first.get("buyer.key").strip()))
                .hasSize(BUYER_KEY_BYTES);
        for (var name : first.keySet()) {
            assertThat(PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(keys().resolve(name)))).isEqualTo("rw-------");
        }
    }

    @Test
    void sessionEventsAreKeptForAnHourAlsoWhereTheTopicWasThereBefore() throws Exception {
        var broker = TestInfra.kafka().bootstrapServers();
        TestInfra.kafka().createTopics(Topics.PARTITIONS, List.of(Topics.SESSION_EVENTS));

        assertThat(run(Map.of("HUTONG_KAFKA", broker), "topics")).isZero();

        var topic = new ConfigResource(ConfigResource.Type.TOPIC, Topics.SESSION_EVENTS);
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            var settings = admin.describeConfigs(List.of(topic)).all().get().get(topic);
            assertThat(settings.get("retention.ms").value()).isEqualTo("3600000");
            assertThat(settings.get("segment.ms").value()).isEqualTo("3600000");
        }
    }

    @Test
    void topicsAreThoseOfTheContractsWithTheirDeadLetters() {
        var broker = TestInfra.kafka().bootstrapServers();

        assertThat(run(Map.of("HUTONG_KAFKA", broker), "topics")).isZero();
        assertThat(run(Map.of("HUTONG_KAFKA", broker), "topics")).isZero();

        assertThat(EmbeddedKafka.topics(broker).names()).containsAll(Topics.all())
                .contains(Topics.deadLetters(Topics.PAYMENT_COMMANDS));
    }

    @Test
    void credentialsAreThoseOfTheCommercePlatform() throws IOException {
        try (var sandbox = new Sandbox(MERCHANTS)) {
            assertThat(run(Map.of("HUTONG_SANDBOX_URL", sandbox.url()), "credentials")).isZero();
        }

        assertThat(keys().resolve("wechatpay.json")).content().contains("\"1900000001\"")
                .doesNotContain("1900000002");
    }

    @Test
    void sandboxWithoutThePlatformFailsTheStep() throws IOException {
        try (var sandbox = new Sandbox("[]")) {
            assertThat(run(Map.of("HUTONG_SANDBOX_URL", sandbox.url()), "credentials")).isOne();
        }

        assertThat(keys().resolve("wechatpay.json")).doesNotExist();
    }

    private int run(Map<String, String> environment, String step) {
        var prepare = new Prepare(new ClusterHome(directory, directory), environment);
        return prepare.commandLine().execute(step);
    }

    private Path keys() {
        return directory.resolve("keys");
    }

    private Map<String, String> contents() throws IOException {
        var contents = new TreeMap<String, String>();
        try (var files = Files.newDirectoryStream(keys())) {
            for (var file : files) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return contents;
    }

    /** Answers one path as the sandbox does. */
    private record Sandbox(HttpServer server) implements AutoCloseable {

        Sandbox(String merchants) throws IOException {
            this(HttpServer.create(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            var body = merchants.getBytes(StandardCharsets.UTF_8);
            server.createContext("/sandbox/merchants", exchange -> {
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
