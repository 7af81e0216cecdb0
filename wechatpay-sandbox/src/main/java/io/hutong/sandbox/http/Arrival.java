package io.hutong.sandbox.http;

import java.net.InetAddress;

import org.jspecify.annotations.Nullable;

/**
 * Whom a client meant to ask.
 *
 * @param authority host and port as it named them; empty when it did not, or contradicts itself
 * @param local     the address of ours that it reached
 */
record Arrival(String authority, @Nullable InetAddress local) {

    static final Arrival NOWHERE = new Arrival("", null);
}
