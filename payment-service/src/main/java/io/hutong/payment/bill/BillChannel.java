package io.hutong.payment.bill;

import io.hutong.payment.bill.model.BillLink;
import io.hutong.payment.bill.model.BillType;
import io.hutong.payment.channel.model.ChannelAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;

/** The channel's daily bills. All calls block; run them on virtual threads. */
public interface BillChannel {

    /** @param day a Beijing day */
    ChannelAnswer<BillLink> link(BillType type, LocalDate day);

    /**
     * The uncompressed file as it arrives. Nothing vouches for it but its hash.
     *
     * @throws IOException when the channel does not give it
     */
    InputStream open(BillLink link) throws IOException;
}
