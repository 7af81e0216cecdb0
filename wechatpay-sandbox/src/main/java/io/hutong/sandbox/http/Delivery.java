package io.hutong.sandbox.http;

import org.reactivestreams.Publisher;

/** What is done with the connection of a request. */
sealed interface Delivery {

    /** The usual: {@code reply} is sent, after a while if {@code delayMillis} says so. */
    record Send(Reply reply, int delayMillis) implements Delivery {
    }

    /** An answer of unknown length. */
    record Stream(String contentType, Publisher<byte[]> chunks) implements Delivery {
    }

    /** Half of {@code reply} is sent, then the connection ends. */
    record Half(Reply reply) implements Delivery {
    }

    /** No answer comes; {@code whenGone} runs when the client has given up. */
    record Silence(Runnable whenGone) implements Delivery {
    }

    /** The connection is reset. */
    record Reset() implements Delivery {
    }
}
