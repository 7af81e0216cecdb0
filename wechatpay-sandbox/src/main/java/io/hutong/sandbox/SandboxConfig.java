package io.hutong.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Settings of a sandbox.
 *
 * @param bind       address to listen on
 * @param port       0: any free port
 * @param dataDir    where keys and state are kept; null: nowhere
 * @param rules      rule set at first: {@code local} or {@code documented}
 * @param seed       of everything that is left to chance, except keys
 * @param lateDelay  business time after which a {@code LATE} request takes effect
 * @param hold       real time after which a client that a fault left without answer is dropped
 * @param subMchids  further sub-merchants of the commerce platform
 * @param scenario   control-plane calls to make at start; null: none
 * @param pageOrigins pages of these origins may sign and pay in a buyer's place
 */
public record SandboxConfig(String bind, int port, @Nullable Path dataDir, String rules,
                            long seed, Duration lateDelay, Duration hold,
                            List<String> subMchids, @Nullable Path scenario,
                            List<String> pageOrigins) {

    /** The default port. */
    public static final int PORT = 8090;
    private static final Duration LATE = Duration.ofSeconds(40);
    private static final Duration HOLD = Duration.ofSeconds(60);

    /** In memory, on a free port of the loopback address, with the local rules. */
    public static SandboxConfig inMemory() {
        return new SandboxConfig("127.0.0.1", 0, null, "local", 1, LATE, HOLD, List.of(),
                null, List.of());
    }

    public SandboxConfig withDataDir(Path directory) {
        return new SandboxConfig(bind, port, directory, rules, seed, lateDelay, hold, subMchids,
                scenario, pageOrigins);
    }

    public SandboxConfig withPort(int next) {
        return new SandboxConfig(bind, next, dataDir, rules, seed, lateDelay, hold, subMchids,
                scenario, pageOrigins);
    }

    public SandboxConfig withSeed(long next) {
        return new SandboxConfig(bind, port, dataDir, rules, next, lateDelay, hold, subMchids,
                scenario, pageOrigins);
    }

    public SandboxConfig withLateDelay(Duration next) {
        return new SandboxConfig(bind, port, dataDir, rules, seed, next, hold, subMchids,
                scenario, pageOrigins);
    }

    public SandboxConfig withRules(String set) {
        return new SandboxConfig(bind, port, dataDir, set, seed, lateDelay, hold, subMchids,
                scenario, pageOrigins);
    }

    public SandboxConfig withScenario(Path file) {
        return new SandboxConfig(bind, port, dataDir, rules, seed, lateDelay, hold, subMchids,
                file, pageOrigins);
    }

    public SandboxConfig withPageOrigins(List<String> origins) {
        return new SandboxConfig(bind, port, dataDir, rules, seed, lateDelay, hold, subMchids,
                scenario, List.copyOf(origins));
    }
}
