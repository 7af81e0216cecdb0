package io.hutong.web.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;

/**
 * Who may call what. A service declares one bean of it:
 *
 * <pre>{@code
 * new AccessRules()
 *         .open(GET, "/v1/products/**")
 *         .allow(PUT, "/v1/merchants/*", MERCHANT, OPERATOR)
 * }</pre>
 *
 * <p>The first rule that matches decides. Paths without a rule need a valid token with any of
 * the scopes, so that a wrong path answers 404 to those who may call at all.
 */
public final class AccessRules {

    private final List<Rule> rules = new ArrayList<>();

    /** Anyone may call these, with or without a token. */
    public AccessRules open(HttpMethod method, String... patterns) {
        for (String pattern : patterns) {
            rules.add(new Rule(method, pattern, Set.of()));
        }
        return this;
    }

    /** Callers with at least one of the scopes. */
    public AccessRules allow(HttpMethod method, String pattern, Scope... scopes) {
        if (scopes.length == 0) {
            throw new IllegalArgumentException("name a scope for " + pattern + ", or open it");
        }
        rules.add(new Rule(method, pattern, Set.of(scopes)));
        return this;
    }

    /** In the order in which they are tried. */
    public List<Rule> rules() {
        return List.copyOf(rules);
    }

    /** @param scopes empty for open routes */
    public record Rule(HttpMethod method, String pattern, Set<Scope> scopes) {

        public boolean isOpen() {
            return scopes.isEmpty();
        }

        String[] authorities() {
            return scopes.stream().map(Scope::authority).toArray(String[]::new);
        }
    }
}
