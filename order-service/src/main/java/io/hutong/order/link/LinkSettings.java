package io.hutong.order.link;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Share links.
 *
 * @param key         file with base 64 of 32 random bytes that signs links
 * @param previousKey file with the key before, which still verifies; null when there was none
 * @param url         what the token is appended to; its host is allowed on every platform
 * @param miniProgram opened by a link
 * @param path        page inside of it; {@code %s} are SKU and token
 * @param platform    where a text is pasted when the request does not say so
 * @param life        of a link
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

    /** An environment variable that is set to nothing counts as not set. */
    LinkSettings {
        previousKey = previousKey == null || previousKey.isBlank() ? null : previousKey;
        if (!life.isPositive() || !window.isPositive() || !refresh.isPositive() || perDay < 1
                || textMax < 1 || url.getHost() == null) {
            throw new IllegalArgumentException("hutong.order.link takes positive values only, and"
                    + " an absolute url");
        }
    }

    List<Path> keys() {
        return previousKey == null ? List.of(key) : List.of(key, Path.of(previousKey));
    }

    String ownDomain() {
        return url.getHost().toLowerCase(Locale.ROOT);
    }
}
