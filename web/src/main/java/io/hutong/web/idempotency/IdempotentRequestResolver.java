package io.hutong.web.idempotency;

import io.hutong.web.access.CallerResolver;
import io.hutong.web.connection.SingleHeaders;
import io.hutong.web.format.HttpJson;
import io.hutong.web.problem.FieldError;
import io.hutong.web.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JavaType;

/** Reads {@link IdempotentRequest}s: it needs the body's bytes as well as what they mean. */
public final class IdempotentRequestResolver implements HandlerMethodArgumentResolver {

    public static final String HEADER = SingleHeaders.IDEMPOTENCY_KEY;
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,128}");

    private static final byte[] NO_FIELDS = "{}".getBytes(StandardCharsets.US_ASCII);

    private final int maxBodyBytes;

    public IdempotentRequestResolver(int maxBodyBytes) {
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == IdempotentRequest.class;
    }

    @Override
    public Mono<Object> resolveArgument(
            MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        boolean bodiless = isBodiless(request);
        if (!bodiless) {
            requireJson(request);
        }
        String key = keyOf(request);
        String route = request.getMethod() + " " + request.getPath().value();
        Mono<byte[]> body = bodiless ? Mono.just(NO_FIELDS) : bodyOf(request);
        return Mono.zip(CallerResolver.of(exchange), body)
                .map(both -> new IdempotentRequest<>(both.getT1(), route, key,
                        IdempotentRequest.sha256(both.getT2()), read(both.getT2(), parameter)));
    }

    /** As {@code curl --request POST} sends where there is nothing to say. */
    private static boolean isBodiless(ServerHttpRequest request) {
        var headers = request.getHeaders();
        return headers.getContentType() == null && headers.getContentLength() <= 0
                && !headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    private static void requireJson(ServerHttpRequest request) {
        MediaType type = request.getHeaders().getContentType();
        if (type == null || !MediaType.APPLICATION_JSON.isCompatibleWith(type)) {
            throw new UnsupportedMediaTypeStatusException("application/json is required");
        }
    }

    private static String keyOf(ServerHttpRequest request) {
        String key = request.getHeaders().getFirst(HEADER);
        if (key == null || key.isBlank()) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "IDEMPOTENCY_KEY_MISSING",
                    "Send a header Idempotency-Key that is new for each new request.");
        }
        if (!KEY.matcher(key).matches()) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "IDEMPOTENCY_KEY_INVALID",
                    "The header Idempotency-Key takes 1 to 128 visible ASCII characters.");
        }
        return key;
    }

    private Mono<byte[]> bodyOf(ServerHttpRequest request) {
        return DataBufferUtils.join(request.getBody(), maxBodyBytes)
                .map(IdempotentRequestResolver::bytesOf).defaultIfEmpty(new byte[0]);
    }

    private static byte[] bytesOf(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static Object read(byte[] body, MethodParameter parameter) {
        var type = ResolvableType.forMethodParameter(parameter).getGeneric(0).getType();
        JavaType target = HttpJson.requestMapper().constructType(type);
        Object value = HttpJson.requestMapper().readValue(body, target);
        if (value == null) {
            throw ProblemException.invalid(
                    List.of(new FieldError("", "must be an object")));
        }
        return value;
    }
}
