package io.hutong.cluster.check;

import io.hutong.contracts.ledger.PublishedHeads;
import java.util.Map;
import java.util.function.Supplier;

/** The ledger has not gone back in time: what it once published is still in it. */
final class HeadsCheck implements Check {

    private final Supplier<PublishedHeads> published;
    private final Supplier<Map<Long, String>> sealed;

    /**
     * @param published as the topic tells it; read first, so that the ledger has to have all of it
     * @param sealed    the ledger's own blocks: hash by number
     */
    HeadsCheck(Supplier<PublishedHeads> published, Supplier<Map<Long, String>> sealed) {
        this.published = published;
        this.sealed = sealed;
    }

    @Override
    public String claim() {
        return "the ledger holds every block whose head was published";
    }

    @Override
    public Findings find() {
        var heads = published.get();
        var blocks = sealed.get();
        var violations = new Violations();
        heads.missing(blocks::get).ifPresent(violations::add);
        return new Findings(heads.highest() + " blocks published, " + blocks.size() + " sealed",
                violations.all());
    }
}
