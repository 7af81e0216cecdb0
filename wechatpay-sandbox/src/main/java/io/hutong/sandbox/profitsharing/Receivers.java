package io.hutong.sandbox.profitsharing;

import io.hutong.sandbox.book.World;
import io.hutong.sandbox.store.Index;
import io.hutong.sandbox.store.Table;
import org.jspecify.annotations.Nullable;

/** Who may get shares of whom, and which receivers a test has made fail. */
final class Receivers {

    private final World world;
    private final Table<Receiver> table;
    private final Index<Receiver> byOwner;
    private final Table<Trouble> troubles;

    Receivers(World world) {
        this.world = world;
        this.table = world.store().table("receivers", Receiver.class, Receiver::key);
        this.byOwner = table.indexBy(Receiver::owner);
        this.troubles = world.store().table("receiver_troubles", Trouble.class,
                Trouble::account);
    }

    /** Adds a receiver of {@code owner}'s orders; adding it again changes nothing. */
    boolean add(Receiver receiver) {
        return world.store().change(() -> {
            boolean known = table.find(receiver.key()).isPresent();
            if (!known && byOwner.count(receiver.owner()) >= world.rules().sharing()
                    .receiversPerMerchant()) {
                return false;
            }
            table.put(receiver);
            return true;
        });
    }

    boolean remove(String owner, String type, String account) {
        String key = Receiver.key(owner, type, account);
        return world.store().change(() -> {
            boolean known = table.find(key).isPresent();
            table.remove(key);
            return known;
        });
    }

    boolean knows(String owner, String type, String account) {
        return table.find(Receiver.key(owner, type, account)).isPresent();
    }

    /** Lets shares to {@code account} fail for {@code reason}; null: they succeed again. */
    void trouble(String account, @Nullable String reason) {
        world.store().change(() -> {
            if (reason == null) {
                troubles.remove(account);
            } else {
                troubles.put(new Trouble(account, reason));
            }
        });
    }

    /** Why {@code account} cannot receive, null when it can. */
    @Nullable
    String troubleOf(String account) {
        return troubles.find(account).map(Trouble::reason).orElse(null);
    }

    /** A relation that allows shares. */
    record Receiver(String owner, String type, String account, String relation) {

        static String key(String owner, String type, String account) {
            return owner + "/" + type + "/" + account;
        }

        String key() {
            return key(owner, type, account);
        }
    }

    /** A receiver that a test lets fail. */
    record Trouble(String account, String reason) {
    }
}
