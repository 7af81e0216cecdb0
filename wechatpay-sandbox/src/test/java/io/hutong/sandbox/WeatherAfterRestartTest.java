package io.hutong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the control plane was asked for holds after a restart, until its state is deleted. */
class WeatherAfterRestartTest {

    private static final String DEBITS = "POST /v3/ecommerce/combine-papay/transactions";

    @TempDir
    private Path directory;

    @Test
    void faultCountsOnAfterARestart() {
        String contract;
        try (WechatPaySandbox first = start("local")) {
            contract = new Shop(first).contract("alice");
            faults(first, "PUT", "STATUS_500", ",\"times\":3");
            faults(first, "POST", "STATUS_429", ",\"times\":1");
            assertThat(debit(first, "order1", contract)).isEqualTo(500);
        }
        try (WechatPaySandbox second = start("local")) {
            JsonNode kept = Api.control(second, "GET", "/sandbox/faults", null);
            assertThat(kept.size()).isEqualTo(2);
            assertThat(kept.path(0).path("struck").asInt()).isEqualTo(1);
            assertThat(kept.path(0).path("matched").asInt()).isEqualTo(1);
            assertThat(debit(second, "order2", contract)).isEqualTo(500);
        }
        try (WechatPaySandbox third = start("local")) {
            assertThat(debit(third, "order3", contract)).isEqualTo(500);
            assertThat(debit(third, "order4", contract)).isEqualTo(429);
            assertThat(debit(third, "order5", contract)).isEqualTo(200);
            faults(third, "PUT", "HTML_502", "");
        }
        try (WechatPaySandbox fourth = start("local")) {
            assertThat(Api.control(fourth, "GET", "/sandbox/faults", null).size()).isEqualTo(1);
            assertThat(debit(fourth, "order6", contract)).isEqualTo(502);
        }
    }

    @Test
    void callbacksRulesAndClockAreAsTheyWereAndDeletingStateEndsThem() {
        try (WechatPaySandbox first = start("local")) {
            Api.control(first, "PUT", "/sandbox/callbacks",
                    "{\"drop\":0.5,\"delay_ms\":[1,2],\"reorder\":true}");
            Api.control(first, "PUT", "/sandbox/rules", "{\"set\":\"documented\"}");
            Api.control(first, "POST", "/sandbox/clock/advance", "{\"seconds\":3600}");
            faults(first, "PUT", "RESET", "");
        }
        try (WechatPaySandbox second = start("local")) {
            JsonNode behaviour = Api.control(second, "GET", "/sandbox/callbacks", null)
                    .path("behaviour");
            assertThat(behaviour.path("drop").asDouble()).isEqualTo(0.5);
            assertThat(behaviour.path("delay_ms").toString()).isEqualTo("[1,2]");
            assertThat(rules(second)).isEqualTo("documented");
            assertThat(Api.control(second, "GET", "/sandbox/clock", null)
                    .path("ahead_seconds").asLong()).isEqualTo(3600);
            Api.open(second, "DELETE", "/sandbox/state", null);
            isClear(second);
        }
        try (WechatPaySandbox third = start("local")) {
            isClear(third);
        }
    }

    @Test
    void startWithOtherRulesHasTheLastWord() {
        try (WechatPaySandbox first = start("local")) {
            Api.control(first, "PUT", "/sandbox/rules", "{\"set\":\"documented\"}");
        }
        try (WechatPaySandbox second = start("documented")) {
            Api.control(second, "PUT", "/sandbox/rules", "{\"set\":\"local\"}");
        }
        try (WechatPaySandbox third = start("documented")) {
            assertThat(rules(third)).isEqualTo("local");
        }
        try (WechatPaySandbox fourth = start("local")) {
            assertThat(rules(fourth)).isEqualTo("local");
        }
    }

    @Test
    void scenarioIsPlayedOnceAndAgainOnlyWhenItChanges() throws IOException {
        Path file = directory.resolve("scenario.yml");
        Files.writeString(file, "- POST /sandbox/clock/advance: {seconds: 60}\n"
                + "- POST /sandbox/faults: [{match: \"GET /v3/x\", effect: RESET}]\n");
        for (int starts = 0; starts < 3; starts++) {
            try (WechatPaySandbox sandbox = with(file)) {
                assertThat(Api.control(sandbox, "GET", "/sandbox/clock", null)
                        .path("ahead_seconds").asLong()).isEqualTo(60);
                assertThat(Api.control(sandbox, "GET", "/sandbox/faults", null).size())
                        .isEqualTo(1);
            }
        }
        Files.writeString(file, "- PUT /sandbox/faults: []\n");
        try (WechatPaySandbox sandbox = with(file)) {
            assertThat(Api.control(sandbox, "GET", "/sandbox/faults", null).size()).isZero();
        }
    }

    private WechatPaySandbox start(String rules) {
        return WechatPaySandbox.start(SandboxConfig.inMemory().withDataDir(directory)
                .withRules(rules));
    }

    private WechatPaySandbox with(Path scenario) {
        return WechatPaySandbox.start(SandboxConfig.inMemory()
                .withDataDir(directory.resolve("data")).withScenario(scenario));
    }

    private static void faults(WechatPaySandbox sandbox, String method, String effect,
            String more) {
        Api.control(sandbox, method, "/sandbox/faults", "[{\"match\":\"" + DEBITS
                + "\",\"effect\":\"" + effect + "\"" + more + "}]");
    }

    private static int debit(WechatPaySandbox sandbox, String order, String contract) {
        return new Shop(sandbox).debit(order, contract, 100).status();
    }

    private static String rules(WechatPaySandbox sandbox) {
        return Api.control(sandbox, "GET", "/sandbox/rules", null).path("set").asString();
    }

    private static void isClear(WechatPaySandbox sandbox) {
        assertThat(Api.control(sandbox, "GET", "/sandbox/faults", null).size()).isZero();
        assertThat(Api.control(sandbox, "GET", "/sandbox/callbacks", null).path("behaviour")
                .path("drop").asDouble(0)).isZero();
        assertThat(rules(sandbox)).isEqualTo("local");
        assertThat(Api.control(sandbox, "GET", "/sandbox/clock", null)
                .path("ahead_seconds").asLong()).isZero();
    }
}
