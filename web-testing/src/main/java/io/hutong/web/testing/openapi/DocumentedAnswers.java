package io.hutong.web.testing.openapi;

import io.hutong.web.format.HttpJson;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Makes every test a test of the OpenAPI document: an answer that it does not describe becomes a
 * status 599 which says what is wrong, so that whoever expected the answer fails.
 */
public final class DocumentedAnswers implements WebFilter, Ordered {

    private static final int UNDOCUMENTED = 599;
    /** May come from anywhere; the document has them in its default response or not at all. */
    private static final Set<Integer> ANYWHERE = Set.of(405, 406, 500);

    private final JsonNode document;
    private final Map<PathPattern, JsonNode> paths;

    public DocumentedAnswers(@Value("${spring.application.name}") String module) {
        this.document = OpenApi.committed(module);
        this.paths = new TreeMap<>(Comparator
                .<PathPattern>naturalOrder().thenComparing(PathPattern::getPatternString));
        document.path("paths").properties().forEach(path -> paths.put(
                PathPatternParser.defaultInstance.parse(path.getKey()), path.getValue()));
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Optional<JsonNode> operation = operationOf(exchange.getRequest());
        if (operation.isEmpty() || Boolean.getBoolean("hutong.docs.update")) {
            return chain.filter(exchange);
        }
        return chain.filter(exchange.mutate().response(new Checked(
                exchange.getResponse(), operation.get())).build());
    }

    private Optional<JsonNode> operationOf(ServerHttpRequest request) {
        String method = request.getMethod().name().toLowerCase(Locale.ROOT);
        return paths.entrySet().stream().filter(path -> path.getValue().has(method)
                && path.getKey().matches(request.getPath().pathWithinApplication()))
                .findFirst().map(path -> path.getValue().get(method));
    }

    private final class Checked extends ServerHttpResponseDecorator {

        private final JsonNode operation;

        Checked(ServerHttpResponse response, JsonNode operation) {
            super(response);
            this.operation = operation;
        }

        @Override
        public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
            return DataBufferUtils.join(body).flatMap(joined -> {
                byte[] bytes = new byte[joined.readableByteCount()];
                joined.read(bytes);
                DataBufferUtils.release(joined);
                List<String> wrong = wrong(bytes);
                return super.writeWith(Mono.just(bufferFactory()
                        .wrap(wrong.isEmpty() ? bytes : refusal(wrong))));
            });
        }

        @Override
        public Mono<Void> setComplete() {
            List<String> wrong = wrong(new byte[0]);
            return wrong.isEmpty() ? super.setComplete()
                    : super.writeWith(Mono.just(bufferFactory().wrap(refusal(wrong))));
        }

        private byte[] refusal(List<String> wrong) {
            String what = operation.path("operationId").asString() + " answered "
                    + getStatusCode() + " as docs/openapi does not say: " + wrong;
            byte[] bytes = what.getBytes(StandardCharsets.UTF_8);
            setStatusCode(HttpStatusCode.valueOf(UNDOCUMENTED));
            getHeaders().setContentType(MediaType.TEXT_PLAIN);
            getHeaders().setContentLength(bytes.length);
            return bytes;
        }

        private List<String> wrong(byte[] body) {
            int status = getStatusCode() == null ? 200 : getStatusCode().value();
            if (ANYWHERE.contains(status)) {
                return List.of();
            }
            JsonNode response = operation.path("responses").path(Integer.toString(status));
            if (response.has("$ref")) {
                response = document.at(response.get("$ref").asString().substring(1));
            }
            if (response.isMissingNode()) {
                return List.of("the status is not in the document: "
                        + new String(body, StandardCharsets.UTF_8));
            }
            MediaType type = getHeaders().getContentType();
            if (body.length == 0 || type == null) {
                return response.has("content") && body.length == 0
                        ? List.of("it has no body") : List.of();
            }
            JsonNode content = response.path("content").path(
                    type.getType() + "/" + type.getSubtype());
            if (content.isMissingNode()) {
                return List.of(type + " is not in the document");
            }
            return type.getSubtype().endsWith("json") ? SchemaCheck.of(document,
                    content.path("schema"), HttpJson.mapper().readTree(body))
                    : List.of();
        }
    }
}
