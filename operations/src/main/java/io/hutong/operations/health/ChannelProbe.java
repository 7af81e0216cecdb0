package io.hutong.operations.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/**
 * WeChat, as far as can be told without a call that counts: somebody takes connections there, and
 * no circuit is open because calls failed.
 */
final class ChannelProbe implements HealthProbe {

    private static final int CONNECT_MILLIS = 1_000;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final URI url;
    private final MeterRegistry meters;

    ChannelProbe(URI url, MeterRegistry meters) {
        this.url = url;
        this.meters = meters;
    }

    @Override
    public Finding look() {
        InetSocketAddress address = new InetSocketAddress(url.getHost(), port());
        if (address.isUnresolved()) {
            return Finding.down("name unknown");
        }
        try (Socket socket = new Socket()) {
            socket.connect(address, CONNECT_MILLIS);
        } catch (IOException e) {
            return Finding.down("unreachable");
        }
        return isACircuitOpen() ? Finding.down("failing") : Finding.up("reachable");
    }

    private boolean isACircuitOpen() {
        return meters.find("resilience4j.circuitbreaker.state").tag("state", "open").gauges()
                .stream().mapToDouble(Gauge::value).anyMatch(open -> open > 0);
    }

    private int port() {
        if (url.getPort() > 0) {
            return url.getPort();
        }
        return "https".equals(url.getScheme()) ? HTTPS : HTTP;
    }
}
