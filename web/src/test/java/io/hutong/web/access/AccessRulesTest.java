package io.hutong.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;

class AccessRulesTest {

    @Test
    void routeSaysWhoMayCallIt() {
        assertThat(AccessRules.scopesOf(method("both")))
                .containsExactly(Scope.MERCHANT, Scope.OPERATOR);
        assertThat(AccessRules.scopesOf(method("open"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"silent", "nobody", "contradicting"})
    void serviceWithARouteThatDoesNotSayDoesNotStart(String name) {
        Map<RequestMappingInfo, HandlerMethod> routes = Map.of(
                RequestMappingInfo.paths("/v1/x").methods(RequestMethod.GET).build(),
                method(name));

        assertThatThrownBy(() -> AccessRules.of(routes))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(name).hasMessageContaining("@CallableBy");
    }

    @Test
    void mostSpecificRouteIsAskedFirstAsCallsAreRouted() {
        AccessRules rules = AccessRules.of(Map.of(
                RequestMappingInfo.paths("/v1/x/{id}").methods(RequestMethod.GET).build(),
                method("both"),
                RequestMappingInfo.paths("/v1/x/current").methods(RequestMethod.GET).build(),
                method("open")));

        assertThat(rules.rules()).extracting(AccessRules.Rule::scopes)
                .containsExactly(Set.of(), Set.of(Scope.MERCHANT, Scope.OPERATOR));
    }

    private HandlerMethod method(String name) {
        return new HandlerMethod(
                this, ReflectionUtils.findMethod(AccessRulesTest.class, name));
    }

    @CallableBy({Scope.OPERATOR, Scope.MERCHANT})
    void both() {}

    @CallableByAnyone
    void open() {}

    void silent() {}

    @CallableBy({})
    void nobody() {}

    @CallableBy(Scope.BUYER)
    @CallableByAnyone
    void contradicting() {}
}
