package io.hutong.web.testing.openapi;

import io.hutong.web.access.AccessRules;
import io.hutong.web.access.Scope;
import io.hutong.web.format.HttpJson;
import io.hutong.web.idempotency.IdempotentRequest;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import tools.jackson.databind.JavaType;

/**
 * One call that a service answers, as its controller declares it.
 *
 * @param path   with names in braces and nothing else in them
 * @param scopes one of these is needed; empty for calls that are open to anyone
 */
record Operation(String method, String path, HandlerMethod handler, Set<Scope> scopes) {

    private static final String INTERFACES = "/v1/";
    private static final Pattern CHOICE = Pattern.compile("\\{(\\w+):([a-z|]+)}");
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    /** All of a service, sorted by path. */
    static List<Operation> of(Map<RequestMappingInfo, HandlerMethod> handlers) {
        List<Operation> all = new ArrayList<>();
        handlers.forEach((info, handler) -> info.getPatternsCondition().getPatterns().stream()
                .map(Object::toString).filter(path -> path.startsWith(INTERFACES))
                .flatMap(path -> withoutChoices(path).stream())
                .forEach(path -> info.getMethodsCondition().getMethods()
                        .forEach(method -> all.add(of(method, path, handler)))));
        all.sort(Comparator.comparing(Operation::path).thenComparing(Operation::method));
        return all;
    }

    private static Operation of(RequestMethod method, String path, HandlerMethod handler) {
        return new Operation(method.name(), path, handler, AccessRules.scopesOf(handler));
    }

    /** {@code /{verdict:approve|reject}} stands for two paths. */
    private static List<String> withoutChoices(String path) {
        Matcher choice = CHOICE.matcher(path);
        return choice.find()
                ? Arrays.stream(choice.group(2).split("\\|")).map(choice::replaceFirst).toList()
                : List.of(path);
    }

    String name() {
        return method + " " + path;
    }

    List<String> pathVariables() {
        return VARIABLE.matcher(path).results().map(found -> found.group(1)).toList();
    }

    /** The path as a request could have it. */
    String pathOf(String value) {
        return VARIABLE.matcher(path).replaceAll(value);
    }

    boolean isIdempotent() {
        return parameters().stream().anyMatch(
                parameter -> parameter.getParameterType() == IdempotentRequest.class);
    }

    List<MethodParameter> queryParameters() {
        return parameters().stream()
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class)).toList();
    }

    /** The record that the body is read into, if there is one. */
    Optional<JavaType> body() {
        return parameters().stream().map(parameter -> {
            if (parameter.getParameterType() == IdempotentRequest.class) {
                return ResolvableType.forMethodParameter(parameter).getGeneric(0).getType();
            }
            return parameter.hasParameterAnnotation(RequestBody.class)
                    ? parameter.getGenericParameterType() : void.class;
        }).filter(type -> type != void.class && type != byte[].class)
                .map(Operation::javaType).findFirst();
    }

    boolean bodyIsRequired() {
        return parameters().stream()
                .map(parameter -> parameter.getParameterAnnotation(RequestBody.class))
                .filter(Objects::nonNull).allMatch(RequestBody::required);
    }

    /** What the method declares to answer; empty where the declaration does not say. */
    Optional<JavaType> answer() {
        ResolvableType declared = ResolvableType.forMethodReturnType(handler.getMethod());
        if (declared.resolve() == ResponseEntity.class) {
            declared = declared.getGeneric(0);
        }
        Class<?> raw = declared.resolve();
        if (raw == null || raw == Object.class || raw == byte[].class || raw == Void.class
                || raw.getPackageName().startsWith("reactor.")) {
            return Optional.empty();
        }
        return Optional.of(javaType(declared.getType()));
    }

    boolean hasPathVariables() {
        return Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(PathVariable.class));
    }

    private Collection<MethodParameter> parameters() {
        return Arrays.asList(handler.getMethodParameters());
    }

    private static JavaType javaType(Type type) {
        return HttpJson.mapper().constructType(type);
    }
}
