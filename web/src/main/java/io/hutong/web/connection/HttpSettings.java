package io.hutong.web.connection;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the REST interfaces.
 *
 * @param maxBody            larger request bodies are answered with 413
 * @param idempotencyKept    how long an answer is repeated for its key
 * @param twinWait           how long a request waits for another with its key that is in flight
 * @param claimLease         after this a claim whose process has died may be taken over
 * @param purgeEvery         pause between two purges of expired keys
 * @param headTimeout        for a request's head, from its first byte to its last
 * @param bodyTimeout        for a request's body, from its head to its last byte
 * @param idleTimeout        a connection without a request is closed after it
 * @param hostNames          names that the service is asked by; any where none is told
 * @param pageOrigins        origins of pages whose scripts may call; none unless they are named
 */
@ConfigurationProperties("hutong.http")
public record HttpSettings(
        @DefaultValue("64KB") DataSize maxBody,
        @DefaultValue("24h") Duration idempotencyKept,
        @DefaultValue("1s") Duration twinWait,
        @DefaultValue("30s") Duration claimLease,
        @DefaultValue("1m") Duration purgeEvery,
        @DefaultValue("10s") Duration headTimeout,
        @DefaultValue("20s") Duration bodyTimeout,
        @DefaultValue("60s") Duration idleTimeout,
        @DefaultValue List<String> hostNames,
        @DefaultValue List<String> pageOrigins) {

    public HttpSettings {
        if (maxBody.toBytes() < 1 || maxBody.toBytes() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("hutong.http.max-body is out of range");
        }
        requirePositive("idempotency-kept", idempotencyKept);
        requirePositive("twin-wait", twinWait);
        requirePositive("claim-lease", claimLease);
        requirePositive("purge-every", purgeEvery);
        requirePositive("head-timeout", headTimeout);
        requirePositive("body-timeout", bodyTimeout);
        requirePositive("idle-timeout", idleTimeout);
        hostNames = HostNames.checked(hostNames);
        pageOrigins = pageOrigins.stream().map(CrossOrigin::checked).toList();
    }

    private static void requirePositive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("hutong.http." + name + " must be positive");
        }
    }
}
