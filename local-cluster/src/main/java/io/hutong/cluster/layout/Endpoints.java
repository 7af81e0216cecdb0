package io.hutong.cluster.layout;

import java.net.URI;
import java.util.Map;

/**
 * Where a client reaches the cluster. Elsewhere than on this machine (in Docker, say) the
 * environment names the addresses: {@code HUTONG_ORDER_URL} and so on, {@code HUTONG_KAFKA}.
 */
public final class Endpoints {

    private final Ports ports;
    private final Map<String, String> environment;

    public Endpoints(Ports ports, Map<String, String> environment) {
        this.ports = ports;
        this.environment = Map.copyOf(environment);
    }

    /** Base address without a slash at its end. */
    public URI of(Member member) {
        var configured = environment.get("HUTONG_" + member.name() + "_URL");
        return URI.create(configured == null || configured.isBlank()
                ? "http://127.0.0.1:" + ports.of(member) : configured.replaceAll("/+$", ""));
    }

    public String kafka() {
        return environment.getOrDefault("HUTONG_KAFKA", "127.0.0.1:" + ports.of(Member.KAFKA));
    }
}
