package io.hutong.web.testing.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hutong.web.format.HttpJson;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.jsonFormatVisitors.JsonArrayFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonBooleanFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatTypes;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitable;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import tools.jackson.databind.jsonFormatVisitors.JsonIntegerFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonMapFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonNumberFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonStringFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonValueFormat;

/**
 * Schemas of Java types as the services' own JSON mapper writes them. Objects and enums become
 * components; which fields a request has to have is not known here.
 */
final class Schemas {

    private static final String TYPE = "type";

    private final Map<String, Map<String, Object>> components = new TreeMap<>();
    private final Map<String, Class<?>> owners = new TreeMap<>();

    Map<String, Map<String, Object>> components() {
        return components;
    }

    Map<String, Object> of(JavaType type) {
        Visitor visitor = new Visitor();
        HttpJson.mapper().acceptJsonFormatVisitor(type, visitor);
        return visitor.schema;
    }

    /** The same, but null is possible, too. */
    static Map<String, Object> nullable(Map<String, Object> schema) {
        if (schema.containsKey("$ref")) {
            return Tree.of("oneOf", List.of(schema, Tree.of(TYPE, "null")));
        }
        Object type = schema.get(TYPE);
        if (type != null) {
            schema.put(TYPE, List.of(type, "null"));
        }
        return schema;
    }

    private final class Visitor extends JsonFormatVisitorWrapper.Base {

        private Map<String, Object> schema = Tree.of();

        @Override
        public @Nullable JsonObjectFormatVisitor expectObjectFormat(JavaType type) {
            String name = nameOf(type);
            schema = Tree.ref("schemas", name);
            if (components.containsKey(name)) {
                return null;
            }
            Map<String, Object> properties = Tree.of();
            List<String> required = new ArrayList<>();
            components.put(name, Tree.of(
                    TYPE, "object", "required", required, "properties", properties));
            return new Properties(getContext(), properties, required);
        }

        @Override
        public JsonArrayFormatVisitor expectArrayFormat(JavaType type) {
            schema = Tree.of(TYPE, "array");
            return new JsonArrayFormatVisitor.Base(getContext()) {
                @Override
                public void itemsFormat(JsonFormatVisitable handler, JavaType element) {
                    schema.put("items", of(element));
                }

                @Override
                public void itemsFormat(JsonFormatTypes format) {
                    schema.put("items", Tree.of(TYPE, format.value()));
                }
            };
        }

        @Override
        public JsonMapFormatVisitor expectMapFormat(JavaType type) {
            schema = Tree.of(TYPE, "object");
            return new JsonMapFormatVisitor.Base(getContext()) {
                @Override
                public void keyFormat(JsonFormatVisitable handler, JavaType key) {
                    if (key.isEnumType()) {
                        schema.put("propertyNames", of(key));
                    }
                }

                @Override
                public void valueFormat(JsonFormatVisitable handler, JavaType value) {
                    schema.put("additionalProperties", of(value));
                }
            };
        }

        @Override
        public JsonStringFormatVisitor expectStringFormat(JavaType type) {
            schema = Tree.of(TYPE, "string");
            return new JsonStringFormatVisitor.Base() {
                @Override
                public void format(JsonValueFormat format) {
                    schema.put("format", format.toString());
                }

                @Override
                public void enumTypes(Set<String> values) {
                    String name = nameOf(type);
                    components.put(name, Tree.of(TYPE, "string",
                            "enum", List.copyOf(new TreeSet<>(values))));
                    schema = Tree.ref("schemas", name);
                }
            };
        }

        @Override
        public JsonIntegerFormatVisitor expectIntegerFormat(JavaType type) {
            boolean wide = type.hasRawClass(long.class) || type.hasRawClass(Long.class);
            schema = Tree.of(TYPE, "integer", "format", wide ? "int64" : "int32");
            return new JsonIntegerFormatVisitor.Base();
        }

        @Override
        public JsonNumberFormatVisitor expectNumberFormat(JavaType type) {
            schema = Tree.of(TYPE, "number");
            return new JsonNumberFormatVisitor.Base();
        }

        @Override
        public JsonBooleanFormatVisitor expectBooleanFormat(JavaType type) {
            schema = Tree.of(TYPE, "boolean");
            return new JsonBooleanFormatVisitor.Base();
        }
    }

    private final class Properties extends JsonObjectFormatVisitor.Base {

        private final Map<String, Object> properties;
        private final List<String> required;

        Properties(SerializationContext context, Map<String, Object> properties,
                List<String> required) {
            super(context);
            this.properties = properties;
            this.required = required;
        }

        @Override
        public void property(BeanProperty property) {
            Map<String, Object> schema = of(property.getType());
            if (mayBeLeftOut(property)) {
                properties.put(property.getName(), schema);
                return;
            }
            required.add(property.getName());
            properties.put(property.getName(), isNullable(property.getMember().getMember())
                    ? nullable(schema) : schema);
        }

        @Override
        public void optionalProperty(BeanProperty property) {
            property(property);
        }
    }

    private static boolean mayBeLeftOut(BeanProperty property) {
        JsonInclude own = Optional.ofNullable(property.getAnnotation(JsonInclude.class))
                .orElseGet(() -> property.getMember().getDeclaringClass()
                        .getAnnotation(JsonInclude.class));
        return own != null && switch (own.value()) {
            case NON_NULL -> isNullable(property.getMember().getMember());
            case NON_ABSENT, NON_EMPTY, NON_DEFAULT, CUSTOM -> true;
            case ALWAYS, USE_DEFAULTS -> false;
        };
    }

    private static boolean isNullable(Member member) {
        return switch (member) {
            case Field field -> field.getAnnotatedType().isAnnotationPresent(Nullable.class);
            case Method method ->
                    method.getAnnotatedReturnType().isAnnotationPresent(Nullable.class);
            default -> false;
        };
    }

    /** {@code RefundController.Accepted} is RefundAccepted, {@code Page<Case>} is CasePage. */
    String nameOf(JavaType type) {
        StringBuilder name = new StringBuilder();
        for (JavaType parameter : type.getBindings().getTypeParameters()) {
            name.append(nameOf(parameter));
        }
        Class<?> raw = type.getRawClass();
        if (raw.getEnclosingClass() != null) {
            name.append(raw.getEnclosingClass().getSimpleName()
                    .replaceAll("(Controller|Routes|Representation)$", ""));
        }
        name.append(raw.getSimpleName());
        Class<?> owner = owners.putIfAbsent(name.toString(), raw);
        if (owner == null || owner == raw) {
            return name.toString();
        }
        String feature = raw.getPackageName().substring(raw.getPackageName().lastIndexOf('.') + 1);
        return Character.toUpperCase(feature.charAt(0)) + feature.substring(1) + name;
    }
}
