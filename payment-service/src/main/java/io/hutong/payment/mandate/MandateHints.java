package io.hutong.payment.mandate;

import io.hutong.payment.work.WorkLoop;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes word that something happened to a mandate, and has the channel asked about it now. */
@Component
public class MandateHints {

    private final MandateStore store;
    private final WorkLoop<Mandate, MandateWork.Answer> loop;

    MandateHints(MandateStore store, WorkLoop<Mandate, MandateWork.Answer> mandateLoop) {
        this.store = store;
        this.loop = mandateLoop;
    }

    /** @return false when there is no such mandate, or nothing about it is open */
    public boolean hint(String outContractCode) {
        boolean open = store.hint(outContractCode);
        loop.wake();
        return open;
    }

    /** Whose mandate it is; empty when there is none under that code. */
    public Optional<String> buyerOf(String outContractCode) {
        return store.byCode(outContractCode).map(Mandate::buyerId);
    }
}
