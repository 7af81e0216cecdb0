package io.hutong.cluster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What buyers are promised locally is what the sandbox's {@code local} rules let them spend. */
class SandboxLimitsTest {

    private static final List<String> NAMES = List.of("HUTONG_MANDATE_PER_DEBIT",
            "HUTONG_MANDATE_PER_DAY", "HUTONG_MANDATE_COUNT_PER_DAY");

    @Test
    void clusterPassesTheLimitsOfTheSandboxsLocalRules() throws IOException {
        var debit = at(yaml("wechatpay-sandbox/src/main/resources/sandbox-rules.yml"),
                "sets", "local", "debit");

        assertThat(LaunchPlans.SANDBOX_LIMITS)
                .containsEntry("HUTONG_MANDATE_PER_DEBIT", debit.get("max_per_debit").toString())
                .containsEntry("HUTONG_MANDATE_PER_DAY", debit.get("max_per_day").toString())
                .containsEntry("HUTONG_MANDATE_COUNT_PER_DAY",
                        debit.get("max_count_per_day").equals(0) ? ""
                                : debit.get("max_count_per_day").toString());
    }

    @Test
    void composePassesTheSame() throws IOException {
        var environment = at(yaml("docker-compose.yml"), "services", "payment-service",
                "environment");

        for (var name : NAMES) {
            assertThat(environment.get(name)).isEqualTo(
                    "${" + name + ":-" + LaunchPlans.SANDBOX_LIMITS.get(name) + "}");
        }
    }

    private static Map<?, ?> yaml(String file) throws IOException {
        return new Yaml().load(Files.readString(Path.of("..").resolve(file)));
    }

    private static Map<?, ?> at(Map<?, ?> tree, String... path) {
        Map<?, ?> node = tree;
        for (var step : path) {
            node = (Map<?, ?>) node.get(step);
        }
        return node;
    }
}
