package io.hutong.sandbox.protocol;

/** One operation of the simulated API. */
@FunctionalInterface
public interface Endpoint {

    /** Answers {@code call}; expected failures are {@link Answer.Refusal}s, not exceptions. */
    Answer answer(Call call);
}
