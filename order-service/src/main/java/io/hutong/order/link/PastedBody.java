package io.hutong.order.link;

import io.hutong.web.format.HttpJson;
import io.hutong.web.problem.ProblemException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.util.MimeType;
import reactor.core.publisher.Mono;

/**
 * Reads the body of a pasted text, for which the limit of the others is too small: a text within
 * its own limit is six times as long where a client escapes its characters, and twelve times where
 * it is made of emoji.
 */
final class PastedBody extends JacksonJsonDecoder {

    private final int limit;

    PastedBody(int limit) {
        super(HttpJson.requestMapper());
        this.limit = limit;
        setMaxInMemorySize(limit);
    }

    @Override
    public boolean canDecode(ResolvableType type, @Nullable MimeType mime) {
        return type.resolve() == LinkController.ResolveRequest.class
                && super.canDecode(type, mime);
    }

    @Override
    public Mono<Object> decodeToMono(
            Publisher<DataBuffer> input, ResolvableType type, @Nullable MimeType mime,
            @Nullable Map<String, Object> hints) {
        return super.decodeToMono(input, type, mime, hints).onErrorMap(
                DataBufferLimitException.class, e -> new ProblemException(
                        HttpStatus.CONTENT_TOO_LARGE, "BODY_TOO_LARGE",
                        "The body is larger than " + limit + " bytes."));
    }
}
