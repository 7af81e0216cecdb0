package io.hutong.web.testing.openapi;

import io.hutong.kernel.money.Money;
import io.hutong.web.access.Scope;
import io.hutong.web.format.HttpJson;
import io.hutong.web.problem.Problem;
import io.hutong.web.testing.HttpProbe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * The OpenAPI document of a running service. Paths, parameters, types and scopes come from its
 * controllers and access rules, limits from its own refusals ({@link RequestLimits}), and words,
 * codes and examples from {@code src/test/openapi.yaml} of the module.
 *
 * <p>The documents are kept in docs/openapi; {@code -Dhutong.docs.update=true} writes them again.
 */
public final class OpenApi {

    private static final Path WORDS = Path.of("src/test/openapi.yaml");
    private static final String JSON = "application/json";
    static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS).build();

    private final String module;
    private final String basePackage;
    private final List<Operation> operations;
    private final RequestLimits limits;
    private final Schemas schemas = new Schemas();
    private final JsonNode words = read(WORDS);
    private final Set<String> gaps = new TreeSet<>();
    private final Map<String, Object> document;

    /**
     * @param module      the service's name, under which its document is kept
     * @param basePackage of its controllers
     */
    public OpenApi(String module, String basePackage, RequestMappingHandlerMapping controllers,
            HttpProbe http) {
        this.module = module;
        this.basePackage = basePackage;
        this.operations = Operation.of(controllers.getHandlerMethods());
        this.limits = new RequestLimits(schemas.components(), http);
        this.document = make();
        if (Boolean.getBoolean("hutong.docs.update")) {
            write();
        }
    }

    public static Path file(String module) {
        return Path.of("../docs/openapi/" + module + ".yaml");
    }

    /** Null before there is a document. */
    static JsonNode committed(String module) {
        return read(file(module));
    }

    public String yaml() {
        return YAML.writeValueAsString(document);
    }

    /** What the document leaves open, or says although nothing in the service stands for it. */
    public Set<String> gaps() {
        return Set.copyOf(gaps);
    }

    /** Every code of the document. */
    public Set<String> codes() {
        return YAML.readTree(yaml()).findValues("code").stream()
                .flatMap(code -> code.path("enum").valueStream())
                .map(JsonNode::asString).collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<String, Object> make() {
        JavaType problem = HttpJson.mapper().constructType(Problem.class);
        schemas.of(problem);
        Map<String, Object> paths = new LinkedHashMap<>();
        for (Operation operation : operations) {
            Map<String, Object> path = Tree.node(paths.computeIfAbsent(
                    operation.path(), key -> new LinkedHashMap<>()));
            path.put(operation.method().toLowerCase(Locale.ROOT), describe(operation));
        }
        Set<String> known = operations.stream().map(Operation::name).collect(Collectors.toSet());
        words.path("operations").propertyNames().stream().filter(name -> !known.contains(name))
                .forEach(name -> gaps.add(name + " is described, but there is no such call"));
        Map<String, Object> made = Tree.of("openapi", "3.1.0",
                "info", Tree.of("title", words.path("title").asString(), "version", "1.0.0",
                        "description", words.path("description").asString(),
                        "license", Tree.of("name", "Apache-2.0", "identifier", "Apache-2.0")),
                "servers", List.of(Tree.of("url", words.path("server").asString(),
                        "description", "the local cluster")),
                "tags", tags(), "paths", paths, "components", components());
        checkExamples(made);
        return made;
    }

    private List<Object> tags() {
        List<Object> tags = new ArrayList<>();
        words.path("tags").properties().forEach(tag -> tags.add(Tree.of(
                "name", tag.getKey(), "description", tag.getValue().asString())));
        return tags;
    }

    private Map<String, Object> components() {
        Map<String, Object> money = Tree.node(schemas.components().get("Money"));
        money.put("properties", Tree.of("total", Tree.of("type", "integer", "format", "int64",
                "description", "fen"), "currency", Tree.of("const", Money.CNY)));
        return Tree.of("schemas", schemas.components(),
                "parameters", Tree.of("IdempotencyKey", Tree.of(
                        "name", "Idempotency-Key", "in", "header", "required", true,
                        "description", "New for each new request, kept 24 hours per caller and"
                                + " route. The same key and body get the first answer again,"
                                + " byte for byte.",
                        "schema", Tree.of("type", "string", "pattern", "^[\\x21-\\x7E]{1,128}$"))),
                "responses", Problems.sharedResponses(),
                "securitySchemes", Tree.of("token", Tree.of("type", "http", "scheme", "bearer",
                        "bearerFormat", "JWT", "description", "RS256, issuer and audience"
                                + " hutong. Buyers get theirs by POST /v1/sessions of"
                                + " order-service, merchants and operators by ./hutong token.")));
    }

    private Map<String, Object> describe(Operation operation) {
        JsonNode said = words.path("operations").path(operation.name());
        if (said.path("summary").asString("").isEmpty()) {
            gaps.add(operation.name() + " has no summary in " + WORDS);
        }
        Map<String, Object> described = Tree.of("operationId", said.path("id").asString(""),
                "tags", List.of(said.path("tag").asString("")),
                "summary", said.path("summary").asString(""));
        if (said.has("text")) {
            described.put("description", said.get("text").asString().strip());
        }
        described.put("security", security(operation));
        List<Object> parameters = Parameters.of(operation, words, gaps);
        if (!parameters.isEmpty()) {
            described.put("parameters", parameters);
        }
        operation.body().ifPresent(
                type -> described.put("requestBody", requestBody(operation, type, said)));
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put(said.path("status").asString("200"), success(operation, said));
        Problems.of(operation, said).putInto(responses);
        said.path("also_status")
                .forEach(status -> responses.put(status.asString(), success(operation, said)));
        said.path("failures").properties().forEach(status -> responses.put(status.getKey(),
                Tree.of("description", "not taken", "content", Tree.of(JSON, Tree.of("schema",
                        schemas.of(typeOf(status.getValue().asString())))))));
        responses.put("default", Tree.ref("responses", "InternalError"));
        described.put("responses", responses);
        return described;
    }

    /** One of the scopes is enough, so each is an entry of its own. */
    private static List<Object> security(Operation operation) {
        List<Object> any = new ArrayList<>();
        operation.scopes().stream().sorted().map(OpenApi::word)
                .forEach(scope -> any.add(Tree.of("token", List.of(scope))));
        return any;
    }

    private static String word(Scope scope) {
        return scope.name().toLowerCase(Locale.ROOT);
    }

    private Map<String, Object> requestBody(Operation operation, JavaType type, JsonNode said) {
        Map<String, Object> reference = schemas.of(type);
        Map<String, Object> schema = Tree.node(schemas.components().get(schemas.nameOf(type)));
        RequestShape.strict(schema, schemas.components());
        limits.learn(operation, schema);
        said.path("fields").properties()
                .forEach(patch -> RequestShape.patch(schema, patch.getKey(), Tree.node(
                        YAML.convertValue(patch.getValue(), LinkedHashMap.class))));
        RequestShape.unlimited(schema, schemas.components()).forEach(
                field -> gaps.add(operation.name() + ": the field " + field + " has no limit"));
        limits.surprises().forEach(field -> gaps.add(operation.name() + " has no " + field));
        Map<String, Object> content = Tree.of("schema", reference);
        if (said.has("example")) {
            content.put("example", said.get("example"));
        }
        return Tree.of("required", operation.isIdempotent()
                ? !((List<?>) schema.getOrDefault("required", List.of())).isEmpty()
                : operation.bodyIsRequired(), "content", Tree.of(JSON, content));
    }

    private Map<String, Object> success(Operation operation, JsonNode said) {
        int status = said.path("status").asInt(200);
        Map<String, Object> response = Tree.of("description", said.path("answers").asString(
                HttpStatus.valueOf(status).getReasonPhrase()));
        Map<String, Object> headers = new LinkedHashMap<>();
        said.path("headers").properties().forEach(header -> headers.put(header.getKey(), Tree.of(
                "description", header.getValue().asString(),
                "schema", Tree.of("type", "string"))));
        if (operation.isIdempotent()) {
            headers.put("Idempotency-Replayed", Tree.of("description",
                    "true when this is the answer to an earlier request with the same key",
                    "schema", Tree.of("const", "true")));
        }
        if (!headers.isEmpty()) {
            response.put("headers", headers);
        }
        if (status != HttpStatus.NO_CONTENT.value()) {
            response.put("content", content(operation, said));
        }
        return response;
    }

    private Map<String, Object> content(Operation operation, JsonNode said) {
        Map<String, Object> body = Tree.of("schema", said.has("answer")
                ? schemas.of(typeOf(said.get("answer").asString()))
                : operation.answer().map(schemas::of).orElseGet(() -> {
                    gaps.add(operation.name() + " does not say what it answers");
                    return Tree.of();
                }));
        if (said.has("answer_example")) {
            body.put("example", said.get("answer_example"));
        }
        Map<String, Object> content = Tree.of(said.path("media").asString(JSON), body);
        if (said.has("also")) {
            content.put(said.get("also").asString(),
                    Tree.of("schema", Tree.of("type", "string")));
        }
        return content;
    }

    private JavaType typeOf(String name) {
        try {
            return HttpJson.mapper().constructType(Class.forName(basePackage + "." + name));
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("there is no " + name + ", named in " + WORDS, e);
        }
    }

    private void checkExamples(Map<String, Object> made) {
        JsonNode tree = YAML.readTree(YAML.writeValueAsString(made));
        tree.path("paths").properties().forEach(path -> path.getValue().properties().forEach(
                operation -> operation.getValue().findValues(JSON).stream()
                        .filter(content -> content.has("example"))
                        .flatMap(content -> SchemaCheck.of(
                                tree, content.get("schema"), content.get("example")).stream())
                        .forEach(wrong -> gaps.add("example of " + operation.getKey() + " "
                                + path.getKey() + ": " + wrong))));
    }

    private void write() {
        try {
            Files.createDirectories(file(module).getParent());
            Files.writeString(file(module), yaml());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return Files.exists(file) ? YAML.readTree(Files.readString(file))
                    : YAML.missingNode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
