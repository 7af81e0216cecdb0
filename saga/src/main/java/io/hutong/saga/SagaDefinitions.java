package io.hutong.saga;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every definition that this version of the service can run, by name and version.
 *
 * @param <D> what the sagas are about
 * @param <C> the changes that they make
 * @param <M> the commands that they send
 * @param <R> the replies that they await
 */
public final class SagaDefinitions<D, C, M, R> {

    private record Key(String name, int version) {
    }

    private final Map<Key, SagaDefinition<D, C, M, R>> known = new HashMap<>();

    public SagaDefinitions(List<SagaDefinition<D, C, M, R>> definitions) {
        for (SagaDefinition<D, C, M, R> saga : definitions) {
            if (known.put(new Key(saga.name(), saga.version()), saga) != null) {
                throw new IllegalArgumentException(
                        "saga " + saga.name() + " version " + saga.version() + " is there twice");
            }
        }
    }

    /** The definition that an instance was started with. */
    public SagaDefinition<D, C, M, R> of(SagaState state) {
        return find(state.id().definition(), state.version())
                .orElseThrow(() -> new IllegalStateException("unknown saga "
                        + state.id().definition() + " version " + state.version()));
    }

    public Optional<SagaDefinition<D, C, M, R>> find(String name, int version) {
        return Optional.ofNullable(known.get(new Key(name, version)));
    }
}
