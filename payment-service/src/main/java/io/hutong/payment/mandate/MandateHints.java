package io.hutong.payment.mandate;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes word that something happened to a mandate, and has the channel asked about it now. */
@Component
public class MandateHints {

    private final MandateStore store;
    private final MandateSettings settings;

    MandateHints(MandateStore store, MandateSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    /**
     * Also of one that has ended here: it may be in force there.
     *
     * @return false when there is no such mandate
     */
    public boolean hint(String outContractCode) {
        return store.rows().askNow(outContractCode);
    }

    /**
     * A contract under a number that we do not know, as after a restored backup: once the channel
     * confirms it, its buyer sees it and can end it.
     */
    public void discovered(String outContractCode, String buyerId) {
        store.open(outContractCode, buyerId, settings);
        hint(outContractCode);
    }

    /** Whose mandate it is; empty when there is none under that code. */
    public Optional<String> buyerOf(String outContractCode) {
        return store.byCode(outContractCode).map(Mandate::buyerId);
    }
}
