package io.hutong.cluster.layout;

import io.hutong.cluster.terminal.CommandFailed;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * TCP ports, and who reaches them. The environment decides, then what the cluster was started with, then
 * the documented default, so that {@code demo} and {@code check} find a cluster that was started
 * on other ports.
 */
public final class Ports {

    private static final int CONTROLLER_OFFSET = 20_000;
    /** A service's figures are a thousand ports above what it serves. */
    private static final int MANAGEMENT_OFFSET = 1_000;
    private static final int LAST = 65_535;

    private static final String MANAGEMENT = ".management";
    private static final String BIND = "bind";

    private final Map<Member, Integer> ports;
    private final Map<Member, Integer> management;
    private final Reach reach;

    private Ports(Map<Member, Integer> ports, Map<Member, Integer> management, Reach reach) {
        this.ports = ports;
        this.management = management;
        this.reach = reach;
    }

    /** @param environment usually {@link System#getenv()} */
    public static Ports of(ClusterHome home, Map<String, String> environment) {
        var remembered = remembered(file(home));
        var ports = new EnumMap<Member, Integer>(Member.class);
        for (var member : Member.values()) {
            var value = environment.getOrDefault(member.portVariable(),
                    remembered.getProperty(member.id(), Integer.toString(member.defaultPort())));
            ports.put(member, parsed(member.portVariable(), value));
        }
        return new Ports(ports, management(ports, environment, remembered),
                Reach.parsed(environment.getOrDefault(Reach.VARIABLE,
                        remembered.getProperty(BIND, Reach.THIS_MACHINE.address()))));
    }

    /** Beside the service's own port, so that who moves that moves both. */
    private static Map<Member, Integer> management(Map<Member, Integer> ports,
            Map<String, String> environment, Properties remembered) {
        var management = new EnumMap<Member, Integer>(Member.class);
        for (var service : Member.services()) {
            var fallback = Integer.toString(beside(Objects.requireNonNull(ports.get(service)),
                    MANAGEMENT_OFFSET));
            var value = environment.getOrDefault(service.managementPortVariable(),
                    environment.containsKey(service.portVariable()) ? fallback
                            : remembered.getProperty(service.id() + MANAGEMENT, fallback));
            management.put(service, parsed(service.managementPortVariable(), value));
        }
        return management;
    }

    private static int beside(int port, int offset) {
        return port + offset <= LAST ? port + offset : port - offset;
    }

    public int of(Member member) {
        return ports.getOrDefault(member, member.defaultPort());
    }

    /** Where a service gives its metrics. */
    public int managementOf(Member service) {
        return management.getOrDefault(service, of(service) + MANAGEMENT_OFFSET);
    }

    /** All that a member listens on and that a person can choose. */
    public List<Listener> listeners(Member member) {
        var own = new Listener(member, member.portVariable(), of(member));
        return member.isService() ? List.of(own, new Listener(member,
                member.managementPortVariable(), managementOf(member))) : List.of(own);
    }

    /** Where the broker talks with itself if the port is free; nobody else ever connects to it. */
    public int preferredKafkaController() {
        return beside(of(Member.KAFKA), CONTROLLER_OFFSET);
    }

    /** Who reaches the services. */
    public Reach reach() {
        return reach;
    }

    /** Keeps them for later commands. */
    public void remember(ClusterHome home) {
        var properties = new Properties();
        ports.forEach((member, port) -> properties.setProperty(member.id(), port.toString()));
        management.forEach((service, port) -> properties.setProperty(service.id() + MANAGEMENT,
                port.toString()));
        properties.setProperty(BIND, reach.address());
        try (var writer = Files.newBufferedWriter(file(home))) {
            properties.store(writer, "ports that this cluster was started with");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file(home), e);
        }
    }

    private static Path file(ClusterHome home) {
        return home.data().resolve("ports.properties");
    }

    private static Properties remembered(Path file) {
        var properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }
        return properties;
    }

    private static int parsed(String variable, String value) {
        try {
            int port = Integer.parseInt(value.strip());
            if (port > 0 && port <= LAST) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new CommandFailed(variable + " is not a port: " + value, e);
        }
        throw new CommandFailed(variable + " is not a port: " + value);
    }
}
