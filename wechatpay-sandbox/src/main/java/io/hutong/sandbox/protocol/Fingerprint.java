package io.hutong.sandbox.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;

/** Tells a repeated request from one that misuses a number: order of fields does not matter. */
public final class Fingerprint {

    private static final int BYTES = 15;

    private Fingerprint() {
    }

    /** Twenty characters that differ when {@code body} differs. */
    public static String of(JsonNode body) {
        StringBuilder canonical = new StringBuilder();
        append(body, canonical);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(
                    canonical.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(Arrays.copyOf(digest, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The JVM has no SHA-256", e);
        }
    }

    private static void append(JsonNode node, StringBuilder out) {
        if (node.isObject()) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            node.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
            out.append('{');
            sorted.forEach((name, value) -> {
                out.append(name).append(':');
                append(value, out);
            });
            out.append('}');
        } else if (node.isArray()) {
            out.append('[');
            node.forEach(item -> append(item, out));
            out.append(']');
        } else {
            out.append(node).append(',');
        }
    }
}
