package io.hutong.sandbox.http;

import io.hutong.sandbox.book.Family;
import io.hutong.sandbox.book.World;
import io.hutong.sandbox.clock.BusinessClock;
import io.hutong.sandbox.protocol.Answer;
import io.hutong.sandbox.protocol.Merchant;
import io.hutong.sandbox.protocol.Routes;
import io.hutong.sandbox.store.Table;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BiConsumer;

/** Requests that take effect some time after their client has given up; they survive a restart. */
public final class LateRequests implements Family {

    private final World world;
    private final long delayMillis;
    private final Table<Late> table;
    private BiConsumer<Incoming, Merchant> executor = (request, merchant) -> {};

    /** {@code delayMillis}: business time from the client's time-out to the effect. */
    public LateRequests(World world, long delayMillis) {
        this.world = world;
        this.delayMillis = delayMillis;
        this.table = world.store().table("late", Late.class, Late::id);
    }

    @Override
    public void addTo(Routes routes) {
        routes.open("GET", "/sandbox/late-requests", call -> Answer.plain(200, Map.of("items",
                table.all().stream().map(late -> Map.of("method", late.method(), "uri",
                        late.uri(), "due_at", BusinessClock.rfc3339(late.dueAt()))).toList())));
    }

    @Override
    public void resume() {
        table.all().forEach(this::plan);
    }

    void executeWith(BiConsumer<Incoming, Merchant> how) {
        executor = how;
    }

    void add(Incoming request, String mchid) {
        Late late = new Late(world.ids().token("late"), mchid, request.method(), request.uri(),
                new String(request.body(), StandardCharsets.UTF_8), world.now() + delayMillis);
        world.store().change(() -> table.put(late));
        plan(late);
    }

    private void plan(Late late) {
        world.agenda().at(late.dueAt(), () -> run(late));
    }

    private void run(Late late) {
        if (table.find(late.id()).isEmpty()) {
            return;
        }
        world.store().change(() -> table.remove(late.id()));
        Incoming request = new Incoming(late.method(), late.uri(), Arrival.NOWHERE, name -> "",
                late.body().getBytes(StandardCharsets.UTF_8));
        world.identities().merchant(late.mchid())
                .ifPresent(merchant -> executor.accept(request, merchant));
    }

    /** A request that is still to take effect. */
    record Late(String id, String mchid, String method, String uri, String body, long dueAt) {
    }
}
