package io.hutong.contracts.catalog;

import io.hutong.contracts.message.Message;
import io.hutong.kernel.money.Money;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Makes one filled instance of any message, so that no message can be forgotten by a test. */
final class SampleMessages {

    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final Map<Class<?>, Supplier<Object>> VALUES = Map.of(
            String.class, () -> "text", int.class, () -> 3, long.class, () -> 7L,
            boolean.class, () -> true, Boolean.class, () -> true, Integer.class, () -> 5,
            Instant.class, () -> TIME, Money.class, () -> Money.ZERO);

    private SampleMessages() {
    }

    static <T extends Message> T of(Class<T> type) {
        return type.cast(value(type));
    }

    private static Object value(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return List.of(value(list.getActualTypeArguments()[0]));
        }
        Class<?> plain = (Class<?>) type;
        if (VALUES.containsKey(plain)) {
            return VALUES.get(plain).get();
        }
        return plain.isEnum() ? plain.getEnumConstants()[0] : record(plain);
    }

    private static Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType)
                .toArray(Class[]::new);
        Object[] values = Arrays.stream(components)
                .map(component -> value(component.getGenericType())).toArray();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type, e);
        }
    }
}
