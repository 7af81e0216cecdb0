package io.hutong.order.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings with which no link could be followed are refused at start, by name. */
class LinkSettingsTest {

    private static LinkSettings with(Duration life, String url, int textMax) {
        return new LinkSettings(Path.of("key"), null, URI.create(url), "wx", "p?%s&%s",
                Platform.WECHAT, life, Duration.ofDays(7), 1_000, textMax,
                Duration.ofMillis(250));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT20S", "PT59.999S", "PT0S", "PT-1M", "PT1000000H"})
    void lifeThatATokenCannotSayIsRefused(Duration life) {
        assertThatThrownBy(() -> with(life, "https://shop.example/s/", 20_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HUTONG_LINK_LIFE");
    }

    @Test
    void linkLivesAsLongAsItsSettingSaysAtLeast() {
        for (String made : new String[] {"2026-12-01T10:00:00Z", "2026-12-01T10:00:00.001Z",
                "2026-12-01T10:00:59.999Z"}) {
            Instant promised = Instant.parse(made).plus(Duration.ofMinutes(1));

            assertThat(LinkTokens.toTheMinute(promised)).as(made).isAfterOrEqualTo(promised)
                    .isBefore(promised.plus(Duration.ofMinutes(1)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.example/s/", "ftp://shop.example/s/", "https://%20/s/",
            "http://[::1]:8081/s/", "https://xn--shp-5cd.example/s/", "https://a@shop.example/s/"})
    void addressThatNoPastedLinkCouldHaveIsRefused(String url) {
        assertThatThrownBy(() -> with(Duration.ofDays(7), url, 20_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HUTONG_LINK_URL");
    }

    @Test
    void ownAddressHasThePortThatItIsWrittenWith() {
        assertThat(with(Duration.ofDays(7), "HTTP://Localhost:8081/s/", 20_000).own())
                .isEqualTo(new WebAddress("http", "localhost", 8081));
        assertThat(with(Duration.ofMinutes(1), "https://shop.example/s/", 20_000).own())
                .isEqualTo(new WebAddress("https", "shop.example", 443));
    }
}
