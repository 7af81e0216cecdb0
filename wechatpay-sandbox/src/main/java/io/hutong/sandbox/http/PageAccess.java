package io.hutong.sandbox.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What pages of other origins may do here, in a buyer's place: sign and pay, and nothing else of
 * the control plane. Only pages of the origins that the sandbox was started with may do it.
 */
final class PageAccess {

    private static final Pattern BUYERS_ACTS =
            Pattern.compile("/sandbox/(contracts/[^/]+/sign|cashier/[^/]+/pay)");
    private static final String REMEMBERED_SECONDS = "600";

    private final List<String> origins;

    PageAccess(List<String> origins) {
        this.origins = List.copyOf(origins);
    }

    boolean allows(Incoming request) {
        return origins.contains(request.header().apply("Origin"))
                && BUYERS_ACTS.matcher(request.path()).matches();
    }

    /** The answer to a browser that asks before it lets a page of another origin call. */
    Optional<Reply> preflight(Incoming request) {
        if (!request.method().equals("OPTIONS") || !allows(request)) {
            return Optional.empty();
        }
        return Optional.of(new Reply(204, Map.of(
                "Access-Control-Allow-Methods", "POST",
                "Access-Control-Allow-Headers", "content-type",
                "Access-Control-Max-Age", REMEMBERED_SECONDS), new byte[0]));
    }

    /** Headers that let the page read the answer. */
    Map<String, String> headers(Incoming request) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (allows(request)) {
            headers.put("Access-Control-Allow-Origin", request.header().apply("Origin"));
            headers.put("Vary", "Origin");
        }
        return headers;
    }
}
