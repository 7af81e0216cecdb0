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
 * @param fsync      every change is forced to the disk before it is acknowledged
 * @param rules      rule set at first: {@code local} or {@code documented}
 * @param seed       of everything that is left to chance, except keys
 * @param lateDelay  business time after which a {@code LATE} request takes effect
 * @param patience   with clients, in real time
 * @param subMchids  further sub-merchants of the commerce platform
 * @param scenario   control-plane calls to make at start; null: none
 * @param pageOrigins pages of these origins may sign and pay in a buyer's place
 * @param hostNames  further names under which clients and browsers ask for the sandbox
 */
public record SandboxConfig(String bind, int port, @Nullable Path dataDir, boolean fsync,
        String rules, long seed, Duration lateDelay, Patience patience,
        List<String> subMchids, @Nullable Path scenario,
        List<String> pageOrigins, List<String> hostNames) {

    /** The default port. */
    public static final int PORT = 8090;
    private static final Duration LATE = Duration.ofSeconds(40);
    private static final Patience PATIENCE =
            new Patience(Duration.ofSeconds(60), Duration.ofSeconds(10));

    /**
     * @param hold a client that a fault left without answer is dropped after it
     * @param head within which a request's head has to be complete
     */
    public record Patience(Duration hold, Duration head) {
    }

    /** In memory, on a free port of the loopback address, with the local rules. */
    public static SandboxConfig inMemory() {
        return new SandboxConfig("127.0.0.1", 0, null, false, "local", 1, LATE, PATIENCE,
                List.of(), null, List.of(), List.of());
    }

    public SandboxConfig withDataDir(Path directory) {
        return new SandboxConfig(bind, port, directory, fsync, rules, seed, lateDelay, patience,
                subMchids, scenario, pageOrigins, hostNames);
    }

    public SandboxConfig withPort(int next) {
        return new SandboxConfig(bind, next, dataDir, fsync, rules, seed, lateDelay, patience,
                subMchids, scenario, pageOrigins, hostNames);
    }

    public SandboxConfig withSeed(long next) {
        return new SandboxConfig(bind, port, dataDir, fsync, rules, next, lateDelay, patience,
                subMchids, scenario, pageOrigins, hostNames);
    }

    public SandboxConfig withLateDelay(Duration next) {
        return new SandboxConfig(bind, port, dataDir, fsync, rules, seed, next, patience,
                subMchids, scenario, pageOrigins, hostNames);
    }

    public SandboxConfig withRules(String set) {
        return new SandboxConfig(bind, port, dataDir, fsync, set, seed, lateDelay, patience,
                subMchids, scenario, pageOrigins, hostNames);
    }

    public SandboxConfig withScenario(Path file) {
        return new SandboxConfig(bind, port, dataDir, fsync, rules, seed, lateDelay, patience,
                subMchids, file, pageOrigins, hostNames);
    }

    public SandboxConfig withFsync(boolean force) {
        return new SandboxConfig(bind, port, dataDir, force, rules, seed, lateDelay, patience,
                subMchids, scenario, pageOrigins, hostNames);
    }

    public SandboxConfig withPatience(Patience next) {
        return new SandboxConfig(bind, port, dataDir, fsync, rules, seed, lateDelay, next,
                subMchids, scenario, pageOrigins, hostNames);
    }

    public SandboxConfig withPageOrigins(List<String> origins) {
        return new SandboxConfig(bind, port, dataDir, fsync, rules, seed, lateDelay, patience,
                subMchids, scenario, List.copyOf(origins), hostNames);
    }

    public SandboxConfig withHostNames(List<String> names) {
        return new SandboxConfig(bind, port, dataDir, fsync, rules, seed, lateDelay, patience,
                subMchids, scenario, pageOrigins, List.copyOf(names));
    }
}
