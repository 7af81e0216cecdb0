package io.hutong.cluster.layout;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The processes of the cluster, in the order in which they can be started. */
public enum Member {
    POSTGRES("PostgreSQL", 15432),
    KAFKA("Kafka", 9092),
    SANDBOX("wechatpay-sandbox", 8090),
    MERCHANT("merchant-service", 8083),
    PAYMENT("payment-service", 8082),
    ORDER("order-service", 8081);

    private final String title;
    private final int defaultPort;

    Member(String title, int defaultPort) {
        this.title = title;
        this.defaultPort = defaultPort;
    }

    /** What people call it; for the programs of this repository, the module's name. */
    public String title() {
        return title;
    }

    /** What the command line calls it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int defaultPort() {
        return defaultPort;
    }

    /** Environment variable that chooses another port. */
    public String portVariable() {
        return "HUTONG_" + name() + "_PORT";
    }

    /** Environment variable that chooses where a service gives its metrics. */
    public String managementPortVariable() {
        return "HUTONG_" + name() + "_MANAGEMENT_PORT";
    }

    public boolean isService() {
        return services().contains(this);
    }

    /** The three services, which need all of the others. */
    public static List<Member> services() {
        return List.of(MERCHANT, PAYMENT, ORDER);
    }

    /** What the command line shows when it lists the members. */
    @Override
    public String toString() {
        return id();
    }

    /** By id or title. */
    public static Optional<Member> named(String name) {
        return Arrays.stream(values())
                .filter(member -> member.id().equals(name) || member.title.equals(name))
                .findFirst();
    }
}
