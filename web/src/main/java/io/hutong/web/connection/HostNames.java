package io.hutong.web.connection;

import io.hutong.web.problem.Problem;
import io.hutong.web.problem.ProblemWriter;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses requests under names that the service was not told, where it was told any. A web page
 * whose name was made to lead to a developer's machine (DNS rebinding) is for its browser the
 * same site as the service, and beside a sandbox anybody may log in as anybody. Behind a gateway,
 * which knows its names itself, none are told.
 */
public final class HostNames implements WebFilter {

    static final String CODE = "HOST_UNKNOWN";
    private static final Pattern AUTHORITY =
            Pattern.compile("(\\[[0-9a-f:.]{2,45}]|[a-z0-9._-]{1,253})(?::[0-9]{1,5})?");

    private final Set<String> names;

    public HostNames(List<String> names) {
        this.names = names.stream().map(HostNames::lower).collect(Collectors.toUnmodifiableSet());
    }

    /** The names as they were set; fails with a sentence for one that no client could send. */
    static List<String> checked(List<String> names) {
        for (String name : names) {
            if (!AUTHORITY.matcher(lower(name)).matches()) {
                throw new IllegalArgumentException("HUTONG_HTTP_HOST_NAMES takes names such as"
                        + " localhost or shop.example:8081, not " + name);
            }
        }
        return List.copyOf(names);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return know(exchange.getRequest().getHeaders().getFirst(HttpHeaders.HOST))
                ? chain.filter(exchange)
                : ProblemWriter.write(exchange, Problem.of(HttpStatus.FORBIDDEN, CODE,
                        "The service is not known by this name; HUTONG_HTTP_HOST_NAMES has its"
                                + " names."));
    }

    /** @param host as a client sends it: a name, with a port or without */
    boolean know(@Nullable String host) {
        if (names.isEmpty()) {
            return true;
        }
        String asked = lower(host == null ? "" : host);
        Matcher parts = AUTHORITY.matcher(asked);
        return parts.matches() && (names.contains(asked) || names.contains(parts.group(1)));
    }

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
