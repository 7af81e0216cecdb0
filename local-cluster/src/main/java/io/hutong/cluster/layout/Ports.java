package io.hutong.cluster.layout;

import io.hutong.cluster.terminal.CommandFailed;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/**
 * TCP ports on 127.0.0.1. The environment decides, then what the cluster was started with, then
 * the documented default, so that {@code demo} and {@code check} find a cluster that was started
 * on other ports.
 */
public final class Ports {

    private static final int CONTROLLER_OFFSET = 20_000;
    private static final int LAST = 65_535;

    private static final String MANAGEMENT = ".management";

    private final Map<Member, Integer> ports;
    private final Map<Member, Integer> management;

    private Ports(Map<Member, Integer> ports, Map<Member, Integer> management) {
        this.ports = ports;
        this.management = management;
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
        return new Ports(ports, management(environment, remembered));
    }

    private static Map<Member, Integer> management(
            Map<String, String> environment, Properties remembered) {
        var ports = new EnumMap<Member, Integer>(Member.class);
        for (var service : Member.services()) {
            var value = environment.getOrDefault(service.managementPortVariable(),
                    remembered.getProperty(service.id() + MANAGEMENT,
                            Integer.toString(service.defaultManagementPort())));
            ports.put(service, parsed(service.managementPortVariable(), value));
        }
        return ports;
    }

    public int of(Member member) {
        return ports.getOrDefault(member, member.defaultPort());
    }

    /** Where a service gives its metrics. */
    public int managementOf(Member service) {
        return management.getOrDefault(service, service.defaultManagementPort());
    }

    /** The port on which the broker talks with itself. */
    public int kafkaController() {
        int port = of(Member.KAFKA) + CONTROLLER_OFFSET;
        return port <= LAST ? port : of(Member.KAFKA) - CONTROLLER_OFFSET;
    }

    /** Keeps them for later commands. */
    public void remember(ClusterHome home) {
        var properties = new Properties();
        ports.forEach((member, port) -> properties.setProperty(member.id(), port.toString()));
        management.forEach((service, port) ->
                properties.setProperty(service.id() + MANAGEMENT, port.toString()));
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
