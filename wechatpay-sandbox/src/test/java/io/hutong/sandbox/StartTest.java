package io.hutong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"prod", "production", "cloud,PROD-eu"})
    void aProductionProfileIsRefused(String profile) {
        assertThatThrownBy(() -> new CommandLine(new String[0],
                Map.of("SPRING_PROFILES_ACTIVE", profile)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must not run there");
    }

    @Test
    void optionsComeFromTheCommandLineBeforeTheEnvironment() {
        SandboxConfig config = new CommandLine(new String[] {"--port", "1234"},
                Map.of("SANDBOX_PORT", "99", "SANDBOX_RULES", "documented",
                        "SANDBOX_SUB_MCHIDS", "1900000201, 1900000202"))
                .config();

        assertThat(config.port()).isEqualTo(1234);
        assertThat(config.rules()).isEqualTo("documented");
        assertThat(config.subMchids()).containsExactly("1900000201", "1900000202");
    }

    @Test
    void aNameThatIsNoneIsExplained() {
        SandboxConfig config = new CommandLine(new String[] {"--host-names", "a b,c"}, Map.of())
                .config();

        assertThatThrownBy(() -> WechatPaySandbox.start(config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--host-names").hasMessageContaining("a b");
    }

    @Test
    void anUnknownOptionIsExplained() {
        assertThatThrownBy(() -> new CommandLine(new String[] {"--prot", "1"}, Map.of()))
                .hasMessageContaining("--prot").hasMessageContaining("--port N");
    }

    @ParameterizedTest
    @CsvSource({"SANDBOX_PORT, eighty", "SANDBOX_PORT, 70000", "SANDBOX_PORT, -1",
            "SANDBOX_FSYNC, maybe", "SANDBOX_RULES, nonsense", "SANDBOX_HEAD_SECONDS, 1.5",
            "SANDBOX_SEED, x"})
    void whatIsWrongIsSaidInOneSentenceWithTheVariableAndTheExitCodeOfASetting(
            String variable, String value) throws Exception {
        ProcessBuilder sandbox = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                WechatPaySandbox.class.getName()).redirectErrorStream(true)
                .redirectOutput(directory.resolve("out").toFile()).directory(directory.toFile());
        sandbox.environment().put(variable, value);
        Process process = sandbox.start();

        assertThat(process.waitFor()).isEqualTo(78);
        assertThat(Files.readAllLines(directory.resolve("out")))
                .singleElement().asString().startsWith(variable);
    }

    @Test
    void aScenarioFileSetsTheStage() throws IOException {
        Path file = Files.writeString(directory.resolve("scenario.yml"), """
                - PUT /sandbox/sub-merchants/1900000777: {}
                - POST /sandbox/contracts/seed: {count: 3, prefix: load-}
                - PUT /sandbox/buyers/login:load-1: {balance: 5}
                - PUT /sandbox/rules: {set: documented}
                """);

        try (WechatPaySandbox sandbox = WechatPaySandbox.start(
                SandboxConfig.inMemory().withScenario(file))) {
            assertThat(Api.control(sandbox, "GET", "/sandbox/buyers/login:load-1", null)
                    .path("balance").asInt()).isEqualTo(5);
            assertThat(Api.control(sandbox, "GET", "/sandbox/rules", null).path("set")
                    .asString()).isEqualTo("documented");
            assertThat(Api.as(Shop.PLATFORM, sandbox).merchant().path("sub_mchids").toString())
                    .contains("1900000777");
        }
    }

    @Test
    void aScenarioThatCannotBePlayedNamesItsStep() throws IOException {
        Path file = Files.writeString(directory.resolve("scenario.yml"),
                "- PUT /sandbox/rules: {set: nonsense}\n");

        assertThatThrownBy(() -> WechatPaySandbox.start(
                SandboxConfig.inMemory().withScenario(file)))
                .hasMessageContaining("Step 1");
    }

    @Test
    void twoSandboxesDoNotShareADirectory() {
        SandboxConfig config = SandboxConfig.inMemory().withDataDir(directory);
        try (WechatPaySandbox first = WechatPaySandbox.start(config)) {
            assertThat(first.port()).isPositive();
            assertThatThrownBy(() -> WechatPaySandbox.start(config))
                    .isInstanceOf(RuntimeException.class);
        }
    }
}
