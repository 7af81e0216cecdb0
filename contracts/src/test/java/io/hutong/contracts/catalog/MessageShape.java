package io.hutong.contracts.catalog;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Which of a record's optional fields and enum words occur in JSON that was recorded. */
final class MessageShape {

    private final Set<String> optional = new TreeSet<>();
    private final Set<String> with = new HashSet<>();
    private final Set<String> without = new HashSet<>();
    private final Set<Class<?>> enums = new HashSet<>();
    private final Set<String> words = new HashSet<>();

    void see(Type type, @Nullable JsonNode json) {
        see(type, json, "");
    }

    /** Optional fields that were never there. */
    Set<String> neverWith() {
        return without(optional, with);
    }

    /** Optional fields that were never left out. */
    Set<String> alwaysWith() {
        return without(optional, without);
    }

    /** Words of the enums that were never there, each behind its enum's name. */
    Set<String> wordsNeverSeen() {
        Set<String> all = new TreeSet<>();
        enums.forEach(type -> Arrays.stream(type.getEnumConstants())
                .forEach(word -> all.add(word(type, word.toString()))));
        return without(all, words);
    }

    private void see(Type type, @Nullable JsonNode json, String path) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            Type element = list.getActualTypeArguments()[0];
            see(element, null, path + "[]");
            if (json != null) {
                json.forEach(each -> see(element, each, path + "[]"));
            }
        } else if (type instanceof Class<?> plain && plain.isEnum()) {
            seeWord(plain, json);
        } else if (type instanceof Class<?> plain && plain.isRecord()) {
            Arrays.stream(plain.getRecordComponents())
                    .forEach(part -> seePart(part, json, path));
        }
    }

    private void seeWord(Class<?> type, @Nullable JsonNode json) {
        enums.add(type);
        if (json != null) {
            words.add(word(type, json.asString()));
        }
    }

    private void seePart(RecordComponent part, @Nullable JsonNode whole, String path) {
        String name = part.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        String inside = path + "." + name;
        JsonNode json = whole == null ? null : whole.get(name);
        if (part.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            optional.add(inside);
            if (whole != null) {
                (json == null ? without : with).add(inside);
            }
        }
        see(part.getGenericType(), json, inside);
    }

    private static String word(Class<?> type, String word) {
        return type.getName().substring(type.getPackageName().length() + 1) + "." + word;
    }

    private static Set<String> without(Set<String> all, Set<String> these) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(these);
        return rest;
    }
}
