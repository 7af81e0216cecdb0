package io.hutong.operations.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However wrongly a service is called, its figures stay few. */
class RequestSeriesTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @BeforeEach
    void filter() {
        registry.config().meterFilter(new RequestSeries());
    }

    @Test
    void everyMistakeOfACallerIsOneSeriesOfItsRoute() {
        for (String status : new String[] {"400", "404", "405", "409", "415", "422"}) {
            count(status, "Exception" + status);
        }

        assertThat(registry.get("http.server.requests").tag("status", "4xx").timer().count())
                .isEqualTo(6);
        assertThat(registry.getMeters()).hasSize(1);
    }

    @Test
    void whatTellsOfAnAttackOrOfAFaultOfOursIsToldApart() {
        for (String status : new String[] {"200", "202", "401", "429", "500", "503"}) {
            count(status, "none");
        }

        assertThat(registry.getMeters()).extracting(Meter::getId)
                .extracting(id -> id.getTag("status"))
                .containsExactlyInAnyOrder("200", "202", "401", "429", "500", "503");
    }

    @Test
    void otherMetersKeepTheirTags() {
        registry.counter("hutong.messages.applied", "status", "404").increment();

        assertThat(registry.get("hutong.messages.applied").tag("status", "404").counter().count())
                .isEqualTo(1);
    }

    private void count(String status, String exception) {
        registry.timer("http.server.requests", "uri", "/v1/orders", "method", "POST",
                "status", status, "exception", exception, "error", exception, "outcome", "any")
                .record(Duration.ofMillis(1));
    }
}
