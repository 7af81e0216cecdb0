package io.hutong.sandbox.http;

import java.util.Map;

/** An answer as it goes out. */
record Reply(int status, Map<String, String> headers, byte[] body) {

    private static final byte[] NOTHING = {};

    static Reply empty(int status) {
        return new Reply(status, Map.of(), NOTHING);
    }
}
