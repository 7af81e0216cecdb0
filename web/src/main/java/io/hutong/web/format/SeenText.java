package io.hutong.web.format;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * Reads every text of every request, so that no field has to ask for it: a text with a character
 * that nobody sees is refused. A field that takes what people have copied elsewhere says {@link
 * AnyText}.
 */
public final class SeenText extends StdScalarDeserializer<String> {

    SeenText() {
        super(String.class);
    }

    /** A text with something in it that its reader would not see. */
    public static final class HiddenCharacterException extends MismatchedInputException {

        private static final long serialVersionUID = 1L;

        HiddenCharacterException(JsonParser parser, int point) {
            super(parser, String.format(Locale.ROOT,
                    "must not contain the invisible character U+%04X", point), String.class);
        }
    }

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
        String text = AnyText.stringOf(parser, context);
        int hidden = text == null ? -1 : VisibleText.firstHidden(text);
        if (text != null && hidden >= 0) {
            throw new HiddenCharacterException(parser, text.codePointAt(hidden));
        }
        return text;
    }
}
