package io.hutong.sandbox.control;

import io.hutong.sandbox.book.World;
import io.hutong.sandbox.callback.Chaos;
import io.hutong.sandbox.clock.BusinessClock;
import io.hutong.sandbox.faults.Effect;
import io.hutong.sandbox.faults.Fault;
import io.hutong.sandbox.faults.Faults;
import io.hutong.sandbox.protocol.Answer;
import io.hutong.sandbox.protocol.Call;
import io.hutong.sandbox.protocol.Json;
import io.hutong.sandbox.protocol.Routes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** How the sandbox behaves: faults, callbacks, rules, time. */
final class BehaviourRoutes {

    private static final int MAX_FAULTS = 100;
    private static final int LOG = 500;
    private static final long MAX_SECONDS = Duration.ofDays(3660).toSeconds();

    private final World world;
    private final Faults faults;
    private final ClockKeeper clock;
    private final RulesKeeper rules;

    BehaviourRoutes(World world, Faults faults, ClockKeeper clock, RulesKeeper rules) {
        this.world = world;
        this.faults = faults;
        this.clock = clock;
        this.rules = rules;
    }

    void addTo(Routes routes) {
        routes.open("PUT", "/sandbox/faults", call -> change(call, faults::replace));
        routes.open("POST", "/sandbox/faults", call -> change(call, faults::add));
        routes.open("GET", "/sandbox/faults", call -> Answer.plain(200, faults.status()));
        routes.open("PUT", "/sandbox/callbacks", this::setCallbacks);
        routes.open("GET", "/sandbox/callbacks", call -> Answer.plain(200, Map.of(
                "behaviour", world.callbacks().chaos(),
                "items", world.callbacks().log(LOG))));
        routes.open("POST", "/sandbox/callbacks/{id}/resend", this::resend);
        routes.open("PUT", "/sandbox/rules", this::setRules);
        routes.open("GET", "/sandbox/rules", call -> Answer.plain(200, Map.of(
                "set", world.ruleBook().currentName(), "rules", world.rules())));
        routes.open("POST", "/sandbox/clock/advance", this::advance);
        routes.open("GET", "/sandbox/clock", call -> Answer.plain(200, time()));
    }

    private Answer change(Call call, Consumer<List<Fault>> change) {
        JsonNode list = call.body();
        if (!list.isArray() || list.size() > MAX_FAULTS) {
            return Refused.badRequest("Send a list of at most " + MAX_FAULTS + " faults");
        }
        List<Fault> wanted = new ArrayList<>();
        for (JsonNode item : list) {
            Optional<Fault> fault = fault(item);
            if (fault.isEmpty()) {
                return Refused.badRequest("Each fault needs \"match\": \"METHOD path\" and an"
                        + " \"effect\": a transport effect or a known error code; this one is "
                        + "not understood: " + item);
            }
            wanted.add(fault.get());
        }
        change.accept(wanted);
        return Answer.plain(200, faults.status());
    }

    private Optional<Fault> fault(JsonNode item) {
        try {
            Fault fault = Json.MAPPER.treeToValue(item, Fault.class);
            String effect = item.path("effect").asString("");
            boolean complete = item.path("match").asString("").contains("/")
                    && Effect.parse(effect, world.ruleBook().knowsError(effect)
                            || effect.matches("[A-Z][A-Z0-9_]{2,40}")).isPresent();
            return complete ? Optional.of(fault) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private Answer setCallbacks(Call call) {
        try {
            world.callbacks().setChaos(Json.MAPPER.treeToValue(call.body(), Chaos.class));
            return Answer.plain(200, world.callbacks().chaos());
        } catch (JacksonException e) {
            return Refused.badRequest("Send {\"drop\",\"duplicate\",\"delay_ms\":[from,to],"
                    + "\"reorder\",\"forge\",\"public_key\"}");
        }
    }

    private Answer resend(Call call) {
        return world.callbacks().resend(call.param("id"))
                ? Answer.plain(202, Map.of("id", call.param("id")))
                : Refused.notFound("There is no such notification");
    }

    private Answer setRules(Call call) {
        String set = call.fields().text("set");
        return rules.use(set)
                ? Answer.plain(200, Map.of("set", set))
                : Refused.badRequest("set must be one of " + world.ruleBook().names());
    }

    private Answer advance(Call call) {
        long seconds = call.fields().number("seconds");
        if (seconds < 0 || seconds > MAX_SECONDS) {
            return Refused.badRequest("seconds must be 0 to " + MAX_SECONDS);
        }
        clock.advance(Duration.ofSeconds(seconds));
        return Answer.plain(200, time());
    }

    private Map<String, Object> time() {
        return Map.of("business_time", BusinessClock.rfc3339(world.now()),
                "ahead_seconds", world.clock().offset() / 1000);
    }
}
