package io.hutong.cluster.check;

import io.hutong.contracts.ledger.PublishedHeads;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The ledger has not gone back in time: what it once published is still in it. */
final class HeadsCheck implements Check {

    private final Supplier<Optional<PublishedHeads>> published;
    private final Supplier<Map<Long, String>> sealed;

    /**
     * @param published as the topic tells it, empty when it does not; read first, so that the
     *                  ledger has to have all of it
     * @param sealed    the ledger's own blocks: hash by number
     */
    HeadsCheck(Supplier<Optional<PublishedHeads>> published,
            Supplier<Map<Long, String>> sealed) {
        this.published = published;
        this.sealed = sealed;
    }

    @Override
    public String claim() {
        return "the ledger holds every block whose head was published";
    }

    @Override
    public Findings find() {
        Optional<PublishedHeads> heads = published.get();
        if (heads.isEmpty()) {
            return new Findings("not compared", List.of(
                    "Kafka does not answer, so nobody knows what was published"));
        }
        var blocks = sealed.get();
        return new Findings(heads.get().highest() + " blocks published, " + blocks.size()
                + " sealed", heads.get().missing(blocks::get).stream().toList());
    }
}
