package io.hutong.payment.wechatpay;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the keys up to date: the channel's certificates by the clock and when one signs that we do
 * not know, our own credentials when their file changes and when the channel refuses them. However
 * many forged callbacks come, the channel is asked at most once in a pause.
 */
final class KeyRenewal {

    private static final Logger log = LoggerFactory.getLogger(KeyRenewal.class);
    /** A callback has to be answered within five seconds. */
    private static final long PATIENCE_MS = 3_000;

    private final CredentialSources sources;
    private final CertificateSource certificates;
    private final Runnable changed;
    private final RateLimiter searches;
    private final RateLimiter doubts;
    private final Duration every;
    private final ReentrantLock renewing = new ReentrantLock();
    private volatile Keyring current;
    private volatile boolean due = true;
    private volatile long renewedAt;

    /**
     * @param pause between two attempts to find a key, and between two doubts of our own
     * @param every how long downloaded certificates are good
     */
    record Pace(Duration pause, Duration every) {
    }

    /** @param changed called when our own credentials are others than before */
    KeyRenewal(WechatPayCredentials first, CredentialSources sources,
            CertificateSource certificates, Pace pace, Runnable changed) {
        this.current = Keyring.of(first, List.of());
        this.sources = sources;
        this.certificates = certificates;
        this.changed = changed;
        this.every = pace.every();
        this.searches = oncePer("wechatpay-certificates", pace.pause());
        this.doubts = oncePer("wechatpay-credentials", pace.pause());
    }

    Keyring current() {
        return current;
    }

    /** Looks for the key behind an unknown serial; returns when it was found or cannot be now. */
    void findKey(String serial) {
        try {
            if (renewing.tryLock(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
                try {
                    if (!current.knows(serial) && searches.acquirePermission()) {
                        renew();
                    }
                } finally {
                    renewing.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Our own credentials may be others by now: read anew, without waiting for it. */
    void doubt() {
        if (doubts.acquirePermission()) {
            Thread.ofVirtual().name("wechatpay-credentials").start(this::readAnew);
        }
    }

    /** By the clock. */
    void tick() {
        renewing.lock();
        try {
            sources.changedFile().ifPresent(this::adopt);
            if (due || System.nanoTime() - renewedAt > every.toNanos()) {
                renew();
            }
        } finally {
            renewing.unlock();
        }
    }

    private void readAnew() {
        renewing.lock();
        try {
            Optional<WechatPayCredentials> other = sources.changedFile()
                    .or(() -> sources.elsewhere(current.credentials()));
            if (other.isPresent()) {
                adopt(other.get());
                renew();
            }
        } finally {
            renewing.unlock();
        }
    }

    /** What was downloaded replaces what was: a certificate that is withdrawn counts no more. */
    private void renew() {
        Optional<List<X509Certificate>> found = download();
        found.ifPresent(list -> {
            current = Keyring.of(current.credentials(), list);
            log.info("keys of WeChat Pay: {}", current.verifiers().keySet());
        });
        due = found.isEmpty();
        renewedAt = System.nanoTime();
    }

    private Optional<List<X509Certificate>> download() {
        Optional<List<X509Certificate>> found = certificates.download(current);
        if (found.isPresent()) {
            return found;
        }
        Optional<WechatPayCredentials> other = sources.elsewhere(current.credentials());
        other.ifPresent(this::adopt);
        return other.isPresent() ? certificates.download(current) : Optional.empty();
    }

    private void adopt(WechatPayCredentials other) {
        WechatPayCredentials now = current.credentials();
        if (other.equals(now)) {
            return;
        }
        if (!other.isSameParty(now)) {
            log.error("WeChat Pay credentials of another platform ({}) are ignored: restart the "
                    + "service to change mchid, appid or plan_id", other);
            return;
        }
        try {
            current = Keyring.of(other, List.of());
            due = true;
            log.warn("WeChat Pay credentials were changed: certificate {}",
                    other.certificateSerialNo());
            changed.run();
        } catch (RuntimeException e) {
            log.error("WeChat Pay credentials that cannot be used are ignored: {}",
                    e.toString());
        }
    }

    private static RateLimiter oncePer(String name, Duration pause) {
        return RateLimiter.of(name, RateLimiterConfig.custom().limitForPeriod(1)
                .limitRefreshPeriod(pause).timeoutDuration(Duration.ZERO).build());
    }
}
