package io.hutong.payment.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.wechat.pay.java.core.util.PemUtil;
import io.hutong.payment.testing.WeChat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that change while they are in use, against a sandbox with the official SDK's downloader. */
class KeyRenewalTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration A_WHILE = Duration.ofMillis(300);

    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger changes = new AtomicInteger();
    private final OkHttpClient counted = new OkHttpClient.Builder().addInterceptor(chain -> {
        requests.incrementAndGet();
        return chain.proceed(chain.request());
    }).build();
    private WeChat wechat;
    private Path file;
    private WechatPayCredentials credentials;

    @BeforeEach
    void start() {
        wechat = new WeChat();
        file = wechat.credentials();
        credentials = WechatPayCredentials.read(file);
    }

    @AfterEach
    void stop() {
        wechat.close();
    }

    @Test
    void nextCertificateIsFoundByItsSerialAndTheOneBeforeStaysBesideIt() {
        KeyRenewal renewal = renewal(credentials, null, LONG);
        renewal.tick();
        String before = serialOf(credentials);

        String next = wechat.rotatesItsCertificate();
        assertThat(renewal.current().knows(next)).isFalse();
        renewal.findKey(next);

        assertThat(renewal.current().knows(next)).isTrue();
        assertThat(renewal.current().knows(before)).isTrue();
        assertThat(renewal.current().knows(credentials.publicKeyId())).isTrue();
    }

    @Test
    void nextCertificateIsFetchedByTheClock() {
        KeyRenewal renewal = new KeyRenewal(credentials, sources(null), certificates(),
                new KeyRenewal.Pace(LONG, Duration.ofNanos(1)), () -> {});
        renewal.tick();
        String next = wechat.rotatesItsCertificate();

        renewal.tick();

        assertThat(renewal.current().knows(next)).isTrue();
    }

    @Test
    void manyUnknownSerialsAskTheChannelOnce() {
        KeyRenewal renewal = renewal(credentials, null, LONG);
        renewal.tick();
        requests.set(0);

        IntStream.range(0, 500).parallel().forEach(n -> renewal.findKey("UNKNOWN" + n));

        assertThat(requests).hasValue(1);
    }

    @Test
    void doubtsOfOurOwnKeysAreAsBounded() {
        KeyRenewal renewal = renewal(credentials, wechat.url() + "/sandbox/merchants", LONG);

        IntStream.range(0, 500).parallel().forEach(n -> renewal.doubt());

        assertThat(requests).hasValueLessThanOrEqualTo(1);
    }

    @Test
    void changedFileIsReadAndHalfAFileAndAnotherPlatformsAreNot() throws IOException {
        KeyRenewal renewal = renewal(credentials, null, LONG);
        String content = Files.readString(file);
        WeChat other = new WeChat();
        try {
            WechatPayCredentials next = WechatPayCredentials.read(other.credentials());

            Files.writeString(file, content.substring(0, content.length() / 2));
            renewal.tick();
            assertThat(renewal.current().credentials()).isEqualTo(credentials);
            Files.writeString(file, content.replace(credentials.mchid(), "1900009999"));
            renewal.tick();
            assertThat(renewal.current().credentials()).isEqualTo(credentials);

            Files.copy(other.credentials(), file,
                    StandardCopyOption.REPLACE_EXISTING);
            renewal.tick();
            assertThat(renewal.current().credentials()).isEqualTo(next);
            assertThat(changes).hasValue(1);
        } finally {
            other.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "{}", "1", "\"\"", "[null]"})
    void fileThatHoldsOtherJsonIsPassedOverLikeHalfAFile(String json) throws IOException {
        KeyRenewal renewal = renewal(credentials, null, LONG);
        Files.writeString(file, json);

        renewal.tick();

        assertThat(renewal.current().credentials()).isEqualTo(credentials);
        assertThatThrownBy(() -> CredentialsCheck.check(file))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "[null]", "[null,{\"plan_id\":1}]"})
    void listOfNobodysKeysIsEmpty(String json) {
        assertThat(WechatPayCredentials.list(json.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void clockThatFailsPausesAllTheSame() {
        AtomicInteger looks = new AtomicInteger();
        KeyClock clock = new KeyClock(new KeyRenewal(credentials,
                new CredentialSources(file, null, counted) {
                    @Override
                    Optional<WechatPayCredentials> changedFile() {
                        looks.incrementAndGet();
                        throw new UnsupportedOperationException("broken");
                    }
                }, certificates(), new KeyRenewal.Pace(LONG, LONG), () -> {}), LONG);
        clock.start();
        try {
            await().atMost(PATIENCE).until(() -> looks.get() > 0);
            await().during(A_WHILE).atMost(PATIENCE).until(() -> looks.get() == 1);
        } finally {
            clock.stop();
        }
    }

    @Test
    void merchantThatHasOnlyThePublicKeyGoesOnWithIt() {
        wechat.call("PUT", "/sandbox/merchants/1900000001", "{\"role\":\"COMMERCE_PLATFORM\","
                + "\"appid\":\"wxhutong0000demo01\",\"public_key_only\":true}");
        KeyRenewal renewal = renewal(credentials, null, LONG);

        renewal.tick();

        assertThat(renewal.current().knows(credentials.publicKeyId())).isTrue();
        assertThat(renewal.current().preferred()).isEqualTo(credentials.publicKeyId());
    }

    @Test
    void merchantThatHasOnlyCertificatesFetchesThem() {
        WechatPayCredentials old = new WechatPayCredentials(credentials.mchid(),
                credentials.appid(), credentials.certificateSerialNo(), credentials.privateKey(),
                credentials.apiV3Key(), null, null, null, credentials.planId());
        KeyRenewal renewal = renewal(old, null, LONG);
        assertThat(renewal.current().preferred()).isEmpty();

        renewal.tick();

        assertThat(renewal.current().preferred()).isEqualTo(serialOf(credentials));
    }

    @Test
    void silentChannelTakesNoKeyAway() {
        KeyRenewal renewal = renewal(credentials, null, LONG);
        renewal.tick();
        wechat.fault("GET /v3/certificates", "STATUS_500", 100);

        renewal.findKey("UNKNOWN");

        assertThat(renewal.current().knows(serialOf(credentials))).isTrue();
    }

    private KeyRenewal renewal(WechatPayCredentials own, @Nullable String url, Duration pause) {
        return new KeyRenewal(own, sources(url), certificates(),
                new KeyRenewal.Pace(pause, LONG), changes::incrementAndGet);
    }

    private CredentialSources sources(@Nullable String url) {
        return new CredentialSources(file, url, counted);
    }

    private CertificateSource certificates() {
        return new CertificateSource(counted, wechat.url());
    }

    private static String serialOf(WechatPayCredentials credentials) {
        return PemUtil.getSerialNumber(PemUtil.loadX509FromString(
                String.valueOf(credentials.platformCertificate())));
    }
}
