package io.hutong.sandbox.book;

import io.hutong.sandbox.protocol.Merchant;
import io.hutong.sandbox.protocol.Routes;
import io.hutong.sandbox.rules.Rules;
import java.time.Duration;

/**
 * What happens to orders that nobody cares for: frozen money is released to the payee after its
 * time, unpaid orders close themselves. Looked after every ten minutes of business time.
 */
public final class Deadlines implements Family {

    private static final long EVERY_MILLIS = Duration.ofMinutes(10).toMillis();

    private final World world;

    public Deadlines(World world) {
        this.world = world;
    }

    @Override
    public void addTo(Routes routes) {
        // time comes by itself
    }

    @Override
    public void resume() {
        world.agenda().at(world.now() + EVERY_MILLIS, this::sweep);
    }

    private void sweep() {
        world.agenda().at(world.now() + EVERY_MILLIS, this::sweep);
        for (Trade trade : world.book().trades().all()) {
            if (isToRelease(trade) || isToClose(trade)) {
                world.store().change(() -> world.book().trades().find(trade.key())
                        .ifPresent(this::settle));
            }
        }
    }

    private void settle(Trade trade) {
        if (isToClose(trade)) {
            world.book().trades().put(trade.in(TradeState.CLOSED));
        } else if (isToRelease(trade)) {
            world.book().unfreeze(trade);
        }
    }

    private boolean isToClose(Trade trade) {
        long days = world.rules().cashier().unpaidDays();
        return trade.state() == TradeState.NOTPAY
                && world.now() > trade.moments().createdAt() + Duration.ofDays(days).toMillis();
    }

    private boolean isToRelease(Trade trade) {
        return trade.amounts().unsplit() > 0 && trade.isPaid()
                && world.now() > trade.moments().paidAt() + frozenFor(trade);
    }

    private long frozenFor(Trade trade) {
        Rules.Sharing rules = world.rules().sharing();
        boolean ecommerce = world.identities().merchant(trade.number().mchid())
                .filter(m -> m.role() == Merchant.Role.COMMERCE_PLATFORM).isPresent();
        return Duration.ofDays(ecommerce ? rules.unfreezeDaysEcommerce()
                : rules.unfreezeDaysDirect()).toMillis();
    }
}
