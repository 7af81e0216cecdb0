package io.hutong.web.format;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/**
 * Takes a text as it is, invisible characters included: for a field that is looked through and
 * neither kept nor shown. Written {@code @JsonDeserialize(using = AnyText.class)}.
 */
public final class AnyText extends StdScalarDeserializer<String> {

    public AnyText() {
        super(String.class);
    }

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
        return stringOf(parser, context);
    }

    static @Nullable String stringOf(JsonParser parser, DeserializationContext context) {
        return parser.currentToken() == JsonToken.VALUE_STRING ? parser.getString()
                : (String) context.handleUnexpectedToken(
                        context.constructType(String.class), parser);
    }
}
