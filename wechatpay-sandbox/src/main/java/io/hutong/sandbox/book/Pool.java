package io.hutong.sandbox.book;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/** One instance of texts that many orders share, such as descriptions: orders stay small. */
public final class Pool {

    private static final int MAX = 20_000;
    private static final Map<String, String> TEXTS = new ConcurrentHashMap<>();

    private Pool() {
    }

    /** {@code text} itself, or the equal text that was seen before. */
    public static String of(String text) {
        String known = TEXTS.get(text);
        if (known != null) {
            return known;
        }
        if (TEXTS.size() < MAX) {
            TEXTS.putIfAbsent(text, text);
        }
        return text;
    }

    /** The same for a text that may be absent. */
    public static @Nullable String ofNullable(@Nullable String text) {
        return text == null ? null : of(text);
    }
}
