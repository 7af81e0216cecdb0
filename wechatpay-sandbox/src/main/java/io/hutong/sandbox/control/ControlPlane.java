package io.hutong.sandbox.control;

import io.hutong.sandbox.book.Family;
import io.hutong.sandbox.book.World;
import io.hutong.sandbox.callback.Chaos;
import io.hutong.sandbox.combinepapay.CombinePapay;
import io.hutong.sandbox.faults.Faults;
import io.hutong.sandbox.protocol.Answer;
import io.hutong.sandbox.protocol.Call;
import io.hutong.sandbox.protocol.Routes;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Everything under {@code /sandbox}: how a test drives the simulator. */
public final class ControlPlane implements Family {

    private static final int SUMMARY = 50;

    private final World world;
    private final List<Family> families;
    private final Faults faults;
    private final ClockKeeper clock;
    private final RulesKeeper rules;
    private final BuyerRoutes buyers;
    private final BookStream book;

    /** {@code families} say what {@code GET /sandbox/book} lists beside the orders. */
    public ControlPlane(World world, Faults faults, CombinePapay papay, List<Family> families) {
        this.world = world;
        this.families = families;
        this.faults = faults;
        this.clock = new ClockKeeper(world);
        this.rules = new RulesKeeper(world);
        this.buyers = new BuyerRoutes(world, papay);
        Map<String, Supplier<Iterable<?>>> sections = families.stream()
                .flatMap(family -> family.sections().entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        this.book = new BookStream(world, sections);
    }

    @Override
    public void addTo(Routes routes) {
        new MerchantRoutes(world).addTo(routes);
        buyers.addTo(routes);
        new BehaviourRoutes(world, faults, clock, rules).addTo(routes);
        routes.open("GET", "/sandbox/book", call -> book.answer());
        routes.open("GET", "/sandbox/summary", call -> book.summary(SUMMARY));
        routes.open("DELETE", "/sandbox/state", this::reset);
        routes.open("GET", "/sandbox/health", call -> Answer.plain(200,
                Map.of("status", "UP", "rules", world.ruleBook().currentName())));
    }

    @Override
    public void resume() {
        clock.resume();
        rules.resume();
    }

    /**
     * Forgets orders, contracts, buyers, and all that was asked for since the start: faults,
     * callbacks, rules, the advanced clock. Who exists and their keys stay.
     */
    private Answer reset(Call call) {
        world.agenda().clear();
        world.store().clear();
        world.clock().setOffset(0);
        world.callbacks().setChaos(Chaos.NONE);
        faults.replace(List.of());
        rules.reset();
        families.forEach(Family::resume);
        return new Answer.Raw(204, "application/json", new byte[0]);
    }
}
