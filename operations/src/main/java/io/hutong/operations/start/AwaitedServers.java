package io.hutong.operations.start;

import io.hutong.operations.settings.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Which servers a service needs, by its settings. */
final class AwaitedServers {

    private static final String DATABASE = "spring.datasource.";
    private static final String MIGRATION = "spring.flyway.";

    private AwaitedServers() {
    }

    /** What interests here of a binding of the messaging framework. */
    record Binding(@Nullable String destination) {
    }

    static List<AwaitedServer> of(Environment environment, Settings settings) {
        List<AwaitedServer> servers = new ArrayList<>();
        if (settings.value(DATABASE + "url") != null) {
            servers.add(new AwaitedPostgres(
                    settings, DATABASE + "username", DATABASE + "password"));
            if (migratesAsAnother(environment, settings)) {
                servers.add(new AwaitedPostgres(
                        settings, MIGRATION + "user", MIGRATION + "password"));
            }
        }
        Set<String> topics = topics(environment);
        if (settings.value("hutong.messaging.brokers") != null && !topics.isEmpty()) {
            servers.add(new AwaitedKafka(settings, topics));
        }
        return List.copyOf(servers);
    }

    private static boolean migratesAsAnother(Environment environment, Settings settings) {
        String owner = settings.value(MIGRATION + "user");
        return owner != null && !Objects.equals(owner, settings.value(DATABASE + "username"))
                && environment.getProperty(MIGRATION + "enabled", Boolean.class, true);
    }

    /** What the service reads. */
    static Set<String> topics(Environment environment) {
        return Binder.get(environment).bind("spring.cloud.stream.bindings",
                Bindable.mapOf(String.class, Binding.class)).orElse(Map.of())
                .values().stream().map(Binding::destination)
                .filter(Objects::nonNull)
                .flatMap(names -> Arrays.stream(names.split(",")))
                .map(String::strip).collect(Collectors.toUnmodifiableSet());
    }
}
