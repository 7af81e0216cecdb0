package io.hutong.web.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

/** A header that can mean only one thing is given once. */
class SingleHeadersTest {

    @ParameterizedTest
    @ValueSource(strings = {"Idempotency-Key", "idempotency-key", "Authorization", "Content-Type",
            "Content-Length", "Host", "Origin", "Last-Event-ID", "If-Modified-Since", "traceparent",
            "Wechatpay-Signature", "WECHATPAY-SERIAL", "Range"})
    void secondValueIsSeenAlsoWhenItIsTheSame(String name) {
        HttpHeaders headers = new HttpHeaders();
        headers.add(name, "a");
        assertThat(SingleHeaders.repeated(headers)).isEmpty();

        headers.add(name, "a");

        assertThat(SingleHeaders.repeated(headers))
                .hasValueSatisfying(found -> assertThat(found).isEqualToIgnoringCase(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Accept", "Accept-Language", "If-None-Match", "Cache-Control", "Via",
            "X-Forwarded-For", "Forwarded", "tracestate", "Cookie", "X-Of-Somebody"})
    void listMayBeGivenInParts(String name) {
        HttpHeaders headers = new HttpHeaders();
        headers.add(name, "a");
        headers.add(name, "b");

        assertThat(SingleHeaders.repeated(headers)).isEmpty();
    }
}
