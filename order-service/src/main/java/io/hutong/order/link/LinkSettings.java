package io.hutong.order.link;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Share links.
 *
 * @param key         file with base 64 of 32 random bytes that signs links
 * @param previousKey file with the key before, which still verifies; null when there was none
 * @param url         what the token is appended to; its host and port are allowed everywhere
 * @param miniProgram opened by a link
 * @param path        page inside of it; {@code %s} are SKU and token
 * @param platform    where a text is pasted when the request does not say so
 * @param life        of a link; tokens count in minutes, so one at least
 * @param window      within it an order is credited to the link that its buyer opened last
 * @param perDay      links that one buyer may make in a day
 * @param textMax     characters of a pasted text that are looked at
 * @param refresh     pause between two looks for blocked domains, and between two counts
 */
@ConfigurationProperties("hutong.order.link")
record LinkSettings(
        Path key, @Nullable String previousKey,
        @DefaultValue("http://localhost:8081/s/") URI url,
        @DefaultValue("wx-hutong-demo") String miniProgram,
        @DefaultValue("pages/product/product?sku=%s&share_token=%s") String path,
        @DefaultValue("WECHAT") Platform platform,
        @DefaultValue("7d") Duration life, @DefaultValue("7d") Duration window,
        @DefaultValue("1000") int perDay, @DefaultValue("20000") int textMax,
        @DefaultValue("250ms") Duration refresh) {

    private static final Duration SHORTEST_LIFE = Duration.ofMinutes(1);
    private static final Duration SHORTEST_WINDOW = Duration.ofSeconds(1);
    private static final Duration SHORTEST_REFRESH = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofDays(3_650);
    private static final int TEXT_MOST = 1_000_000;
    private static final int BYTES_PER_CHARACTER = 12;
    private static final int OTHER_BYTES = 1_024;

    /** An environment variable that is set to nothing counts as not set. */
    LinkSettings {
        previousKey = previousKey == null || previousKey.isBlank() ? null : previousKey;
        require(life.compareTo(SHORTEST_LIFE) >= 0 && life.compareTo(LONGEST) <= 0,
                "HUTONG_LINK_LIFE must be one minute (1m) to ten years (3650d)");
        require(window.compareTo(SHORTEST_WINDOW) >= 0 && window.compareTo(LONGEST) <= 0,
                "HUTONG_LINK_WINDOW must be one second (1s) to ten years (3650d)");
        require(refresh.compareTo(SHORTEST_REFRESH) >= 0,
                "HUTONG_LINK_REFRESH must be 10ms at least");
        require(perDay > 0, "HUTONG_LINK_PER_DAY must be 1 at least");
        require(textMax > 0 && textMax <= TEXT_MOST,
                "HUTONG_LINK_TEXT_MAX must be 1 to " + TEXT_MOST);
        require(addressOf(url).isPresent(), "HUTONG_LINK_URL must be an http or https address"
                + " with a plain host name, such as https://shop.example/s/");
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }

    private static Optional<WebAddress> addressOf(URI url) {
        return WebAddress.parse(url.toString().toLowerCase(Locale.ROOT));
    }

    List<Path> keys() {
        return previousKey == null ? List.of(key) : List.of(key, Path.of(previousKey));
    }

    /** Bytes of a body whose text is as long as it may be, each half character as \\uXXXX. */
    int bodyMax() {
        return textMax * BYTES_PER_CHARACTER + OTHER_BYTES;
    }

    /** Where our own links lead. */
    WebAddress own() {
        return addressOf(url).orElseThrow();
    }
}
