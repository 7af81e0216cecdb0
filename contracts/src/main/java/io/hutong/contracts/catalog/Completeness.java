package io.hutong.contracts.catalog;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks that no field of a record is missing unless it is declared {@link Nullable}: JSON knows
 * no required fields, and a null found later would look like a bug of the reader.
 */
final class Completeness {

    private static final ConcurrentHashMap<Class<?>, List<RecordComponent>> REQUIRED =
            new ConcurrentHashMap<>();

    private Completeness() {
    }

    static void require(@Nullable Object value) {
        switch (value) {
            case null -> throw new IllegalArgumentException("null stands where a value has to");
            case Record message -> requireComponents(message);
            case Collection<?> elements -> elements.forEach(Completeness::require);
            default -> {}
        }
    }

    private static void requireComponents(Record message) {
        for (RecordComponent component : REQUIRED.computeIfAbsent(
                message.getClass(), Completeness::requiredOf)) {
            Object value = valueOf(component, message);
            if (value == null) {
                throw new IllegalArgumentException("the field " + component.getName()
                        + " of " + message.getClass().getSimpleName() + " is missing");
            }
            require(value);
        }
    }

    private static @Nullable Object valueOf(RecordComponent component, Record message) {
        try {
            return component.getAccessor().invoke(message);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    private static List<RecordComponent> requiredOf(Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .filter(component -> !component.getAnnotatedType()
                        .isAnnotationPresent(Nullable.class))
                .toList();
    }
}
