package io.hutong.web.access;

import io.hutong.web.connection.CrossOrigin;
import io.hutong.web.connection.HttpSettings;
import io.hutong.web.problem.Problem;
import io.hutong.web.problem.ProblemWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** Verifies tokens and applies what the routes say of who may call them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JwtSettings.class)
public class SecurityConfiguration {

    private static final ServerAuthenticationEntryPoint UNAUTHENTICATED = (exchange, error) -> {
        exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return ProblemWriter.write(exchange, Problem.of(HttpStatus.UNAUTHORIZED, "UNAUTHENTICATED",
                "Send a valid token in the header Authorization: Bearer <token>."));
    };

    private static final ServerAccessDeniedHandler FORBIDDEN = (exchange, error) -> ProblemWriter
            .write(exchange, Problem.of(HttpStatus.FORBIDDEN, "FORBIDDEN",
                    "Your token does not have a scope that this call needs."));

    /** What every service has open beside its routes. */
    private static final String[] OPEN = {
            "/actuator/health/**", "/actuator/prometheus", DocumentRoute.PATH};

    @Bean
    AccessRules accessRules(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes) {
        return AccessRules.of(routes.getHandlerMethods());
    }

    @Bean
    VerifiedTokens verifiedTokens(
            JwtSettings settings, ObjectProvider<OAuth2TokenValidator<Jwt>> more) {
        List<OAuth2TokenValidator<Jwt>> all = new ArrayList<>(List.of(
                new JwtIssuerValidator(settings.issuer()), JwtTypeValidator.jwt(),
                new TokenRules(Clock.systemUTC(), settings),
                new JwtClaimValidator<Collection<String>>("aud",
                        audiences -> audiences != null
                                && audiences.contains(settings.audience()))));
        more.orderedStream().forEach(all::add);
        NimbusReactiveJwtDecoder signatures = decoderOf(settings);
        signatures.setClaimSetConverter(TokenRules.claims());
        signatures.setJwtValidator(jwt -> OAuth2TokenValidatorResult.success());
        return new VerifiedTokens(signatures, new DelegatingOAuth2TokenValidator<>(all));
    }

    private static NimbusReactiveJwtDecoder decoderOf(JwtSettings settings) {
        if (settings.publicKey() != null) {
            var key = PemKeys.publicKey(Path.of(settings.publicKey()));
            return NimbusReactiveJwtDecoder.withPublicKey(key)
                    .signatureAlgorithm(SignatureAlgorithm.RS256).build();
        }
        if (settings.jwksUri() != null) {
            return NimbusReactiveJwtDecoder.withJwkSetUri(settings.jwksUri())
                    .jwsAlgorithm(SignatureAlgorithm.RS256).build();
        }
        throw new IllegalStateException("Tokens cannot be verified: set HUTONG_JWT_PUBLIC_KEY to"
                + " the PEM file of the issuer's public key, or hutong.jwt.jwks-uri.");
    }

    /** Requests are measured as a whole; a timer for each filter would cost more than the filter. */
    @Bean
    SecurityObservationSettings securityIsNotObserved() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityWebFilterChain securityFilters(
            ServerHttpSecurity http, AccessRules access, VerifiedTokens tokens,
            HttpSettings settings) {
        if (!settings.pageOrigins().isEmpty()) {
            http.cors(cors -> cors.configurationSource(CrossOrigin.of(settings.pageOrigins())));
        }
        return http
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .authorizeExchange(exchange -> exchange.anyExchange()
                        .access(new AccessDecider(access, OPEN)))
                .oauth2ResourceServer(server -> server
                        .bearerTokenConverter(new BearerTokens(tokens::remembers))
                        .jwt(jwt -> jwt.jwtDecoder(tokens))
                        .authenticationEntryPoint(UNAUTHENTICATED)
                        .accessDeniedHandler(FORBIDDEN))
                .exceptionHandling(handling -> handling
                        .authenticationEntryPoint(UNAUTHENTICATED)
                        .accessDeniedHandler(FORBIDDEN))
                .build();
    }

    /** Asked for each header of each call, also for absent ones: what is plain needs no pattern. */
    @Bean
    ServerWebExchangeFirewall firewall() {
        StrictServerWebExchangeFirewall strict = new StrictServerWebExchangeFirewall();
        strict.setAllowedHeaderValues(value -> value == null || isPrintableAscii(value)
                || StrictServerWebExchangeFirewall.ALLOWED_HEADER_VALUES.test(value));
        return strict;
    }

    private static boolean isPrintableAscii(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ' || value.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
