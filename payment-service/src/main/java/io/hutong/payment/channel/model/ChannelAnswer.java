package io.hutong.payment.channel.model;

import java.util.function.Function;

/**
 * Every way in which a call to the channel can end. Whether money moved is known for certain only
 * after {@link Answered}, and after {@link NotSent}, when it did not.
 */
public sealed interface ChannelAnswer<T> {

    /** A complete answer with a valid signature. */
    record Answered<T>(T value) implements ChannelAnswer<T> {
    }

    /** The channel turned the request down. */
    record Refused<T>(Refusal why) implements ChannelAnswer<T> {
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

    /** The same answer about something else; only what was answered is translated. */
    default <S> ChannelAnswer<S> map(Function<? super T, ? extends S> translation) {
        return then(value -> new Answered<>(translation.apply(value)));
    }

    /** What the next call answers, which is made only where this one was answered. */
    default <S> ChannelAnswer<S> then(Function<? super T, ChannelAnswer<S>> next) {
        return switch (this) {
            case Answered<T>(T value) -> next.apply(value);
            case Refused<T>(Refusal why) -> new Refused<>(why);
            case Ambiguous<T>(String cause) -> new Ambiguous<>(cause);
            case NotSent<T>(String cause) -> new NotSent<>(cause);
        };
    }
}
