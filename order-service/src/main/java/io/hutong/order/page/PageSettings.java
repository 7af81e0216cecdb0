package io.hutong.order.page;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the page has to know. An empty address is the page's own origin, as behind a gateway that
 * shares out the paths.
 *
 * @param enabled     whether there is a page at all
 * @param paymentUrl  payment-service, as browsers reach it
 * @param merchantUrl merchant-service, as browsers reach it
 * @param sandboxUrl  the sandbox that signs and pays in the buyer's place; empty: none does
 * @param miniProgram the mini-program that orders are placed in
 */
@ConfigurationProperties("hutong.order.page")
record PageSettings(
        boolean enabled, String paymentUrl, String merchantUrl, String sandboxUrl,
        String miniProgram) {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    PageSettings {
        Stream.of(paymentUrl, merchantUrl, sandboxUrl).forEach(PageSettings::requireAddress);
    }

    private static void requireAddress(String url) {
        if (url.isEmpty()) {
            return;
        }
        URI uri = URI.create(url);
        if (uri.getHost() == null || !SCHEMES.contains(uri.getScheme())
                || !uri.getRawPath().isEmpty()) {
            throw new IllegalArgumentException("hutong.order.page: " + url
                    + " is not an address such as https://pay.example");
        }
    }

    /** The other origins that the page calls. */
    List<String> origins() {
        return Stream.of(paymentUrl, merchantUrl, sandboxUrl).filter(url -> !url.isEmpty())
                .distinct().toList();
    }
}
