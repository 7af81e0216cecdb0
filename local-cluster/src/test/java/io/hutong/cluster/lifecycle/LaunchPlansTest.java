package io.hutong.cluster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.cluster.keys.KeyRing;
import io.hutong.cluster.layout.ClusterHome;
import io.hutong.cluster.layout.Member;
import io.hutong.cluster.layout.Ports;
import io.hutong.embedded.ChildPlan;
import io.hutong.embedded.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchPlansTest {

    /** Of all tests: they only read the keys in it, and making keys is long work. */
    @TempDir
    private static Path directory;

    @Test
    void serviceGetsItsOwnDatabaseAndPassword() {
        var environment = plan(Member.MERCHANT, Map.of()).environment();

        assertThat(environment)
                .containsEntry("SERVER_PORT", "8083")
                .containsEntry("HUTONG_MANAGEMENT_PORT", "9083")
                .containsEntry("HUTONG_DB_URL",
                        "jdbc:postgresql://127.0.0.1:15432/hutong_merchant")
                .containsEntry("HUTONG_DB_USER", "hutong_merchant")
                .containsEntry("HUTONG_DB_PASSWORD",
                        new KeyRing(home().keys()).databasePassword(Member.MERCHANT));
    }

    @Test
    void servicesListenOnLoopbackUnlessToldOtherwise() {
        for (var service : Member.services()) {
            assertThat(plan(service, Map.of()).environment())
                    .containsEntry("SERVER_ADDRESS", "127.0.0.1");
        }
    }

    @Test
    void servicesHaveNoNamesButThoseOfThisMachineUnlessToldOtherwise() {
        for (var service : Member.services()) {
            assertThat(plan(service, Map.of()).environment())
                    .containsEntry("HUTONG_HTTP_HOST_NAMES", "localhost,127.0.0.1,[::1]");
            assertThat(plan(service, Map.of("HUTONG_HTTP_HOST_NAMES", "mine.test"))
                    .environment()).containsEntry("HUTONG_HTTP_HOST_NAMES", "mine.test");
            assertThat(plan(service, Map.of("HUTONG_BIND", "0.0.0.0")).environment())
                    .containsEntry("HUTONG_HTTP_HOST_NAMES", "");
        }
    }

    @Test
    void brokerFindsAnotherPortForItselfWhenItsOwnIsTaken() throws IOException {
        int kafka = FreePorts.next();
        try (var taken = new ServerSocket(kafka + 20_000, 1, InetAddress.getLoopbackAddress())) {
            plans(Map.of("HUTONG_KAFKA_PORT", Integer.toString(kafka))).kafka();
        }

        var properties = Files.readString(home().kafka().resolve("server.properties"));
        assertThat(properties).contains("CLIENT://127.0.0.1:" + kafka)
                .doesNotContain(Integer.toString(kafka + 20_000));
    }

    @Test
    void onlyOrderServiceGetsTheKeyThatSignsTokens() {
        assertThat(plan(Member.ORDER, Map.of()).environment())
                .containsKey("HUTONG_JWT_PRIVATE_KEY");
        assertThat(plan(Member.PAYMENT, Map.of()).environment())
                .doesNotContainKey("HUTONG_JWT_PRIVATE_KEY").containsKey("HUTONG_JWT_PUBLIC_KEY");
        assertThat(plan(Member.MERCHANT, Map.of()).environment())
                .doesNotContainKeys("HUTONG_JWT_PRIVATE_KEY", "HUTONG_BUYER_KEY",
                        "HUTONG_WECHATPAY_CREDENTIALS");
    }

    @Test
    void onlyThePageOfOrderServiceMayCallTheOthersFromABrowser() {
        var origins = "http://localhost:8081,http://127.0.0.1:8081";

        assertThat(plan(Member.PAYMENT, Map.of()).environment())
                .containsEntry("HUTONG_PAGE_ORIGINS", origins);
        assertThat(plan(Member.MERCHANT, Map.of()).environment())
                .containsEntry("HUTONG_PAGE_ORIGINS", origins);
        assertThat(plan(Member.ORDER, Map.of()).environment())
                .containsEntry("HUTONG_PAGE_ENABLED", "true")
                .containsEntry("HUTONG_PAGE_PAYMENT_URL", "http://127.0.0.1:8082")
                .doesNotContainKey("HUTONG_PAGE_ORIGINS");
    }

    @Test
    void noSecretIsAnArgument() {
        var keys = new KeyRing(home().keys());

        for (var service : Member.services()) {
            assertThat(String.join(" ", plan(service, Map.of()).command()))
                    .doesNotContain(keys.databasePassword(service));
        }
    }

    @Test
    void extraJvmOptionsComeAfterOurs() {
        var command = plan(Member.ORDER,
                Map.of("HUTONG_ORDER_JVM_OPTIONS", "-XX:TieredStopAtLevel=4 -Xmx1g"))
                .command();

        assertThat(command).containsSubsequence("-XX:TieredStopAtLevel=1", "-Xmx320m",
                "-XX:TieredStopAtLevel=4", "-Xmx1g", "-jar");
    }

    @Test
    void loadedClassesAreKeptUnlessTheClusterIsStartedOnlyOnce() {
        assertThat(plan(Member.ORDER, Map.of()).command())
                .contains("-XX:SharedArchiveFile=classes.jsa");
        assertThat(String.join(" ", plan(Member.ORDER, Map.of("HUTONG_CLASS_ARCHIVE", "off"))
                .command())).doesNotContain("SharedArchive");
    }

    private ChildPlan plan(Member service, Map<String, String> environment) {
        return plans(environment)
                .service(service, Path.of("program.jar"), Path.of("wechatpay.json"));
    }

    private LaunchPlans plans(Map<String, String> environment) {
        var home = home();
        return new LaunchPlans(home, Ports.of(home, environment), new KeyRing(home.keys()),
                environment);
    }

    private ClusterHome home() {
        return new ClusterHome(directory, directory.resolve("data")).prepared();
    }
}
