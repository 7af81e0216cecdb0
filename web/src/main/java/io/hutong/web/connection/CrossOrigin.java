package io.hutong.web.connection;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsConfigurationSource;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;

/**
 * Pages of other origins that a browser lets call this service: those that the settings name,
 * each exactly, and nothing for any other. Tokens travel in a header, so cookies are not allowed.
 */
public final class CrossOrigin {

    private static final String INTERFACES = "/v1/**";
    /** Browsers ask again after this time. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private CrossOrigin() {
    }

    public static CorsConfigurationSource of(List<String> origins) {
        CorsConfiguration rules = new CorsConfiguration();
        rules.setAllowedOrigins(origins);
        rules.setAllowedMethods(List.of(
                HttpMethod.GET.name(), HttpMethod.POST.name(), HttpMethod.DELETE.name()));
        rules.setAllowedHeaders(List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE,
                SingleHeaders.IDEMPOTENCY_KEY));
        rules.setExposedHeaders(List.of(HttpHeaders.LOCATION, HttpHeaders.RETRY_AFTER));
        rules.setAllowCredentials(false);
        rules.setMaxAge(REMEMBERED);
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration(INTERFACES, rules);
        return source;
    }

    /** @throws IllegalArgumentException when it is not scheme, host and port, and nothing else */
    static String checked(String origin) {
        URI uri = URI.create(origin);
        boolean bare = uri.getHost() != null && uri.getRawPath().isEmpty()
                && uri.getRawQuery() == null && uri.getUserInfo() == null;
        if (!bare || !List.of("http", "https").contains(uri.getScheme())) {
            throw new IllegalArgumentException("hutong.http.page-origins: " + origin
                    + " is not an origin such as https://shop.example");
        }
        return origin;
    }
}
