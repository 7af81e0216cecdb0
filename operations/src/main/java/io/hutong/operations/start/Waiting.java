package io.hutong.operations.start;

import io.hutong.operations.settings.MisconfiguredException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for the servers for as long as it takes, and says so once in a while. A host whose name
 * nobody knows is waited for a moment only: it is more often wrong than late.
 */
final class Waiting {

    private static final Logger log = LoggerFactory.getLogger(Waiting.class);
    static final Duration SAYS_EVERY = Duration.ofSeconds(30);
    static final Duration NAMES_WITHIN = Duration.ofSeconds(10);

    private final List<AwaitedServer> servers;
    private final LongSupplier nanoTime;
    private final Pause pause;
    private final Map<String, String> states = new LinkedHashMap<>();

    /** Between two looks. */
    @FunctionalInterface
    interface Pause {

        void take() throws InterruptedException;
    }

    Waiting(List<AwaitedServer> servers, LongSupplier nanoTime, Pause pause) {
        this.servers = servers;
        this.nanoTime = nanoTime;
        this.pause = pause;
        servers.forEach(server -> states.put(server.name(), "unknown"));
    }

    /** A safe word for each server; empty for those that answer. */
    synchronized Map<String, String> states() {
        return new LinkedHashMap<>(states);
    }

    /**
     * Returns when every server answers.
     *
     * @throws MisconfiguredException when waiting is no use
     */
    void untilAllAnswer() throws InterruptedException {
        long begun = nanoTime.getAsLong();
        long saidAt = begun - SAYS_EVERY.toNanos();
        boolean said = false;
        while (true) {
            Map<String, String> missing = missing(
                    nanoTime.getAsLong() - begun > NAMES_WITHIN.toNanos());
            if (missing.isEmpty()) {
                break;
            }
            if (nanoTime.getAsLong() - saidAt >= SAYS_EVERY.toNanos()) {
                log.warn("Waiting: {}", String.join("; ", missing.values()));
                saidAt = nanoTime.getAsLong();
                said = true;
            }
            pause.take();
        }
        if (said) {
            log.info("All servers answer: {}", servers.stream().map(AwaitedServer::name)
                    .distinct().collect(Collectors.joining(", ")));
        }
    }

    /** What does not answer yet, by server. */
    private Map<String, String> missing(boolean namesAreWrong) throws InterruptedException {
        Map<String, String> missing = new LinkedHashMap<>();
        Map<String, String> found = new LinkedHashMap<>();
        for (AwaitedServer server : servers) {
            switch (server.look()) {
                case AwaitedServer.Look.Answers answers -> found.putIfAbsent(server.name(), "");
                case AwaitedServer.Look.NotYet notYet -> {
                    missing.putIfAbsent(server.name(), notYet.what());
                    found.put(server.name(), notYet.state());
                }
                case AwaitedServer.Look.NameUnknown unknown -> {
                    if (namesAreWrong) {
                        throw new MisconfiguredException(unknown.sentence());
                    }
                    missing.putIfAbsent(server.name(), unknown.what());
                    found.put(server.name(), "name unknown");
                }
            }
        }
        publish(found);
        return missing;
    }

    private synchronized void publish(Map<String, String> found) {
        states.putAll(found);
    }
}
