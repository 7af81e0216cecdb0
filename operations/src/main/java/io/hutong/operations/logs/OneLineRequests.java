package io.hutong.operations.logs;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.logging.HttpMessageArgProvider;
import reactor.netty.http.logging.HttpMessageLogFactory;

/**
 * A request that cannot be read is one line: what is wrong with it, not all that it brought.
 * What it brought is the caller's, and control characters in it are not passed on.
 */
final class OneLineRequests implements HttpMessageLogFactory {

    private static final int SHOWN_MAX = 200;

    @Override
    public String trace(HttpMessageArgProvider message) {
        return line(message);
    }

    @Override
    public String debug(HttpMessageArgProvider message) {
        return line(message);
    }

    @Override
    public String info(HttpMessageArgProvider message) {
        return line(message);
    }

    @Override
    public String warn(HttpMessageArgProvider message) {
        return line(message);
    }

    @Override
    public String error(HttpMessageArgProvider message) {
        return line(message);
    }

    private static String line(HttpMessageArgProvider message) {
        Throwable failure = message.decoderResult() == null ? null
                : message.decoderResult().cause();
        return message.httpMessageType() + (failure == null ? "" : ": " + oneLine(failure));
    }

    private static String oneLine(Throwable failure) {
        return printable(failure.getClass().getSimpleName() + " " + failure.getMessage());
    }

    static String printable(@Nullable String text) {
        String known = String.valueOf(text);
        StringBuilder line = new StringBuilder();
        known.codePoints().limit(SHOWN_MAX).forEach(c -> line.append(
                Character.isISOControl(c) ? String.format(Locale.ROOT, "\\x%02x", c)
                        : Character.toString(c)));
        return line.toString();
    }
}
