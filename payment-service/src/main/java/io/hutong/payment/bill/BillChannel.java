package io.hutong.payment.bill;

import io.hutong.payment.bill.model.BillOffer;
import io.hutong.payment.bill.model.BillType;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;

/** The channel's daily bills. All calls block; run them on virtual threads. */
public interface BillChannel {

    /** @param day a Beijing day */
    BillOffer ask(BillType type, LocalDate day);

    /**
     * The uncompressed file as it arrives. Nothing vouches for it but its hash.
     *
     * @throws IOException when the channel does not give it
     */
    InputStream open(BillOffer.Link link) throws IOException;

    /** How to read one bill. */
    BillFormat format(BillType type);
}
