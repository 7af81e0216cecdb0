package io.hutong.contracts.ledger;

import io.hutong.contracts.catalog.MessageCatalog;
import io.hutong.contracts.catalog.MessageJson;
import io.hutong.contracts.message.LedgerSealed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The heads of the ledger's chain that were published, and what a ledger has to hold for them to
 * be true. The topic remembers more than a database that was restored from a backup: there the
 * chain ends before the last head, and when it has grown again, its blocks are others.
 *
 * <p>A head covers all blocks before it, so of a run of successive blocks the last one is enough;
 * a run ends where the numbers fall back or jump. Not for use by several threads.
 */
public final class PublishedHeads {

    /** Runs beyond it are not kept; a relay that sends again makes some, a restore makes one. */
    public static final int RUNS_MAX = 1_000;

    private final Set<Head> ends = new LinkedHashSet<>();
    private @Nullable Head last;
    private long highest;

    /** @param hash in hex */
    public record Head(long block, String hash) {
    }

    /** To be called in the order of the topic. */
    public void add(LedgerSealed sealed) {
        Head before = last;
        if (before != null && sealed.block() != before.block() + 1 && ends.size() < RUNS_MAX) {
            ends.add(before);
        }
        last = new Head(sealed.block(), sealed.head());
        highest = Math.max(highest, sealed.block());
    }

    /**
     * Whatever else is on the topic is no word of the ledger, and neither is what cannot be read.
     *
     * @param type  the record's header {@code ce_type}
     * @param value the record's value
     */
    public static Optional<LedgerSealed> sealed(
            byte @Nullable [] type, byte @Nullable [] value) {
        if (type == null || value == null || MessageCatalog
                .typeOf(new String(type, StandardCharsets.UTF_8))
                .filter(LedgerSealed.class::equals).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(MessageJson.read(value, LedgerSealed.class));
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The highest block that was published; 0 when none was. */
    public long highest() {
        return highest;
    }

    /**
     * What a ledger lacks of what was published.
     *
     * @param ledger hash of its block of that number, in hex; null when it has none
     * @return empty when each published block is in it
     */
    public Optional<String> missing(LongFunction<@Nullable String> ledger) {
        List<Head> all = new ArrayList<>(ends);
        if (last != null) {
            all.add(last);
        }
        for (Head head : all) {
            String hash = ledger.apply(head.block());
            if (hash == null) {
                return Optional.of("the ledger ends before block " + head.block()
                        + ", whose head was published");
            }
            if (!hash.equals(head.hash())) {
                return Optional.of("block " + head.block() + " is not the one that was published");
            }
        }
        return Optional.empty();
    }
}
