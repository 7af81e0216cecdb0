package io.hutong.web;

import static org.springframework.http.HttpMethod.GET;

import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Channel;
import io.hutong.web.access.CallableBy;
import io.hutong.web.access.CallableByAnyone;
import io.hutong.web.access.Caller;
import io.hutong.web.access.Scope;
import io.hutong.web.guess.GuessedRoutes;
import io.hutong.web.idempotency.IdempotentRequest;
import io.hutong.web.problem.ProblemException;
import io.hutong.web.validation.Checks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/**
 * A service as small as can be, with one route of each kind. It is in the package of what it tries
 * and so must not scan it.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(CounterApp.Routes.class)
public class CounterApp {

    private static final Pattern SKU = Pattern.compile("[a-z0-9-]{1,32}");

    @Bean
    GuessedRoutes guessed() {
        return new GuessedRoutes().limit("codes", GET, "/v1/codes/*");
    }

    record Tick() {
    }

    record Line(@Nullable String sku, @Nullable Integer quantity) {
    }

    record Cart(
            @Nullable String title, @Nullable Money price, @Nullable Channel channel,
            @Nullable Boolean gift, @Nullable List<Line> lines, @Nullable String note) {

        void check() {
            Checks.require(body -> body
                    .text("title", title).length(1, 100)
                    .money("price", price).between(1, 1_000_000_00)
                    .value("channel", channel).required()
                    .value("gift", gift).required()
                    .text("note", note).optional().length(1, 100)
                    .list("lines", lines, 1, 50, (line, each) -> line
                            .text("sku", each.sku()).matches(SKU)
                            .number("quantity", each.quantity()).between(1, 999)));
        }
    }

    @RestController
    static class Routes {

        @CallableByAnyone
        @GetMapping({"/open/{name}", "/v1/open/{name}"})
        Map<String, String> open(@PathVariable String name) {
            return Map.of("thread", Thread.currentThread().isVirtual() ? "virtual" : "platform");
        }

        @CallableByAnyone
        @GetMapping("/v1/codes/{code}")
        Map<String, String> code(@PathVariable String code) {
            if (!code.equals("right")) {
                throw ProblemException.notFound("code");
            }
            return Map.of("code", code);
        }

        @CallableBy({Scope.BUYER, Scope.OPERATOR})
        @GetMapping("/caller")
        Caller caller(Caller caller) {
            return caller;
        }

        @CallableBy(Scope.OPERATOR)
        @GetMapping("/broken")
        String broken() {
            throw new IllegalStateException("secret internals");
        }

        /** A part each second: longer than any time-out of the tests. */
        @CallableBy(Scope.OPERATOR)
        @GetMapping(path = "/slow", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
        Flux<Long> slow() {
            return Flux.interval(Duration.ofSeconds(1)).take(3);
        }

        @CallableBy(Scope.OPERATOR)
        @PutMapping("/carts/{id}")
        Cart put(@PathVariable String id, @RequestBody Cart cart) {
            cart.check();
            return cart;
        }

        @CallableBy(Scope.OPERATOR)
        @PostMapping("/carts")
        ResponseEntity<Cart> post(IdempotentRequest<Cart> request) {
            request.body().check();
            return ResponseEntity.status(201).body(request.body());
        }

        @CallableBy(Scope.OPERATOR)
        @PostMapping("/ticks")
        ResponseEntity<Tick> tick(IdempotentRequest<Tick> request) {
            return ResponseEntity.status(201).body(request.body());
        }
    }
}
