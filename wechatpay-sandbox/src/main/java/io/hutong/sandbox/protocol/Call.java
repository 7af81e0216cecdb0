package io.hutong.sandbox.protocol;

import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One request that has passed the checks which all requests share.
 *
 * @param caller who signed it; null on unsigned routes
 * @param path   path parameters by name
 * @param query  decoded query parameters
 * @param body   JSON body; an empty object when there is none
 * @param serial the {@code Wechatpay-Serial} header, or an empty text
 * @param host   the {@code Host} header: the address under which the client knows the sandbox
 */
public record Call(@Nullable Merchant caller, Map<String, String> path, Map<String, String> query,
        JsonNode body, String serial, String host) {

    /** The merchant that signed this call. */
    public Merchant merchant() {
        if (caller == null) {
            throw new IllegalStateException("An unsigned route asked for its signer");
        }
        return caller;
    }

    public String mchid() {
        return merchant().mchid();
    }

    /** The path parameter {@code name}, which the route's template declares. */
    public String param(String name) {
        String value = path.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The route has no parameter " + name);
        }
        return value;
    }

    public Optional<String> queried(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** The body as {@link Fields}. */
    public Fields fields() {
        return new Fields(body);
    }

    /** An empty JSON object, for requests without a body. */
    public static JsonNode noBody() {
        return JsonNodeFactory.instance.objectNode();
    }
}
