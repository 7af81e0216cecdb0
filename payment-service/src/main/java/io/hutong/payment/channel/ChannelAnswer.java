package io.hutong.payment.channel;

/**
 * Every way in which a call to the channel can end. Whether money moved is known for certain only
 * after {@link Answered}, and after {@link NotSent}, when it did not.
 */
public sealed interface ChannelAnswer<T> {

    /** A complete answer with a valid signature. */
    record Answered<T>(T value) implements ChannelAnswer<T> {
    }

    /**
     * The channel turned the request down.
     *
     * @param status HTTP status, 4xx without 429
     * @param code   for example {@code NOT_ENOUGH}; the message is for people only
     */
    record Refused<T>(int status, String code, String message) implements ChannelAnswer<T> {
    }

    /**
     * It may or may not have happened: time-out, reset, 5xx, 429, no or a wrong signature, HTML,
     * half a body.
     */
    record Ambiguous<T>(String cause) implements ChannelAnswer<T> {
    }

    /** It certainly did not happen: no connection, circuit open, no room within the quota. */
    record NotSent<T>(String cause) implements ChannelAnswer<T> {
    }
}
